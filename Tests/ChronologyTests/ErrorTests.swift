import Testing

@testable import Chronology

@Suite struct ErrorTests {
  private func error(_ text: String) -> EDTFError? {
    do {
      _ = try EDTF(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("1985-13", 6, 2), ("1985-02-30", 9, 2), ("1985-04-12T25:00:00", 12, 2),
    ("1985-04-12T23:20:30+15:00", 21, 2),
    ("1985 -04", 5, 1), ("2004/2003", 6, 4), ("{1960,1985-00}", 12, 2), ("../1985-13", 9, 2), ("", 1, 1),
    ("198u", 4, 1), ("July 1989", 1, 1), ("1985–1991", 5, 1), ("é1985", 1, 1), ("[1985,é]", 7, 1),
    ("1985/1986/1987", 10, 1), ("-0000", 1, 5), ("19850412", 5, 1), ("[1985..198X]", 8, 4), ("../..", 4, 2),
  ])
  func errorsPointAtTheCharacter(_ text: String, _ column: Int, _ width: Int) {
    #expect(error(text)?.column == column)
    #expect(error(text)?.width == width)
  }

  @Test func whatWasFoundAndWhatIsExpected() {
    #expect(error("198u")?.found == "“u”")
    #expect(error("1989-")?.found == "the end of the text")
    #expect(error("1989-02-30")?.expected == "a day 01 to 28")
    #expect(error("1988-02-30")?.expected == "a day 01 to 29")
    #expect(error("198X-02-30")?.expected == "a day 01 to 29")
    #expect(error("1989\u{1B}[31m")?.found == "“U+001B”")
    #expect(error("1989\u{202E}")?.found == "“U+202E”")
    #expect(
      error("198u")?.message
        == "column 4: found “u”, expected a digit or X: a year has four digits; that is the draft of 2012; "
        + "today it is 198X")
  }

  @Test(arguments: [
    ("198u", "198X"), ("19uu-12", "19XX-12"), ("unknown/1989", "/1989"), ("1989/unknown", "1989/"),
    ("1989/open", "1989/.."), ("1984?~", "1984%"), ("1984~?", "1984%"), ("1984?/2004?~", "1984?/2004%"),
    ("2004-(06)?-11", "2004-?06-11"), ("2004-06-(11)~", "2004-06-~11"), ("(2004-(06)~)?", "2004?-%06"),
    ("(2004)?-06-04~", "2004?-~06-~04"), ("2011-(06-04)~", "2011-~06-~04"), ("(2011)-06-04~", "2011-06-04~"),
    ("2004-06-(01)~/2004-06-(20)~", "2004-06-~01/2004-06-~20"), ("2004-(06-11)?", "2004-?06-?11"),
    ("y170000002", "Y170000002"), ("y-17e7", "Y-17E7"), ("y17101e4p3", "Y17101E4S3"), ("196x", "196X"),
    ("2001-21^southernHemisphere", "2001-29"), ("[1667,1668, 1670..1672]", "[1667,1668,1670..1672]"),
  ])
  func theDraftOf2012(_ text: String, _ remedy: String) {
    #expect(error(text)?.remedyEDTF == remedy)
  }

  @Test(arguments: [
    ("1989-7-1", "1989-07-01"), ("1989-7", "1989-07"), ("1989/7", "1989-07"), ("1989/07/01", "1989-07-01"),
    ("1989-07-1", "1989-07-01"), ("July 1989", "1989-07"), ("1 July 1989", "1989-07-01"),
    ("9 Nov 1989", "1989-11-09"),
    ("July 1, 1989", "1989-07-01"), ("1st of July 1989", "1989-07-01"), ("November 9th, 1989", "1989-11-09"),
    ("9.11.1989", "1989-11-09"), ("25/12/1989", "1989-12-25"), ("12/25/1989", "1989-12-25"),
    ("7/1989", "1989-07"),
    ("19890701", "1989-07-01"), ("c. 1989", "1989~"), ("ca 1989", "1989~"),
    ("circa 1989", "1989~"),
    ("about July 1989", "1989-07~"), ("July 1989?", "1989-07?"), ("1980s", "198X"), ("the 1980s", "198X"),
    ("20th century", "19XX"), ("1985–1991", "1985/1991"), ("1985 – 1991", "1985/1991"),
    ("1985 - 1991", "1985/1991"), ("1985-1991", "1985/1991"), ("1985/91", "1985/1991"),
    ("1985 to 1991", "1985/1991"),
    ("10–21 July 1989", "1989-07-10/1989-07-21"), ("28 June – 1 July 1989", "1989-06-28/1989-07-01"),
    ("2018-01-15/02-20", "2018-01-15/2018-02-20"), ("1989-07-10/21", "1989-07-10/1989-07-21"),
    ("1989-07-10 / 1989-07-21", "1989-07-10/1989-07-21"), ("1991/1985", "1985/1991"), (" 1989", "1989"),
    ("[1667, 1668]", "[1667,1668]"), ("1985 or 1986", "[1985,1986]"), ("1985 and 1986", "{1985,1986}"),
    ("between 1985 and 1987", "[1985..1987]"), ("since 1989", "1989/.."), ("until 1989", "../1989"),
    ("summer 1985", "1985-22"), ("winter 1985–86", "1985-24"), ("winter 1985/86", "1985-24"),
    ("44 BC", "-0043"),
    ("198", "0198"), ("Y1985", "1985"), ("+2006", "2006"),
    ("1989-W27", "1989-07-03/1989-07-09"), ("1989-182", "1989-07-01"), ("1989-07-00", "1989-07"),
    ("1989-00", "1989"),
    ("1989-07-01T12:30", "1989-07-01T12:30:00"), ("1989-07-01 12:30:00", "1989-07-01T12:30:00"),
    ("1989-07-01T12:00:00.5Z", "1989-07-01T12:00:00Z"), ("1989-07-01T24:00:00", "1989-07-02T00:00:00"),
    ("1989-07-01T12:00:00+0430", "1989-07-01T12:00:00+04:30"),
    ("1989-07-01t12:00:00z", "1989-07-01T12:00:00Z"),
    ("1989‐07‐01", "1989-07-01"), ("1989\u{AD}-07", "1989-07"), ("[1999}", "[1999]"), ("..1989", "../1989"),
  ])
  func commonSlips(_ text: String, _ remedy: String) {
    #expect(error(text)?.remedyEDTF == remedy)
    #expect(error(text)?.remedy?.contains(remedy) == true)
  }

  @Test func wordsReadBackAsTheDate() throws {
    for row in rows(of: wordsTable) {
      let date = try EDTF(row[0])
      guard let remedy = error(date.words)?.remedyEDTF else { continue }
      let again = try EDTF(remedy)
      #expect(again.canEqual(date), "\(date.words) is read as \(remedy)")
    }
  }

  @Test func lettersThatGrowInUpperCaseAreNoDanger() {
    for text in ["y\u{149}", "yß12345", "1985\u{1F0}", "y\u{FB03}/unknown"] { #expect(error(text) != nil) }
  }

  @Test func whereThereIsMoreThanOneReadingNoneIsChosen() {
    #expect(error("9/11/1989")?.remedyEDTF == nil)
    #expect(error("9/11/1989")?.remedy?.contains("1989-11-09") == true)
    for text in ["12345", "1900s", "19", "198907", "1904/05"] { #expect(error(text)?.remedyEDTF == nil, "\(text)") }
    #expect(error("12345")?.remedy?.contains("Y12345 if it is the year 12345") == true)
    #expect(error("unknown/open")?.remedyEDTF == nil)
    #expect(error("/")?.remedy != nil)
    #expect(error("hello")?.remedy == nil)
    #expect(error(String(repeating: "July 1989 ", count: 10_000))?.remedy == nil)
  }
}
