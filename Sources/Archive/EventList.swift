import GRDB

/// The events that the timeline shows, in order of time: all, those of the era, or a choice.
///
/// An index counts from zero within the list; a position counts among all events of the archive.
public enum EventList: Hashable, Sendable {
  /// All events, background included.
  case all(count: Int)
  /// The events of the era.
  case era(count: Int)
  /// Some events, by position, ascending.
  case chosen([Int32])

  /// How many there are.
  public var count: Int {
    switch self {
    case .all(let count), .era(let count): count
    case .chosen(let positions): positions.count
    }
  }
}

extension EraArchive {
  private static let columns =
    "position, id, date, title, theme, disputed, era IS NULL AS background, kind, importance, layer"

  static func eventRow(_ row: StoredRow) -> EventRow {
    EventRow(
      position: row[0], id: row[1], date: row[2], title: row[3], theme: row[4], isDisputed: row[5],
      isBackground: row[6], isCondition: row[7], importance: EventRow.Importance(number: row[8]), layer: row[9])
  }

  /// The list of the era's events, or of all.
  public func events(withBackground: Bool) -> EventList {
    withBackground ? .all(count: eventCount) : .era(count: eraCount)
  }

  /// The rows of a stretch of a list.
  /// - Complexity: in the length of the stretch, whatever the length of the list.
  public func rows(_ range: Range<Int>, of list: EventList) -> [EventRow] {
    let range = range.clamped(to: 0..<list.count)
    if range.isEmpty { return [] }
    return read { database in
      switch list {
      case .all: try EraArchive.rows(database, where: "position >= ? AND position < ? ORDER BY position", range)
      case .era: try EraArchive.rows(database, where: "era >= ? AND era < ? ORDER BY era", range)
      case .chosen(let positions):
        try positions[range].compactMap { try EraArchive.row(database, position: Int($0)) }
      }
    } ?? []
  }

  private static func rows(_ database: Database, where condition: String, _ range: Range<Int>) throws -> [EventRow] {
    try database.rows(
      "SELECT \(columns) FROM event WHERE \(condition)", [range.lowerBound, range.upperBound], eventRow)
  }

  static func row(_ database: Database, position: Int) throws -> EventRow? {
    try database.rows("SELECT \(columns) FROM event WHERE position = ?", [position], eventRow).first
  }

  static func row(_ database: Database, id: String) throws -> EventRow? {
    let sql = "SELECT \(columns) FROM event WHERE id = ?"
    if let row = try database.rows(sql, [id], eventRow).first { return row }
    let present = try database.rows("SELECT event FROM former WHERE id = ?", [id]) { $0[0] as String }.first
    return try present.flatMap { try database.rows(sql, [$0], eventRow).first }
  }

  /// The event with this id, or which had it before.
  public func event(id: String) -> EventRow? {
    read { try EraArchive.row($0, id: id) } ?? nil
  }

  /// The event at a position.
  public func event(position: Int) -> EventRow? {
    read { try EraArchive.row($0, position: position) } ?? nil
  }

  /// The index in a list of the event at a position; of the nearest one before it where it is not in the list.
  public func index(ofPosition position: Int, in list: EventList) -> Int {
    switch list {
    case .all(let count): min(max(0, position), max(0, count - 1))
    case .era: eraIndex(ofPosition: position)
    case .chosen(let positions):
      max(0, EraArchive.firstIndex(in: positions, notBefore: Int32(clamping: position + 1)) - 1)
    }
  }

  private func eraIndex(ofPosition position: Int) -> Int {
    let found =
      read { database in
        try database.stored(
          "SELECT era FROM event WHERE position <= ? AND era IS NOT NULL ORDER BY position DESC LIMIT 1"
        ).number(position)
      } ?? nil
    return found ?? 0
  }

  private static func firstIndex(in positions: [Int32], notBefore position: Int32) -> Int {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of the event at an index of a list.
  public func position(at index: Int, in list: EventList) -> Int? {
    guard (0..<list.count).contains(index) else { return nil }
    switch list {
    case .all: return index
    case .era:
      return read { try $0.stored("SELECT position FROM event WHERE era = ?").number(index) } ?? nil
    case .chosen(let positions): return Int(positions[index])
    }
  }

  /// The index of the first event in a list that does not begin before a day; the length of the list where all do.
  public func firstIndex(notBefore day: Int, in list: EventList) -> Int {
    switch list {
    case .all:
      return firstPosition(notBefore: day) ?? eventCount
    case .era:
      let found =
        read { database in
          try database.stored(
            "SELECT era FROM event WHERE sort >= ? AND era IS NOT NULL ORDER BY sort, era LIMIT 1"
          ).number(day)
        } ?? nil
      return found ?? eraCount
    case .chosen(let positions):
      let position = firstPosition(notBefore: day) ?? eventCount
      return EraArchive.firstIndex(in: positions, notBefore: Int32(clamping: position))
    }
  }

  private func firstPosition(notBefore day: Int) -> Int? {
    // Positions are in the order of these days, so that halving finds the first without passing the others.
    var low = 0
    var high = eventCount
    while low < high {
      let middle = (low + high) / 2
      guard let own = sortDay(at: middle, in: .all(count: eventCount)) else { return nil }
      if own < day { low = middle + 1 } else { high = middle }
    }
    return low < eventCount ? low : nil
  }

  /// The day by which the event at an index of a list is sorted.
  public func sortDay(at index: Int, in list: EventList) -> Int? {
    guard let position = position(at: index, in: list) else { return nil }
    return read { try $0.stored("SELECT sort FROM event WHERE position = ?").number(position) } ?? nil
  }

  /// The index of the next event after (or before) an index about which sources disagree; nil where there is none.
  /// - Complexity: in the number of such events that are passed because the list has them not.
  public func nextDisputed(from index: Int, forward: Bool, in list: EventList) -> Int? {
    guard let position = position(at: index, in: list) else { return nil }
    let beyond = forward ? "position > ? ORDER BY position" : "position < ? ORDER BY position DESC"
    return read { database in
      var found: Int?
      try database.stored("SELECT position FROM event WHERE disputed AND \(beyond)").each([position]) { row in
        let index = self.index(ofPosition: row[0], in: list)
        if self.position(at: index, in: list) == row[0] { found = index }
        return found == nil
      }
      return found
    } ?? nil
  }
}
