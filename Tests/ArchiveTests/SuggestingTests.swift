import Material
import Testing

@testable import Archive

@Suite struct SuggestingTests {
  private static let archive: EraArchive? = try? TemporaryEra().archive()

  @Test(arguments: [
    ("harbuor", "harbour"), ("habour", "harbour"), ("hharbour", "harbour"), ("Harbuor wind", "harbour wind"),
    ("harbour", nil), ("qqqqzzzz", nil), ("", nil), ("\"", nil), ("-harbuor", nil), ("place:harbuor", nil),
    ("har", nil), ("1985", nil), ("OR", nil),
  ])
  func meant(_ typed: String, _ expected: String?) throws {
    let archive = try #require(SuggestingTests.archive)
    #expect(archive.suggestion(for: typed) == expected)
  }

  @Test(arguments: [
    ("strike", "strike", 0, false), ("srtike", "strike", 1, false), ("strke", "strike", 1, false),
    ("sttrike", "strike", 1, false), ("strkie", "strikes", 2, false), ("strkie", "strikes", 1, true),
    ("stirke", "striking", 2, true),
  ])
  func slips(_ typed: String, _ word: String, _ expected: Int, _ isPrefix: Bool) {
    var slips = SlipDistance(typed: Array(typed.utf8), limit: 2, isPrefix: isPrefix)
    #expect(slips.distance(to: Array(word.utf8)) == expected)
    #expect(slips.distance(to: Array("zzzzzzz".utf8)) == nil)
  }

  /// The first hits are a part of all hits, and those around the place.
  @Test func aPageIsAPartOfTheWhole() throws {
    let archive = try #require(SuggestingTests.archive)
    for text in [
      "t", "the", "harbour OR wind", "-wind", "theme:economy", "is:no-primary", "date:1988", "wind date:1989",
    ] {
      let query = SearchQuery(text)
      let whole = archive.search(query)
      for position in stride(from: 0, to: archive.eventCount + 1, by: 3) {
        let page = try #require(
          archive.page(
            of: query, withBackground: true, from: position, atMost: 4, before: 2, patience: .seconds(60)),
          "\(text)")
        let index = whole.events.firstIndex { $0 >= Int32(position) } ?? 0
        let first = max(0, whole.events.firstIndex { $0 >= Int32(position) } == nil ? 0 : index - 2)
        let last = min(whole.events.count, index + 4)
        #expect(page.hits.events == Array(whole.events[first..<last]), "\(text) from \(position)")
        #expect(page.index == index - first)
        #expect(Array(whole.passages.prefix(page.hits.passages.count)) == page.hits.passages)
        if page.isWhole { #expect(page.hits == whole) }
      }
    }
  }

  @Test func workStopsWhenItIsAskedTo() throws {
    let era = try TemporaryEra()
    let archive = try era.archive()
    let stop = Stop()
    stop.ask()
    let query = SearchQuery("date:1988 OR wind")
    #expect(archive.answer(to: .hits(query, withBackground: true, order: .time), until: stop) == nil)
    #expect(archive.answer(to: .hits(query, withBackground: true, order: .time)) != nil)
    let twin = try #require(archive.twin())
    #expect(twin.search(query) == archive.search(query))
  }
}
