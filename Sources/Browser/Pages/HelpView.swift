import Screen

/// The help over the panes: every action with the reader's keys; what can do nothing now is dim and says why.
struct HelpView {
  let page: HelpPage
  let area: Rectangle

  /// A row under the title line.
  private enum Row {
    case heading(String)
    case entry(HelpPage.Entry, index: Int)
    case sign(SignEntry, index: Int)

    var index: Int? {
      switch self {
      case .heading: nil
      case .entry(_, let index), .sign(_, let index): index
      }
    }
  }

  /// The rows that are in view.
  private var rows: ArraySlice<Row> {
    var rows: [Row] = []
    var heading: String?
    for (index, entry) in page.entries.enumerated() {
      if entry.heading != heading {
        if heading != nil { rows.append(.heading("")) }
        rows.append(.heading(entry.heading))
        heading = entry.heading
      }
      rows.append(.entry(entry, index: index))
    }
    let signs = page.signs
    if !signs.isEmpty { rows += rows.isEmpty ? [.heading("Signs")] : [.heading(""), .heading("Signs")] }
    let count = page.entries.count
    rows += signs.enumerated().map { .sign($1, index: count + $0) }
    let height = max(0, area.rows - 1 - reasonLines.count)
    let selected = rows.firstIndex { $0.index == page.index } ?? 0
    let first = firstRow(showing: selected, count: rows.count, rows: height)
    return rows.dropFirst(first).prefix(height)
  }

  /// The line shown on a row of the screen, counted as the page counts them.
  func index(atRow row: Int) -> Int? {
    let rows = self.rows
    let place = rows.startIndex + row - area.row - 1
    return rows.indices.contains(place) ? rows[place].index : nil
  }

  private static let title = "Help"

  /// Why the selected action can do nothing now.
  private var reason: String? {
    let entries = page.entries
    return entries.indices.contains(page.index) ? entries[page.index].reason : nil
  }

  /// The same in lines at the end of the page, where there is no room for it in the title line.
  private var reasonLines: [StyledLine] {
    guard let reason, cellWidth(reason) > area.columns - cellWidth(HelpView.title) - 8 else { return [] }
    return Array(StyledLine.lines(StyledText(reason, .message), columns: area.columns - 4).prefix(area.rows / 2))
  }

  /// Draws the page over everything between header and footer.
  func draw(in frame: inout Frame) {
    frame.drawPage(HelpView.title, area)
    let reasonLines = self.reasonLines
    if let reason, reasonLines.isEmpty {
      frame.draw(
        " \(reason) ", style: Style(.message), column: area.columns - cellWidth(reason) - 3, row: area.row)
    }
    for (line, words) in reasonLines.enumerated() {
      words.draw(in: &frame, column: 3, row: area.endRow - reasonLines.count + line, end: area.columns)
    }
    let rows = self.rows
    if rows.isEmpty { frame.draw("No action and no sign has these words.", style: .dim, column: 3, row: area.row + 1) }
    for (line, row) in rows.enumerated() { draw(row, in: &frame, row: area.row + 1 + line) }
  }

  /// The prompt in which an action is done, which the heading does not tell.
  private func place(of entry: HelpPage.Entry) -> String { entry.action.prompt.map { " (\($0))" } ?? "" }

  private func draw(_ row: Row, in frame: inout Frame, row line: Int) {
    switch row {
    case .heading(let words):
      frame.draw(words, style: Style(.heading), column: 1, row: line)
    case .entry(let entry, let index):
      draw(
        entry.keys, entry.action.words + place(of: entry), entry.reason, in: &frame, row: line,
        isSelected: index == page.index)
    case .sign(let entry, let index):
      draw(entry.sign, entry.words, nil, in: &frame, row: line, isSelected: index == page.index)
    }
  }

  /// Draws keys or a sign, what they mean, and why that is not to be had now.
  private func draw(
    _ sign: String, _ meaning: String, _ reason: String?, in frame: inout Frame, row line: Int, isSelected: Bool
  ) {
    let style = { (role: Role) in Style(reason == nil ? role : .dim, isSelected: isSelected) }
    if isSelected { frame.fill(" ", style: Style(.text, isSelected: true), column: 0, row: line, end: area.columns) }
    frame.draw(isSelected ? ">" : " ", style: Style(.key, isSelected: isSelected), column: 1, row: line)
    let words = min(21, 3 + area.columns / 3)
    frame.draw(clip(sign, columns: words - 4), style: style(.key), column: 3, row: line, end: words - 1)
    let at = frame.draw(
      clip(meaning, columns: area.columns - words - 1), style: style(.text), column: words, row: line)
    // A reason that has no room here is shown while the line is selected.
    guard let reason, cellWidth(reason) <= area.columns - at - 5 else { return }
    frame.draw("  (\(reason))", style: style(.dim), column: at, row: line)
  }
}
