import Chronology
import Screen

/// The era at a glance: how much happened, how much of it the filter keeps, what a search has found, and the place.
///
/// A pure function of what it is given.
struct EraStrip {
  /// Where its cells stand.
  let scale: StripScale
  /// How many events begin in each cell.
  let counts: [Int]
  /// How many of them the filter keeps; nil where there is none.
  let kept: [Int]?
  /// In which cells a search has found events; nil where there is none.
  let hits: [Int]?
  /// The day of the selection.
  let place: Int?
  /// The days that the axis shows; nil where it shows all, or is not shown.
  let window: ClosedRange<Int>?

  private static let bars: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Draws the years, the bars, and the signs of the place and of the hits under them.
  func draw(in frame: inout Frame, _ rectangle: Rectangle) {
    let start = rectangle.column + StripScale.margin
    for label in scale.labels {
      frame.draw(label.text, style: .dim, column: start + label.column, row: rectangle.row)
    }
    let barRows = rectangle.rows - 2
    let placeCell = place.map { scale.cell(of: $0) }
    let most = max(1, counts.max() ?? 1)
    for cell in counts.indices where counts[cell] > 0 {
      let all = EraStrip.height(counts[cell], most: most, rows: barRows)
      let own = kept.map { $0[cell] == 0 ? 0 : EraStrip.height(min($0[cell], counts[cell]), most: most, rows: barRows) }
      for row in 0..<barRows {
        let (level, isKept) = EraStrip.level(all: all, kept: own ?? all, row: row)
        guard level > 0 else { continue }
        let style = cell == placeCell ? Style(.place) : isKept ? Style(.strip) : .dim
        let column = start + cell * scale.columnsPerCell
        frame.fill(
          EraStrip.bars[level - 1], style: style, column: column, row: rectangle.row + barRows - row,
          end: column + scale.columnsPerCell)
      }
    }
    drawSigns(in: &frame, row: rectangle.endRow - 1, start: start, placeCell: placeCell)
  }

  private func drawSigns(in frame: inout Frame, row: Int, start: Int, placeCell: Int?) {
    let columns = scale.count * scale.columnsPerCell
    if let window {
      let first = max(0, scale.cell(of: window.lowerBound)) * scale.columnsPerCell
      let last = (min(scale.count - 1, scale.cell(of: window.upperBound)) + 1) * scale.columnsPerCell
      if first < last { frame.fill("─", style: Style(.border), column: start + first, row: row, end: start + last) }
    }
    for cell in (hits ?? []).indices where hits?[cell] ?? 0 > 0 {
      frame.draw("•", style: Style(.key), column: start + cell * scale.columnsPerCell, row: row)
    }
    guard let placeCell else { return }
    if placeCell < 0 {
      frame.draw("◀", style: Style(.place), column: start - 1, row: row)
    } else if placeCell >= scale.count {
      frame.draw("▶", style: Style(.place), column: start + columns, row: row)
    } else {
      frame.draw("▲", style: Style(.place), column: start + placeCell * scale.columnsPerCell, row: row)
    }
  }

  /// The height of a bar in eighths of a row; never nothing.
  ///
  /// The square root lets quiet months be seen beside the loudest.
  static func height(_ count: Int, most: Int, rows: Int) -> Int {
    let whole = rows * bars.count
    let height = (Double(count) / Double(most)).squareRoot() * Double(whole)
    return min(whole, max(1, Int(height.rounded())))
  }

  /// What is drawn of a bar in a row, counted from below: how high, and whether it is of what is kept.
  static func level(all: Int, kept: Int, row: Int) -> (level: Int, isKept: Bool) {
    let own = min(bars.count, kept - row * bars.count)
    if own > 0 { return (own, true) }
    return (max(0, min(bars.count, all - row * bars.count)), false)
  }
}

/// Where the cells of the era strip stand: each has the same number of months.
struct StripScale: Hashable {
  /// The first month, counted from year 0.
  let first: Int
  /// The months of a cell.
  let monthsPerCell: Int
  /// The columns of a cell.
  let columnsPerCell: Int
  /// How many cells there are.
  let count: Int

  /// The columns left free on either side.
  static let margin = 1

  /// The finest scale on which an era fits into some columns.
  init(days: ClosedRange<Int>, columns: Int) {
    let room = max(1, columns - 2 * StripScale.margin)
    first = StripScale.month(of: days.lowerBound)
    let months = StripScale.month(of: days.upperBound) - first + 1
    let steps = [1, 2, 3, 4, 6] + (0...12).flatMap { power in [1, 2, 5].map { $0 * 12 * StripScale.tenTo(power) } }
    monthsPerCell = steps.first { (months + $0 - 1) / $0 <= room } ?? months
    count = (months + monthsPerCell - 1) / monthsPerCell
    columnsPerCell = max(1, room / count)
  }

  private static func tenTo(_ power: Int) -> Int { (0..<power).reduce(1) { product, _ in product * 10 } }

  static func month(of day: Int) -> Int {
    let day = Day(number: day)
    return day.year * 12 + day.month - 1
  }

  /// The cell of a day; below zero before the era, the count of cells or more after it.
  func cell(of day: Int) -> Int {
    let month = StripScale.month(of: day) - first
    return month < 0 ? -1 : month / monthsPerCell
  }

  /// The first day of each cell, and the day after the last.
  var edges: [Int] { (0...count).map { MonthNumber(first + $0 * monthsPerCell).firstDay } }

  /// The years over the strip, as many as there is room for.
  var labels: [ScaleLabels.Label] {
    let last = (first + count * monthsPerCell - 1) / 12
    let columnsPerYear = max(1, 12 * columnsPerCell) / monthsPerCell
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { $0 * max(1, columnsPerYear) >= 5 } ?? 1000
    var labels: [ScaleLabels.Label] = []
    for year in (first + 11) / 12...max((first + 11) / 12, last) where year % step == 0 {
      let column = (year * 12 - first) / monthsPerCell * columnsPerCell
      let text = DateLabel.words(ofYear: year)
      let end = labels.last.map { $0.column + $0.text.count + 1 } ?? 0
      if column >= end, column + text.count <= count * columnsPerCell + StripScale.margin {
        labels.append(ScaleLabels.Label(column: column, text: text))
      }
    }
    return labels
  }
}
