import Screen

/// The list over the panes: a title, or the names of several lists, and the rows.
struct PickListView {
  let list: PickList

  /// Draws the list over everything between header and footer.
  func draw(in frame: inout Frame, _ area: Rectangle) {
    let content = frame.drawPage("", area)
    drawTitle(in: &frame, area)
    if list.shown.isEmpty {
      let words = list.rows.isEmpty ? "There is nothing to list." : "Nothing here has these words."
      frame.draw(words, style: .dim, column: 3, row: content.row)
    }
    let first = list.first(rows: content.rows)
    let rows = list.shown.dropFirst(first).prefix(content.rows).map { list.rows[$0] }
    let lead = min(list.leadColumns, area.columns / 3)
    let columns = self.columns(area)
    for (line, row) in rows.enumerated() {
      draw(
        row, in: &frame, row: content.row + line, columns: columns, lead: lead,
        isSelected: first + line == list.index)
    }
  }

  /// The cells that the rows take: all, or where numbers stand at their end, as many as keep those near the words.
  private func columns(_ area: Rectangle) -> Int {
    guard list.years != nil else { return area.columns }
    let lead = list.leadColumns == 0 ? 3 : list.leadColumns + 5
    let counts = cellWidth(self.counts(PickRow.Tally(total: 0, halves: []), columns: area.columns))
    return min(area.columns, max(PickListView.leastColumns, lead + list.wordColumns + counts + 4))
  }

  private func drawTitle(in frame: inout Frame, _ area: Rectangle) {
    var at = 1
    let count = list.shown.isEmpty ? "" : " \(list.index + 1)/\(list.shown.count) "
    let scale = scale(columns: area.columns)
    let start = columns(area) - cellWidth(scale) - 2
    let end = area.columns - cellWidth(count) - (scale.isEmpty ? 2 : cellWidth(scale) + 3)
    let names = list.tabs.indices.map { name(of: $0) }
    // The list one is in is named in any case.
    var first = 0
    while first < list.tab, names[first...list.tab].reduce(at, { $0 + cellWidth($1) + 3 }) > end { first += 1 }
    for number in first..<names.count {
      let role: Role = number == list.tab ? .focusedTitle : .paneTitle
      let room = end - at - 2
      if room < 3 || number != list.tab && room < cellWidth(names[number]) { break }
      at = frame.draw(" " + clip(names[number], columns: room) + " ", style: Style(role), column: at, row: area.row) + 1
    }
    var right = area.columns - cellWidth(count) - 1
    if !scale.isEmpty, at <= start {
      frame.draw(scale, style: .dim, column: start, row: area.row)
      let after = start + cellWidth(scale) + 1
      // Where the rows take the whole width, it stands before the years.
      if right <= after { right = start - cellWidth(count) - 1 } else { at = after }
    }
    if at <= right { frame.draw(count, style: .dim, column: right, row: area.row) }
  }

  /// The name of a list; of the one that is shown, with its order.
  private func name(of number: Int) -> String {
    let tab = list.tabs[number]
    return number == list.tab && !tab.order.isEmpty ? tab.name + " by " + tab.order : tab.name
  }

  // MARK: Counts over time

  /// With fewer columns the number alone is shown.
  private static let columnsForYears = 60
  /// Rows with numbers are no narrower where there is room, so that the years over the numbers stand beside the names
  /// of the lists.
  private static let leastColumns = 90
  /// From this width on there is a bar for each half of a year.
  private static let columnsForHalves = 100

  /// The first and the last year over the bars.
  private func scale(columns: Int) -> String {
    guard let years = list.years, columns >= PickListView.columnsForYears else { return "" }
    let width = years.count * (columns >= PickListView.columnsForHalves ? 2 : 1)
    let (first, last) = (String(years.lowerBound % 100), String(years.upperBound % 100))
    let line = width - cellWidth(first) - cellWidth(last)
    return line < 1 ? "" : first + String(repeating: "─", count: line) + last
  }

  /// A number of events, with bars where there is room for them.
  private func counts(_ tally: PickRow.Tally?, columns: Int) -> String {
    guard let tally else { return "" }
    let number = String(tally.total)
    let padded = String(repeating: " ", count: max(0, 4 - number.count)) + number
    guard columns >= PickListView.columnsForYears else { return padded }
    let showsHalves = columns >= PickListView.columnsForHalves
    let values = showsHalves ? tally.halves : tally.years
    let bars = String(values.map { bar($0, most: showsHalves ? list.most.half : list.most.year) })
    let width = (list.years?.count ?? 0) * (showsHalves ? 2 : 1)
    return padded + " " + bars + String(repeating: " ", count: max(0, width - values.count))
  }

  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private func bar(_ count: Int, most: Int) -> Character {
    if count == 0 || most == 0 { return " " }
    // The square root lets few be seen beside many.
    let height = (Double(count) / Double(most)).squareRoot() * Double(PickListView.bars.count)
    return PickListView.bars[min(PickListView.bars.count - 1, max(0, Int(height.rounded()) - 1))]
  }

  private func draw(
    _ row: PickRow, in frame: inout Frame, row line: Int, columns: Int, lead: Int, isSelected: Bool
  ) {
    let style = { (role: Role) in Style(role, isSelected: isSelected) }
    if isSelected {
      frame.fill(" ", style: style(.text), column: 0, row: line, end: columns)
      frame.cursor = Point(column: 0, row: line)
    }
    frame.draw(isSelected ? ">" : " ", style: style(.key), column: 1, row: line)
    let start = lead == 0 ? 3 : lead + 5
    frame.draw(clip(row.lead, columns: lead), style: style(.date), column: 3, row: line)
    let counts = counts(row.tally, columns: columns)
    let last = columns - cellWidth(counts) - 2
    frame.draw(counts, style: style(.strip), column: last, row: line)
    let room = last - start - (counts.isEmpty ? 0 : 2)
    // The words come first: two thirds of the room are theirs where they need them.
    var trail = clip(row.trail, columns: min(cellWidth(row.trail), max(room / 3, room - cellWidth(row.words) - 2)))
    if !row.more.isEmpty, cellWidth(row.words) + cellWidth(row.more) + cellWidth(row.trail) + 4 <= room {
      trail = row.more + "  " + row.trail
    }
    let end = trail.isEmpty ? start + room : start + room - cellWidth(trail) - 2
    frame.draw(clip(row.words, columns: end - start), style: style(row.role), column: start, row: line)
    frame.draw(trail, style: style(.dim), column: start + room - cellWidth(trail), row: line)
  }
}
