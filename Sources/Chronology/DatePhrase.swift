/// A date in words, in three parts, so that “c.” can go before what is really approximate.
struct DatePhrase {
  /// Nothing, or such as “some month of ”.
  var lead = ""
  /// The date proper.
  var core = ""
  /// Nothing, or such as “ (uncertain)”.
  var note = ""
  var isApproximate = false

  var text: String { lead + (isApproximate ? "c. " : "") + core + note }

  init(_ date: CalendarDate) {
    let year = YearWords(date)
    if let season = date.season {
      core = Self.season(season, of: date, year)
    } else if date.dayDigits.isPresent {
      (lead, core) = Self.day(of: date, year)
    } else if date.monthDigits.isPresent {
      (lead, core) = Self.month(of: date, year)
    } else {
      (lead, core) = (year.lead, year.alone)
    }
    isApproximate = date.qualification.contains(.approximate)
    note = Self.note(of: date)
  }

  private static func season(_ code: Int, of date: CalendarDate, _ year: YearWords) -> String {
    let name = English.season(code)
    if code >= 33 { return name + " of " + year.reference }
    let (first, count) = CalendarDate.seasonMonths(code)
    if first + count > 13, let number = date.year { return name + " " + English.winter(number) }
    return name + year.attached
  }

  private static func month(of date: CalendarDate, _ year: YearWords) -> (lead: String, core: String) {
    if date.monthDigits.isWhollyMasked { return ("some month of " + year.article, year.period) }
    let months = date.monthDigits.candidates(in: 1...12)
    if months.count > 3 { return ("some month from ", span(of: months) + year.attached) }
    return ("", English.list(months.map(English.month), "or") + year.attached)
  }

  private static func day(of date: CalendarDate, _ year: YearWords) -> (lead: String, core: String) {
    let days = date.dayDigits.candidates(in: 1...31).filter { date.allows(day: $0) }
    let months = date.monthDigits.candidates(in: 1...12).filter { date.allows(month: $0) }
    let anyMonth = date.monthDigits.isWhollyMasked
    if date.dayDigits.isWhollyMasked {
      if anyMonth { return ("some day of " + year.article, year.period) }
      if months.count > 3 { return ("some day from ", span(of: months) + year.attached) }
      return ("some day in ", English.list(months.map(English.month), "or") + year.attached)
    }
    if anyMonth { return (ordinals(days) + " of some month of " + year.article, year.period) }
    if months.count > 3 {
      return (ordinals(days) + " of some month from ", span(of: months) + year.attached)
    }
    let names = months.map(English.month)
    if days.count == 1 {
      return ("", English.list(names.map { "\(days[0]) \($0)" }, "or") + year.attached)
    }
    if names.count > 1 { return (ordinals(days) + " of ", English.list(names, "or") + year.attached) }
    let name = " " + English.list(names, "or") + year.attached
    if isRun(days) { return ("some day from ", "\(days[0]) to \(days[days.count - 1])" + name) }
    return ("", English.list(days.map(String.init), "or") + name)
  }

  private static func isRun(_ numbers: [Int]) -> Bool {
    numbers.count > 3 && numbers[numbers.count - 1] - numbers[0] == numbers.count - 1
  }

  private static func span(of months: [Int]) -> String {
    English.month(months[0]) + " to " + English.month(months[months.count - 1])
  }

  private static func ordinals(_ days: [Int]) -> String {
    if isRun(days) {
      return "some day from the \(English.ordinal(days[0])) to the \(English.ordinal(days[days.count - 1]))"
    }
    return "the " + English.list(days.map(English.ordinal), "or")
  }

  private static func note(of date: CalendarDate) -> String {
    if date.isWhollyQualified {
      return date.yearQualification.contains(.uncertain) ? " (uncertain)" : ""
    }
    let second = date.season.map(English.seasonNoun) ?? "month"
    var groups: [(names: [String], qualification: Qualification)] = []
    let parts = [
      ("year", date.yearQualification), (second, date.monthQualification), ("day", date.dayQualification),
    ]
    for (name, qualification) in parts where !qualification.isEmpty {
      if let index = groups.firstIndex(where: { $0.qualification == qualification }) {
        groups[index].names.append(name)
      } else {
        groups.append(([name], qualification))
      }
    }
    let notes = groups.map { English.list($0.names, "and") + " " + $0.qualification.adjective }
    return " (" + notes.joined(separator: ", ") + ")"
  }
}

extension Qualification {
  fileprivate var adjective: String {
    switch self {
    case .uncertain: "uncertain"
    case .approximate: "approximate"
    default: "uncertain and approximate"
    }
  }
}

extension CalendarDate {
  fileprivate func allows(month: Int) -> Bool {
    var probe = self
    probe.monthDigits = TwoDigits(number: month)
    return probe.hull != nil
  }

  fileprivate func allows(day: Int) -> Bool {
    var probe = self
    probe.dayDigits = TwoDigits(number: day)
    return probe.hull != nil
  }
}
