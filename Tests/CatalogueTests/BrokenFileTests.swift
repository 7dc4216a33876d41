import Foundation
import Testing

@testable import Catalogue

@Suite("Broken events: every problem, with its place")
struct BrokenFileTests {
  /// The problems of a catalogue whose only events are these, without the path of their file.
  private func problems(_ events: String, in file: String = "events/1988.yaml") throws -> [String] {
    let others = ["events/before.yaml", "events/1988.yaml"].filter { $0 != file }
    return try TemporaryCatalogue([file: events], without: others).problems.map {
      $0.replacing(file + ":", with: "")
    }
  }

  @Test(arguments: [
    ("", "1:1: error: the file is empty; expected a list of events, or [] for an empty one"),
    ("# a comment\n", "1:1: error: the file is empty; expected a list of events, or [] for an empty one"),
    ("a: b\n", "1:1: error: found a map, expected a list of events"),
    ("words\n", "1:1: error: found text, expected a list of events"),
    ("- words\n", "1:3: error: found text, expected an event: a map with id, date, title, theme …"),
  ])
  func filesOfAnotherShape(text: String, problem: String) throws {
    let found = try problems(text)
    #expect(found == [problem])
  }

  @Test func manyMistakesInOneEvent() throws {
    let text = """
      - id: one
        date: %1988
        title: One: Two
        theme: economics
        tilte: x
        summary:
        places: moscow
        accounts: []

      """
    let found = try problems(text)
    #expect(
      found == [
        "2:9: error: found “%”, which cannot begin a value; quote it: \"%1988\"",
        "3:13: error: “: ” inside a value that is not quoted; put the whole value in quotes",
        "4:10: error: unknown theme “economics”; did you mean “economy”?",
        "5:3: error: unknown key “tilte” in an event; did you mean “title”?",
        "6:11: error: “summary” is empty; write a value",
        "7:11: error: “places”: found text, expected a list, for example [a, b]",
        "8:13: error: “accounts” is empty; every event needs an account",
      ])
  }

  @Test func valuesOfTheWrongKind() throws {
    let text = """
      - id: One Two
        date: 1988
        title: [a]
        theme: economy
        summary: {a: b}
        accounts:
          - source: morning-paper
            says: It was.
            quote: {exact: that it was so, suffx: b}
            locator: 0
            figures:
              strikers: 177,000
              Miners: 3
          - just words
        disputes:
          - {about: who, accounts: [2], note: Who knows.}

      """
    let found = try problems(text)
    #expect(
      found == [
        "1:7: error: “id”: found “One Two”, expected an id: lower-case letters, digits and hyphens",
        "3:10: error: “title”: found a list, expected text",
        "5:12: error: “summary”: found a map, expected text",
        "9:38: error: unknown key “suffx” in a quote; did you mean “suffix”?",
        "10:16: error: “locator”: found “0”, expected a whole number from 1 up",
        "12:19: error: “strikers”: found “177,000”, expected a number in digits alone, for example 177000 or 27.5",
        "13:9: error: “figures”: found “Miners”, expected the name of a figure: lower-case letters, digits and hyphens",
        "14:7: error: found text, expected an account: a map with source, says, quote, date …",
        "16:31: error: “accounts”: found “2”, expected numbers of accounts of this event, counted from 0 (here 0 to 1)",
      ])
  }

  @Test func missingKeys() throws {
    #expect(
      try problems("- id: one\n  accounts: [{says: It was.}]\n") == [
        "1:3: error: “date” is missing in an event",
        "1:3: error: “summary” is missing in an event",
        "1:3: error: “theme” is missing in an event",
        "1:3: error: “title” is missing in an event",
        "2:14: error: “quote” is missing in an account",
        "2:14: error: “source” is missing in an account",
      ])
  }

  @Test(arguments: [
    (
      "1988-13",
      "2:14: error: “date”: found “13”, expected a month 01 to 12, or a season or part of the year 21 to 41"
    ),
    (
      "\"1988-1x\"",
      "2:16: error: “date”: found “x”, expected the two digits of a month, or X; that is the draft of 2012; today it is 1988-1X"
    ),
    ("[1986,1987]", "2:9: error: “date”: found a list, expected a date; quote it: \"[1986,1987]\""),
    ("{1986,1987} # or", "2:9: error: “date”: found a map, expected a date; quote it: \"{1986,1987}\""),
    ("%1988", "2:9: error: found “%”, which cannot begin a value; quote it: \"%1988\""),
  ])
  func badDates(date: String, problem: String) throws {
    let text = TemporaryCatalogue.event.replacing("date: 1988", with: "date: \(date)")
    let found = try problems(text)
    #expect(found == [problem])
  }

  @Test func theRemedyOfADateIsPassedOn() throws {
    let text = TemporaryCatalogue.event.replacing("date: 1988", with: "date: 1988-5-26")
    let problem = try #require(try problems(text).first)
    #expect(problem.hasPrefix("2:15: error: “date”: found"))
    #expect(problem.contains("1988-05-26"))
  }

  @Test func keysThatAreThereTwice() throws {
    let text = """
      - id: one
        date: 1988
        title: A
        # title: not this one
        title: B
        theme: economy
        title: C
        summary: x
        accounts:
          - source: morning-paper
            says: z
            quote: {exact: one or another thing, exact: the second of them}
            source: evening-paper

      """
    let found = try problems(text)
    #expect(
      found == [
        "5:3: error: key “title” is there twice in one map: first in line 3",
        "7:3: error: key “title” is there twice in one map: first in line 3",
        "12:44: error: key “exact” is there twice in one map: first in line 12",
        "13:7: error: key “source” is there twice in one map: first in line 10",
      ])
  }

  @Test func aMistakeSpoilsOneEventOnly() throws {
    let text = """
      - id: one
      \tdate: 1988
        title: A
      - id: two
        title: 'never closed
        x: 1
      - id: three
        foo
        bar: 1
      - id: four
        a: b
       c: d
      - id: five
        title: &name x
        summary: !tag x
        leads_to: [one, two, three, four, fife]

      """
    let found = try problems(text)
    #expect(
      found == [
        "2:1: error: tab in the indentation of this line; indent with spaces only",
        "5:10: error: the quotation mark that opens here is never closed",
        "8:3: error: found “foo”, expected “key: value”",
        "12:2: error: not YAML: while parsing a block collection, did not find expected '-' indicator; see line 10",
        "13:3: error: “accounts” is missing in an event",
        "13:3: error: “date” is missing in an event",
        "13:3: error: “theme” is missing in an event",
        "14:10: error: anchor “&…”; write the value out wherever it is needed",
        "15:12: error: tag “!…”; leave it out: every value is read as it is written",
        "16:37: error: unknown event “fife”; did you mean “five”?",
      ])
  }

  @Test func tabsAreReportedOnce() throws {
    let text = TemporaryCatalogue.event.replacing("  date", with: "\tdate").replacing(
      "  title", with: " \ttitle")
    #expect(
      try problems(text).first
        == "2:1: error: tab in the indentation of this line (and of 1 more); indent with spaces only")
  }

  @Test func identifiersThatAreThereTwice() throws {
    let catalogue = try TemporaryCatalogue([
      "events/1989.yaml": TemporaryCatalogue.event + "\n" + TemporaryCatalogue.event,
      "events/1990.yaml": TemporaryCatalogue.event,
    ])
    #expect(
      catalogue.problems == [
        "events/1989.yaml:8:7: error: event “one” is there twice: first at events/1989.yaml:1:7",
        "events/1990.yaml:1:7: error: event “one” is there twice: first at events/1989.yaml:1:7",
      ])
  }

  @Test func referencesThatLeadNowhere() throws {
    let text = """
      - id: one
        date: 1988
        title: One
        theme: economi
        people: [gorbachov, gorbachev, nobody-at-all]
        organisations: [soviet]
        summary: One.
        leads_to: [won]
        part_of: none-like-it
        accounts:
          - {source: morning-papper, says: One., quote: one or another thing, figures: {striker: 1}}

      """
    let found = try problems(text)
    #expect(
      found == [
        "4:10: error: unknown theme “economi”; did you mean “economy”?",
        "5:12: error: unknown person “gorbachov”; did you mean “gorbachev”?",
        "5:34: error: unknown person “nobody-at-all”; people.yaml does not have it",
        "6:19: error: unknown organisation “soviet”; did you mean “supreme-soviet”?",
        "8:14: error: unknown event “won”; did you mean “one”?",
        "9:12: error: unknown event “none-like-it”; events/ does not have it",
        "11:16: error: unknown source “morning-papper”; did you mean “morning-paper”?",
        "11:83: error: unknown figure “striker”; did you mean “strikers”?",
      ])
  }

  @Test(arguments: [
    ("- id: one\n  date: 1988\n  ti", "3:3: error: found “ti”, expected “key: value”"),
    (
      "- id: one\n  date: 1988\n  title: \"On",
      "3:10: error: the quotation mark that opens here is never closed"
    ),
    ("- id: one\n  people: [a, b", "2:11: error: the bracket that opens here is never closed"),
  ])
  func truncatedFiles(end: String, problem: String) throws {
    let found = try problems(TemporaryCatalogue.event.replacing("one\n", with: "zero\n") + end)
    let moved = try #require(problem.split(separator: ":", maxSplits: 1).first.flatMap { Int($0) })
    let expected = "\(moved + 6)" + problem.drop { $0 != ":" }
    #expect(found.contains(expected), "\(found)")
    #expect(found.contains { $0.contains("the last line has no line end; was the file cut off?") })
  }

  @Test func figuresThatSayTooLittleOrTooMuch() throws {
    let figures = [
      "{low: 1}", "{high: 1}", "{value: 1, low: 1}", "{}", "{low: 2, high: 1}", "{value: 1, at_least: yes}",
      "{value: 1, at_least: true, at_most: true}", "{low: 1, at_least: true}",
    ]
    let text =
      TemporaryCatalogue.event
      + figures.enumerated().map { index, figure in
        """
          - source: morning-paper
            says: One.
            quote: one or another thing
            figures:
              strikers: \(figure)

        """
      }.joined()
    let changed = text.replacing(
      "accounts: [{source: morning-paper, says: One., quote: one or another thing}]", with: "accounts:")
    let found = try problems(changed)
    #expect(
      found == [
        "11:17: error: “strikers”: “high” is missing; for a single number write “value”",
        "16:17: error: “strikers”: “low” is missing; for a single number write “value”",
        "21:17: error: “strikers”: a figure has either “value” or “low” and “high”",
        "26:17: error: “strikers”: a figure needs “value”, or “low” and “high”",
        "31:23: error: “strikers”: “low” is greater than “high”",
        "36:38: error: “at_least”: found “yes”, expected true or false",
        "41:17: error: “strikers”: “at_least” and “at_most” exclude one another; write “low” and “high”",
      ])
  }

  @Test func aliasesOfAliasesDoNotGrow() throws {
    let names = (0..<30).map { "a\($0)" }
    let bomb = zip(names, names.dropFirst()).map { one, next in
      "  \(next): &\(next) [*\(one), *\(one), *\(one), *\(one), *\(one), *\(one), *\(one)]\n"
    }
    let found = try problems("- a0: &a0 [x]\n" + bomb.joined())
    #expect(found.filter { $0.contains("anchor") }.count == 30)
  }

  @Test func deeplyNestedInputIsRefused() throws {
    let yaml = "- id: " + String(repeating: "[", count: 5000) + "\n"
    #expect(try problems(yaml).contains { $0.contains("error") })
    let balanced = "- id: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900) + "\n"
    #expect(try problems(balanced).contains("1:7: error: “id”: found a list, expected text"))
    let json = String(repeating: "[", count: 100_000) + "\n"
    #expect(try problems(json, in: "events/x.jsonl") == ["1:66: error: not JSON: nested too deeply"])
  }
}
