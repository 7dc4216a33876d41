import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("Machine-readable events")
struct EventDocumentTests {
  @Test func aDocumentHasTheKeysOfTheManualInTheirOrder() throws {
    let contents = try #require(try TemporaryCatalogue().read().contents)
    let event = try #require(contents.events.first { $0.id == "law-on-cooperatives" })
    let anchor = Anchor(state: .exact, score: 1, start: 7935, end: 7984, paragraph: 21)
    #expect(
      EventDocument(event, anchors: [anchor]).line
        == #"{"id": "law-on-cooperatives", "date": "1988-05-26", "earliest": "1988-05-26", "latest": "1988-05-26", "#
        + #""words": "26 May 1988", "title": "Law on Cooperatives", "summary": "Private firms in services become lawful.", "#
        + #""note": null, "theme": "economy", "people": ["gorbachev"], "organisations": ["supreme-soviet"], "#
        + #""places": ["moscow"], "background": false, "match": "definite", "leads_to": ["strike"], "#
        + #""links": [{"event": "strike", "source": null, "says": null, "quote": null, "locator": null, "note": null, "#
        + #""stance": "claims", "anchor": null, "layer": null}], "part_of": null, "kind": "event", "importance": "main", "names": {}, "#
        + #""forms": [], "was": [], "layer": null, "wikidata": null, "witnesses": 2, "independent": 2, "#
        + #""disagreements": [{"about": "date", "accounts": [0, 1], "note": "A slip.", "id": null, "kind": "date", "#
        + #""follows": null, "because": null}], "#
        + #""accounts": [{"source": "morning-paper", "says": "The law came in May.", "date": "1988-05", "figures": {}, "#
        + #""note": null, "quote": {"exact": "enacted in the month of May", "prefix": null, "suffix": null}, "#
        + #""locator": "21", "anchor": {"state": "exact", "score": 1.0, "start": 7935, "end": 7984, "paragraph": 21}, "#
        + #""id": null, "stance": null, "layer": null}, "#
        + #"{"source": "evening-paper", "says": "The law came in 1985.", "date": "1985", "figures": {}, "note": "A slip.", "#
        + #""quote": {"exact": "legal since the year", "prefix": "which were", "suffix": "as all know"}, "locator": null, "#
        + #""anchor": {"state": "unattached", "score": 0.0, "start": null, "end": null, "paragraph": null}, "#
        + #""id": null, "stance": null, "layer": null}]}"#
    )
  }

  @Test(arguments: [
    (Figure(177_000), "177000"), (Figure(27.5), "27.5"), (Figure(-0.25), "-0.25"),
    (Figure(1e15), "1000000000000000"),
    (Figure(low: 90, high: 100), #"{"low": 90, "high": 100}"#),
    (Figure(low: 90, high: 90, isAbout: true), #"{"value": 90, "about": true}"#),
    (Figure(low: 90, high: 90, isAtLeast: true), #"{"value": 90, "at_least": true}"#),
    (
      Figure(low: 1, high: 2, isAbout: true, isAtMost: true),
      #"{"low": 1, "high": 2, "about": true, "at_most": true}"#
    ),
  ])
  func figures(figure: Figure, json: String) {
    #expect(figure.json.line == json)
  }

  @Test func figuresWithATime() throws {
    #expect(
      Figure(low: 5, high: 5, asOf: try EDTF("1989-07-15")).json.line
        == #"{"value": 5, "as_of": "1989-07-15"}"#)
  }

  @Test(arguments: [
    ("/1989", "null, \"latest\": \"1989-12-31\""), ("1989/..", "\"1989-01-01\", \"latest\": \"..\""),
  ])
  func bounds(date: String, json: String) throws {
    let event = Event(id: "e", date: try EDTF(date), title: "", theme: "", summary: "")
    #expect(EventDocument(event, match: .possible).line.contains("\"earliest\": \(json)"))
    #expect(EventDocument(event, match: .possible).line.contains("\"match\": \"possible\""))
  }

  @Test func sourcesAndProblems() throws {
    let contents = try #require(try TemporaryCatalogue().read().contents)
    #expect(
      SourceDocument(contents.sources[0]).json.line
        == #"{"id": "morning-paper", "type": "article-newspaper", "title": "What happened", "#
        + #""title-short": "Morning Paper", "author": [{"family": "Doe", "given": "Jane"}, "#
        + #"{"literal": "The Editors"}], "container-title": "The Morning Paper", "issued": "1988-06", "#
        + #""URL": "https://example.org/what", "tier": "secondary", "perspective": "a newspaper", "derived_from": null}"#
    )
    #expect(
      SourceDocument(contents.sources[1]).json.line.hasSuffix(
        #""tier": "primary", "perspective": null, "derived_from": null}"#))
    let problem = Problem(file: "a.yaml", line: 1, column: 2, message: "“x”")
    #expect(problem.json.line == #"{"file": "a.yaml", "line": 1, "column": 2, "message": "“x”"}"#)
  }

  @Test func textIsEscaped() {
    let text = JSONValue.string("\"\\\n\t\u{1}\u{7F}\u{2028}é😀")
    #expect(text.line == #""\"\\\n\t\u0001\u007f\u2028é😀""#)
    #expect(
      JSONValue.array([.null, .bool(true), .number(.nan), .number(0.5), .object([])]).line
        == "[null, true, null, 0.5, {}]")
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let contents = try #require(try TemporaryCatalogue().read().contents)
    var events = contents.events
    events[1].summary = "Quoted \"words\",\nа также кириллица 😀 and a \\ too."
    events[1].disputes = [Dispute(about: "date", accounts: [0], note: "The record has May.")]
    let lines = events.map { EventDocument($0).line + "\n" }.joined()
    let reading = try TemporaryCatalogue(
      ["events/all.jsonl": lines], without: ["events/1988.yaml", "events/before.yaml"]
    )
    .read()
    #expect(reading.problems == [])
    let again = try #require(reading.contents).events
    #expect(again.map { EventDocument($0).line } == events.map { EventDocument($0).line })
    #expect(again[0] == events[0])
    #expect(again[2...] == events[2...])
  }

  @Test(arguments: [
    (#"{"id": "one", }"#, "1:15: error: not JSON: expected a key in double quotes, found “}”"),
    (#"{"id": "é\x"}"#, "1:10: error: not JSON: unknown escape"),
    (#"{"id": "é\ud83d!"}"#, "1:10: error: not JSON: unknown escape"),
    (#"{"id": "one", "id": "two"}"#, "1:15: error: key “id” is there twice in one map"),
    (#"{"id": "one" "#, "1:14: error: not JSON: expected “,” or “}”, found the end of the line"),
    (#"{"id": "one"#, "1:8: error: not JSON: the quotation mark that opens here is never closed"),
    (#"{"id": one}"#, "1:8: error: not JSON: expected a value, found “o”"),
    (#"{"id": 01}"#, "1:8: error: not JSON: expected a value, found “0”"),
    (#"[1] 2"#, "1:5: error: not JSON: expected the end of the line, found “2”"),
    (#"[1]"#, "1:1: error: found a list, expected an event: a map with id, date, title, theme …"),
  ])
  func brokenLines(line: String, problem: String) throws {
    let catalogue = try TemporaryCatalogue(
      ["events/x.jsonl": line + "\n\n"], without: ["events/1988.yaml", "events/before.yaml"])
    #expect(catalogue.problems == ["events/x.jsonl:" + problem])
  }

  @Test func linesAreReadAlike() throws {
    let line =
      #"{"id": "one", "date": "1988-13", "titel": "T", "title": "T", "theme": "economy", "summary": null, "note": null, "#
      + #""accounts": [{"source": "morning-paper", "says": "It was.", "quote": "that it was so", "anchor": {}}]}"#
      + "\n"
    let catalogue = try TemporaryCatalogue(
      ["events/x.jsonl": "\n" + line], without: ["events/1988.yaml", "events/before.yaml"])
    #expect(
      catalogue.problems == [
        "events/x.jsonl:2:29: error: “date”: found “13”, expected a month 01 to 12, or a season or part of the year 21 to 41",
        "events/x.jsonl:2:34: error: unknown key “titel” in an event; did you mean “title”?",
        "events/x.jsonl:2:93: error: “summary” is empty; write a value",
      ])
  }
}
