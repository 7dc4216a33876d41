import Testing

@testable import Chronology

@Suite struct QualityTests {
  @Test func whatAnAxisAsksFor() throws {
    let span = try EDTF("1985~/1991-07?")
    #expect(span.isInterval && !span.isSet && span.isApproximate && span.isUncertain && !span.isMasked)
    #expect(span.startQualification == .approximate && span.endQualification == .uncertain)
    #expect(span.precision == .year)
    #expect(span.intervalEnds?.start.isUncertain == true)
    let plain = try EDTF("1985/1991")
    #expect(plain.intervalEnds?.start.isUncertain == false && plain.qualification.isEmpty)
    #expect(try EDTF("1985/").intervalEnds?.end.isUncertain == true)
    #expect(try EDTF("1985/..").intervalEnds?.end.isUncertain == false)
    #expect(try EDTF("1985/199X").intervalEnds?.end.isUncertain == true)
    #expect(try EDTF("[1985,1986?]").isUncertain)
    #expect(try EDTF("1989-07").intervalEnds == nil)
    #expect(try EDTF("1989-07~").startQualification == .approximate)
  }

  @Test(arguments: [
    ("1989", Precision.year), ("198X", .year), ("1989-22", .season), ("1989-XX", .month),
    ("1989-07-XX", .day),
    ("1989-07-10", .day), ("1985-04-12T23:20:30", .second), ("1989-07-10/1991", .year),
    ("[1986-04,1987-11]", .month),
  ])
  func precision(_ text: String, _ precision: Precision) throws {
    #expect(try EDTF(text).precision == precision)
  }

  @Test func partsOfADate() throws {
    let date = try EDTF("2004?-06-~11").dates[0]
    #expect(date.year == 2004 && date.month == 6 && date.day == 11 && date.season == nil)
    #expect(date.yearQualification == .uncertain && date.monthQualification.isEmpty)
    #expect(date.dayQualification == .approximate && date.qualification == [.uncertain, .approximate])
    #expect(try EDTF("198X").dates[0].year == nil)
    #expect(try EDTF("Y17E7").dates[0].year == 170_000_000)
    #expect(try EDTF("Y17E30").dates[0].year == nil)
    #expect(try EDTF("1985-22").dates[0].season == 22)
  }
}
