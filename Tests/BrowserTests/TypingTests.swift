import Archive
import Screen
import Testing

@testable import Browser

/// Queries as they are typed: letters that come together are looked for once, and no query is without bound.
@Suite struct TypingTests {
  private func session(_ journey: Journey) -> SearchSession? {
    if let session = journey.browser.search { session } else { nil }
  }

  /// Letters in one go are looked for when the screen is drawn, and before any other key does its work.
  @Test func lettersThatComeTogetherAreLookedForOnce() throws {
    var journey = Journey()
    journey.press("/")
    for scalar in "ferry".unicodeScalars { _ = journey.browser.handle(.character(scalar)) }
    #expect(try #require(session(journey)).hits.count == 0)
    _ = journey.frame()
    let hits = try #require(session(journey)).hits
    #expect(hits.count > 0)
    var other = Journey()
    other.press("/")
    other.type("ferry")
    #expect(other.frame() == journey.frame())
    var entered = Journey()
    entered.press("/")
    for scalar in "ferry".unicodeScalars { _ = entered.browser.handle(.character(scalar)) }
    _ = entered.browser.handle(.enter)
    #expect(entered.browser.model.queries.lastSearch?.hits == hits)
  }

  @Test(arguments: ["/", "f", "3 s"])
  func allPromptsDoTheSame(_ keys: String) {
    var together = Journey(columns: 100, rows: 30)
    together.press(keys)
    for scalar in "the flo".unicodeScalars { _ = together.browser.handle(.character(scalar)) }
    _ = together.browser.handle(.backspace)
    var apart = Journey(columns: 100, rows: 30)
    apart.press(keys)
    apart.type("the flo")
    apart.press("Backspace")
    #expect(together.frame() == apart.frame())
    together.press("Enter")
    apart.press("Enter")
    #expect(together.frame() == apart.frame())
  }

  @Test(arguments: ["/", "f", "3 s"])
  func aQueryHasABound(_ keys: String) {
    var journey = Journey(columns: 120, rows: 30)
    journey.press(keys)
    for _ in 0..<1_000 { _ = journey.browser.handle(.character("a")) }
    #expect(!journey.footer().contains("no more than"))
    journey.type("b")
    #expect(journey.footer().contains("a query has no more than 1000 characters"))
    journey.press("Backspace")
    #expect(!journey.footer().contains("no more than"))
    journey.type("b")
    #expect(!journey.footer().contains("no more than"))
    journey.press("Ctrl-U")
    _ = journey.browser.handle(.pasted(String(repeating: "the ", count: 1_000)))
    #expect(journey.footer().contains("a query has no more than 1000 characters"))
    journey.press("Esc")
    #expect(journey.browser.model.timeline.filter.isEmpty)
  }

  /// In a long text the next match may come later than the key that asks for it.
  @Test func aMatchInATextMayComeLate() throws {
    var atOnce = Journey(columns: 100, rows: 30)
    atOnce.press("3 s")
    atOnce.type("the")
    var late = Journey(columns: 100, rows: 30, answersAtOnce: false)
    late.browser.model.timeout = .zero
    late.press("3 s")
    late.type("the")
    #expect(late.footer().contains("looking …"))
    late.press("Enter")
    #expect(late.footer().contains("still looking"))
    late.answer()
    _ = late.browser.handle(.left)
    _ = atOnce.browser.handle(.left)
    #expect(late.frame() == atOnce.frame())
    atOnce.press("Enter")
    late.press("Enter")
    for key in ["n", "n", "N"] {
      atOnce.press(key)
      late.press(key)
      #expect(late.message == "looking …")
      late.press(key)
      #expect(late.message == "still looking")
      late.answer()
      #expect(late.browser.model.reader.reading?.passage == atOnce.browser.model.reader.reading?.passage)
    }
  }
}
