import Archive
import Chronology
import Screen

/// How many events of a list begin in each cell of the era strip, kept so that a step does not count them again.
///
/// It is a memory of what the archive says and of nothing else; forgetting it changes nothing.
final class StripWindow {
  private let archive: EraArchive
  private let index: LaneIndex
  private var edges: (scale: StripScale, positions: [Int])?
  private var kept: [(scale: StripScale, list: [Int32], counts: [Int])] = []

  init(archive: EraArchive, index: LaneIndex) {
    self.archive = archive
    self.index = index
  }

  /// How many events begin in each cell.
  func counts(_ scale: StripScale) -> [Int] {
    (0..<scale.count).map { cell in
      (0..<scale.monthsPerCell).reduce(0) {
        $0 + (archive.months[scale.first + cell * scale.monthsPerCell + $1] ?? 0)
      }
    }
  }

  /// How many of some events, by position, begin in each cell.
  func counts(of positions: [Int32], _ scale: StripScale) -> [Int] {
    if let known = kept.first(where: { $0.scale == scale && $0.list == positions }) { return known.counts }
    let counts = index.counts(of: positions, edges: self.positions(scale))
    // What the filter keeps, and what a search has found.
    if kept.count > 1 { kept.removeFirst() }
    kept.append((scale, positions, counts))
    return counts
  }

  private func positions(_ scale: StripScale) -> [Int] {
    if let edges, edges.scale == scale { return edges.positions }
    let positions = scale.edges.map { archive.edges(from: $0, step: 0, count: 0).first ?? 0 }
    edges = (scale, positions)
    return positions
  }
}

extension EraBrowser {
  /// The era strip as it is now.
  mutating func eraStrip(columns: Int, place: Int?) -> EraStrip {
    let scale = StripScale(days: archive.days, columns: columns)
    var kept: [Int]?
    if state.listInquiry == nil, case .chosen(let positions) = state.list {
      kept = stripWindow.counts(of: positions, scale)
    }
    var window: ClosedRange<Int>?
    if showsAxis, state.axis.zoom > 0 { window = axisScale().days }
    return EraStrip(
      scale: scale, counts: stripWindow.counts(scale), kept: kept,
      hits: hitsOfSearch.map { stripWindow.counts(of: $0, scale) }, place: place, window: window)
  }

  /// The events that the search has found that is open, or was followed last.
  var hitsOfSearch: [Int32]? {
    var search = state.lastSearch
    if case .searching(let session) = state.mode { search = session }
    // What is not all there, or not in order of time, is not counted.
    guard let search, search.inquiry == nil, search.order == .time else { return nil }
    return search.hits.events
  }

  // MARK: Mouse

  /// Selects the first event at or after the time under the mouse, or the last one before it.
  mutating func goAlongStrip(to point: Point) {
    guard let strip = layout.strip, state.list.count > 0 else { return }
    let scale = StripScale(days: archive.days, columns: strip.columns)
    let cell = (point.column - strip.column - StripScale.margin) / scale.columnsPerCell
    let month = scale.first + min(max(0, cell), scale.count - 1) * scale.monthsPerCell
    let first = archive.firstIndex(notBefore: EraBrowser.firstDay(ofMonth: month), in: state.list)
    let index = min(first, state.list.count - 1)
    if index != state.index { move(to: index) }
  }

  /// Goes on along the strip while the button is down.
  mutating func dragStrip(to point: Point) {
    if state.dragsStrip { goAlongStrip(to: point) }
  }
}
