/// What the general rules need to know of a line.
struct LineTraits {
  struct Flags: OptionSet {
    let rawValue: UInt16
    static let startsUpper = Flags(rawValue: 1 << 0)
    static let startsLower = Flags(rawValue: 1 << 1)
    static let startsDigit = Flags(rawValue: 1 << 2)
    /// Begins with an opening quotation mark.
    static let startsQuote = Flags(rawValue: 1 << 3)
    /// Begins with a mark that belongs to the word before, as a comma, or with an apostrophe and a small
    /// letter.
    static let startsClosing = Flags(rawValue: 1 << 4)
    static let startsBullet = Flags(rawValue: 1 << 5)
    /// Ends as a sentence ends: with a stop, perhaps with quotation marks, brackets or a note's number after
    /// it.
    static let endsSentence = Flags(rawValue: 1 << 6)
    static let endsHyphen = Flags(rawValue: 1 << 7)
    static let endsColon = Flags(rawValue: 1 << 8)
    /// Ends with a comma or a semicolon.
    static let endsComma = Flags(rawValue: 1 << 9)
    static let endsQuote = Flags(rawValue: 1 << 10)
    /// Ends with an opening bracket or a quotation mark after a blank.
    static let endsOpening = Flags(rawValue: 1 << 11)
    static let endsSmallWord = Flags(rawValue: 1 << 12)
    static let endsEllipsis = Flags(rawValue: 1 << 13)
    static let hasWord = Flags(rawValue: 1 << 14)
    static let startsDash = Flags(rawValue: 1 << 15)
  }

  var flags: Flags = []
  /// The number of words, and of those that begin with a capital.
  var words = 0
  var capitalised = 0
  /// A digest of the line without its digits, to know a running line again.
  var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  /// So much is looked at of either end of a very long line.
  private static let most = 1024

  func has(_ flag: Flags) -> Bool { flags.contains(flag) }

  /// - Parameter bytes: the trimmed line; not empty.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    var scalars: [UInt32] = []
    scalars.reserveCapacity(min(range.count, 2 * LineTraits.most))
    while index < range.upperBound {
      if scalars.count == LineTraits.most, range.upperBound - index > LineTraits.most {
        index = range.upperBound - LineTraits.most
        while bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
      let codePoint = bytes.codePoint(at: &index)
      scalars.append(codePoint)
      if !(codePoint >= 0x30 && codePoint <= 0x39) {
        digest = (digest ^ UInt64(codePoint)) &* 0x0000_0100_0000_01B3
      }
    }
    readStart(scalars)
    readEnd(scalars)
    readWords(scalars)
  }

  private mutating func readStart(_ scalars: [UInt32]) {
    let first = scalars[0]
    let second = scalars.count > 1 ? scalars[1] : 0x20
    switch first {
    case 0x30...0x39: flags.insert(.startsDigit)
    case 0x22, 0x27, 0x60, 0x2018, 0x201C, 0x201E, 0xAB:
      if first == 0x27, isSmall(second), scalars.count == 2 || !isSmall(scalars[2]) {
        flags.insert(.startsClosing)
      } else {
        flags.insert(second == 0x20 || second == 0x2C || second == 0x2E ? .startsClosing : .startsQuote)
      }
    case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x2019, 0x201D, 0xBB:
      flags.insert(first == 0x2E && second == 0x2E ? .startsUpper : .startsClosing)
    case 0x2022, 0x25AA, 0x25CF, 0x2023, 0x2043, 0xB7, 0x2A:
      flags.insert(.startsBullet)
    case 0x2D, 0x2013, 0x2014, 0x2015:
      flags.insert(second == 0x20 || first == 0x2D && second == 0xA0 ? .startsBullet : .startsDash)
    default:
      if isSmall(first) { flags.insert(.startsLower) } else if isCapital(first) { flags.insert(.startsUpper) }
    }
  }

  private mutating func readEnd(_ scalars: [UInt32]) {
    var end = scalars.count
    let last = scalars[end - 1]
    let before = end > 1 ? scalars[end - 2] : 0x20
    switch last {
    case 0x2D, 0x2010: if isWordCodePoint(before) { flags.insert(.endsHyphen) }
    case 0x3A: flags.insert(.endsColon)
    case 0x2C, 0x3B: flags.insert(.endsComma)
    case 0x28, 0x5B, 0x201C, 0x2018: flags.insert(.endsOpening)
    case 0x22, 0x27:
      let outer = before == last && end > 2 ? scalars[end - 3] : before
      flags.insert(outer == 0x20 || outer == 0x28 || outer == 0x22 ? .endsOpening : .endsQuote)
    case 0x201D, 0x2019, 0xBB: flags.insert(.endsQuote)
    default: break
    }
    if last == 0x2026 || end > 2 && last == 0x2E && before == 0x2E && scalars[end - 3] == 0x2E {
      flags.insert(.endsEllipsis)
    }
    var digits = 0
    while end > 1, scalars[end - 1] >= 0x30, scalars[end - 1] <= 0x39, digits < 3 {
      end -= 1
      digits += 1
    }
    if digits == 0 || !isClosing(scalars[end - 1]) && !isStop(scalars[end - 1]) { end = scalars.count }
    while end > 1, isClosing(scalars[end - 1]) { end -= 1 }
    if isStop(scalars[end - 1]), !has(.endsOpening) { flags.insert(.endsSentence) }
  }

  private mutating func readWords(_ scalars: [UInt32]) {
    var length = 0
    var start = 0
    for (index, scalar) in (scalars + [0x20]).enumerated() {
      if isWordCodePoint(scalar) || length > 0 && (scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D) {
        if length == 0 { start = index }
        length += 1
      } else if length > 0 {
        words += 1
        if isCapital(scalars[start]) { capitalised += 1 }
        if !(scalars[start] >= 0x30 && scalars[start] <= 0x39) || length > 4 { flags.insert(.hasWord) }
        if index == scalars.count, length <= 4, isSmallWord(scalars[start..<index]) {
          flags.insert(.endsSmallWord)
        }
        length = 0
      }
    }
  }

  private func isSmallWord(_ word: ArraySlice<UInt32>) -> Bool {
    LineTraits.smallWords.contains(word.map { $0 | 0x20 })
  }

  private static let smallWords = Set(
    [
      "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "but", "with", "from", "as",
      "that",
      "into", "than", "is", "was", "are", "were", "be", "his", "her", "its", "their", "this", "which", "who",
      "it",
    ].map { $0.unicodeScalars.map(\.value) })

  private func isStop(_ scalar: UInt32) -> Bool {
    scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026 || scalar == 0x3002
  }

  private func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB: true
    default: false
    }
  }
}

/// Whether a code point is a small letter.
func isSmall(_ codePoint: UInt32) -> Bool {
  if codePoint < 0x80 { return codePoint >= 0x61 && codePoint <= 0x7A }
  return Unicode.Scalar(codePoint)?.properties.isLowercase ?? false
}

/// Whether a code point is a capital letter.
func isCapital(_ codePoint: UInt32) -> Bool {
  if codePoint < 0x80 { return codePoint >= 0x41 && codePoint <= 0x5A }
  return Unicode.Scalar(codePoint)?.properties.isUppercase ?? false
}
