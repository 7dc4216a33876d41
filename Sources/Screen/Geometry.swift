/// A size in cells.
public struct Size: Hashable, Sendable {
  /// The number of cells across.
  public var columns: Int
  /// The number of cells down.
  public var rows: Int

  /// Makes a size; negative extents become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells; the origin is the upper left corner, counted from zero.
public struct Rectangle: Hashable, Sendable {
  /// The leftmost column, counted from zero.
  public var column: Int
  /// The topmost row, counted from zero.
  public var row: Int
  /// The extent in cells; may be empty.
  public var size: Size

  /// Makes a rectangle; negative extents become zero.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    size = Size(columns: columns, rows: rows)
  }

  /// The number of cells across.
  public var columns: Int { size.columns }
  /// The number of cells down.
  public var rows: Int { size.rows }
  /// The column just right of the rectangle.
  public var endColumn: Int { column + size.columns }
  /// The row just below the rectangle.
  public var endRow: Int { row + size.rows }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// Whether the cell at `column`, `row` lies inside.
  public func contains(column: Int, row: Int) -> Bool {
    (self.column..<endColumn).contains(column) && (self.row..<endRow).contains(row)
  }

  /// The rectangle without its first `rows` rows.
  public func droppingFirst(rows count: Int) -> Rectangle {
    let taken = min(max(0, count), rows)
    return Rectangle(column: column, row: row + taken, columns: columns, rows: rows - taken)
  }
}

/// A place on the screen, counted from zero.
public struct Point: Hashable, Sendable {
  /// The column, counted from zero.
  public var column: Int
  /// The row, counted from zero.
  public var row: Int

  /// Makes a point.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
