import Archive
import Screen

/// What lasts: bars in rows of their own under the instants of their lane.
extension AxisPicture {
  /// The most rows of bars in a lane.
  private static let mostBarRows = 6

  /// A bar in a row of its own under the instants of its lane.
  struct PackedBar {
    var bar: AxisBar
    var row: Int
    /// The columns of the bar itself.
    var columns: Range<Int>
    var label: String
    var labelColumn: Int
  }

  func isSelected(_ position: Int, in lane: AxisLane) -> Bool {
    lane.isSelected && position == selected?.row.position
  }

  func columns(of bar: AxisBar) -> Range<Int> {
    let cells = bar.cells(on: scale)
    let first = max(0, cells.lowerBound) * scale.columnsPerCell
    let last = (min(scale.count - 1, cells.upperBound) + 1) * scale.columnsPerCell
    return first..<max(first + 1, last)
  }

  /// Puts the bars of a lane into rows so that none touches another: the selected one first, then the longest, at
  /// last those that fill all that is shown.
  func pack(_ lane: AxisLane) -> [PackedBar] {
    if lane.bars.isEmpty { return [] }
    var taken = [[Range<Int>]](repeating: [], count: AxisPicture.mostBarRows)
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

  mutating func draw(_ packed: PackedBar, of lane: AxisLane, line: Int) {
    let bar = packed.bar
    let isSelected = isSelected(bar.row.position, in: lane)
    if isSelected { place = (line, packed.columns.lowerBound) }
    let role = Role.theme(bar.row.theme)
    func piece(_ column: Int, _ text: String, _ role: Role) -> Piece {
      Piece(line: line, column: column, text: text, role: role, isSelected: isSelected, position: bar.row.position)
    }
    var glyphs = glyphs(of: bar, packed.columns)
    glyphs.clear(packed.labelColumn..<packed.labelColumn + cellWidth(packed.label))
    pieces += glyphs.runs.map { piece($0.column, $0.text, role) }
    if !packed.label.isEmpty { pieces.append(piece(packed.labelColumn, packed.label, titleRole(of: bar.row))) }
  }

  /// The role of the title of an event.
  func titleRole(of event: EventRow) -> Role {
    notes.isHit(event) ? .match : event.isBackground ? .dim : .text
  }

  /// The glyphs of a bar.
  func glyphs(of bar: AxisBar, _ columns: Range<Int>) -> GlyphRow {
    var glyphs = GlyphRow(columns.lowerBound - 1..<columns.upperBound + 1)
    for column in columns { glyphs[column] = DateShape.Fill.within.sign }
    // Where two stretches meet in a cell, the first one is shown.
    for stretch in bar.shape.stretches.reversed() {
      let first = max(columns.lowerBound, scale.column(of: stretch.days.lowerBound))
      let last = min(columns.upperBound, scale.column(of: stretch.days.upperBound) + scale.columnsPerCell)
      for column in first..<max(first, last) { glyphs[column] = stretch.fill.sign }
    }
    let cells = bar.cells(on: scale)
    if cells.lowerBound >= 0 {
      glyphs[columns.lowerBound] = sign(of: bar.row)
      if let sign = bar.shape.startSign, columns.lowerBound > 0 { glyphs[columns.lowerBound - 1] = sign }
    } else {
      glyphs[columns.lowerBound] = bar.shape.first == nil ? bar.shape.startSign ?? "∞" : "◀"
    }
    if cells.upperBound < scale.count {
      if let sign = bar.shape.endSign, columns.upperBound < scale.columns { glyphs[columns.upperBound] = sign }
    } else {
      glyphs[columns.upperBound - 1] = bar.shape.last == nil ? bar.shape.endSign ?? "∞" : "▶"
    }
    return glyphs
  }

  /// The sign of an event: that of its mark, else that of its theme.
  func sign(of row: EventRow) -> Unicode.Scalar {
    if notes.isMarked(row) { return "★" }
    guard signs.indices.contains(row.theme), let sign = signs[row.theme].unicodeScalars.first, cellWidth(sign) == 1
    else { return "●" }
    return sign
  }
}

/// Glyphs of one cell in some columns of a row.
struct GlyphRow {
  private let columns: Range<Int>
  private var signs: [Unicode.Scalar?]

  init(_ columns: Range<Int>) {
    self.columns = columns
    signs = [Unicode.Scalar?](repeating: nil, count: columns.count)
  }

  /// The glyph in a column; outside the columns there is none, and none can be put.
  subscript(column: Int) -> Unicode.Scalar? {
    get { columns.contains(column) ? signs[column - columns.lowerBound] : nil }
    set { if columns.contains(column) { signs[column - columns.lowerBound] = newValue } }
  }

  mutating func clear(_ range: Range<Int>) {
    for column in range.clamped(to: columns) { self[column] = nil }
  }

  /// The glyphs that stand beside one another, as texts.
  var runs: [(column: Int, text: String)] {
    var runs: [(column: Int, text: String)] = []
    var end: Int?
    for (offset, sign) in signs.enumerated() {
      guard let sign else { continue }
      if offset == end, !runs.isEmpty {
        runs[runs.count - 1].text.unicodeScalars.append(sign)
      } else {
        runs.append((columns.lowerBound + offset, String(sign)))
      }
      end = offset + 1
    }
    return runs
  }
}
