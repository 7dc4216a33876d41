import Screen

/// What may stand in the query that is typed: how it is written, what it means, how many events it would keep.
struct ChoicesView {
  let choices: QueryChoices
  let name: String

  /// Draws the choices under a title line.
  func draw(in frame: inout Frame, _ area: Rectangle) {
    for row in area.row..<area.endRow {
      frame.fill(" ", style: .text, column: area.column, row: row, end: area.endColumn)
    }
    frame.fill("─", style: Style(.border), column: area.column, row: area.row, end: area.endColumn)
    let count = choices.rows.isEmpty ? "" : " \(choices.selected.map { "\($0 + 1)/" } ?? "")\(choices.rows.count) "
    let end = area.endColumn - cellWidth(count) - 1
    frame.draw(
      " " + clip(name, columns: end - area.column - 4) + " ", style: Style(.paneTitle), column: area.column + 1,
      row: area.row, end: end)
    frame.draw(count, style: .dim, column: end, row: area.row, end: area.endColumn)
    let content = area.droppingFirst(rows: 1)
    if choices.rows.isEmpty {
      frame.draw(
        clip("Nothing completes this: taken as words.", columns: area.columns - 3), style: .dim,
        column: area.column + 2, row: content.row, end: area.endColumn)
    }
    let first = choices.first(rows: content.rows)
    let rows = choices.rows.dropFirst(first).prefix(content.rows)
    let written = min(choices.rows.lazy.map { cellWidth($0.text) }.max() ?? 0, area.columns / 2)
    for (line, row) in rows.enumerated() {
      draw(
        row, in: &frame, area, row: content.row + line, written: written, isSelected: first + line == choices.selected)
    }
  }

  private func draw(
    _ row: QueryChoice, in frame: inout Frame, _ area: Rectangle, row line: Int, written: Int, isSelected: Bool
  ) {
    let style = { (role: Role) in Style(role, isSelected: isSelected) }
    if isSelected {
      frame.fill(" ", style: style(.text), column: area.column, row: line, end: area.endColumn)
      frame.draw(">", style: style(.key), column: area.column, row: line, end: area.endColumn)
    }
    let start = area.column + 2
    frame.draw(clip(row.text, columns: written), style: style(.key), column: start, row: line, end: area.endColumn)
    let count = row.count.map(String.init) ?? ""
    let last = area.endColumn - cellWidth(count) - 1
    frame.draw(count, style: style(.date), column: last, row: line, end: area.endColumn)
    let words = start + written + 2
    frame.draw(clip(row.words, columns: last - words - 1), style: style(.text), column: words, row: line, end: last)
  }
}
