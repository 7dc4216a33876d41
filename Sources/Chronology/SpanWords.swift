/// Intervals in words.
enum IntervalWords {
  static func words(from start: IntervalEnd, to end: IntervalEnd) -> String {
    if case .date(let first) = start, case .date(let last) = end {
      let (from, to) = Span.ends(first, last)
      return from + " – " + to
    }
    let from = words(start)
    switch (start, end) {
    case (.open, _): return "until " + words(end)
    case (_, .open): return from + " onwards"
    default: return from + " – " + words(end)
    }
  }

  private static func words(_ end: IntervalEnd) -> String {
    switch end {
    case .unknown: "unknown"
    case .open: ""
    case .date(let date): date.words
    case .onOrBefore(let date): date.words + " or earlier"
    case .onOrAfter(let date): date.words + " or later"
    }
  }
}

/// Sets in words.
enum SetWords {
  static func words(_ kind: SetKind, _ members: [SetMember]) -> String {
    let isOneOf = kind == .oneOf
    let conjunction = isOneOf ? "or" : "and"
    let items = members.map { isOneOf ? one($0) : all($0) }
    // “1983 or earlier, or 1985” needs the comma that “1983 or 1985” does not.
    let isNested = items.dropLast().contains { $0.contains(" or ") || $0.contains(" to ") }
    guard isNested, let last = items.last, items.count > 1 else { return English.list(items, conjunction) }
    return items.dropLast().joined(separator: ", ") + ", \(conjunction) " + last
  }

  private static func one(_ member: SetMember) -> String {
    switch member {
    case .date(let date): return date.words
    case .onOrBefore(let date): return date.words + " or earlier"
    case .onOrAfter(let date): return date.words + " or later"
    case .range(let first, let last):
      let (from, to) = Span.ends(first, last)
      return "a \(noun(first)) from \(from) to \(to)"
    }
  }

  private static func all(_ member: SetMember) -> String {
    switch member {
    case .date(let date): return date.words
    case .onOrBefore(let date): return "all \(noun(date))s up to " + date.words
    case .onOrAfter(let date): return "all \(noun(date))s from " + date.words + " onwards"
    case .range(let first, let last):
      let (from, to) = Span.ends(first, last)
      return "all \(noun(first))s from \(from) to \(to)"
    }
  }

  private static func noun(_ date: CalendarDate) -> String {
    switch date.precision {
    case .year: "year"
    case .season: date.season.map(English.seasonNoun) ?? "season"
    case .month: "month"
    case .day, .second: "day"
    }
  }
}

/// Two dates in words, the first without what both have in common.
enum Span {
  /// “28 June”, “1 July 1989”; “10”, “21 July 1989”; in full where a date is masked or qualified.
  static func ends(_ first: CalendarDate, _ last: CalendarDate) -> (from: String, to: String) {
    (shortened(first, before: last) ?? first.words, last.words)
  }

  private static func shortened(_ first: CalendarDate, before last: CalendarDate) -> String? {
    guard isPlain(first), isPlain(last), let year = first.year, year == last.year, first != last else {
      return nil
    }
    if let season = first.season { return last.day == nil ? English.season(season) : nil }
    guard let month = first.month else { return nil }
    guard let day = first.day else { return month == last.month ? nil : English.month(month) }
    if month != last.month { return "\(day) " + English.month(month) }
    return last.day == nil ? nil : String(day)
  }

  private static func isPlain(_ date: CalendarDate) -> Bool {
    guard !date.isMasked, date.qualification.isEmpty, date.monthDigits.isPresent else { return false }
    guard let season = date.season else { return true }
    let (first, count) = CalendarDate.seasonMonths(season)
    return season < 33 && first + count <= 13
  }
}
