import Testing

@testable import Chronology

@Suite struct ComparisonTests {
  @Test(arguments: [
    ("1985", "1986", Answer.definite), ("1986", "1985", .impossible), ("1989", "1989-07", .possible),
    ("1989-07", "1989", .possible), ("1989-07-10", "1989-07-10", .impossible), ("1989", "1989", .possible),
    ("198X", "1990", .definite), ("198X", "1985", .possible), ("1985/1987", "1988", .definite),
    ("1985/1987", "1987", .possible), ("1985/1987", "1986", .impossible), ("1985/..", "1999", .impossible),
    ("1985/", "1999", .possible), ("/1985", "1986", .definite), ("1984", "/1985", .possible),
    ("1984", "../1985", .impossible), ("[1985,1986]", "1987", .definite), ("[1985,1988]", "1987", .possible),
    ("{1985,1988}", "1987", .impossible), ("{1985,1986}", "1987", .definite),
    ("1984", "[1985,1986]", .definite),
    ("1985-06", "[1985-04,1985-08]", .possible), ("[..1984]", "1985", .definite),
    ("1990", "[1991..]", .definite),
    ("1985-04-12T10:00:00", "1985-04-13", .definite), ("1985~", "1986?", .definite),
    ("-0044", "0001", .definite),
  ])
  func before(_ left: String, _ right: String, _ answer: Answer) throws {
    #expect(try EDTF(left).isBefore(EDTF(right)) == answer)
    #expect(try EDTF(right).isAfter(EDTF(left)) == answer)
  }

  @Test(arguments: [
    ("1989-07", "1989", Answer.definite), ("1989", "1989-07", .possible), ("1989", "1989", .definite),
    ("1988-12", "1989", .impossible), ("1989-07-10", "1989-07-10", .definite),
    ("1988/1990", "1989", .impossible),
    ("1989-02/1989-03", "1989", .definite), ("1989", "1988/1990", .definite),
    ("1990-12-31", "1988/1990", .definite),
    ("1989-07", "1989-XX", .possible), ("1985", "198X", .definite), ("1990", "198X", .impossible),
    ("1989", "1989/..", .definite), ("1989", "1989/", .possible), ("1988", "1989/", .impossible),
    ("[1988,1989]", "1989", .possible), ("{1988,1989}", "1989", .impossible),
    ("1989-05", "{1988,1989}", .definite),
    ("1989-05", "[1988,1989]", .possible), ("1989-24", "1989", .possible), ("/1989", "1989", .possible),
    ("1989-06-01/1989-06-20", "1989-06-XX", .impossible), ("../1989", "1989", .impossible),
    ("1985-06", "[1985..1987]", .definite), ("1989-05-01", "1989-05-XX", .possible),
  ])
  func within(_ left: String, _ right: String, _ answer: Answer) throws {
    #expect(try EDTF(left).isWithin(EDTF(right)) == answer)
  }

  @Test(arguments: [
    ("1985/1991", "1989", Answer.definite), ("1989", "1989-07", .possible), ("1989-07", "1989", .definite),
    ("1985/1991", "1991", .definite), ("1985/1991", "1991-06", .possible), ("1985/1991", "1992", .impossible),
    ("1985/..", "2024", .definite), ("1985/", "2024", .possible), ("1989-24", "1990", .possible),
    ("{1985,1989}", "1989", .definite), ("[1985,1989]", "1989", .possible),
    ("[1985,1989]", "1987", .impossible),
    ("1989-XX", "1989", .definite), ("1989", "1989-XX", .possible), ("198X", "1985", .possible),
    ("1985", "198X", .definite), ("/1985", "1980", .possible), ("/1985", "1985", .definite),
    ("1989-07-10", "1989-07-01/1989-07-20", .definite), ("1989", "..1988/1990..", .definite),
  ])
  func overlapping(_ left: String, _ right: String, _ answer: Answer) throws {
    #expect(try EDTF(left).overlaps(EDTF(right)) == answer)
  }

  @Test(arguments: [
    ("1985", "1988-05-26", true), ("1988-05", "1988-05-26", false), ("1989-07", "1989-08", true),
    ("1985/1991", "1988", false), ("1985/1991", "1984", true), ("1985/1990", "1985/1991", false),
    ("1985/1991", "1985-03/1991-12", false), ("1985/", "1985/1991", false), ("1985/..", "1985/1991", false),
    ("1986/..", "1985/1991", false), ("[1986,1987]", "1987", false), ("[1986,1987]", "1988", true),
    ("{1986,1987}", "1986", false), ("{1986,1987}", "1988", true), ("1986~", "1987", true),
    ("198X", "1985", false),
    ("1989", "1989", false), ("1989-XX", "1989", false), ("1988-05-20/1988-06-10", "1988-05", false),
  ])
  func exclusion(_ left: String, _ right: String, _ excludes: Bool) throws {
    let (left, right) = (try EDTF(left), try EDTF(right))
    #expect(left.excludes(right) == excludes && right.excludes(left) == excludes)
    #expect(left.canEqual(right) != excludes)
  }

  @Test func datesAreSortedByStartThenEnd() throws {
    let texts = [
      "[..1984,1990..]", "/1984", "../1984-12-31", "1985-01-01", "1985-01", "1985-01?", "1985-01~", "1985",
      "1985-XX", "1985/", "1985/..", "1985-01-02",
    ]
    let dates = try texts.map { try EDTF($0) }
    let sorted = dates.shuffled().sorted()
    #expect(
      sorted.map(\.canonical) == [
        "[..1984,1990..]", "../1984-12-31", "/1984", "1985-01-01", "1985-01", "1985-01?", "1985-01~", "1985",
        "1985-XX", "1985/", "1985/..", "1985-01-02",
      ])
    #expect(try EDTF("1989-XX") != EDTF("1989"))
  }
}
