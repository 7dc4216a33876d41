import Chronology

/// Short words for dates where they stand in a list under the heading of their year.
enum DateLabel {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A date in at most nine cells: `26 May`, `May`, `summer`, `c. Sep`, `Sep ?`, `1988`, `1985–91`.
  ///
  /// An interval or a set is shown by its beginning, unless only years are known.
  /// - Parameter withYear: whether the year stands there as well, in at most thirteen cells: `26 May 1988`.
  static func short(_ date: EDTF, withYear: Bool = false) -> String {
    guard let first = date.dates.first else { return date.canonical }
    var label = short(first)
    if withYear, first.precision != .year, let year = first.year { label += " \(year)" }
    if date.dates.count > 1, let last = date.dates.last, first.precision == .year, let start = first.year,
      let end = last.year, (0...9999).contains(start), (0...9999).contains(end)
    {
      label = start / 100 == end / 100 ? "\(start)–\(twoDigits(end))" : "\(start)–\(end)"
    }
    if case .open = date.earliest { label = "–" + label }
    if case .unknown = date.earliest { label = "?–" + label }
    if first.qualification.contains(.approximate) { label = "c. " + label }
    if first.qualification.contains(.uncertain) { label += " ?" }
    return label
  }

  /// The hour of a date, where it has one: `06:00`; else as ``short(_:withYear:)`` has it.
  static func hour(_ date: EDTF) -> String {
    guard case .dateTime(_, let time) = date.form else { return short(date) }
    return time.words
  }

  /// A date by its years alone: `1947–91`, `1982`.
  static func years(_ date: EDTF) -> String {
    let last = date.latest.day?.year
    guard let first = date.earliest.day?.year else { return last.map { "–\($0)" } ?? date.canonical }
    guard let last, last != first else { return String(first) }
    let span = first / 100 == last / 100 ? "\(first)–\(twoDigits(last))" : "\(first)–\(last)"
    return date.startQualification.contains(.approximate) ? "c. " + span : span
  }

  /// The year under which a date is listed; nil where it has none.
  static func year(_ date: EDTF) -> Int? {
    (date.earliest.day ?? date.latest.day)?.year
  }

  /// A year in words: `1988`, `45 BC`.
  static func words(ofYear year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }

  private static func short(_ date: CalendarDate) -> String {
    if let month = date.month, (1...12).contains(month) {
      guard let day = date.day else { return months[month - 1] }
      return "\(day) \(months[month - 1])"
    }
    if let season = date.season, let words = seasons[season] { return words }
    guard let year = date.year else { return date.canonical }
    // “Some month of the year” is not the year itself.
    return date.isMasked ? "in \(year)" : String(year)
  }

  private static let seasons: [Int: String] = [
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "1st qtr", 34: "2nd qtr", 35: "3rd qtr",
    36: "4th qtr", 40: "1st half", 41: "2nd half",
  ]

  private static func twoDigits(_ year: Int) -> String {
    let number = year % 100
    return number < 10 ? "0\(number)" : String(number)
  }
}
