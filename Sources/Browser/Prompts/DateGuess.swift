import Catalogue
import Chronology

/// What a reader means by a date, in any usual form: `1989`, `nov 1989`, `9.11.1989`, `summer 85`, `next year`, `May`;
/// other spellings are put right by ``DateSpelling`` first.
struct DateGuess: Hashable {
  /// The date in canonical EDTF.
  var date: String
  /// The date in words.
  var words: String
  /// The first day it may reach, or the last where it has no first.
  var day: Day

  /// Reads a text; what it leaves out is taken from the day one is at.
  init?(_ text: String, from here: Day) {
    let typed = text.lowercased().split(separator: " ").joined(separator: " ")
    let text = DateSpelling.plain(typed)
    guard !text.isEmpty else { return nil }
    let corrected = DateGuess.corrected(text)
    let attempts =
      DateGuess.attempts(text, from: here) + (corrected == text ? [] : DateGuess.attempts(corrected, from: here))
    for attempt in attempts {
      guard let date = DateGuess.read(attempt), let day = date.earliest.day ?? date.latest.day else {
        continue
      }
      self.date = date.canonical
      words = date.words
      self.day = day
      return
    }
    return nil
  }

  /// What a text may mean, the likeliest first.
  private static func attempts(_ text: String, from here: Day) -> [String] {
    [
      relative(text, from: here), shifted(text, from: here), shortYear(text), part(text), DateSpelling.edtf(text), text,
      dayFirst(text), bare(text, from: here),
    ].compactMap { $0 }
  }

  private static func read(_ text: String) -> EDTF? {
    // Three digits are the beginning of a year, not a decade.
    if text.allSatisfy(\.isNumber), text.count < 4 { return nil }
    // EDTF is written in capitals.
    let upper = text.uppercased()
    for form in [text, upper] {
      do throws(EDTFError) {
        return try EDTF(form)
      } catch {
        if let remedy = error.remedyEDTF, let date = try? EDTF(remedy) { return date }
      }
    }
    return nil
  }

  /// `this year`, `next month`, `last summer`, `today`.
  private static func relative(_ text: String, from here: Day) -> String? {
    let words = text.split(separator: " ").map(String.init)
    if text == "today" || text == "here" { return here.description }
    if text == "tomorrow" { return here.advanced(by: 1).description }
    if text == "yesterday" { return here.advanced(by: -1).description }
    guard words.count == 2,
      let step = ["this": 0, "next": 1, "last": -1, "previous": -1][words[0]]
    else { return nil }
    switch words[1] {
    case "decade": return "\((here.year / 10 + step) * 10)"
    case "year": return String(here.year + step)
    case "month":
      let month = here.year * 12 + here.month - 1 + step
      return "\(month / 12)-\(two(month % 12 + 1))"
    case "week": return here.advanced(by: 7 * step).description
    case "day": return here.advanced(by: step).description
    default: break
    }
    // The next one of its name, after this place or before it.
    let years = step < 0 ? [here.year, here.year - 1] : step > 0 ? [here.year, here.year + 1] : [here.year]
    for year in years {
      guard let date = read("\(words[1]) \(year)"), let first = date.earliest.day else { return nil }
      if step == 0 || (step > 0 ? first > here : (date.latest.day ?? first) < here) { return date.canonical }
    }
    return nil
  }

  /// `two years later`, `3 months ago`, `in 5 days`.
  private static func shifted(_ text: String, from here: Day) -> String? {
    var words = text.split(separator: " ").map(String.init)
    let isAhead: Bool
    switch (words.first, words.last) {
    case ("in", _):
      isAhead = true
      words.removeFirst()
    case (_, "later"), (_, "after"), (_, "on"), (_, "ago"), (_, "earlier"), (_, "before"):
      isAhead = ["later", "after", "on"].contains(words.removeLast())
    default: return nil
    }
    guard words.count == 2, let number = numbers[words[0]] ?? Int(words[0]), (0...9999).contains(number) else {
      return nil
    }
    let step = isAhead ? number : -number
    switch words[1].hasSuffix("s") ? String(words[1].dropLast()) : words[1] {
    case "day": return here.advanced(by: step).description
    case "week": return here.advanced(by: 7 * step).description
    case "month":
      let month = here.year * 12 + here.month - 1 + step
      return month < 0 ? nil : "\(month / 12)-\(two(month % 12 + 1))"
    case "year": return String(here.year + step)
    case "decade": return String(here.year + 10 * step)
    default: return nil
    }
  }

  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
  ]

  /// `early 1989`, `mid-1990`, `end of 1991`: a third of the year.
  private static func part(_ text: String) -> String? {
    let words = text.split { " -".contains($0) }.filter { $0 != "of" && $0 != "the" }
    let parts = [
      "early": 37, "beginning": 37, "start": 37, "mid": 38, "middle": 38, "late": 39, "end": 39,
    ]
    guard words.count == 2, let part = parts[String(words[0])], var year = Int(words[1]) else { return nil }
    if words[1].count == 2 { year += 1900 }
    return (1000...9999).contains(year) ? "\(year)-\(part)" : nil
  }

  private static let vocabulary = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "spring", "summer", "autumn", "winter", "fall", "today", "tomorrow", "yesterday", "next", "last",
    "previous", "this", "early", "late", "middle", "beginning", "start", "days", "weeks", "months", "years",
    "month", "year", "week", "quarter", "half", "first", "second", "third", "fourth", "later", "earlier", "before",
    "after", "since", "until", "between", "from", "about", "circa", "century", "decade", "here", "sept", "five",
    "four", "three", "seven", "eight", "nine",
  ]

  /// A text whose words are put right where they are the beginning of a word for a time, or near one.
  private static func corrected(_ text: String) -> String {
    text.split(separator: " ").map { part in
      let word = String(part)
      guard word.count > 3, word.allSatisfy(\.isLetter), !vocabulary.contains(word) else { return word }
      return vocabulary.first { $0.hasPrefix(word) } ?? nearest(to: word, among: vocabulary) ?? word
    }.joined(separator: " ")
  }

  /// Two digits at the end are a year of the century: `summer 85`, `nov '89`, `9.11.89`, `89`.
  private static func shortYear(_ text: String) -> String? {
    let digits = String(text.suffix(2))
    guard digits.count == 2, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var rest = String(text.dropLast(2))
    if rest.isEmpty { return "19" + digits }
    if rest.last == "'" || rest.last == "’" { rest.removeLast() }
    guard let before = rest.last, " ./".contains(before) || before.isLetter else { return nil }
    // `9 11` and `1989/11` end with a month.
    let hasYear = rest.split { !$0.isNumber }.contains { $0.count == 4 }
    let hasMonth = rest.contains(where: \.isLetter) || rest.split { !$0.isNumber }.count == 2
    let isMonthAndYear = (Int(digits) ?? 0) > 12 && rest.split { !$0.isNumber }.count == 1
    // `november 09`: a day rather than a year of the empire.
    guard !hasYear, hasMonth || isMonthAndYear, (Int(digits) ?? 0) > 31 || !rest.contains(where: \.isLetter) else {
      return nil
    }
    return rest + "19" + digits
  }

  /// `9/11/1989` and `9. 11. 1989`: the day first, as most of the world writes it.
  private static func dayFirst(_ text: String) -> String? {
    let parts = text.split { " ./".contains($0) }.compactMap { Int($0) }
    guard parts.count == 3, text.allSatisfy({ $0.isNumber || " ./".contains($0) }), (1...31).contains(parts[0]),
      (1...12).contains(parts[1]), (0...9999).contains(parts[2])
    else { return nil }
    let year = parts[2] < 100 ? 1900 + parts[2] : parts[2]
    return "\(String(repeating: "0", count: max(0, 4 - String(year).count)))\(year)-\(two(parts[1]))-\(two(parts[0]))"
  }

  /// `may`, `9 nov`, `summer`, `9.11.`: in the year one is at.
  private static func bare(_ text: String, from here: Day) -> String? {
    if text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count >= 3 }) { return nil }
    if text.contains(where: \.isLetter) { return "\(text) \(here.year)" }
    let parts = text.split { " ./".contains($0) }.compactMap { Int($0) }
    guard parts.count == 2, (1...31).contains(parts[0]), (1...12).contains(parts[1]) else { return nil }
    return "\(here.year)-\(two(parts[1]))-\(two(parts[0]))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
