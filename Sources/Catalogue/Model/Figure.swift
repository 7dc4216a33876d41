import Chronology

/// A number that a source gives: exact, a range, or only a bound.
public struct Figure: Hashable, Sendable {
  /// The lowest value stated; equal to ``high`` for a plain number.
  public var low: Double
  /// The highest value stated, never under ``low``.
  public var high: Double
  /// The source says "about".
  public var isAbout: Bool
  /// The source says "at least" or "more than": there is no upper bound.
  public var isAtLeast: Bool
  /// The source says "at most" or "under": there is no lower bound.
  public var isAtMost: Bool
  /// The time the number is of, where the source gives one.
  public var asOf: EDTF?

  /// Makes a figure; a single value is given as both `low` and `high`.
  public init(
    low: Double, high: Double, isAbout: Bool = false, isAtLeast: Bool = false, isAtMost: Bool = false,
    asOf: EDTF? = nil
  ) {
    self.low = low
    self.high = high
    self.isAbout = isAbout
    self.isAtLeast = isAtLeast
    self.isAtMost = isAtMost
    self.asOf = asOf
  }

  /// Makes a figure of one exact value.
  public init(_ value: Double) {
    self.init(low: value, high: value)
  }

  /// True for a plain number: one value, nothing that widens it, and no date of its own.
  public var isPlain: Bool {
    low == high && !isAbout && !isAtLeast && !isAtMost && asOf == nil
  }

  /// How far "about" widens a value to either side, as a part of the value.
  public static let aboutTolerance = 0.05

  /// The values that the statement leaves possible, both ends included.
  ///
  /// "About" widens each end by ``aboutTolerance`` of itself; "at least" and "at most" open one end.
  public var possibleValues: ClosedRange<Double> {
    let slack = isAbout ? Self.aboutTolerance : 0
    let lower = isAtMost ? -Double.infinity : low - abs(low) * slack
    let upper = isAtLeast ? Double.infinity : high + abs(high) * slack
    return lower...max(lower, upper)
  }

  /// True where both figures are of the same time and no value satisfies both.
  ///
  /// The times are the same where both are absent or their canonical forms are equal: figures of different
  /// times never exclude one another.
  public func excludes(_ other: Figure) -> Bool {
    asOf?.canonical == other.asOf?.canonical && !possibleValues.overlaps(other.possibleValues)
  }
}

/// What a figure's name stands for.
public struct FigureKind: Hashable, Sendable, Identifiable {
  /// The name that accounts use, a slug.
  public var name: String
  /// The unit, for example `people` or `per cent`.
  public var unit: String
  /// The words that stand before the number on the screen.
  public var words: String

  /// The same as ``name``.
  public var id: String { name }

  /// Makes a kind from its parts.
  public init(name: String, unit: String, words: String) {
    self.name = name
    self.unit = unit
    self.words = words
  }
}
