/// A line of a file that shows something, without the white space at its ends.
struct TextLine {
  /// The line's number in the file, from 1, blank lines counted.
  var number: UInt32
  /// The bytes of the trimmed line.
  var firstByte: UInt32
  var endByte: UInt32
  /// The code points of the trimmed line.
  var start: UInt32
  var end: UInt32
  /// How many code points of white space stand before it.
  var indent: UInt16
  /// How many blank lines stand before it, and whether a page ends there (form feed).
  var blankBefore: UInt8
  var pageBreakBefore: Bool

  /// The number of code points.
  var length: Int { Int(end - start) }
  var bytes: Range<Int> { Int(firstByte)..<Int(endByte) }
  /// Whether something parts it from the line before.
  var isApart: Bool { blankBefore > 0 || pageBreakBefore }
  /// The code point at a column of the file's line, from 1.
  func offset(ofColumn column: Int) -> Int { Int(start) - Int(indent) + column - 1 }
}

extension RawText {
  /// The lines that show something, one after another.
  var lines: TextLines { TextLines(self) }
}

/// The lines of a text that show something, found as they are asked for.
///
/// LF, CR LF, CR, form feed, NEL, U+2028 and U+2029 end a line. Linear time.
struct TextLines: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var index = 0
  private var offset = 0
  private var number: UInt32 = 1
  private var blank = 0
  private var page = false

  init(_ raw: RawText) { utf8 = raw.utf8 }

  mutating func next() -> TextLine? {
    let utf8 = self.utf8
    return utf8.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let (line, endsPage) = read(bytes)
        number += 1
        guard var line else {
          blank += 1
          page = page || endsPage
          continue
        }
        line.blankBefore = UInt8(clamping: blank)
        line.pageBreakBefore = page
        blank = 0
        page = endsPage
        return line
      }
      return nil
    }
  }

  /// Reads a line to its end; nil where it shows nothing.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (line: TextLine?, endsPage: Bool) {
    let lineStart = offset
    var line: TextLine?
    while index < bytes.count {
      let at = index
      let codePoint = bytes.codePoint(at: &index)
      offset += 1
      if codePoint > 0x20 && codePoint < 0x7F {
        note(&line, at, lineStart)
      } else if isLineBreak(codePoint), codePoint != 0x0B {
        if codePoint == 0x0D, index < bytes.count, bytes[index] == 0x0A {
          index += 1
          offset += 1
        }
        return (line, codePoint == 0x0C)
      } else if !isWhiteSpace(codePoint) {
        note(&line, at, lineStart)
      }
    }
    return (line, false)
  }

  /// Notes the code point before ``index``, which shows something.
  @inline(__always)
  private func note(_ line: inout TextLine?, _ at: Int, _ lineStart: Int) {
    if line == nil {
      line = TextLine(
        number: number, firstByte: UInt32(at), endByte: 0, start: UInt32(offset - 1), end: 0,
        indent: UInt16(clamping: offset - 1 - lineStart), blankBefore: 0, pageBreakBefore: false)
    }
    line?.endByte = UInt32(index)
    line?.end = UInt32(offset)
  }
}
