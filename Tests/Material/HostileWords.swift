/// Words that a terminal would obey, or that would mislead who reads them: whole and cut short.
public struct HostileWords {
  private var generator: Generator

  /// The same words in every run that begins with the same seed.
  public init(seed: UInt64) { generator = Generator(seed: seed) }

  private static let pieces: [String] = {
    let sequences = [
      "\u{1B}]0;stolen\u{7}", "\u{1B}]52;c;c3RvbGVu\u{1B}\\", "\u{1B}]8;;http://stolen.example\u{1B}\\", "\u{1B}[6n",
      "\u{1B}[97;98H", "\u{1B}[?9876h", "\u{1B}[31m", "\u{1B}[2J", "\u{1B}Pstolen\u{1B}\\", "\u{1B}_stolen\u{1B}\\",
      "\u{1B}^stolen\u{1B}\\", "\u{1B}Xstolen\u{1B}\\", "\u{1B}c", "\u{1B}#8", "\u{1B}(0", "\u{1B}%G", "\u{9B}97;98H",
      "\u{9D}0;stolen\u{9C}", "\u{90}stolen\u{9C}", "\u{1B}[1;2;3", "\u{1B}]0;", "\u{1B}\u{1B}[", "\u{1B}",
    ]
    let invisible = [
      0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C,
      0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF,
      0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xF0000, 0xD7FF, 0xE000, 0x10FFFF,
    ]
    let controls = Array(1..<0x20) + Array(0x7F..<0xA0)
    let letters = ["word", " ", "x", "作業", "é", "👩‍👧", "🇸🇺", "e\u{301}", "ــ", "\u{1F3FD}", "\\x1b[0m", "%1B", "&#27;"]
    return sequences + (invisible + controls).compactMap { UnicodeScalar($0) }.map { String(Character($0)) } + letters
  }()

  /// The next word or words; not empty, and without a line break at the end.
  public mutating func next() -> String {
    var words = "h"
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      var piece = Self.pieces.randomElement(using: &generator) ?? "x"
      // Cut short one time in four.
      if Int.random(in: 0..<4, using: &generator) == 0 {
        piece = String(String.UnicodeScalarView(piece.unicodeScalars.dropLast()))
      }
      words += piece + ["", "a", " b "][Int.random(in: 0..<3, using: &generator)]
    }
    if Int.random(in: 0..<20, using: &generator) == 0 {
      words += String(repeating: "\u{301}", count: Int.random(in: 1...3000, using: &generator)) + "m"
    }
    return words + " z"
  }

  /// Whether a code point may never reach a terminal, line feeds left to whoever asks.
  public static func isForbidden(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Words between the double quotes of JSON, everything unusual as an escape.
  public static func inJSON(_ words: String) -> String { words.utf16.map { escaped(UInt32($0), "u", 4) }.joined() }

  /// Words between the double quotes of YAML, everything unusual as an escape.
  public static func inYAML(_ words: String) -> String {
    words.unicodeScalars.map { escaped($0.value, "U", 8) }.joined()
  }

  private static func escaped(_ value: UInt32, _ letter: String, _ length: Int) -> String {
    if value >= 0x20, value < 0x7F, value != 0x22, value != 0x5C { return String(UnicodeScalar(UInt8(value))) }
    let digits = String(value, radix: 16)
    return "\\" + letter + String(repeating: "0", count: length - digits.count) + digits
  }
}
