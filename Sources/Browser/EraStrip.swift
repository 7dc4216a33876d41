import Chronology
import Screen

/// The era at a glance: a bar for each month, the place of the selection under it.
struct EraStrip {
  /// How many events begin in each month, counted from year 0.
  let months: [Int: Int]
  /// The day of the selection.
  let place: Day?

  private static let first = 1985 * 12
  private static let count = 84
  private static let bars: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Draws the years, the bars and the sign of the place into three rows.
  func draw(in frame: inout Frame, _ rectangle: Rectangle) {
    let monthsPerCell = rectangle.columns >= EraStrip.count + 2 ? 1 : 2
    let cells = EraStrip.count / monthsPerCell
    let start = rectangle.column + 1
    for year in 0..<7 {
      frame.draw(
        String(1985 + year), style: .dim, column: start + year * 12 / monthsPerCell, row: rectangle.row)
    }
    let counts = (0..<cells).map { cell in
      (0..<monthsPerCell).reduce(0) { $0 + (months[EraStrip.first + cell * monthsPerCell + $1] ?? 0) }
    }
    let most = max(1, counts.max() ?? 1)
    let placeCell = place.flatMap { cell(of: $0, monthsPerCell: monthsPerCell) }
    for (cell, count) in counts.enumerated() where count > 0 {
      // The square root lets quiet months be seen beside the loudest.
      let height = (Double(count) / Double(most)).squareRoot() * Double(EraStrip.bars.count)
      let bar = EraStrip.bars[min(EraStrip.bars.count - 1, max(0, Int(height.rounded()) - 1))]
      frame.draw(
        [bar][...], style: Style(cell == placeCell ? .place : .strip), column: start + cell, row: rectangle.row + 1)
    }
    guard let place else { return }
    let sign: Unicode.Scalar = placeCell != nil ? "▲" : place.year < 1985 ? "◀" : "▶"
    let column = placeCell.map { start + $0 } ?? (place.year < 1985 ? start - 1 : start + cells)
    frame.draw([sign][...], style: Style(.place), column: column, row: rectangle.row + 2)
  }

  private func cell(of day: Day, monthsPerCell: Int) -> Int? {
    let month = day.year * 12 + day.month - 1 - EraStrip.first
    return (0..<EraStrip.count).contains(month) ? month / monthsPerCell : nil
  }
}
