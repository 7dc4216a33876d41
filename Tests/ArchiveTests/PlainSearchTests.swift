import Catalogue
import Foundation
import Material
import Testing

@testable import Archive

/// Whatever is asked for, the index finds what going through everything finds, no more and no less.
@Suite struct PlainSearchTests {
  private static let plain: PlainSearch? = {
    guard let archive = RealQueriesTests.archive,
      let contents = CatalogueReader(folder: RealQueriesTests.catalogue).read().contents
    else { return nil }
    return PlainSearch(contents, archive)
  }()

  private var generator = Generator(seed: 1985)

  private mutating func one(of choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }

  /// A word of the catalogue as it is written there, whole, begun or beside another, or something that may be asked
  /// for beside words.
  private mutating func part(_ titles: [[String]], _ contents: CatalogueContents) -> String {
    let title = titles.randomElement(using: &generator) ?? []
    let word = one(of: title)
    switch Int.random(in: 0..<16, using: &generator) {
    case 0..<5: return word
    case 5: return String(word.prefix(Int.random(in: 1...4, using: &generator)))
    case 6:
      let start = Int.random(in: 0..<max(1, title.count - 1), using: &generator)
      return "\"" + title[start...].prefix(2).joined(separator: " ") + "\""
    case 7: return one(of: ["the", "of", "s", "a", "co", "anti", "zzzz", "1989", "Горбачёв", "strikes"])
    case 8: return "theme:" + one(of: contents.themes.map(\.id) + ["e", "none"])
    case 9: return "source:" + one(of: contents.sources.map(\.id) + ["g", "none"])
    case 10: return "person:" + one(of: contents.people.map(\.id) + ["gor", "none"])
    case 11: return "place:" + one(of: contents.places.map(\.id) + ["mos", "none"])
    case 12: return "organisation:" + one(of: contents.organisations.map(\.id) + ["soviet"])
    case 13:
      return "date:" + one(of: ["1985", "1986-04", "1988/1990", "1989-XX", "../1986", "1900", "1991-08-19", "2001"])
    case 14: return "in:" + one(of: ["events", "texts"])
    default:
      return "is:"
        + one(of: ["disagreement", "background", "single-source", "no-primary", "marked", "unquoted"])
    }
  }

  private mutating func query(_ titles: [[String]], _ contents: CatalogueContents) -> String {
    var text = ""
    for number in 0..<Int.random(in: 1...4, using: &generator) {
      if number > 0 { text += one(of: [" ", " ", " ", " OR "]) }
      if Int.random(in: 0..<6, using: &generator) == 0 { text += "-" }
      text += part(titles, contents)
    }
    return text + one(of: ["", "", " "])
  }

  @Test mutating func theIndexFindsWhatIsThere() throws {
    var plain = try #require(Self.plain)
    let archive = plain.archive
    plain.marked = Set(plain.contents.events.enumerated().filter { $0.offset % 7 == 0 }.map(\.element.id))
    archive.mark(plain.marked)
    defer { archive.mark([]) }
    #expect(plain.contents.events.map(\.id) == plain.contents.events.indices.map { archive.event(position: $0)?.id })
    let titles = plain.contents.events.map { ($0.title + " " + $0.summary).split(separator: " ").map(String.init) }
    let count = ProcessInfo.processInfo.environment["SEARCH_FUZZ"].flatMap(Int.init) ?? 50
    for _ in 0..<count {
      let text = query(titles, plain.contents)
      let query = SearchQuery(text)
      let withBackground = Bool.random(using: &generator)
      let events = archive.events(meeting: query, withBackground: withBackground)
      let areSame = events == plain.events(meeting: query, withBackground: withBackground)
      #expect(areSame, "\(text.debugDescription)")
      let passages = archive.passages(meeting: query)
      let isSame = passages == plain.passages(meeting: query)
      #expect(isSame, "\(text.debugDescription)")
      // The best first are the same ones.
      let hits = archive.search(query, withBackground: withBackground, order: .best)
      #expect(hits.events.sorted() == (query.isEmpty ? [] : events) && hits.passages.sorted() == passages)
      try expectPage(archive, text, query, withBackground: withBackground, all: events, passages)
    }
  }

  /// The first page is a stretch of all hits, and begins where it should.
  private mutating func expectPage(
    _ archive: EraArchive, _ text: String, _ query: SearchQuery, withBackground: Bool, all: [Int32],
    _ passages: [PassageHit]
  ) throws {
    if query.isEmpty { return }
    let position = Int.random(in: 0..<archive.eventCount, using: &generator)
    let page = try #require(
      archive.page(
        of: query, withBackground: withBackground, from: position, atMost: 20, before: 10, patience: .seconds(60)))
    let events = page.hits.events
    let first = all.firstIndex { $0 >= Int32(position) } ?? 0
    if page.isWhole { #expect(events == all && page.hits.passages == passages, "\(text.debugDescription)") }
    let later = events.count - page.index + page.hits.passages.count
    #expect(page.isWhole || later >= 20 || page.index == 10, "\(text.debugDescription)")
    if let start = events.first.flatMap({ all.firstIndex(of: $0) }) {
      #expect(Array(all[start...].prefix(events.count)) == events, "\(text.debugDescription)")
      #expect(start + page.index == first, "\(text.debugDescription) from \(position)")
    } else {
      #expect(all.isEmpty, "\(text.debugDescription)")
    }
  }
}
