import Catalogue
import Chronology

/// The cells of a row that tell its date: a start and perhaps an end, each whole or in year, month and day.
struct DateCells: Hashable, Sendable {
  /// One end, as it is written.
  struct End: Hashable, Sendable {
    var whole = ""
    var year = ""
    var month = ""
    var day = ""
    /// The years before 1 have a minus sign and no year 0, as TimelineJS counts them.
    var countsBackwards = false

    var isEmpty: Bool { whole.isEmpty && year.isEmpty && month.isEmpty && day.isEmpty }
  }

  var start = End()
  var end = End()
  /// Whether the cells hold EDTF alone, as our own tables do.
  var isEDTF = false
  /// Whether `1918-21` is EDTF for a season, rather than perhaps years.
  var hasSeasons = false

  /// Why cells tell no date.
  struct NoDate: Error {
    var message: String
    /// Whether day and month may stand in either order.
    var isOrderOpen = false
  }

  /// What rows showed of the order of day and month.
  struct Orders: Hashable, Sendable {
    var dayFirst = 0
    var monthFirst = 0
    var open = 0
    /// Spans whose ends had hours, which EDTF has no place for.
    var hours = 0

    mutating func add(_ other: Orders) {
      dayFirst += other.dayFirst
      monthFirst += other.monthFirst
      open += other.open
      hours += other.hours
    }

    mutating func add(_ order: DayOrder?) {
      if order == .dayFirst { dayFirst += 1 }
      if order == .monthFirst { monthFirst += 1 }
    }

    /// What is to be said of them: that rows contradict one another, or which order the open ones may have.
    var doubts: [String] {
      let left = "dates: hours at the ends of spans, which EDTF has no place for, are left out in \(rows(hours))"
      return order + (hours > 0 ? [left] : [])
    }

    private var order: [String] {
      let both = "dates: the day comes first in \(rows(dayFirst)), the month in \(rows(monthFirst))"
      if dayFirst > 0, monthFirst > 0 {
        return [
          both + (open > 0 ? ", either may in \(rows(open))" : "")
            + "; --dates day-first or --dates month-first says what is meant where both are possible"
        ]
      }
      guard open > 0, dayFirst + monthFirst > 0 else { return [] }
      let order: DayOrder = dayFirst > 0 ? .dayFirst : .monthFirst
      return [
        "dates: \(rows(open)) may have the day or the month first, and the \(rows(dayFirst + monthFirst)) that can be "
          + "read in one order alone have the \(dayFirst > 0 ? "day" : "month") first; --dates \(order.rawValue) reads "
          + "all of them so"
      ]
    }

    private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
  }

  /// Reads the date; it never becomes more exact than it was.
  func date(order: DayOrder?, orders: inout Orders) throws(NoDate) -> EDTF {
    if start.isEmpty {
      throw NoDate(message: end.isEmpty ? "there is no date" : "there is an end and no date that it is the end of")
    }
    let first = try read(start, order, &orders)
    if end.isEmpty { return first }
    if case .dateTime = first.form { orders.hours += 1 }
    if DateCells.isOngoing(end.whole) { return try joined(first, nil, "..") }
    if end.whole == "?" { return try joined(first, nil, "") }
    do throws(NoDate) {
      return try joined(first, try read(end, order, &orders), "")
    } catch {
      // “12” after “10 July 1989” is completed from it.
      if !isEDTF, !start.whole.isEmpty, !end.whole.isEmpty,
        let span = DateGuess(start.whole + " – " + end.whole, order: order).certain
      {
        return span
      }
      throw error
    }
  }

  private func joined(_ first: EDTF, _ last: EDTF?, _ end: String) throws(NoDate) -> EDTF {
    if first == last { return first }
    let start = first.intervalEnds?.start.date?.canonical ?? day(first)
    let stop = last.map { $0.intervalEnds?.end.date?.canonical ?? day($0) } ?? end
    let span = start + "/" + stop
    do throws(EDTFError) {
      return try EDTF(span)
    } catch {
      let isTurned = (try? EDTF(stop + "/" + start)) != nil
      throw NoDate(
        message: isTurned ? "the end “\(stop)” comes before the date “\(start)”" : "“\(span)” is no span of time")
    }
  }

  /// A date without its hours, which the ends of a span do not have.
  private func day(_ date: EDTF) -> String {
    if case .dateTime(let day, _) = date.form { return day.canonical }
    return date.canonical
  }

  private static func isOngoing(_ text: String) -> Bool {
    // A word for the present ends a span: “1989 – present”.
    !text.isEmpty && text.allSatisfy { !$0.isNumber }
      && DateGuess("1989 – " + text).certain.map { $0.latest == .open } ?? false
  }

  // MARK: One end

  private func read(_ end: End, _ order: DayOrder?, _ orders: inout Orders) throws(NoDate) -> EDTF {
    if end.whole.isEmpty { return try DateCells.parts(end) }
    return try DateCells.read(end.whole, order: order, isEDTF: isEDTF, hasSeasons: hasSeasons, orders: &orders)
  }

  /// Reads the date of one cell.
  private static func read(
    _ text: String, order: DayOrder?, isEDTF: Bool, hasSeasons: Bool, orders: inout Orders
  ) throws(NoDate) -> EDTF {
    let text = String(text.trimmingBlanks)
    if isEDTF {
      do throws(EDTFError) {
        return try EDTF(text)
      } catch {
        throw NoDate(message: "“\(text.prefix(60))” is not a date: \(error.message)")
      }
    }
    if !hasSeasons, let years = years(text) {
      throw NoDate(
        message: "“\(text)” may mean more than one date: write \(years) if years are meant; as EDTF it is a season, "
          + "which a column named “edtf” may hold")
    }
    let guess = DateGuess(text, order: order)
    if let date = guess.certain {
      // A catalogue has the clock time of the place; which day and hour that was, a zone does not tell.
      if case .dateTime(_, let time) = date.form, time.zone != .local {
        throw NoDate(
          message: "“\(text.prefix(60))” has a time zone; write the day, or the clock time of the place without a zone")
      }
      orders.add(guess.shownOrder)
      return date
    }
    let isOrderOpen = guess.candidates.contains { $0.order != nil }
    if isOrderOpen { orders.open += 1 }
    let remedy = isOrderOpen && order == nil ? "; --dates day-first or --dates month-first says which" : ""
    throw NoDate(message: DateGuess.Doubt(guess: guess).message + remedy, isOrderOpen: isOrderOpen)
  }

  /// The years that `1918-21` is short for, where EDTF has a season of that form.
  private static func years(_ text: String) -> String? {
    guard text.utf8.count == 7, case let parts = text.split(separator: "-"), parts.count == 2, parts[0].utf8.count == 4,
      let year = Int(parts[0]), let last = Int(parts[1]), (21...41).contains(last), last > year % 100
    else { return nil }
    return "\(parts[0])/\(parts[0].prefix(2))\(parts[1])"
  }

  /// A date of year, month and day in cells of their own; the month may be a word.
  private static func parts(_ end: End) throws(NoDate) -> EDTF {
    guard !end.year.isEmpty else { throw NoDate(message: "the year is missing") }
    guard var year = number(end.year), year.magnitude < 100_000_000_000_000 else {
      throw NoDate(message: "“\(end.year.prefix(30))” is not a year")
    }
    if year < 0, !end.countsBackwards {
      throw NoDate(
        message: "“\(year)” may mean more than one year: write \(-year) BC, or \(written(year)), which is "
          + "\(1 - year) BC as ISO 8601 counts it")
    }
    if !end.countsBackwards, (0..<100).contains(year) {
      throw NoDate(
        message: "the year “\(end.year.prefix(30))” may be one of any century: write all of it, \(written(year)) if "
          + "the year \(year) is meant")
    }
    // TimelineJS has no year 0: -44 is 44 BC.
    if year < 0 { year += 1 }
    var text = written(year)
    guard let month = try month(end.month) else {
      if !end.day.isEmpty, number(end.day) != 0 {
        throw NoDate(message: "there is the day “\(end.day.prefix(30))” and no month")
      }
      return try edtf(text)
    }
    if year.magnitude > 9999 { return try edtf(text) }
    text += "-" + PlainDate.padded(month, 2)
    if !end.day.isEmpty, number(end.day) != 0 {
      guard let day = number(end.day), (1...31).contains(day) else {
        throw NoDate(message: "“\(end.day.prefix(30))” is not a day")
      }
      text += "-" + PlainDate.padded(day, 2)
    }
    return try edtf(text)
  }

  private static func edtf(_ text: String) throws(NoDate) -> EDTF {
    guard let date = try? EDTF(text) else { throw NoDate(message: "there is no day \(text)") }
    return date
  }

  private static func written(_ year: Int) -> String {
    let digits = PlainDate.padded(Int(year.magnitude), 4)
    return (year.magnitude > 9999 ? "Y" : "") + (year < 0 ? "-" : "") + digits
  }

  /// A whole number, also as spreadsheets write one: `1989.0`.
  private static func number(_ text: String) -> Int? {
    Int(text.hasSuffix(".0") ? String(text.dropLast(2)) : text.hasPrefix("−") ? "-" + text.dropFirst() : text)
  }

  /// The number of a month; nil where there is none, or it is not known.
  private static func month(_ text: String) throws(NoDate) -> Int? {
    if text.isEmpty || number(text) == 0 { return nil }
    if let number = number(text), (1...12).contains(number) { return number }
    if number(text) == nil, let date = DateGuess(text + " 2000").certain, let month = date.dates.first?.month,
      date.precision == .month, !date.isInterval
    {
      return month
    }
    throw NoDate(message: "“\(text.prefix(30))” is not a month")
  }
}
