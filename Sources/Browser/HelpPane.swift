import Screen

/// The help over the panes: every action with its keys, from the one table.
struct HelpPane {
  let page: HelpPage

  private enum Row {
    case heading(String)
    case entry(ActionEntry, index: Int)
  }

  private var rows: [Row] {
    var rows: [Row] = []
    var group: ActionEntry.Group?
    for (index, entry) in page.entries.enumerated() {
      if entry.group != group {
        if group != nil { rows.append(.heading("")) }
        rows.append(.heading(entry.group.rawValue))
        group = entry.group
      }
      rows.append(.entry(entry, index: index))
    }
    return rows
  }

  /// Draws the page over everything between header and footer.
  func draw(in frame: inout Frame, layout: Layout) {
    let top = layout.header == nil ? 0 : 1
    let columns = frame.size.columns
    let bottom = layout.footer.row
    for row in top..<bottom { frame.fill(" ", style: .text, column: 0, row: row, end: columns) }
    frame.fill("─", style: Style(.border), column: 0, row: top, end: columns)
    frame.draw(" Help ", style: Style(.focusedTitle), column: 1, row: top)
    let height = bottom - top - 1
    let rows = self.rows
    let selected = rows.firstIndex { if case .entry(_, page.index) = $0 { true } else { false } } ?? 0
    let first = min(max(0, selected - height / 2), max(0, rows.count - height))
    if rows.isEmpty { frame.draw("No action has these words.", style: .dim, column: 3, row: top + 1) }
    for (line, row) in rows.dropFirst(first).prefix(height).enumerated() {
      draw(row, in: &frame, row: top + 1 + line, columns: columns)
    }
  }

  private func draw(_ row: Row, in frame: inout Frame, row line: Int, columns: Int) {
    switch row {
    case .heading(let words):
      frame.draw(words, style: Style(.heading), column: 1, row: line)
    case .entry(let entry, let index):
      let isSelected = index == page.index
      let style = { (role: Role) in Style(role, isSelected: isSelected) }
      if isSelected { frame.fill(" ", style: style(.text), column: 0, row: line, end: columns) }
      frame.draw(isSelected ? ">" : " ", style: style(.key), column: 1, row: line)
      frame.draw(page.keymap.names(of: entry.action), style: style(.key), column: 3, row: line, end: 20)
      let room = max(0, columns - 22)
      let places = entry.place.map { "  (\($0))" } ?? ""
      let at = frame.draw(clip(entry.words, columns: room), style: style(.text), column: 21, row: line)
      if at + cellWidth(places) < columns { frame.draw(places, style: style(.dim), column: at, row: line) }
    }
  }
}
