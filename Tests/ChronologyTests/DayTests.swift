import Testing

@testable import Chronology

@Suite struct DayTests {
  @Test(arguments: [
    (0, "1970-01-01", 4), (-1, "1969-12-31", 3), (7054, "1989-04-25", 2), (-719_528, "0000-01-01", 6),
    (-719_529, "-0001-12-31", 5), (2_932_897, "10000-01-01", 6), (11_016, "2000-02-29", 2),
  ])
  func knownDays(_ number: Int, _ text: String, _ weekday: Int) {
    let day = Day(number: number)
    #expect(day.description == text)
    #expect(day.weekday == weekday)
    #expect(Day(year: day.year, month: day.month, day: day.day) == day)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    var expected = (year: 1600, month: 1, day: 1)
    guard var day = Day(year: 1600, month: 1, day: 1) else {
      Issue.record("no such day")
      return
    }
    while expected.year < 2001 {
      #expect(day.year == expected.year && day.month == expected.month && day.day == expected.day)
      if Day(year: expected.year, month: expected.month, day: expected.day + 1) != nil {
        expected.day += 1
      } else {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
      day = day.advanced(by: 1)
    }
  }

  @Test func whatIsNoDayIsNil() {
    #expect(Day(year: 1900, month: 2, day: 29) == nil)
    #expect(Day(year: 1989, month: 13, day: 1) == nil)
    #expect(Day(year: 1989, month: 0, day: 1) == nil)
    #expect(Day(year: 1989, month: 1, day: 0) == nil)
    #expect(Day(year: .max, month: 1, day: 1) == nil)
    #expect(Day(year: .min, month: 1, day: 1) == nil)
  }

  @Test func arithmeticStopsAtTheEnds() {
    let first = Day(number: .min)
    let last = Day(number: .max)
    #expect(first.description == "-9999999999999999-01-01")
    #expect(last.description == "9999999999999999-12-31")
    #expect(last.advanced(by: .max) == last && first.advanced(by: .min) == first)
    #expect(first.distance(to: last) > 0)
    #expect(Day(number: 5).distance(to: Day(number: 3)) == -2)
    #expect(Array(Day(number: 0)..<Day(number: 3)).count == 3)
  }
}
