extension CalendarDate {
  /// The day numbers from the first day of the earliest to the last day of the latest completion.
  ///
  /// Nil where no completion of the masks is a day of the calendar.
  var hull: (first: Int, last: Int)? {
    if style != .fourDigits { return longYearHull }
    let (low, high) = fourDigitYears
    guard monthDigits.isPresent else { return Self.wholeYears(low, high) }
    guard dayDigits.isPresent else {
      if let season { return Self.seasonHull(season, from: low, through: high) }
      let (first, last) = monthRange
      guard first <= last else { return nil }
      return (
        CivilCalendar.dayNumber(year: low, month: first, day: 1),
        CivilCalendar.dayNumber(
          year: high, month: last, day: CivilCalendar.length(ofMonth: last, year: high))
      )
    }
    if let month, let day, yearMask == 0 {
      guard day >= 1, day <= CivilCalendar.length(ofMonth: month, year: low), month >= 1 else { return nil }
      let number = CivilCalendar.dayNumber(year: low, month: month, day: day)
      return (number, number)
    }
    guard season == nil, let first = firstCompletion(from: low, through: high),
      let last = lastCompletion(from: low, through: high)
    else { return nil }
    return (first, last)
  }

  private var fourDigitYears: (low: Int, high: Int) {
    if significantDigits > 0 { return signed(digitSpan(of: Int(significand.magnitude), digits: 4)) }
    guard yearMask != 0 else { return (significand, significand) }
    var high = significand
    if yearMask & 8 != 0 { high += 9000 }
    if yearMask & 4 != 0 { high += 900 }
    if yearMask & 2 != 0 { high += 90 }
    if yearMask & 1 != 0 { high += 9 }
    return (significand, high)
  }

  /// The first and the last year of a long year, clamped to the years of sixteen digits.
  var longYears: (low: Int, high: Int) {
    var magnitude = Int(significand.magnitude)
    let limit = CivilCalendar.years.upperBound
    let digits = String(magnitude).utf8.count + Int(exponent)
    guard digits <= 16 else { return signed((limit, limit)) }
    for _ in 0..<exponent { magnitude *= 10 }
    guard significantDigits > 0 else { return signed((magnitude, magnitude)) }
    return signed(digitSpan(of: magnitude, digits: digits))
  }

  private var longYearHull: (first: Int, last: Int) {
    let (low, high) = longYears
    return Self.wholeYears(low, high)
  }

  private func digitSpan(of magnitude: Int, digits: Int) -> (Int, Int) {
    var unit = 1
    for _ in 0..<max(0, digits - Int(significantDigits)) { unit *= 10 }
    let low = magnitude / unit * unit
    return (low, low + unit - 1)
  }

  private func signed(_ span: (Int, Int)) -> (low: Int, high: Int) {
    significand < 0 ? (-span.1, -span.0) : span
  }

  private static func wholeYears(_ low: Int, _ high: Int) -> (first: Int, last: Int) {
    (
      CivilCalendar.dayNumber(year: low, month: 1, day: 1),
      CivilCalendar.dayNumber(year: high, month: 12, day: 31)
    )
  }

  /// The first month and the number of months of the codes 21 to 41 (ISO 8601-2:2019, 4.8).
  ///
  /// The standard leaves the limits of seasons to the parties; these are the meteorological ones. A season
  /// that begins in December ends in the following year.
  static func seasonMonths(_ code: Int) -> (first: Int, count: Int) {
    switch code {
    case 21, 25, 31: (3, 3)
    case 22, 26, 32: (6, 3)
    case 23, 27, 29: (9, 3)
    case 24, 28, 30: (12, 3)
    case 33...36: ((code - 33) * 3 + 1, 3)
    case 37...39: ((code - 37) * 4 + 1, 4)
    default: (code == 40 ? 1 : 7, 6)
    }
  }

  private static func seasonHull(_ code: Int, from low: Int, through high: Int) -> (first: Int, last: Int) {
    let (first, count) = seasonMonths(code)
    let wraps = first + count - 1 > 12
    let lastMonth = wraps ? first + count - 13 : first + count - 1
    let lastYear = wraps ? high + 1 : high
    return (
      CivilCalendar.dayNumber(year: low, month: first, day: 1),
      CivilCalendar.dayNumber(
        year: lastYear, month: lastMonth, day: CivilCalendar.length(ofMonth: lastMonth, year: lastYear))
    )
  }

  private var monthRange: (first: Int, last: Int) {
    var first = 1
    while first <= 12, !monthDigits.matches(first) { first += 1 }
    var last = 12
    while last >= 1, !monthDigits.matches(last) { last -= 1 }
    return (first, last)
  }

  private func allows(year: Int) -> Bool {
    var rest = year
    var pattern = significand
    for bit in 0..<4 {
      if yearMask & (1 << bit) == 0, rest % 10 != pattern % 10 { return false }
      rest /= 10
      pattern /= 10
    }
    return true
  }

  // Only a 29 February can fail in one year and succeed in another, so the loop over years is short.
  private func firstCompletion(from low: Int, through high: Int) -> Int? {
    var year = low
    while year <= high {
      if yearMask == 0 || allows(year: year) {
        for month in 1...12 where monthDigits.matches(month) {
          for day in 1...CivilCalendar.length(ofMonth: month, year: year) where dayDigits.matches(day) {
            return CivilCalendar.dayNumber(year: year, month: month, day: day)
          }
        }
        if !couldBeLeapDay { return nil }
      }
      year += 1
    }
    return nil
  }

  private func lastCompletion(from low: Int, through high: Int) -> Int? {
    var year = high
    while year >= low {
      if yearMask == 0 || allows(year: year) {
        for month in stride(from: 12, through: 1, by: -1) where monthDigits.matches(month) {
          let length = CivilCalendar.length(ofMonth: month, year: year)
          for day in stride(from: length, through: 1, by: -1) where dayDigits.matches(day) {
            return CivilCalendar.dayNumber(year: year, month: month, day: day)
          }
        }
      }
      year -= 1
    }
    return nil
  }

  private var couldBeLeapDay: Bool { monthDigits.matches(2) && dayDigits.matches(29) }
}
