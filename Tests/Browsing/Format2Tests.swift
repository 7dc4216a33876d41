import Foundation
import Testing

/// What the commands do with the keys of format 2.
@Suite(.onItsOwnThread)
struct Format2Tests {
  let scratch: Scratch
  let catalogue: String

  init() throws {
    scratch = try Scratch()
    catalogue = try scratch.copyOfCatalogueInFormat2()
  }

  private func run(_ arguments: String...) async throws -> Outcome {
    try await scratch.run([try Places.program()] + arguments, ["PERESTROIKA_CATALOGUE": catalogue])
  }

  @Test func showTellsAllOfIt() async throws {
    let outcome = try await run("show", "dearth-of-rope", "--width", "200")
    #expect(outcome.status == 0)
    for words in [
      "No rope to be had", "2 May 1986, 06:00", "Also Канат", "1. Harbour Chronicle, estimates",
      "≠ how long it lasted (accounts 1, 2): They differ. The record follows account 1: The chronicle was written there.",
      "Harbour Chronicle denies that it led to The fog is remembered (great-fog-remembered)",
      "Holds that the fog was no matter of rope.", "Note: It alone says so.",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    let other = try await run("show", "great-fog-remembered", "--width", "100")
    #expect(other.output.contains("Harbour Chronicle denies that it followed from No rope to be had (rope-famine)"))
    #expect(other.output.contains("Part of: No rope to be had (rope-famine)"))
  }

  @Test func eventsAreAskedForByWhatTheyAre() async throws {
    for query in ["is:condition", "is:landmark", "канат", "\"rope famine\""] {
      let outcome = try await run("list", query)
      #expect(outcome.lines.count == 1 && outcome.output.hasSuffix("rope-famine\n"), "\(query): \(outcome.output)")
    }
  }

  @Test func marksFollowFormerIDs() async throws {
    // A mark that was made before the event had its present id.
    let header = try #require(scratch.text(of: "catalogue/events/format2.yaml"))
    let before = header.replacing("rope-famine\n", with: "dearth-of-rope\n").replacing(
      "was: [dearth-of-rope]", with: "was: [none]")
    try scratch.write(before, to: "catalogue/events/format2.yaml")
    #expect(try await run("marks", "add", "dearth-of-rope", "old", "line").status == 0)
    try scratch.write(header, to: "catalogue/events/format2.yaml")
    #expect(try await run("list", "is:marked").output.hasSuffix("rope-famine\n"))
    let known = try await run("marks", "list", "--json")
    #expect(known.output.contains("\"known\": true"))
    #expect(try await run("export", "markdown", "is:marked").output.contains("★ old line"))
    // It is one mark, by whichever id.
    #expect(try await run("marks", "add", "rope-famine", "new", "line").status == 0)
    let marks = try await run("marks", "list", "--json")
    #expect(marks.output.contains("new line") && !marks.output.contains("old line"))
    #expect(try await run("marks", "remove", "rope-famine").status == 0)
    #expect(try await run("marks", "list").status == 1)
  }

  @Test func checkKnowsLinksAndStyle() async throws {
    let plain = try await run("check")
    #expect(plain.status == 0, "\(plain.output)")
    #expect(plain.output.contains("50 exact"))
    let style = try await run("check", "--style")
    #expect(style.status == 1 && style.output.contains("a landmark needs"))
    #expect(try await run("check", "--write").status == 0)
    let written = try #require(scratch.text(of: "catalogue/events/format2.yaml"))
    #expect(written.contains("quote: rope cost twice what a careful man expected\n      locator: "))
    let lost = written.replacing(
      "that the fog was no matter of rope.\n      quote: rope cost twice", with: "that.\n      quote: salt cost thrice")
    #expect(lost != written)
    try scratch.write(lost, to: "catalogue/events/format2.yaml")
    let outcome = try await run("check")
    #expect(outcome.status == 1)
    #expect(outcome.lines.contains { $0.hasPrefix("events/format2.yaml:18:") && $0.contains("error: the quote") })
  }

  @Test func exportsSayWhatTheyLose() async throws {
    let calendar = try await run("export", "icalendar", "is:landmark")
    #expect(calendar.status == 0)
    #expect(
      calendar.errorLines == [
        "perestroika: lost, former ids: 1 event: rope-famine",
        "perestroika: lost, names in other languages and other forms: 1 event: rope-famine",
        "perestroika: lost, numbers in Wikidata: 1 event: rope-famine",
        "perestroika: lost, what a source denies, estimates, predicts: 1 event: rope-famine",
        "perestroika: lost, who claims or denies a link: 1 event: rope-famine",
        "perestroika: lost, whom the record follows in a dispute: 1 event: rope-famine",
      ])
    #expect(try await run("export", "jsonl", "is:landmark").errors.isEmpty)
    // The sources of links are cited as well.
    #expect(try await run("export", "csl-json", "is:landmark").output.contains("harbour-chronicle"))
  }
}
