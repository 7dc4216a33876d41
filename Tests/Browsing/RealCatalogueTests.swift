import Foundation
import Testing

/// The catalogue of the era itself, and the texts where the reader of the tests has them.
@Suite(.onItsOwnThread)
struct RealCatalogueTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private var environment: [String: String?] {
    ["PERESTROIKA_CATALOGUE": nil, "PERESTROIKA_LIBRARY": Places.library]
  }

  @Test func theCatalogueIsFoundAndWhole() async throws {
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": nil, "PERESTROIKA_LIBRARY": nil]
    let list = try await scratch.perestroika("list", "--json", changes: changes)
    #expect(list.status == 0)
    let events = try #require(try JSONSerialization.jsonObject(with: list.bytes) as? [[String: Any]])
    #expect(events.count >= 60)
    for year in 1985...1991 {
      let count = events.count { ($0["earliest"] as? String)?.hasPrefix("\(year)") == true }
      #expect(count >= 4, "\(year)")
    }
    #expect(Set(events.compactMap { $0["theme"] as? String }).count == 8)
    let disputed = events.count { ($0["disagreements"] as? [Any])?.isEmpty == false }
    #expect(disputed >= 6)
    let check = try await scratch.perestroika("check", changes: changes)
    #expect(check.status == 0, "\(check.output.suffix(2_000))")
  }

  @Test func aClosedPipeIsNoErrorHoweverMuchThereIsToPrint() async throws {
    let script = "{ \"$0\" list --json; echo $? >status; } | head -c 1"
    let outcome = try await scratch.run(["sh", "-c", script, Places.program()], ["PERESTROIKA_CATALOGUE": nil])
    #expect(outcome.output == "[")
    #expect(outcome.errors.isEmpty)
    #expect(scratch.text(of: "status") == "0\n")
  }

  @Test(.enabled(if: Places.tmux != nil, "tmux is not installed"))
  func itIsBrowsedWithoutTexts() async throws {
    try await Window.open(
      scratch, columns: 80, rows: 24, changes: ["PERESTROIKA_CATALOGUE": nil, "PERESTROIKA_LIBRARY": nil]
    ) { window in
      let start = try await window.shows("the timeline") { $0.eventNumber != nil }
      #expect(start.text.contains("No text: this is a digest"))
      #expect(start.dividerColumn == 32)
      try await window.press("Down")
      try await window.shows("another event") { $0.eventNumber != nil && $0.eventNumber != start.eventNumber }
      try await window.press("Enter")
      try await window.shows("the digest") { $0.isInSource }
    }
  }

  @Test(.enabled(if: Places.library != nil, "PERESTROIKA_LIBRARY names no folder of texts"))
  func everyQuoteStandsInItsText() async throws {
    let check = try await scratch.perestroika("check", changes: environment)
    #expect(check.status == 0, "\(check.output.suffix(2_000))")
    let quotes = try #require(check.lines.first { $0.hasPrefix("quotes: ") })
    for state in ["fuzzy", "ambiguous", "lost"] { #expect(!quotes.contains(state), "\(quotes)") }
    #expect(quotes.contains(" exact"))
  }

  @Test(
    .enabled(if: Places.library != nil, "PERESTROIKA_LIBRARY names no folder of texts"),
    .enabled(if: Places.tmux != nil, "tmux is not installed"))
  func everyPassageIsReachedByOneKey() async throws {
    try await Window.open(scratch, changes: environment) { window in
      let start = try await window.shows("the timeline") { $0.eventNumber != nil }
      #expect(start.lines[0].contains("5 texts"))
      var last = start.eventNumber
      var attached = 0
      for _ in 0..<8 {
        let before = last
        try await window.press("L")
        let year = try await window.shows("a later event") {
          $0.eventNumber != before || $0.text.contains("nothing is listed")
        }
        if year.eventNumber == before { break }
        last = year.eventNumber
        try await window.press("Enter")
        let passage = try await window.shows("the source") { $0.isInSource }
        // A source that is not among the reader's texts shows its digest, which has no passage to stand at.
        attached += passage.sourceTitle.contains("exact") ? 1 : 0
        #expect(passage.sourceTitle.contains("exact") || passage.sourceTitle.contains("digest"))
        let row = try #require(passage.passageRow, "\(passage.text)")
        let rows = try #require(passage.sourceRows)
        #expect(row <= rows.count / 3 + 1)
        #expect(passage.cursor.row == rows.lowerBound + row)
        try await window.press("BSpace")
        try await window.shows("the timeline in focus") { $0.isInTimeline }
      }
      // The first event of most years rests on sources that nobody has attached.
      #expect(attached >= 1)
    }
  }
}
