import Testing

@testable import Catalogue

@Suite("Several catalogues read as one")
struct LayerTests {
  private static let below = """
    - id: law
      was: [old-law]
      date: 1988-05-26
      title: Law
      theme: economy
      summary: A law.
      leads_to: [strike]
      accounts:
        - {source: morning-paper, date: 1988-05, says: The law came., quote: the law came in May, id: paper}
    - id: strike
      date: 1989-07
      title: Strike
      theme: politics
      summary: A strike.
      accounts: [{source: evening-paper, says: They struck., quote: they came up and stayed}]

    """

  private let lower: TemporaryCatalogue
  private let upper: TemporaryCatalogue

  init() throws {
    lower = try Self.catalogue(["events/1988.yaml": Self.below])
    upper = try Self.catalogue([:], without: TemporaryCatalogue.sound.keys.filter { $0 != "catalogue.yaml" })
  }

  private static func catalogue(
    _ changes: [String: String], without missing: [String] = ["events/1988.yaml"]
  ) throws -> TemporaryCatalogue {
    let header = "format: 2\ntitle: T\nspan: 1985/1991\n"
    let missing = missing.filter { changes[$0] == nil }
    return try TemporaryCatalogue(changes.merging(["catalogue.yaml": header]) { $1 }, without: missing)
  }

  private var reader: CatalogueReader {
    CatalogueReader(layers: [
      CatalogueLayer(name: "built-in", folder: lower.path), CatalogueLayer(name: "mine", folder: upper.path),
    ])
  }

  /// What is wrong, without the folders' paths.
  private func problems(_ events: String, in file: String = "events/mine.yaml") throws -> [String] {
    try upper.write(events, to: file)
    return reader.read().problems.map {
      $0.description.replacing(upper.path, with: "UPPER").replacing(lower.path, with: "LOWER")
    }
  }

  private func events() throws -> [String: Event] {
    Dictionary(try #require(reader.read().contents).events.map { ($0.id, $0) }) { first, _ in first }
  }

  @Test func eventsOfBothAreThereInOrderAndKnowTheirLayer() throws {
    try #require(
      try problems(
        """
        - id: between
          date: 1989-01-02
          title: Between
          theme: economy
          summary: Between the two.
          leads_to: [old-law-is-not-here, strike]
          accounts: [{source: morning-paper, says: It was., quote: it was as it was}]

        """.replacing("old-law-is-not-here, ", with: "")) == [])
    let contents = try #require(reader.read().contents)
    let events = contents.events.filter { !$0.isBackground }
    #expect(events.map(\.id) == ["law", "between", "strike"])
    #expect(events.map(\.layer) == [0, 1, 0])
    #expect(events[1].accounts.map(\.layer) == [1])
    #expect(contents.layers.map(\.name) == ["built-in", "mine"])
    #expect(contents.title == "T")
  }

  @Test(arguments: ["law", "old-law"])
  func anAdditionComesAfterWhatIsThere(id: String) throws {
    let found = try problems(
      """
      - extends: \(id)
        accounts:
          - {source: evening-paper, date: 1989, says: A year later., quote: only a year after that, id: mine}
        leads_to: [{event: strike, source: evening-paper, says: It led there., quote: and so they struck}]
        disputes:
          - about: when
            accounts: [paper, {source: evening-paper, quote: only a year after that}]
            note: They differ.
            follows: paper
            because: It is the older.

      """)
    #expect(found == [])
    let law = try #require(try events()["law"])
    #expect(law.accounts.map(\.layer) == [0, 1])
    #expect(law.links.map(\.layer) == [0, 1])
    #expect(law.disputes.map(\.accounts) == [[0, 1]])
    #expect(law.disputes.first?.follows == 0)
    #expect(law.quotations.map(\.layer) == [0, 1, 1])
    #expect(law.quotations.map(\.indexInLayer) == [0, 0, 1])
    #expect(try events()["strike"]?.accounts.count == 1)
  }

  @Test func numbersAndUnknownQuotesNameNothingBelow() throws {
    let found = try problems(
      """
      - extends: law
        accounts: [{source: evening-paper, says: Later., quote: only a year after that, id: mine}]
        disputes:
          - {about: who, accounts: [0, mine], note: N.}
          - {about: what, accounts: [mine, {source: morning-paper, quote: no such words there}], note: N.}
          - {about: why, accounts: [papr, mine], note: N.}

      """)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasPrefix("UPPER/events/mine.yaml:") && $0.contains(": error: “accounts”: ") })
    #expect(found[0].contains("found “0”, expected the id of an account, or {source: …, quote: …}"))
    #expect(found[1].contains("no account of this event quotes these words of “morning-paper”"))
    #expect(found[2].contains("did you mean “paper”?"))
    #expect(!reader.read().hasErrors, "the browser opens all the same")
  }

  @Test func oneIdInTwoLayersNamesBothFilesAndIsShownUnderAnother() throws {
    let found = try problems(
      """
      - id: law
        date: 1988
        title: Another law
        theme: economy
        summary: Mine.
        accounts: [{source: morning-paper, says: It was., quote: it was as it was}]

      """)
    #expect(
      found == [
        "UPPER/events/mine.yaml:1:7: error: event “law” is in the catalogue “built-in” too "
          + "(LOWER/events/1988.yaml:1:7); until it has another id it is shown as “mine:law”; "
          + "to add to the event below, write “extends: law” in place of the id"
      ])
    #expect(!reader.read().hasErrors)
    #expect(try events()["mine:law"]?.title == "Another law")
    #expect(try events()["law"]?.title == "Law")
  }

  @Test func anAdditionToNothingIsToldAndKeepsNobodyFromReading() throws {
    let found = try problems(
      "- extends: lav\n  accounts: [{source: morning-paper, says: It was., quote: it was as it was}]\n")
    #expect(
      found == [
        "UPPER/events/mine.yaml:1:12: warning: “extends” names “lav”, which no catalogue below has; what it adds is kept "
          + "and not shown (did you mean “law”?)"
      ])
    #expect(!reader.read().hasErrors)
  }

  @Test func registersOfTheLowerLayerCount() throws {
    try upper.write(
      "- {id: economy, name: Economy, glyph: ●, colour: green}\n- {id: mine, name: Mine}\n", to: "themes.yaml")
    try upper.write("- {id: gorbachev, name: Somebody else}\n", to: "people.yaml")
    let reading = reader.read()
    #expect(reading.problems.count == 1)
    #expect(reading.problems[0].message.hasPrefix("person “gorbachev” is in the catalogue “built-in” too ("))
    #expect(!reading.hasErrors)
    let contents = try #require(reading.contents)
    #expect(contents.themes.map(\.id) == ["economy", "politics", "mine"])
    #expect(contents.people.first { $0.id == "gorbachev" }?.name == "Mikhail Gorbachev")
  }

  @Test func aScanOfLinesTellsTheSameAsReading() throws {
    let lines = try #require(lower.read().contents).events.filter { !$0.isBackground }
      .map { EventDocument($0).line + "\n" }
    let other = try Self.catalogue(
      ["events/x.jsonl": lines.joined()], without: TemporaryCatalogue.sound.keys.filter { $0.hasPrefix("events/") })
    try upper.write(
      """
      - extends: law
        accounts: [{source: evening-paper, says: Later., quote: only a year after that, id: mine}]
        disputes: [{about: who, accounts: [paper, mine], note: N.}]

      """, to: "events/a.yaml")
    try upper.write(lines[1].replacing(#""id": "strike""#, with: #""id": "law""#), to: "events/b.jsonl")
    let reader = CatalogueReader(layers: [
      CatalogueLayer(name: "built-in", folder: other.path), CatalogueLayer(name: "mine", folder: upper.path),
    ])
    let scan = reader.scan()
    #expect(scan.problems == reader.read().problems)
    #expect(scan.problems.count == 1)
    let scanned = try scan.events.events(at: Array(0..<scan.events.count)) { event, _ in event }
    #expect(scanned == reader.read().contents?.events)
    #expect(scanned.map(\.id) == ["law", "strike", "mine:law"])
    #expect(scanned[0].accounts.count == 2)
    var quotations = 0
    scan.events.forEachQuotation { _, _, _, _ in quotations += 1 }
    #expect(quotations == scanned.reduce(0) { $0 + $1.quotations.count })
  }

  @Test func placesOfWhatIsAddedAreThoseOfItsOwnFile() throws {
    try upper.write(
      """
      - extends: law
        accounts:
          - {source: evening-paper, says: Later., quote: only a year after that}
          - {source: evening-paper, says: Too short., quote: two words}

      """, to: "events/mine.yaml")
    let reading = reader.read()
    let found = ContentChecks.problems(in: try #require(reading.contents), origins: reading.origins)
    let short = try #require(found.first { $0.message.contains("at least pin a passage") })
    #expect(short.file == upper.path + "/events/mine.yaml")
    #expect(short.line == 4)
  }

  @Test func locatorsAreWrittenIntoTheLayerThatHasTheQuote() throws {
    let text = """
      - extends: law
        accounts:
          - source: evening-paper
            says: Later.
            quote: only a year after that
        leads_to:
          - event: strike
            source: evening-paper
            says: It led there.
            quote: and so they struck

      """
    try upper.write(text, to: "events/mine.yaml")
    let outcome = LocatorWriter(folder: upper.path).write([
      QuoteLocator(event: "law", quotation: 0, layer: 1, paragraph: 3),
      QuoteLocator(event: "law", quotation: 1, layer: 1, paragraph: 4),
    ])
    #expect(outcome.problems == [])
    #expect(
      try upper.text(of: "events/mine.yaml")
        == text.replacing("after that", with: "after that\n      locator: 3")
        .replacing("they struck", with: "they struck\n      locator: 4"))
  }
}
