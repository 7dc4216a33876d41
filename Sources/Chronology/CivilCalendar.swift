/// Arithmetic of the proleptic Gregorian calendar on day numbers (days since 1970-01-01).
///
/// The algorithms are those of Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”. Years are
/// astronomical (year 0 is 1 BC) and must lie within `years`; callers clamp first.
enum CivilCalendar {
  /// The years a day number can stand for; a year beyond is clamped to the nearest of them.
  static let years = -9_999_999_999_999_999...9_999_999_999_999_999

  /// The day numbers of the first and the last day of `years`.
  static let days =
    dayNumber(
      year: years.lowerBound, month: 1, day: 1)...dayNumber(year: years.upperBound, month: 12, day: 31)

  @inline(__always)
  static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month from 1 to 12.
  @inline(__always)
  static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return 30 + ((month + (month >> 3)) & 1)
  }

  @inline(__always)
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func components(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension String {
  /// Appends a number with leading zeros up to `width` digits, the sign not counted.
  mutating func append(number: Int, width: Int) {
    let digits = String(number.magnitude)
    if number < 0 { append("-") }
    for _ in 0..<max(0, width - digits.utf8.count) { append("0") }
    append(digits)
  }
}
