import Archive
import Chronology
import Screen

/// The timeline as an axis: lanes under one another, time from left to right.
struct AxisPane: PaneContents {
  let cache: AxisCache
  /// What stands where; nil where the axis was not shown yet.
  private(set) var shown: (picture: AxisPicture, geometry: AxisGeometry)?
  /// The lanes that are not shown.
  private(set) var hiddenLanes = HiddenLanes()
  /// What the title tells of the place: which of how many events of the cell is selected.
  private var placeWords = ""

  init(archive: EraArchive) {
    cache = AxisCache(archive: archive)
  }

  // MARK: What is selected

  /// The selected event with what its date looks like.
  func selectedBar(_ model: BrowserModel) -> AxisBar? { model.detail.flatMap { AxisBar($0.row) } }

  /// The lane in which the selected event is meant to stand.
  func selectedLane(_ model: BrowserModel) -> LaneKey? {
    guard let detail = model.detail else { return nil }
    let axis = model.axis
    if axis.isByTheme { return LaneKey(.theme, detail.row.theme) }
    if axis.grouping == .source, detail.quotations.indices.contains(model.reader.account) {
      // The account that is shown says in which lane one is.
      return LaneKey(.source, detail.quotations[model.reader.account].source)
    }
    if let lane = axis.lane, lane.grouping == axis.grouping, cache.index.contains(detail.row.position, in: lane) {
      return lane
    }
    return cache.lanes(by: axis.grouping).map(\.key).first { cache.index.contains(detail.row.position, in: $0) }
  }

  // MARK: Scale and lanes

  /// The scale, moved so that the selected event is in view.
  func scale(in model: inout BrowserModel, _ layout: Layout) -> TimeScale {
    let era = model.archive.days
    let zooms = AxisState.zooms(of: era)
    model.axis.zoom = min(model.axis.zoom, zooms.count - 1)
    let isWhole = model.axis.zoom == 0
    var scale = TimeScale(
      days: zooms[model.axis.zoom], from: model.axis.start ?? era.lowerBound,
      columns: geometry(model, layout).columns, isWhole: isWhole)
    guard !isWhole, let day = selectedBar(model)?.day, day > Int.min else {
      scale.start = era.lowerBound
      return scale
    }
    let cell = scale.cell(of: day)
    let margin = scale.count / 10
    let length = scale.count * scale.daysPerCell
    if model.axis.start == nil || cell < margin || cell >= scale.count - margin {
      scale.start = day - length / 2
      // Within the era no room is given to what lies outside it.
      if era.contains(day), length <= era.count {
        scale.start = min(max(scale.start, era.lowerBound), era.upperBound + 1 - length)
      }
      model.axis.start = scale.start
    }
    return scale
  }

  /// Turns what is kept of the archive's answers to what the axis shows now.
  func turnCache(in model: inout BrowserModel, _ layout: Layout) -> TimeScale {
    let scale = scale(in: &model, layout)
    cache.turn(to: scale, model.timeline.list)
    return scale
  }

  private func geometry(_ model: BrowserModel, _ layout: Layout) -> AxisGeometry {
    let signs = model.axis.isByTheme ? 2 : 0
    return AxisGeometry(
      content: layout.content(of: .timeline),
      names: cache.lanes(by: model.axis.grouping).map { cellWidth(model.axis.name(of: $0)) + signs },
      needsFoot: layout.content(of: .event).isEmpty)
  }

  /// The lanes in their order, those left out that have nothing in view where not all can be shown.
  private mutating func lanes(in model: inout BrowserModel, rows: Int, _ notes: AxisNotes) -> [AxisLane] {
    let selected = selectedLane(model)
    let axis = model.axis
    var details = cache.lanes(by: axis.grouping)
    hiddenLanes = HiddenLanes()
    let isAll = details.count <= AxisGeometry.mostLookedAt
    let index = details.firstIndex { $0.key == selected }
    // Of very many lanes only those around the selected one are looked at.
    let near = AxisGeometry.shown(
      count: details.count, selected: index, rows: isAll ? details.count : max(AxisGeometry.mostLookedAt, rows))
    countLanes(details[near].map(\.key), in: &model)
    if case .chosen = model.timeline.list, isAll {
      // What the filter has emptied gives its room to the rest, and is named in a line under it.
      let filled = details.filter { $0.key == selected || cache.tally(of: $0.key)?.isEmpty != true }
      if !filled.isEmpty, filled.count < details.count {
        hiddenLanes.empty = details.filter { lane in !filled.contains { $0.key == lane.key } }.map(axis.name)
        details = filled
      }
    }
    hiddenLanes.total = details.count
    if details.count > rows {
      if !isAll { details = Array(details[near]) }
      let filled = details.filter { $0.key == selected || cache.tally(of: $0.key)?.total != 0 }
      let shown = AxisGeometry.shown(
        count: filled.count, selected: filled.firstIndex { $0.key == selected }, rows: rows)
      hiddenLanes.above = shown.lowerBound > 0
      hiddenLanes.below = shown.upperBound < filled.count
      details = Array(filled[shown])
    }
    hiddenLanes.shown = details.count
    return details.map { detail in
      AxisLane(
        key: detail.key, name: axis.name(of: detail), theme: axis.isByTheme ? detail.key.number : nil,
        tally: cache.tally(of: detail.key) ?? LaneTally(sums: [], hasLater: false),
        bars: bars(of: detail.key, selected: selected, model),
        isSelected: detail.key == selected, hits: cache.counts(of: notes.hits, in: detail.key),
        marks: cache.counts(of: notes.marks, in: detail.key))
    }
  }

  /// Fetches the tallies of lanes where the filter keeps too many events to count them within a key.
  private func countLanes(_ lanes: [LaneKey], in model: inout BrowserModel) {
    guard let question = cache.question(about: lanes),
      case .tallies(let tallies) = model.answer(to: .tallies(question))
    else { return }
    cache.take(tallies, of: lanes)
  }

  /// What lasts in a lane, the selected event among it where it lasts.
  private func bars(of lane: LaneKey, selected: LaneKey?, _ model: BrowserModel) -> [AxisBar] {
    let bars = cache.bars(of: lane)
    guard lane == selected, let own = selectedBar(model), cache.isBar(own),
      !bars.contains(where: { $0.row.position == own.row.position })
    else { return bars }
    return bars + [own]
  }

  /// With more hits than this, hits are not marked: they would be everywhere.
  private static let mostHits = 20_000

  /// Works out what stands where.
  mutating func layOut(in model: inout BrowserModel, _ scene: Scene) {
    let geometry = geometry(model, scene.layout)
    let scale = turnCache(in: &model, scene.layout)
    let hits = scene.hits ?? []
    let notes = AxisNotes(hits: hits.count > AxisPane.mostHits ? [] : hits, marks: model.marks.positions)
    let lanes = lanes(in: &model, rows: geometry.lanes.rows, notes)
    let rows = max(lanes.count, geometry.lanes.rows - (hiddenLanes.empty.isEmpty ? 0 : 1))
    let cache = cache
    let picture = AxisPicture(
      lanes, rows: rows, scale: scale, signs: model.archive.themes.map(\.glyph), selected: selectedBar(model),
      notes: notes, isVague: { cache.isVague($0, cell: $1) }
    ) { lane, cell, drawn in
      cache.events(of: lane, inCell: cell, limit: drawn.count + 1).first { !drawn.contains($0.position) }
    }
    shown = (picture, geometry)
  }

  // MARK: Drawing

  mutating func settle(in model: inout BrowserModel, _ scene: Scene) {
    if scene.layout.content(of: .timeline).isEmpty { return }
    layOut(in: &model, scene)
    placeWords = words(model)
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    guard let (picture, geometry) = shown, !scene.layout.content(of: .timeline).isEmpty else { return }
    let hasFocus = model.focus == .timeline
    let view = AxisView(
      geometry: geometry, picture: picture, labels: ScaleLabels(picture.scale),
      signs: model.archive.themes.map(\.glyph), hasFocus: hasFocus || scene.isTyping)
    let cursor = view.draw(in: &frame)
    if model.timeline.list.count == 0 {
      let words = model.timeline.emptyWords(under: scene.openHits)
      frame.draw(words, style: .dim, column: geometry.firstColumn + 1, row: geometry.lanes.row)
    }
    view.draw(hiddenLanes, in: &frame)
    if let foot = geometry.foot {
      view.drawFoot(in: &frame, foot, event: scene.layout.content(of: .event).isEmpty ? model.detail?.row : nil)
    }
    if hasFocus { frame.cursor = cursor ?? Point(column: geometry.lanes.column, row: geometry.head.row) }
  }

  func title(_ model: BrowserModel, _ scene: Scene, columns: Int) -> (name: String, place: String) {
    let name = "Axis by \(model.axis.grouping.words)" + hiddenLanes.words
    let filter = model.timeline.filter
    return (filter.isEmpty ? name : name + " · " + filter, placeWords)
  }

  func drawLegend(
    in frame: inout Frame, _ model: BrowserModel, _ scene: Scene, from column: Int, to end: Int, row: Int
  ) {
    // Where there is a row for it under the lanes, it stands there.
    let hasRow = geometry(model, scene.layout).foot != nil && !scene.layout.content(of: .event).isEmpty
    // Numbers speak for themselves.
    if !hasRow { AxisView.drawLegend(AxisView.legend.dropFirst(), in: &frame, from: column, to: end, row: row) }
  }

  /// Which of how many events of the cell is selected, and which of all.
  private func words(_ model: BrowserModel) -> String {
    let list = model.timeline.list
    guard let picture = shown?.picture, list.count > 0 else { return "" }
    var parts: [String] = []
    if let bar = selectedBar(model), let lane = selectedLane(model) {
      let tally = cache.tally(of: lane)
      if tally == nil { parts.append("counting …") }
      if let tally, let count = picture.selectedCount, count > 1 {
        let cell = picture.scale.cell(of: bar.day)
        let before = cache.index.events(
          of: lane, in: cache.edges[cell]..<bar.row.position, of: list, limit: 999)
        parts.append("\(before.count + 1) of \(tally.counts[cell]) here")
      }
    }
    return (parts + ["\(model.timeline.index + 1)/\(list.count)"]).joined(separator: " · ")
  }

  var hints: [Hint] {
    [
      Hint([.previousMonth, .nextMonth], "event"), Hint([.previousEvent, .nextEvent], "lane"),
      Hint([.zoomIn, .zoomOut], "zoom"), Hint([.follow], "open"), Hint([.toggleAxis], "list"),
      Hint([.filter], "filter"), Hint([.quit], "quit"), Hint([.search], "search"), Hint([.regroup], "lanes"),
      Hint([.focusNext], "pane"), Hint([.goToDate], "date"),
    ]
  }
}
