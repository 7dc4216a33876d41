/// A civil day of the proleptic Gregorian calendar: a day number, without time of day or time zone.
///
/// Years are astronomical, as in ISO 8601: 0000 is 1 BC, -0001 is 2 BC. A day holds any year of up to
/// sixteen digits; arithmetic that would lead beyond stops at the first or the last of these days.
public struct Day: Hashable, Comparable, Strideable, Sendable, CustomStringConvertible {
  /// The days since 1970-01-01; negative before it.
  public let number: Int

  /// The day with this number of days since 1970-01-01.
  ///
  /// A number beyond the years of sixteen digits is clamped to the nearest representable day.
  public init(number: Int) {
    self.number = min(max(number, CivilCalendar.days.lowerBound), CivilCalendar.days.upperBound)
  }

  /// The day of this year (astronomical), month (1 to 12) and day of the month (from 1).
  ///
  /// Nil where the calendar has no such day, or the year has more than sixteen digits.
  public init?(year: Int, month: Int, day: Int) {
    guard CivilCalendar.years.contains(year), (1...12).contains(month), day >= 1,
      day <= CivilCalendar.length(ofMonth: month, year: year)
    else { return nil }
    number = CivilCalendar.dayNumber(year: year, month: month, day: day)
  }

  /// The astronomical year: 0 is 1 BC.
  public var year: Int { CivilCalendar.components(ofDay: number).year }

  /// The month, 1 to 12.
  public var month: Int { CivilCalendar.components(ofDay: number).month }

  /// The day of the month, from 1.
  public var day: Int { CivilCalendar.components(ofDay: number).day }

  /// The day of the week as in ISO 8601: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let remainder = (number + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// `YYYY-MM-DD`; a year of more than four digits is written out, one before 0000 has a minus sign.
  public var description: String {
    let (year, month, day) = CivilCalendar.components(ofDay: number)
    var text = ""
    text.append(number: year, width: 4)
    text.append("-")
    text.append(number: month, width: 2)
    text.append("-")
    text.append(number: day, width: 2)
    return text
  }

  /// The number of days from this day to the other; negative where the other is earlier.
  public func distance(to other: Day) -> Int { other.number - number }

  /// The day so many days later; stops at the ends of the years of sixteen digits.
  public func advanced(by days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return Day(number: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// Whether the left day is the earlier one.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
