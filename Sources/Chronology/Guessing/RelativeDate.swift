/// Dates that are told from the day one is at: `next year`, `last summer`, `two years later`.
enum RelativeDate {
  /// The date in EDTF; nil where the text is no such date.
  ///
  /// - Parameter text: in lower case, with single blanks.
  static func text(_ text: String, from here: Day) -> String? {
    named(text, from: here) ?? shifted(text, from: here)
  }

  /// `this year`, `next month`, `last summer`, `today`.
  private static func named(_ text: String, from here: Day) -> String? {
    if ["today", "here", "сегодня", "сьогодні", "heute", "aujourd'hui", "hoy", "dzisiaj"].contains(text) {
      return here.description
    }
    if text == "tomorrow" { return here.advanced(by: 1).description }
    if text == "yesterday" { return here.advanced(by: -1).description }
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let step = ["this": 0, "next": 1, "last": -1, "previous": -1][words[0]] else { return nil }
    if words[1] == "decade" { return DatePiece.year((here.year / 10 + step) * 10) }
    if let date = moved(here, by: step, words[1]) { return date }
    // The next one of its name, after this place or before it.
    let years = step < 0 ? [here.year, here.year - 1] : step > 0 ? [here.year, here.year + 1] : [here.year]
    for year in years {
      guard let date = DateGuess("\(words[1]) \(DatePiece.year(year))").date, let first = date.earliest.day else {
        return nil
      }
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
    return moved(here, by: isAhead ? number : -number, words[1].hasSuffix("s") ? String(words[1].dropLast()) : words[1])
  }

  private static func moved(_ here: Day, by step: Int, _ unit: String) -> String? {
    switch unit {
    case "day": return here.advanced(by: step).description
    case "week": return here.advanced(by: 7 * step).description
    case "month":
      let month = here.year * 12 + here.month - 1 + step
      return month < 0 ? nil : "\(DatePiece.year(month / 12))-\(Slips.two(month % 12 + 1))"
    case "year": return DatePiece.year(here.year + step)
    case "decade": return DatePiece.year(here.year + 10 * step)
    default: return nil
    }
  }

  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
  ]
}
