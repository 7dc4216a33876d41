/// Goes through a text word by word, as the index and the marks on the screen both see words.
///
/// A word is a run of letters and digits. Its ``plain`` form is in lower case, without accents, in Latin letters and
/// in one spelling; its ``key`` is the form under which all inflections of it meet. A soft hyphen and a possessive
/// ’s are passed over.
struct WordScanner {
  /// The plain form of the word, in UTF-8.
  private(set) var plain: [UInt8] = []
  /// The form under which its inflections meet; the same as ``plain`` for many words.
  private(set) var key: [UInt8] = []
  /// The bytes that the word takes.
  private(set) var bytes = 0..<0
  /// The code points that the word takes.
  private(set) var scalars = 0..<0

  private var at = 0
  private var scalar = 0
  private var lastCyrillic: Unicode.Scalar?
  private var beforeLast: Unicode.Scalar?

  init() {
    plain.reserveCapacity(64)
    key.reserveCapacity(64)
  }

  /// Goes back to the beginning, for another text.
  mutating func restart() {
    at = 0
    scalar = 0
  }

  /// Goes to the next word.
  /// - Returns: false where there is none.
  mutating func next(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    plain.removeAll(keepingCapacity: true)
    lastCyrillic = nil
    var letters = 0
    var start = (byte: at, scalar: scalar)
    var end = start
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        let folded = WordScanner.ascii[Int(byte)]
        if folded != 0 {
          if letters == 0 { start = (at, scalar) }
          letters += 1
          plain.append(folded)
          at += 1
          scalar += 1
          end = (at, scalar)
          lastCyrillic = nil
          continue
        }
        if letters > 0 {
          if byte == 0x27, passPossessive(in: text, length: 1) { end = (at, scalar) }
          break
        }
        at += 1
        scalar += 1
        continue
      }
      let (value, length) = WordScanner.decode(text, at)
      switch FoldedScalar.of(value) {
      case .separator:
        if letters > 0 {
          if value == "\u{2019}" || value == "\u{2BC}", passPossessive(in: text, length: length) { end = (at, scalar) }
          break
        }
        at += length
        scalar += 1
        continue
      case .nothing:
        add(mark: value)
        if letters == 0, value.value != 0xAD { start = (at, scalar) }
        at += length
        scalar += 1
        if letters > 0 { end = (at, scalar) }
        continue
      case .letters(let packed):
        if letters == 0 { start = (at, scalar) }
        append(packed, for: value)
        letters += 1
        at += length
        scalar += 1
        end = (at, scalar)
        continue
      }
      break
    }
    if letters == 0 { return false }
    endCyrillic()
    WordFolding.fold(&plain)
    WordFolding.makeKey(of: plain, &key)
    bytes = start.byte..<end.byte
    scalars = start.scalar..<end.scalar
    // Signs that stand for no letter make no word.
    return plain.isEmpty ? next(in: text) : true
  }

  /// Passes over a possessive ’s that ends a word.
  private mutating func passPossessive(in text: UnsafeBufferPointer<UInt8>, length: Int) -> Bool {
    let after = at + length
    guard after < text.count, text[after] | 0x20 == 0x73 else { return false }
    if after + 1 < text.count {
      let next = text[after + 1]
      if next < 0x80 {
        if WordScanner.ascii[Int(next)] != 0 { return false }
      } else if case .separator = FoldedScalar.of(WordScanner.decode(text, after + 1).0) {
      } else {
        return false
      }
    }
    at = after + 1
    scalar += 2
    return true
  }

  private mutating func append(_ packed: UInt64, for value: Unicode.Scalar) {
    let isCyrillic = (0x400..<0x530).contains(value.value)
    // A е or ё that begins a word or follows a sign is heard and written as “ye”.
    if isCyrillic, WordScanner.lettersE.contains(value), plain.isEmpty || isSign(lastCyrillic) {
      plain.append(0x79)
    }
    var rest = packed
    while rest != 0 {
      plain.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    if isCyrillic {
      let isEnding = (value == "й" || value == "Й") && isI(lastCyrillic)
      (beforeLast, lastCyrillic) = (lastCyrillic, isEnding ? WordScanner.ending : value)
    } else {
      lastCyrillic = nil
    }
  }

  /// Takes a mark on the letter before: a breve makes й of и.
  private mutating func add(mark: Unicode.Scalar) {
    guard mark == "\u{306}", lastCyrillic == "и" || lastCyrillic == "И" else { return }
    lastCyrillic = isI(beforeLast) ? WordScanner.ending : "й"
  }

  private static let lettersE: Set<Unicode.Scalar> = ["е", "Е", "ё", "Ё"]
  /// Stands for the й of -ий and -ый, as long as nothing follows it.
  private static let ending: Unicode.Scalar = "\u{FFFF}"

  private func isSign(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "ъ" || scalar == "ь" || scalar == "Ъ" || scalar == "Ь"
  }

  private func isI(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "и" || scalar == "ы" || scalar == "И" || scalar == "Ы"
  }

  /// What ends in -ий or -ый is written with a y: Горький, Gorky.
  private mutating func endCyrillic() {
    guard lastCyrillic == WordScanner.ending, plain.count > 2 else { return }
    plain.removeLast(2)
    plain.append(0x79)
  }

  /// The letters and digits of ASCII in lower case; zero for all else.
  private static let ascii: [UInt8] = (0..<128).map { value in
    switch UInt8(value) {
    case 0x30...0x39, 0x61...0x7A: UInt8(value)
    case 0x41...0x5A: UInt8(value) | 0x20
    default: 0
    }
  }

  /// The code point whose bytes begin at a place, and how many they are; a byte that begins none counts as one.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[at])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, at + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[at + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
