/// A run of lines that is parsed by itself, so that a mistake in it spoils nothing else.
struct YAMLChunk: Sendable {
  /// The number of lines before it in its file.
  var lineOffset: Int
  var lines: [String]

  /// Takes a file apart at the items of the list that it consists of; anything else is one chunk.
  static func split(_ source: SourceText) -> [YAMLChunk] {
    let lines = source.lines
    guard let first = lines.firstIndex(where: isContent) else { return [] }
    let indentation = lines[first].utf8.prefix { $0 == 0x20 }.count
    let starts = lines[first...].indices.filter { isItem(lines[$0], indentation: indentation) }
    if starts.first != first { return [YAMLChunk(lineOffset: first, lines: Array(lines[first...]))] }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      YAMLChunk(lineOffset: start, lines: Array(lines[start..<end]))
    }
  }

  /// True for a line that is neither blank, a comment nor the sign that a document begins.
  private static func isContent(_ line: String) -> Bool {
    guard let first = line.utf8.first(where: { $0 != 0x20 }) else { return false }
    return first != UInt8(ascii: "#") && !(line.hasPrefix("---") && line.utf8.allSatisfy { $0 <= 0x2D })
  }

  private static func isItem(_ line: String, indentation: Int) -> Bool {
    let bytes = line.utf8
    let rest = bytes.dropFirst(indentation)
    return bytes.prefix(indentation).allSatisfy { $0 == 0x20 } && rest.first == UInt8(ascii: "-")
      && (rest.count == 1 || rest.dropFirst().first == 0x20)
  }
}
