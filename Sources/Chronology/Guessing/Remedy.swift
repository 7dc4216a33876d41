/// Finds out what a text that is not EDTF was meant to be.
///
/// Every corrected date that is offered has been read as EDTF first.
enum Remedy {
  /// What to write instead.
  struct Advice: Equatable {
    let words: String
    let edtf: String?
  }

  /// Longer texts are hardly one date, and not worth the search.
  private static let longest = 120

  /// The advice for a text, or nil; the steps go from the surest to the boldest.
  static func advice(for text: String) -> Advice? {
    guard text.utf8.count <= longest else { return nil }
    let plain = Normal.text(text)
    if plain.isEmpty { return Advice(words: "a year alone is a date: 1989", edtf: nil) }
    if plain != text, let date = valid(plain) { return Advice(words: cleaning(text, date), edtf: date) }
    if let date = valid(Draft2012.text(plain)), Draft2012.marks.contains(where: { plain.lowercased().contains($0) }) {
      return Advice(words: "that is the draft of 2012; today it is \(date)", edtf: date)
    }
    var reader = GuessReader(order: nil, here: nil)
    let candidates = reader.candidates(text)
    if candidates.count == 1, candidates[0].isCorrection {
      let date = candidates[0].date.canonical
      return Advice(words: "write \(date)", edtf: date)
    }
    if let advice = DateGuess.advice(candidates) { return Advice(words: advice, edtf: nil) }
    return Slips.explanation(plain)
  }

  /// The text where it is EDTF, nil otherwise.
  static func valid(_ text: String?) -> String? {
    guard let text, !text.isEmpty, (try? read(text)) != nil else { return nil }
    return text
  }

  /// What a text says, without a search for remedies.
  static func read(_ text: String) throws(Failure) -> EDTF {
    var copy = text
    return try copy.withUTF8 { bytes in Result { () throws(Failure) in try Parser.parse(bytes) } }.get()
  }

  private static func cleaning(_ text: String, _ date: String) -> String {
    let hasSpace = text.unicodeScalars.contains { $0.properties.isWhitespace }
    return hasSpace ? "a date has no spaces: \(date)" : "write \(date)"
  }
}

/// Brings the characters of a text down to those of EDTF.
enum Normal {
  /// The text with plain hyphens and digits, one space between words, and none around signs.
  static func text(_ text: String) -> String {
    var result = ""
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = true
        continue
      }
      guard let character = character(for: scalar) else { continue }
      let joins = "-/,[]{}–".contains(character) || result.last.map { "-/,[{–".contains($0) } ?? true
      if pendingSpace, !joins { result.append(" ") }
      pendingSpace = false
      result.append(character)
    }
    return result
  }

  private static func character(for scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x2010, 0x2011, 0x2212, 0xFE63, 0xFF0D: return "-"
    case 0x2012...0x2015: return "–"
    case 0x5C, 0x2044, 0x2215, 0xFF0F: return "/"
    case 0x2026: return "…"
    case 0xFF10...0xFF19: return Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
    case 0x223C, 0x02DC, 0xFF5E: return "~"
    case 0x2018, 0x2019: return "'"
    default: return scalar.isPrinted ? Character(scalar) : nil
    }
  }
}
