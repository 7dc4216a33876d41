/// A number, a word or a sign of a date as people write it.
struct DateToken: Hashable {
  enum Kind: Hashable {
    case number(String)
    /// A word, folded as ``DateWord/folded(_:)`` does, with its meanings.
    case word(String, [DateWord])
    case sign(Character)
    /// The first year of a decade, `1980` of “1980s”; `80` of “the 80s”.
    case decade(Int)
  }

  var kind: Kind
  /// Whether no blank stands before it.
  var isTight: Bool
  /// The number that a word in capital Roman numerals stands for; nil for all else.
  var roman: Int?

  /// The digits, where it is a number.
  var digits: String? { if case .number(let digits) = kind { digits } else { nil } }
  /// The sign, where it is one.
  var sign: Character? { if case .sign(let sign) = kind { sign } else { nil } }
  /// The meanings, where it is a word.
  var meanings: [DateWord] { if case .word(_, let meanings) = kind { meanings } else { [] } }
  var isWord: Bool { if case .word = kind { true } else { false } }

  func means(_ meaning: DateWord) -> Bool { meanings.contains(meaning) }

  func isWord(_ text: String) -> Bool { if case .word(text, _) = kind { true } else { false } }

  /// Whether it is a dash or a slash, which may stand between the ends of a span.
  var isDash: Bool { sign == "-" || sign == "–" || sign == "/" }
}

extension DateToken {
  /// The tokens of a text; nil where it is longer than a date is.
  static func tokens(of text: String) -> [DateToken]? {
    var tokens: [DateToken] = []
    var run = ""
    var isNumber = false
    var isTight = true
    var runIsTight = true
    func flush() {
      guard !run.isEmpty else { return }
      tokens.append(isNumber ? DateToken(kind: .number(run), isTight: runIsTight) : word(run, isTight: runIsTight))
      run = ""
    }
    for character in text {
      if let digit = digit(character) {
        if !isNumber { flush() }
        if run.isEmpty { runIsTight = isTight }
        isNumber = true
        run.append(digit)
        isTight = true
      } else if character.isLetter || character == "ʼ" || character == "º" || character == "ª" {
        if isNumber || isIdeograph(character) || run.last.map(isIdeograph) ?? false { flush() }
        if run.isEmpty { runIsTight = isTight }
        isNumber = false
        run.append(character)
        isTight = true
      } else if character.isWhitespace || character == "\u{AD}" || character == "\u{200B}" {
        if character.isWhitespace {
          flush()
          isTight = false
        }
      } else {
        flush()
        tokens.append(DateToken(kind: .sign(sign(character)), isTight: isTight))
        isTight = true
      }
      if tokens.count > 24 { return nil }
    }
    flush()
    return normalised(tokens)
  }

  private static func word(_ text: String, isTight: Bool) -> DateToken {
    let folded = DateWord.folded(text)
    var token = DateToken(kind: .word(folded, DateWord.meanings(of: folded)), isTight: isTight)
    let isCapital = text.allSatisfy { $0.isUppercase }
    if isCapital || (token.meanings.isEmpty && text.count > 1) { token.roman = Roman.number(text) }
    // `XIXe siècle`.
    if token.roman == nil, token.meanings.isEmpty {
      for ending in ["e", "ème", "er"] where text.hasSuffix(ending) {
        let numeral = String(text.dropLast(ending.count))
        if numeral.allSatisfy(\.isUppercase), !numeral.isEmpty { token.roman = token.roman ?? Roman.number(numeral) }
      }
    }
    return token
  }

  private static func digit(_ character: Character) -> Character? {
    if character.isASCIIDigit { return character }
    guard let scalar = character.unicodeScalars.first, (0xFF10...0xFF19).contains(scalar.value),
      let digit = Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
    else { return nil }
    return Character(digit)
  }

  /// Year, month and day of Chinese, Japanese and Korean dates.
  private static func isIdeograph(_ character: Character) -> Bool { "年月日号년월일".contains(character) }

  private static func sign(_ character: Character) -> Character {
    switch character {
    case "\u{2010}", "\u{2011}", "\u{2212}", "\u{FE63}", "\u{FF0D}": "-"
    case "\u{2012}"..."\u{2015}": "–"
    case "\\", "\u{2044}", "\u{2215}", "\u{FF0F}": "/"
    case "\u{223C}", "\u{02DC}", "\u{FF5E}", "≈": "~"
    case "\u{2018}", "\u{2019}", "`": "'"
    case "\u{FF1A}": ":"
    default: character
    }
  }

  // MARK: What several tokens mean together

  private static func normalised(_ tokens: [DateToken]) -> [DateToken] {
    var result: [DateToken] = []
    var index = 0
    while index < tokens.count {
      if let (era, length) = era(in: tokens, at: index) {
        result.append(DateToken(kind: .word("", [era]), isTight: tokens[index].isTight))
        index += length
      } else if let length = ideograph(tokens, at: index, into: &result) {
        index += length
      } else if let length = decade(tokens, at: index, into: &result) {
        index += length
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return result
  }

  private static let eras: [(words: [String], era: DateWord)] = [
    (["b", "c", "e"], .bc), (["b", "c"], .bc), (["v", "chr"], .bc), (["v", "u", "z"], .bc), (["av", "j", "c"], .bc),
    (["av", "jc"], .bc), (["avant", "j", "c"], .bc), (["avant", "jc"], .bc), (["a", "de", "c"], .bc),
    (["antes", "de", "cristo"], .bc), (["a", "n", "e"], .bc), (["до", "н", "э"], .bc), (["до", "н", "е"], .bc),
    (["до", "нашей", "эры"], .bc), (["до", "нашої", "ери"], .bc), (["до", "р", "х"], .bc), (["p", "n", "e"], .bc),
    (["przed", "n", "e"], .bc), (["przed", "naszą", "erą"], .bc), (["a", "c"], .bc), (["ac"], .bc),
    (["vor", "christus"], .bc),
    (["nach", "christus"], .ad), (["a", "d"], .ad), (["c", "e"], .ad), (["n", "chr"], .ad), (["u", "z"], .ad),
    (["ap", "j", "c"], .ad), (["apres", "j", "c"], .ad), (["d", "c"], .ad), (["н", "э"], .ad), (["нашей", "эры"], .ad),
    (["нашої", "ери"], .ad), (["н", "е"], .ad), (["n", "e"], .ad), (["p", "m"], .afternoon), (["a", "m"], .morning),
  ]

  /// `B.C.`, `v. Chr.`, `до н. э.`: the words with dots and hyphens between them.
  private static func era(in tokens: [DateToken], at start: Int) -> (DateWord, Int)? {
    guard case .word(let first, _) = tokens[start].kind else { return nil }
    for (words, era) in eras where words[0] == first || DateWord.folded(words[0]) == first {
      var index = start + 1
      var matches = true
      for word in words.dropFirst() {
        while index < tokens.count, tokens[index].sign == "." || tokens[index].sign == "-" { index += 1 }
        guard index < tokens.count, case .word(let found, _) = tokens[index].kind, found == DateWord.folded(word) else {
          matches = false
          break
        }
        index += 1
      }
      guard matches else { continue }
      // “A. C.” is not the end of a word such as “a circa”.
      if words.count == 1, first.utf8.count < 2 { continue }
      if index < tokens.count, tokens[index].sign == "." { index += 1 }
      return (era, index - start)
    }
    return nil
  }

  /// `1989年7月10日` becomes 1989-7-10.
  private static func ideograph(_ tokens: [DateToken], at start: Int, into result: inout [DateToken]) -> Int? {
    guard start + 1 < tokens.count, let digits = tokens[start].digits,
      case .word(let word, _) = tokens[start + 1].kind, word.count == 1, let part = word.first, isIdeograph(part)
    else { return nil }
    let isFollowed = start + 2 < tokens.count && tokens[start + 2].digits != nil && "年月년월".contains(part)
    result.append(DateToken(kind: .number(digits), isTight: tokens[start].isTight && start > 0))
    if isFollowed { result.append(DateToken(kind: .sign("-"), isTight: true)) }
    if isFollowed, start + 2 < tokens.count {
      var rest = Array(tokens[(start + 2)...])
      rest[0].isTight = true
      var inner: [DateToken] = []
      let length =
        ideograph(rest, at: 0, into: &inner)
        ?? {
          inner = [rest[0]]; return 1
        }()
      if !inner.isEmpty { inner[0].isTight = true }
      result += inner
      return 2 + length
    }
    return 2
  }

  private static let decadeEndings: Set = ["s", "er", "ern", "е", "х", "ті", "их", "те"]
  private static let decadeWords: Set = ["lata", "latach", "lat", "annees", "anos"]

  /// `1980s`, `1980's`, `1980er`, `1980-е`, `lata 80.`; and the endings of ordinal numbers go: `1st`, `1-го`, `1er`.
  private static func decade(_ tokens: [DateToken], at start: Int, into result: inout [DateToken]) -> Int? {
    guard let digits = tokens[start].digits else { return nil }
    let isRound = digits.hasSuffix("0") && (digits.utf8.count == 4 || digits.utf8.count == 3 || digits.utf8.count == 2)
    var next = start + 1
    if next + 1 < tokens.count, tokens[next].isTight, tokens[next].sign == "-" || tokens[next].sign == "'",
      tokens[next + 1].isTight, tokens[next + 1].isWord
    {
      next += 1
    }
    if next < tokens.count, tokens[next].isTight, case .word(let ending, _) = tokens[next].kind {
      if isRound, decadeEndings.contains(ending) {
        if result.last?.sign == "'" { result.removeLast() }
        result.append(DateToken(kind: .decade(Int(digits) ?? 0), isTight: tokens[start].isTight))
        return next + 1 - start
      }
      let endings: Set = [
        "st", "nd", "rd", "th", "er", "re", "e", "eme", "ere", "º", "ª", "o", "a", "го", "я", "й", "е", "х", "ого",
        "ше",
        "ої", "му", "ти", "ми", "го", "ому",
      ]
      if endings.contains(ending), digits.utf8.count <= 2 {
        result.append(tokens[start])
        return next + 1 - start
      }
    }
    if isRound, let last = result.last, case .word(let word, _) = last.kind, decadeWords.contains(word) {
      result.append(DateToken(kind: .decade(Int(digits) ?? 0), isTight: tokens[start].isTight))
      return 1
    }
    return nil
  }
}

/// Roman numerals, as they stand for months and centuries; Cyrillic letters of the same shape count.
enum Roman {
  static func number(_ text: String) -> Int? {
    var total = 0
    var last = 0
    var rest = ""
    for character in text.uppercased().reversed() {
      let value: Int
      switch character {
      case "I", "І": value = 1
      case "V": value = 5
      case "X", "Х": value = 10
      case "L": value = 50
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
      rest.append(character)
    }
    guard total > 0, total < 40, numeral(total) == text.uppercased().replacing("І", with: "I").replacing("Х", with: "X")
    else { return nil }
    return total
  }

  private static func numeral(_ number: Int) -> String {
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
