/// The first or the last day that a date may reach.
public enum Bound: Hashable, Sendable, CustomStringConvertible {
  /// The day itself belongs to the date.
  case day(Day)
  /// There is no limit on this side (`..`).
  case open
  /// There is a limit, which is not known (an empty interval end).
  case unknown

  /// The day, where there is one.
  public var day: Day? {
    if case .day(let day) = self { day } else { nil }
  }

  /// `1989-07-01`, `..` where open, the word `unknown` where unknown.
  public var description: String { jsonValue ?? "unknown" }

  /// The text that stands for the bound in JSON: `1989-07-01`, `..`, or nil (JSON's null) where unknown.
  public var jsonValue: String? {
    switch self {
    case .day(let day): day.description
    case .open: ".."
    case .unknown: nil
    }
  }
}
