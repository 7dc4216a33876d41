import Foundation
import Glibc

/// What a window shows at one moment.
struct Picture: Hashable, Sendable {
  /// A cell, counted from zero.
  struct Place: Hashable, Sendable {
    var column: Int
    var row: Int
  }

  /// The lines as text, without the blanks at their ends.
  var lines: [String]
  /// The lines with the sequences that set attributes.
  var styled: [String]
  /// The cell of the cursor, counted from zero.
  var cursor: Place
  /// Whether the alternate screen is shown.
  var isAlternate: Bool
  /// Whether the cursor is visible.
  var showsCursor: Bool
  /// Whether what ran in the window has ended.
  var isDead: Bool

  var text: String { lines.joined(separator: "\n") }

  /// The place in the title of the timeline, for instance `3/28`.
  var eventNumber: String? {
    guard let title = lines.first(where: { $0.hasPrefix("─ Timeline") || $0.hasPrefix("- Timeline") }) else {
      return nil
    }
    return title.split(whereSeparator: { " ─-┬+".contains($0) }).first { $0.contains("/") }.map(String.init)
  }

  /// The row of the selected line of the timeline.
  var selectedRow: Int? { lines.firstIndex { $0.hasPrefix(">") } }

  /// The selected line of the timeline, up to the divider.
  var selected: String? {
    selectedRow.map { lines[$0].prefix { $0 != "│" && $0 != "├" }.trimmingCharacters(in: .whitespaces) }
  }

  /// The column of the line between the timeline and the rest, from its upper end.
  var dividerColumn: Int? {
    lines.lazy.compactMap { Picture.columns(of: "┬", in: $0).first }.first
  }

  /// The right part of a line, from the divider on.
  func right(_ row: Int) -> String {
    guard let start = lines[row].firstIndex(where: { "│├┬".contains($0) }) else { return "" }
    return String(lines[row][lines[row].index(after: start)...])
  }

  /// The rows of the source pane without its title.
  var sourceRows: Range<Int>? {
    lines.firstIndex { $0.contains("├") }.map { $0 + 1..<lines.count - 1 }
  }

  /// Whether the cursor stands in the source pane.
  var isInSource: Bool {
    sourceRows?.contains(cursor.row) == true && cursor.column == dividerColumn.map { $0 + 1 }
  }

  /// Whether the cursor stands on the selected event of the timeline.
  var isInTimeline: Bool { cursor.column == 0 && cursor.row == selectedRow }

  /// The title of the source pane.
  var sourceTitle: String { sourceRows.map { right($0.lowerBound - 1) } ?? "" }

  /// The title of the event pane.
  var eventTitle: String { lines.firstIndex { $0.contains("┬") }.map(right) ?? "" }

  /// The first line of the event pane: the event's title.
  var eventName: String {
    guard let row = lines.firstIndex(where: { $0.contains("┬") }) else { return "" }
    return right(row + 1).trimmingCharacters(in: .whitespaces)
  }

  /// The lines of the source pane.
  var source: [String] { sourceRows.map { $0.map(right) } ?? [] }

  /// The row of the source pane, counted from its first, in which the marked words begin.
  var passageRow: Int? { source.firstIndex { $0.hasPrefix(" ▌") } }

  /// The columns, in cells, at which a sign stands in a line.
  static func columns(of sign: Character, in line: String) -> [Int] {
    var column = 0
    var columns: [Int] = []
    for character in line {
      if character == sign { columns.append(column) }
      for scalar in character.unicodeScalars { column += max(0, Int(width?(scalar.value) ?? 1)) }
    }
    return columns
  }

  /// The C library's own measure, whatever the program makes of it.
  private static let width: (@convention(c) (UInt32) -> Int32)? = {
    setlocale(LC_CTYPE, "C.UTF-8")
    return dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: (@convention(c) (UInt32) -> Int32).self) }
  }()
}
