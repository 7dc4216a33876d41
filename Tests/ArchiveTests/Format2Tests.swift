import Catalogue
import Chronology
import Material
import Testing

@testable import Archive

/// What an archive keeps of the keys that format 2 brought.
@Suite struct Format2Tests {
  private let era: TemporaryEra
  private let archive: EraArchive

  private static let events = """
    - id: tide
      was: [high-tide, spring-tide]
      date: 1990-03-01T06:30:00
      title: The tide
      names: {ru: Прилив}
      forms: [Zwillingsflut]
      theme: economy
      kind: condition
      summary: The sea came in.
      leads_to:
        - quay-rebuilt
        - event: flood-day
          source: chronicle
          stance: denies
          says: Holds that the rain did it.
          quote: boats were rowed along Market Street
          note: It alone says so.
        - event: flood-day
          source: memoir
          says: Blames the moon.
          quote: the moon had it in for us
      accounts:
        - id: leaf
          source: almanac
          stance: estimates
          says: Gives the height.
          quote: it stood at the highest mark
        - source: almanac-reprint
          says: Repeats the height.
          quote: stood at the highest mark the
      disputes:
        - about: how high it stood
          accounts: [leaf, 1]
          follows: leaf
          because: The gauge was read there.
          note: The reprint has a slip.
    - id: flood-day
      date: 1990-03-01
      title: Water in the streets
      theme: economy
      importance: landmark
      part_of: high-tide
      summary: The streets were under water.
      accounts:
        - {source: chronicle, says: Tells of bells., quote: the lower church rang under water}
        - {source: memoir, says: Tells of boats., quote: we rowed to the baker and back}
    - id: quay-rebuilt
      date: 1990-03-01T18:00:00
      title: The quay is mended
      theme: economy
      importance: minor
      summary: Stones were laid.
      accounts: [{source: memoir, says: Laid stones., quote: I laid stones until midnight that}]

    """

  init() throws {
    era = try TemporaryEra()
    try era.replace("format: 1", with: "format: 2", in: "era/catalogue.yaml")
    try era.write(Self.events, to: "era/events/format2.yaml")
    let sources = try era.text(of: "era/sources.yaml")
    let reprint =
      "- {id: almanac-reprint, type: book, title: The almanac again, tier: primary, derived_from: almanac}\n"
    try era.write(sources + reprint, to: "era/sources.yaml")
    let outcome = try era.open().outcome
    #expect(outcome.problems.map(\.description) == [])
    archive = outcome.archive
  }

  private func detail(_ id: String) throws -> EventDetail {
    let row = try #require(archive.event(id: id))
    return try #require(archive.detail(position: row.position))
  }

  private func ids(_ query: String) -> [String] {
    archive.events(meeting: SearchQuery(query, isTyping: false), withBackground: true)
      .compactMap { archive.event(position: Int($0))?.id }
  }

  @Test func rowsSayWhatKindOfEventTheyAreAndHowMuchItWeighs() throws {
    let rows = try ["tide", "flood-day", "quay-rebuilt", "flood"].map { try #require(archive.event(id: $0)) }
    #expect(rows.map(\.isCondition) == [true, false, false, false])
    #expect(rows.map(\.importance) == [.main, .landmark, .minor, .main])
  }

  @Test func hoursComeInOrderAfterTheDayWithoutOne() throws {
    let positions = try ["flood-day", "tide", "quay-rebuilt"].map { try #require(archive.event(id: $0)).position }
    #expect(positions == Array(positions[0]...positions[0] + 2))
  }

  @Test func formerIDsLeadToTheEvent() throws {
    #expect(archive.event(id: "high-tide")?.id == "tide")
    #expect(archive.event(id: "no-tide") == nil)
    #expect(try detail("flood-day").partOf?.id == "tide")
    #expect(try detail("tide").parts.map(\.id) == ["flood-day"])
    let position = try #require(archive.event(id: "tide")).position
    #expect(
      archive.positions(ofEvents: ["tide", "spring-tide", "no-tide"]) == ["tide": position, "spring-tide": position])
    #expect(archive.mark(["tide", "spring-tide"]) == [Int32(position)])
    #expect(ids("is:marked") == ["tide"])
  }

  @Test func linksHaveTheirClaimants() throws {
    let tide = try detail("tide")
    #expect(tide.leadsTo.map(\.id) == ["quay-rebuilt", "flood-day"])
    #expect(tide.effects.map(\.event.id) == ["quay-rebuilt", "flood-day", "flood-day"])
    #expect(tide.effects.map { $0.claim?.sourceName } == [nil, "Chronicle", "Memoir"])
    #expect(tide.effects.map(\.isDenied) == [false, true, false])
    #expect(tide.effects.map(\.note) == [nil, "It alone says so.", nil])
    #expect(tide.effects[1].claim?.anchor.state == .exact)
    #expect(tide.effects[2].claim?.anchor.state == .unattached)
    #expect(tide.accounts.map(\.sourceName) == ["Almanac", "The almanac again"])
    let flood = try detail("flood-day")
    #expect(flood.ledFrom.map(\.id) == ["tide"])
    #expect(flood.causes.map(\.event.id) == ["tide", "tide"])
    #expect(flood.causes.map { $0.claim?.says } == ["Holds that the rain did it.", "Blames the moon."])
  }

  @Test func claimsArePinnedInTheText() throws {
    let chronicle = try #require(archive.sourceNumber("chronicle"))
    let blocks = archive.blocks(1...archive.sources[chronicle].blockCount, ofSource: chronicle)
    let pins = blocks.flatMap(\.pins)
    let claims = pins.filter(\.isClaim)
    #expect(claims.map(\.event.id) == ["tide"])
    #expect(claims.first?.quote.exact == "boats were rowed along Market Street")
    #expect(claims.first?.passage != nil)
    // A pin counts the claims of an event after its accounts, as its quotations do.
    let claim = try #require(claims.first)
    #expect(try detail("tide").quotations[claim.account].quote == claim.quote)
    #expect(pins.contains { $0.event.id == "flood-day" && !$0.isClaim })
    // In a digest they stand among the accounts.
    let memoir = try #require(archive.sourceNumber("memoir"))
    let digest = archive.blocks(1...archive.sources[memoir].blockCount, ofSource: memoir).flatMap(\.pins)
    #expect(digest.filter(\.isClaim).map(\.event.id) == ["tide"])
  }

  @Test func witnessesAreCountedByTheirRoots() throws {
    let tide = try detail("tide")
    #expect((tide.accounts.count, tide.sourceCount, tide.independentCount) == (2, 2, 1))
    #expect(ids("is:single-source").contains("tide"))
    #expect(!ids("is:single-source").contains("flood-day"))
    #expect(ids("is:single-source").contains("quay-rebuilt"))
  }

  @Test func propertiesAreAskedFor() throws {
    #expect(ids("is:condition") == ["tide"])
    #expect(ids("is:landmark") == ["flood-day"])
    #expect(!ids("-is:condition").contains("tide"))
    #expect(ids("source:memoir is:condition") == ["tide"])
  }

  @Test(arguments: ["Прилив", "Zwillingsflut", "moon", "gauge", "rain did"])
  func whatWasAddedIsFound(_ words: String) {
    #expect(ids(words).contains("tide"), "\(words)")
  }

  @Test func disputesSayWhomTheRecordFollows() throws {
    let dispute = try #require(try detail("tide").disagreements.first)
    #expect((dispute.follows, dispute.because) == (0, "The gauge was read there."))
    #expect(try detail("tide").accounts.map(\.stance) == [.estimates, nil])
    #expect(try detail("tide").names == ["Прилив"])
  }

  @Test func everySearchAnswersAsAPlainOneDoes() throws {
    let contents = try #require(CatalogueReader(folder: era.catalogue).read().contents)
    let plain = PlainSearch(contents, archive)
    for text in [
      "is:condition", "is:landmark", "is:single-source", "-is:single-source", "is:no-primary", "прилив", "moon",
      "source:memoir", "source:almanac-reprint", "tide -is:condition",
    ] {
      let query = SearchQuery(text, isTyping: false)
      #expect(
        archive.events(meeting: query, withBackground: true) == plain.events(meeting: query, withBackground: true),
        "\(text)")
    }
  }

  /// Events in lines of JSON come to the same archive.
  @Test func linesOfJSONMakeTheSameArchive() throws {
    let contents = try #require(CatalogueReader(folder: era.catalogue).read().contents)
    let documents = (0..<archive.eventCount).map { archive.document(position: $0) }
    let details = (0..<archive.eventCount).map { archive.detail(position: $0) }
    for year in ["1985", "1986", "1987", "1988", "1989", "1990", "1991", "before", "after", "format2"] {
      try era.write("[]\n", to: "era/events/\(year).yaml")
    }
    try era.write(contents.events.map { EventDocument($0).line + "\n" }.joined(), to: "era/events/all.jsonl")
    let again = try era.archive()
    #expect((0..<again.eventCount).map { again.document(position: $0) } == documents)
    #expect((0..<again.eventCount).map { again.detail(position: $0) } == details)
    #expect(again.event(id: "spring-tide")?.id == "tide")
  }
}
