extension EDTF {
  /// The date put into English words.
  ///
  /// `1989-07~` is “c. July 1989”, `1989-XX` “some month of 1989”, `1985-24` “winter 1985–86”. An en dash with spaces stands between the ends of a span. Years up to 0000 are given as years BC.
  public var words: String {
    switch form {
    case .date(let date): return date.words
    case .dateTime(let date, let time): return date.words + ", " + time.words
    case .interval(let start, let end): return IntervalWords.words(from: start, to: end)
    case .set(let kind, let members): return SetWords.words(kind, members)
    }
  }
}

extension CalendarDate {
  /// The date put into English words.
  public var words: String { DatePhrase(self).text }
}

extension ClockTime {
  /// The time put into English words: `06:00`, or `01:23:45` where it is known to the second.
  ///
  /// A time that is written with 00 seconds is known to the minute.
  public var words: String {
    let text = second == 0 ? String(clockText.dropLast(3)) : clockText
    return switch zone {
    case .local: text
    case .utc: text + " UTC"
    case .hours, .minutes: text + " UTC" + zoneText
    }
  }
}

enum English {
  static func month(_ number: Int) -> String {
    switch number {
    case 1: "January"
    case 2: "February"
    case 3: "March"
    case 4: "April"
    case 5: "May"
    case 6: "June"
    case 7: "July"
    case 8: "August"
    case 9: "September"
    case 10: "October"
    case 11: "November"
    default: "December"
    }
  }

  /// The name of a season or part of the year, 21 to 41.
  static func season(_ code: Int) -> String {
    switch code {
    case 21...24: seasonNames(code - 21)
    case 25...28: "northern " + seasonNames(code - 25)
    case 29...32: "southern " + seasonNames(code - 29)
    case 33...36: ["first", "second", "third", "fourth"][code - 33] + " quarter"
    case 37...39: ["first", "second", "last"][code - 37] + " third"
    default: (code == 40 ? "first" : "second") + " half"
    }
  }

  /// What a season or part of the year is called when it is spoken of.
  static func seasonNoun(_ code: Int) -> String {
    switch code {
    case 33...36: "quarter"
    case 37...39: "third"
    case 40...41: "half"
    default: "season"
    }
  }

  private static func seasonNames(_ index: Int) -> String { ["spring", "summer", "autumn", "winter"][index] }

  static func ordinal(_ number: Int) -> String {
    switch (number % 10, number / 10 % 10) {
    case (1, let tens) where tens != 1: "\(number)st"
    case (2, let tens) where tens != 1: "\(number)nd"
    case (3, let tens) where tens != 1: "\(number)rd"
    default: "\(number)th"
    }
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ items: [String], _ conjunction: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// An astronomical year: `1989`, `AD 44`, `45 BC`.
  static func year(_ year: Int) -> String {
    if year <= 0 { return "\(1 - year) BC" }
    return year < 1000 ? "AD \(year)" : String(year)
  }

  /// The years of a winter or a southern summer: `1985–86`, `1999–2000`, `45–44 BC`.
  static func winter(_ year: Int) -> String {
    if year < 0 { return "\(1 - year)–\(-year) BC" }
    if year == 0 { return "1 BC – AD 1" }
    let next = year + 1
    if year < 1000 || year / 100 != next / 100 { return self.year(year) + "–\(next)" }
    return "\(year)–" + (next % 100 < 10 ? "0" : "") + String(next % 100)
  }
}
