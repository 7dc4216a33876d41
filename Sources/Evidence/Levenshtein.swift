/// The edit distance of short strings.
enum Levenshtein {
  /// For each length of a beginning of `text`, its distance to the whole `pattern`.
  static func anchoredRow(_ pattern: [UInt16], _ text: [UInt16]) -> [Int] {
    var row = Array(0...text.count)
    for (index, unit) in pattern.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 0..<text.count {
        let above = row[column + 1]
        row[column + 1] = min(diagonal + (unit == text[column] ? 0 : 1), min(above, row[column]) + 1)
        diagonal = above
      }
    }
    return row
  }

  /// The distance of two strings.
  static func distance(_ first: [UInt16], _ second: [UInt16]) -> Int {
    anchoredRow(first, second)[second.count]
  }

  /// A difference of two strings in their best alignment.
  private enum Edit {
    case replaced(pattern: Int, text: Int)
    case missing(pattern: Int, text: Int)
    /// Before a unit of the pattern.
    case added(pattern: Int, text: Int)
  }

  /// Whether a text differs from a pattern as a misread copy does, and not as another statement would: no
  /// digit is another one or wanting, a short one does not differ in the ending of a word, and no word is another one.
  static func isMisreading(_ text: [UInt16], of pattern: [UInt16]) -> Bool {
    let isShort = pattern.count < 40
    let edits = edits(pattern, text)
    let isLegible = edits.allSatisfy { edit in
      switch edit {
      case .replaced(let own, let other): !(isDigit(pattern[own]) && isDigit(text[other]))
      case .missing(let own, _): !isDigit(pattern[own]) && !(isShort && isEnding(pattern, own))
      case .added(_, let other): !(isShort && isEnding(text, other))
      }
    }
    return isLegible && !replacesWord(edits, of: pattern)
  }

  /// Whether something else stands where a word of four letters or more is gone for the greater part.
  private static func replacesWord(_ edits: [Edit], of pattern: [UInt16]) -> Bool {
    var gone = [Bool](repeating: false, count: pattern.count)
    var put = [Int](repeating: 0, count: pattern.count + 1)
    for edit in edits {
      switch edit {
      case .replaced(let own, _):
        gone[own] = true
        put[own] += 1
      case .missing(let own, _): gone[own] = true
      case .added(let own, _): put[own] += 1
      }
    }
    return pattern.indices.split { !isWordUnit(pattern[$0]) }.contains { word in
      word.count >= 4 && word.count(where: { gone[$0] }) * 2 > word.count
        && put[word.startIndex...word.endIndex].reduce(0, +) > 1
    }
  }

  /// The units of a text at which it differs from a pattern.
  static func differences(_ text: [UInt16], from pattern: [UInt16]) -> [Int] {
    edits(pattern, text).map { edit in
      switch edit {
      case .replaced(_, let place), .missing(_, let place), .added(_, let place): place
      }
    }
  }

  private static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

  /// Whether a letter is an s or d at the end of a word, as plurals and past tenses have it.
  private static func isEnding(_ units: [UInt16], _ index: Int) -> Bool {
    (units[index] == 0x73 || units[index] == 0x64) && index > 0 && isWordUnit(units[index - 1])
      && (index + 1 == units.count || !isWordUnit(units[index + 1]))
  }

  private static func edits(_ pattern: [UInt16], _ text: [UInt16]) -> [Edit] {
    let width = text.count + 1
    var table = [Int](repeating: 0, count: (pattern.count + 1) * width)
    for column in 0..<width { table[column] = column }
    for row in 0..<pattern.count {
      table[(row + 1) * width] = row + 1
      for column in 0..<text.count {
        let same = table[row * width + column] + (pattern[row] == text[column] ? 0 : 1)
        table[(row + 1) * width + column + 1] = min(
          same, min(table[row * width + column + 1], table[(row + 1) * width + column]) + 1)
      }
    }
    var edits: [Edit] = []
    var (row, column) = (pattern.count, text.count)
    while row > 0 || column > 0 {
      let here = table[row * width + column]
      if row > 0, column > 0 {
        let isEqual = pattern[row - 1] == text[column - 1]
        if here == table[(row - 1) * width + column - 1] + (isEqual ? 0 : 1) {
          (row, column) = (row - 1, column - 1)
          if !isEqual { edits.append(.replaced(pattern: row, text: column)) }
          continue
        }
      }
      if row > 0, here == table[(row - 1) * width + column] + 1 {
        row -= 1
        edits.append(.missing(pattern: row, text: column))
      } else {
        column -= 1
        edits.append(.added(pattern: row, text: column))
      }
    }
    return edits
  }
}
