import Archive
import Chronology
import Screen

/// The strip of the era over the panes, along which the mouse moves.
struct StripPane {
  private let cache: StripCache
  /// What is drawn; nil where there is no room.
  private var strip: EraStrip?
  /// Whether the mouse was pressed here and moves along.
  private var isDragged = false

  init(archive: EraArchive, index: LaneIndex) {
    cache = StripCache(archive: archive, index: index)
  }

  // MARK: Mouse

  /// Goes to the time under the mouse where that was pressed on the strip.
  mutating func press(_ point: Point, in model: inout BrowserModel) -> Bool {
    isDragged = model.layout.strip?.contains(column: point.column, row: point.row) == true
    if isDragged { go(to: point, in: &model) }
    return isDragged
  }

  /// Goes on along the strip while the button is down.
  func drag(to point: Point, in model: inout BrowserModel) {
    if isDragged { go(to: point, in: &model) }
  }

  /// Selects the first event at or after the time under the mouse, or the last one before it.
  private func go(to point: Point, in model: inout BrowserModel) {
    guard let strip = model.layout.strip else { return }
    let scale = StripScale(days: model.archive.days, columns: strip.columns)
    let cell = (point.column - strip.column - StripScale.margin) / scale.columnsPerCell
    let month = MonthNumber(scale.first + min(max(0, cell), scale.count - 1) * scale.monthsPerCell)
    model.move(to: model.archive.firstIndex(notBefore: month.firstDay, in: model.timeline.list))
  }

  // MARK: Drawing

  /// Works out what is drawn.
  mutating func settle(in model: inout BrowserModel, _ scene: Scene, place: Int?, window: ClosedRange<Int>?) {
    strip = nil
    guard let area = scene.layout.strip else { return }
    let scale = StripScale(days: model.archive.days, columns: area.columns)
    var kept: [Int]?
    if model.timeline.request == nil, case .chosen(let positions) = model.timeline.list {
      kept = cache.counts(of: positions, scale)
    }
    strip = EraStrip(
      scale: scale, counts: cache.counts(scale), kept: kept, hits: scene.hits.map { cache.counts(of: $0, scale) },
      place: place, window: window)
  }

  func draw(in frame: inout Frame, _ layout: Layout) {
    if let area = layout.strip { strip?.draw(in: &frame, area) }
  }
}
