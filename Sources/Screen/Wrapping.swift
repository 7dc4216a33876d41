/// The code points of a text, so that places in it can be counted in constant time.
public typealias Scalars = [Unicode.Scalar]

/// Breaks a text into lines of at most `columns` cells.
///
/// Lines break at blanks, after hyphens and dashes, and between wide glyphs; a word that is longer than a line is
/// broken where the line ends. Marks stay with their glyph. A line feed in the text ends its line.
/// - Returns: ranges of code points in `scalars`, without the blanks at which a line broke; never empty.
/// - Complexity: linear in the length of the text.
public func wrap(_ scalars: Scalars, columns: Int) -> [Range<Int>] {
  guard columns > 0 else { return [0..<scalars.count] }
  var lines: [Range<Int>] = []
  var start = 0
  var width = 0
  var breakEnd = -1
  var breakNext = -1
  var widthAtNext = 0
  var index = 0
  while index < scalars.count {
    let scalar = scalars[index]
    if scalar == "\n" {
      lines.append(trimmed(start..<index, of: scalars))
      start = index + 1
      index = start
      width = 0
      breakNext = -1
      continue
    }
    let cells = cellWidth(scalar)
    if scalar == " ", !hasMark(after: index, in: scalars) {
      breakEnd = index
      breakNext = index + 1
      widthAtNext = width + 1
      width += 1
      index += 1
      continue
    }
    if cells == 2 && index > start && breakNext != index {
      breakEnd = index
      breakNext = index
      widthAtNext = width
    }
    if cells > 0 && width + cells > columns && index > start {
      if breakNext > start {
        lines.append(trimmed(start..<max(start, breakEnd), of: scalars))
        start = breakNext
        width -= widthAtNext
      } else {
        lines.append(start..<index)
        start = index
        width = 0
      }
      breakNext = -1
      continue
    }
    width += cells
    index += 1
    if isBreak(after: index - 1, in: scalars), width <= columns {
      breakEnd = index
      breakNext = index
      widthAtNext = width
    }
  }
  let last = trimmed(start..<scalars.count, of: scalars)
  if !last.isEmpty || lines.isEmpty || scalars.last == "\n" { lines.append(last) }
  return lines
}

/// A blank that bears a mark is a glyph like any other.
private func hasMark(after index: Int, in scalars: Scalars) -> Bool {
  index + 1 < scalars.count && scalars[index + 1] != "\n" && cellWidth(scalars[index + 1]) == 0
}

private func trimmed(_ range: Range<Int>, of scalars: Scalars) -> Range<Int> {
  var end = range.upperBound
  while end > range.lowerBound && scalars[end - 1] == " " { end -= 1 }
  return range.lowerBound..<end
}

private func isBreak(after index: Int, in scalars: Scalars) -> Bool {
  switch scalars[index] {
  case "-":
    // Not within “--option”, nor after the sign of “-1”.
    guard index > 0, scalars[index - 1] != " ", scalars[index - 1] != "-" else { return false }
  case "\u{2010}", "\u{2013}", "\u{2014}", "/": break
  default: return false
  }
  return index + 1 < scalars.count && scalars[index + 1] != "-" && cellWidth(scalars[index + 1]) > 0
}

/// The longest beginning of a text that fits in `columns` cells, with an ellipsis where something was cut.
public func clip(_ text: String, columns: Int) -> String {
  // No code point takes more cells than bytes, so that short texts need not be measured.
  guard text.utf8.count > columns, cellWidth(text) > columns else { return text }
  guard columns > 0 else { return "" }
  let scalars = text.unicodeScalars
  var end = scalars.startIndex
  var width = 0
  for index in scalars.indices {
    let scalar = scalars[index]
    width += cellWidth(scalar)
    if width > columns - 1 { break }
    // Blanks at the end are left out; marks after the last glyph stay with it.
    if scalar != " " { end = scalars.index(after: index) }
  }
  return String(scalars[..<end]) + "\u{2026}"
}
