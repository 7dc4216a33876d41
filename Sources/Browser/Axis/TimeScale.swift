import Chronology

/// How days become cells: every cell has the same number of days, and takes the same number of columns.
struct TimeScale: Hashable, Sendable {
  /// The first day of the first cell.
  var start: Int
  /// The days of a cell.
  var daysPerCell: Int
  /// The columns of a cell; more than one only where a cell is a day.
  var columnsPerCell: Int
  /// How many cells there are.
  var count: Int

  /// The scale on which the columns show the days asked for, and more where there is room.
  init(days: Int, from start: Int, columns: Int, isWhole: Bool) {
    self.start = start
    let columns = max(1, columns)
    let days = max(1, days)
    columnsPerCell = max(1, columns / days)
    daysPerCell = (days + columns - 1) / columns
    count = isWhole ? (days + daysPerCell - 1) / daysPerCell : columns / columnsPerCell
  }

  /// The columns that all cells take.
  var columns: Int { count * columnsPerCell }
  /// The days that are shown.
  var days: ClosedRange<Int> { start...start + count * daysPerCell - 1 }

  /// The cell of a day; outside the scale it is below zero, or the count of cells or more.
  func cell(of day: Int) -> Int {
    // What has no beginning or no end must not overflow.
    let offset = min(max(day, start - 1 << 48), start + 1 << 48) - start
    return offset >= 0 ? offset / daysPerCell : (offset + 1) / daysPerCell - 1
  }

  /// The first day of a cell.
  func firstDay(of cell: Int) -> Int { start + cell * daysPerCell }

  /// The first column of a day's cell.
  func column(of day: Int) -> Int { cell(of: day) * columnsPerCell }
}

/// The words over the axis.
struct ScaleLabels {
  /// A word, from a column on.
  struct Label: Hashable {
    var column: Int
    var text: String
  }

  /// The years, or the months where the cells are days.
  var major: [Label] = []
  /// The months, or the days where the cells are days; nothing where there is no room for them.
  var minor: [Label] = []
  /// Where a year or month of the upper row begins.
  var boundaries: [Int] = []
  /// Where a quarter of a year begins, where there is nothing in the lower row.
  var ticks: [Int] = []

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  init(_ scale: TimeScale) {
    let first = Day(number: scale.start)
    let last = Day(number: scale.days.upperBound)
    let dayColumns = Double(scale.columnsPerCell) / Double(scale.daysPerCell)
    if scale.daysPerCell == 1 {
      major = months(from: first, through: last, scale) { "\(Self.months[$0.month - 1]) \($0.year)" }
      minor = days(scale)
    } else {
      let yearColumns = 365.25 * dayColumns
      let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first {
        Double($0) * yearColumns >= 6
      }
      major = years(from: first, through: last, every: step ?? 10_000, scale)
      if 28 * dayColumns >= 4 {
        minor = months(from: first, through: last, scale) { Self.months[$0.month - 1] }
      } else if yearColumns >= 8 {
        ticks = months(from: first, through: last, scale) { $0.month % 3 == 1 ? "." : "" }
          .filter { !$0.text.isEmpty }.map(\.column)
      }
    }
    // One in the last column has nothing of its own to begin.
    boundaries = major.map(\.column).filter { $0 < scale.columns - 1 }
    major = Self.fitting(major, columns: scale.columns)
    minor = Self.fitting(minor, columns: scale.columns)
  }

  /// Labels that neither touch one another nor leave the scale; the first is moved into it where there is room.
  private static func fitting(_ labels: [Label], columns: Int) -> [Label] {
    var fitting: [Label] = []
    for (index, label) in labels.enumerated() {
      var label = label
      if label.column < 0 {
        let next = index + 1 < labels.count ? labels[index + 1].column : columns
        guard next > label.text.count else { continue }
        label.column = 0
      }
      let end = fitting.last.map { $0.column + $0.text.count + 1 } ?? 0
      if label.column >= end, label.column + label.text.count <= columns { fitting.append(label) }
    }
    return fitting
  }

  private func years(from first: Day, through last: Day, every step: Int, _ scale: TimeScale) -> [Label] {
    let start = first.year >= 0 ? first.year / step * step : -((step - 1 - first.year) / step) * step
    return stride(from: start, through: last.year, by: step).compactMap { year in
      Day(year: year, month: 1, day: 1).map {
        let column = scale.column(of: $0.number)
        // What is moved into view names the year that is seen there.
        return Label(column: column, text: DateLabel.words(ofYear: column < 0 ? first.year : year))
      }
    }
  }

  private func months(
    from first: Day, through last: Day, _ scale: TimeScale, words: (Day) -> String
  ) -> [Label] {
    let end = last.year * 12 + last.month - 1
    return (first.year * 12 + first.month - 1...end).compactMap { month in
      let year = month >= 0 ? month / 12 : -((11 - month) / 12)
      return Day(year: year, month: month - year * 12 + 1, day: 1).map {
        Label(column: scale.column(of: $0.number), text: words($0))
      }
    }
  }

  private func days(_ scale: TimeScale) -> [Label] {
    let step = scale.columnsPerCell >= 3 ? 1 : scale.columnsPerCell == 2 ? 2 : 5
    return (0..<scale.count).compactMap { cell in
      let day = Day(number: scale.firstDay(of: cell)).day
      guard step == 5 ? day == 1 || day % 5 == 0 : day % step == 1 % step, step == 1 || day < 31 else { return nil }
      return Label(column: cell * scale.columnsPerCell, text: String(day))
    }
  }
}
