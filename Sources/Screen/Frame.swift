/// One cell of a frame: a glyph with up to two marks that combine with it, and a style.
public struct Cell: Hashable, Sendable {
  /// The code point; zero in the second cell of a wide glyph.
  public var scalar: UInt32
  /// A mark that combines with the glyph, or zero.
  public var mark: UInt32
  /// A second mark, or zero.
  public var secondMark: UInt32
  /// What the cell means.
  public var style: Style

  /// Makes a cell.
  public init(_ scalar: Unicode.Scalar, _ style: Style) {
    self.scalar = scalar.value
    mark = 0
    secondMark = 0
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(" ", .text)

  /// The second half of a wide glyph.
  public static func continuation(_ style: Style) -> Cell {
    var cell = Cell(" ", style)
    cell.scalar = 0
    return cell
  }

  /// Whether this is the second half of a wide glyph.
  public var isContinuation: Bool { scalar == 0 }

  /// The glyph with its marks; empty for the second half of a wide glyph.
  public var text: String {
    var result = String.UnicodeScalarView()
    for value in [scalar, mark, secondMark] where value != 0 {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }
}

/// A grid of styled cells with a place for the cursor: what the screen is to show.
public struct Frame: Hashable, Sendable {
  /// The extent in cells.
  public let size: Size
  /// The cells, row after row.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor stands: on the selected line, or in the prompt.
  public var cursor = Point(column: 0, row: 0)
  /// Whether the cursor is shown: only where one types.
  public var showsCursor = false

  /// Makes an empty frame.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place inside the frame.
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// The cells of a row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Draws a text on one row from `column` on, and stops before `end`.
  ///
  /// Code points that take no cell combine with the glyph before them, except joiners and variation selectors,
  /// which are left out: terminals do not agree on what width they give. A wide glyph that would be cut by `end`
  /// or by the frame's edge is replaced by a blank. What lies outside the frame is left out.
  /// - Returns: the column after the last cell drawn.
  @discardableResult
  public mutating func draw(
    _ scalars: ArraySlice<Unicode.Scalar>, style: Style, column: Int, row: Int, end: Int? = nil
  ) -> Int {
    place(scalars, style: style, column: column, row: row, end: end)
  }

  /// Draws a string, in the same way.
  @discardableResult
  public mutating func draw(_ text: String, style: Style, column: Int, row: Int, end: Int? = nil) -> Int {
    place(text.unicodeScalars, style: style, column: column, row: row, end: end)
  }

  // Generic here and concrete outside, so that the compiler makes one version for each kind of text.
  private mutating func place(
    _ scalars: some Sequence<Unicode.Scalar>, style: Style, column: Int, row: Int, end: Int?
  ) -> Int {
    let limit = min(end ?? size.columns, size.columns)
    guard row >= 0, row < size.rows else { return column }
    let base = row * size.columns
    var at = column
    for scalar in scalars {
      let width = cellWidth(scalar)
      if width == 0 {
        combine(scalar, before: at, base: base, from: column)
        continue
      }
      guard at + width <= limit else {
        if at < limit && at >= 0 { cells[base + at] = Cell(" ", style) }
        return min(at + width, limit)
      }
      if at >= 0 {
        cells[base + at] = Cell(scalar, style)
        if width == 2 { cells[base + at + 1] = .continuation(style) }
      } else if at + width > 0 {
        cells[base] = Cell(" ", style)
      }
      at += width
    }
    return at
  }

  /// Gives the cells from `column` to before `end` a glyph and a style.
  public mutating func fill(_ scalar: Unicode.Scalar, style: Style, column: Int, row: Int, end: Int) {
    guard row >= 0, row < size.rows else { return }
    for at in max(0, column)..<max(max(0, column), min(end, size.columns)) {
      self[at, row] = Cell(scalar, style)
    }
  }

  /// Marks the cells from `column` to before `end` as selected, or not.
  public mutating func select(column: Int, row: Int, end: Int) {
    guard row >= 0, row < size.rows else { return }
    for at in max(0, column)..<max(max(0, column), min(end, size.columns)) {
      self[at, row].style.isSelected = true
    }
  }

  private mutating func combine(_ scalar: Unicode.Scalar, before column: Int, base: Int, from first: Int) {
    let isJoiner = scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
    guard !isJoiner, scalar.value >= 0x300, showsSomething(scalar) else { return }
    var at = column - 1
    if at > max(first, 0), at < size.columns, cells[base + at].isContinuation { at -= 1 }
    guard at >= max(first, 0), at < size.columns else { return }
    if cells[base + at].mark == 0 {
      cells[base + at].mark = scalar.value
    } else if cells[base + at].secondMark == 0 {
      cells[base + at].secondMark = scalar.value
    }
  }

  private func showsSomething(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}

extension Frame {
  /// The frame as lines of text, trailing blanks left out.
  public var text: String {
    (0..<size.rows).map { row in
      trimmed(self.row(row).map(\.text).joined())
    }.joined(separator: "\n")
  }

  /// The frame's roles as lines of letters (``Role/letter``); a selected cell shows as `#`, a blank one as a blank.
  public var roles: String {
    (0..<size.rows).map { row in
      trimmed(
        String(
          self.row(row).map { cell in
            if cell.style.isSelected { return "#" }
            return cell.scalar == 0x20 ? " " : cell.style.role.letter
          }))
    }.joined(separator: "\n")
  }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
