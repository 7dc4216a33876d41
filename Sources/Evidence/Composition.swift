/// Canonical composition (Unicode Standard Annex 15, NFC) of letters and the marks that follow them.
enum Composition {
  /// A letter and its marks as the composed letter and the marks that remain, in canonical order.
  static func compose(_ base: UInt16, _ marks: [UInt32]) -> (letter: UInt16, rest: [UInt32]) {
    guard var letter = Unicode.Scalar(base) else { return (base, marks) }
    let scalars = marks.compactMap(Unicode.Scalar.init)
    if let whole = composed([letter] + scalars) { return (whole, []) }
    var rest: [Unicode.Scalar] = []
    for mark in inCanonicalOrder(scalars) {
      let blocked = rest.last.map { order($0) >= order(mark) } ?? false
      if !blocked, let whole = composed([letter, mark]), let scalar = Unicode.Scalar(whole) {
        letter = scalar
      } else {
        rest.append(mark)
      }
    }
    return (UInt16(truncatingIfNeeded: letter.value), rest.map(\.value))
  }

  /// The letter that a compatibility sign of the same looks is canonically equal to.
  static func singleton(_ codePoint: UInt32) -> UInt32 {
    switch codePoint {
    case 0x212A: 0x4B
    case 0x212B: 0xC5
    case 0x2126: 0x3A9
    case 0x1F70...0x1FFF:
      Unicode.Scalar(codePoint).flatMap { letters[Character($0)] }.map(UInt32.init) ?? codePoint
    default: codePoint
    }
  }

  private static func order(_ scalar: Unicode.Scalar) -> UInt8 {
    scalar.properties.canonicalCombiningClass.rawValue
  }

  private static func inCanonicalOrder(_ marks: [Unicode.Scalar]) -> [Unicode.Scalar] {
    marks.enumerated().sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }.map(
      \.element)
  }

  private static func composed(_ scalars: [Unicode.Scalar]) -> UInt16? {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let text = String(view)
    return text.count == 1 ? text.first.flatMap { letters[$0] } : nil
  }

  /// Composed letters, found by the canonical equivalence with which Swift compares characters.
  private static let letters: [Character: UInt16] = {
    var letters: [Character: UInt16] = [:]
    let ranges: [ClosedRange<UInt16>] = [
      0xC0...0x24F, 0x370...0x6FF, 0x900...0xDFF, 0x1E00...0x1FFF, 0x3040...0x30FF,
    ]
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
        let letter = Character(scalar)
        if letters[letter] == nil { letters[letter] = value }
      }
    }
    return letters
  }()
}
