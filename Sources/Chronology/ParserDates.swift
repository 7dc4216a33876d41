extension Parser {
  typealias Hull = (first: Int, last: Int)

  /// Reads a date up to what can no longer belong to it.
  mutating func readDate() throws(Failure) -> (CalendarDate, Hull) {
    if current == Byte.letterY { return try readLongYear() }
    var date = CalendarDate(significand: 0)
    var qualifications = takeQualification()
    try readFourDigitYear(into: &date)
    if current == Byte.letterS {
      if qualifications != 0 || date.isMasked {
        throw Failure(at: position, "“-” or the end of the text; “S” follows a plain year")
      }
      position += 1
      date.significantDigits = try readSignificantDigits(upTo: 4)
      date.qualifications = takeQualification()
      if current == Byte.minus {
        throw Failure(at: position, "the end of the text; after “S” and a number stands no month")
      }
      return (date, try hull(of: date, at: position))
    }
    qualifications |= takeQualification()
    let monthPlace = position + 1
    if current == Byte.minus {
      position += 1
      qualifications |= takeQualification() << 2
      date.monthDigits = try readMonth()
      let group = takeQualification()
      qualifications |= group | group << 2
      if current == Byte.minus {
        let hull = try readDay(into: &date, &qualifications)
        date.qualifications = qualifications
        return (date, hull)
      }
    }
    date.qualifications = qualifications
    return (date, try hull(of: date, at: monthPlace))
  }

  private mutating func takeQualification() -> UInt8 {
    let qualification = Byte.qualification(current)
    if qualification != 0 { position += 1 }
    return qualification
  }

  private func hull(of date: CalendarDate, at place: Int) throws(Failure) -> Hull {
    guard let hull = date.hull else {
      throw Failure(at: place, length: 2, "a month 01 to 12; no month is written like this")
    }
    return hull
  }

  private mutating func readFourDigitYear(into date: inout CalendarDate) throws(Failure) {
    let start = position
    let isNegative = take(Byte.minus)
    var value = 0
    for index in 0..<4 {
      value *= 10
      let byte = current
      if Byte.isDigit(byte) {
        value += Int(byte &- 0x30)
      } else if byte == Byte.letterX {
        if isNegative {
          throw Failure(at: position, "a digit; a year before 0000 has no masked digits")
        }
        date.yearMask |= 8 >> UInt8(index)
      } else {
        throw yearFailure(digitsRead: index, isNegative: isNegative, from: start)
      }
      position += 1
    }
    if isNegative && value == 0 {
      throw Failure(at: start, length: 5, "0000 or -0001; there is no year -0000")
    }
    date.significand = isNegative ? -value : value
  }

  private func yearFailure(digitsRead count: Int, isNegative: Bool, from start: Int) -> Failure {
    if count == 0 {
      return isNegative
        ? Failure(at: position, "the four digits of a year")
        : Failure(at: position, "a year of four digits, “Y” and a longer year, “..”, “/”, “[” or “{”")
    }
    return Failure(at: position, "a digit or X: a year has four digits")
  }

  private mutating func readTwoDigits(_ expected: StaticString) throws(Failure) -> TwoDigits {
    var nibbles: UInt8 = 0
    for _ in 0..<2 {
      let byte = current
      if Byte.isDigit(byte) {
        nibbles = nibbles << 4 | (byte &- 0x30)
      } else if byte == Byte.letterX {
        nibbles = nibbles << 4 | 0x0F
      } else {
        throw Failure(at: position, expected)
      }
      position += 1
    }
    return TwoDigits(nibbles: nibbles)
  }

  private mutating func readMonth() throws(Failure) -> TwoDigits {
    let place = position
    let digits = try readTwoDigits("the two digits of a month, or X")
    if let value = digits.value ?? (digits.isPresent ? nil : 0) {
      guard (1...12).contains(value) || (21...41).contains(value) else {
        throw Failure(at: place, length: 2, "a month 01 to 12, or a season or part of the year 21 to 41")
      }
    } else if digits.tens > 1, digits.tens != 15 {
      throw Failure(at: place, length: 2, "a month 01 to 12; masked digits stand for months only")
    }
    return digits
  }

  private mutating func readDay(
    into date: inout CalendarDate, _ qualifications: inout UInt8
  ) throws(Failure) -> Hull {
    if date.season != nil {
      throw Failure(at: position, "“?”, “~”, “%”, “/” or the end of the text; a season has no day")
    }
    position += 1
    qualifications |= takeQualification() << 4
    let place = position
    date.dayDigits = try readTwoDigits("the two digits of a day, or X")
    guard date.dayDigits.isPresent, let hull = date.hull else {
      throw Failure(at: place, daysUpTo: lastDay(of: date))
    }
    let whole = takeQualification()
    qualifications |= whole | whole << 2 | whole << 4
    return hull
  }

  /// The longest the month of a date can be.
  private func lastDay(of date: CalendarDate) -> Int {
    var probe = date
    probe.dayDigits = TwoDigits.absent
    var longest = 0
    for month in 1...12 where date.monthDigits.matches(month) {
      if month != 2 {
        longest = max(longest, CivilCalendar.length(ofMonth: month, year: 1))
      } else {
        probe.monthDigits = TwoDigits(nibbles: 0x02)
        probe.dayDigits = TwoDigits(nibbles: 0x29)
        longest = max(longest, probe.hull == nil ? 28 : 29)
      }
    }
    return longest
  }

  // MARK: Long years

  private mutating func readLongYear() throws(Failure) -> (CalendarDate, Hull) {
    position += 1
    let isNegative = take(Byte.minus)
    let place = position
    let (magnitude, digits) = try readNumber(
      upTo: 18, "a digit 1 to 9: the year", "at most eighteen digits; a longer year has an exponent: Y17E20")
    var date = CalendarDate(significand: isNegative ? -magnitude : magnitude)
    date.style = .long
    var digitCount = digits
    if take(Byte.letterE) {
      let (exponent, _) = try readNumber(
        upTo: 9, "a digit 1 to 9: the exponent", "an exponent of at most nine digits")
      date.style = .exponential
      date.exponent = UInt32(exponent)
      digitCount += exponent
    } else if digits < 5 {
      throw Failure(
        at: place, length: position - place,
        "a year of five digits or more; a shorter one is written without Y, in four digits")
    }
    if take(Byte.letterS) { date.significantDigits = try readSignificantDigits(upTo: digitCount) }
    date.qualifications = takeQualification()
    if current == Byte.minus {
      throw Failure(at: position, "the end of the text; a year with Y has no month")
    }
    return (date, try hull(of: date, at: place))
  }

  private mutating func readNumber(
    upTo limit: Int, _ expected: StaticString, _ tooLong: StaticString
  ) throws(Failure) -> (value: Int, digits: Int) {
    let start = position
    guard Byte.isDigit(current), current != 0x30 else { throw Failure(at: position, expected) }
    var value = 0
    while Byte.isDigit(current) {
      guard position - start < limit else { throw Failure(at: position, tooLong) }
      value = value * 10 + Int(current &- 0x30)
      position += 1
    }
    return (value, position - start)
  }

  private mutating func readSignificantDigits(upTo limit: Int) throws(Failure) -> UInt32 {
    let place = position
    let (value, digits) = try readNumber(
      upTo: 9, "a digit 1 to 9: how many digits of the year are significant",
      "not more significant digits than the year has")
    guard value <= limit else {
      throw Failure(at: place, length: digits, "not more significant digits than the year has")
    }
    return UInt32(value)
  }

  // MARK: Times

  mutating func readTime(of date: CalendarDate, _ hull: Hull) throws(Failure) -> EDTF {
    let isPlain = date.precision == .day && !date.isMasked && date.qualifications == 0
    guard isPlain, date.significand >= 0 else {
      throw Failure(
        at: position,
        isPlain
          ? "the end of the text; a day before 0000 has no time"
          : "the end of the text; a time follows a complete and plain day")
    }
    position += 1
    let hour = try readClock(upTo: 23, "an hour 00 to 23")
    guard take(Byte.colon) else { throw Failure(at: position, "“:” and the minutes") }
    let minute = try readClock(upTo: 59, "minutes 00 to 59")
    guard take(Byte.colon) else { throw Failure(at: position, "“:” and the seconds") }
    let second = try readClock(upTo: 60, "seconds 00 to 60")
    let zone = try readZone()
    guard isAtEnd else {
      throw Failure(
        at: position,
        zone == .local
          ? "“Z”, “+” or “-” and the shift from UTC, or the end of the text" : "the end of the text")
    }
    let time = ClockTime(hour: hour, minute: minute, second: second, zone: zone)
    return EDTF(
      form: .dateTime(date, time), earliest: .day(Day(number: hull.first)),
      latest: .day(Day(number: hull.last)))
  }

  private mutating func readClock(upTo limit: UInt8, _ expected: StaticString) throws(Failure) -> UInt8 {
    let place = position
    let tens = current &- 0x30
    guard tens < 10 else { throw Failure(at: position, expected) }
    position += 1
    let units = current &- 0x30
    guard units < 10 else { throw Failure(at: position, expected) }
    position += 1
    guard tens * 10 + units <= limit else { throw Failure(at: place, length: 2, expected) }
    return tens * 10 + units
  }

  private mutating func readZone() throws(Failure) -> ClockTime.Zone {
    if take(Byte.letterZ) { return .utc }
    guard current == Byte.plus || current == Byte.minus else { return .local }
    let place = position
    let isNegative = current == Byte.minus
    position += 1
    let hours = Int16(try readClock(upTo: 14, "a shift of 00 to 14 hours"))
    var minutes: Int16 = 0
    let hasMinutes = take(Byte.colon)
    if hasMinutes { minutes = Int16(try readClock(upTo: 59, "minutes 00 to 59")) }
    let shift = hours * 60 + minutes
    if shift > 840 {
      throw Failure(at: place, length: position - place, "a shift of at most 14 hours: +14:00")
    }
    if isNegative && shift == 0 {
      throw Failure(
        at: place, length: position - place, "“Z” or “+00:00”; there is no negative shift of zero")
    }
    if hasMinutes { return .minutes(isNegative ? -shift : shift) }
    return .hours(Int8(isNegative ? -hours : hours))
  }
}
