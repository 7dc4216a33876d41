/// At how many columns a program wrapped a text, where one did.
///
/// Such a program puts on a line every word that there is room for. Where a line ends although the next word would
/// have had room, the line ended in the text that was wrapped.
enum Wrapping {
  /// So many lines are looked at.
  private static let most = 20_000
  /// With fewer lines that follow others nothing can be told.
  private static let fewest = 10
  /// Programs that even lines out, and typesetters, leave room for a short word.
  private static let slack = 10
  /// Lines of fewer columns are verses or the rows of a table.
  private static let fewestColumns = 36

  /// The columns; nil where the lines are not such a program's.
  ///
  /// Linear time in the lines that are looked at.
  static func columns(of raw: RawText) -> Int? {
    var pairs: [(extent: Int, word: Int)] = []
    var extents: [Int] = []
    var previous: TextLine?
    raw.utf8.withUnsafeBufferPointer { bytes in
      for line in raw.lines.prefix(most) {
        extents.append(line.extent)
        if let previous, !line.isApart { pairs.append((previous.extent, line.firstWord(bytes))) }
        previous = line
      }
    }
    guard pairs.count >= fewest else { return nil }
    // A word that no line has room for may reach beyond.
    extents.sort()
    let columns = extents[(extents.count - 1) * 199 / 200]
    let rooms = pairs.map { columns - $0.extent - 1 - $0.word }
    let full = rooms.count { $0 < 0 }
    let nearlyFull = rooms.count { (0...slack).contains($0) }
    // The rows of a table are all as wide.
    let ragged = pairs.count { $0.extent < columns }
    return columns >= fewestColumns && full * 100 >= pairs.count * 35 && nearlyFull * 10 <= pairs.count
      && ragged * 2 >= pairs.count ? columns : nil
  }
}

/// The lines of a text as they were before a program wrapped it.
struct WrappedLines: Sequence, IteratorProtocol {
  private let raw: RawText
  private let columns: Int?
  private var lines: TextLines
  private var pending: TextLine?

  /// - Parameter columns: where it was wrapped; nil for a text that was not.
  init(_ raw: RawText, columns: Int?) {
    self.raw = raw
    self.columns = columns
    lines = raw.lines
    pending = lines.next()
  }

  mutating func next() -> TextLine? {
    guard var line = pending else { return nil }
    var last = line
    pending = lines.next()
    while let columns, let following = pending, continues(last, with: following, columns) {
      line.endByte = following.endByte
      line.end = following.end
      last = following
      pending = lines.next()
    }
    return line
  }

  private func continues(_ line: TextLine, with next: TextLine, _ columns: Int) -> Bool {
    if next.isApart || next.indent > line.indent + 1 { return false }
    return raw.utf8.withUnsafeBufferPointer { bytes in
      line.extent + 1 + next.firstWord(bytes) > columns && !line.isNumber(bytes) && !next.isNumber(bytes)
        && !line.endsWithHyphen(bytes)
    }
  }
}

extension TextLine {
  /// The column of its last code point, from 1.
  fileprivate var extent: Int { Int(indent) + length }

  /// The number of code points of its first word.
  fileprivate func firstWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, count) = (Int(firstByte), 0)
    while index < Int(endByte), count < 256, !isWhiteSpace(bytes.codePoint(at: &index)) { count += 1 }
    return count
  }

  /// Whether it is nothing but a short number, as of a page.
  fileprivate func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    self.bytes.count <= 5 && bytes[self.bytes].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  fileprivate func endsWithHyphen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[Int(endByte) - 1] == 0x2D || bytes[self.bytes].suffix(3).elementsEqual([0xE2, 0x80, 0x90])
  }
}
