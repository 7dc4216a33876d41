import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("A sound catalogue")
struct ReadingTests {
  @Test func hasNoProblems() throws {
    let reading = try TemporaryCatalogue().read()
    #expect(reading.problems.map(\.description) == [])
    #expect(!reading.hasErrors)
    let contents = try #require(reading.contents)
    #expect(contents.title == "A small era")
    #expect(contents.span.canonical == "1985/1991")
    #expect(contents.licence == "CC-BY-4.0")
    #expect(ContentChecks.problems(in: contents, origins: reading.origins) == [])
  }

  @Test func eventsAreReadWhole() throws {
    let event = try #require(try contents().events.first { $0.id == "law-on-cooperatives" })
    #expect(event.date.canonical == "1988-05-26")
    #expect(event.title == "Law on Cooperatives")
    #expect(event.theme == "economy")
    #expect(event.people == ["gorbachev"])
    #expect(event.organisations == ["supreme-soviet"])
    #expect(event.places == ["moscow"])
    #expect(event.summary == "Private firms in services become lawful.")
    #expect(event.leadsTo == ["strike"])
    #expect(event.partOf == nil)
    #expect(!event.isBackground)
    #expect(
      event.accounts == [
        Account(
          source: "morning-paper", date: try EDTF("1988-05"), says: "The law came in May.",
          quote: TextQuoteSelector(exact: "enacted in the month of May"), locator: 21),
        Account(
          source: "evening-paper", date: try EDTF("1985"), says: "The law came in 1985.",
          quote: TextQuoteSelector(
            exact: "legal since the year", prefix: "which were", suffix: "as all know"),
          note: "A slip."),
      ])
  }

  @Test func figuresAndDisputesAreRead() throws {
    let event = try #require(try contents().events.first { $0.id == "strike" })
    #expect(event.accounts[0].figures == [NamedFigure("strikers", Figure(177_000))])
    #expect(
      event.accounts[1].figures == [
        NamedFigure("strikers", Figure(low: 90_000, high: 100_000, isAbout: true))
      ])
    #expect(
      event.disputes == [Dispute(about: "who began it", accounts: [0, 1], note: "Each names another mine.")])
    #expect(event.partOf == "unrest")
  }

  @Test func sourcesKeepTheOrderOfTheirFields() throws {
    let source = try #require(try contents().sources.first)
    #expect(
      source.fields.map(\.key) == [
        "type", "title", "title-short", "author", "container-title", "issued", "URL",
      ])
    #expect(source.type == "article-newspaper")
    #expect(source.authors == ["Jane Doe", "The Editors"])
    #expect(source.shortName == "Morning Paper")
    #expect(source.issued?.canonical == "1988-06")
    #expect(source.url == "https://example.org/what")
    #expect(source.tier == .secondary)
    #expect(source.perspective == "a newspaper")
    #expect(try contents().sources[1].shortName == "What happened after")
  }

  @Test func recordsAreRead() throws {
    let contents = try contents()
    #expect(
      contents.themes == [
        Theme(id: "economy", name: "Economy", glyph: "●", colour: "green"),
        Theme(id: "politics", name: "Politics"),
      ])
    #expect(
      contents.people == [
        Person(
          id: "gorbachev", name: "Mikhail Gorbachev", forms: ["Gorbachev", "Gorbachov", "Горбачёв"],
          avoid: ["Gorbachov"], note: "General Secretary from 1985.")
      ])
    #expect(contents.organisations == [Organisation(id: "supreme-soviet", name: "Supreme Soviet")])
    #expect(
      contents.places == [Place(id: "moscow", name: "Moscow", forms: ["Москва"], republic: "Russia")])
    #expect(contents.figureKinds == [FigureKind(name: "strikers", unit: "people", words: "on strike")])
  }

  @Test func eventsComeInTheOrderOfTime() throws {
    let dates = ["1988", "1987-05", "1988-01-01", "/1987-05", "1988", "../1986", "1990/.."]
    let events = try dates.enumerated().map { index, date in
      Event(id: "e\(index)", date: try EDTF(date), title: "", theme: "", summary: "")
    }
    let order = CatalogueContents.inTimelineOrder(events).map(\.id)
    #expect(order == ["e5", "e1", "e3", "e2", "e0", "e4", "e6"])
  }

  @Test func whatLiesWhollyOutsideTheSpanIsBackground() throws {
    let lines = ["1984-12-31", "1984/1985", "1985-01", "1991-12-31", "1992", "../1984", "1984/..", "1917~"]
    let events = lines.enumerated().map { index, date in
      """
      - id: e\(index)
        date: \(date)
        title: Something
        theme: economy
        summary: It was.
        accounts: [{source: morning-paper, says: It was., quote: that it was so}]

      """
    }
    let changes = ["events/1988.yaml": events.joined()]
    let reading = try TemporaryCatalogue(changes, without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    let background = try #require(reading.contents).events.filter(\.isBackground).map(\.id).sorted()
    #expect(background == ["e0", "e4", "e5", "e7"])
  }

  @Test func editionSheetsAreRead() throws {
    let digest = String(repeating: "0a", count: 32)
    let sheet = """
      source: morning-paper
      digest: \(digest)
      paragraphs: listed
      starts: [6, 14]
      headings: [1-2, 129]
      taken-out: ["1:17-120"]
      note-numbers: rising

      """
    let reading = try TemporaryCatalogue(["editions/morning-paper.yaml": sheet]).read()
    #expect(reading.problems == [])
    var expected = EditionSheet(source: "morning-paper", digest: digest)
    expected.paragraphs = .listed
    expected.starts = [6, 14]
    expected.headings = [.init(lines: 1...2), .init(lines: 129...129)]
    expected.takenOut = [.init(lines: 1...1, columns: 17...120)]
    expected.hasRisingNoteNumbers = true
    #expect(reading.contents?.editionSheets == [expected])
  }

  @Test func filesAreListedWithADigest() throws {
    let catalogue = try TemporaryCatalogue()
    let first = try #require(catalogue.read().contents).files
    #expect(
      first.map(\.path) == [
        "catalogue.yaml", "events/1988.yaml", "events/before.yaml", "figures.yaml", "organisations.yaml",
        "people.yaml", "places.yaml", "sources.yaml", "themes.yaml",
      ])
    try catalogue.write(try catalogue.text(of: "figures.yaml") + "# more\n", to: "figures.yaml")
    let second = try #require(catalogue.read().contents).files
    #expect(zip(first, second).filter { $0 != $1 }.map(\.0.path) == ["figures.yaml"])
  }

  @Test func scalarsAreReadAsTheyAreWritten() throws {
    let events = """
      - id: "1988"
        date: 1988
        title: no
        theme: economy
        summary: 0x10
        note: 'true'
        accounts: [{source: morning-paper, says: 1_000, quote: null and void it was}]

      """
    let reading = try TemporaryCatalogue(["events/1988.yaml": events], without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    let event = try #require(reading.contents?.events.first)
    #expect([event.id, event.title, event.summary, event.note] == ["1988", "no", "0x10", "true"])
    #expect(event.accounts[0].says == "1_000")
  }

  @Test func textFromOutsideIsMadeHarmless() throws {
    let events = TemporaryCatalogue.event.replacing("title: One", with: #"title: "A\e[31m\u202eB""#)
    let reading = try TemporaryCatalogue(["events/1988.yaml": events], without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    #expect(reading.contents?.events.first?.title == "AB")
  }

  @Test func byteOrderMarkAndCarriageReturnsAreTolerated() throws {
    let events = "\u{FEFF}---\r\n" + TemporaryCatalogue.event.replacing("\n", with: "\r\n")
    let reading = try TemporaryCatalogue(["events/1988.yaml": events], without: ["events/before.yaml"]).read()
    #expect(reading.problems == [])
    #expect(reading.contents?.events.map(\.id) == ["one"])
    #expect(
      reading.origins.place("one", in: .events, "title")
        == Origin(file: "events/1988.yaml", line: 4, column: 10))
  }

  @Test func anEmptyListOfEventsIsSound() throws {
    let reading = try TemporaryCatalogue(["events/1989.yaml": "[]\n"]).read()
    #expect(reading.problems == [])
  }

  @Test func placesOfPartsAreKnown() throws {
    let origins = try TemporaryCatalogue().read().origins
    let file = "events/1988.yaml"
    #expect(
      origins.place("law-on-cooperatives", in: .events) == Origin(file: file, line: 2, column: 3))
    #expect(
      origins.place("law-on-cooperatives", in: .events, "accounts", 1, "quote")
        == Origin(file: file, line: 22, column: 14))
    #expect(
      origins.place("law-on-cooperatives", in: .events, "accounts", 9)
        == Origin(file: file, line: 14, column: 5))
    #expect(
      origins.place("nobody", in: .people) == Origin(file: "people.yaml", line: 1, column: 1))
  }

  private func contents() throws -> CatalogueContents {
    try #require(try TemporaryCatalogue().read().contents)
  }
}
