import Foundation

/// What a code point is to search: nothing, the end of a word, or some letters of the Latin alphabet or its own.
enum FoldedScalar {
  /// It parts words.
  case separator
  /// It stands inside a word and says nothing: a mark on a letter, a soft hyphen.
  case nothing
  /// It stands for these bytes of UTF-8, the first in the lowest byte.
  case letters(UInt64)

  /// Folds a code point that is not ASCII.
  static func of(_ scalar: Unicode.Scalar) -> FoldedScalar {
    switch scalar.value {
    case 0xC0..<0x250: latin[Int(scalar.value - 0xC0)]
    case 0x400..<0x460: .letters(packed(cyrillic[Int(scalar.value - 0x400)]))
    case 0x490, 0x491: .letters(packed("g"))
    // The signs that stand for ь and ъ, ayn and hamza where letters are put into others one by one.
    case 0x2B9, 0x2BA, 0x2BB, 0x2BE, 0x2BF: .nothing
    case 0x2BC: .separator
    // What texts have most of beside letters: dashes, quotation marks and their like.
    case 0x2000..<0x2070: scalar.value == 0x200D || scalar.value == 0x200C ? .nothing : .separator
    default: general(scalar)
    }
  }

  private static let latin: [FoldedScalar] = (0xC0..<0x250).map { Unicode.Scalar($0).map(general) ?? .separator }

  /// Letters that decompose into nothing and yet are written without their stroke where there is none.
  private static let plain: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
  ]

  /// The letters from U+0400 on, in the romanisation that newspapers use; capitals first.
  private static let cyrillic: [String] = {
    let before = ["e", "e", "d", "g", "ye", "z", "i", "yi", "y", "l", "n", "c", "k", "i", "u", "dz"]
    let small = [
      "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
      "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ]
    return before + small + small + before
  }()

  private static func general(_ scalar: Unicode.Scalar) -> FoldedScalar {
    switch scalar.properties.generalCategory {
    case .nonspacingMark: return .nothing
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spacingMark, .privateUse:
      break
    default: return scalar.value == 0xAD ? .nothing : .separator
    }
    guard let lower = scalar.properties.lowercaseMapping.unicodeScalars.first else { return .separator }
    if let plain = plain[lower] { return .letters(packed(plain)) }
    let parts = String(lower).decomposedStringWithCanonicalMapping.unicodeScalars
    guard let base = parts.first, parts.dropFirst().first?.properties.generalCategory == .nonspacingMark else {
      return .letters(packed(String(lower)))
    }
    return .letters(packed(String(base)))
  }

  private static func packed(_ text: String) -> UInt64 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
