import Screen

/// The help over the panes: every action with the reader's keys; what can do nothing now is dim and says why.
struct HelpPane {
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
    let height = max(0, area.rows - 1)
    let selected = rows.firstIndex { $0.index == page.index } ?? 0
    let first = min(max(0, selected - height / 2), max(0, rows.count - height))
    return rows.dropFirst(first).prefix(height)
  }

  /// The line shown on a row of the screen, counted as the page counts them.
  func index(atRow row: Int) -> Int? {
    let rows = self.rows
    let place = rows.startIndex + row - area.row - 1
    return rows.indices.contains(place) ? rows[place].index : nil
  }

  /// Draws the page over everything between header and footer.
  func draw(in frame: inout Frame) {
    for row in area.row..<area.endRow { frame.fill(" ", style: .text, column: 0, row: row, end: area.columns) }
    frame.fill("─", style: Style(.border), column: 0, row: area.row, end: area.columns)
    let at = frame.draw(" Help ", style: Style(.focusedTitle), column: 1, row: area.row)
    let entries = page.entries
    if entries.indices.contains(page.index), let reason = entries[page.index].reason {
      let words = clip(reason, columns: area.columns - at - 5)
      frame.draw(
        " \(words) ", style: Style(.message), column: area.columns - cellWidth(words) - 3, row: area.row)
    }
    let rows = self.rows
    if rows.isEmpty { frame.draw("No action and no sign has these words.", style: .dim, column: 3, row: area.row + 1) }
    for (line, row) in rows.enumerated() { draw(row, in: &frame, row: area.row + 1 + line) }
  }

  private func draw(_ row: Row, in frame: inout Frame, row line: Int) {
    switch row {
    case .heading(let words):
      frame.draw(words, style: Style(.heading), column: 1, row: line)
    case .entry(let entry, let index):
      draw(entry.keys, entry.action.words, entry.reason, in: &frame, row: line, isSelected: index == page.index)
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
    let room = area.columns - at - 5
    guard let reason, room > 12 else { return }
    frame.draw("  (\(clip(reason, columns: room)))", style: style(.dim), column: at, row: line)
  }
}
