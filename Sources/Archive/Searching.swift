import GRDB
import GRDBSQLite

/// What a search has found: events, then passages.
public struct SearchHits: Hashable, Sendable {
  /// The events, by position; ascending unless the best come first.
  public var events: [Int32]
  /// The passages, by source and paragraph; in that order unless the best come first.
  public var passages: [PassageHit]

  /// Nothing found.
  public static let none = SearchHits(events: [], passages: [])

  /// How many there are.
  public var count: Int { events.count + passages.count }
}

/// In which order hits come.
public enum HitOrder: Hashable, Sendable {
  /// Events in order of time, passages in reading order.
  case time
  /// Those first in which the words weigh most (BM25; a word in a title weighs more than one in an account).
  case best
}

extension EraArchive {
  /// All that meets a query.
  ///
  /// A query that asks for nothing finds nothing.
  /// - Parameter withBackground: whether events outside the era are found as well, also where the query does not ask.
  public func search(_ query: SearchQuery, withBackground: Bool = true, order: HitOrder = .time) -> SearchHits {
    search(query, withBackground: withBackground, order: order, until: Stop()) ?? .none
  }

  /// All that meets a query; nil where the work was stopped.
  func search(_ query: SearchQuery, withBackground: Bool, order: HitOrder, until stop: Stop) -> SearchHits? {
    if query.isEmpty { return SearchHits.none }
    guard let events = events(meeting: query, withBackground: withBackground, order: order, until: stop),
      let passages = passages(meeting: query, order: order, until: stop)
    else { return nil }
    return SearchHits(events: events, passages: passages)
  }

  /// The list of the events that meet a query; of all, or of the era's, where it asks for nothing.
  public func list(meeting query: SearchQuery, withBackground: Bool) -> EventList {
    list(meeting: query, withBackground: withBackground, until: Stop()) ?? .chosen([])
  }

  /// The list of the events that meet a query; nil where the work was stopped.
  public func list(meeting query: SearchQuery, withBackground: Bool, until stop: Stop) -> EventList? {
    query.isEmpty
      ? events(withBackground: withBackground)
      : events(meeting: query, withBackground: withBackground, until: stop).map(EventList.chosen)
  }

  /// The positions of the events that meet a query, ascending.
  public func events(meeting query: SearchQuery, withBackground: Bool) -> [Int32] {
    events(meeting: query, withBackground: withBackground, until: Stop()) ?? []
  }

  /// The positions of the events that meet a query; nil where the work was stopped.
  func events(
    meeting query: SearchQuery, withBackground: Bool, order: HitOrder = .time, until stop: Stop
  ) -> [Int32]? {
    let plan = eventPlan(query, withBackground: withBackground, until: stop)
    if stop.isDue { return nil }
    if plan.isImpossible { return [] }
    let rank = plan.expression != nil && order == .best ? "bm25(event_words, 8, 4, 1, 0)" : nil
    return read(until: stop) { database in
      try database.keys(EraArchive.eventSelection(plan, order: rank), plan.selectionArguments()).map(Int32.init)
    }
  }

  /// Some of the events that meet a query, on one side of a position, in order of time.
  /// - Complexity: in the number asked for, for nearly every query; the stop guards the others.
  func events(
    _ plan: SearchPlan, from position: Int, forward: Bool, atMost count: Int, until stop: Stop
  ) -> [Int32]? {
    // A plan that was not finished in time says nothing.
    if stop.isDue { return nil }
    if plan.isImpossible || count <= 0 { return [] }
    let key = plan.expression == nil ? "position" : "event_words.rowid"
    let found = read(until: stop) { database in
      try database.keys(
        EraArchive.eventSelection(
          plan, bound: "\(key) \(forward ? ">=" : "<") ?", order: forward ? nil : "\(key) DESC", limit: true),
        plan.selectionArguments(bound: position, limit: count)
      ).map(Int32.init)
    }
    return forward ? found : found?.reversed()
  }

  private static func eventSelection(
    _ plan: SearchPlan, bound: String? = nil, order: String? = nil, limit: Bool = false
  ) -> String {
    let key = plan.expression == nil ? "position" : "event_words.rowid"
    var tables = "event"
    if plan.expression != nil {
      tables = plan.conditions.isEmpty ? "event_words" : "event_words CROSS JOIN event ON position = event_words.rowid"
    }
    let conditions =
      (plan.expression == nil ? [] : ["event_words MATCH ?"]) + (bound.map { [$0] } ?? []) + plan.conditions
    return """
      SELECT \(key) FROM \(tables) \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")) \
      ORDER BY \(order ?? key)\(limit ? " LIMIT ?" : "")
      """
  }

  /// The passages that meet a query: what it asks for in words, in the sources that it names.
  ///
  /// A query that asks for a property that only events have finds no passages; one that asks neither for words nor for
  /// what nothing is quoted from finds none either.
  public func passages(meeting query: SearchQuery) -> [PassageHit] { passages(meeting: query, until: Stop()) ?? [] }

  /// The paragraphs whose words the index has.
  private static let searched = "(SELECT key AS rowid FROM paragraph WHERE kind <> 'furniture')"

  /// The passages that meet a query; nil where the work was stopped.
  /// - Parameter count: how many to look for at most, the first ones; all where it is nil.
  func passages(
    meeting query: SearchQuery, order: HitOrder = .time, atMost count: Int? = nil, until stop: Stop
  ) -> [PassageHit]? {
    guard let plan = passagePlan(query) else { return [] }
    let table = plan.expression == nil ? EraArchive.searched : "passage_words"
    let conditions = (plan.expression == nil ? [] : ["passage_words MATCH ?"]) + plan.conditions
    let rank = plan.expression != nil && order == .best ? "bm25(passage_words)" : "rowid"
    let sql = """
      SELECT rowid FROM \(table) \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")) \
      ORDER BY \(rank)\(count == nil ? "" : " LIMIT ?")
      """
    return read(until: stop) { database in
      try database.keys(sql, plan.selectionArguments(limit: count)).map(PassageHit.init)
    }
  }

  /// The first or the last of the passages that meet a query between two keys, the upper one left out.
  func passage(
    meeting query: SearchQuery, within keys: (Int64, Int64), forward: Bool, until stop: Stop
  ) -> PassageHit? {
    guard let plan = passagePlan(query), plan.expression != nil else { return nil }
    let conditions = ["passage_words MATCH ?", "rowid >= ?", "rowid < ?"] + plan.conditions
    let sql = """
      SELECT rowid FROM passage_words WHERE \(conditions.joined(separator: " AND ")) \
      ORDER BY rowid\(forward ? "" : " DESC") LIMIT 1
      """
    let found = read(until: stop) { database in
      try database.keys(
        sql,
        StatementArguments([plan.expression ?? "", keys.0, keys.1] as [any DatabaseValueConvertible] + plan.arguments))
    }
    return found?.first.map(PassageHit.init)
  }
}

extension SearchPlan {
  /// The arguments in the order of the statement: expression, bound, conditions, limit.
  fileprivate func selectionArguments(bound: Int? = nil, limit: Int? = nil) -> StatementArguments {
    var all: [any DatabaseValueConvertible] = []
    if let expression { all.append(expression) }
    if let bound { all.append(bound) }
    all += arguments
    if let limit { all.append(limit) }
    return StatementArguments(all)
  }
}

extension Database {
  /// The keys that a statement gives, taken from SQLite without a detour: there may be a million of them.
  fileprivate func keys(_ sql: String, _ arguments: StatementArguments) throws -> [Int64] {
    let statement = try cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
    defer { sqlite3_reset(pointer) }
    var keys: [Int64] = []
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_ROW: keys.append(sqlite3_column_int64(pointer, 0))
      case SQLITE_DONE: return keys
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
      }
    }
  }
}
