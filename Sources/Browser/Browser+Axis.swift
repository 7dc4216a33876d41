import Archive
import Chronology
import Screen

extension EraBrowser {
  // MARK: What is shown

  /// Whether the keys of the timeline move on the axis.
  var isOnAxis: Bool { state.axis.isShown && state.focus == .timeline }

  /// The selected event with what its date looks like.
  func selectedBar() -> AxisBar? { selectedDetail.flatMap { AxisBar($0.row) } }

  /// The scale of the axis, moved so that the selected event is in view.
  mutating func axisScale() -> TimeScale {
    let era = archive.days
    let zooms = AxisState.zooms(of: era)
    state.axis.zoom = min(state.axis.zoom, zooms.count - 1)
    let isWhole = state.axis.zoom == 0
    let columns = axisGeometry().columns
    var scale = TimeScale(
      days: zooms[state.axis.zoom], from: state.axis.start ?? era.lowerBound, columns: columns, isWhole: isWhole)
    guard !isWhole, let day = selectedBar()?.day, day > Int.min else {
      scale.start = era.lowerBound
      return scale
    }
    let cell = scale.cell(of: day)
    let margin = scale.count / 10
    let length = scale.count * scale.daysPerCell
    if state.axis.start == nil || cell < margin || cell >= scale.count - margin {
      scale.start = day - length / 2
      // Within the era no room is given to what lies outside it.
      if era.contains(day), length <= era.count {
        scale.start = min(max(scale.start, era.lowerBound), era.upperBound + 1 - length)
      }
      state.axis.start = scale.start
    }
    return scale
  }

  func axisGeometry() -> AxisGeometry {
    let names = axisWindow.lanes(by: state.axis.grouping).map { cellWidth(name(of: $0)) + (isByTheme ? 2 : 0) }
    return AxisGeometry(
      content: layout.content(of: .timeline), names: names,
      needsFoot: layout.content(of: .event).isEmpty)
  }

  var isByTheme: Bool { state.axis.grouping == .theme }

  private func name(of lane: LaneDetail) -> String {
    lane.key.number == LaneKey.rest ? state.axis.grouping.restName : lane.name
  }

  /// The lane in which the selected event is meant to stand.
  func selectedLane() -> LaneKey? {
    guard let row = selectedDetail?.row else { return nil }
    if isByTheme { return LaneKey(.theme, row.theme) }
    if state.axis.grouping == .source, let accounts = selectedDetail?.accounts,
      accounts.indices.contains(state.account)
    {
      // The account that is shown says in which lane one is.
      return LaneKey(.source, accounts[state.account].source)
    }
    if let lane = state.axis.lane, lane.grouping == state.axis.grouping,
      axisWindow.index.contains(row.position, in: lane)
    {
      return lane
    }
    return axisWindow.lanes(by: state.axis.grouping).map(\.key).first {
      axisWindow.index.contains(row.position, in: $0)
    }
  }

  /// The lanes in their order, those left out that have nothing in view where not all can be shown.
  private mutating func axisLanes(rows: Int, _ notes: AxisNotes) -> [AxisLane] {
    let selected = selectedLane()
    var details = axisWindow.lanes(by: state.axis.grouping)
    hiddenLanes = HiddenLanes()
    let isAll = details.count <= AxisGeometry.mostLookedAt
    let index = details.firstIndex { $0.key == selected }
    // Of very many lanes only those around the selected one are looked at.
    let near = AxisGeometry.shown(
      count: details.count, selected: index, rows: isAll ? details.count : max(AxisGeometry.mostLookedAt, rows))
    countLanes(details[near].map(\.key))
    if case .chosen = state.list, isAll {
      // What the filter has emptied gives its room to the rest, and is named in a line under it.
      let window = axisWindow
      let filled = details.filter { $0.key == selected || window.tally(of: $0.key)?.isEmpty != true }
      if !filled.isEmpty, filled.count < details.count {
        hiddenLanes.empty = details.filter { lane in !filled.contains { $0.key == lane.key } }.map { name(of: $0) }
        details = filled
      }
    }
    hiddenLanes.total = details.count
    if details.count > rows {
      if !isAll { details = Array(details[near]) }
      let filled = details.filter { $0.key == selected || axisWindow.tally(of: $0.key)?.total != 0 }
      let shown = AxisGeometry.shown(
        count: filled.count, selected: filled.firstIndex { $0.key == selected }, rows: rows)
      hiddenLanes.above = shown.lowerBound > 0
      hiddenLanes.below = shown.upperBound < filled.count
      details = Array(filled[shown])
    }
    hiddenLanes.shown = details.count
    return details.map { detail in
      AxisLane(
        key: detail.key, name: name(of: detail), theme: isByTheme ? detail.key.number : nil,
        tally: axisWindow.tally(of: detail.key) ?? LaneTally(sums: [], hasLater: false),
        bars: bars(of: detail.key, selected: selected),
        isSelected: detail.key == selected, hits: axisWindow.counts(of: notes.hits, in: detail.key),
        marks: axisWindow.counts(of: notes.marks, in: detail.key))
    }
  }

  /// Takes what lanes have where a filter keeps so many events that counting them takes longer than a key may.
  private mutating func countLanes(_ lanes: [LaneKey]) {
    guard let question = axisWindow.question(about: lanes),
      case .tallies(let tallies) = answer(to: .tallies(question))
    else { return }
    axisWindow.take(tallies, of: lanes)
  }

  /// So many hits are told from other events; more would be everywhere.
  private static let mostHits = 20_000

  /// What the reader looks for and has marked.
  private var axisNotes: AxisNotes {
    let hits = hitsOfSearch ?? []
    return AxisNotes(hits: hits.count > EraBrowser.mostHits ? [] : hits, marks: markedPositions)
  }

  /// What lasts in a lane, the selected event among it where it lasts.
  private func bars(of lane: LaneKey, selected: LaneKey?) -> [AxisBar] {
    let bars = axisWindow.bars(of: lane)
    guard lane == selected, let own = selectedBar(), axisWindow.isBar(own),
      !bars.contains(where: { $0.row.position == own.row.position })
    else { return bars }
    return bars + [own]
  }

  /// Turns what is kept of the archive's answers to what the axis shows now.
  mutating func turnAxis() -> TimeScale {
    let scale = axisScale()
    axisWindow.turn(to: scale, state.list)
    return scale
  }

  /// What stands where on the axis now.
  mutating func axisPicture() -> (picture: AxisPicture, geometry: AxisGeometry) {
    let geometry = axisGeometry()
    let scale = turnAxis()
    let window = axisWindow
    let notes = axisNotes
    let lanes = axisLanes(rows: geometry.lanes.rows, notes)
    let rows = max(lanes.count, geometry.lanes.rows - (hiddenLanes.empty.isEmpty ? 0 : 1))
    let picture = AxisPicture(
      lanes, rows: rows, scale: scale,
      signs: archive.themes.map(\.glyph), selected: selectedBar(), notes: notes,
      isVague: { window.isVague($0, cell: $1) }
    ) { lane, cell, drawn in
      window.events(of: lane, inCell: cell, limit: drawn.count + 1).first { !drawn.contains($0.position) }
    }
    return (picture, geometry)
  }

  // MARK: Drawing

  mutating func settleAxis() {
    let axis = axisPicture()
    shown.axis = axis
    shown.axisWords = words(of: axis.picture)
  }

  func drawAxis(in frame: inout Frame) {
    guard let (picture, geometry) = shown.axis else { return }
    let pane = AxisPane(
      geometry: geometry, picture: picture, labels: ScaleLabels(picture.scale), signs: archive.themes.map(\.glyph),
      hasFocus: state.focus == .timeline || isTyping)
    let cursor = pane.draw(in: &frame)
    if state.list.count == 0 {
      frame.draw(emptyWords, style: .dim, column: geometry.firstColumn + 1, row: geometry.lanes.row)
    }
    drawHiddenLanes(in: &frame, geometry, below: picture.endLine)
    if let foot = geometry.foot { drawFoot(in: &frame, foot) }
    if state.focus == .timeline {
      frame.cursor = cursor ?? Point(column: geometry.lanes.column, row: geometry.head.row)
    }
  }

  /// Says which lanes the filter has emptied, and that there are more than are shown.
  private func drawHiddenLanes(in frame: inout Frame, _ geometry: AxisGeometry, below line: Int) {
    let lanes = geometry.lanes
    if !hiddenLanes.empty.isEmpty, line < lanes.rows {
      let words = "nothing in " + hiddenLanes.empty.joined(separator: ", ")
      frame.draw(
        clip(words, columns: lanes.columns - 3), style: .dim, column: lanes.column + 2, row: lanes.endRow - 1)
    }
    if hiddenLanes.above { frame.draw("↑", style: .dim, column: lanes.column + 1, row: lanes.row) }
    if hiddenLanes.below { frame.draw("↓", style: .dim, column: lanes.column + 1, row: lanes.endRow - 1) }
  }

  /// The selected event where its pane is not shown; else what the signs mean.
  private func drawFoot(in frame: inout Frame, _ foot: Rectangle) {
    var at = foot.column + 2
    if layout.content(of: .event).isEmpty, let row = selectedDetail?.row {
      at = frame.draw(Words.date(row.date), style: Style(.date), column: at, row: foot.row, end: foot.endColumn) + 1
      let room = foot.endColumn - at - (row.isDisputed ? 2 : 0)
      at = frame.draw(clip(row.title, columns: room), style: Style(.title), column: at, row: foot.row)
      if row.isDisputed { frame.draw("≠", style: Style(.disagreement), column: at + 1, row: foot.row) }
      return
    }
    drawLegend(AxisPane.legend[...], in: &frame, from: at, to: foot.endColumn, row: foot.row)
  }

  /// What the signs of the axis mean, as many of them as there is room for.
  func drawLegend(
    _ legend: ArraySlice<(sign: String, words: String)>, in frame: inout Frame, from column: Int, to end: Int, row: Int
  ) {
    var at = column
    for (sign, words) in legend where at + cellWidth(sign) + cellWidth(words) + 1 <= end {
      frame.fill(" ", style: .text, column: at - 1, row: row, end: at + cellWidth(sign) + cellWidth(words) + 2)
      at = frame.draw(sign, style: .text, column: at, row: row) + 1
      at = frame.draw(words, style: .dim, column: at, row: row) + 2
    }
  }

  /// Whether the signs are told of under the lanes; else they are in the title, where that has room.
  var axisFootHasLegend: Bool { axisGeometry().foot != nil && !layout.content(of: .event).isEmpty }

  /// What the title of the pane tells of the place: which of how many events of the cell is selected.
  private func words(of picture: AxisPicture) -> String {
    guard state.list.count > 0 else { return "" }
    var parts: [String] = []
    if let bar = selectedBar(), let lane = selectedLane() {
      let tally = axisWindow.tally(of: lane)
      if tally == nil { parts.append("counting …") }
      if let tally, let count = picture.selectedCount, count > 1 {
        let cell = picture.scale.cell(of: bar.day)
        let first = axisWindow.edges[cell]
        let before = axisWindow.index.events(of: lane, in: first..<bar.row.position, of: state.list, limit: 999)
        parts.append("\(before.count + 1) of \(tally.counts[cell]) here")
      }
    }
    return (parts + ["\(state.index + 1)/\(state.list.count)"]).joined(separator: " · ")
  }

  // MARK: Turning to it, zooming

  mutating func toggleAxis() {
    state.axis.isShown.toggle()
    state.axis.start = nil
    state.top = max(0, state.index - 5)
    if state.focus != .timeline, layout.content(of: .timeline).isEmpty { state.focus = .timeline }
  }

  mutating func zoomAxis(by step: Int) {
    state.axis.zoom += step
    state.axis.start = nil
  }

  mutating func showWholeEra() {
    state.axis.zoom = 0
  }

  mutating func regroupAxis() {
    repeat {
      state.axis.grouping = state.axis.grouping.next
    } while axisWindow.lanes(by: state.axis.grouping).isEmpty
      && !isByTheme
    say("lanes by \(state.axis.grouping.words)")
  }
}
