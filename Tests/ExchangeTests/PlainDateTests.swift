import Chronology
import Exchange
import Testing

/// No date is made more exact than it is.
struct PlainDateTests {
  @Test(
    arguments: [
      ("1988", "1988", nil, true), ("1988-05", "1988-05", nil, true), ("1988-05-26", "1988-05-26", nil, true),
      ("1988/1989-07-10", "1988", "1989-07-10", true), ("1988-02-28/1988-03", "1988-02-28", "1988-03", true),
      ("1988~", "1988", nil, false), ("1988-05?", "1988-05", nil, false), ("1988-XX", "1988", nil, false),
      ("1988-05-XX", "1988-05", nil, false), ("1988-XX-XX", "1988", nil, false), ("198X", "1980", "1989", false),
      ("1988-22", "1988-06", "1988-08", false), ("1988-24", "1988-12", "1989-02", false),
      ("1988-33", "1988-01", "1988-03", false), ("1988-07-1X", "1988-07-10", "1988-07-19", false),
      ("[1986,1987]", "1986", "1987", false), ("{1987-01,1987-05}", "1987-01", "1987-05", false),
      ("1988/", "1988", nil, false), ("1988-05/..", "1988-05", nil, false), ("/1988", nil, "1988", false),
      ("../1988-05-01", nil, "1988-05-01", false), ("[..1988]", nil, "1988", false),
      ("[1988-05..]", "1988-05", nil, false),
      ("1988-06-28T10:00:00Z", "1988-06-28", nil, false), ("1950S2", "1900", "1999", false),
    ] as [(String, String?, String?, Bool)])
  func partsOfDates(_ text: String, start: String?, end: String?, isWhole: Bool) throws {
    let span = PlainSpan(try EDTF(text))
    #expect(span.start?.iso == start)
    #expect(span.end?.iso == end)
    #expect(span.isWhole == isWhole)
  }

  @Test func yearsWithoutFourDigitsHaveNoISOForm() throws {
    #expect(PlainSpan(try EDTF("-0044-03-15")).start == PlainDate(year: -44, month: 3, day: 15))
    #expect(PlainSpan(try EDTF("-0044")).start?.iso == nil)
  }
}
