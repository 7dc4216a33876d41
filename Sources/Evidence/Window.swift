/// A stretch of a text in the views in which quotations are looked for: the file and, where it differs, its
/// reading.
struct Window: Sendable {
  let views: [FoldedText]
  private let raw: RawText

  init(_ raw: RawText, range: Range<Int>, paragraphs: Paragraphs.SubSequence) {
    self.raw = raw
    let file = FoldedText(raw, range: range)
    let clean = FoldedText(paragraphs)
    views = file.units == clean.units && file.gaps == clean.gaps ? [file] : [file, clean]
  }
}

extension Window {
  /// The code point of the file after those that the last unit of a place stands for: the other marks of a
  /// doubled quotation mark and the accents of a letter are among them.
  func rawEnd(of unit: Int, view: Int) -> Int {
    var end = views[view].raw(of: unit) + 1
    let isQuote = views[view].units[unit] == 0x27
    raw.utf8.withUnsafeBufferPointer { bytes in
      var index = raw.byte(at: end)
      while index < bytes.count {
        let codePoint = bytes.codePoint(at: &index)
        guard isCombiningMark(codePoint) || isQuote && isQuotationMark(codePoint) else { return }
        end += 1
      }
    }
    return end
  }
}

/// The stretches of a text, each a little longer than where the next begins.
struct Windows: Sendable {
  private let raw: RawText
  private let paragraphs: Paragraphs
  private let ranges: [Range<Int>]
  /// The only window of a text of common size.
  private let whole: Window?

  /// A window holds so many code points, or the paragraph that has more.
  static let length = 1 << 20
  /// So much of a window is in the next one too: more than any quotation and what stands about it.
  private static let overlap = 1 << 13

  init(_ raw: RawText, _ reading: ReadingText, length: Int = Windows.length) {
    self.raw = raw
    paragraphs = reading.paragraphs
    guard raw.count > length else {
      ranges = [0..<raw.count]
      whole = Window(raw, range: 0..<raw.count, paragraphs: paragraphs[...])
      return
    }
    whole = nil
    ranges = stride(from: 0, to: raw.count, by: length).map {
      $0..<min(raw.count, $0 + length + min(length, Windows.overlap))
    }
  }

  var count: Int { ranges.count }

  /// A window; made anew each time where the text is long.
  subscript(index: Int) -> Window {
    if let whole { return whole }
    let range = ranges[index]
    let first = max(0, paragraphs.firstIndex(startingAtOrAfter: range.lowerBound) - 1)
    let last = max(first, paragraphs.firstIndex(startingAtOrAfter: range.upperBound))
    return Window(raw, range: range, paragraphs: paragraphs[first..<last])
  }
}
