import Archive
import Screen

/// Moving on the axis in two dimensions, by keys and by the mouse.
extension AxisPane {
  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome? {
    switch action {
    case .toggleAxis: toggle(in: &model)
    case .zoomIn: model.axis.zoom(by: 1)
    case .zoomOut: model.axis.zoom(by: -1)
    case .wholeEra: model.axis.zoom = 0
    case .regroup: regroup(in: &model)
    case _ where !model.isOnAxis: return nil
    case .previousEvent: moveBetweenLanes(by: -1, in: &model)
    case .nextEvent: moveBetweenLanes(by: 1, in: &model)
    case .previousMonth: moveAlongLane(forward: false, in: &model)
    case .nextMonth: moveAlongLane(forward: true, in: &model)
    case .previousYear: moveAlongLane(years: -1, in: &model)
    case .nextYear: moveAlongLane(years: 1, in: &model)
    case .pageUp: turnPage(forward: false, in: &model)
    case .pageDown: turnPage(forward: true, in: &model)
    case .follow: return openCell(in: &model)
    default: return nil
    }
    return .done
  }

  // MARK: Along a lane

  /// Selects the next event of the lane, or the one before; a cell with more than nine is one step.
  private func moveAlongLane(forward: Bool, in model: inout BrowserModel) {
    guard let bar = selectedBar(model), let lane = selectedLane(model) else { return }
    let list = model.timeline.list
    let scale = turnCache(in: &model, model.layout)
    let cell = scale.cell(of: bar.day)
    let edges = cache.edges
    var next: Int?
    if forward {
      let first = isMany(cell, lane, of: list) ? edges[cell + 1] : bar.row.position + 1
      next = cache.index.first(of: lane, from: first, in: list)
    } else {
      let last = isMany(cell, lane, of: list) ? edges[cell] : bar.row.position
      next = cache.index.last(of: lane, before: last, in: list)
      if let reached = next, let day = model.archive.axisDay(of: reached), isMany(scale.cell(of: day), lane, of: list) {
        next = cache.index.first(of: lane, from: edges[scale.cell(of: day)], in: list)
      }
    }
    guard let next else { return model.say("this lane has no event \(forward ? "after" : "before") this one") }
    select(next, in: lane, &model)
  }

  private func isMany(_ cell: Int, _ lane: LaneKey, of list: EventList) -> Bool {
    let edges = cache.edges
    guard edges.indices.contains(cell), edges.indices.contains(cell + 1) else { return false }
    return cache.index.events(of: lane, in: edges[cell]..<edges[cell + 1], of: list, limit: 10).count > 9
  }

  /// Selects the first event of the lane in the next year that has any, or in the one before.
  private func moveAlongLane(years: Int, in model: inout BrowserModel) {
    guard let bar = selectedBar(model), let lane = selectedLane(model) else { return }
    let (archive, index, list) = (model.archive, cache.index, model.timeline.list)
    let month = MonthNumber(ofDay: bar.day, step: 12)
    if years > 0 {
      let first = archive.firstPosition(notBefore: month.advanced(by: 12).firstDay)
      guard let next = index.first(of: lane, from: first, in: list) else {
        return model.say("this lane has nothing after that")
      }
      return select(next, in: lane, &model)
    }
    let own = archive.firstPosition(notBefore: month.firstDay)
    if let first = index.first(of: lane, from: own, in: list), first < bar.row.position {
      return select(first, in: lane, &model)
    }
    guard let before = index.last(of: lane, before: own, in: list), let day = archive.axisDay(of: before) else {
      return model.say("this lane has nothing before that")
    }
    let earlier = archive.firstPosition(notBefore: MonthNumber(ofDay: day, step: 12).firstDay)
    select(index.first(of: lane, from: earlier, in: list) ?? before, in: lane, &model)
  }

  /// Selects the event of the lane nearest to a day as many days away as are shown.
  private func turnPage(forward: Bool, in model: inout BrowserModel) {
    guard let bar = selectedBar(model), let lane = selectedLane(model) else { return }
    let days = scale(in: &model, model.layout).days.count
    let position = model.archive.firstPosition(notBefore: bar.day + (forward ? days : -days))
    let (index, list) = (cache.index, model.timeline.list)
    let next =
      forward
      ? index.first(of: lane, from: position, in: list)
        ?? index.last(of: lane, before: model.archive.eventCount, in: list)
      : index.last(of: lane, before: position, in: list) ?? index.first(of: lane, from: 0, in: list)
    guard let next, next != bar.row.position else {
      return model.say("this lane has nothing \(forward ? "after" : "before") that")
    }
    select(next, in: lane, &model)
  }

  // MARK: Between lanes

  /// Selects the event nearest in time in the next lane that has any.
  private func moveBetweenLanes(by step: Int, in model: inout BrowserModel) {
    guard let bar = selectedBar(model), let lane = selectedLane(model) else { return }
    var day = bar.day
    if let anchor = model.axis.anchor, anchor.position == bar.row.position { day = anchor.day }
    let lanes = cache.lanes(by: model.axis.grouping)
    var number = (lanes.firstIndex { $0.key == lane } ?? 0) + step
    while lanes.indices.contains(number) {
      if let next = nearest(to: day, in: lanes[number].key, model) {
        select(next, in: lanes[number].key, &model)
        model.axis.anchor = AxisState.Anchor(position: next, day: day)
        return
      }
      number += step
    }
    model.say("no lane \(step < 0 ? "above" : "below") has an event")
  }

  /// The event of a lane whose beginning is nearest to a day.
  private func nearest(to day: Int, in lane: LaneKey, _ model: BrowserModel) -> Int? {
    let (archive, list) = (model.archive, model.timeline.list)
    let position = archive.firstPosition(notBefore: day)
    let after = cache.index.first(of: lane, from: position, in: list)
    let before = cache.index.last(of: lane, before: position, in: list)
    guard let after, let before, let first = archive.axisDay(of: before), let last = archive.axisDay(of: after) else {
      return after ?? before
    }
    return day - first < last - day ? before : after
  }

  /// Selects an event in a lane.
  private func select(_ position: Int, in lane: LaneKey, _ model: inout BrowserModel) {
    model.select(event: position)
    model.axis.lane = lane
    guard lane.grouping == .source,
      let account = model.detail?.accounts.firstIndex(where: { $0.source == lane.number })
    else { return }
    model.reader.turn(to: account)
  }

  // MARK: Turning to it

  private func toggle(in model: inout BrowserModel) {
    model.axis.isShown.toggle()
    model.axis.start = nil
    model.timeline.showNearTop()
    if model.focus != .timeline, model.layout.content(of: .timeline).isEmpty { model.focus = .timeline }
  }

  private func regroup(in model: inout BrowserModel) {
    repeat {
      model.axis.grouping = model.axis.grouping.next
    } while cache.lanes(by: model.axis.grouping).isEmpty && !model.axis.isByTheme
    model.say("lanes by \(model.axis.grouping.words)")
  }

  // MARK: The events of a cell

  /// Lists the events of the selected cell where it stands for several.
  /// - Returns: nil where it stands for one, or one was just chosen among them.
  private mutating func openCell(in model: inout BrowserModel) -> Outcome? {
    guard let bar = selectedBar(model), let lane = selectedLane(model), model.axis.chosen != bar.row.position else {
      return nil
    }
    layOut(in: &model, model.scene())
    guard let picture = shown?.picture else { return nil }
    let cell = picture.scale.cell(of: bar.day)
    guard let count = picture.selectedCount, count > 1, let all = cache.tally(of: lane)?.counts[cell] else {
      return nil
    }
    if all > AxisPane.mostListed, model.axis.zoom < AxisState.zooms(of: model.archive.days).count - 1 {
      model.axis.zoom(by: 1)
      model.say("\(all) events were there: nearer")
      return .done
    }
    let days = Words.days(
      from: picture.scale.firstDay(of: cell), through: picture.scale.firstDay(of: cell + 1) - 1)
    let events = cache.events(of: lane, inCell: cell, limit: AxisPane.mostListed)
    return .opens(CellEventsPage(events, of: all, in: days, selecting: bar.row.position))
  }

  private static let mostListed = 300

  /// Goes to an event that was chosen among those of a cell: it stays in the lane, and Enter follows it.
  func choose(_ position: Int, in model: inout BrowserModel) {
    model.remember()
    if let lane = selectedLane(model), cache.index.contains(position, in: lane) {
      select(position, in: lane, &model)
    } else {
      model.select(event: position)
    }
    model.axis.chosen = position
    model.focus = .timeline
  }

  // MARK: Mouse

  /// Selects what is drawn where the mouse was pressed; the same again opens what stands for several.
  mutating func click(_ point: Point, hadFocus: Bool, in model: inout BrowserModel) -> Outcome {
    layOut(in: &model, model.scene())
    guard let (picture, geometry) = shown else { return .done }
    let line = point.row - geometry.lanes.row
    let column = point.column - geometry.firstColumn
    let lanes = picture.lanes.filter { $0.line <= line && line < $0.line + $0.height }
    guard let lane = lanes.first?.lane.key else { return .done }
    let hit = picture.pieces.first { $0.line == line && ($0.column..<$0.endColumn).contains(column) }
    if let hit, hit.isSelected { return hit.position == nil ? openCell(in: &model) ?? .done : .done }
    let cell = min(max(0, column / picture.scale.columnsPerCell), picture.scale.count - 1)
    let edges = cache.edges
    if let position = hit?.position {
      select(position, in: lane, &model)
    } else if let first = cache.index.first(of: lane, from: edges[cell], in: model.timeline.list),
      first < edges[cell + 1]
    {
      select(first, in: lane, &model)
    } else if let next = nearest(to: picture.scale.firstDay(of: cell), in: lane, model) {
      select(next, in: lane, &model)
    }
    return .done
  }

  mutating func turn(down: Bool, in model: inout BrowserModel) -> Outcome {
    moveAlongLane(forward: down, in: &model)
    return .done
  }
}

extension EraArchive {
  /// The position of the first event that does not begin before a day.
  fileprivate func firstPosition(notBefore day: Int) -> Int { edges(from: day, step: 0, count: 0).first ?? 0 }

  /// The day by which an event stands on the axis; nil where there is no such event.
  fileprivate func axisDay(of position: Int) -> Int? { event(position: position).flatMap { AxisBar($0)?.day } }
}
