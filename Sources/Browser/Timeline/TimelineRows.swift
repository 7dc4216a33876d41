import Archive
import Chronology
import Notebook
import Screen

/// The rows of the timeline, or of the hits while a search runs.
struct TimelineRows {
  /// A row of the list.
  enum Row {
    case heading(String)
    /// - isDatedWhole: whether its date stands there with the year.
    /// - isOfSameDay: whether the row above is of the same day, so that the hour, where there is one, says more than the day.
    case event(EventRow, index: Int, isDatedWhole: Bool = false, isOfSameDay: Bool = false)
    case passage(PassageHit, snippet: StyledText, index: Int)

    /// The index of the item in its list; nil for a heading.
    var index: Int? {
      switch self {
      case .heading: nil
      case .event(_, let index, _, _), .passage(_, _, let index): index
      }
    }
  }

  private let archive: EraArchive
  private let cache: RowCache
  private let matcher: WordMatcher
  /// What was asked for.
  private let asked: SearchQuery
  /// The reader's marks, by the ids of their events.
  private let marks: [String: Mark]

  init(_ model: BrowserModel, _ scene: Scene) {
    archive = model.archive
    cache = model.caches.rows
    matcher = scene.matcher
    asked = scene.asked
    marks = model.marks.byEvent
  }

  /// The cells that a date takes under the heading of its year, and by itself.
  static let dateColumns = 10
  static let wholeDateColumns = 13

  /// The rows of a list of events from an index on, with a heading where the year changes.
  func rows(of list: EventList, from top: Int, count: Int) -> [Row] {
    var rows: [Row] = []
    var current: String?
    var day: Substring = ""
    for (offset, event) in cache.rows(top..<top + count, of: list).enumerated() {
      let own = heading(of: event)
      if own != current || rows.isEmpty {
        rows.append(.heading(own))
        current = own
      }
      let ownDay = event.date.prefix { $0 != "T" }
      rows.append(.event(event, index: top + offset, isOfSameDay: ownDay == day))
      day = ownDay
    }
    return Array(rows.prefix(count))
  }

  /// The rows of what a search has found, from its first one that is shown on.
  func rows(of session: SearchSession, in content: Rectangle) -> [Row] {
    let (top, count) = (session.top, content.rows)
    var rows: [Row] = []
    let events = session.hits.events.count
    if top < events {
      let list = EventList.chosen(session.hits.events)
      rows =
        session.order == .time
        ? self.rows(of: list, from: top, count: count)
        : cache.rows(top..<top + count, of: list).enumerated().map { .event($1, index: top + $0, isDatedWhole: true) }
    }
    var index = max(top, events)
    while rows.count < count, index < session.hits.count {
      let hit = session.hits.passages[index - events]
      if index == max(top, events) || session.hits.passages[index - events - 1].source != hit.source {
        rows.append(.heading(archive.sources.indices.contains(hit.source) ? archive.sources[hit.source].name : ""))
      }
      rows.append(.passage(hit, snippet: snippet(of: hit, columns: content.columns), index: index))
      index += 1
    }
    return Array(rows.prefix(count))
  }

  /// The words around the first hit in a passage.
  private func snippet(of hit: PassageHit, columns: Int) -> StyledText {
    guard let block = archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first else {
      return StyledText()
    }
    let all = Array(block.text.unicodeScalars)
    let first = matcher.ranges(in: all).first?.lowerBound ?? 0
    var start = max(0, first - max(4, columns / 3))
    while start > 0, start < first, all[start - 1] != " " { start += 1 }
    var text = StyledText()
    if start > 0 { text.append("…") }
    text.scalars += all[start..<min(all.count, start + columns * 2)]
    for index in text.scalars.indices where text.scalars[index] == "\n" { text.scalars[index] = " " }
    text.mark(matcher.ranges(in: text.scalars), .match)
    return text
  }

  /// The year of an event; what began before the era and reaches into it stands under one heading.
  private func heading(of event: EventRow) -> String {
    guard let date = try? EDTF(event.date), let year = DateLabel.year(date) else { return "undated" }
    if reachesIn(event, from: date), let first = archive.firstYear { return "from before \(first)" }
    return DateLabel.words(ofYear: year)
  }

  /// Whether an event began before the era and reaches into it.
  private func reachesIn(_ event: EventRow, from date: EDTF) -> Bool {
    guard !event.isBackground, let first = archive.firstYear, let year = DateLabel.year(date) else { return false }
    return year < first
  }

  /// The first hit to show so that the selected one is in view.
  func top(of session: SearchSession, rows: Int) -> Int {
    top(current: session.top, selected: session.index, count: session.hits.count, rows: rows) { first, last in
      headings(in: session, from: first, through: last)
    }
  }

  /// The first event to show so that the selected one is in view.
  func top(of timeline: Timeline, rows: Int) -> Int {
    top(current: timeline.top, selected: timeline.index, count: timeline.list.count, rows: rows) { first, last in
      headings(in: timeline.list, from: first, through: last)
    }
  }

  /// For each hit of a search from one index through another, whether a heading stands above it when the one before it
  /// is shown.
  func headings(in session: SearchSession, from first: Int, through last: Int) -> [Bool] {
    let hits = session.hits
    let events = hits.events.count
    var headings: [Bool] = []
    if first < events {
      let lastEvent = min(last, events - 1)
      headings =
        session.order == .time
        ? self.headings(in: .chosen(hits.events), from: first, through: lastEvent)
        : [Bool](repeating: false, count: lastEvent - first + 1)
    }
    var source: Int?
    for index in max(first, events)..<max(first, events, last + 1) {
      let own = hits.passages[index - events].source
      headings.append(own != source)
      source = own
    }
    return headings
  }

  /// For each event of a list from one index through another, whether a heading stands above it when the one before it
  /// is shown.
  func headings(in list: EventList, from first: Int, through last: Int) -> [Bool] {
    var current: String?
    return cache.rows(first..<last + 1, of: list).map { event in
      let own = heading(of: event)
      defer { current = own }
      return own != current
    }
  }

  /// The first index to show so that the selected one is in view with some rows around it.
  /// - Parameter headings: says of each row from one index through another whether it has a heading of its own.
  /// - Complexity: in the height of the pane.
  func top(current: Int, selected: Int, count: Int, rows: Int, headings: (Int, Int) -> [Bool]) -> Int {
    guard rows > 0, count > 0 else { return 0 }
    let margin = min(3, max(0, (rows - 2) / 2))
    var top = min(current, max(0, selected - margin))
    // A jump puts the selected row in the middle rather than at an edge.
    if selected - top > rows * 2 || current - selected > rows { top = max(0, selected - rows / 2) }
    let last = min(count - 1, selected + margin)
    let above = headings(top, last)
    guard above.count == last - top + 1 else { return max(0, top) }
    // From the last row upward, as long as there is room; the first row that is shown has a heading in any case.
    var first = last
    var height = 2
    while first > top, height + (above[first - top] ? 2 : 1) <= rows {
      height += above[first - top] ? 2 : 1
      first -= 1
    }
    return max(0, min(first, selected))
  }

  /// Draws a row.
  func draw(
    _ row: Row, in frame: inout Frame, at line: Int, rectangle: Rectangle, isSelected: Bool, hasFocus: Bool
  ) {
    let end = rectangle.endColumn
    let start = rectangle.column
    if isSelected { frame.fill(" ", style: Style(.text, isSelected: hasFocus), column: start, row: line, end: end) }
    let style = { (role: Role) in Style(role, isSelected: isSelected && hasFocus) }
    if isSelected { frame.draw(">", style: style(.key), column: start, row: line, end: end) }
    switch row {
    case .heading(let words):
      frame.draw(words, style: Style(.heading), column: start + 2, row: line, end: end)
    case .event(let event, _, let isDatedWhole, let isOfSameDay):
      draw(
        event, isDatedWhole: isDatedWhole, isOfSameDay: isOfSameDay, in: &frame, at: line, start: start, end: end,
        style: style)
    case .passage(let hit, let snippet, _):
      let at = frame.draw("¶\(hit.paragraph)", style: style(.date), column: start + 2, row: line, end: end)
      var text = StyledLine()
      text.scalars = snippet.scalars[...]
      text.roles = [Role](repeating: .text, count: snippet.scalars.count)
      for run in snippet.runs { for index in run.range { text.roles[index] = run.role } }
      text.draw(
        in: &frame, column: max(at + 1, start + 7), row: line, end: end, isSelected: isSelected && hasFocus)
    }
  }

  private func draw(
    _ event: EventRow, isDatedWhole: Bool, isOfSameDay: Bool, in frame: inout Frame, at line: Int, start: Int, end: Int,
    style: (Role) -> Style
  ) {
    let date = try? EDTF(event.date)
    let label =
      date.map {
        reachesIn(event, from: $0)
          ? DateLabel.years($0) : isOfSameDay ? DateLabel.hour($0) : DateLabel.short($0, withYear: isDatedWhole)
      } ?? event.date
    let columns = isDatedWhole ? TimelineRows.wholeDateColumns : TimelineRows.dateColumns
    if marks[event.id] != nil { frame.draw("★", style: style(.pin), column: start + 1, row: line, end: end) }
    frame.draw(
      clip(label, columns: columns), style: style(.date), column: start + 2, row: line, end: end)
    let glyph = start + 2 + columns
    let role = Role.theme(event.theme)
    // Where the years take all the room, they say that it lasted.
    if date?.isInterval == true, cellWidth(label) < TimelineRows.dateColumns {
      frame.draw("━", style: style(role), column: glyph, row: line, end: end)
    }
    let sign = archive.themes.indices.contains(event.theme) ? archive.themes[event.theme].glyph : ""
    frame.draw(
      sign.isEmpty ? "●" : sign, style: style(event.isBackground ? .dim : role), column: glyph + 1, row: line, end: end)
    var signs = asked.asksForTime && date.map { asked.answer(for: $0) } == .possible ? "?" : ""
    if event.isDisputed { signs += "≠" }
    let room = end - (signs.isEmpty ? 0 : cellWidth(signs) + 1)
    let title = clip(event.title, columns: room - glyph - 3)
    var text = StyledText(title)
    text.mark(matcher.ranges(in: text.scalars), .match)
    var styled = StyledLine.lines(text, columns: max(1, room - glyph - 3)).first ?? StyledLine()
    if event.isBackground { styled.base = .dim }
    styled.draw(in: &frame, column: glyph + 3, row: line, end: room, isSelected: style(.text).isSelected)
    frame.draw(signs, style: style(.disagreement), column: end - cellWidth(signs), row: line, end: end)
  }
}
