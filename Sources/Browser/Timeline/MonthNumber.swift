import Chronology

/// A month, counted from the first of year 0; or the first month of a year where one steps by years.
struct MonthNumber {
  let number: Int

  init(_ number: Int) {
    self.number = number
  }

  /// The month of a day; with a step of twelve, the first month of its year.
  init(ofDay number: Int, step: Int) {
    let day = Day(number: number)
    self.number = step == 12 ? day.year * 12 : day.year * 12 + day.month - 1
  }

  func advanced(by months: Int) -> MonthNumber { MonthNumber(number + months) }

  /// The number of its first day.
  var firstDay: Int {
    let year = number >= 0 ? number / 12 : -((11 - number) / 12)
    return Day(year: year, month: number - year * 12 + 1, day: 1)?.number ?? 0
  }
}
