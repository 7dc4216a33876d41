import Chronology
import Material
import Testing

@testable import Archive

@Suite struct QueryWordTests {
  /// The word at a bar: what it replaces, its property and value, and the words of the rest.
  private func shown(_ marked: String) -> String {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    let text = Array((String(parts[0]) + String(parts[1])).unicodeScalars)
    let word = QueryWord(in: text, at: parts[0].unicodeScalars.count)
    let replaced = String(String.UnicodeScalarView(text[word.range]))
    return "\(word.isNegated ? "!" : "")[\(replaced)] \(word.field ?? "-")=\(word.value) +\(word.rest.groups.count)"
  }

  @Test(arguments: [
    ("|", "[] -= +0"), ("law |", "[] -= +1"), ("law|", "[law] -=law +0"), ("the la|w of", "[law] -=la +2"),
    ("theme:|", "[theme:] theme= +0"), ("theme:eco|", "[theme:eco] theme=eco +0"),
    ("law theme:eco|nomy", "[theme:economy] theme=eco +1"), ("-theme:e|", "![theme:e] theme=e +0"),
    ("law -|", "![] -= +1"), ("person:\"Vera O|", "[person:\"Vera O] person=Vera O +0"),
    ("person:\"Vera |", "[person:\"Vera ] person=Vera  +0"), ("person:\"Vera\" |", "[] -= +1"),
    ("a OR theme:|", "[theme:] theme= +0"), ("a b OR |", "[] -= +0"), ("| law", "[] -= +1"),
    ("is:dis| theme:economy law", "[is:dis] is=dis +2"),
  ])
  func atTheCursor(_ marked: String, _ expected: String) {
    #expect(shown(marked) == expected)
  }

  @Test func noPlaceIsOutsideTheText() {
    for text in ["", "-", "\"", "-\"", "person:\"", "作 -", "a OR", "OR ", "- -", "::", "theme::x"] {
      let scalars = Array(text.unicodeScalars)
      for cursor in -1...scalars.count + 1 {
        let word = QueryWord(in: scalars, at: cursor)
        #expect(word.range.lowerBound >= 0 && word.range.upperBound <= scalars.count)
      }
    }
  }

  // MARK: Values

  private let archive: EraArchive

  init() throws { archive = try TemporaryEra().archive() }

  private func counts(_ facet: SearchQuery.Facet, _ query: String) -> [String] {
    archive.values(of: facet, among: archive.list(meeting: SearchQuery(query), withBackground: false))
      .map { "\($0.id) \($0.count ?? -1)" }
  }

  @Test(arguments: SearchQuery.Facet.allCases, ["", "is:disagreement", "theme:politics", "date:1989"])
  func aValueKeepsAsManyEventsAsItSays(_ facet: SearchQuery.Facet, _ query: String) {
    let list = archive.list(meeting: SearchQuery(query), withBackground: false)
    let values = archive.values(of: facet, among: list)
    #expect(!values.isEmpty || facet != .theme)
    for value in values {
      let kept = archive.list(meeting: SearchQuery("\(query) \(facet.rawValue):\(value.id)"), withBackground: false)
      #expect(value.count == kept.count, "\(value.id) after \(query)")
    }
    #expect(values.map { $0.count ?? 0 } == values.map { $0.count ?? 0 }.sorted(by: >))
  }

  @Test func whatNoEventHasIsNotOffered() {
    #expect(counts(.theme, "theme:economy") == ["economy 4"])
    #expect(counts(.theme, "zzzz") == [])
  }

  @Test func aTimeKeepsAsManyEventsAsItSays() throws {
    for text in ["1985", "1989", "1989-07", "1986-22", "1900", "1985/1991"] {
      let date = try EDTF(text)
      for query in ["", "theme:politics"] {
        let list = archive.list(meeting: SearchQuery(query), withBackground: false)
        let kept = archive.list(meeting: SearchQuery("\(query) date:\(text)"), withBackground: false)
        #expect(archive.eventCount(in: date, among: list) == kept.count, "\(text) after \(query)")
      }
    }
  }

  @Test(arguments: [
    ("date:1989-07", "1989-07-10/1989-07-21", Answer.definite), ("date:1989-07", "1989-XX", .possible),
    ("date:1989", "1989-XX", .definite), ("law", "1989-XX", .definite),
    ("date:1989-07 date:1989", "1989-XX", .possible), ("date:1989-07 OR date:1989", "1989-XX", .definite),
    ("date:1988 OR law", "1989", .definite), ("-date:1988", "1989-XX", .definite),
    ("date:1989-07 OR law", "1989-XX", .possible),
  ])
  func howSureATimeIs(_ query: String, _ date: String, _ expected: Answer) throws {
    #expect(SearchQuery(query).answer(for: try EDTF(date)) == expected)
  }

  @Test func anIdThatIsGivenWholeMeansThatOneAlone() throws {
    let era = try TemporaryEra()
    try era.replace("- id: chronicle", with: "- id: memoir-2", in: "era/sources.yaml")
    for year in 1985...1991 {
      let name = "era/events/\(year).yaml"
      let text = try era.text(of: name)
      try era.write(text.replacing("source: chronicle", with: "source: memoir-2"), to: name)
    }
    for name in ["era/events/before.yaml", "era/events/after.yaml"] {
      try era.write(try era.text(of: name).replacing("source: chronicle", with: "source: memoir-2"), to: name)
    }
    let archive = try era.archive(withTexts: false)
    let all = archive.list(meeting: SearchQuery("source:memoi"), withBackground: true).count
    let first = archive.list(meeting: SearchQuery("source:memoir"), withBackground: true).count
    let second = archive.list(meeting: SearchQuery("source:memoir-2"), withBackground: true).count
    #expect(first > 0 && second > 0 && first < all && second < all)
  }

  @Test func theBeginningOfAThemeIsEnough() {
    for query in ["theme:econ", "theme:Economy", "theme:economy"] {
      #expect(archive.list(meeting: SearchQuery(query), withBackground: false).count == 4)
    }
  }
}
