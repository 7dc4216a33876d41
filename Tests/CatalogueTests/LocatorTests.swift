import Foundation
import Testing

@testable import Catalogue

@Suite("Locators are written and nothing else")
struct LocatorTests {
  private func edited(_ text: String, _ locators: [QuoteLocator], file: String = "events/1988.yaml") throws
    -> String
  {
    try LocatorEdit.apply(locators, to: text, file: file).get()
  }

  static let text = """
    # a comment at the top
    - id: one   # of the event
      date: 1988
      accounts:
        - source: a
          says: >
            Folded

            text.   # not a comment
          quote: words that go
            over two lines      # nor this? a comment

          # a comment of the account
        - quote: 'in quotes: yes'
          locator: 7   # to be replaced
          source: b
        - {source: c, quote: "é flow", says: x}   # flow
        - quote: last
          says: |
            Literal

    # between the events

    - id: two
      accounts:
      - source: a
        quote: last of all
    """

  static let locators = [
    QuoteLocator(event: "one", quotation: 0, paragraph: 11),
    QuoteLocator(event: "one", quotation: 1, paragraph: 12),
    QuoteLocator(event: "one", quotation: 2, paragraph: 13),
    QuoteLocator(event: "one", quotation: 3, paragraph: 14),
    QuoteLocator(event: "two", quotation: 0, paragraph: 15),
    QuoteLocator(event: "three", quotation: 0, paragraph: 16),
  ]

  @Test func everythingElseStays() throws {
    let expected = """
      # a comment at the top
      - id: one   # of the event
        date: 1988
        accounts:
          - source: a
            says: >
              Folded

              text.   # not a comment
            quote: words that go
              over two lines      # nor this? a comment
            locator: 11

            # a comment of the account
          - quote: 'in quotes: yes'
            locator: 12   # to be replaced
            source: b
          - {source: c, locator: 13, quote: "é flow", says: x}   # flow
          - quote: last
            locator: 14
            says: |
              Literal

      # between the events

      - id: two
        accounts:
        - source: a
          quote: last of all
          locator: 15
      """
    #expect(try edited(Self.text, Self.locators) == expected)
    #expect(try edited(expected, Self.locators) == expected)
  }

  @Test func lineEndsStay() throws {
    let text = Self.text.replacing("\n", with: "\r\n") + "\r\n"
    let result = try edited(text, Self.locators)
    #expect(result.hasSuffix("        locator: 15\r\n") || result.hasSuffix("    locator: 15\r\n"))
    #expect(
      result.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { !$0.contains("\n") })
    #expect(try edited(result, Self.locators) == result)
  }

  @Test func jsonLines() throws {
    let text = """
      {"id": "one", "accounts": [{"quote": {"exact": "é", "prefix": null}, "locator": null}, {"locator": "3", "quote": "x"}]}
      {"id": "two", "accounts": [{"source": "é", "quote": {"exact": "y"}}]}

      """
    let expected = """
      {"id": "one", "accounts": [{"quote": {"exact": "é", "prefix": null}, "locator": "11"}, {"locator": "12", "quote": "x"}]}
      {"id": "two", "accounts": [{"source": "é", "locator": "15", "quote": {"exact": "y"}}]}

      """
    #expect(try edited(text, Self.locators, file: "events/x.jsonl") == expected)
  }

  @Test(arguments: [
    "- id: one\n  accounts: [{source: a, locator: [1], quote: b}]\n",
    "- id: one\n  accounts: [{source: a, locator: x, quote: b}]\n",
    "- id: one\n  id: one\n  accounts: [{source: a, quote: b}]\n",
    "- id: one\n\taccounts: [{source: a, quote: b}]\n",
  ])
  func whatIsNotUnderstoodIsRefused(text: String) {
    #expect(throws: LocatorEdit.Refusal.self) { try edited(text, Self.locators) }
  }

  @Test func filesAreChangedOnlyWhereTheyMustBe() throws {
    let catalogue = try TemporaryCatalogue()
    let broken = "- id: three\n  title: 'open\n"
    try catalogue.write(broken, to: "events/1989.yaml")
    let path = catalogue.path + "/events/1988.yaml"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let locators = [
      QuoteLocator(event: "law-on-cooperatives", quotation: 0, paragraph: 21),
      QuoteLocator(event: "law-on-cooperatives", quotation: 1, paragraph: 5),
    ]
    let writer = LocatorWriter(folder: catalogue.path)
    let outcome = writer.write(locators)
    #expect(outcome.written == ["events/1988.yaml"])
    #expect(
      outcome.problems.map(\.description) == ["events/1989.yaml:1:1: error: not written: the file has errors"]
    )
    #expect(try catalogue.text(of: "events/1989.yaml") == broken)
    let text = try catalogue.text(of: "events/1988.yaml")
    let sound = try #require(TemporaryCatalogue.sound["events/1988.yaml"])
    let quote = "quote: {exact: legal since the year"
    #expect(
      text
        == sound.replacing("      \(quote)", with: "      \(quote)").replacing(
          "suffix: as all know}\n", with: "suffix: as all know}\n      locator: 5\n"))
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o640)
    #expect(writer.write(locators).written == [])
    let names = try FileManager.default.contentsOfDirectory(atPath: catalogue.path + "/events").sorted()
    #expect(names == ["1988.yaml", "1989.yaml", "before.yaml"])
  }
}
