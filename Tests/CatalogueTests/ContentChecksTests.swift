import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("Checks without texts")
struct ContentChecksTests {
  /// The findings about a catalogue whose events are these; unused records are left out of them.
  private func findings(_ events: String, file: String = "events/1988.yaml") throws -> [String] {
    let reading = try TemporaryCatalogue([file: events], without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    return ContentChecks.problems(in: contents, origins: reading.origins)
      .filter { !$0.message.hasPrefix("no event uses") }.map(\.description)
  }

  private func event(
    _ id: String, _ date: String, _ rest: String = "", quote: String = "one or another thing"
  ) -> String {
    """
    - id: \(id)
      date: \(date)
      title: Something \(id)
      theme: economy
      summary: Something happened.
    \(rest.isEmpty ? "" : rest.split(separator: "\n").map { "  \($0)\n" }.joined())\
      accounts: [{source: morning-paper, says: One., quote: \(quote)}]

    """
  }

  @Test(arguments: [
    ("one two three four", nil),
    ("a b c d e f g h i j k l m n o", nil),
    ("a b c d e f g h i j k l m n o p", "error: the quote has 16 words; 15 at most are allowed"),
    ("one two three", "warning: the quote has 3 words; 4 at least pin a passage"),
    ("one", "warning: the quote has 1 word; 4 at least pin a passage"),
    ("The strike began in July.", "error: the quote is a whole sentence; leave out its beginning or its end"),
    (
      "“Has the strike begun at last?”",
      "error: the quote is a whole sentence; leave out its beginning or its end"
    ),
    ("the strike began in July.", nil),
    ("The strike began in July", nil),
    ("well-known – and so on: it's four", nil),
  ])
  func quotes(quote: String, problem: String?) throws {
    let found = try findings(event("a", "1988", quote: "\"\(quote)\""))
    #expect(found == (problem.map { ["events/1988.yaml:6:57: \($0)"] } ?? []))
  }

  @Test(arguments: [
    ("Law on Cooperatives", nil), ("500 Days", nil), ("May Day parade", nil), ("Order No. 1", nil),
    ("19th Party Conference", nil), ("Law of 26 May", "26 May"), ("August 19 coup", "August 19"),
    ("Coup of 1991", "1991"), ("The 1989 strikes", "1989"),
  ])
  func titles(title: String, date: String?) throws {
    #expect(dateWritten(in: title) == date)
    let text = event("a", "1988").replacing("title: Something a", with: "title: \(title)")
    let expected = date.map {
      ["events/1988.yaml:3:10: warning: the title holds a date (“\($0)”), which stands beside it anyway"]
    }
    #expect(try findings(text) == (expected ?? []))
  }

  @Test func longTitles() throws {
    let title = String(repeating: "ä", count: 60)
    let text = event("a", "1988").replacing("title: Something a", with: "title: \(title)")
    #expect(try findings(text) == [])
    let found = try findings(text.replacing(title, with: title + "b"))
    #expect(
      found == [
        "events/1988.yaml:3:10: warning: the title has 61 characters; 60 at most fit the timeline"
      ])
  }

  @Test func connectionsBackInTime() throws {
    let text =
      event("a", "1988-05-26", "leads_to: [b, c, d]") + event("b", "1988-05-25") + event("c", "1988-05")
      + event("d", "1988-05-26")
    let found = try findings(text)
    #expect(
      found == [
        "events/1988.yaml:6:14: error: leads back in time: from 26 May 1988 to “b”, 25 May 1988"
      ])
  }

  @Test func circles() throws {
    let text =
      event("a", "1988", "leads_to: [b]") + event("b", "1988", "leads_to: [c]")
      + event("c", "1988", "leads_to: [b, a]") + event("d", "1988", "part_of: d")
    let found = try findings(text)
    #expect(
      found == [
        "events/1988.yaml:6:13: error: “leads_to” runs in a circle: a → b → c → a",
        "events/1988.yaml:13:13: error: “leads_to” runs in a circle: b → c → b",
        "events/1988.yaml:27:12: error: “part_of” runs in a circle: d → d",
      ])
  }

  @Test func cyclesOfGraphs() {
    #expect(cycles([("a", ["b", "c"]), ("b", ["d"]), ("c", ["d"]), ("d", [])]) == [])
    #expect(cycles([("a", ["b", "x"]), ("b", ["a"])]) == [["a", "b"]])
    #expect(cycles([("x", ["b"]), ("b", ["a"]), ("a", ["b"])]) == [["b", "a"]])
    let long = (0..<50_000).map { (id: "\($0)", next: ["\($0 + 1)"]) }
    #expect(cycles(long) == [])
  }

  @Test func partsOutsideTheirWhole() throws {
    let text =
      event("a", "1988-05/1988-06") + event("b", "1988-07-01", "part_of: a")
      + event("c", "1988-06", "part_of: a") + event("d", "1988-06-20/1988-07-02", "part_of: a")
      + event("e", "1988", "part_of: a")
    let found = try findings(text)
    let whole = "“a”, May – June 1988, of which it is said to be a part"
    #expect(
      found == [
        "events/1988.yaml:12:12: warning: 1 July 1988 does not lie within \(whole)",
        "events/1988.yaml:26:12: warning: 20 June – 2 July 1988 does not lie within \(whole)",
      ])
  }

  @Test func accountsWithAnotherDateNeedANote() throws {
    let text = event("a", "1988").replacing("says: One.", with: "date: 1985, says: One.")
    let found = try findings(text)
    #expect(
      found == [
        "events/1988.yaml:6:44: warning: the account has 1985, the event 1988; "
          + "a note of the account, or a dispute about “date”, should explain it"
      ])
    #expect(try findings(text.replacing("says: One.", with: "says: One., note: A slip.")) == [])
    // A note of the event gives the ground for its own date, and does not say what is wrong with the account's.
    #expect(
      try findings(text.replacing("  accounts:", with: "  note: From the record.\n  accounts:")).map { $0.suffix(17) }
        == found.map { $0.suffix(17) })
  }

  @Test func spellingsToAvoid() throws {
    let text = event("a", "1988", "note: Gorbachov's words.").replacing(
      "says: One.", with: "says: \"So Gorbachov, he said.\""
    )
    .replacing("quote: one or another thing", with: "quote: what Gorbachov said then")
    let found = try findings(text)
    #expect(
      found == [
        "events/1988.yaml:6:9: warning: “Gorbachov” is a spelling to avoid; the catalogue has “Mikhail Gorbachev”",
        "events/1988.yaml:7:44: warning: “Gorbachov” is a spelling to avoid; the catalogue has “Mikhail Gorbachev”",
      ])
  }

  @Test func recordsThatNothingUses() throws {
    let reading = try TemporaryCatalogue(
      ["events/1988.yaml": event("a", "1988")], without: ["events/before.yaml"]
    ).read()
    let contents = try #require(reading.contents)
    #expect(
      ContentChecks.problems(in: contents, origins: reading.origins).map(\.description) == [
        "figures.yaml:1:7: warning: no event uses the figure “strikers”",
        "organisations.yaml:1:7: warning: no event uses the organisation “supreme-soviet”",
        "people.yaml:1:7: warning: no event uses the person “gorbachev”",
        "places.yaml:1:7: warning: no event uses the place “moscow”",
        "sources.yaml:13:7: warning: no event uses the source “evening-paper”",
        "themes.yaml:2:8: warning: no event uses the theme “politics”",
      ])
  }

  @Test func wordsOfATextAreCounted() {
    #expect(
      words(of: "  It’s well-known – “quoted”, 27.5 per cent (a) Горбачёв ") == [
        "It's", "well-known", "quoted", "27", "5", "per", "cent", "a", "Горбачёв",
      ])
    #expect(words(of: "-- '' —") == [])
  }
}
