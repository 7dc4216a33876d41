import Archive
import Chronology
import Screen

extension EraBrowser {
  /// The screen as it is to be shown now.
  ///
  /// Scrolling follows the selection here, once for all keys that were taken together.
  /// - Complexity: in the size of the screen, whatever the size of the archive.
  public mutating func frame() -> Frame {
    lookForTyped()
    var frame = Frame(size: state.size)
    questions.begin()
    defer { questions.end() }
    let layout = self.layout
    guard !layout.isTooSmall else {
      frame.draw("terminal too small", style: .text, column: 0, row: 0)
      frame.draw("(40×8 is enough)", style: .dim, column: 0, row: 1)
      return frame
    }
    drawHeader(in: &frame, layout)
    drawStrip(in: &frame, layout)
    drawTimeline(in: &frame, layout)
    drawEvent(in: &frame, layout)
    drawSource(in: &frame, layout)
    drawBorders(in: &frame, layout)
    drawChoices(in: &frame, layout)
    switch state.mode {
    case .help(let page): HelpPane(page: page, area: layout.overlay).draw(in: &frame)
    case .picking(let list): PickListPane(list: list).draw(in: &frame, layout: layout)
    case .comparing(let comparison): drawComparison(comparison, in: &frame, layout)
    case .attaching(let page): drawAttaching(page, in: &frame, layout)
    case .browsing, .searching, .searchingText, .filtering, .goingTo, .marking: break
    }
    drawFooter(in: &frame, layout)
    return frame
  }

  // MARK: Header and strip

  private func drawHeader(in frame: inout Frame, _ layout: Layout) {
    guard let header = layout.header else { return }
    frame.draw(archive.title, style: Style(.title), column: 1, row: header.row)
    let room = header.columns - cellWidth(archive.title) - 4
    let count = state.listInquiry == nil ? String(state.list.count) : "…"
    var parts = [
      state.filter.isEmpty ? Words.count(state.list.count, "event", "events") : "\(count) of \(eventCount)",
      state.showsBackground ? "with background" : "",
      archive.textCount == 0 ? "no texts" : Words.count(archive.textCount, "text", "texts"),
    ].filter { !$0.isEmpty }
    // The counts are what the line is for: of the rest what has room, the words of the filter cut.
    while parts.count > 1, cellWidth(parts.joined(separator: " · ")) > room { parts.removeLast() }
    let left = room - cellWidth(parts.joined(separator: " · ")) - 3
    let filter = "filter: \(state.filter)"
    if !state.filter.isEmpty, left >= min(12, cellWidth(filter)) { parts.insert(clip(filter, columns: left), at: 0) }
    let text = clip(parts.joined(separator: " · "), columns: room)
    frame.draw(text, style: .dim, column: header.columns - cellWidth(text) - 1, row: header.row)
  }

  /// How many events there are without a filter.
  private var eventCount: Int { archive.events(withBackground: state.showsBackground).count }

  private mutating func drawStrip(in frame: inout Frame, _ layout: Layout) {
    guard let strip = layout.strip else { return }
    let place = currentDetail().flatMap { try? EDTF($0.row.date) }
    let day = dayOfReading() ?? place?.earliest.day ?? place?.latest.day
    eraStrip(columns: strip.columns, place: day?.number).draw(in: &frame, strip)
  }

  // MARK: Timeline

  private var timelinePane: TimelinePane {
    TimelinePane(archive: archive, window: rowWindow, matcher: matcher, asked: asked, marks: state.marks)
  }

  private mutating func timelineRows(_ content: Rectangle) -> (rows: [TimelinePane.Row], selected: Int) {
    let pane = timelinePane
    if case .searching(var session) = state.mode {
      let searching = session
      session.top = pane.top(
        current: session.top, selected: session.index, count: session.hits.count, rows: content.rows
      ) { first, last in
        pane.headings(in: searching, from: first, through: last)
      }
      state.mode = .searching(session)
      return (pane.rows(of: session, from: session.top, count: content.rows, columns: content.columns), session.index)
    }
    let list = state.list
    state.top = pane.top(
      current: state.top, selected: state.index, count: list.count, rows: content.rows
    ) { first, last in
      pane.headings(in: list, from: first, through: last)
    }
    return (pane.rows(of: list, from: state.top, count: content.rows), state.index)
  }

  /// The event shown on a row of the screen, as an index of the list.
  mutating func timelineIndex(atRow row: Int) -> Int? {
    let content = layout.content(of: .timeline)
    let rows = timelineRows(content).rows
    let line = row - content.row
    return rows.indices.contains(line) ? rows[line].index : nil
  }

  private mutating func drawTimeline(in frame: inout Frame, _ layout: Layout) {
    let content = layout.content(of: .timeline)
    if content.isEmpty { return }
    if showsAxis { return drawAxis(in: &frame) }
    let choosing = state.choices?.selected != nil
    let (rows, selected) = timelineRows(content)
    let pane = timelinePane
    if rows.isEmpty {
      frame.draw(
        clip(emptyWords, columns: content.columns - 3), style: .dim, column: content.column + 2, row: content.row + 1)
    }
    drawSuggestion(in: &frame, content, below: rows.count)
    for (line, row) in rows.enumerated() {
      let isSelected = row.index == selected
      pane.draw(
        row, in: &frame, at: content.row + line, rectangle: content, isSelected: isSelected,
        hasFocus: state.isTyping ? !choosing : state.focus == .timeline)
      if isSelected, state.focus == .timeline {
        frame.cursor = Point(column: content.column, row: content.row + line)
      }
    }
  }

  /// Says under the few hits what may have been meant.
  private mutating func drawSuggestion(in frame: inout Frame, _ content: Rectangle, below rows: Int) {
    guard case .searching(let session) = state.mode, let inquiry = suggestionInquiry(for: session),
      case .suggestion(let text?) = answer(to: inquiry)
    else { return }
    let row = content.row + (rows == 0 ? 3 : rows + 1)
    guard row < content.endRow else { return }
    let end = content.endColumn
    let at = frame.draw("Tab", style: Style(.key), column: content.column + 2, row: row, end: end)
    frame.draw(" Did you mean: " + text, style: .text, column: at, row: row, end: end)
  }

  /// Whether the timeline's pane shows the axis: not while it shows what a search has found.
  var showsAxis: Bool {
    if case .searching = state.mode { return false }
    return state.axis.isShown
  }

  /// Whether the reader types what changes the timeline.
  var isTyping: Bool {
    switch state.mode {
    case .searching, .filtering, .goingTo, .marking: true
    default: false
    }
  }

  var emptyWords: String {
    switch state.mode {
    case .searching(let session):
      session.prompt.text.isEmpty
        ? "Type what to look for." : session.inquiry == nil ? "Nothing was found." : "Looking …"
    default:
      state.listInquiry != nil
        ? "Looking …" : state.filter.isEmpty ? "The catalogue is empty." : "No event meets the filter."
    }
  }

  // MARK: Event

  private mutating func drawEvent(in frame: inout Frame, _ layout: Layout) {
    let content = layout.content(of: .event)
    if content.isEmpty { return }
    let lines = eventLines()
    for (row, line) in lines.dropFirst(state.eventTop).prefix(content.rows).enumerated() {
      line.draw(in: &frame, column: content.column + 1, row: content.row + row, end: content.endColumn)
    }
    drawMore(
      in: &frame, content, above: state.eventTop > 0, below: state.eventTop + content.rows < lines.count)
    if state.focus == .event { frame.cursor = Point(column: content.column, row: content.row) }
  }

  /// The place in a source that is read where no event rests on it; the source is told of instead of the event.
  private var readingOfNoEvent: ReadingPlace? {
    guard let reading = state.reading, reading.pin == nil, archive.sources.indices.contains(reading.source) else {
      return nil
    }
    return reading
  }

  /// The lines of the event pane; it is scrolled to the account first where that is still to be done.
  mutating func eventLines() -> [StyledLine] {
    let content = layout.content(of: .event)
    let columns = min(preferences.readingColumns + 2, content.columns - 3)
    let pane = EventPane(archive: archive, matcher: matcher, keymap: keymap, asked: asked, columns: columns)
    var lines: [StyledLine]
    if let reading = readingOfNoEvent {
      lines = pane.lines(of: archive.sources[reading.source], readsFreely: readsFreely && reading.passage == nil)
      state.eventTop = 0
    } else if let detail = currentDetail() {
      let (all, account) = pane.lines(of: detail, account: state.account, mark: state.marks[detail.row.id])
      lines = all
      if state.followsAccount {
        // The first account is shown under the title, as far as there is room.
        state.eventTop =
          state.account == 0 ? 0 : EraBrowser.top(showing: account, from: state.eventTop, rows: content.rows)
      }
    } else {
      lines = []
    }
    state.eventTop = min(max(0, state.eventTop), max(0, lines.count - content.rows))
    return lines
  }

  /// The first line to show so that a stretch of lines is in view, or at least its beginning.
  private static func top(showing range: Range<Int>, from top: Int, rows: Int) -> Int {
    var top = top
    if range.upperBound - top > rows { top = range.upperBound - rows }
    if range.lowerBound < top { top = range.lowerBound }
    return max(0, top)
  }

  /// Signs that there is more above or below.
  func drawMore(in frame: inout Frame, _ content: Rectangle, above: Bool, below: Bool) {
    let column = content.endColumn - 1
    if above { frame.draw("↑", style: .dim, column: column, row: content.row) }
    if below { frame.draw("↓", style: .dim, column: column, row: content.endRow - 1) }
  }

  // MARK: Source

  private mutating func drawSource(in frame: inout Frame, _ layout: Layout) {
    let content = layout.content(of: .source)
    if content.isEmpty { return }
    if state.focus == .source { frame.cursor = Point(column: content.column, row: content.row) }
    placeReading()
    guard let place = reading(), archive.sources.indices.contains(place.source) else { return }
    let rows = sourceArea(of: place.source)
    let hasFacts = showsFacts(of: place.source)
    if hasFacts {
      let facts = clip(sourceTitle(of: place).facts, columns: content.columns - SourceView.margin - 1)
      frame.draw(facts, style: .dim, column: content.column + SourceView.margin, row: content.row)
    }
    if !archive.sources[place.source].isAttached {
      let key = keymap.sign(of: .attachTexts).map { " \($0) attaches it." } ?? ""
      let hint = Scalars(("No text: this is a digest in our words." + key).unicodeScalars)
      for (row, range) in wrap(hint, columns: content.columns - SourceView.margin - 1).prefix(2).enumerated() {
        frame.draw(
          hint[range], style: .dim, column: content.column + SourceView.margin,
          row: content.row + row + (hasFacts ? 1 : 0), end: content.endColumn)
      }
    }
    let view = sourceView(of: place.source)
    let lines = view.lines(from: place.top, count: rows.rows, marking: place)
    var cursor: Int?
    for (row, placed) in lines.enumerated() {
      let line = rows.row + row
      switch placed.line.margin {
      case .passage:
        frame.draw("▌", style: Style(.pin), column: rows.column + 1, row: line)
        cursor = cursor ?? line
      case .pin: frame.draw("•", style: Style(.pin), column: rows.column + 1, row: line)
      case .none: break
      }
      placed.line.draw(in: &frame, column: rows.column + SourceView.margin, row: line, end: rows.endColumn)
    }
    if state.focus == .source { frame.cursor = Point(column: content.column, row: cursor ?? rows.row) }
  }

  // MARK: Borders and footer

  private mutating func drawBorders(in frame: inout Frame, _ layout: Layout) {
    for (pane, rectangle) in layout.panes {
      frame.fill("─", style: Style(.border), column: rectangle.column, row: rectangle.row, end: rectangle.endColumn)
      drawTitle(of: pane, in: &frame, rectangle)
    }
    guard let divider = layout.divider else { return }
    let beside = layout.panes.values + [layout.choices].compactMap { $0 }
    for row in divider.row..<divider.endRow {
      let isTop = row == divider.row
      let meets = beside.contains { $0.column == divider.endColumn && $0.row == row }
      frame.draw(isTop ? "┬" : meets ? "├" : "│", style: Style(.border), column: divider.column, row: row)
    }
  }

  private mutating func drawTitle(of pane: Pane, in frame: inout Frame, _ rectangle: Rectangle) {
    let (name, place) = titleWords(of: pane, columns: rectangle.columns)
    let hasFocus = state.focus == pane
    let role: Role = hasFocus ? .focusedTitle : .paneTitle
    let right = place.isEmpty ? 0 : cellWidth(place) + 3
    let zoomed = state.isZoomed ? " · zoomed" : ""
    let text = " " + clip(name, columns: rectangle.columns - right - 4 - cellWidth(zoomed)) + zoomed + " "
    frame.draw(text, style: Style(role), column: rectangle.column + 1, row: rectangle.row, end: rectangle.endColumn)
    let end = rectangle.endColumn - right
    if pane == .timeline, showsAxis, !axisFootHasLegend {
      let start = rectangle.column + cellWidth(text) + 2
      // Numbers speak for themselves.
      drawLegend(AxisPane.legend.dropFirst(), in: &frame, from: start, to: end - 1, row: rectangle.row)
    }
    guard !place.isEmpty, cellWidth(text) + right < rectangle.columns else { return }
    frame.draw(" " + place + " ", style: Style(.dim), column: end, row: rectangle.row)
  }

  private mutating func titleWords(of pane: Pane, columns: Int) -> (name: String, place: String) {
    switch pane {
    case .timeline:
      if case .searching(let session) = state.mode {
        let name = session.order == .best ? "Hits, best first" : "Hits"
        if session.inquiry != nil { return (name, "…") }
        return (name, session.hits.count == 0 ? "" : "\(session.index + 1)/\(session.hits.count)")
      }
      if showsAxis {
        let name = "Axis by \(state.axis.grouping.words)" + hiddenLanes.words
        return (state.filter.isEmpty ? name : name + " · " + state.filter, axisWords)
      }
      let place = state.listInquiry != nil ? "…" : state.list.count == 0 ? "" : "\(state.index + 1)/\(state.list.count)"
      if state.filter.isEmpty { return ("Timeline", place) }
      return (state.filter, (place.isEmpty ? "0" : place) + " of \(eventCount)")
    case .event:
      if readingOfNoEvent != nil { return ("Source", "") }
      guard let detail = currentDetail(), !detail.accounts.isEmpty else { return ("Event", "") }
      return ("Event", "account \(state.account + 1)/\(detail.accounts.count)")
    case .source:
      guard let place = reading(), archive.sources.indices.contains(place.source) else { return ("Source", "") }
      let title = sourceTitle(of: place)
      return showsFacts(of: place.source) ? (title.source.name, title.place) : title.words(columns: columns)
    }
  }

  /// What the title of the source pane tells of a place.
  private mutating func sourceTitle(of place: ReadingPlace) -> SourceTitle {
    let source = archive.sources[place.source]
    let top = place.isToBePlaced ? place.number : place.top.number
    let heading = source.isAttached ? archive.heading(atOrBefore: top, ofSource: place.source) : nil
    return SourceTitle(source: source, place: anchorWords(place, source), heading: heading)
  }

  /// Where in the source the shown passage stands, and how sure that is.
  private mutating func anchorWords(_ place: ReadingPlace, _ source: SourceDetail) -> String {
    let top = place.isToBePlaced ? place.number : place.top.number
    let number = "¶ \(top)/\(source.blockCount)"
    guard source.isAttached else { return "digest \(top)/\(source.blockCount)" }
    guard place.isQuote, let pin = place.pin, pin.position == selectedPosition, let detail = currentDetail(),
      detail.accounts.indices.contains(pin.account)
    else { return number }
    let anchor = detail.accounts[pin.account].anchor
    return number + " · " + Words.state(anchor)
  }

  private func drawFooter(in frame: inout Frame, _ layout: Layout) {
    let back = state.isZoomed ? [Hint([.cancel], "all panes")] : []
    let line = FooterLine(state: state, keymap: keymap, hints: back + hints)
    let cursor = line.draw(in: &frame, row: layout.footer.row, columns: layout.footer.columns)
    if let cursor {
      frame.cursor = cursor
      frame.showsCursor = true
    }
  }

  /// The keys that matter most where the reader is.
  var hints: [Hint] {
    switch state.focus {
    case .timeline where state.axis.isShown:
      [
        Hint([.previousMonth, .nextMonth], "event"), Hint([.previousEvent, .nextEvent], "lane"),
        Hint([.zoomIn, .zoomOut], "zoom"), Hint([.follow], "open"), Hint([.toggleAxis], "list"),
        Hint([.filter], "filter"), Hint([.quit], "quit"), Hint([.search], "search"), Hint([.regroup], "lanes"),
        Hint([.focusNext], "pane"), Hint([.goToDate], "date"),
      ]
    case .timeline:
      [
        Hint([.previousEvent, .nextEvent], "event"), Hint([.previousMonth, .nextMonth], "month"),
        Hint([.follow], "source"), Hint([.toggleAxis], "axis"), Hint([.search], "search"),
        Hint([.filter], "filter"), Hint([.quit], "quit"), Hint([.focusNext], "pane"), Hint([.nextAccount], "account"),
        Hint([.goToDate], "date"), Hint([.listIndex], "index"), Hint([.compareAccounts], "compare"),
        Hint([.markEvent], "mark"),
      ]
    case .event:
      [
        Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousAccount, .nextAccount], "account"),
        Hint([.follow], "source"), Hint([.listConnections], "links"),
        Hint([.previousEventAnywhere, .nextEventAnywhere], "event"),
        Hint([.focusNext], "pane"), Hint([.goBack], "back"), Hint([.search], "search"),
        Hint([.compareAccounts], "compare"), Hint([.markEvent], "mark"),
      ]
    case .source:
      [
        Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousPin, .nextPin], "quote"),
        Hint([.follow], "event"), Hint([.previousAccount, .nextAccount], "account"), Hint([.goBack], "back"),
        Hint([.focusNext], "pane"), Hint([.search], "search"), Hint([.listContents], "contents"),
        Hint([.toggleFurniture], "unfold"), Hint([.copyPassage], "copy"),
      ]
    }
  }
}
