import Archive
import Screen

/// A lane as it is to be drawn.
struct AxisLane {
  var key: LaneKey
  var name: String
  /// The sign and the role of its theme; nil where the lanes are none.
  var theme: Int?
  var tally: AxisWindow.LaneTally
  var bars: [AxisBar]
  var isSelected: Bool
}

/// What stands where on the axis.
struct AxisPicture {
  /// Some glyphs beside one another.
  struct Piece {
    /// The row, counted from the first of the lanes.
    var line: Int
    /// The column, counted from the first of the cells.
    var column: Int
    var text: String
    var role: Role
    var isSelected = false
    /// The event that a click on it selects; nil for what stands for several.
    var position: Int?
    var endColumn: Int { column + cellWidth(text) }
  }

  /// The first row and the height of each lane.
  var lanes: [(lane: AxisLane, line: Int, height: Int)] = []
  var pieces: [Piece] = []
  /// The row and the column of the selected event.
  var place: (line: Int, column: Int)?
  /// How many events stand in the cell of the selected one that are not drawn apart from it; nil where it is a bar.
  var selectedCount: Int?

  let scale: TimeScale
  let signs: [String]
  /// The selected event; nil where there is none.
  let selected: AxisBar?
  /// The events of a lane that stand alone in a cell.
  let event: (LaneKey, _ cell: Int, _ without: Set<Int>) -> EventRow?
  /// Whether some of the events of a cell happened at a time not known to the cell.
  let isVague: (LaneKey, _ cell: Int) -> Bool

  /// Where the sign of earlier events stands; that of later ones stands right after the cells.
  static let earlierColumn = -2

  /// A title shorter than this says nothing.
  private static let shortestTitle = 12
  /// A title longer than this is cut after a bar or an instant.
  private static let longestTitle = 44

  init(
    _ lanes: [AxisLane], rows: Int, scale: TimeScale, signs: [String], selected: AxisBar?,
    isVague: @escaping (LaneKey, _ cell: Int) -> Bool,
    event: @escaping (LaneKey, _ cell: Int, _ without: Set<Int>) -> EventRow?
  ) {
    self.scale = scale
    self.signs = signs
    self.selected = selected
    self.event = event
    self.isVague = isVague
    let packed = lanes.map { pack($0, rows: 6) }
    let needs = zip(lanes, packed).map { lane, bars in (bars.map(\.row).max() ?? -1) + 2 }
    let (heights, gap) = AxisGeometry.heights(rows: rows, needs: needs)
    var line = 0
    for (number, lane) in lanes.enumerated() {
      self.lanes.append((lane, line, heights[number]))
      let bars = packed[number].filter { $0.row < heights[number] - 1 }
      draw(lane, bars: bars, at: line, isLow: heights[number] == 1)
      line += heights[number] + gap
    }
  }

  /// The row after the last lane.
  var endLine: Int { lanes.map { $0.line + $0.height }.max() ?? 0 }

  // MARK: Bars

  /// A bar in a row of its own under the instants of its lane.
  private struct PackedBar {
    var bar: AxisBar
    var row: Int
    /// The columns of the bar itself.
    var columns: Range<Int>
    var label: String
    var labelColumn: Int
  }

  private func isSelected(_ position: Int, in lane: AxisLane) -> Bool {
    lane.isSelected && position == selected?.row.position
  }

  private func columns(of bar: AxisBar) -> Range<Int> {
    let cells = bar.cells(on: scale)
    let first = max(0, cells.lowerBound) * scale.columnsPerCell
    let last = (min(scale.count - 1, cells.upperBound) + 1) * scale.columnsPerCell
    return first..<max(first + 1, last)
  }

  /// Puts the bars of a lane into rows so that none touches another: the selected one first, then the longest, at
  /// last those that fill all that is shown.
  private func pack(_ lane: AxisLane, rows: Int) -> [PackedBar] {
    var taken = [[Range<Int>]](repeating: [], count: rows)
    // What begins or ends in view says more than what fills it.
    let sorted = lane.bars.map { bar in
      let columns = columns(of: bar)
      let isOwn = isSelected(bar.row.position, in: lane)
      let rank = isOwn ? 0 : columns.count < scale.columns ? 1 : 2
      return (bar: bar, columns: columns, order: (rank, -columns.count, bar.row.position))
    }.sorted { $0.order < $1.order }
    return sorted.compactMap { bar, columns, _ in
      let start = columns.lowerBound - (bar.shape.startSign == nil ? 0 : 1)
      let end = columns.upperBound + (bar.shape.endSign == nil ? 0 : 1)
      for (label, column) in labels(of: bar, columns, end: end) {
        let whole = max(0, start)..<min(scale.columns, max(end, column + cellWidth(label)))
        let row = taken.firstIndex { row in
          row.allSatisfy { $0.upperBound < whole.lowerBound || whole.upperBound < $0.lowerBound }
        }
        if let row {
          taken[row].append(whole)
          return PackedBar(bar: bar, row: row, columns: columns, label: label, labelColumn: column)
        }
      }
      return nil
    }
  }

  /// Where the name of a bar may stand, the best place first: in the bar, after it, nowhere.
  private func labels(of bar: AxisBar, _ columns: Range<Int>, end: Int) -> [(String, Int)] {
    let title = bar.row.title
    let width = cellWidth(title)
    let inside = columns.count - 5
    if inside >= width { return [(" \(title) ", columns.lowerBound + 2)] }
    var places: [(String, Int)] = []
    let after = min(scale.columns - end - 1, AxisPicture.longestTitle)
    if after >= min(width, AxisPicture.shortestTitle) { places.append((" " + clip(title, columns: after), end)) }
    if inside >= AxisPicture.shortestTitle {
      let place = (" \(clip(title, columns: inside)) ", columns.lowerBound + 2)
      // What would be cut anyway is cut where it takes no room of others.
      places.insert(place, at: inside >= after || after < width && inside >= 20 ? 0 : places.count)
    }
    return places + [("", end)]
  }

  private mutating func draw(_ packed: PackedBar, of lane: AxisLane, line: Int) {
    let isSelected = isSelected(packed.bar.row.position, in: lane)
    if isSelected { place = (line, packed.columns.lowerBound) }
    let role = Role.theme(packed.bar.row.theme)
    let position = packed.bar.row.position
    func piece(_ column: Int, _ text: String, _ role: Role) -> Piece {
      Piece(line: line, column: column, text: text, role: role, isSelected: isSelected, position: position)
    }
    for (column, sign) in glyphs(of: packed.bar, packed.columns).sorted(by: { $0.key < $1.key }) {
      let label = packed.labelColumn..<packed.labelColumn + cellWidth(packed.label)
      if !label.contains(column) { pieces.append(piece(column, String(sign), role)) }
    }
    if !packed.label.isEmpty {
      let text: Role = packed.bar.row.isBackground ? .dim : .text
      pieces.append(piece(packed.labelColumn, packed.label, text))
    }
  }

  /// The glyphs of a bar, by their columns.
  private func glyphs(of bar: AxisBar, _ columns: Range<Int>) -> [Int: Unicode.Scalar] {
    var glyphs: [Int: Unicode.Scalar] = [:]
    for stretch in bar.shape.stretches {
      let first = max(columns.lowerBound, scale.column(of: stretch.days.lowerBound))
      let last = min(columns.upperBound, scale.column(of: stretch.days.upperBound) + scale.columnsPerCell)
      for column in first..<max(first, last) where glyphs[column] == nil { glyphs[column] = stretch.fill.sign }
    }
    for column in columns where glyphs[column] == nil { glyphs[column] = DateShape.Fill.within.sign }
    let cells = bar.cells(on: scale)
    if cells.lowerBound >= 0 {
      glyphs[columns.lowerBound] = sign(of: bar.row)
      if let sign = bar.shape.startSign, columns.lowerBound > 0 { glyphs[columns.lowerBound - 1] = sign }
    } else {
      glyphs[columns.lowerBound] = bar.shape.first == nil ? bar.shape.startSign ?? "‥" : "◀"
    }
    if cells.upperBound < scale.count {
      if let sign = bar.shape.endSign, columns.upperBound < scale.columns { glyphs[columns.upperBound] = sign }
    } else {
      glyphs[columns.upperBound - 1] = bar.shape.last == nil ? bar.shape.endSign ?? "‥" : "▶"
    }
    return glyphs
  }

  private func sign(of row: EventRow) -> Unicode.Scalar {
    guard signs.indices.contains(row.theme), let sign = signs[row.theme].unicodeScalars.first, cellWidth(sign) == 1
    else { return "●" }
    return sign
  }

  // MARK: Lanes

  private mutating func draw(_ lane: AxisLane, bars: [PackedBar], at line: Int, isLow: Bool) {
    var counts = lane.tally.counts
    var drawn: [Int: Set<Int>] = [:]
    for bar in bars {
      draw(bar, of: lane, line: line + 1 + bar.row)
      let cell = scale.cell(of: bar.bar.day)
      guard counts.indices.contains(cell) else { continue }
      counts[cell] -= 1
      drawn[cell, default: []].insert(bar.bar.row.position)
    }
    let isDrawn = bars.contains { isSelected($0.bar.row.position, in: lane) }
    let selectedCell = lane.isSelected && !isDrawn ? selected.map { scale.cell(of: $0.day) } : nil
    var glyphs: [Int: Unicode.Scalar] = [:]
    if isLow { glyphs = lines(of: lane) }
    var singles: [(column: Int, row: EventRow)] = []
    for (cell, count) in counts.enumerated() where count > 0 {
      let column = cell * scale.columnsPerCell
      let isSelected = cell == selectedCell
      if count == 1, let row = event(lane.key, cell, drawn[cell] ?? []) {
        singles.append((column, row))
        glyphs[column] = nil
        pieces.append(
          Piece(
            line: line, column: column, text: String(sign(of: row)), role: .theme(row.theme), isSelected: isSelected,
            position: row.position))
      } else {
        let words = AxisPicture.words(count, columns: scale.columnsPerCell)
        for at in column..<column + words.count { glyphs[at] = nil }
        pieces.append(
          Piece(
            line: line, column: column, text: words, role: lane.theme.map { .theme($0) } ?? .text,
            isSelected: isSelected))
        // A number of events says nothing of how sure their dates are: what is not is told after it.
        let after = column + words.count
        let isFree = after < column + scale.columnsPerCell || cell + 1 < counts.count && counts[cell + 1] == 0
        if isFree, isVague(lane.key, cell) { glyphs[after] = DateShape.Fill.within.sign }
      }
    }
    if let selectedCell {
      selectedCount = counts.indices.contains(selectedCell) ? counts[selectedCell] : nil
      let column = min(max(0, selectedCell), scale.count) * scale.columnsPerCell
      place = (line, selectedCell < 0 ? AxisPicture.earlierColumn : column)
    }
    let occupied = Set(counts.indices.filter { counts[$0] > 0 }.map { $0 * scale.columnsPerCell })
    drawNames(of: singles, at: line, occupied: occupied, lines: &glyphs, selectedCell: selectedCell)
    for (column, sign) in glyphs.sorted(by: { $0.key < $1.key }) {
      pieces.append(Piece(line: line, column: column, text: String(sign), role: .dim))
    }
  }

  /// What lasts in a lane that has one row only: the selected event, and what is known to have lasted and takes less
  /// than half of what is shown; more would only be in the way.
  private func lines(of lane: AxisLane) -> [Int: Unicode.Scalar] {
    var glyphs: [Int: Unicode.Scalar] = [:]
    for bar in lane.bars {
      let columns = columns(of: bar)
      let isOwn = isSelected(bar.row.position, in: lane)
      guard isOwn || columns.count * 2 < scale.columns else { continue }
      for (column, sign) in self.glyphs(of: bar, columns) where columns.contains(column) {
        if isOwn || sign == DateShape.Fill.certain.sign { glyphs[column] = sign }
      }
    }
    return glyphs
  }

  /// Writes the names of instants, and what is uncertain about them, where there is room before the next one.
  private mutating func drawNames(
    of singles: [(column: Int, row: EventRow)], at line: Int, occupied: Set<Int>, lines: inout [Int: Unicode.Scalar],
    selectedCell: Int?
  ) {
    let order = occupied.sorted()
    var next = 0
    for single in singles {
      while next < order.count, order[next] <= single.column { next += 1 }
      let end = next < order.count ? order[next] : scale.columns
      var column = single.column + 1
      let isSelected = selectedCell.map { $0 * scale.columnsPerCell == single.column } ?? false
      func piece(_ text: String, _ role: Role) -> Piece {
        Piece(
          line: line, column: column, text: text, role: role, isSelected: isSelected, position: single.row.position)
      }
      if column < end, let sign = AxisBar(single.row)?.uncertainty(on: scale) {
        lines[column] = nil
        pieces.append(piece(String(sign), .theme(single.row.theme)))
        column += 1
      }
      let room = min(end - column - 2, AxisPicture.longestTitle)
      let width = cellWidth(single.row.title)
      guard room >= min(width, AxisPicture.shortestTitle), !(column..<end).contains(where: { lines[$0] != nil }) else {
        continue
      }
      pieces.append(piece(" " + clip(single.row.title, columns: room), single.row.isBackground ? .dim : .text))
    }
  }

  /// A number in so many columns; where it does not fit, so many thousands, or a sign that there are many.
  static func words(_ count: Int, columns: Int) -> String {
    for (unit, sign) in [(1, ""), (1000, "k"), (1_000_000, "M")] where count >= unit {
      let words = String(count / unit) + sign
      // In one column a letter would say nothing.
      if words.count <= columns { return words }
    }
    return "+"
  }
}
