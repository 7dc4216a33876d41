import Archive
import Chronology
import Evidence

/// Words for what the screen shows.
public enum Words {
  /// A date in words; as it is written where it cannot be read.
  static func date(_ canonical: String) -> String {
    (try? EDTF(canonical))?.words ?? canonical
  }

  /// A range of days in words, with shared months and years written once: `3–9 May 1988`.
  static func days(from first: Int, through last: Int) -> String {
    let (start, end) = (Day(number: first), Day(number: last))
    return (try? EDTF(first == last ? "\(start)" : "\(start)/\(end)"))?.words ?? "\(start)–\(end)"
  }

  /// A number with its noun.
  public static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}

extension Words {
  /// How sure it is that a passage is the one that was quoted.
  static func state(_ anchor: Anchor) -> String {
    anchor.state == .fuzzy ? "fuzzy \(Int(anchor.score * 100))%" : anchor.state.rawValue
  }
}
