/// One end of a date as people write it, in the parts that were found.
struct DatePiece {
  /// Something that was taken for granted, as a condition: “the day comes first”.
  struct Assumption: Hashable {
    enum Kind: Hashable { case order, century, counting, serial, correction, place, spelling }
    var kind: Kind
    var condition: String
    /// Alternatives of one kind that hold for all ends of a span.
    var choice = 0

    static let dayFirst = Assumption(kind: .order, condition: "the day comes first", choice: 0)
    static let monthFirst = Assumption(kind: .order, condition: "the month comes first", choice: 1)
  }

  /// The year as it is counted in its era.
  var year: Int?
  var month: Int?
  var day: Int?
  /// An EDTF code, 21 to 41.
  var season: Int?
  /// How many digits of the year are open: 1 for a decade, 2 for a century.
  var mask = 0
  /// A part of the whole: early, mid, late of 3; the first or second of 2; the quarters of 4.
  var part: (index: Int, count: Int)?
  /// `T12:30:00`.
  var time = ""
  var era: DateWord?
  /// The bits of `Qualification`.
  var qualification: UInt8 = 0
  /// A number of one or two digits whose meaning the other end of a span tells.
  var loose: String?
  var assumptions: Set<Assumption> = []
  /// The order of day and month, where only one is possible.
  var shownOrder: DayOrder?

  /// Takes the order of day and month from elsewhere; false where this is the reading in the other order.
  mutating func follow(_ order: DayOrder?) -> Bool {
    guard let order, let own = assumptions.first(where: { $0.kind == .order }) else { return true }
    guard own == (order == .dayFirst ? .dayFirst : .monthFirst) else { return false }
    assumptions.remove(own)
    return true
  }

  /// Whether it has something finer than a year.
  var isFinerThanYear: Bool { month != nil || season != nil || day != nil }

  /// The year as ISO 8601 counts it: 0 is 1 BC.
  var astronomicalYear: Int? { year.map { era == .bc ? 1 - $0 : $0 } }

  /// The first and the last date of it in EDTF; the last is nil where one date says it all.
  var text: (first: String, last: String?)? {
    guard let year = astronomicalYear else { return nil }
    let sign = Qualification(rawValue: qualification).symbol
    if let part, let (first, last) = ends(of: part, year) {
      let near = Qualification(rawValue: qualification | 2).symbol
      return (first + near, last + near)
    }
    if mask > 0 {
      guard era != .bc, year >= 0 else {
        guard mask == 2, let whole = wholeYears(year) else { return nil }
        return (Self.year(whole.lowerBound) + sign, Self.year(whole.upperBound) + sign)
      }
      let digits = Self.year(year)
      return (digits.dropLast(mask) + String(repeating: "X", count: mask) + sign, nil)
    }
    var text = Self.year(year)
    if let season { return ("\(text)-\(season)" + sign, nil) }
    guard let month else { return day == nil ? (text + sign, nil) : nil }
    if year.magnitude > 9999 { return nil }
    text += "-" + Slips.two(month)
    if let day { text += "-" + Slips.two(day) + time }
    return (text + sign, nil)
  }

  /// The ends of a part: months 1–4, 5–8, 9–12 of a year, days 1–10, 11–20 and the rest of a month.
  private func ends(of part: (index: Int, count: Int), _ year: Int) -> (String, String)? {
    if mask > 0 {
      guard let whole = wholeYears(year) else { return nil }
      let (lower, length) = (whole.lowerBound, whole.count)
      let start = lower + (part.index * length + part.count - 1) / part.count
      let end = lower + ((part.index + 1) * length + part.count - 1) / part.count - 1
      return (Self.year(start), Self.year(end))
    }
    if let month {
      let length = CivilCalendar.length(ofMonth: month, year: year)
      let days =
        part.count == 3
        ? [1...10, 11...20, 21...length][part.index]
        : part.count == 2 ? [1...15, 16...length][part.index] : 1...length
      let text = Self.year(year) + "-" + Slips.two(month) + "-"
      return (text + Slips.two(days.lowerBound), text + Slips.two(days.upperBound))
    }
    guard part.count == 3, season == nil else { return nil }
    let text = Self.year(year) + "-"
    return (text + Slips.two(part.index * 4 + 1), text + Slips.two(part.index * 4 + 4))
  }

  /// The years of a decade or a century.
  private func wholeYears(_ year: Int) -> ClosedRange<Int>? {
    // The fifth century begins with the year 500 BC; decades of that era are counted in no one way.
    if era == .bc, mask != 2 { return nil }
    return year...(year + (mask == 1 ? 9 : 99))
  }

  /// A year in EDTF.
  static func year(_ year: Int) -> String {
    var text = year.magnitude > 9999 ? "Y" : ""
    text.append(number: year, width: 4)
    return text
  }
}
