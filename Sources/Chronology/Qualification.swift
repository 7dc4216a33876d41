/// How sure a date, or a part of it, is said to be (ISO 8601-2:2019, 8.2).
///
/// A qualification never moves a bound.
public struct Qualification: OptionSet, Hashable, Sendable {
  /// The bits: 1 uncertain, 2 approximate.
  public let rawValue: UInt8

  /// The qualification with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `?`: the source is unsure, or sources conflict.
  public static let uncertain = Qualification(rawValue: 1)

  /// `~`: an estimate, near the truth.
  public static let approximate = Qualification(rawValue: 2)

  /// The character EDTF writes: `?`, `~`, `%` for both, nothing for none.
  public var symbol: String {
    switch rawValue & 3 {
    case 1: "?"
    case 2: "~"
    case 3: "%"
    default: ""
    }
  }
}

/// How fine a date is, from coarse to fine.
public enum Precision: Int, Hashable, Comparable, Sendable {
  /// A year, or a masked year such as a decade.
  case year
  /// A season, quarter, third or half of a year (the codes 21 to 41).
  case season
  /// A month.
  case month
  /// A day.
  case day
  /// A time of day, to the second.
  case second

  /// Whether the left precision is the coarser one.
  public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
}
