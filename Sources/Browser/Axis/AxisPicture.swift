import Archive
import Screen

/// A lane as it is to be drawn.
struct AxisLane {
  var key: LaneKey
  var name: String
  /// The sign and the role of its theme; nil where the lanes are none.
  var theme: Int?
  var tally: LaneTally
  var bars: [AxisBar]
  var isSelected: Bool
  /// How many hits of a search begin in each cell; empty where there are none to be shown.
  var hits: [Int] = []
  /// How many marked events begin in each cell; empty where there are none.
  var marks: [Int] = []
}

/// What the reader has asked for or noted, by position and ascending.
struct AxisNotes {
  /// The hits of a search.
  var hits: [Int32] = []
  /// The marked events.
  var marks: [Int32] = []

  func isHit(_ event: EventRow) -> Bool { LaneIndex.contains(event.position, in: hits) }
  func isMarked(_ event: EventRow) -> Bool { LaneIndex.contains(event.position, in: marks) }
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
  let notes: AxisNotes
  /// The events of a lane that stand alone in a cell.
  let event: (LaneKey, _ cell: Int, _ without: Set<Int>) -> EventRow?
  /// Whether some of the events of a cell happened at a time not known to the cell.
  let isVague: (LaneKey, _ cell: Int) -> Bool

  /// Where the sign of earlier events stands; that of later ones stands right after the cells.
  static let earlierColumn = -2

  /// A title shorter than this says nothing.
  static let shortestTitle = 12
  /// A title longer than this is cut after a bar or an instant.
  static let longestTitle = 44

  init(
    _ lanes: [AxisLane], rows: Int, scale: TimeScale, signs: [String], selected: AxisBar?, notes: AxisNotes,
    isVague: @escaping (LaneKey, _ cell: Int) -> Bool,
    event: @escaping (LaneKey, _ cell: Int, _ without: Set<Int>) -> EventRow?
  ) {
    self.scale = scale
    self.signs = signs
    self.selected = selected
    self.notes = notes
    self.event = event
    self.isVague = isVague
    let packed = lanes.map { pack($0) }
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
    var glyphs = isLow ? lines(of: lane) : GlyphRow(0..<scale.columns + 1)
    var singles: [(column: Int, row: EventRow)] = []
    for (cell, count) in counts.enumerated() where count > 0 {
      let column = cell * scale.columnsPerCell
      let isSelected = cell == selectedCell
      if count == 1, let row = event(lane.key, cell, drawn[cell] ?? []) {
        singles.append((column, row))
        glyphs[column] = nil
        pieces.append(
          Piece(
            line: line, column: column, text: String(sign(of: row)),
            role: notes.isMarked(row) ? .pin : notes.isHit(row) ? .match : .theme(row.theme), isSelected: isSelected,
            position: row.position))
      } else {
        let words = AxisPicture.words(count, columns: scale.columnsPerCell)
        glyphs.clear(column..<column + words.count)
        let hasHit = lane.hits.indices.contains(cell) && lane.hits[cell] > 0
        pieces.append(
          Piece(
            line: line, column: column, text: words,
            role: hasHit ? .match : lane.theme.map { .theme($0) } ?? .text, isSelected: isSelected))
        // A number says neither which of its events are marked nor how sure their dates are: its sign follows it.
        let after = column + words.count
        let isFree = after < column + scale.columnsPerCell || cell + 1 < counts.count && counts[cell + 1] == 0
        if !isFree { continue }
        if lane.marks.indices.contains(cell), lane.marks[cell] > 0 {
          glyphs[after] = nil
          pieces.append(Piece(line: line, column: after, text: "★", role: .pin, isSelected: isSelected))
        } else if isVague(lane.key, cell) {
          glyphs[after] = DateShape.Fill.within.sign
        }
      }
    }
    if let selectedCell {
      selectedCount = counts.indices.contains(selectedCell) ? counts[selectedCell] : nil
      let column = min(max(0, selectedCell), scale.count) * scale.columnsPerCell
      place = (line, selectedCell < 0 ? AxisPicture.earlierColumn : column)
    }
    let occupied = counts.indices.filter { counts[$0] > 0 }.map { $0 * scale.columnsPerCell }
    drawNames(of: singles, at: line, occupied: occupied, lines: &glyphs, selectedCell: selectedCell)
    pieces += glyphs.runs.map { Piece(line: line, column: $0.column, text: $0.text, role: .dim) }
  }

  /// What lasts in a lane that has one row only: the selected event, and what is known to have lasted and takes less
  /// than half of what is shown; more would only be in the way.
  private func lines(of lane: AxisLane) -> GlyphRow {
    var glyphs = GlyphRow(0..<scale.columns + 1)
    for bar in lane.bars {
      let columns = columns(of: bar)
      let isOwn = isSelected(bar.row.position, in: lane)
      guard isOwn || columns.count * 2 < scale.columns else { continue }
      let own = self.glyphs(of: bar, columns)
      for column in columns where isOwn || own[column] == DateShape.Fill.certain.sign { glyphs[column] = own[column] }
    }
    return glyphs
  }

  /// Writes the names of instants, and what is uncertain about them, where there is room before the next one.
  private mutating func drawNames(
    of singles: [(column: Int, row: EventRow)], at line: Int, occupied: [Int], lines: inout GlyphRow,
    selectedCell: Int?
  ) {
    var next = 0
    for single in singles {
      while next < occupied.count, occupied[next] <= single.column { next += 1 }
      let end = next < occupied.count ? occupied[next] : scale.columns
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
      pieces.append(piece(" ", .text))
      column += 1
      pieces.append(piece(clip(single.row.title, columns: room), titleRole(of: single.row)))
    }
  }

  /// A number in a few columns; where it does not fit, its thousands, or a sign that there are many.
  static func words(_ count: Int, columns: Int) -> String {
    for (unit, sign) in [(1, ""), (1000, "k"), (1_000_000, "M")] where count >= unit {
      let words = String(count / unit) + sign
      // In one column a letter would say nothing.
      if words.count <= columns { return words }
    }
    return "+"
  }
}
