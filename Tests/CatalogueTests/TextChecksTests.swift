import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("Checks against texts")
struct TextChecksTests {
  static let text = """
    The first paragraph speaks of a strike in the mines of the north and of nothing else at all.

    In the second one the miners went back to work in the autumn. They had won nothing. So it was.

    The third again speaks of a strike in the mines of the south, which nobody had foreseen there.

    """

  private func findings(
    _ accounts: [String], summary: String = "Something happened.", place: String = "Moscow"
  ) throws
    -> TextFindings
  {
    let events =
      "- id: one\n  date: 1988\n  title: One\n  theme: economy\n  summary: \(summary)\n  accounts:\n"
      + accounts.map { "    - {source: morning-paper, says: One., quote: \($0)}\n" }.joined()
    let changes = [
      "events/1988.yaml": events, "places.yaml": "- {id: moscow, name: \(place)}\n",
    ]
    let reading = try TemporaryCatalogue(changes, without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    let text = CheckedText(source: "morning-paper", raw: RawText(Self.text))
    return TextChecks.findings(in: contents, texts: [text], origins: reading.origins)
  }

  private func problems(_ account: String) throws -> [String] {
    try findings([account]).problems.map(\.description)
  }

  @Test func quotesThatStandInTheText() throws {
    let findings = try findings(["miners went back to work", "which nobody had foreseen"])
    #expect(findings.problems == [])
    #expect(findings.anchors["one"]?.map(\.state) == [.exact, .exact])
    #expect(
      findings.locators == [
        QuoteLocator(event: "one", quotation: 0, paragraph: 2),
        QuoteLocator(event: "one", quotation: 1, paragraph: 3),
      ])
    #expect(findings.coverage == [Coverage(source: "morning-paper", carrying: [2, 3], bare: [1])])
    #expect(
      findings.coverage[0].json.line
        == #"{"source": "morning-paper", "paragraphs": 3, "carrying": 2, "bare": [1]}"#)
  }

  @Test func quotesThatDoNot() throws {
    #expect(
      try problems("these words stand nowhere in it") == [
        "events/1988.yaml:7:50: error: the quote was not found in “morning-paper”"
      ])
    #expect(
      try problems("miners wemt back to work in the autumn") == [
        "events/1988.yaml:7:50: error: the quote stands in “morning-paper” in other words (paragraph 2); "
          + "copy them letter for letter"
      ])
  }

  @Test func quotesThatStandThereTwice() throws {
    let remedy = "write it as {exact: …, prefix: …, suffix: …} with the words around it"
    #expect(
      try problems("a strike in the mines of the") == [
        "events/1988.yaml:7:50: error: the quote stands in several places of “morning-paper”; \(remedy)"
      ])
    let look = try problems("speaks of a strike in the mines of the north")
    #expect(
      look == [
        "events/1988.yaml:7:50: error: the quote has a look-alike in paragraph 3 of “morning-paper”; \(remedy)"
      ])
    #expect(try problems("{exact: a strike in the mines of the, suffix: south}") == [])
  }

  @Test(arguments: [
    ("They had won nothing", true), ("They had won nothing.", true), ("They had won", false),
    ("had won nothing. So it", false),
    ("In the second one the miners went back to work in the autumn", true),
  ])
  func wholeSentences(quote: String, isWhole: Bool) throws {
    let expected = [
      "events/1988.yaml:7:50: error: the quote is a whole sentence of “morning-paper”; leave some of it out"
    ]
    #expect(try problems(quote) == (isWhole ? expected : []))
  }

  @Test func wordsTakenOverFromTheText() throws {
    let ten = "They tell: the miners went back to work in the autumn. As is known."
    #expect(try findings(["had won nothing. So"], summary: "\"\(ten)\"").problems == [])
    let eleven = "They tell how in the second one the miners WENT back, to work in 1988."
    #expect(
      try findings(["had won nothing. So"], summary: "\"\(eleven)\"").problems.map(\.description) == [
        "events/1988.yaml:5:12: error: 11 words in a row stand in “morning-paper” too, "
          + "from “in the second one …”; 10 at most are allowed"
      ])
    #expect(
      try findings(["had won nothing. So"], summary: "\"\(eleven)\"", place: "The Miners").problems == [])
  }

  @Test func runsAreFoundAtTheirFullLength() {
    let index = WordRunIndex("a b c d e f g", seed: 3)
    #expect(index.longestRun(sharedWith: "x b C, d e y") == 4)
    #expect(index.longestRun(sharedWith: "a b x c d") == 0)
    #expect(index.longestRun(sharedWith: "a b c x d e f g") == 4)
    #expect(index.longestRun(sharedWith: "a b") == 0)
    #expect(WordRunIndex("a b", seed: 3).longestRun(sharedWith: "a b c") == 0)
  }

  @Test func sourcesWithoutTextsAreUnattached() throws {
    let reading = try TemporaryCatalogue().read()
    let contents = try #require(reading.contents)
    let findings = TextChecks.findings(in: contents, texts: [])
    #expect(findings.problems == [])
    #expect(findings.anchors["strike"] == [.unattached, .unattached])
    #expect(findings.locators == [])
    #expect(findings.coverage == [])
  }
}
