import Screen

/// Where the parts of the axis stand in its pane: a pure function of the pane's size and of the names of the lanes.
struct AxisGeometry: Hashable {
  /// The rows of the scale.
  var head: Rectangle
  /// The rows of the lanes, from the signs at their left edge to those at their right.
  var lanes: Rectangle
  /// The row under the lanes; nil where there is no room.
  var foot: Rectangle?
  /// The cells that the name of a lane may take.
  var nameColumns: Int
  /// The first column of the cells.
  var firstColumn: Int
  /// The columns that the cells may take.
  var columns: Int

  /// The widest name that is shown whole.
  private static let longestName = 22
  /// The most lanes of which it is looked up what they have.
  static let mostLookedAt = 64

  /// - Parameters:
  ///   - names: the widths of the names of all lanes.
  ///   - laneCount: how many lanes there are.
  ///   - needsFoot: whether the row under the lanes must be there.
  init(content: Rectangle, names: [Int], needsFoot: Bool) {
    let headRows = content.rows >= 8 ? 2 : content.rows >= 3 ? 1 : 0
    let footRows = content.rows >= (needsFoot ? 3 : names.count + 6) ? 1 : 0
    let widest = min(names.max() ?? 0, AxisGeometry.longestName)
    nameColumns = min(widest, max(7, content.columns * 2 / 9))
    firstColumn = content.column + nameColumns + 5
    columns = max(1, content.endColumn - 1 - firstColumn)
    head = Rectangle(column: firstColumn, row: content.row, columns: columns, rows: headRows)
    lanes = Rectangle(
      column: content.column, row: content.row + headRows, columns: content.columns,
      rows: content.rows - headRows - footRows)
    foot =
      footRows == 0
      ? nil : Rectangle(column: content.column, row: content.endRow - 1, columns: content.columns, rows: 1)
  }

  /// How many rows each of some lanes takes of those that there are, each at least one.
  /// - Parameter needs: how many rows each could use.
  /// - Returns: the rows of each lane, and how many blank rows stand between two.
  static func heights(rows: Int, needs: [Int]) -> (heights: [Int], gap: Int) {
    var heights = needs.map { _ in 1 }
    var left = rows - needs.count
    // A row for bars is worth more than a blank one, the first more than the second.
    var level = 1
    while left > 0, needs.contains(where: { $0 > level }) {
      for lane in needs.indices where left > 0 && needs[lane] > level {
        heights[lane] += 1
        left -= 1
      }
      level += 1
    }
    return (heights, needs.count > 1 && left >= needs.count - 1 ? 1 : 0)
  }

  /// Which lanes are shown where only some have room: a stretch around the selected one.
  static func shown(count: Int, selected: Int?, rows: Int) -> Range<Int> {
    guard count > rows else { return 0..<count }
    let first = min(max(0, (selected ?? 0) - rows / 2), count - max(0, rows))
    return first..<first + max(0, rows)
  }
}
