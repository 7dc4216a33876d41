import Archive
import Screen
import Testing

@testable import Browser

/// The search in the source that is shown, and what is offered for a slip in typing.
@Suite struct TextSearchTests {
  private func opened(columns: Int = 100, rows: Int = 30) -> Journey {
    var journey = Journey(columns: columns, rows: rows)
    journey.press("3")
    return journey
  }

  @Test func letterByLetterThenOneAfterTheOther() {
    var journey = opened()
    let source = journey.browser.model.reader.reading?.source
    let before = journey.frame()
    journey.press("s")
    #expect(journey.footer().hasPrefix(" in this text: "))
    journey.type("cran")
    #expect(journey.words(with: .match).contains { $0.contains("crane") })
    #expect(journey.browser.model.reader.reading?.source == source)
    let first = journey.browser.model.reader.reading?.passage
    #expect(first != nil)
    journey.press("Esc")
    #expect(journey.frame() == before)
    journey.press("s")
    journey.type("crane")
    journey.press("Enter")
    var places = [journey.browser.model.reader.reading?.passage]
    for _ in 0..<4 {
      journey.press("n")
      places.append(journey.browser.model.reader.reading?.passage)
    }
    #expect(Set(places).count > 1)
    for place in places.dropLast().reversed() {
      journey.press("N")
      #expect(journey.browser.model.reader.reading?.passage == place)
    }
    journey.press("Esc")
    #expect(journey.words(with: .match).isEmpty)
  }

  @Test func itGoesRoundTheEndsAndSaysSo() {
    var journey = opened()
    journey.press("s")
    journey.type("flood")
    guard journey.browser.model.reader.reading?.passage != nil else { return }
    journey.press("Enter")
    let first = journey.browser.model.reader.reading?.passage
    var said: [String] = []
    for _ in 0..<200 {
      journey.press("n")
      said.append(journey.message)
      if journey.browser.model.reader.reading?.passage == first { break }
    }
    #expect(said.last?.contains("again") == true || said.contains { $0.contains("from the beginning again") })
    journey.press("N")
    #expect(journey.message.contains("from the end again") || said.count > 1)
  }

  @Test func nothingThereSaysSo() {
    var journey = opened()
    journey.press("s")
    journey.type("zzzz")
    #expect(journey.footer().contains("not in this text"))
    journey.press("Enter")
    #expect(journey.footer().contains("not in this text"))
    journey.press("Down Up Esc n")
    #expect(journey.message.contains("no search"))
  }

  /// The next hit is that of the search that was used last.
  @Test func nextFollowsTheLastSearchUsed() {
    var journey = opened()
    journey.press("s")
    journey.type("the")
    journey.press("Enter /")
    journey.type("flood")
    journey.press("Enter n")
    #expect(journey.message.contains("hit"))
    journey.press("3 s")
    journey.type("the")
    journey.press("Enter n")
    #expect(!journey.message.contains("hit"))
  }

  @Test func aDigestIsSearchedToo() {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 30)
    journey.press("3 s")
    journey.type("t")
    #expect(journey.browser.model.reader.reading != nil)
    journey.press("Enter n n N Esc")
    #expect(!journey.lines(of: .source).isEmpty)
  }

  @Test func aSlipOffersWhatWasMeant() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("/")
    journey.type("harbuor")
    #expect(journey.lines(of: .timeline).contains { $0.contains("Did you mean: harbour") })
    journey.press("Tab")
    #expect(journey.footer().hasPrefix(" /harbour"))
    #expect(!journey.lines(of: .timeline).contains { $0.contains("Did you mean") })
    journey.press("Ctrl-U")
    journey.type("zzzzqqqq")
    #expect(!journey.lines(of: .timeline).contains { $0.contains("Did you mean") })
  }
}
