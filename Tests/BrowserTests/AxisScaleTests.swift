import Chronology
import Screen
import Testing

@testable import Browser

/// The scale, the shapes of dates and the geometry: pure functions.
@Suite struct AxisScaleTests {
  private func day(_ text: String) -> Int { (try? EDTF(text))?.earliest.day?.number ?? 0 }

  private var era: ClosedRange<Int> { day("1985-01-01")...day("1991-12-31") }

  @Test func zooms() {
    #expect(AxisState.zooms(of: era) == [2556, 366, 92, 31])
    #expect(AxisState.zooms(of: day("1900")...day("1999-12-31")) == [36_524, 3653, 366, 92, 31])
    #expect(AxisState.zooms(of: day("1989-11-01")...day("1989-11-30")) == [30])
    #expect(AxisState.zooms(of: day("1989-11-09")...day("1989-11-09")) == [1])
  }

  @Test(arguments: [1, 7, 30, 65, 103, 182, 280])
  func everyDayOfAWholeEraHasACell(_ columns: Int) {
    for days in [1, 2, 30, 31, 366, 2556, 36_524] {
      let scale = TimeScale(days: days, from: 5479, columns: columns, isWhole: true)
      #expect(scale.columns <= columns)
      #expect(scale.cell(of: 5479) == 0)
      #expect(scale.cell(of: 5479 + days - 1) == scale.count - 1)
      #expect(scale.cell(of: 5478) == -1)
      #expect(scale.cell(of: scale.days.upperBound + 1) == scale.count)
      #expect(scale.columnsPerCell == 1 || scale.daysPerCell == 1)
    }
  }

  @Test func daysFarAwayDoNotOverflow() {
    let scale = TimeScale(days: 31, from: 7000, columns: 65, isWhole: false)
    #expect(scale.cell(of: Int.min) < 0)
    #expect(scale.cell(of: Int.max) > scale.count)
  }

  private func labels(_ zoom: String, through last: String, columns: Int) -> (String, String) {
    let first = day(zoom)
    let scale = TimeScale(days: day(last) - first + 1, from: first, columns: columns, isWhole: false)
    let labels = ScaleLabels(scale)
    func line(_ labels: [ScaleLabels.Label]) -> String {
      labels.reduce(into: "") { line, label in
        line += String(repeating: " ", count: max(0, label.column - line.count)) + label.text
      }
    }
    return (line(labels.major), line(labels.minor))
  }

  @Test func theScaleNamesItselfAtEveryZoom() {
    #expect(
      labels("1985-01-01", through: "1991-12-31", columns: 65).0
        == "1985     1986     1987     1988     1989     1990     1991")
    #expect(
      labels("1988-12-01", through: "1989-11-30", columns: 65)
        == ("1988 1989", "Dec  Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec"))
    #expect(
      labels("1989-10-20", through: "1989-11-19", columns: 65)
        == ("Oct 1989                Nov 1989", "  21  23  25  27  29    1   3   5   7   9   11  13  15  17  19"))
    #expect(labels("1900-01-01", through: "1999-12-31", columns: 65).0.hasPrefix("1900  1910"))
  }

  @Test(arguments: [5, 20, 41, 65, 103, 182, 280])
  func labelsNeverTouchAndNeverLeaveTheScale(_ columns: Int) {
    for days in [30, 31, 92, 366, 2556, 36_524, 400_000] {
      for start in [5479, 5500, -25_000, 7250] {
        let scale = TimeScale(days: days, from: start, columns: columns, isWhole: false)
        let labels = ScaleLabels(scale)
        for row in [labels.major, labels.minor] {
          for (one, next) in zip(row, row.dropFirst()) { #expect(one.column + one.text.count < next.column) }
          for label in row { #expect(label.column >= 0 && label.column + label.text.count <= scale.columns) }
        }
      }
    }
  }

  @Test func theScaleNamesNoYearBeforeTheFirstOneShown() throws {
    for columns in 8...120 {
      let scale = TimeScale(days: era.count, from: era.lowerBound, columns: columns, isWhole: true)
      for label in ScaleLabels(scale).major {
        let year = try #require(Int(label.text))
        let first = try #require(Day(year: year, month: 1, day: 1))
        #expect(scale.column(of: first.number) == label.column, "\(columns): \(label.text)")
      }
    }
    #expect(labels("1985-01-01", through: "1991-12-31", columns: 38).0.hasPrefix("1985"))
  }

  // MARK: Dates

  private func picture(_ date: String, from first: String, through last: String) throws -> String {
    let shape = DateShape(try EDTF(date))
    let start = day(first)
    let cells = (start...day(last)).map { day in
      shape.stretches.first { $0.days.contains(day) }.map { Character($0.fill.sign) } ?? "."
    }
    return (shape.startSign.map { String($0) } ?? "") + String(cells) + (shape.endSign.map { String($0) } ?? "")
  }

  @Test(arguments: [
    ("1989-07-03", "..━......."), ("1989-07-03?", "..━.......?"), ("1989-07-03~", "..━.......≈"),
    ("1989-07-03%", "..━.......%"), ("1989-07-03/1989-07-06", "..━━━━...."),
    ("1989-07-03~/1989-07-06?", "≈..━━━━....?"), ("../1989-07-04", "∞━━━━......"), ("1989-07-04/..", "...━━━━━━━∞"),
    ("1989-07-04/", "...━┄┄┄┄┄┄?"), ("/1989-07-04", "?┄┄┄━......"), ("1989-07-XX", "┄┄┄┄┄┄┄┄┄┄X"),
    ("1989-XX-05", "┄┄┄┄┄┄┄┄┄┄X"), ("1989-07", "┄┄┄┄┄┄┄┄┄┄"), ("1989", "┄┄┄┄┄┄┄┄┄┄"), ("1989-22", "░░░░░░░░░░"),
    ("1989-06/1989-07-05", "━━━━━....."), ("1989-07-05/1989-07", "....━┄┄┄┄┄"), ("1989-05/1989-22", "░░░░░░░░░░"),
    ("[1989-07-02,1989-07-05]", ".┄┄┄┄.....?"), ("{1989-07-02..1989-07-05}", ".┄┄┄┄....."),
  ])
  func shapes(_ date: String, _ expected: String) throws {
    #expect(try picture(date, from: "1989-07-01", through: "1989-07-10") == expected)
  }

  // MARK: Geometry

  @Test func rowsAreGivenToTheLanesThatNeedThem() {
    #expect(AxisGeometry.heights(rows: 8, needs: [1, 4, 2]) == ([1, 4, 2], 0))
    #expect(AxisGeometry.heights(rows: 5, needs: [1, 4, 2]) == ([1, 2, 2], 0))
    #expect(AxisGeometry.heights(rows: 20, needs: [1, 4, 2]) == ([1, 4, 2], 1))
    #expect(AxisGeometry.heights(rows: 3, needs: [9, 9, 9]) == ([1, 1, 1], 0))
    #expect(AxisGeometry.heights(rows: 0, needs: []) == ([], 0))
    #expect(AxisGeometry.shown(count: 20, selected: 19, rows: 5) == 15..<20)
    #expect(AxisGeometry.shown(count: 20, selected: 0, rows: 5) == 0..<5)
    #expect(AxisGeometry.shown(count: 3, selected: nil, rows: 5) == 0..<3)
  }

  @Test(arguments: [
    (1, 1, "1"), (9, 1, "9"), (10, 1, "+"), (10, 2, "10"), (1500, 2, "1k"), (1500, 1, "+"),
    (1500, 4, "1500"), (2_500_000, 3, "2M"), (99_000, 2, "+"),
  ])
  func numbers(_ count: Int, _ columns: Int, _ words: String) {
    #expect(AxisPicture.words(count, columns: columns) == words)
  }

  // MARK: The era strip

  @Test(arguments: [(80, 2, 1, 42), (86, 1, 1, 84), (120, 1, 1, 84), (200, 1, 2, 84), (40, 3, 1, 28), (300, 1, 3, 84)])
  func theStripTakesAnyWidth(_ columns: Int, _ months: Int, _ width: Int, _ count: Int) {
    let scale = StripScale(days: era, columns: columns)
    #expect([scale.monthsPerCell, scale.columnsPerCell, scale.count] == [months, width, count])
    #expect(scale.cell(of: era.lowerBound) == 0 && scale.cell(of: era.upperBound) == count - 1)
    #expect(scale.cell(of: era.lowerBound - 1) == -1 && scale.cell(of: era.upperBound + 1) == count)
    #expect(scale.edges.first == era.lowerBound && scale.edges.last == era.upperBound + 1)
  }

  @Test func theStripTakesAnyEra() {
    for (first, last) in [
      ("1000", "2000"), ("-0050", "0050"), ("1914-07-28", "1918-11-11"), ("1989-11-09", "1989-11-09"),
    ] {
      for columns in [40, 80, 120, 300] {
        let scale = StripScale(days: day(first)...day(last), columns: columns)
        #expect(scale.count * scale.columnsPerCell <= columns - 2 && scale.count > 0)
        #expect(scale.cell(of: day(last)) == scale.count - 1)
        for (one, next) in zip(scale.labels, scale.labels.dropFirst()) {
          #expect(one.column + one.text.count < next.column)
        }
      }
    }
  }

  @Test func whatTheFilterKeepsIsBrightAndTheRestDim() {
    _ = Fixture.hasLocale
    let scale = StripScale(days: day("1985-01-01")...day("1985-06-30"), columns: 8)
    let strip = EraStrip(
      scale: scale, counts: [0, 4, 4, 4, 1, 4], kept: [0, 4, 1, 0, 1, 2], hits: [0, 0, 2, 0, 0, 0],
      place: day("1985-06-02"), window: day("1985-02-01")...day("1985-03-31"))
    var frame = Frame(size: Size(columns: 8, rows: 3))
    strip.draw(in: &frame, Rectangle(column: 0, row: 0, columns: 8, rows: 3))
    #expect(frame.text == " 1985\n  █▄█▄▆\n  ─•  ▲")
    #expect(frame.roles == " dddd\n  ssdsp\n  bk  p")
    var tall = Frame(size: Size(columns: 8, rows: 4))
    strip.draw(in: &tall, Rectangle(column: 0, row: 0, columns: 8, rows: 4))
    #expect(tall.text == " 1985\n  ███ ▃\n  █████\n  ─•  ▲")
    #expect(tall.roles.split(separator: "\n")[1] == "  sdd p")
  }
}
