import Archive
import Screen

/// The mouse in the panes: a click selects, a click on what is selected is Enter, the wheel turns the pane under it.
extension EraBrowser {
  mutating func click(_ point: Point) {
    state.dragsStrip = layout.strip?.contains(column: point.column, row: point.row) == true
    if state.dragsStrip { return goAlongStrip(to: point) }
    guard let pane = pane(at: point) else { return }
    let hadFocus = state.focus == pane
    state.focus = pane
    switch pane {
    case .timeline where showsAxis: clickAxis(point)
    case .timeline:
      guard let index = timelineIndex(atRow: point.row) else { return }
      if index != state.index { return move(to: index) }
      if hadFocus { _ = perform(.follow) }
    case .event: break
    case .source: clickSource(atRow: point.row, hadFocus: hadFocus)
    }
  }

  mutating func wheel(_ point: Point, down: Bool) {
    guard let pane = pane(at: point) else { return }
    if pane == .timeline, showsAxis {
      moveAlongLane(forward: down)
    } else if pane == .timeline {
      _ = perform(down ? .nextEventAnywhere : .previousEventAnywhere)
    } else {
      let focus = state.focus
      state.focus = pane
      scroll(by: down ? 3 : -3)
      state.focus = focus
    }
  }

  /// The hit of a search shown at a cell of the screen.
  mutating func hit(at point: Point) -> Int? {
    pane(at: point) == .timeline && !showsAxis ? timelineIndex(atRow: point.row) : nil
  }

  private func pane(at point: Point) -> Pane? {
    layout.panes.first { $0.value.contains(column: point.column, row: point.row) }?.key
  }

  /// Selects the event that rests on a line of the source, or goes to it where it is selected already.
  private mutating func clickSource(atRow row: Int, hadFocus: Bool) {
    placeReading()
    guard let place = reading(), archive.sources.indices.contains(place.source) else { return }
    let area = sourceArea(of: place.source)
    let lines = sourceView(of: place.source).lines(from: place.top, count: area.rows, marking: place)
    guard lines.indices.contains(row - area.row) else { return }
    let (number, line) = (lines[row - area.row].place.number, lines[row - area.row].line)
    switch line.margin {
    case .none: return
    case .passage: if hadFocus { _ = perform(.follow) }
    case .pin:
      let range = line.offset..<line.offset + max(1, line.scalars.count)
      guard let block = pieceWindow.block(number, ofSource: place.source),
        let pin = block.pins.first(where: { pin in
          pin.passage?.range(in: number, length: Int.max).map { range.contains($0.lowerBound) } ?? true
        })
      else { return }
      remember()
      show(PinnedAccount(position: pin.event.position, account: pin.account))
    }
  }
}
