import Archive
import Chronology
import Screen

extension EraBrowser {
  // MARK: What is shown

  /// Whether the keys of the timeline move on the axis.
  var isOnAxis: Bool { state.axis.isShown && state.focus == .timeline }

  /// The selected event with what its date looks like.
  mutating func selectedBar() -> AxisBar? { currentDetail().flatMap { AxisBar($0.row) } }

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

  private func axisGeometry() -> AxisGeometry {
    let names = axisWindow.lanes(by: state.axis.grouping).map { cellWidth(name(of: $0)) + (isByTheme ? 2 : 0) }
    return AxisGeometry(
      content: layout.content(of: .timeline), names: names,
      needsFoot: layout.content(of: .event).isEmpty)
  }

  private var isByTheme: Bool { state.axis.grouping == .theme }

  private func name(of lane: LaneDetail) -> String {
    lane.key.number == LaneKey.rest ? state.axis.grouping.restName : lane.name
  }

  /// The lane in which the selected event is meant to stand.
  mutating func selectedLane() -> LaneKey? {
    guard let row = currentDetail()?.row else { return nil }
    if isByTheme { return LaneKey(.theme, row.theme) }
    if state.axis.grouping == .source, let accounts = currentDetail()?.accounts,
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
  private mutating func axisLanes(rows: Int) -> [AxisLane] {
    let selected = selectedLane()
    var details = axisWindow.lanes(by: state.axis.grouping)
    hiddenLanes = HiddenLanes()
    if case .chosen = state.list, details.count <= 64 {
      // What the filter has emptied gives its room to the rest, and is named in a line under it.
      let window = axisWindow
      let filled = details.filter { $0.key == selected || !window.tally(of: $0.key).isEmpty }
      if !filled.isEmpty, filled.count < details.count {
        hiddenLanes.empty = details.filter { lane in !filled.contains { $0.key == lane.key } }.map { name(of: $0) }
        details = filled
      }
    }
    hiddenLanes.total = details.count
    if details.count > rows {
      // Of very many lanes only those around the selected one are looked at.
      let index = details.firstIndex { $0.key == selected }
      details = Array(details[AxisGeometry.shown(count: details.count, selected: index, rows: max(64, rows))])
      let filled = details.filter { $0.key == selected || axisWindow.tally(of: $0.key).total > 0 }
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
        tally: axisWindow.tally(of: detail.key), bars: bars(of: detail.key, selected: selected),
        isSelected: detail.key == selected)
    }
  }

  /// What lasts in a lane, the selected event among it where it lasts.
  private mutating func bars(of lane: LaneKey, selected: LaneKey?) -> [AxisBar] {
    let bars = axisWindow.bars(of: lane)
    guard lane == selected, let own = selectedBar(), axisWindow.isBar(own),
      !bars.contains(where: { $0.row.position == own.row.position })
    else { return bars }
    return bars + [own]
  }

  /// Turns what is kept of the archive's answers to what the axis shows now.
  private mutating func turnAxis() -> TimeScale {
    let scale = axisScale()
    axisWindow.turn(to: scale, state.list)
    return scale
  }

  /// What stands where on the axis now.
  mutating func axisPicture() -> (picture: AxisPicture, geometry: AxisGeometry) {
    let geometry = axisGeometry()
    let scale = turnAxis()
    let window = axisWindow
    let lanes = axisLanes(rows: geometry.lanes.rows)
    let rows = max(lanes.count, geometry.lanes.rows - (hiddenLanes.empty.isEmpty ? 0 : 1))
    let picture = AxisPicture(
      lanes, rows: rows, scale: scale,
      signs: archive.themes.map(\.glyph), selected: selectedBar(),
      isVague: { window.isVague($0, cell: $1) }
    ) { lane, cell, drawn in
      window.events(of: lane, inCell: cell, limit: drawn.count + 1).first { !drawn.contains($0.position) }
    }
    return (picture, geometry)
  }

  // MARK: Drawing

  mutating func drawAxis(in frame: inout Frame) {
    let (picture, geometry) = axisPicture()
    let pane = AxisPane(
      geometry: geometry, picture: picture, labels: ScaleLabels(picture.scale), signs: archive.themes.map(\.glyph),
      hasFocus: state.focus == .timeline || isTyping)
    let cursor = pane.draw(in: &frame)
    axisWords = words(of: picture)
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
  private mutating func drawFoot(in frame: inout Frame, _ foot: Rectangle) {
    var at = foot.column + 2
    if layout.content(of: .event).isEmpty, let row = currentDetail()?.row {
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
    _ legend: ArraySlice<(String, String)>, in frame: inout Frame, from column: Int, to end: Int, row: Int
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
  private mutating func words(of picture: AxisPicture) -> String {
    guard state.list.count > 0 else { return "" }
    var parts: [String] = []
    if let bar = selectedBar(), let lane = selectedLane(), let count = picture.selectedCount, count > 1 {
      let cell = picture.scale.cell(of: bar.day)
      let first = axisWindow.edges[cell]
      let before = axisWindow.index.events(of: lane, in: first..<bar.row.position, of: state.list, limit: 999)
      parts.append("\(before.count + 1) of \(axisWindow.tally(of: lane).counts[cell]) here")
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

  // MARK: Moving in two dimensions

  /// Selects the next event of the lane, or the one before; a cell with more than nine is one step.
  mutating func moveAlongLane(forward: Bool) {
    guard let bar = selectedBar(), let lane = selectedLane() else { return move(by: 0) }
    let index = axisWindow.index
    let scale = turnAxis()
    let cell = scale.cell(of: bar.day)
    let edges = axisWindow.edges
    var next: Int?
    if forward {
      next = index.first(of: lane, from: isMany(cell, lane) ? edges[cell + 1] : bar.row.position + 1, in: state.list)
    } else {
      next = index.last(of: lane, before: isMany(cell, lane) ? edges[cell] : bar.row.position, in: state.list)
      if let reached = next, let day = day(of: reached), isMany(scale.cell(of: day), lane) {
        next = index.first(of: lane, from: edges[scale.cell(of: day)], in: state.list)
      }
    }
    guard let next else { return say("this lane has no event \(forward ? "after" : "before") this one") }
    selectOnAxis(next, in: lane)
  }

  private func isMany(_ cell: Int, _ lane: LaneKey) -> Bool {
    let counts = axisWindow.tally(of: lane).counts
    return counts.indices.contains(cell) && counts[cell] > 9
  }

  /// Selects the first event of the lane in the next month or year that has any, or of the one before.
  mutating func moveAlongLane(months: Int) {
    guard let bar = selectedBar(), let lane = selectedLane() else { return move(by: 0) }
    let step = abs(months)
    let month = EraBrowser.month(ofDay: bar.day, step: step)
    let index = axisWindow.index
    if months > 0 {
      let first = firstPosition(notBefore: EraBrowser.firstDay(ofMonth: month + step))
      guard let next = index.first(of: lane, from: first, in: state.list) else {
        return say("this lane has nothing after that")
      }
      return selectOnAxis(next, in: lane)
    }
    let own = firstPosition(notBefore: EraBrowser.firstDay(ofMonth: month))
    if let first = index.first(of: lane, from: own, in: state.list), first < bar.row.position {
      return selectOnAxis(first, in: lane)
    }
    guard let before = index.last(of: lane, before: own, in: state.list), let day = day(of: before) else {
      return say("this lane has nothing before that")
    }
    let earlier = firstPosition(
      notBefore: EraBrowser.firstDay(ofMonth: EraBrowser.month(ofDay: day, step: step)))
    selectOnAxis(index.first(of: lane, from: earlier, in: state.list) ?? before, in: lane)
  }

  /// Selects the event of the lane nearest to a day as many days away as are shown.
  mutating func pageAxis(forward: Bool) {
    guard let bar = selectedBar(), let lane = selectedLane() else { return move(by: 0) }
    let days = axisScale().days.count
    let position = firstPosition(notBefore: bar.day + (forward ? days : -days))
    let index = axisWindow.index
    let next =
      forward
      ? index.first(of: lane, from: position, in: state.list)
        ?? index.last(of: lane, before: archive.eventCount, in: state.list)
      : index.last(of: lane, before: position, in: state.list) ?? index.first(of: lane, from: 0, in: state.list)
    guard let next, next != bar.row.position else {
      return say("this lane has nothing \(forward ? "after" : "before") that")
    }
    selectOnAxis(next, in: lane)
  }

  /// Selects the event nearest in time in the next lane that has any.
  mutating func moveBetweenLanes(by step: Int) {
    guard let bar = selectedBar(), let lane = selectedLane() else { return move(by: 0) }
    var day = bar.day
    if let anchor = state.axis.anchor, anchor.position == bar.row.position { day = anchor.day }
    let lanes = axisWindow.lanes(by: state.axis.grouping)
    var number = (lanes.firstIndex { $0.key == lane } ?? 0) + step
    while lanes.indices.contains(number) {
      if let next = nearest(to: day, in: lanes[number].key) {
        selectOnAxis(next, in: lanes[number].key)
        state.axis.anchor = AxisState.Anchor(position: next, day: day)
        return
      }
      number += step
    }
    say("no lane \(step < 0 ? "above" : "below") has an event")
  }

  /// The event of a lane whose beginning is nearest to a day.
  private func nearest(to day: Int, in lane: LaneKey) -> Int? {
    let position = firstPosition(notBefore: day)
    let after = axisWindow.index.first(of: lane, from: position, in: state.list)
    let before = axisWindow.index.last(of: lane, before: position, in: state.list)
    guard let after, let before, let first = self.day(of: before), let last = self.day(of: after) else {
      return after ?? before
    }
    return day - first < last - day ? before : after
  }

  private func firstPosition(notBefore day: Int) -> Int { archive.edges(from: day, step: 0, count: 0).first ?? 0 }

  private func day(of position: Int) -> Int? { archive.event(position: position).flatMap { AxisBar($0)?.day } }

  mutating func selectOnAxis(_ position: Int, in lane: LaneKey) {
    select(position: position)
    showSelected()
    state.axis.lane = lane
    if lane.grouping == .source, let account = currentDetail()?.accounts.firstIndex(where: { $0.source == lane.number })
    {
      state.account = account
      state.followsAccount = true
    }
  }

  // MARK: The events of a cell

  /// Lists the events of the selected cell where it stands for several.
  /// - Returns: false where it stands for one, or one was just chosen among them.
  mutating func openCell() -> Bool {
    guard isOnAxis, let bar = selectedBar(), let lane = selectedLane(), state.axis.chosen != bar.row.position
    else { return false }
    let (picture, _) = axisPicture()
    guard let count = picture.selectedCount, count > 1 else { return false }
    let cell = picture.scale.cell(of: bar.day)
    let all = axisWindow.tally(of: lane).counts[cell]
    if all > 300, state.axis.zoom < AxisState.zooms(of: archive.days).count - 1 {
      zoomAxis(by: 1)
      say("\(all) events were there: nearer")
      return true
    }
    let events = axisWindow.events(of: lane, inCell: cell, limit: 300)
    let rows = events.map { event in
      PickRow(lead: Words.date(event.date), words: event.title, target: .timeline(position: event.position))
    }
    let days = Words.days(
      from: picture.scale.firstDay(of: cell), through: picture.scale.firstDay(of: cell + 1) - 1)
    let shown = all > events.count ? ", the first \(events.count) of \(all)" : ""
    let index = events.firstIndex { $0.position == bar.row.position }
    state.mode = .picking(
      PickList([PickList.Tab(name: "Events of \(days)\(shown)", rows: rows)], selecting: index ?? 0))
    return true
  }

  // MARK: Mouse

  /// Selects what is drawn where the mouse was pressed; the same again opens what stands for several.
  mutating func clickAxis(_ point: Point) {
    let (picture, geometry) = axisPicture()
    let line = point.row - geometry.lanes.row
    let column = point.column - geometry.firstColumn
    let lanes = picture.lanes.filter { $0.line <= line && line < $0.line + $0.height }
    guard let lane = lanes.first?.lane.key else { return }
    let hit = picture.pieces.first { $0.line == line && ($0.column..<$0.endColumn).contains(column) }
    if let hit, hit.isSelected {
      if hit.position == nil { _ = openCell() }
      return
    }
    if let position = hit?.position { return selectOnAxis(position, in: lane) }
    let cell = min(max(0, column / picture.scale.columnsPerCell), picture.scale.count - 1)
    let edges = axisWindow.edges
    if let first = axisWindow.index.first(of: lane, from: edges[cell], in: state.list), first < edges[cell + 1] {
      return selectOnAxis(first, in: lane)
    }
    if let next = nearest(to: picture.scale.firstDay(of: cell), in: lane) { selectOnAxis(next, in: lane) }
  }
}
