import Catalogue
import Chronology
import GRDB

/// Writes what the axis is drawn from: how many events begin by each day in each lane, which events a lane has, and
/// what lasts.
///
/// Events come in order of time, one by one; what is kept between them grows with the number of lanes, not of events.
struct TallyWriter {
  private let themes: [String: Int]
  private let sources: [String: Int]
  private let republics: [String: Int]
  private let names: [LaneKey: String]
  /// The republics of the country that the catalogue is about.
  private let home: Set<String>
  private var tallies: [LaneKey: Tally] = [:]
  private var members: [LaneKey: [UInt16]] = [:]
  private var block = 0
  private let lane: RowInsertion
  private let tally: RowInsertion
  private let member: RowInsertion
  private let span: RowInsertion

  /// How many events of a lane have been passed, and the day of the last one.
  private struct Tally {
    var day: Int
    var events = 0
    var era = 0
  }

  init(_ contents: CatalogueContents, _ database: Database) throws {
    lane = try RowInsertion("lane", columns: 5, database)
    tally = try RowInsertion("tally", columns: 5, database)
    member = try RowInsertion("member", columns: 4, database)
    span = try RowInsertion("span", columns: 4, database)
    themes = Dictionary(zip(contents.themes.map(\.id), 0...)) { first, _ in first }
    sources = Dictionary(zip(contents.sources.map(\.id), 0...)) { first, _ in first }
    var names: [LaneKey: String] = [:]
    for (number, theme) in contents.themes.enumerated() { names[LaneKey(.theme, number)] = theme.name }
    for (number, source) in contents.sources.enumerated() { names[LaneKey(.source, number)] = source.shortName }
    var numbers: [String: Int] = [:]
    var republics: [String: Int] = [:]
    for place in contents.places {
      guard let republic = place.republic else { continue }
      let number = numbers[republic] ?? numbers.count
      numbers[republic] = number
      republics[place.id] = number
      names[LaneKey(.republic, number)] = republic
    }
    self.republics = republics
    self.names = names
    home = Set(contents.republics)
  }

  /// Adds the event at the next position.
  mutating func add(_ event: Event, at position: Int) throws {
    if position / LaneKey.blockLength != block {
      try writeMembers()
      block = position / LaneKey.blockLength
    }
    let offset = UInt16(position % LaneKey.blockLength)
    let lanes = lanes(of: event)
    for lane in lanes + [.everything] {
      try count(lane, day: event.sortDay, isBackground: event.isBackground)
    }
    for lane in lanes { members[lane, default: []].append(offset) }
    if event.isBackground { members[.background, default: []].append(offset) }
    if event.beginningMonth == nil { members[.vague, default: []].append(offset) }
    let first = event.date.earliest.day?.number
    let last = event.date.latest.day?.number
    if first == nil || last == nil || first != last {
      try span.insert(
        SpanSize(first: first, last: last).rawValue, first ?? SpanSize.openFirst, position, last ?? SpanSize.openLast)
    }
  }

  /// Writes what is still kept.
  mutating func finish() throws {
    try writeMembers()
    for (key, tally) in tallies {
      try write(tally, of: key)
      guard key.grouping != .none else { continue }
      let name = names[key] ?? ""
      try lane.insert(
        key.grouping.rawValue, key.number, name, tally.events, key.grouping == .republic && home.contains(name))
    }
  }

  private func lanes(of event: Event) -> [LaneKey] {
    func keys(_ grouping: LaneGrouping, _ numbers: Set<Int>) -> [LaneKey] {
      numbers.isEmpty ? [LaneKey(grouping, LaneKey.rest)] : numbers.map { LaneKey(grouping, $0) }
    }
    return [LaneKey(.theme, themes[event.theme] ?? 0)]
      + keys(.source, Set(event.quotedSources.compactMap { sources[$0] }))
      + keys(.republic, Set(event.places.compactMap { republics[$0] }))
  }

  private mutating func count(_ lane: LaneKey, day: Int, isBackground: Bool) throws {
    var tally = tallies[lane] ?? Tally(day: day)
    if tally.day != day {
      try write(tally, of: lane)
      tally.day = day
    }
    tally.events += 1
    if !isBackground { tally.era += 1 }
    tallies[lane] = tally
  }

  private func write(_ tally: Tally, of lane: LaneKey) throws {
    try self.tally.insert(lane.grouping.rawValue, lane.number, tally.day, tally.events, tally.era)
  }

  private mutating func writeMembers() throws {
    for (lane, offsets) in members {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(offsets.count * 2)
      for offset in offsets {
        bytes.append(UInt8(offset & 0xFF))
        bytes.append(UInt8(offset >> 8))
      }
      try member.insert(lane.grouping.rawValue, lane.number, block, bytes)
    }
    members = [:]
  }
}
