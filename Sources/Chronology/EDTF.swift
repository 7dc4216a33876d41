/// A date as ISO 8601-2:2019, Annex A (EDTF), writes it: levels 0, 1 and 2 entire.
///
/// A value is what was written, in canonical form, with its bounds; two values are equal when their canonical
/// texts are. Values are small and inline; only sets hold a reference. Years reach as far as eighteen digits
/// and an exponent of nine; bounds beyond the years of sixteen digits are clamped (see `Day`).
///
/// Rulings where implementations differ: an interval needs one dated end, and some completion in order;
/// masked years are not negative; `-0000` and `-00:00` do not exist; second 60 is accepted unchecked; seasons
/// stand wherever a month may; winter runs from December to the end of February of the next year.
public struct EDTF: Sendable, CustomStringConvertible {
  /// The kinds of EDTF and what they hold.
  public enum Form: Hashable, Sendable {
    /// A year, season, month or day.
    case date(CalendarDate)
    /// A day with a time of day.
    case dateTime(CalendarDate, ClockTime)
    /// A start and an end.
    case interval(IntervalEnd, IntervalEnd)
    /// One of the members, or all of them.
    case set(SetKind, [SetMember])
  }

  /// What was written.
  public let form: Form
  /// The first day the date may reach; for a set that of the earliest member.
  public let earliest: Bound
  /// The last day the date may reach; for a set that of the latest member.
  public let latest: Bound

  init(form: Form, earliest: Bound, latest: Bound) {
    self.form = form
    self.earliest = earliest
    self.latest = latest
  }

  /// Reads a date.
  ///
  /// - Throws: `EDTFError`, which points at the character and offers a remedy where it knows one.
  public init(_ text: some StringProtocol) throws(EDTFError) {
    var copy = String(text)
    let result = copy.withUTF8 { bytes in Result { () throws(Failure) in try Parser.parse(bytes) } }
    switch result {
    case .success(let value): self = value
    case .failure(let failure): throw EDTFError(failure, in: copy)
    }
  }

  /// Reads a date from UTF-8 bytes, or returns nil where they are not EDTF.
  ///
  /// No string is made, and nothing allocated but the members of a set.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let value = try? Parser.parse(bytes) else { return nil }
    self = value
  }

  /// The canonical text.
  public var description: String { canonical }
}

/// One end of an interval.
public enum IntervalEnd: Hashable, Sendable {
  /// Nothing written: there is an end, and it is not known.
  case unknown
  /// `..`: there is no end.
  case open
  /// A date.
  case date(CalendarDate)
  /// `..` before the date of a start: on that date or earlier.
  case onOrBefore(CalendarDate)
  /// `..` after the date of an end: on that date or later.
  case onOrAfter(CalendarDate)

  /// The date, where one is written.
  public var date: CalendarDate? {
    switch self {
    case .unknown, .open: nil
    case .date(let date), .onOrBefore(let date), .onOrAfter(let date): date
    }
  }

  /// What qualifies the date; nothing where there is none.
  public var qualification: Qualification { date?.qualification ?? [] }

  /// Whether the place of this end is less than sure: unknown, qualified, masked, or only a limit.
  public var isUncertain: Bool {
    switch self {
    case .unknown, .onOrBefore, .onOrAfter: true
    case .open: false
    case .date(let date):
      !date.qualification.isEmpty || date.isMasked || date.significantDigits > 0
    }
  }
}

/// What the members of a set mean together.
public enum SetKind: Hashable, Sendable {
  /// `[…]`: one of them, which is not known.
  case oneOf
  /// `{…}`: all of them.
  case allOf
}

/// A member of a set.
public enum SetMember: Hashable, Sendable {
  /// A date.
  case date(CalendarDate)
  /// `..` before a date: that date or any earlier one.
  case onOrBefore(CalendarDate)
  /// `..` after a date: that date or any later one.
  case onOrAfter(CalendarDate)
  /// `a..b`: every date of that precision from the first to the second.
  case range(CalendarDate, CalendarDate)
}
