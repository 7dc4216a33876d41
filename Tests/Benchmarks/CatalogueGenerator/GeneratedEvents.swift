import Chronology

/// The events of a generated catalogue: each follows from its number alone, whatever the others are.
struct GeneratedEvents: Sendable {
  let count: Int
  let vocabulary = Vocabulary()

  private static let firstDay = Day(year: 1985, month: 1, day: 1)?.number ?? 0
  private static let lastDay = Day(year: 1991, month: 12, day: 31)?.number ?? 0
  /// Of so many events one is long and has others as its parts.
  private static let wholeEvery = 97
  private static let years = 7

  private let people = RankChoice(count: GeneratedRecords.people)
  private let organisations = RankChoice(count: GeneratedRecords.organisations)
  private let places = RankChoice(count: GeneratedRecords.places)
  private let sources = RankChoice(count: GeneratedRecords.sources)

  init(count: Int) { self.count = count }

  /// Appends the line of JSON of an event.
  func appendLine(_ number: Int, to text: inout [UInt8]) {
    var chance = Chance(number, 3)
    let date = date(of: number)
    append("{\"id\": \"", to: &text)
    appendIdentifier(number, to: &text)
    append("\", \"date\": \"\(date.text)\", \"title\": \"", to: &text)
    appendTitle(number, to: &text)
    append("\", \"theme\": \"\(themeName(&chance))\"", to: &text)
    append(list("people", chosen("person", people, number, 600, &chance)), to: &text)
    append(list("organisations", chosen("organisation", organisations, number, 400, &chance)), to: &text)
    append(list("places", chosen("place", places, number, 700, &chance)), to: &text)
    append(", \"summary\": \"", to: &text)
    vocabulary.appendSentences(chance.number(24...42), to: &text, &chance)
    append("\"", to: &text)
    if chance.happens(60) {
      append(", \"note\": \"", to: &text)
      vocabulary.appendSentences(chance.number(6...14), to: &text, &chance)
      append("\"", to: &text)
    }
    appendLinks(number, date, to: &text, &chance)
    appendAccounts(number, date, to: &text, &chance)
    append("}\n", to: &text)
  }

  private func append(_ string: String, to text: inout [UInt8]) { text += Array(string.utf8) }

  private func appendTitle(_ number: Int, to text: inout [UInt8]) {
    var chance = Chance(number, 1)
    vocabulary.appendTitle(to: &text, &chance)
  }

  /// The title's letters with hyphens, and the number.
  private func appendIdentifier(_ number: Int, to text: inout [UInt8]) {
    var title: [UInt8] = []
    appendTitle(number, to: &title)
    for byte in title {
      let letter = byte | 0x20
      if byte == 0x20 { text.append(UInt8(ascii: "-")) }
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter), byte < 0x80 { text.append(letter) }
    }
    append("-\(number)", to: &text)
  }

  private func themeName(_ chance: inout Chance) -> String {
    // The first themes have more events than the last ones.
    let rank = min(chance.number(below: 12), chance.number(below: GeneratedRecords.themes.count))
    return GeneratedRecords.themes[rank]
  }

  private func list(_ key: String, _ names: [String]) -> String {
    names.isEmpty ? "" : ", \"\(key)\": [" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  /// One to three ids so often in a thousand; every record is used by some event where there are enough of them.
  private func chosen(
    _ kind: String, _ ranks: RankChoice, _ number: Int, _ perThousand: Int, _ chance: inout Chance
  ) -> [String] {
    var numbers: [Int] = number < ranks.count ? [number] : []
    while numbers.count < 3, chance.happens(numbers.isEmpty ? perThousand : 250) {
      let rank = ranks.rank(&chance)
      if !numbers.contains(rank) { numbers.append(rank) }
    }
    return numbers.map { "\(kind)-\($0 + 1)" }
  }

  // MARK: Dates

  private struct GeneratedDate {
    var text: String
    /// The day near which it lies.
    var day: Int
    /// True for a single day of the era.
    var isDay: Bool
  }

  private func isWhole(_ number: Int) -> Bool { number % GeneratedEvents.wholeEvery == 0 }

  private func baseDay(_ number: Int) -> Int {
    var chance = Chance(number, 2)
    let length = GeneratedEvents.lastDay - GeneratedEvents.firstDay + 1
    // The later of two days: more is told of the last years than of the first.
    return GeneratedEvents.firstDay + max(chance.number(below: length), chance.number(below: length))
  }

  private func date(of number: Int) -> GeneratedDate {
    if isWhole(number) {
      let year = 1985 + number / GeneratedEvents.wholeEvery % GeneratedEvents.years
      return GeneratedDate(text: "\(year)", day: GeneratedEvents.firstDay, isDay: false)
    }
    var chance = Chance(number, 4)
    let number = baseDay(number)
    let day = Day(number: number)
    let year = String(day.year)
    let month = year + "-" + padded(day.month)
    let whole = month + "-" + padded(day.day)
    let later = Day(number: number + chance.number(1...12)).description
    let text: String
    switch chance.number(below: 1000) {
    case ..<680: return GeneratedDate(text: whole, day: number, isDay: true)
    case ..<740: text = month
    case ..<765: text = year
    case ..<790: text = "\(year)-\(chance.number(21...24))"
    case ..<805: text = "\(year)-\(chance.number(33...36))"
    case ..<850: text = "\(whole)/\(later)"
    case ..<865: text = "\(month)/\(year)-12"
    case ..<875: text = "\(month)/\(day.year + 1)-03~"
    case ..<890: text = month + "?"
    case ..<905: text = month + "~"
    case ..<910: text = whole + "%"
    case ..<915: text = "\(year)-%\(padded(day.month))-\(padded(day.day))"
    case ..<925: text = month + "-XX"
    case ..<935: text = year + "-XX"
    case ..<938: text = "198X"
    case ..<943: text = "[\(whole),\(later)]"
    case ..<946: text = "{\(month),\(day.year + 1)-02}"
    case ..<949: text = "../" + month
    case ..<954: text = whole + "/.."
    case ..<957: text = "/" + whole
    case ..<960: text = "\(year)~"
    case ..<985: text = "\(chance.number(1905...1984))-\(padded(day.month))-\(padded(day.day == 29 ? 28 : day.day))"
    default: text = "\(chance.number(1992...2012))-\(padded(day.month))"
    }
    return GeneratedDate(text: text, day: number, isDay: false)
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  // MARK: Links

  private func appendLinks(_ number: Int, _ date: GeneratedDate, to text: inout [UInt8], _ chance: inout Chance) {
    guard date.isDay else { return }
    if chance.happens(100) {
      let other = chance.number(below: count)
      if !isWhole(other), self.date(of: other).isDay, baseDay(other) > date.day {
        append(", \"leads_to\": [\"", to: &text)
        appendIdentifier(other, to: &text)
        append("\"]", to: &text)
      }
    }
    let wholes = (count + GeneratedEvents.wholeEvery - 1) / GeneratedEvents.wholeEvery
    let year = Day(number: date.day).year - 1985
    let round = chance.number(below: max(1, wholes / GeneratedEvents.years)) * GeneratedEvents.years + year
    if chance.happens(80), round < wholes {
      append(", \"part_of\": \"", to: &text)
      appendIdentifier(round * GeneratedEvents.wholeEvery, to: &text)
      append("\"", to: &text)
    }
  }

  // MARK: Accounts

  /// True for some five hundred events whose first account is of the source with the long text.
  func isInText(_ number: Int) -> Bool { number % max(2, count / 500) == 1 }

  private func appendAccounts(_ number: Int, _ date: GeneratedDate, to text: inout [UInt8], _ chance: inout Chance) {
    var accounts = 1
    while accounts < 4, chance.happens(230) { accounts += 1 }
    let isMisdated = date.isDay && chance.happens(40)
    let hasFigure = chance.happens(80)
    let figure = GeneratedRecords.figures[chance.number(below: GeneratedRecords.figures.count)]
    append(", \"accounts\": [", to: &text)
    for account in 0..<accounts {
      let source =
        account == 0 && isInText(number)
        ? GeneratedRecords.textSource
        : "source-\((account == 0 && number < sources.count ? number : sources.rank(&chance)) + 1)"
      append(account > 0 ? ", {" : "{", to: &text)
      append("\"source\": \"\(source)\", \"says\": \"", to: &text)
      vocabulary.appendSentences(chance.number(7...15), to: &text, &chance)
      append("\"", to: &text)
      if isMisdated, account == 0 {
        append(", \"date\": \"\(Day(number: date.day + chance.number(1...40)))\", \"note\": \"A slip.\"", to: &text)
      } else if chance.happens(200) {
        append(", \"date\": \"\(date.text)\"", to: &text)
      }
      if hasFigure {
        append(", \"figures\": {\"\(figure)\": \(chance.number(1...90) * 1000)}", to: &text)
      }
      append(", \"quote\": \"", to: &text)
      appendQuote(number, account, to: &text)
      append("\"}", to: &text)
    }
    append("]", to: &text)
  }

  /// Appends the words of a source on which an account rests.
  func appendQuote(_ number: Int, _ account: Int, to text: inout [UInt8]) {
    var chance = Chance(number, 5 + UInt64(account))
    vocabulary.appendFragment(chance.number(4...9), to: &text, &chance)
  }
}
