/// The view of a text in which words are compared: canonically composed (NFC), runs of white space as one
/// blank, every run of quotation marks as one, hyphens and dashes (with the blanks about them) kept aside as
/// gaps, soft hyphens and invisible characters left out, an ellipsis as three dots, Latin ligatures as their
/// letters.
struct FoldedText: Sendable {
  /// UTF-16 code units.
  private(set) var units: [UInt16] = []
  /// Where hyphens or dashes stand: before the unit of that index.
  ///
  /// Ascending.
  private(set) var gaps: [Gap] = []
  private(set) var runs: [MapRun] = []

  /// A hyphen or dash that is left out of the units.
  struct Gap: Sendable, Hashable {
    var unit: UInt32
    /// Whether it stands at a line's end within a word, where it may be there for the line alone.
    var isSoft: Bool
  }

  private var blank = false
  private var lineBreak = false
  private var dashes = 0
  private var dashAttached = false
  private var softHyphen = false
  private var base: (unit: Int, raw: Int)?
  private var marks: [(codePoint: UInt32, raw: Int)] = []
  private var lastIsQuote = false

  /// The view of a quotation or of some context.
  init(_ text: String) {
    var offset = 0
    for scalar in text.unicodeScalars {
      add(scalar.value, raw: offset)
      offset += 1
    }
    finish()
  }

  /// The view of some code points of a file.
  init(_ raw: RawText, range: Range<Int>) {
    units.reserveCapacity(range.count)
    raw.utf8.withUnsafeBufferPointer { bytes in
      var index = raw.byte(at: range.lowerBound)
      var offset = range.lowerBound
      while offset < range.upperBound {
        add(bytes.codePoint(at: &index), raw: offset)
        offset += 1
      }
    }
    finish()
  }

  /// The view of the words of a reading text, without notes and furniture.
  init(_ paragraphs: Paragraphs.SubSequence) {
    for place in paragraphs.indices {
      let kind = paragraphs.base.kind(at: place)
      if kind == .note || kind == .furniture { continue }
      let paragraph = paragraphs[place]
      if !units.isEmpty { add(0x0A, raw: paragraph.start) }
      var run = 0
      var index = 0
      for scalar in paragraph.text.unicodeScalars {
        while run + 1 < paragraph.runs.count, Int(paragraph.runs[run + 1].derived) <= index { run += 1 }
        let from = paragraph.runs[run]
        add(scalar.value, raw: Int(from.raw) + index - Int(from.derived))
        index += 1
      }
    }
    finish()
  }

  /// The code point of the file that a unit stands for.
  func raw(of unit: Int) -> Int { runs.raw(at: unit) ?? 0 }

  /// The units that stand for some code points of the file.
  func units(ofRaw range: Range<Int>) -> Range<Int> {
    let lower = runs.firstIndex(atOrAfterRaw: range.lowerBound, count: units.count)
    return lower..<max(lower, runs.firstIndex(atOrAfterRaw: range.upperBound, count: units.count))
  }

  @inline(__always)
  private mutating func add(_ codePoint: UInt32, raw: Int) {
    if codePoint < 0x80, FoldedText.isPlain[Int(codePoint)] {
      if hasPending { flush(next: codePoint) }
      put(codePoint, raw: raw)
    } else {
      addOther(codePoint, raw: raw)
    }
  }

  private var hasPending: Bool { blank || dashes > 0 || softHyphen || !marks.isEmpty || lastIsQuote }

  private mutating func addOther(_ codePoint: UInt32, raw: Int) {
    if isWhiteSpace(codePoint) {
      if isLineBreak(codePoint) { lineBreak = true }
      blank = true
      lastIsQuote = false
      return
    }
    switch codePoint {
    case 0x2D, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D:
      if dashes == 0 {
        dashAttached = !blank
        lineBreak = false
      }
      dashes += codePoint == 0x2D || codePoint == 0x2010 || codePoint == 0x2011 ? 1 : 2
      lastIsQuote = false
    case 0xAD: softHyphen = true
    case _ where isQuotationMark(codePoint):
      if lastIsQuote, !blank, dashes == 0 { return }
      flush(next: 0x27)
      put(0x27, raw: raw)
      lastIsQuote = true
    case 0x2026:
      flush(next: 0x2E)
      for _ in 0..<3 { put(0x2E, raw: raw) }
    case 0xFB00...0xFB06:
      let letters = FoldedText.ligatures[Int(codePoint) - 0xFB00]
      flush(next: letters[0])
      for letter in letters { put(letter, raw: raw) }
    default:
      if codePoint < 0x20 || codePoint >= 0x7F && codePoint < 0xA0 || isInvisible(codePoint) { return }
      if isCombiningMark(codePoint), base != nil, !blank, dashes == 0 {
        if marks.count < HarmFilter.mostMarks { marks.append((codePoint, raw)) }
        return
      }
      flush(next: codePoint)
      let composed = Composition.singleton(codePoint)
      put(composed, raw: raw)
      base = (units.count - (composed > 0xFFFF ? 2 : 1), raw)
    }
  }

  /// Settles what came before the code point `next`.
  private mutating func flush(next: UInt32) {
    composeMarks()
    if dashes > 0 {
      let soft = dashes == 1 && dashAttached && lineBreak && isWordEnd && isWordCodePoint(next)
      gaps.append(Gap(unit: UInt32(truncatingIfNeeded: units.count), isSoft: soft))
    } else if blank, !units.isEmpty, !breaksWord(before: next) {
      pendingBlank()
    }
    blank = false
    lineBreak = false
    dashes = 0
    softHyphen = false
    lastIsQuote = false
  }

  /// Whether the pending blank is a line's end within a word, which a soft hyphen marks.
  private func breaksWord(before next: UInt32) -> Bool {
    softHyphen && lineBreak && isWordEnd && isWordCodePoint(next) && !isCombiningMark(next)
  }

  private var isWordEnd: Bool { units.last.map { isWordUnit($0) } ?? false }

  private mutating func pendingBlank() {
    let raw = units.isEmpty ? 0 : self.raw(of: units.count - 1) + 1
    runs.note(units.count, raw: raw)
    units.append(0x20)
  }

  @inline(__always)
  private mutating func put(_ codePoint: UInt32, raw: Int) {
    runs.note(units.count, raw: raw)
    if codePoint < 0x10000 {
      base = codePoint >= 0x41 ? (units.count, raw) : nil
      units.append(UInt16(truncatingIfNeeded: codePoint))
    } else {
      units.append(UInt16(truncatingIfNeeded: 0xD7C0 + codePoint >> 10))
      runs.note(units.count, raw: raw)
      units.append(UInt16(truncatingIfNeeded: 0xDC00 + codePoint & 0x3FF))
    }
  }

  private mutating func composeMarks() {
    guard !marks.isEmpty, let base else {
      marks.removeAll(keepingCapacity: true)
      return
    }
    let (composed, rest) = Composition.compose(units[base.unit], marks.map(\.codePoint))
    units[base.unit] = composed
    let raws = marks.map(\.raw)
    marks.removeAll(keepingCapacity: true)
    for (index, mark) in rest.enumerated() { put(mark, raw: raws[index]) }
  }

  private mutating func finish() {
    composeMarks()
  }

  private static let isPlain: [Bool] = (0..<0x80).map {
    $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x2D && $0 != 0x60
  }
  private static let ligatures: [[UInt32]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map {
    $0.unicodeScalars.map(\.value)
  }
}
