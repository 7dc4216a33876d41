import Screen

extension Frame {
  /// Draws signs that there is more above or below.
  mutating func drawMore(_ content: Rectangle, above: Bool, below: Bool) {
    let column = content.endColumn - 1
    if above { draw("↑", style: .dim, column: column, row: content.row) }
    if below { draw("↓", style: .dim, column: column, row: content.endRow - 1) }
  }

  /// Clears everything between header and footer for a page, and draws its title.
  /// - Returns: the rows under the title line.
  @discardableResult
  mutating func drawPage(_ title: String, _ area: Rectangle) -> Rectangle {
    for row in area.row..<area.endRow { fill(" ", style: .text, column: 0, row: row, end: area.columns) }
    fill("─", style: Style(.border), column: 0, row: area.row, end: area.columns)
    if !title.isEmpty { draw(" \(title) ", style: Style(.focusedTitle), column: 1, row: area.row) }
    return area.droppingFirst(rows: 1)
  }
}
