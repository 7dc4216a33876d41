import Evidence
import Foundation
import Testing

@testable import Catalogue

/// Reading events of which only their places are kept.
@Suite struct ScanTests {
  private let authored = ["events/1988.yaml", "events/before.yaml"]

  private func line(_ id: String, _ date: String, _ more: String = "") -> String {
    #"{"id": "\#(id)", "date": "\#(date)", "title": "T", "theme": "economy", "summary": "S."\#(more), "#
      + #""accounts": [{"source": "morning-paper", "says": "It was.", "quote": "that it was so"}]}"# + "\n"
  }

  private func events(of scan: CatalogueScan) throws -> [Event] {
    var events: [Event] = []
    try scan.events.forEach({ event, _ in event }) { events.append($0) }
    return events
  }

  @Test func comesToTheSameAsReadingAll() throws {
    let contents = try #require(try TemporaryCatalogue().read().contents)
    let lines = contents.events.reversed().map { EventDocument($0).line + "\n" }
    let catalogue = try TemporaryCatalogue(
      ["events/a.jsonl": lines.prefix(2).joined(), "events/b.jsonl": lines.dropFirst(2).joined()], without: authored)
    let scan = CatalogueReader(folder: catalogue.path).scan()
    #expect(scan.problems == [])
    #expect(scan.contents?.sources == contents.sources)
    #expect(scan.events.count == contents.events.count)
    #expect(try events(of: scan) == contents.events)
  }

  @Test func equalDatesStayInTheOrderOfTheFiles() throws {
    let catalogue = try TemporaryCatalogue([
      "events/1987.jsonl": line("b-first", "1988") + line("a-second", "1988"),
      "events/1988.yaml": TemporaryCatalogue.event.replacing("id: one", with: "id: c-third"),
      "events/1989.jsonl": line("d-fourth", "1988") + line("earlier", "1987") + line("shorter", "1988-01"),
    ])
    let scan = CatalogueReader(folder: catalogue.path).scan()
    let ids = try events(of: scan).map(\.id)
    let expected = ["earlier", "shorter", "b-first", "a-second", "c-third", "d-fourth"]
    #expect(ids.filter(expected.contains) == expected)
    #expect(ids == catalogue.read().contents?.events.map(\.id))
  }

  @Test func findsTheSameProblems() throws {
    let lines =
      line("one", "1988") + "{\"id\": \"broken\n" + line("two", "1988-13") + line("one", "1989")
      + line("three", "1989", #", "leads_to": ["four", "broken", "thre"], "places": ["nowhere"]"#)
      + line("four", "1990", #", "part_of": "one", "titel": "x""#) + "[1]\n\n" + line("law", "1990").dropLast()
    let catalogue = try TemporaryCatalogue([
      "events/1988.yaml": TemporaryCatalogue.event.replacing("id: one", with: "id: law\n  leads_to: [three, nothing]"),
      "events/x.jsonl": lines,
    ])
    let problems = CatalogueReader(folder: catalogue.path).scan().problems.map(\.description)
    #expect(problems == catalogue.problems)
    for line in [2, 3, 4, 5, 6, 7, 9] {
      #expect(problems.contains { $0.hasPrefix("events/x.jsonl:\(line):") && $0.contains("error") }, "\(problems)")
    }
  }

  @Test func aByteThatIsNoTextSpoilsItsLineAlone() throws {
    var bytes = Array(line("one", "1988").utf8) + Array(line("two", "1988").utf8)
    bytes[9] = 0xFF
    let catalogue = try TemporaryCatalogue(without: authored)
    try catalogue.write(bytes, to: "events/x.jsonl")
    let scan = CatalogueReader(folder: catalogue.path).scan()
    #expect(
      scan.problems.map(\.description) == [
        "events/x.jsonl:1:10: error: byte 0xFF is not UTF-8; save the file as UTF-8"
      ])
    #expect(scan.events.count == 1)
  }

  @Test func veryManyProblemsAreCounted() throws {
    let catalogue = try TemporaryCatalogue(
      ["events/x.jsonl": String(repeating: "{]\n", count: ProblemList.limit + 500)], without: authored)
    let problems = CatalogueReader(folder: catalogue.path).scan().problems
    #expect(problems.count == ProblemList.limit + 1)
    #expect(problems.last?.line == ProblemList.limit + 500)
    #expect(problems.last?.message.hasSuffix("(the last of 500 more in this file)") == true)
  }

  @Test func linesRunOverTheBlocksInWhichAFileIsRead() throws {
    let words = String(repeating: "word ", count: 9000)
    let lines = (0..<60).map { line("event-\($0)", "1988-01-\($0 % 20 + 10)", ", \"note\": \"\(words)\($0).\"") }
    let catalogue = try TemporaryCatalogue(["events/x.jsonl": lines.joined()], without: authored)
    let scan = CatalogueReader(folder: catalogue.path).scan()
    let events = try events(of: scan)
    #expect(scan.problems == [])
    #expect(events.count == 60)
    for event in events { #expect(event.note?.hasSuffix(" \(event.id.dropFirst(6)).") == true) }
  }

  @Test func aFileThatChangesMeanwhileIsNoticed() throws {
    let catalogue = try TemporaryCatalogue(["events/x.jsonl": line("one", "1988")], without: authored)
    let scan = CatalogueReader(folder: catalogue.path).scan()
    let handle = try #require(FileHandle(forWritingAtPath: catalogue.path + "/events/x.jsonl"))
    try handle.truncate(atOffset: 20)
    #expect(throws: TimelineEvents.Change.self) { try events(of: scan) }
  }

  @Test func accountsAreKnownWithoutReading() throws {
    let more =
      #"{"id": "two", "date": "1987", "title": "T", "theme": "economy", "summary": "S.", "accounts": ["#
      + #"{"source": "evening-paper", "says": "It was.", "quote": "that it was so", "locator": 7}, "#
      + #"{"source": "morning-paper", "says": "It was.", "quote": "that it was so"}]}"# + "\n"
    let catalogue = try TemporaryCatalogue(["events/x.jsonl": line("one", "1988") + more], without: authored)
    var accounts: [[Int?]] = []
    CatalogueReader(folder: catalogue.path).scan().events.forEachQuotation { event, account, source, locator in
      accounts.append([event.position, event.firstQuotation, account, source, locator])
    }
    #expect(accounts == [[0, 1, 0, 1, 7], [0, 1, 1, 0, nil], [1, 0, 0, 0, nil]])
  }

  @Test func aTableOfNamesFindsThemAgain() {
    var table = NameTable()
    let names = (0..<5000).map { "name-\($0 * 7919 % 5003)" }
    for (number, name) in names.enumerated() {
      #expect(table.insert(name) == (number, true))
    }
    for (number, name) in names.enumerated() {
      #expect(table.insert(name) == (number, false))
      #expect(table[number] == name)
    }
    #expect(table.number(of: "name-5003") == nil)
    #expect(table.count == 5000)
  }
}
