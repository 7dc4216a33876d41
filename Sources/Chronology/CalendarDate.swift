/// One date of EDTF: a year, perhaps a month or season, perhaps a day, with masks and qualifications.
///
/// Stored inline, without references.
public struct CalendarDate: Hashable, Sendable {
  /// How the year is written.
  enum YearStyle: UInt8, Sendable {
    case fourDigits
    case long
    case exponential
  }

  /// The year, or what stands before the `E` of an exponential year; masked digits count as 0.
  var significand: Int
  var exponent: UInt32 = 0
  /// The number after `S`; 0 where there is none.
  var significantDigits: UInt32 = 0
  var style = YearStyle.fourDigits
  /// One bit for each masked digit of a four-digit year: 8 for the thousands, 1 for the units.
  var yearMask: UInt8 = 0
  var monthDigits = TwoDigits.absent
  var dayDigits = TwoDigits.absent
  /// Two bits each, from the lowest: year, month, day.
  var qualifications: UInt8 = 0

  /// The astronomical year (0 is 1 BC).
  ///
  /// Nil where digits are masked or the year does not fit an `Int`.
  public var year: Int? {
    guard yearMask == 0 else { return nil }
    return style == .exponential ? exponentialYear : significand
  }

  /// The month, 1 to 12; nil without a month, for a season, and where a digit is masked.
  public var month: Int? {
    guard let value = monthDigits.value, value <= 12 else { return nil }
    return value
  }

  /// The code of a season, quarter, third or half of a year, 21 to 41; nil where there is none.
  public var season: Int? {
    guard let value = monthDigits.value, value > 12 else { return nil }
    return value
  }

  /// The day of the month; nil without a day and where a digit is masked.
  public var day: Int? { dayDigits.value }

  /// Year, season, month or day; a masked part counts as if it were written.
  public var precision: Precision {
    if dayDigits.isPresent { return .day }
    guard monthDigits.isPresent else { return .year }
    return season == nil ? .month : .season
  }

  /// Whether a digit is written `X`.
  public var isMasked: Bool { yearMask != 0 || monthDigits.isMasked || dayDigits.isMasked }

  /// What qualifies the year.
  public var yearQualification: Qualification { Qualification(rawValue: qualifications & 3) }

  /// What qualifies the month or season; nothing where there is none.
  public var monthQualification: Qualification { Qualification(rawValue: qualifications >> 2 & 3) }

  /// What qualifies the day; nothing where there is none.
  public var dayQualification: Qualification { Qualification(rawValue: qualifications >> 4 & 3) }

  /// Everything that qualifies any part.
  public var qualification: Qualification {
    yearQualification.union(monthQualification).union(dayQualification)
  }

  /// Whether every part bears the same qualification, so that it qualifies the date as a whole.
  var isWhollyQualified: Bool {
    (!monthDigits.isPresent || monthQualification == yearQualification)
      && (!dayDigits.isPresent || dayQualification == yearQualification)
  }

  /// The first day of the earliest completion; a year beyond sixteen digits is clamped.
  public var earliest: Day { Day(number: hull?.first ?? 0) }

  /// The last day of the latest completion; a year beyond sixteen digits is clamped.
  public var latest: Day { Day(number: hull?.last ?? 0) }

  private var exponentialYear: Int? {
    guard exponent <= 18 else { return nil }
    var value = significand
    for _ in 0..<exponent {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }
}

/// Two decimal digits, each of which may be masked, in one byte; a nibble of 15 stands for `X`.
struct TwoDigits: Hashable, Sendable {
  let nibbles: UInt8

  init(nibbles: UInt8) { self.nibbles = nibbles }

  /// The digits of a number from 0 to 99.
  init(number: Int) { nibbles = UInt8((number / 10) << 4 | (number % 10)) }

  /// No digits at all: no month or day is written 00.
  static let absent = TwoDigits(nibbles: 0)

  var isPresent: Bool { nibbles != 0 }
  var isMasked: Bool { nibbles & 0x0F == 0x0F || nibbles & 0xF0 == 0xF0 }
  var isWhollyMasked: Bool { nibbles == 0xFF }
  var tens: UInt8 { nibbles >> 4 }
  var units: UInt8 { nibbles & 0x0F }

  /// The number; nil where it is absent or masked.
  var value: Int? {
    guard isPresent, !isMasked else { return nil }
    return Int(tens) * 10 + Int(units)
  }

  @inline(__always)
  func matches(_ number: Int) -> Bool {
    (tens == 15 || Int(tens) == number / 10) && (units == 15 || Int(units) == number % 10)
  }

  /// The numbers of a range that the digits allow, ascending.
  func candidates(in range: ClosedRange<Int>) -> [Int] { range.filter(matches) }
}
