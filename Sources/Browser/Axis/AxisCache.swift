import Archive
import Chronology

/// Something that lasts, with what its date looks like.
struct AxisBar: Hashable {
  var row: EventRow
  var shape: DateShape
  /// The day by which it is sorted.
  var day: Int

  init?(_ row: EventRow) {
    guard let date = try? EDTF(row.date) else { return nil }
    self.row = row
    shape = DateShape(date)
    day = date.orderStart
  }

  /// The cells in which it would be drawn on a scale, those outside it included.
  func cells(on scale: TimeScale) -> ClosedRange<Int> {
    let first = shape.first.map { scale.cell(of: $0) } ?? -2
    return first...max(first, shape.last.map { scale.cell(of: $0) } ?? scale.count + 1)
  }
}

extension AxisBar {
  /// The sign after an instant whose date is not sure, or not known to the cell in which it stands.
  func uncertainty(on scale: TimeScale) -> Unicode.Scalar? {
    if let sign = shape.endSign ?? shape.startSign { return sign }
    guard let first = shape.stretches.first, first.fill != .certain else { return nil }
    return scale.cell(of: first.days.lowerBound) == scale.cell(of: first.days.upperBound) ? nil : first.fill.sign
  }
}

/// What the archive says of the part of the axis that is shown, kept so that a step does not ask it again.
final class AxisCache {
  private let archive: EraArchive
  let index: LaneIndex
  private var scale: TimeScale?
  private var list: EventList?
  private var keptLanes = [[LaneDetail]?](repeating: nil, count: LaneGrouping.allCases.count)
  private var keptEdges: [Int]?
  // By the codes of lanes.
  private var keptTallies: [Int: LaneTally] = [:]
  private var keptLaneBars: [Int: [AxisBar]] = [:]
  private var keptVague: [Int: [Bool?]] = [:]
  private var keptCounts: [Int: [(positions: [Int32], counts: [Int])]] = [:]
  private var keptListed: [(positions: [Int32], listed: [Int32])] = []
  private var keptBars: [AxisBar]?
  private var keptRows: [Int: EventRow] = [:]

  /// With more events in the list than this, what lasts is looked up by how long it lasts.
  private static let mostRows = 1500
  /// The most bars that are asked for.
  private static let mostBars = 240
  /// At most this many events of a cell are read to find out whether their dates are vague.
  private static let mostLookedAt = 5
  /// Up to this many filtered events are counted within a key; tallies of more are requested.
  var mostCounted = 20_000

  init(archive: EraArchive) {
    self.archive = archive
    index = LaneIndex(archive: archive)
  }

  /// Turns to a part of the axis and a list of events.
  func turn(to scale: TimeScale, _ list: EventList) {
    if scale == self.scale, list == self.list { return }
    if scale != self.scale { keptEdges = nil }
    self.scale = scale
    self.list = list
    keptTallies = [:]
    keptBars = nil
    keptLaneBars = [:]
    keptVague = [:]
    keptCounts = [:]
    keptListed = []
  }

  func lanes(by grouping: LaneGrouping) -> [LaneDetail] {
    if let lanes = keptLanes[grouping.rawValue] { return lanes }
    let lanes = archive.lanes(by: grouping)
    keptLanes[grouping.rawValue] = lanes
    return lanes
  }

  /// The positions between which the events of each cell stand.
  var edges: [Int] {
    guard let scale else { return [0] }
    if let keptEdges { return keptEdges }
    let edges = archive.edges(from: scale.start, step: scale.daysPerCell, count: scale.count)
    keptEdges = edges
    return edges
  }

  /// What has to be asked about lanes whose events are too many to be counted within a key; nil where nothing has to.
  func question(about lanes: [LaneKey]) -> LaneQuestion? {
    guard let scale, case .chosen(let positions) = list, positions.count > mostCounted else { return nil }
    return LaneQuestion(lanes, positions: positions, from: scale.start, step: scale.daysPerCell, count: scale.count)
  }

  /// Takes what lanes have.
  func take(_ tallies: [LaneTally], of lanes: [LaneKey]) {
    for (lane, tally) in zip(lanes, tallies) { keptTallies[lane.code] = tally }
  }

  /// What a lane has; nil as long as that is being counted.
  func tally(of lane: LaneKey) -> LaneTally? {
    if let tally = keptTallies[lane.code] { return tally }
    guard let scale, let list, question(about: []) == nil else { return nil }
    let sums: [Int]
    let end = edges.last ?? 0
    switch list {
    case .all, .era:
      var isAll = false
      if case .all = list { isAll = true }
      sums = archive.tally(
        of: lane, from: scale.start, step: scale.daysPerCell, count: scale.count, withBackground: isAll)
    case .chosen(let positions):
      sums = index.tally(of: lane, among: positions, edges: edges)
    }
    let tally = LaneTally(sums: sums, hasLater: index.first(of: lane, from: end, in: list) != nil)
    keptTallies[lane.code] = tally
    return tally
  }

  /// How many of some events, by position and ascending, a lane has in each cell; nothing where it has none.
  /// - Complexity: in the number of those that are in view, the first time.
  func counts(of positions: [Int32], in lane: LaneKey) -> [Int] {
    guard let list, !positions.isEmpty else { return [] }
    if let known = keptCounts[lane.code]?.first(where: { $0.positions == positions }) { return known.counts }
    let sums = index.tally(of: lane, among: listed(positions, list), edges: edges)
    let counts = zip(sums, sums.dropFirst()).map { $1 - $0 }
    // What was found, and what is marked.
    keptCounts[lane.code] = (keptCounts[lane.code] ?? []).suffix(1) + [(positions, counts)]
    return counts
  }

  /// Those of some events that the list has.
  private func listed(_ positions: [Int32], _ list: EventList) -> [Int32] {
    guard case .chosen(let shown) = list else { return positions }
    if let known = keptListed.first(where: { $0.positions == positions }) { return known.listed }
    let listed = positions.filter { LaneIndex.contains(Int($0), in: shown) }
    keptListed = keptListed.suffix(1) + [(positions, listed)]
    return listed
  }

  /// The events of a lane in a cell, up to a limit.
  func events(of lane: LaneKey, inCell cell: Int, limit: Int) -> [EventRow] {
    guard let list, edges.indices.contains(cell), edges.indices.contains(cell + 1) else { return [] }
    return index.events(of: lane, in: edges[cell]..<edges[cell + 1], of: list, limit: limit)
      .compactMap { row(at: Int($0)) }
  }

  /// Whether some of the events that stand together in a cell happened at a time not known to the cell.
  ///
  /// Such events stand where a year begins or, where cells are shorter than months, a month.
  func isVague(_ lane: LaneKey, cell: Int) -> Bool {
    guard let scale else { return false }
    if let known = keptVague[lane.code]?[cell] { return known }
    let first = Day(number: scale.firstDay(of: cell))
    let last = Day(number: scale.firstDay(of: cell + 1) - 1)
    let isBeginning =
      first.day == 1 && (first.month == 1 || scale.daysPerCell < 28)
      || first.year != last.year || first.month != last.month && scale.daysPerCell < 28
    // A year is longer than such a cell, a month is not.
    let tellsMonths = (28...183).contains(scale.daysPerCell)
    let isVague = isBeginning && (tellsMonths ? hasVagueMonth(lane, cell) : hasVagueDate(lane, cell, scale))
    keptVague[lane.code, default: [Bool?](repeating: nil, count: scale.count)][cell] = isVague
    return isVague
  }

  private func hasVagueMonth(_ lane: LaneKey, _ cell: Int) -> Bool {
    guard let list, edges.indices.contains(cell + 1) else { return false }
    return index.hasVague(of: lane, in: edges[cell]..<edges[cell + 1], of: list)
  }

  private func hasVagueDate(_ lane: LaneKey, _ cell: Int, _ scale: TimeScale) -> Bool {
    events(of: lane, inCell: cell, limit: AxisCache.mostLookedAt).contains {
      AxisBar($0).map { $0.shape.stretches.first?.fill != .certain && $0.uncertainty(on: scale) != nil } ?? false
    }
  }

  private func row(at position: Int) -> EventRow? {
    if let row = keptRows[position] { return row }
    if keptRows.count > 4096 { keptRows = [:] }
    let row = archive.event(position: position)
    keptRows[position] = row
    return row
  }

  private var bars: [AxisBar] {
    if let keptBars { return keptBars }
    guard let scale, let list else { return [] }
    let rows: [EventRow]
    // What takes three cells deserves a bar; what takes less is an instant on this scale.
    let shortest = scale.columnsPerCell > 1 ? 2 : scale.daysPerCell * 2 + 1
    switch list {
    case .all:
      rows = archive.spans(
        in: scale.days, lasting: shortest, withBackground: true, limit: AxisCache.mostBars)
    case .era:
      rows = archive.spans(
        in: scale.days, lasting: shortest, withBackground: false, limit: AxisCache.mostBars)
    case .chosen(let positions) where positions.count <= AxisCache.mostRows:
      rows = archive.rows(0..<positions.count, of: list)
    case .chosen(let positions):
      rows = archive.spans(in: scale.days, lasting: shortest, withBackground: true, limit: AxisCache.mostBars) {
        LaneIndex.contains($0, in: positions)
      }
    }
    let bars = rows.compactMap(AxisBar.init).filter { isBar($0) }
    keptBars = bars
    return bars
  }

  /// Whether something lasts long enough to be a bar on this scale, and reaches into what is shown.
  func isBar(_ bar: AxisBar) -> Bool {
    guard let scale else { return false }
    let cells = bar.cells(on: scale)
    return cells.count * scale.columnsPerCell >= 3 && cells.count > 1 && cells.upperBound >= 0
      && cells.lowerBound < scale.count
  }

  /// What lasts in a lane.
  func bars(of lane: LaneKey) -> [AxisBar] {
    if let bars = keptLaneBars[lane.code] { return bars }
    let own = bars.filter {
      lane.grouping == .theme ? $0.row.theme == lane.number : index.contains($0.row.position, in: lane)
    }
    keptLaneBars[lane.code] = own
    return own
  }
}
