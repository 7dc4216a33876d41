import Foundation
import Testing

@testable import Catalogue

@Suite("Broken folders and files that are no text")
struct BrokenFolderTests {
  @Test func aFolderThatIsNotThere() {
    let reading = CatalogueReader(folder: "/nowhere/at/all").read()
    #expect(reading.contents == nil)
    #expect(
      reading.problems.map(\.description) == [
        "catalogue.yaml:1:1: error: there is no folder “/nowhere/at/all”"
      ])
  }

  @Test func aFolderThatIsNotACatalogue() throws {
    let catalogue = try TemporaryCatalogue(without: ["catalogue.yaml"])
    #expect(catalogue.read().contents == nil)
    #expect(
      catalogue.problems == [
        "catalogue.yaml:1:1: error: not found; “\(catalogue.path)” is not a catalogue"
      ])
  }

  @Test func filesThatAreNeeded() throws {
    let problems = try TemporaryCatalogue(without: ["sources.yaml", "people.yaml"]).problems
    #expect(problems.contains("sources.yaml:1:1: error: not found; a catalogue needs it"))
    #expect(
      problems.contains(
        "events/1988.yaml:6:12: error: unknown person “gorbachev”; people.yaml does not have it"))
    #expect(problems.count == 8)
  }

  @Test(arguments: [
    (
      "format: 3\ntitle: T\nspan: 1985\n",
      "1:9: error: “format”: found 3; this program reads formats 1 to 2; a newer version of perestroika is needed"
    ),
    ("format: 0\ntitle: T\nspan: 1985\n", "1:9: error: “format”: found 0; this program reads formats 1 to 2"),
    ("format: two\ntitle: T\nspan: 1985\n", "1:9: error: “format”: found two; this program reads formats 1 to 2"),
    (
      "format: 1\ntitle: T\nspan: 1985\navoid: [by and large]\n",
      "4:1: error: “avoid” as it stands here is of format 2; write “format: 2” in catalogue.yaml"
    ),
    ("title: T\nspan: 1985\n", "1:1: error: “format” is missing in the catalogue"),
    ("format: 1\ntitle: T\n", "1:1: error: “span” is missing in the catalogue"),
    ("format: 1\ntitle: T\nspan: 1985-1991\n", "3:12: error: “span”: found"),
    (
      "format: 1\ntitle: T\nspan: 1985\nlicense: x\n",
      "4:1: error: unknown key “license” in the catalogue; did you mean “licence”?"
    ),
    (
      "- format: 1\n",
      "1:1: error: found a list, expected the catalogue: a map with format, title, span, licence …"
    ),
    ("", "1:1: error: the file is empty; expected keys and values"),
    (
      "format: 1\ntitle: T\nspan: 1985\n---\nformat: 1\n",
      "4:1: error: not YAML: expected a single document in the stream, but found another document; see line 1"
    ),
  ])
  func headers(text: String, problem: String) throws {
    let problems = try TemporaryCatalogue(["catalogue.yaml": text]).problems
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("catalogue.yaml:" + problem) == true, "\(problems)")
  }

  @Test func filesThatAreNotUTF8() throws {
    let catalogue = try TemporaryCatalogue()
    try catalogue.write(Array("- id: x\n  name: Andr".utf8) + [0xE9, 0x0A], to: "people.yaml")
    try catalogue.write([0xFF, 0xFE, 0x2D, 0x00], to: "places.yaml")
    #expect(
      catalogue.problems == [
        "people.yaml:2:13: error: byte 0xE9 is not UTF-8; save the file as UTF-8",
        "places.yaml:1:1: error: the file is UTF-16; save it as UTF-8",
      ])
  }

  @Test func controlCharacters() throws {
    let text = TemporaryCatalogue.event.replacing("title: One", with: "title: O\u{1B}ne\u{7F}\u{9B}")
    let catalogue = try TemporaryCatalogue(["events/1988.yaml": text], without: ["events/before.yaml"])
    #expect(
      catalogue.problems == [
        "events/1988.yaml:3:11: error: control character U+001B; delete it",
        "events/1988.yaml:3:14: error: control character U+007F; delete it",
        "events/1988.yaml:3:15: error: control character U+009B; delete it",
      ])
  }

  @Test func messagesAreHarmlessThemselves() throws {
    let text = TemporaryCatalogue.event.replacing("theme: economy", with: #""\e[31mtheme": economy"#)
    let problems = try TemporaryCatalogue(["events/1988.yaml": text]).problems
    #expect(problems.contains { $0.contains("unknown key “theme”") })
    #expect(!problems.joined().unicodeScalars.contains("\u{1B}"))
  }

  @Test func linksThatLeadOutOfTheFolder() throws {
    let catalogue = try TemporaryCatalogue()
    let outside = try TemporaryCatalogue()
    for (name, target) in [("1990", outside.path + "/events/1988.yaml"), ("1991", "nowhere.yaml")] {
      try FileManager.default.createSymbolicLink(
        atPath: catalogue.path + "/events/\(name).yaml", withDestinationPath: target)
    }
    try FileManager.default.createDirectory(
      atPath: catalogue.path + "/events/1992.yaml", withIntermediateDirectories: true)
    #expect(
      catalogue.problems == [
        "events/1990.yaml:1:1: error: the file leads out of the catalogue's folder; copy it there",
        "events/1991.yaml:1:1: error: the link leads nowhere",
        "events/1992.yaml:1:1: error: found something that is not a regular file",
      ])
  }

  @Test func aLinkWithinTheFolderAndALinkToTheFolderAreSound() throws {
    let catalogue = try TemporaryCatalogue()
    try FileManager.default.createSymbolicLink(
      atPath: catalogue.path + "/link", withDestinationPath: catalogue.path)
    #expect(CatalogueReader(folder: catalogue.path + "/link").read().problems == [])
  }

  @Test func filesWithOtherNamesAreWarnedOf() throws {
    let catalogue = try TemporaryCatalogue([
      "event.json": "{}", "source.yaml": "[]\n", "events/1990.yml": "[]\n", "events/notes.txt": "x",
      "README.md": "x", "schema/events.schema.json": "{}",
    ])
    #expect(!catalogue.read().hasErrors)
    #expect(
      catalogue.problems == [
        "event.json:1:1: warning: not a file of a catalogue, not read",
        "events/1990.yml:1:1: warning: not read: files here end in .yaml or .jsonl",
        "source.yaml:1:1: warning: not a file of a catalogue, not read; did you mean “sources.yaml”?",
      ])
  }

  @Test func recordsWithMistakes() throws {
    let catalogue = try TemporaryCatalogue([
      "themes.yaml": """
      - {id: economy, name: Economy, glyph: ab, colour: gren}
      - {id: politics, name: ""}

      """,
      "sources.yaml": """
      - id: morning-paper
        type: newspaper-article
        title: T
        tier: secundary
        auther: []
        author: [{given: Jane}, {family: Doe, literal: Doe}]
        issued: {date-parts: [[1988]]}
      - id: evening-paper
        type: article-newspaper
        title: T
        tier: primary

      """,
    ])
    #expect(
      catalogue.problems == [
        "sources.yaml:2:9: error: “type”: unknown word “newspaper-article”; did you mean “article-newspaper”?",
        "sources.yaml:4:9: error: “tier”: unknown word “secundary”; did you mean “secondary”?",
        "sources.yaml:5:3: error: unknown key “auther” in a source; did you mean “author”?",
        "sources.yaml:6:12: error: a name has either “family” (and “given”), or “literal”",
        "sources.yaml:6:27: error: a name has either “family” (and “given”), or “literal”",
        "sources.yaml:7:11: error: “issued”: found a map, expected a date; quote it: \"{date-parts: [[1988]]}\"",
        "themes.yaml:1:39: error: “glyph”: found “ab”, expected one character",
        "themes.yaml:1:51: error: “colour”: found “gren”, expected a colour of the terminal: green",
        "themes.yaml:2:24: error: “name” is empty; write a value",
      ])
  }

  @Test func editionSheetsWithMistakes() throws {
    let sheet = """
      source: morning-papers
      digest: abc
      paragraphs: blanks
      starts: [a]
      headings: [2-1]
      note-numbers: falling

      """
    let good = "source: no-such\ndigest: \(String(repeating: "0", count: 64))\n"
    let catalogue = try TemporaryCatalogue([
      "editions/a.yaml": sheet, "editions/b.yaml": good, "editions/c.yaml": good,
    ])
    #expect(
      catalogue.problems == [
        "editions/a.yaml:2:9: error: “digest”: expected a SHA-256 digest: 64 hexadecimal digits in lower case",
        "editions/a.yaml:3:13: error: “paragraphs”: found “blanks”, expected one of blank, line, listed",
        "editions/a.yaml:4:10: error: “starts”: expected the number of a line",
        "editions/a.yaml:5:12: error: “headings”: expected a line, lines or columns of a line, for example 12, 12-15 or \"12:3-9\"",
        "editions/a.yaml:6:15: error: “note-numbers”: found “falling”, expected rising",
        "editions/b.yaml:1:9: error: unknown source “no-such”; sources.yaml does not have it",
        "editions/c.yaml:1:9: error: unknown source “no-such”; sources.yaml does not have it",
        "editions/c.yaml:2:9: error: the digest stands in editions/b.yaml too",
      ])
  }
}
