import Archive
import Screen

/// Draws the axis into a pane.
struct AxisView {
  let geometry: AxisGeometry
  let picture: AxisPicture
  let labels: ScaleLabels
  let signs: [String]
  let hasFocus: Bool

  /// What the signs mean: for the row under the lanes, or for the footer where that has no room.
  static let legend = SignEntry.table.compactMap { entry in entry.brief.map { (sign: entry.sign, words: $0) } }

  /// Draws everything but the foot.
  /// - Returns: where the selected event stands.
  func draw(in frame: inout Frame) -> Point? {
    drawScale(in: &frame)
    let lanes = geometry.lanes
    for (lane, line, height) in picture.lanes where line < lanes.rows {
      drawName(of: lane, in: &frame, row: lanes.row + line)
      drawGuides(in: &frame, rows: lanes.row + line..<min(lanes.endRow, lanes.row + line + height))
      drawEdges(of: lane, in: &frame, row: lanes.row + line)
    }
    for piece in picture.pieces where piece.line < lanes.rows {
      let style =
        piece.isSelected ? (hasFocus ? Style(piece.role, isSelected: true) : Style(.place)) : Style(piece.role)
      frame.draw(
        piece.text, style: style, column: geometry.firstColumn + piece.column, row: lanes.row + piece.line,
        end: geometry.firstColumn + geometry.columns)
    }
    guard let place = picture.place, place.line < lanes.rows else { return nil }
    let point = Point(column: geometry.firstColumn + place.column, row: lanes.row + place.line)
    frame.draw(">", style: Style(.key, isSelected: hasFocus), column: lanes.column, row: point.row)
    if hasFocus {
      frame.select(column: point.column, row: point.row, end: point.column + 1)
    } else {
      frame[point.column, point.row].style = Style(.place)
    }
    return point
  }

  private func drawScale(in frame: inout Frame) {
    let head = geometry.head
    guard head.rows > 0 else { return }
    for label in labels.major {
      frame.draw(label.text, style: Style(.heading), column: head.column + label.column, row: head.row)
    }
    guard head.rows > 1 else { return }
    let row = head.row + 1
    if labels.minor.isEmpty {
      let end = head.column + picture.scale.columns
      frame.fill("─", style: Style(.border), column: head.column, row: row, end: end)
      for column in labels.ticks where (0..<picture.scale.columns).contains(column) {
        frame.draw("┴", style: Style(.border), column: head.column + column, row: row)
      }
      for column in labels.boundaries where (0..<picture.scale.columns).contains(column) {
        frame.draw("┼", style: Style(.border), column: head.column + column, row: row)
      }
    }
    for label in labels.minor { frame.draw(label.text, style: .dim, column: head.column + label.column, row: row) }
  }

  private func drawName(of lane: AxisLane, in frame: inout Frame, row: Int) {
    let start = geometry.lanes.column + 2
    let end = start + geometry.nameColumns
    var at = start
    if let theme = lane.theme, signs.indices.contains(theme), !signs[theme].isEmpty {
      at = frame.draw(signs[theme], style: Style(.theme(theme)), column: at, row: row, end: end) + 1
    }
    let role: Role = lane.isSelected ? .heading : lane.tally.total == 0 && lane.bars.isEmpty ? .dim : .text
    frame.draw(clip(lane.name, columns: end - at), style: Style(role), column: at, row: row, end: end)
  }

  /// Faint lines where years or months begin, under everything else.
  private func drawGuides(in frame: inout Frame, rows: Range<Int>) {
    for column in labels.boundaries where (0..<picture.scale.columns).contains(column) {
      for row in rows { frame.draw("┊", style: Style(.border), column: geometry.firstColumn + column, row: row) }
    }
  }

  /// Signs that a lane has events before and after those that are shown.
  private func drawEdges(of lane: AxisLane, in frame: inout Frame, row: Int) {
    if lane.tally.hasEarlier {
      frame.draw("‹", style: .dim, column: geometry.firstColumn + AxisPicture.earlierColumn, row: row)
    }
    if lane.tally.hasLater {
      frame.draw("›", style: .dim, column: geometry.firstColumn + picture.scale.columns, row: row)
    }
  }

  // MARK: Under the lanes

  /// Says which lanes the filter has emptied, and that there are more than are shown.
  func draw(_ hidden: HiddenLanes, in frame: inout Frame) {
    let lanes = geometry.lanes
    if !hidden.empty.isEmpty, picture.endLine < lanes.rows {
      let words = "nothing in " + hidden.empty.joined(separator: ", ")
      frame.draw(
        clip(words, columns: lanes.columns - 3), style: .dim, column: lanes.column + 2, row: lanes.endRow - 1)
    }
    if hidden.above { frame.draw("↑", style: .dim, column: lanes.column + 1, row: lanes.row) }
    if hidden.below { frame.draw("↓", style: .dim, column: lanes.column + 1, row: lanes.endRow - 1) }
  }

  /// Draws the row under the lanes: an event, or what the signs mean.
  func drawFoot(in frame: inout Frame, _ foot: Rectangle, event: EventRow?) {
    var at = foot.column + 2
    guard let event else {
      return AxisView.drawLegend(AxisView.legend[...], in: &frame, from: at, to: foot.endColumn, row: foot.row)
    }
    at = frame.draw(Words.date(event.date), style: Style(.date), column: at, row: foot.row, end: foot.endColumn) + 1
    let room = foot.endColumn - at - (event.isDisputed ? 2 : 0)
    at = frame.draw(clip(event.title, columns: room), style: Style(.title), column: at, row: foot.row)
    if event.isDisputed { frame.draw("≠", style: Style(.disagreement), column: at + 1, row: foot.row) }
  }

  /// What the signs of the axis mean, as many of them as there is room for.
  static func drawLegend(
    _ legend: ArraySlice<(sign: String, words: String)>, in frame: inout Frame, from column: Int, to end: Int, row: Int
  ) {
    var at = column
    for (sign, words) in legend where at + cellWidth(sign) + cellWidth(words) + 1 <= end {
      frame.fill(" ", style: .text, column: at - 1, row: row, end: at + cellWidth(sign) + cellWidth(words) + 2)
      at = frame.draw(sign, style: .text, column: at, row: row) + 1
      at = frame.draw(words, style: .dim, column: at, row: row) + 2
    }
  }
}
