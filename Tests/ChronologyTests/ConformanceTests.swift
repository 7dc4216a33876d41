import Testing

@testable import Chronology

/// The rows of a table without comments and heading, cut at the tabs.
func rows(of table: String) -> [[Substring]] {
  let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
  return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
}

/// A bound as the tables write it.
func written(_ bound: Bound, isStart: Bool) -> String {
  switch bound {
  case .day(let day): day.description
  case .open: isStart ? "-inf" : "+inf"
  case .unknown: "unknown"
  }
}

@Suite struct ConformanceTests {
  @Test func everyRowHasItsVerdictLevelAndBounds() throws {
    let table = rows(of: conformanceTable)
    #expect(table.count == 295)
    for row in table {
      let text = String(row[0])
      let date = try? EDTF(text)
      #expect((date != nil) == (row[1] == "accept"), "\(text)")
      guard let date, row[1] == "accept" else { continue }
      #expect(written(date.earliest, isStart: true) == row[3], "\(text)")
      #expect(written(date.latest, isStart: false) == row[4], "\(text)")
      #expect(String(date.level) == row[2], "\(text)")
      #expect(try EDTF(date.canonical) == date, "\(text)")
    }
  }

  @Test func everyRowHasItsWords() throws {
    let table = rows(of: wordsTable)
    #expect(table.count == 38)
    for row in table { #expect(try EDTF(row[0]).words == row[1], "\(row[0])") }
  }
}
