import Chronology

/// A year, perhaps with a month and a day: what formats hold that know no EDTF.
public struct PlainDate: Hashable, Sendable {
  /// The astronomical year (0 is 1 BC).
  public var year: Int
  /// The month, where it is known.
  public var month: Int?
  /// The day of the month, where it is known.
  public var day: Int?

  /// Makes a date.
  public init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// `1988`, `1988-05`, `1988-05-26`; nil for a year that does not have four digits.
  public var iso: String? {
    guard (0...9999).contains(year) else { return nil }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// The number with zeros before it.
  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private func padded(_ number: Int, _ digits: Int) -> String { PlainDate.padded(number, digits) }

  /// The days from one to another in the coarsest parts that say exactly that: one date, or a first and a last.
  static func parts(from first: Day, to last: Day) -> (first: PlainDate, last: PlainDate?) {
    let opensMonth = first.day == 1
    let closesMonth = last.advanced(by: 1).day == 1
    if opensMonth, closesMonth, first.month == 1, last.month == 12 {
      return (PlainDate(year: first.year), first.year == last.year ? nil : PlainDate(year: last.year))
    }
    if opensMonth, closesMonth {
      let start = PlainDate(year: first.year, month: first.month)
      let end = PlainDate(year: last.year, month: last.month)
      return (start, start == end ? nil : end)
    }
    let start = PlainDate(year: first.year, month: first.month, day: first.day)
    let end = PlainDate(year: last.year, month: last.month, day: last.day)
    return (start, start == end ? nil : end)
  }
}

/// A date in the terms of formats that know no EDTF: never finer than what was written.
public struct PlainSpan: Hashable, Sendable {
  /// The date, or the first one of a span; nil where the start is open or unknown.
  public var start: PlainDate?
  /// The last one; nil for a single date and where the end is open or unknown.
  public var end: PlainDate?
  /// Whether start and end say all that the date says.
  ///
  /// Where they do not (seasons, masks, sets, qualifications, open ends, times of day), the words of the date must stand
  /// beside them.
  public var isWhole: Bool

  /// Takes a date apart.
  public init(_ date: EDTF) {
    isWhole = date.level == 0 && date.precision != .second
    if let ends = date.intervalEnds {
      start = ends.start.date.map { PlainDate.parts(from: $0.earliest, to: $0.latest).first }
      end = ends.end.date.map { date in
        let parts = PlainDate.parts(from: date.earliest, to: date.latest)
        return parts.last ?? parts.first
      }
    } else {
      switch (date.earliest.day, date.latest.day) {
      case (let first?, let last?):
        (start, end) = PlainDate.parts(from: first, to: last)
      case (let first, let last):
        // A set that is open on one side; the other side is that of a date that is written.
        start = first.flatMap { _ in date.dates.first }.map { PlainDate.parts(from: $0.earliest, to: $0.latest).first }
        end = last.flatMap { _ in date.dates.last }.map { date in
          let parts = PlainDate.parts(from: date.earliest, to: date.latest)
          return parts.last ?? parts.first
        }
      }
    }
  }

  /// The start, or the end where there is no start.
  public var anchor: PlainDate? { start ?? end }
}
