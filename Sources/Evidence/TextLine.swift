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
  /// The code point at a column of the file's line, from 1.
  func offset(ofColumn column: Int) -> Int { Int(start) - Int(indent) + column - 1 }
}

extension RawText {
  /// The lines that show something.
  ///
  /// LF, CR LF, CR, form feed, NEL, U+2028 and U+2029 end a line. Linear time.
  func textLines() -> [TextLine] {
    var lines: [TextLine] = []
    utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      var offset = 0
      var number: UInt32 = 1
      var blank = 0
      var page = false
      while index < bytes.count {
        let lineStart = offset
        var line = TextLine(
          number: number, firstByte: 0, endByte: 0, start: 0, end: 0, indent: 0, blankBefore: 0,
          pageBreakBefore: false)
        var shows = false
        var ended = false
        while index < bytes.count, !ended {
          let at = index
          let codePoint = bytes.codePoint(at: &index)
          offset += 1
          if isLineBreak(codePoint), codePoint != 0x0B {
            ended = true
            if codePoint == 0x0C { page = page || !shows }
            if codePoint == 0x0D, index < bytes.count, bytes[index] == 0x0A {
              index += 1
              offset += 1
            }
            if codePoint == 0x0C, shows { pageAfter(&lines, line, &blank, &page, next: true); shows = false }
          } else if !isWhiteSpace(codePoint) {
            if !shows {
              shows = true
              line.firstByte = UInt32(at)
              line.start = UInt32(offset - 1)
              line.indent = UInt16(clamping: offset - 1 - lineStart)
            }
            line.endByte = UInt32(index)
            line.end = UInt32(offset)
          }
        }
        if shows {
          pageAfter(&lines, line, &blank, &page, next: false)
        } else if line.end == 0 {
          blank += 1
        }
        number += 1
      }
    }
    return lines
  }

  private func pageAfter(
    _ lines: inout [TextLine], _ line: TextLine, _ blank: inout Int, _ page: inout Bool, next: Bool
  ) {
    var line = line
    line.blankBefore = UInt8(clamping: blank)
    line.pageBreakBefore = page
    lines.append(line)
    blank = 0
    page = next
  }
}
