import Archive
import Chronology
import Screen

/// Moving on the axis in two dimensions, by keys and by the mouse.
extension EraBrowser {
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
    let edges = axisWindow.edges
    guard edges.indices.contains(cell), edges.indices.contains(cell + 1) else { return false }
    return axisWindow.index.events(of: lane, in: edges[cell]..<edges[cell + 1], of: state.list, limit: 10).count > 9
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
    guard lane.grouping == .source,
      let account = selectedDetail?.accounts.firstIndex(where: { $0.source == lane.number })
    else { return }
    state.account = account
    state.followsAccount = true
  }

  // MARK: The events of a cell

  /// Lists the events of the selected cell where it stands for several.
  /// - Returns: false where it stands for one, or one was just chosen among them.
  mutating func openCell() -> Bool {
    guard isOnAxis, let bar = selectedBar(), let lane = selectedLane(), state.axis.chosen != bar.row.position
    else { return false }
    let (picture, _) = axisPicture()
    let cell = picture.scale.cell(of: bar.day)
    guard let count = picture.selectedCount, count > 1, let all = axisWindow.tally(of: lane)?.counts[cell] else {
      return false
    }
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
