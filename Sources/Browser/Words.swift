import Archive
import Chronology
import Evidence

/// Words for what the screen shows.
public enum Words {
  /// A date in words; as it is written where it cannot be read.
  static func date(_ canonical: String) -> String {
    (try? EDTF(canonical))?.words ?? canonical
  }

  /// The days from one to another, as few of their parts told twice as can be.
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
  /// How many events and passages a search has found, in forms that grow shorter.
  static func counts(of search: SearchSession) -> [String] {
    if search.inquiry != nil { return ["counting …", "…"] }
    let passages = search.hits.passages.count
    let events = count(search.hits.events.count, "event", "events")
    let all = search.hits.count
    let whole = passages == 0 ? events : events + ", " + count(passages, "passage", "passages")
    return [whole, count(all, "hit", "hits"), "\(all)"]
  }

  /// How sure it is that a passage is the one that was quoted.
  static func state(_ anchor: Anchor) -> String {
    anchor.state == .fuzzy ? "fuzzy \(Int(anchor.score * 100))%" : anchor.state.rawValue
  }
}
