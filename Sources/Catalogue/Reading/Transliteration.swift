import Foundation

/// Words of any script in Latin letters without accents, for ids.
///
/// Cyrillic letters are written as BGN/PCGN does, without its signs: `Шахтёры` is `Shakhtery`. Letters of
/// other scripts are written as Unicode CLDR does it (`Any-Latin; Latin-ASCII`): `北京` is `bei jing`.
enum Transliteration {
  /// The words in ASCII, as far as there are letters for them.
  ///
  /// Cost: some 25 µs where neither Latin nor Cyrillic letters are in it; little otherwise.
  static func ascii(_ words: String) -> String {
    if words.utf8.allSatisfy({ $0 < 0x80 }) { return words }
    var result = String.UnicodeScalarView()
    var isOther = false
    for scalar in words.lowercased().unicodeScalars {
      if scalar.isASCII {
        result.append(scalar)
      } else if let letters = letters[scalar] {
        result.append(contentsOf: letters.unicodeScalars)
      } else {
        for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars {
          if let letters = letters[part] {
            result.append(contentsOf: letters.unicodeScalars)
          } else {
            isOther = isOther || (part.properties.isAlphabetic && !part.isASCII)
            result.append(part)
          }
        }
      }
    }
    let text = String(result)
    guard isOther else { return text }
    return text.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? text
  }

  private static let letters: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "d", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz", "ѓ": "g", "ѕ": "dz", "ќ": "k", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h", "ŧ": "t",
  ]
}
