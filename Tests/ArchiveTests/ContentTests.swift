import Catalogue
import Material
import Testing

@testable import Archive

@Suite struct ContentTests {
  private static let compiled = Result { try TemporaryEra().archive() }
  private let archive: EraArchive

  init() throws {
    archive = try Self.compiled.get()
  }

  private func position(_ id: String) throws -> Int { try #require(archive.event(id: id)).position }

  private func ids(_ positions: [Int32]) -> [String] {
    positions.compactMap { archive.event(position: Int($0))?.id }
  }

  // MARK: Lists

  private static let order = [
    "harbour-founded", "long-winter", "new-mayor", "books-opened", "dam-leak", "summer-fair", "open-letter",
    "night-cafe", "ferry-law", "paper-founded", "dockers-strike", "free-port", "first-election", "flood",
    "council-dissolved", "reunion",
  ]
  private static let era = Array(order.dropFirst().dropLast())

  @Test func head() {
    #expect(archive.title == "Salt Bay 1985–1991")
    #expect(archive.span == "1985/1991")
    #expect(archive.firstYear == 1985)
    #expect((archive.eventCount, archive.eraCount) == (16, 14))
    #expect(archive.themes.map(\.id) == ["politics", "economy", "society"])
    #expect(archive.themes.map(\.glyph) == ["◆", "●", ""])
    #expect(archive.sources.map(\.id) == ["chronicle", "almanac", "memoir"])
    #expect(archive.sources.map(\.paragraphCount) == [12, 60, 0])
    #expect(archive.sources.map(\.accountCount) == [10, 4, 8])
    #expect(archive.sources.map(\.isAttached) == [true, true, false])
    #expect(archive.sources.map(\.blockCount) == [12, 60, 8])
    #expect(archive.sourceNumber("memoir") == 2)
    #expect(archive.sourceNumber("nobody") == nil)
  }

  @Test func rowsInOrderOfTime() {
    let all = archive.rows(0..<99, of: archive.events(withBackground: true))
    #expect(all.map(\.id) == Self.order)
    #expect(all.map(\.position) == Array(0..<16))
    #expect(all.filter(\.isBackground).map(\.id) == ["harbour-founded", "reunion"])
    #expect(all.filter(\.isDisputed).map(\.id) == ["harbour-founded", "ferry-law", "dockers-strike"])
    #expect(all[1].theme == 2)
    #expect(archive.rows(0..<99, of: archive.events(withBackground: false)).map(\.id) == Self.era)
    #expect(archive.rows(2..<4, of: archive.events(withBackground: false)).map(\.id) == ["books-opened", "dam-leak"])
    #expect(archive.rows(1..<3, of: .chosen([2, 5, 9])).map(\.id) == ["summer-fair", "paper-founded"])
  }

  @Test(arguments: [EventList.all(count: 16), .era(count: 14), .chosen([2, 5, 9]), .chosen([])])
  func rowsBeyondAListAreNone(_ list: EventList) {
    #expect(archive.rows(list.count..<list.count + 9, of: list).isEmpty)
    #expect(archive.rows(-9..<0, of: list).isEmpty)
    #expect(archive.position(at: -1, in: list) == nil)
    #expect(archive.position(at: list.count, in: list) == nil)
    #expect(archive.sortDay(at: list.count, in: list) == nil)
  }

  @Test(arguments: [EventList.all(count: 16), .era(count: 14), .chosen([2, 5, 9])])
  func indexAndPositionAgree(_ list: EventList) throws {
    for index in 0..<list.count {
      let position = try #require(archive.position(at: index, in: list))
      #expect(archive.index(ofPosition: position, in: list) == index)
      #expect(archive.rows(index..<index + 1, of: list).first?.position == position)
    }
  }

  @Test func whatIsNotInAListIsFoundAtTheEventBefore() {
    let era = archive.events(withBackground: false)
    #expect(archive.index(ofPosition: 0, in: era) == 0)
    #expect(archive.index(ofPosition: 15, in: era) == 13)
    #expect(archive.index(ofPosition: 99, in: era) == 13)
    let chosen = EventList.chosen([2, 5, 9])
    #expect(
      [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 99].map { archive.index(ofPosition: $0, in: chosen) }
        == [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
    #expect(archive.index(ofPosition: 4, in: .chosen([])) == 0)
    #expect(archive.index(ofPosition: 99, in: .all(count: 16)) == 15)
  }

  @Test func firstEventFromADayOn() throws {
    let era = archive.events(withBackground: false)
    let sorted = try (0..<era.count).map { try #require(archive.sortDay(at: $0, in: era)) }
    #expect(sorted == sorted.sorted())
    for day in sorted.flatMap({ [$0 - 1, $0, $0 + 1] }) {
      for list in [era, archive.events(withBackground: true), .chosen([2, 5, 9])] {
        let expected = (0..<list.count).first { (archive.sortDay(at: $0, in: list) ?? 0) >= day } ?? list.count
        #expect(archive.firstIndex(notBefore: day, in: list) == expected)
      }
    }
  }

  @Test func eventsCountInTheMonthInWhichTheyBegin() {
    func count(_ year: Int, _ month: Int) -> Int { archive.months[year * 12 + month - 1] ?? 0 }
    #expect(count(1985, 3) == 2)
    #expect(count(1989, 7) == 1)
    #expect(count(1990, 2) == 2)
    #expect(count(1992, 2) == 0)
    #expect(count(1921, 3) == 0)
    // Some month of 1989 is not January.
    #expect(count(1989, 1) == 0)
    #expect(archive.months.values.reduce(0, +) == 13)
  }

  @Test func disagreementsOneAfterTheOther() throws {
    let all = archive.events(withBackground: true)
    #expect(archive.nextDisputed(from: 0, forward: true, in: all) == 8)
    #expect(archive.nextDisputed(from: 8, forward: true, in: all) == 10)
    #expect(archive.nextDisputed(from: 10, forward: true, in: all) == nil)
    #expect(archive.nextDisputed(from: 15, forward: false, in: all) == 10)
    #expect(archive.nextDisputed(from: 8, forward: false, in: all) == 0)
    let era = archive.events(withBackground: false)
    #expect(archive.nextDisputed(from: 7, forward: false, in: era) == nil)
    #expect(archive.nextDisputed(from: 0, forward: true, in: .chosen([2, 10])) == 1)
    #expect(archive.nextDisputed(from: 0, forward: true, in: .chosen([])) == nil)
  }

  // MARK: Events

  @Test func everythingAboutAnEvent() throws {
    let strike = try #require(archive.detail(position: try position("dockers-strike")))
    #expect(strike.row.title == "Strike of the dockers")
    #expect(strike.row.date == "1989-07-10/1989-07-21")
    #expect(strike.summary == "The dockers stop work for eleven days.")
    #expect(strike.people == ["José Núñez", "Vera Ostrova"])
    #expect(strike.ledFrom.map(\.id) == ["ferry-law"])
    #expect(strike.accounts.map(\.sourceName) == ["Chronicle", "Memoir"])
    #expect(strike.accounts.map(\.date) == ["1989-07", "1989-07-10"])
    #expect(
      strike.accounts.map(\.quote.exact) == [
        "not one crane moved in the second week", "four hundred of us at the gate",
      ])
    #expect(strike.accounts[0].figures.count == 1)
    #expect(strike.accounts[0].figures.first?.contains("900") == true)
    #expect(strike.accounts[0].anchor.state == .exact)
    #expect(strike.accounts[0].passage == PassageRange(paragraph: 8, start: 50, endParagraph: 8, end: 88))
    #expect(strike.accounts[1].anchor.state == .unattached)
    #expect(strike.accounts[1].passage == nil)
    #expect(strike.accounts[1].digestNumber == 7)
    #expect(Set(strike.disagreements.map(\.kind)) == ["figure", "dispute"])
    let dispute = strike.disagreements.first { $0.kind == "dispute" }
    #expect(dispute?.dissenters == [0, 1] && dispute?.pairs == [[0, 1]])
    #expect(strike.disagreements.first { $0.kind == "figure" }?.about == "on strike")
  }

  @Test func connections() throws {
    let mayor = try #require(archive.detail(position: try position("new-mayor")))
    #expect(mayor.parts.map(\.id) == ["books-opened"])
    #expect(mayor.ledFrom.map(\.id) == ["long-winter"])
    #expect(mayor.note == "The vote was held by a show of hands.")
    #expect(mayor.places == ["Salt Bay"])
    #expect(mayor.organisations == ["Harbour Council"])
    let books = try #require(archive.detail(position: try position("books-opened")))
    #expect(books.partOf?.id == "new-mayor")
    let law = try #require(archive.detail(position: try position("ferry-law")))
    #expect(law.leadsTo.map(\.id) == ["dockers-strike"])
    #expect(law.disagreements.map(\.kind).contains("date"))
    #expect(law.accounts[1].note == "A slip of memory.")
  }

  @Test func noSuchEvent() {
    #expect(archive.detail(position: 16) == nil)
    #expect(archive.detail(position: -1) == nil)
    #expect(archive.event(position: 99) == nil)
    #expect(archive.event(id: "nothing") == nil)
    #expect(archive.document(position: 99) == nil)
  }

  @Test func documentIsTheEventInJSON() throws {
    let line = try #require(archive.document(position: try position("ferry-law")))
    #expect(line.hasPrefix("{\"id\": \"ferry-law\"") || line.hasPrefix("{\"id\":\"ferry-law\""))
    #expect(!line.contains("\n"))
  }

  // MARK: Sources

  @Test func paragraphsOfAText() throws {
    let blocks = archive.blocks(1...99, ofSource: 0)
    #expect(blocks.map(\.number) == Array(1...12))
    #expect(blocks.first?.kind == .heading)
    #expect(blocks[8].text.hasPrefix("Of the flood everyone remembers"))
    #expect(blocks.filter { !$0.pins.isEmpty }.map(\.number) == Array(2...11))
    let raw = Array(try TemporaryEra().text(of: "texts/chronicle.txt").unicodeScalars)
    for block in blocks {
      #expect(block.start < block.end && block.end <= raw.count)
      #expect(block.text.unicodeScalars.elementsEqual(raw[block.start..<block.end]))
    }
    #expect(archive.blocks(3...4, ofSource: 0) == Array(blocks[2...3]))
    #expect(archive.blocks(13...99, ofSource: 0).isEmpty)
    #expect(archive.blocks(1...9, ofSource: 3).isEmpty)
    #expect(archive.blocks(1...9, ofSource: -1).isEmpty)
  }

  @Test func passagesAreTheWordsOfTheQuotes() throws {
    for row in archive.rows(0..<99, of: archive.events(withBackground: true)) {
      for account in try #require(archive.detail(position: row.position)).accounts {
        guard let passage = account.passage else {
          #expect(account.source == 2)
          continue
        }
        let block = try #require(archive.blocks(passage.paragraph...passage.paragraph, ofSource: account.source).first)
        let words = Array(block.text.unicodeScalars)[passage.start..<passage.end]
        #expect(words.elementsEqual(account.quote.exact.unicodeScalars))
      }
    }
  }

  @Test func digestInReadingOrder() {
    let blocks = archive.blocks(1...99, ofSource: 2)
    #expect(blocks.map(\.number) == Array(1...8))
    #expect(blocks.allSatisfy { $0.kind == .digest && $0.pins.count == 1 })
    // By paragraph of the text, and not by time.
    #expect(
      blocks.compactMap(\.pins.first?.event.id) == [
        "harbour-founded", "new-mayor", "books-opened", "ferry-law", "summer-fair", "open-letter", "dockers-strike",
        "first-election",
      ])
    #expect(archive.blocks(4...4, ofSource: 2).first?.text == "Puts the law three years too early.")
  }

  @Test func pinsBothWays() {
    func walk(_ source: Int, from start: Int, forward: Bool) -> [String] {
      var found: [String] = []
      var place = (paragraph: start, offset: 0)
      while let next = archive.nextPin(
        ofSource: source, paragraph: place.paragraph, offset: place.offset, forward: forward)
      {
        found.append(next.pin.event.id)
        place = (next.number, next.pin.passage?.start ?? 0)
        if found.count > 99 { break }
      }
      return found
    }
    let almanac = ["dam-leak", "paper-founded", "free-port", "flood"]
    #expect(walk(1, from: 1, forward: true) == almanac)
    #expect(walk(1, from: 61, forward: false) == almanac.reversed())
    #expect(walk(1, from: 28, forward: true) == ["free-port", "flood"])
    let memoir = archive.blocks(1...8, ofSource: 2).compactMap(\.pins.first?.event.id)
    #expect(walk(2, from: 0, forward: true) == memoir)
    #expect(walk(2, from: 9, forward: false) == memoir.reversed())
    #expect(walk(9, from: 1, forward: true).isEmpty)
  }

  // MARK: Search

  @Test(arguments: [
    ("ferr", ["ferry-law"]), ("ferr ", []), ("strike", ["dockers-strike", "free-port"]), ("strike -struck", []),
    ("vera", ["new-mayor", "dockers-strike"]),
    ("вера", ["new-mayor", "dockers-strike"]), ("nunez", ["open-letter", "dockers-strike"]),
    ("\"salt bay\"", ["new-mayor", "ferry-law", "flood"]), ("law OR flood", ["ferry-law", "flood"]),
    ("theme:society -theme:economy dam", ["dam-leak", "flood"]),
    ("theme:Society", ["long-winter", "dam-leak", "summer-fair", "flood"]),
    ("source:almanac", ["dam-leak", "paper-founded", "free-port", "flood"]),
    ("source:memoir -source:chronicle", ["books-opened", "summer-fair", "open-letter", "first-election"]),
    ("person:mayor", ["new-mayor", "dockers-strike"]), ("person:Ostrova", ["new-mayor", "dockers-strike"]),
    ("person:Острова", ["new-mayor", "dockers-strike"]), ("person:острова", ["new-mayor", "dockers-strike"]),
    ("person:nunez", ["open-letter", "dockers-strike"]), ("place:Соляная", ["new-mayor", "ferry-law", "flood"]),
    ("person:%", []), ("person:_", []),
    ("place:dam", ["dam-leak", "flood"]), ("place:\"Northern Coast\"", ["new-mayor", "ferry-law", "flood"]),
    ("organisation:council", ["new-mayor", "ferry-law", "first-election", "council-dissolved"]),
    ("date:1989", ["paper-founded", "dockers-strike"]), ("date:1989-07-15", ["paper-founded", "dockers-strike"]),
    ("date:1985-02", ["long-winter"]), ("date:1991-09/1991-12", ["council-dissolved"]),
    ("date:1988/1989-03", ["ferry-law", "paper-founded"]),
    ("is:disagreement", ["ferry-law", "dockers-strike"]), ("is:background", ["harbour-founded", "reunion"]),
    ("is:marked", []), ("in:events strike", ["dockers-strike", "free-port"]), ("in:texts strike", []),
    (
      "is:single-source theme:politics",
      ["books-opened", "open-letter", "paper-founded", "first-election", "council-dissolved"]
    ),
    ("songs", []), ("eclair", ["night-cafe"]), ("作業", ["night-cafe"]), ("песни", ["night-cafe"]),
  ])
  func eventsFound(_ query: String, _ expected: [String]) {
    #expect(ids(archive.events(meeting: SearchQuery(query), withBackground: false)) == expected)
  }

  @Test(arguments: [
    ("crane", ["0:2", "0:3", "0:8"]), ("crane ", ["0:2", "0:3", "0:8"]), ("\"not one crane\"", ["0:8"]),
    ("strike soup", ["0:8"]),
    ("naive", ["0:6"]), ("песни", ["0:6"]), ("作業", ["0:6"]), ("gulls OR photograph", ["0:11", "0:12"]),
    ("crane -gate", ["0:2", "0:3"]), ("source:almanac pencil", ["1:34"]), ("source:chronicle pencil", []),
    ("source:memoir gate", []), ("in:events crane", []), ("in:texts gulls", ["0:12"]), ("theme:economy crane", []),
    ("-crane", []), ("date:1989 crane", []),
  ])
  func passagesFound(_ query: String, _ expected: [String]) {
    let found = archive.passages(meeting: SearchQuery(query)).map { "\($0.source):\($0.paragraph)" }
    #expect(found == expected)
  }

  @Test func searchFindsEventsAndPassages() {
    let hits = archive.search(SearchQuery("flood"))
    #expect(ids(hits.events) == ["flood"])
    #expect(hits.passages.map(\.paragraph) == [9])
    #expect(hits.count == 2)
    #expect(archive.search(.everything) == .none)
    #expect(archive.search(SearchQuery("  ")) == .none)
    #expect(ids(archive.search(SearchQuery("quay"), withBackground: true).events).contains("reunion"))
    #expect(!ids(archive.search(SearchQuery("quay"), withBackground: false).events).contains("reunion"))
  }
}
