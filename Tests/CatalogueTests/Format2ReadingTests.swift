import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("The keys of format 2")
struct Format2ReadingTests {
  /// An event that has every key, and what it leads to.
  static let events = """
    - id: flood
      was: [deluge, high-water]
      date: 1988-05-26T06:30:00
      title: Flood
      names: {ru: Наводнение, sr-Latn: Poplava}
      forms: [the Deluge, "high; water"]
      wikidata: Q42
      theme: economy
      kind: condition
      importance: landmark
      summary: It rose.
      leads_to:
        - dearth
        - {event: aid, note: By law.}
        - event: dearth
          source: evening-paper
          stance: denies
          says: Holds that the harvest had failed before.
          quote: nothing to do with it
          locator: 4
          note: It alone says so.
        - event: dearth
          source: morning-paper
          says: Blames the water.
          quote: {exact: and so there was no, suffix: bread}
      accounts:
        - id: paper
          source: morning-paper
          stance: estimates
          says: It rose.
          quote: one or another thing
          figures:
            strikers: [{value: 5, as_of: 1988-05}, {low: 6, high: 7, about: true, as_of: 1988-06}]
        - source: evening-paper
          stance: predicts
          says: It would rise.
          quote: another thing or one
          figures:
            strikers: {value: 9, as_of: 1988-06}
      disputes:
        - id: how-high
          about: how high it stood
          accounts: [paper, 1]
          follows: paper
          because: It measured.
          note: They differ.
    - id: dearth
      date: 1988-08/1989
      title: Dearth
      theme: economy
      part_of: deluge
      summary: Bread was short.
      accounts: [{source: morning-paper, says: It was., quote: bread was short that year}]
    - id: aid
      date: 1988-07
      title: Aid
      theme: economy
      summary: Aid came.
      leads_to: [high-water-mark]
      accounts: [{source: morning-paper, says: It came., quote: aid came from all sides}]
    - id: mark
      was: [high-water-mark]
      date: 1989
      title: Mark
      theme: economy
      summary: A mark was cut.
      accounts: [{source: morning-paper, says: It was cut., quote: a mark was cut there}]

    """

  private func contents() throws -> CatalogueContents {
    let reading = try TemporaryCatalogue(events: Self.events).read()
    #expect(reading.problems.map(\.description) == [])
    return try #require(reading.contents)
  }

  @Test func areReadWhole() throws {
    let events = try contents().events
    let flood = try #require(events.first { $0.id == "flood" })
    #expect(flood.formerIDs == ["deluge", "high-water"])
    #expect(flood.date.words == "26 May 1988, 06:30")
    #expect(flood.names == [LocalName("ru", "Наводнение"), LocalName("sr-Latn", "Poplava")])
    #expect(flood.forms == ["the Deluge", "high; water"])
    #expect(flood.wikidata == "Q42")
    #expect((flood.kind, flood.importance) == (.condition, .landmark))
    let denial = Link.Claim(
      source: "evening-paper", says: "Holds that the harvest had failed before.",
      quote: TextQuoteSelector(exact: "nothing to do with it"), locator: 4)
    let claim = Link.Claim(
      source: "morning-paper", says: "Blames the water.",
      quote: TextQuoteSelector(exact: "and so there was no", suffix: "bread"))
    #expect(
      flood.links == [
        Link(to: "dearth"), Link(to: "aid", note: "By law."),
        Link(to: "dearth", claim: denial, stance: .denies, note: "It alone says so."),
        Link(to: "dearth", claim: claim),
      ])
    #expect(flood.leadsTo == ["dearth", "aid"])
    #expect(flood.accounts.map(\.id) == ["paper", nil])
    #expect(flood.accounts.map(\.stance) == [.estimates, .predicts])
    let may = Figure(low: 5, high: 5, asOf: try EDTF("1988-05"))
    let june = Figure(low: 6, high: 7, isAbout: true, asOf: try EDTF("1988-06"))
    #expect(flood.accounts[0].figures == [NamedFigure("strikers", may), NamedFigure("strikers", june)])
    #expect(
      flood.disputes == [
        Dispute(
          id: "how-high", about: "how high it stood", accounts: [0, 1], note: "They differ.", follows: 0,
          because: "It measured.")
      ])
  }

  @Test func whatIsNotWrittenIsPlain() throws {
    let mark = try #require(try contents().events.first { $0.id == "mark" })
    #expect((mark.kind, mark.importance) == (.event, .main))
    #expect(mark.names == [] && mark.forms == [] && mark.wikidata == nil)
  }

  /// The claims of links are counted after the accounts.
  @Test func quotationsAreThoseOfAccountsAndLinks() throws {
    let flood = try #require(try contents().events.first { $0.id == "flood" })
    #expect(flood.quotations.map(\.source) == ["morning-paper", "evening-paper", "evening-paper", "morning-paper"])
    #expect(flood.quotations.map(\.link) == [nil, nil, 2, 3])
    #expect(flood.quotations.map(\.locator) == [nil, nil, 4, nil])
  }

  @Test func formerIDsAreFollowed() throws {
    let contents = try contents()
    #expect(contents.formerIDs == ["deluge": "flood", "high-water": "flood", "high-water-mark": "mark"])
    #expect(contents.events.first { $0.id == "dearth" }?.partOf == "flood")
    #expect(contents.events.first { $0.id == "aid" }?.leadsTo == ["mark"])
  }

  @Test func registersHaveNamesAndPlaces() throws {
    let reading = try TemporaryCatalogue(
      events: TemporaryCatalogue.event,
      [
        "people.yaml": "- {id: boyd, name: Alice Boyd, names: {ru: Алиса Бойд}, wikidata: Q1}\n",
        "organisations.yaml": "- {id: union, name: Union, names: {de: Gewerkschaft}, wikidata: Q2}\n",
        "places.yaml": "- {id: ellis, name: Port Ellis, names: {fr: Havre}, wikidata: Q3, coordinates: [-33.5, 151]}\n",
        "sources.yaml": try #require(TemporaryCatalogue.sound["sources.yaml"]) + "  derived_from: morning-paper\n",
      ]
    ).read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    #expect(contents.people.first?.names == [LocalName("ru", "Алиса Бойд")])
    #expect(contents.people.first?.wikidata == "Q1")
    #expect(contents.organisations.first?.names == [LocalName("de", "Gewerkschaft")])
    #expect(contents.organisations.first?.wikidata == "Q2")
    #expect(
      contents.places == [
        Place(
          id: "ellis", name: "Port Ellis", names: [LocalName("fr", "Havre")], wikidata: "Q3",
          coordinates: Coordinates(latitude: -33.5, longitude: 151))
      ])
    #expect(contents.sources.map(\.derivedFrom) == [nil, "morning-paper"])
    #expect(contents.sources[1].fields.contains { $0.key == "derived_from" } == false)
  }

  // MARK: What is wrong

  /// An event with something in its third line, and with the last of its lines replaced.
  private func problems(_ line: String, account: String = "id: paper", dispute: String = "") throws -> [String] {
    let text = """
      - id: flood
        date: 1988-05-26
        \(line)
        title: Flood
        theme: economy
        summary: It rose.
        accounts:
          - {source: morning-paper, says: It rose., quote: one or another thing, \(account)}
          - {source: evening-paper, says: It fell., quote: another thing or one}
        \(dispute.isEmpty ? "# none" : "disputes: [\(dispute)]")

      """
    return try TemporaryCatalogue(events: text).problems.map { $0.replacing("events/1988.yaml:", with: "") }
  }

  @Test(arguments: [
    ("kind: condtion", "3:9: error: “kind”: unknown word “condtion”; did you mean “condition”?"),
    ("importance: high", "3:15: error: “importance”: unknown word “high”; for example landmark, main, minor"),
    (
      "wikidata: 42",
      "3:13: error: “wikidata”: found “42”, expected the number of an item, for example Q34266"
    ),
    (
      "wikidata: Q042",
      "3:13: error: “wikidata”: found “Q042”, expected the number of an item, for example Q34266"
    ),
    (
      "names: [Flut]",
      "3:10: error: “names”: found a list, expected a map of languages, for example {ru: Москва}"
    ),
    (
      "names: {russian: Потоп}",
      "3:11: error: “names”: found “russian”, expected a language as BCP 47 writes it, for example ru, uk or zh-Hant"
    ),
    ("names: {ru: [a]}", "3:15: error: “ru”: found a list, expected text"),
    ("forms: deluge", "3:10: error: “forms”: found text, expected a list, for example [a, b]"),
    ("forms: [a, a]", "3:14: error: “forms”: “a” is there twice"),
    ("was: [Deluge]", "3:9: error: “was”: found “Deluge”, expected an id: lower-case letters, digits and hyphens"),
    ("was: [flood]", "3:9: error: event “flood” is there twice: first at 1:7"),
    ("leads_to: [{note: x}]", "3:14: error: “event” is missing in a link"),
    ("leads_to: [{event: flood, says: So.}]", "3:35: error: “says” needs the “source” that says so"),
    (
      "leads_to: [{event: flood, stance: denies}]",
      "3:14: error: “stance”: only a source denies a link; name it with “source”"
    ),
    (
      "leads_to: [{event: flood, source: morning-paper, stance: doubts, says: S., quote: one or another thing}]",
      "3:60: error: “stance”: unknown word “doubts”; for example claims, denies"
    ),
    (
      "leads_to: [{event: flood, source: morning-paper, says: S.}]",
      "3:14: error: “quote” is missing: what a source claims is told and quoted"
    ),
    (
      "leads_to: [{event: flood, source: mornin-paper, says: S., quote: one or another thing}]",
      "3:37: error: unknown source “mornin-paper”; did you mean “morning-paper”?"
    ),
    ("leads_to: [{event: flod}]", "3:22: error: unknown event “flod”; did you mean “flood”?"),
    ("leads_to: [flood, flood]", "3:21: error: “leads_to”: “flood” is there twice"),
    (
      "leads_to: [{event: flood, becuase: x}]",
      "3:29: error: unknown key “becuase” in a link; known keys: event, source, says, quote, locator, note, stance"
    ),
    ("links: [flood]", "3:3: error: unknown key “links” in an event; known keys: "),
  ])
  func wrongKeysOfEvents(line: String, problem: String) throws {
    let problems = try problems(line)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test(arguments: [
    ("stance: says", "84: error: “stance”: unknown word “says”; for example denies, estimates, predicts"),
    ("id: Paper", "80: error: “id”: found “Paper”, expected an id: lower-case letters, digits and hyphens"),
    ("id: 1", "80: error: “id”: found “1”, expected a word; numbers count the accounts"),
    (
      "figures: {strikers: [5]}",
      "97: error: “strikers”: a value of a list says of when it is, for example {value: 12.5, as_of: 1988}"
    ),
    (
      "figures: {strikers: [{value: 5, as_of: 1988}, {value: 6, as_of: 1988}]}",
      "122: error: “strikers”: there are two values of 1988"
    ),
    ("figures: {strikers: []}", "96: error: “strikers” is empty; write a value, or leave the figure out"),
  ])
  func wrongKeysOfAccounts(account: String, problem: String) throws {
    #expect(try problems("# none", account: account) == ["8:" + problem])
  }

  @Test func anIdOfAccountsIsThereOnce() throws {
    let twice = Self.events.replacing("stance: predicts", with: "id: paper")
    #expect(
      try TemporaryCatalogue(events: twice).problems == [
        "events/1988.yaml:35:11: error: “id”: account 0 of this event is “paper” too"
      ])
  }

  @Test(arguments: [
    (
      "{about: a, note: N., accounts: [paper, 2]}",
      "53: error: “accounts”: found “2”, expected numbers of accounts of this event, counted from 0 (here 0 to 1), "
        + "or their ids"
    ),
    (
      "{about: a, note: N., accounts: [papr, 1]}",
      "46: error: “accounts”: found “papr”, expected numbers of accounts of this event, counted from 0 (here 0 to 1), "
        + "or their ids; did you mean “paper”?"
    ),
    (
      "{about: a, note: N., accounts: [1], follows: paper}",
      "59: error: “follows” names an account that is not among the “accounts” of the dispute"
    ),
    (
      "{id: a, about: a, note: N., accounts: [0, 1]}, {id: a, about: b, note: N., accounts: [0, 1]}",
      "66: error: “id”: another dispute of this event is “a” too"
    ),
  ])
  func wrongKeysOfDisputes(dispute: String, problem: String) throws {
    #expect(try problems("# none", dispute: dispute) == ["10:" + problem])
  }

  @Test func oneVoiceMaySayWhyItIsEnough() throws {
    #expect(
      try problems("# none", dispute: "{about: a, note: N., accounts: [paper], because: No other source is left.}")
        == [])
  }

  @Test(arguments: [
    (
      "coordinates: [91, 0]",
      "1:39: error: “coordinates”: expected latitude (-90 to 90) and longitude (-180 to 180) in degrees, for example "
        + "[55.75, 37.62]"
    ),
    (
      "coordinates: [1]",
      "1:39: error: “coordinates”: expected latitude (-90 to 90) and longitude (-180 to 180) in degrees, for example "
        + "[55.75, 37.62]"
    ),
    ("coordinates: 55", "1:39: error: “coordinates”: found text, expected a list, for example [a, b]"),
  ])
  func wrongPlaces(key: String, problem: String) throws {
    let places = "- {id: moscow, name: Mo, \(key)}\n"
    let problems = try TemporaryCatalogue(events: TemporaryCatalogue.event, ["places.yaml": places]).problems
    #expect(problems == ["places.yaml:" + problem])
  }

  @Test func unknownOrigins() throws {
    let sources = try #require(TemporaryCatalogue.sound["sources.yaml"]) + "  derived_from: morning-papr\n"
    #expect(
      try TemporaryCatalogue(events: TemporaryCatalogue.event, ["sources.yaml": sources]).problems == [
        "sources.yaml:17:17: error: unknown source “morning-papr”; did you mean “morning-paper”?"
      ])
  }

  @Test func aFormerIdIsNobodyElses() throws {
    func event(_ id: String, _ was: String) -> String {
      TemporaryCatalogue.event.replacing("id: one", with: "id: \(id)\n  was: [\(was)]")
    }
    #expect(
      try TemporaryCatalogue(events: event("one", "old") + event("two", "old") + event("three", "one")).problems == [
        "events/1988.yaml:9:9: error: event “old” is there twice: first at events/1988.yaml:2:9",
        "events/1988.yaml:16:9: error: event “one” is there twice: first at events/1988.yaml:1:7",
      ])
  }

  // MARK: Formats

  /// An older program would refuse the key and not say that it is too old.
  @Test(arguments: [
    ("kind: condition", "kind"), ("importance: minor", "importance"), ("names: {ru: a}", "names"),
    ("forms: [a]", "forms"), ("was: [a]", "was"), ("wikidata: Q1", "wikidata"),
    ("leads_to: [{event: one}]", "leads_to"),
    ("disputes: [{about: a, note: N., accounts: [0], because: So.}]", "because"),
  ])
  func format1HasNoneOfThem(line: String, key: String) throws {
    let text = TemporaryCatalogue.event.replacing("  title:", with: "  \(line)\n  title:")
    let catalogue = try TemporaryCatalogue(["events/1988.yaml": text], without: ["events/before.yaml"])
    let problems = catalogue.problems
    #expect(problems.count == 1 && problems.first?.hasPrefix("events/1988.yaml:3:") == true, "\(problems)")
    let complaint = "error: “\(key)” as it stands here is of format 2; write “format: 2” in catalogue.yaml"
    #expect(problems.first?.hasSuffix(complaint) == true, "\(problems)")
    try catalogue.write(TemporaryCatalogue.header, to: "catalogue.yaml")
    #expect(catalogue.problems == [])
  }

  @Test func format1HasNoneOfThemInRegistersEither() throws {
    let problems = try TemporaryCatalogue([
      "people.yaml": "- {id: gorbachev, name: G, wikidata: Q1}\n",
      "places.yaml": "- {id: moscow, name: M, coordinates: [1, 2]}\n",
      "sources.yaml": try #require(TemporaryCatalogue.sound["sources.yaml"]) + "  derived_from: morning-paper\n",
    ]).problems
    let rest = "as it stands here is of format 2; write “format: 2” in catalogue.yaml"
    #expect(
      problems == [
        "people.yaml:1:28: error: “wikidata” \(rest)", "places.yaml:1:25: error: “coordinates” \(rest)",
        "sources.yaml:17:3: error: “derived_from” \(rest)",
      ])
  }

  // MARK: Order

  @Test func hoursStandAfterTheDayAndBeforeTheNext() throws {
    let dates = [
      "1991-08-19T21:00:00", "1991-08-20", "1991-08-19T06:00:00", "1991-08-19/1991-08-21", "1991-08-19",
      "1991-08-19T06:00:30", "1991-08-18",
    ]
    let account = Account(source: "morning-paper", says: "S", quote: TextQuoteSelector(exact: "one or another thing"))
    let events = try dates.enumerated().map { index, date in
      Event(id: "e\(index)", date: try EDTF(date), title: "T", theme: "economy", summary: "S", accounts: [account])
    }
    let order = ["e6", "e4", "e3", "e2", "e5", "e0", "e1"]
    #expect(CatalogueContents.inTimelineOrder(events).map(\.id) == order)
    let lines = events.map { EventDocument($0).line }
    let catalogue = try TemporaryCatalogue(
      ["events/a.jsonl": lines.joined(separator: "\n") + "\n"], without: ["events/1988.yaml", "events/before.yaml"])
    let scan = CatalogueReader(folder: catalogue.path).scan()
    #expect(scan.problems == [])
    var ids: [String] = []
    try scan.events.forEach({ event, _ in event.id }) { ids.append($0) }
    #expect(ids == order)
  }

  // MARK: Round trips

  @Test func linesOfJSONHoldAllOfIt() throws {
    let events = try contents().events
    let lines = events.map { EventDocument($0).line + "\n" }.joined()
    let reading = try TemporaryCatalogue(
      ["events/all.jsonl": lines, "catalogue.yaml": TemporaryCatalogue.header],
      without: ["events/1988.yaml", "events/before.yaml"]
    ).read()
    #expect(reading.problems == [])
    #expect(try #require(reading.contents).events == events)
    #expect(EventDocument(try #require(events.first { $0.id == "aid" })).line.contains(#""leads_to": ["mark"]"#))
  }

  @Test func filesAsAuthorsWriteThemHoldAllOfIt() throws {
    let contents = try contents()
    let text = contents.events.map { YAMLWriting.item($0.record) }.joined(separator: "\n")
    let reading = try TemporaryCatalogue(events: text).read()
    #expect(reading.problems == [])
    let again = try #require(reading.contents)
    #expect(again.events == contents.events)
    #expect(again.formerIDs == contents.formerIDs)
  }
}
