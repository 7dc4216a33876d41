import Chronology
import GRDB

/// A value that a property may have in a query.
public struct QueryValue: Hashable, Sendable {
  /// The value as a query has it.
  public var id: String
  /// Its name.
  public var name: String
  /// How many events of a list have it; nil where the list is too long to be counted at once.
  public var count: Int?

  /// Makes a value.
  public init(id: String, name: String, count: Int?) {
    self.id = id
    self.name = name
    self.count = count
  }
}

extension EraArchive {
  /// How long a list may be so that its events are counted while one types.
  static let countableEvents = 20_000

  /// The values that a property has among the events of a list, those with most events first.
  ///
  /// Where there is no list to count in, or the work was stopped, all values of the archive are given, none counted.
  /// - Complexity: in the number of values and of the list's events.
  public func values(
    of facet: SearchQuery.Facet, among list: EventList?, until stop: Stop = Stop()
  ) -> [QueryValue] {
    let names = names(of: facet)
    guard let list, let counts = eventCounts(of: facet, among: list, until: stop) else {
      return names.map { QueryValue(id: $0.id, name: $0.name, count: nil) }
    }
    return names.compactMap { name in counts[name.key].map { QueryValue(id: name.id, name: name.name, count: $0) } }
      .sorted { ($1.count ?? 0, $0.name) < ($0.count ?? 0, $1.name) }
  }

  /// How many events of a list may have happened in a time; nil where the work was stopped.
  public func eventCount(in date: EDTF, among list: EventList, until stop: Stop = Stop()) -> Int? {
    if stop.isDue { return nil }
    let (condition, arguments) = EraArchive.condition(of: list)
    let first = date.earliest.day?.number ?? Int(Int32.min)
    let last = date.latest.day?.number ?? Int(Int32.max)
    return read(until: stop) { database in
      try database.rows(
        """
        SELECT count(*) FROM event
        WHERE \(condition) AND (latest IS NULL OR latest >= ?) AND (earliest IS NULL OR earliest <= ?)
        """, arguments + [first, last]
      ) { $0[0] as Int }.first
    } ?? nil
  }

  private func names(of facet: SearchQuery.Facet) -> [(key: String, id: String, name: String)] {
    switch facet {
    case .theme: return themes.enumerated().map { (String($0), $1.id, $1.name) }
    case .source: return sources.map { (String($0.number), $0.id, $0.name) }
    case .person, .place, .organisation:
      return read { database in
        try database.rows(
          "SELECT id, name FROM record WHERE kind = ? ORDER BY number", [Schema.Kind(facet)?.rawValue ?? -1]
        ) { ($0[0], $0[0], $0[1]) }
      } ?? []
    }
  }

  private func eventCounts(
    of facet: SearchQuery.Facet, among list: EventList, until stop: Stop
  ) -> [String: Int]? {
    if stop.isDue { return nil }
    let (condition, arguments) = EraArchive.condition(of: list)
    let tables =
      switch facet {
      case .theme: "SELECT CAST(theme AS TEXT), count(*) FROM event WHERE \(condition)"
      case .source:
        """
        SELECT CAST(source AS TEXT), count(DISTINCT event) FROM account JOIN event ON position = event
        WHERE \(condition)
        """
      case .person, .place, .organisation:
        """
        SELECT target, count(DISTINCT event) FROM link JOIN event ON position = event
        WHERE link.kind = \(Schema.Kind(facet)?.rawValue ?? -1) AND \(condition)
        """
      }
    let rows = read(until: stop) { database in
      try database.rows(tables + " GROUP BY 1", arguments) { ($0[0] as String, $0[1] as Int) }
    }
    return rows.map { Dictionary($0) { first, _ in first } }
  }

  /// The events of a list as a condition on the table of events.
  private static func condition(of list: EventList) -> (String, [any StoredValue]) {
    switch list {
    case .all: ("1", [])
    case .era: ("era IS NOT NULL", [])
    case .chosen(let positions):
      (
        "position IN (SELECT value FROM json_each(?))",
        ["[" + positions.map(String.init).joined(separator: ",") + "]"]
      )
    }
  }
}

extension Schema.Kind {
  /// The kind of the names that are values of a property; nil where they have a table of their own.
  init?(_ facet: SearchQuery.Facet) {
    switch facet {
    case .theme, .source: return nil
    case .person: self = .person
    case .place: self = .place
    case .organisation: self = .organisation
    }
  }
}

extension SearchQuery.Condition {
  fileprivate var asksForTime: Bool { if case .date = subject { true } else { false } }
}

extension SearchQuery {
  /// Whether it asks for a time.
  public var asksForTime: Bool {
    groups.joined().contains(where: \.asksForTime)
  }

  /// How sure it is that an event of a date, one that a search for this has found, lies in the time asked for.
  public func answer(for date: EDTF) -> Answer {
    groups.map { group in
      let answers = group.map { condition -> Answer in
        guard case .date(let asked) = condition.subject, !condition.isNegated else { return .impossible }
        return date.overlaps(asked)
      }
      let best = answers.max() ?? .impossible
      // Where the time cannot be met, something else that was asked for is.
      if best == .impossible, group.contains(where: { $0.isNegated || !$0.asksForTime }) { return .definite }
      return max(.possible, best)
    }.min() ?? .definite
  }
}
