import Screen

/// A text with roles for stretches of it; roles are given before the text is broken into lines.
struct StyledText {
  /// The code points.
  var scalars: Scalars = []
  /// Stretches with a role other than `text`; a later one lies over an earlier one.
  var runs: [(range: Range<Int>, role: Role)] = []

  init() {}

  init(_ text: String, _ role: Role = .text) {
    append(text, role)
  }

  /// Adds words at the end.
  mutating func append(_ text: String, _ role: Role = .text) {
    let start = scalars.count
    scalars.append(contentsOf: text.unicodeScalars)
    if role != .text { runs.append((start..<scalars.count, role)) }
  }

  /// Gives stretches a role.
  mutating func mark(_ ranges: [Range<Int>], _ role: Role) {
    runs += ranges.map { ($0, role) }
  }
}

/// A line of a pane: what stands in it, and which place in its text it shows.
struct StyledLine {
  /// The code points.
  var scalars: ArraySlice<Unicode.Scalar> = []
  /// The role of each code point; empty where all have ``base``.
  var roles: [Role] = []
  /// The role where ``roles`` says nothing.
  var base: Role = .text
  /// The cells left free before it.
  var indent = 0
  /// The sign in the margin.
  var margin: Margin = .none
  /// The code point of its text with which it begins.
  var offset = 0

  /// What stands in the margin of a line.
  enum Margin: Hashable {
    case none
    /// Words of the passage that is shown.
    case passage
    /// Words on which another event rests.
    case pin
  }

  init() {}

  init(_ text: String, _ role: Role = .text, indent: Int = 0) {
    scalars = Array(text.unicodeScalars)[...]
    base = role
    self.indent = indent
  }

  /// Breaks a text into lines of some width.
  /// - Parameters:
  ///   - hanging: the cells by which all lines but the first are set in further.
  static func lines(_ text: StyledText, columns: Int, indent: Int = 0, hanging: Int = 0) -> [StyledLine] {
    let room = max(1, columns - indent - hanging)
    return wrap(text.scalars, columns: room).enumerated().map { index, range in
      var line = StyledLine()
      line.scalars = text.scalars[range]
      line.indent = indent + (index == 0 ? 0 : hanging)
      line.offset = range.lowerBound
      line.roles = roles(of: text, in: range)
      return line
    }
  }

  private static func roles(of text: StyledText, in range: Range<Int>) -> [Role] {
    let touching = text.runs.filter { $0.range.overlaps(range) }
    if touching.isEmpty { return [] }
    var roles = [Role](repeating: .text, count: range.count)
    for run in touching {
      for index in run.range.clamped(to: range) { roles[index - range.lowerBound] = run.role }
    }
    return roles
  }

  /// Draws the line on a row of a frame.
  func draw(in frame: inout Frame, column: Int, row: Int, end: Int, isSelected: Bool = false) {
    var at = column + indent
    if roles.isEmpty {
      at = frame.draw(scalars, style: Style(base, isSelected: isSelected), column: at, row: row, end: end)
      return
    }
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let role = roles[start - scalars.startIndex]
      var next = start + 1
      while next < scalars.endIndex, roles[next - scalars.startIndex] == role { next += 1 }
      at = frame.draw(
        scalars[start..<next], style: Style(role == .text ? base : role, isSelected: isSelected), column: at, row: row,
        end: end)
      start = next
    }
  }
}
