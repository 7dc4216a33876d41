import GRDB

/// What the lanes of the axis are.
public enum LaneGrouping: Int, CaseIterable, Hashable, Sendable {
  /// No lanes: all events together.
  case none
  /// A lane for each theme.
  case theme
  /// A lane for each source; an event stands in the lane of every source that tells of it.
  case source
  /// A lane for each republic or country in which a place lies; an event stands in the lane of each of its places.
  case republic
}

/// A lane, by what the lanes are and its number among them.
public struct LaneKey: Hashable, Sendable {
  /// What the lanes are.
  public var grouping: LaneGrouping
  /// The number: that of the theme or of the source; ``rest`` for the events that belong to none.
  public var number: Int

  /// Names a lane.
  public init(_ grouping: LaneGrouping, _ number: Int) {
    self.grouping = grouping
    self.number = number
  }

  /// What the lanes are and the number in one: a name to keep things by that costs less than the two together.
  public var code: Int { (number + 1) << 2 | grouping.rawValue }

  /// The lane of the events without a source, or without a place in any republic.
  public static let rest = -1
  /// All events.
  static let everything = LaneKey(.none, 0)
  /// The events outside the era.
  static let background = LaneKey(.none, 1)
  /// The events of which not even the month is known in which they began.
  static let vague = LaneKey(.none, 2)
  /// How many positions the members of a lane are kept together for.
  static let blockLength = 4096
}

/// A lane of the axis.
public struct LaneDetail: Hashable, Sendable {
  /// Which lane it is.
  public var key: LaneKey
  /// The name; empty for the lane of the rest.
  public var name: String
  /// How many events it has, background included.
  public var eventCount: Int
}

/// How long something lasts, in powers of two: what may reach into a stretch of time is found by it.
struct SpanSize: RawRepresentable {
  let rawValue: Int

  /// Stands for the first day of what has no beginning that is known.
  static let openFirst = -(1 << 50)
  /// Stands for the last day of what has no end that is known.
  static let openLast = 1 << 50
  /// The size of what is open on a side.
  static let open = SpanSize(rawValue: 40)
  /// The largest size that is not open: about ninety thousand years.
  static let largest = SpanSize(rawValue: 25)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(first: Int?, last: Int?) {
    guard let first, let last, last - first < 1 << (SpanSize.largest.rawValue + 1) else {
      self = .open
      return
    }
    rawValue = SpanSize.exponent(of: last - first + 1)
  }

  /// The exponent of the largest power of two that is not above a number of days.
  static func exponent(of days: Int) -> Int { Int.bitWidth - 1 - max(1, days).leadingZeroBitCount }
}

extension EraArchive {
  /// With more events than this there are some on nearly every day of the era.
  private static let fewEvents = 4096

  /// The lanes that have events: themes in the order of the catalogue, the others by how many events they have, the
  /// republics of the country that the catalogue is about before countries abroad.
  public func lanes(by grouping: LaneGrouping) -> [LaneDetail] {
    let order = grouping == .theme ? "number" : "number < 0, home DESC, events DESC, number"
    return read { database in
      try database.rows(
        "SELECT number, name, events FROM lane WHERE grouping = ? ORDER BY \(order)", [grouping.rawValue]
      ) { LaneDetail(key: LaneKey(grouping, $0[0]), name: $0[1], eventCount: $0[2]) }
    } ?? []
  }

  /// How many events of a lane begin before the first day of each of some cells, and before the end of the last.
  /// - Parameters:
  ///   - first: the first day of the first cell.
  ///   - step: the days of a cell.
  ///   - count: how many cells there are; the answer has one number more.
  ///   - withBackground: whether events outside the era count.
  /// - Complexity: in the number of cells, whatever the number of events.
  public func tally(
    of lane: LaneKey, from first: Int, step: Int, count: Int, withBackground: Bool
  ) -> [Int] {
    let column = withBackground ? "events" : "era"
    return read { database in
      let before = try database.stored(
        "SELECT \(column) FROM tally WHERE grouping = ? AND lane = ? AND day < ? ORDER BY day DESC LIMIT 1")
      func sum(_ cell: Int) throws -> Int {
        try before.number(lane.grouping.rawValue, lane.number, first + cell * step) ?? 0
      }
      var sums = [try sum(0)]
      sums.reserveCapacity(count + 1)
      // A few days are read in a row, which costs less than to look for every cell.
      let most = count * 3
      guard count > 0, count * step <= most || eventCount <= EraArchive.fewEvents else {
        return try sums + (1..<count + 1).map(sum)
      }
      let days = try database.rows(
        "SELECT day, \(column) FROM tally WHERE grouping = ? AND lane = ? AND day >= ? AND day < ? ORDER BY day LIMIT ?",
        [lane.grouping.rawValue, lane.number, first, first + count * step, most]
      ) { (day: $0[0] as Int, sum: $0[1] as Int) }
      if days.count == most { return try sums + (1...count).map(sum) }
      for (day, sum) in days {
        let cell = (day - first) / step
        while sums.count <= cell { sums.append(sums[sums.count - 1]) }
        if sums.count == cell + 1 { sums.append(sum) } else { sums[cell + 1] = sum }
      }
      while sums.count <= count { sums.append(sums[sums.count - 1]) }
      return sums
    } ?? [Int](repeating: 0, count: count + 1)
  }

  /// The positions at which the events of each of some cells begin, and at which those of the last end.
  /// - Complexity: in the number of cells.
  public func edges(from first: Int, step: Int, count: Int) -> [Int] {
    tally(of: .everything, from: first, step: step, count: count, withBackground: true)
  }

  /// Events that last, the longest first, as far as they reach into some days.
  /// - Parameters:
  ///   - days: the days; the last is included.
  ///   - shortest: what lasts fewer days is left out.
  ///   - withBackground: whether events outside the era are meant as well.
  ///   - limit: how many rows are given at most.
  ///   - isMeant: which events, by position, are meant; at most twenty times as many as `limit` are asked about.
  public func spans(
    in days: ClosedRange<Int>, lasting shortest: Int, withBackground: Bool, limit: Int,
    where isMeant: (Int) -> Bool = { _ in true }
  ) -> [EventRow] {
    let least = SpanSize.exponent(of: shortest)
    let sizes = [SpanSize.open.rawValue] + stride(from: SpanSize.largest.rawValue, through: least, by: -1)
    let era = withBackground ? "" : "AND era IS NOT NULL"
    var budget = limit * 20
    return read { database in
      var rows: [EventRow] = []
      for size in sizes where rows.count < limit && budget > 0 {
        // What is of this size and began earlier has ended.
        let reach = size > SpanSize.largest.rawValue ? SpanSize.openFirst : days.lowerBound - 1 << (size + 1)
        let statement = try database.stored(
          """
          SELECT position, id, date, title, theme, disputed, era IS NULL AS background
          FROM span JOIN event USING (position)
          WHERE size = ? AND first BETWEEN ? AND ? AND span.last >= ? AND span.last - first + 1 >= ? \(era)
          ORDER BY first
          """)
        try statement.each([size, reach, days.upperBound, days.lowerBound, shortest]) { row in
          budget -= 1
          if isMeant(row[0]) { rows.append(EraArchive.eventRow(row)) }
          return rows.count < limit && budget > 0
        }
      }
      return rows
    } ?? []
  }

  /// The events of a lane among a block of positions, ascending.
  func members(of lane: LaneKey, block: Int) -> [Int32] {
    let first = Int32(block * LaneKey.blockLength)
    return read { database in
      var members: [Int32] = []
      let statement = try database.stored(
        "SELECT offsets FROM member WHERE grouping = ? AND lane = ? AND block = ?")
      try statement.each([lane.grouping.rawValue, lane.number, block]) { row in
        let bytes = row.bytes(0)
        members = stride(from: 0, to: bytes.count - 1, by: 2).map {
          first + Int32(bytes[$0]) + Int32(bytes[$0 + 1]) << 8
        }
        return false
      }
      return members
    } ?? []
  }
}
