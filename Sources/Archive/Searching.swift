import Chronology
import GRDB

/// What a search has found: events in order of time, then passages in reading order.
public struct SearchHits: Hashable, Sendable {
  /// The events, by position, ascending.
  public var events: [Int32]
  /// The passages, by source and paragraph.
  public var passages: [PassageHit]

  /// Nothing found.
  public static let none = SearchHits(events: [], passages: [])

  /// How many there are.
  public var count: Int { events.count + passages.count }
}

extension EraArchive {
  /// All that meets a query.
  ///
  /// A query that asks for nothing finds nothing.
  /// - Parameter withBackground: whether events outside the era are found as well, also where the query does not ask.
  public func search(_ query: SearchQuery, withBackground: Bool = true) -> SearchHits {
    if query.isEmpty { return .none }
    return SearchHits(
      events: events(meeting: query, withBackground: withBackground), passages: passages(meeting: query))
  }

  /// The list of the events that meet a query; of all, or of the era's, where it asks for nothing.
  public func list(meeting query: SearchQuery, withBackground: Bool) -> EventList {
    query.isEmpty
      ? events(withBackground: withBackground) : .chosen(events(meeting: query, withBackground: withBackground))
  }

  /// The positions of the events that meet a query, ascending.
  public func events(meeting query: SearchQuery, withBackground: Bool) -> [Int32] {
    var clauses: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    for group in query.groups {
      let parts = group.map { EraArchive.eventClause($0, &arguments, self) }
      clauses.append("(" + parts.joined(separator: " OR ") + ")")
    }
    let asksForBackground = query.groups.joined().contains { $0.subject == .flag(.background) }
    if !withBackground && !asksForBackground { clauses.append("era IS NOT NULL") }
    let condition = clauses.isEmpty ? "1" : clauses.joined(separator: " AND ")
    let positions = read { database in
      try Int32.fetchAll(
        database, sql: "SELECT position FROM event WHERE \(condition) ORDER BY position",
        arguments: StatementArguments(arguments))
    }
    return positions ?? []
  }

  /// The passages that meet a query: what it asks for in words, in the sources that it names.
  ///
  /// A query that asks for a property that only events have finds no passages; one that asks neither for words nor for
  /// what nothing is quoted from finds none either.
  public func passages(meeting query: SearchQuery) -> [PassageHit] {
    var clauses: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    var asksForPassages = false
    for group in query.groups {
      var parts: [String] = []
      for condition in group {
        switch condition.subject {
        case .words(let words, let isPrefix):
          if !condition.isNegated { asksForPassages = true }
          parts.append(
            EraArchive.negated(condition, "key IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?)"))
          arguments.append(EraArchive.pattern(words, isPrefix: isPrefix))
        case .facet(.source, let name):
          let numbers = sourceNumbers(named: name).map(String.init)
          parts.append(EraArchive.negated(condition, "(key >> 32) IN (\(numbers.joined(separator: ",")))"))
        case .scope(let scope):
          parts.append((scope == .texts) != condition.isNegated ? "1" : "0")
        case .flag(.unquoted):
          if !condition.isNegated { asksForPassages = true }
          parts.append(EraArchive.negated(condition, EraArchive.unquoted))
        default:
          parts.append("0")
        }
      }
      clauses.append("(" + parts.joined(separator: " OR ") + ")")
    }
    guard asksForPassages else { return [] }
    let keys = read { database in
      try Int64.fetchAll(
        database, sql: "SELECT key FROM paragraph WHERE \(clauses.joined(separator: " AND ")) ORDER BY key",
        arguments: StatementArguments(arguments))
    }
    return (keys ?? []).map(PassageHit.init)
  }

  /// A paragraph of a text's body from which no account quotes a word.
  static let unquoted = """
    (kind IN ('paragraph', 'quotation') AND key NOT IN (
      SELECT quoted.key FROM account JOIN paragraph AS quoted ON quoted.key BETWEEN account.source << 32 | account.paragraph
        AND account.source << 32 | coalesce(account.passage_end_paragraph, account.paragraph)))
    """

  private static func negated(_ condition: SearchQuery.Condition, _ clause: String) -> String {
    condition.isNegated ? "NOT " + clause : clause
  }

  private static func eventClause(
    _ condition: SearchQuery.Condition, _ arguments: inout [any DatabaseValueConvertible], _ archive: EraArchive
  ) -> String {
    switch condition.subject {
    case .words(let words, let isPrefix):
      arguments.append(pattern(words, isPrefix: isPrefix))
      return negated(condition, "position IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)")
    case .facet(.theme, let name):
      let numbers = archive.themeNumbers(named: name)
      return negated(condition, "theme IN (\(numbers.map(String.init).joined(separator: ",")))")
    case .facet(.source, let name):
      let numbers = archive.sourceNumbers(named: name).map(String.init)
      return negated(
        condition, "position IN (SELECT event FROM account WHERE source IN (\(numbers.joined(separator: ","))))")
    case .facet(let facet, let name):
      let kind = Schema.Kind(facet) ?? .place
      let ids = archive.records(of: kind, named: name)
      arguments.append(kind.rawValue)
      arguments += ids as [any DatabaseValueConvertible]
      let places = ids.map { _ in "?" }.joined(separator: ", ")
      return negated(condition, "position IN (SELECT event FROM link WHERE kind = ? AND target IN (\(places)))")
    case .date(let date):
      // Whatever may have happened in that time: what ends before it or begins after it cannot have.
      var parts: [String] = []
      if let first = date.earliest.day?.number {
        parts.append("(latest IS NULL OR latest >= ?)")
        arguments.append(first)
      }
      if let last = date.latest.day?.number {
        parts.append("(earliest IS NULL OR earliest <= ?)")
        arguments.append(last)
      }
      return negated(condition, "(" + (parts.isEmpty ? "1" : parts.joined(separator: " AND ")) + ")")
    case .scope(let scope): return (scope == .events) != condition.isNegated ? "1" : "0"
    case .flag(.disagreement): return negated(condition, "disputed")
    case .flag(.background): return negated(condition, "(era IS NULL)")
    case .flag(.singleSource): return negated(condition, "single")
    case .flag(.noPrimary):
      return negated(
        condition,
        "position NOT IN (SELECT event FROM account WHERE source IN (SELECT number FROM source WHERE tier = 'primary'))"
      )
    case .flag(.unquoted): return negated(condition, "0")
    case .flag(.marked):
      arguments.append(archive.marked.withLock { $0 })
      return negated(condition, "position IN (SELECT value FROM json_each(?))")
    }
  }

  /// The ids of the people, organisations or places that bear a name, whatever its case and accents; part of it is
  /// enough.
  private func records(of kind: Schema.Kind, named name: String) -> [String] {
    let wanted = WordMatcher.folded(name)
    let found = read { database in
      try Row.fetchAll(
        database, sql: "SELECT id, name, forms FROM record WHERE kind = ?", arguments: [kind.rawValue]
      ).compactMap { row -> String? in
        let id: String = row[0]
        let isNamed = WordMatcher.folded(row[1]).contains(wanted) || WordMatcher.folded(row[2]).contains(wanted)
        return id == name || isNamed ? id : nil
      }
    }
    // An id that is given whole means that one alone.
    return found.map { $0.contains(name) ? [name] : $0 } ?? []
  }

  /// The themes that bear a name; the beginning of an id or part of the name is enough.
  private func themeNumbers(named name: String) -> [Int] {
    if let theme = themes.firstIndex(where: { $0.id == name }) { return [theme] }
    let wanted = WordMatcher.folded(name)
    return themes.indices.filter {
      themes[$0].id.hasPrefix(name) || WordMatcher.folded(themes[$0].name).contains(wanted)
    }
  }

  /// The sources that bear a name; the beginning of an id or part of the name is enough.
  private func sourceNumbers(named name: String) -> [Int] {
    // An id that is given whole means that one alone.
    if let source = sources.first(where: { $0.id == name }) { return [source.number] }
    let wanted = WordMatcher.folded(name)
    return sources.filter { $0.id.hasPrefix(name) || WordMatcher.folded($0.name).contains(wanted) }.map(\.number)
  }

  /// Words as a phrase in the syntax of FTS5: each in quotes, so that nothing in them is syntax.
  private static func pattern(_ words: [String], isPrefix: Bool) -> String {
    words.map { "\"\(TextWriter.indexed($0))\"" }.joined(separator: " + ") + (isPrefix ? " *" : "")
  }
}
