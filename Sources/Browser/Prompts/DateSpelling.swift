/// Puts other spellings of a date into the one that the rest reads: `Nov-89`, `'89`, `Q3 1989`, `winter 88/89`,
/// `c. 1987–89`, `9 ноября 1989`, and what the program itself writes, as `some month of 1989`.
enum DateSpelling {
  /// The text in another spelling; as it is where there is nothing to change.
  /// - Parameter text: in lower case, with single blanks.
  static func plain(_ text: String) -> String {
    var text = text
    if text.first == "–" { text = "until " + text.dropFirst() }
    if text.hasPrefix("?–") { text = "until " + text.dropFirst(2) }
    if text.last == "–" { text = text.dropLast() + " onwards" }
    var words = runs(of: text)
    translate(&words)
    expandYears(&words)
    return words.joined().split(separator: " ").joined(separator: " ")
  }

  /// EDTF for what no other reading takes: `q3 1989`, `h1 89`, `some month of 1989`, `last third of 1989`.
  static func edtf(_ text: String) -> String? {
    let signs: [Character] = [" ", "-", "/"]
    let fillers = ["of", "the", "in"]
    let words = text.split { signs.contains($0) }.map { String($0) }.filter { !fillers.contains($0) }
    return someTime(words) ?? part(words)
  }

  // MARK: Spelling

  /// Letters, digits and single signs, in their order.
  private static func runs(of text: String) -> [String] {
    var result: [String] = []
    for character in text {
      let last = result.last?.last ?? " "
      if last.isLetter && character.isLetter || last.isASCIIDigit && character.isASCIIDigit {
        result[result.count - 1].append(character)
      } else {
        result.append(String(character))
      }
    }
    return result
  }

  private static func translate(_ words: inout [String]) {
    for (index, word) in words.enumerated() where word.first?.isLetter == true {
      if dropped.contains(word) {
        words[index] = ""
        if index + 1 < words.count, words[index + 1] == "." { words[index + 1] = "" }
      } else if let known = others.first(where: { word.hasPrefix($0.beginning) }) {
        words[index] = known.word
      }
    }
  }

  /// Russian for “year”, and “in”.
  private static let dropped: Set<String> = ["г", "гг", "год", "года", "году", "годы", "в"]

  /// How words of another language or a label begin, and the word for them.
  private static let others: [(beginning: String, word: String)] = [
    ("январ", "january"), ("янв", "january"), ("фев", "february"), ("март", "march"), ("мар", "march"),
    ("апр", "april"), ("май", "may"), ("мая", "may"), ("мае", "may"), ("июн", "june"), ("июл", "july"),
    ("авг", "august"), ("сен", "september"), ("окт", "october"), ("ноя", "november"), ("дек", "december"),
    ("весн", "spring"), ("лет", "summer"), ("осен", "autumn"), ("зим", "winter"), ("начал", "early"),
    ("середин", "mid"), ("кон", "late"), ("сегодня", "today"), ("около", "c."), ("до", "until"), ("qtr", "quarter"),
  ]

  /// Years of two digits where the sign before them or the year before that tells that they are years.
  private static func expandYears(_ words: inout [String]) {
    let isWinter = words.contains("winter")
    for index in words.indices where isNumber(words[index], digits: 2) {
      let before = index > 0 ? words[index - 1] : ""
      let first = index > 1 ? words[index - 2] : ""
      let next = index + 1 < words.count ? words[index + 1] : ""
      if before == "'" || before == "’" {
        words[index - 1] = ""
        words[index] = "19" + words[index]
      } else if before == "-", first.first?.isLetter == true, first != "y", first != "w" {
        words[index - 1] = " "
      } else if isWinter, isNumber(first, digits: 2), joints.contains(before) {
        words[index - 2] = "19" + first
        words[index] = "19" + words[index]
      } else if isNumber(first, digits: 4), joints.contains(before), before == "–" || isYear(words[index]),
        !joints.contains(next), let start = Int(first), let end = Int(words[index])
      {
        words[index] = String(start / 100 * 100 + end + (end < start % 100 ? 100 : 0))
      }
    }
    for index in words.indices.dropFirst(2) where isNumber(words[index], digits: 4) {
      let first = words[index - 2]
      if words[index - 1] == "-", first.count > 1, first.first?.isLetter == true { words[index - 1] = " " }
    }
  }

  private static let joints: Set<String> = ["-", "–", "/"]

  /// Whether two digits are no month.
  private static func isYear(_ digits: String) -> Bool { (Int(digits) ?? 0) > 12 }

  private static func isNumber(_ word: String, digits: Int) -> Bool {
    word.utf8.count == digits && word.allSatisfy(\.isASCIIDigit)
  }

  // MARK: Parts of a year

  /// A year of four digits, or of two.
  private static func whole(_ word: String?) -> String? {
    guard let word, word.allSatisfy(\.isASCIIDigit) else { return nil }
    return word.utf8.count == 4 ? word : word.utf8.count == 2 ? "19" + word : nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `some month of 1989`, `some day of 1989`, `some day in July 1989`.
  private static func someTime(_ words: [String]) -> String? {
    guard words.count > 2, words[0] == "some", let year = whole(words.last) else { return nil }
    if words.count == 4, words[1] == "day", let month = months.firstIndex(of: String(words[2].prefix(3))) {
      return "\(year)-\(month < 9 ? "0" : "")\(month + 1)-XX"
    }
    guard words.count == 3 else { return nil }
    return words[1] == "month" ? "\(year)-XX" : words[1] == "day" ? "\(year)-XX-XX" : nil
  }

  /// `q3 1989`, `1989-q3`, `2h 1990`, `first third of 1989`.
  private static func part(_ words: [String]) -> String? {
    guard let year = words.lazy.compactMap({ whole($0) }).first else { return nil }
    let rest = words.filter { whole($0) == nil }
    if rest.count == 1 {
      let digits = rest[0].filter(\.isASCIIDigit)
      guard rest[0].utf8.count == 2, let number = Int(digits) else { return nil }
      if rest[0].contains("q"), (1...4).contains(number) { return "\(year)-\(32 + number)" }
      if rest[0].contains("h"), (1...2).contains(number) { return "\(year)-\(39 + number)" }
      return nil
    }
    let thirds = ["first": 37, "1st": 37, "second": 38, "2nd": 38, "last": 39, "third": 39, "3rd": 39]
    guard rest.count == 2, rest[1] == "third", let code = thirds[rest[0]] else { return nil }
    return "\(year)-\(code)"
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
