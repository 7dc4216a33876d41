import Screen

/// The title lines of the panes, and the line between them.
enum Borders {
  /// Draws them.
  /// - Parameter panes: the panes in the order of ``Pane``.
  static func draw(_ panes: [any PaneContents], in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    let layout = scene.layout
    for (pane, rectangle) in layout.panes {
      frame.fill("─", style: Style(.border), column: rectangle.column, row: rectangle.row, end: rectangle.endColumn)
      drawTitle(of: pane, panes[pane.rawValue], in: &frame, rectangle, model, scene)
    }
    guard let divider = layout.divider else { return }
    let beside = layout.panes.values + [layout.choices].compactMap { $0 }
    for row in divider.row..<divider.endRow {
      let isTop = row == divider.row
      let meets = beside.contains { $0.column == divider.endColumn && $0.row == row }
      frame.draw(isTop ? "┬" : meets ? "├" : "│", style: Style(.border), column: divider.column, row: row)
    }
  }

  private static func drawTitle(
    of pane: Pane, _ contents: any PaneContents, in frame: inout Frame, _ rectangle: Rectangle, _ model: BrowserModel,
    _ scene: Scene
  ) {
    let (name, place) = contents.title(model, scene, columns: rectangle.columns)
    let role: Role = model.focus == pane ? .focusedTitle : .paneTitle
    let right = place.isEmpty ? 0 : cellWidth(place) + 3
    let zoomed = model.isZoomed ? " · zoomed" : ""
    let text = " " + clip(name, columns: rectangle.columns - right - 4 - cellWidth(zoomed)) + zoomed + " "
    frame.draw(text, style: Style(role), column: rectangle.column + 1, row: rectangle.row, end: rectangle.endColumn)
    let end = rectangle.endColumn - right
    contents.drawLegend(
      in: &frame, model, scene, from: rectangle.column + cellWidth(text) + 2, to: end - 1, row: rectangle.row)
    guard !place.isEmpty, cellWidth(text) + right < rectangle.columns else { return }
    frame.draw(" " + place + " ", style: Style(.dim), column: end, row: rectangle.row)
  }
}
