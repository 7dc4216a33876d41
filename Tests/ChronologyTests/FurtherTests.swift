import Testing

@testable import Chronology

@Suite struct FurtherTests {
  @Test func everyFurtherDateIsRead() {
    let texts = furtherValid.split { $0.isWhitespace }
    #expect(texts.count > 100)
    for text in texts {
      do {
        let date = try EDTF(text)
        #expect(try EDTF(date.canonical) == date, "\(text)")
      } catch {
        Issue.record("\(text): \(error)")
      }
    }
  }

  @Test func everyFurtherTextIsRefused() {
    let texts = furtherInvalid.split { $0.isWhitespace }
    #expect(texts.count > 100)
    for text in texts { #expect((try? EDTF(text)) == nil, "\(text)") }
  }

  @Test func spacesAndControlCharactersAreRefused() {
    let texts = [
      "", " ", " 1989", "1989 ", "19 89", "1989 -07", "[1667, 1668]", "{1960 ,  1961-12}", "1989\n", "\u{0}",
      "1989\u{0}", "1989-07\u{0}", "\u{1B}[31m1989", "1989\u{301}", "1985/1986\u{0}", "[1985\u{0}]",
      "not a date",
    ]
    for text in texts { #expect((try? EDTF(text)) == nil, "\(text.debugDescription)") }
  }

  @Test(arguments: [
    ("Y17E7", "170000000-01-01", "170000000-12-31"), ("Y20E2", "2000-01-01", "2000-12-31"),
    ("Y-20E2S3", "-2009-01-01", "-2000-12-31"), ("-1985S2", "-1999-01-01", "-1900-12-31"),
    ("1950S4", "1950-01-01", "1950-12-31"), ("1560-X2", "1560-02-01", "1560-12-31"),
    ("1985-0X-31", "1985-01-31", "1985-08-31"), ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ("196X-02-29", "1960-02-29", "1968-02-29"), ("2003-24", "2003-12-01", "2004-02-29"),
    ("2019-28", "2019-12-01", "2020-02-29"), ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-36", "2001-10-01", "2001-12-31"), ("1984-1X", "1984-10-01", "1984-12-31"),
    ("-2005/-1999-02", "-2005-01-01", "-1999-02-28"), ("..2004-06-01/2004-06-20..", "-inf", "+inf"),
    ("..1985/", "-inf", "unknown"), ("/1985..", "unknown", "+inf"),
    ("{1961-12,1960}", "1960-01-01", "1961-12-31"),
    ("20XX-41", "2000-07-01", "2099-12-31"), ("20XX-24", "2000-12-01", "2100-02-28"),
    ("XXXX-XX-31", "0000-01-31", "9999-12-31"), ("1999-24", "1999-12-01", "2000-02-29"),
    ("0000-02-29", "0000-02-29", "0000-02-29"), ("1989-XX-3X", "1989-01-30", "1989-12-31"),
    ("Y12345S1", "10000-01-01", "19999-12-31"), ("[..1984,1990]", "-inf", "1990-12-31"),
  ])
  func bounds(_ text: String, _ earliest: String, _ latest: String) throws {
    let date = try EDTF(text)
    #expect(written(date.earliest, isStart: true) == earliest)
    #expect(written(date.latest, isStart: false) == latest)
  }

  @Test(arguments: [
    ("?1989-?07-?10", "1989-07-10?"), ("?2004-?06-11", "2004-06?-11"), ("?2004-06-~11", "2004?-06-~11"),
    ("2001-?09~-09", "2001~-%09-09"), ("?2001", "2001?"), ("?2004~", "2004%"),
    ("2004?-06-?11", "2004?-06-?11"),
    ("~1985/?1991-07?", "1985~/1991-07?"), ("[?1985,1986]", "[1985?,1986]"), ("2004-06-11%", "2004-06-11%"),
    ("1985-04-12T23:20:30+05", "1985-04-12T23:20:30+05"), ("?1989-07~", "1989%-~07"),
    ("1989?-07?", "1989-07?"),
    ("1985-04-12T23:20:30-05:30", "1985-04-12T23:20:30-05:30"), ("1950S2?", "1950S2?"),
    ("Y17E7S1~", "Y17E7S1~"),
  ])
  func canonicalForms(_ text: String, _ canonical: String) throws {
    #expect(try EDTF(text).canonical == canonical)
    #expect(try EDTF(canonical).description == canonical)
  }

  @Test func hugeYearsAreClampedAndNeverTrap() throws {
    let texts = [
      "Y999999999999999999", "Y-999999999999999999", "Y9E18S1", "Y1E999999999", "Y-1E999999999",
      "Y9999999999999999", "Y17E999999999S999999999", "Y-999999999999999999E999999999S1",
    ]
    for text in texts {
      let date = try EDTF(text)
      #expect(date.earliest.day != nil && date.canonical == text && !date.words.isEmpty)
    }
    #expect(try EDTF("Y1E30") > EDTF("9999"))
    #expect(try EDTF("Y-1E30") < EDTF("-9999"))
    #expect(try EDTF("Y1E30").earliest.description == "9999999999999999-01-01")
    #expect((try? EDTF("Y1234567890123456789")) == nil)
    #expect((try? EDTF("Y1E1234567890")) == nil)
  }
}
