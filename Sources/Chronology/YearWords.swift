/// The words for the year of a date, for each place where they can stand.
struct YearWords {
  /// Before the year when it stands alone: “some year from ”, or nothing.
  let lead: String
  /// The year when it stands alone, after `lead`: “1989”, “1980s”, “1000 to 1999”.
  let alone: String
  /// “the ” before `period`, or nothing.
  let article: String
  /// The year as that which has days and months: “1989”, “1980s”, “some year from 1000 to 1999”.
  let period: String
  /// The year as one year: “1989”, “some year in the 1980s”.
  let reference: String
  /// The year after the name of a month: “ 1989”, “ of some year in the 1980s”.
  let attached: String

  init(_ date: CalendarDate) {
    if date.significantDigits > 0 {
      self.init(estimated: date)
    } else if date.yearMask == 0 {
      self.init(exact: Self.exact(date))
    } else if date.yearMask == 15 {
      self.init(lead: "", alone: "some year")
    } else if date.significand > 0, date.yearMask == 1 || date.yearMask == 3 {
      self.init(decade: (date.significand < 1000 ? "AD " : "") + "\(date.significand)s")
    } else if date.yearMask == 1 || date.yearMask == 3 || date.yearMask == 7 {
      let last = date.significand + (date.yearMask == 1 ? 9 : date.yearMask == 3 ? 99 : 999)
      self.init(
        lead: "some year from ", alone: English.year(date.significand) + " to " + English.year(last))
    } else {
      var digits = ""
      date.writeYear(to: &digits)
      self.init(lead: "some year of the form ", alone: digits)
    }
  }

  private init(exact text: String) {
    (lead, alone, article, period, reference) = ("", text, "", text, text)
    attached = " " + text
  }

  private init(decade text: String) {
    (lead, alone, article, period) = ("", text, "the ", text)
    reference = "some year in the " + text
    attached = " of " + reference
  }

  private init(lead: String, alone: String) {
    (self.lead, self.alone, article) = (lead, alone, "")
    period = lead + alone
    reference = period
    attached = " of " + period
  }

  private init(estimated date: CalendarDate) {
    let (first, last) = (date.earliest.year, date.latest.year)
    let estimate = Self.exact(date)
    if first == last {
      self.init(exact: estimate)
    } else {
      self.init(
        lead: "some year from ",
        alone: English.year(first) + " to " + English.year(last) + ", estimated " + estimate)
    }
  }

  private static func exact(_ date: CalendarDate) -> String {
    if let year = date.year { return English.year(year) }
    let power = "\(date.significand.magnitude) × 10^\(date.exponent)"
    return date.significand < 0 ? power + " BC" : power
  }
}
