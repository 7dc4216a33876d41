import Testing

@testable import Chronology

@Suite struct WordsTests {
  @Test(arguments: [
    ("2004-06-XX/2004-07-03", "some day in June 2004 – 3 July 2004"),
    ("1560-X2", "February or December 1560"),
    ("1560-X2-05", "5 February or 5 December 1560"), ("15XX-12-25", "25 December of some year in the 1500s"),
    ("1XXX-12", "December of some year from 1000 to 1999"), ("1XX3", "some year of the form 1XX3"),
    ("XXXX", "some year"), ("XXXX-12-XX", "some day in December of some year"),
    ("15XX-XX", "some month of the 1500s"),
    ("1989-1X", "October, November or December 1989"),
    ("1989-0X", "some month from January to September 1989"),
    ("1989-07-1X", "some day from 10 to 19 July 1989"), ("1989-07-X5", "5, 15 or 25 July 1989"),
    ("1989-07-3X", "30 or 31 July 1989"), ("1989-XX-25", "the 25th of some month of 1989"),
    ("198X-XX~", "some month of the c. 1980s"), ("1989-07-XX~", "some day in c. July 1989"),
    ("1950S2", "some year from 1900 to 1999, estimated 1950"), ("1950S4", "1950"),
    ("Y17E100", "17 × 10^100"), ("Y170000002", "170000002"),
    ("2004?-06-~11", "c. 11 June 2004 (year uncertain, day approximate)"),
    ("2004-06~-11", "c. 11 June 2004 (year and month approximate)"),
    ("?2001-23", "autumn 2001 (year uncertain)"), ("2001-30", "southern summer 2001–02"),
    ("2001-?33", "first quarter of 2001 (quarter uncertain)"), ("1999-24", "winter 1999–2000"),
    ("-0044-24", "winter 45–44 BC"), ("0044", "AD 44"), ("0000/0000", "1 BC – 1 BC"),
    ("-0044-03-15/-0044-03-17", "15 – 17 March 45 BC"), ("1985-21/1985-23", "spring – autumn 1985"),
    ("1985-23/1985-24", "autumn 1985 – winter 1985–86"), ("1987-01/1987-06", "January – June 1987"),
    ("1989-06/1989-07-21", "June – 21 July 1989"), ("1989-07/1989-07-21", "July 1989 – 21 July 1989"),
    ("1989-07-10~/1989-07-21", "c. 10 July 1989 – 21 July 1989"), ("1985-41", "second half of 1985"),
    ("1985-04-12T23:20:30", "12 April 1985, 23:20:30"),
    ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
    ("1985-04-12T23:20:30+04:30", "12 April 1985, 23:20:30 UTC+04:30"),
    ("1985?/..", "1985 (uncertain) onwards"),
    ("../1985~", "until c. 1985"),
    ("..2004-06-01/2004-06-20..", "1 June 2004 or earlier – 20 June 2004 or later"),
    ("/1989..", "unknown – 1989 or later"),
    ("{1667,1668,1670..1672}", "1667, 1668 and all years from 1670 to 1672"),
    ("[1667,1668,1670..1672]", "1667, 1668 or a year from 1670 to 1672"),
    ("{..1984}", "all years up to 1984"),
    ("{1760-12..}", "all months from December 1760 onwards"), ("[1986,1987,1989]", "1986, 1987 or 1989"),
    (
      "[..1983-12-31,1984-10-10..1984-11-01,1984-11-05..]",
      "31 December 1983 or earlier, a day from 10 October to 1 November 1984, or 5 November 1984 or later"
    ),
    ("[1986-05-01..1986-05-09]", "a day from 1 to 9 May 1986"),
    ("[1986?,1987~]", "1986 (uncertain) or c. 1987"),
    ("[1986]", "1986"), ("004X", "AD 40s"), ("00XX", "some year from 1 BC to AD 99"),
    ("1985-37", "first third of 1985"),
  ])
  func words(_ text: String, _ words: String) throws {
    #expect(try EDTF(text).words == words)
  }
}
