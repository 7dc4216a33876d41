import Archive
import Material
import Screen
import Testing

@testable import Browser

@Suite struct AttachingTests {
  private func picture(_ journey: inout Journey) -> String { journey.frame().text }

  private let fitting = AttachingResult(
    name: "The Chronicle", words: "recognised by its quotes: sure; 9 quotes: 9 exact")

  @Test func thePageSaysWhatCanBeDone() {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 24)
    journey.browser.library = LibraryWords(own: "~/texts/kept", readInPlace: "/somewhere/texts")
    journey.press("a")
    let page = picture(&journey)
    for words in ["Attach texts", "~/texts/kept", "/somewhere/texts is read as it is and never written to", "attach:"] {
      #expect(page.contains(words), "\(words) is not in \(page)")
    }
    #expect(journey.press("Enter") == nil)
    #expect(journey.message.contains("type the path"))
    journey.press("Esc")
    #expect(!picture(&journey).contains("attach:"))
  }

  @Test func whatIsTypedIsCompletedAndAttached() {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 24)
    journey.press("a")
    journey.type("/te")
    #expect(journey.press("Tab") == .complete("/te"))
    journey.browser.complete("/texts/", candidates: ["almanac.txt", "chronicle.txt"])
    #expect(journey.lines(of: .source).isEmpty || picture(&journey).contains("chronicle.txt"))
    journey.type("c")
    #expect(!picture(&journey).contains("almanac.txt"))
    #expect(journey.press("Left Tab") == .complete("/texts/"))
    journey.browser.complete("/texts/", candidates: [])
    #expect(journey.message.contains("no file begins so"))
    #expect(journey.press("Enter") == .attach(.line("/texts/c", source: nil)))
    // While it goes on, nothing else is begun, and Esc ends it.
    journey.browser.attachingGoesOn("c: looking for quotes", share: 0.5, canBeCancelled: true, results: [])
    #expect(picture(&journey).contains("50 %"))
    #expect(journey.press("Enter") == nil)
    #expect(journey.press("Esc") == .cancelAttaching)
    journey.browser.attachingGoesOn("Compiling", share: nil, canBeCancelled: false, results: [fitting])
    #expect(picture(&journey).contains("9 exact"))
    #expect(journey.press("Esc") == nil)
    #expect(!picture(&journey).contains("attach:"))
    journey.browser.attachingEnded([fitting])
    #expect(journey.message.contains("9 exact"))
  }

  @Test func whatFitsNoSourceIsGivenToTheOneThatIsChosen() throws {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 24)
    let reading = journey.browser.model.reading
    let place = try #require(reading)
    let source = journey.browser.archive.sources[place.source]
    journey.press("a")
    journey.type("/x.txt")
    #expect(journey.press("Enter") == .attach(.line("/x.txt", source: nil)))
    let refused = AttachingResult(name: "/x.txt", words: "fits none", isError: true, fitsNoSource: true)
    journey.browser.attachingEnded([refused])
    // A second Enter out of impatience attaches nothing.
    #expect(journey.press("Enter") == nil)
    #expect(picture(&journey).contains("Tab lists"))
    #expect(journey.press("Tab") == nil)
    #expect(picture(&journey).contains("Of which source is /x.txt?") && journey.footer().contains("Enter attach"))
    guard let list = journey.browser.list else { return }
    #expect(list.selected?.words == source.name && list.rows.count == journey.browser.archive.sources.count)
    journey.press("Esc")
    #expect(journey.footer().hasPrefix(" attach: /x.txt"))
    #expect(journey.press("Tab Enter") == .attach(.line("/x.txt", source: source.id)))
    journey.browser.attachingEnded([fitting])
    #expect(journey.press("Enter") == nil)
    #expect(!picture(&journey).contains("attach:"))
    // Another line is not given to it unasked.
    journey.press("a")
    journey.type("/x.txt")
    journey.press("Enter")
    journey.browser.attachingEnded([refused])
    journey.type("y")
    #expect(journey.press("Enter") == .attach(.line("/x.txty", source: nil)))
  }

  @Test func aSourceThatHasAnAddressIsFetchedByEnter() throws {
    let archive = Fixture.withoutTexts
    var journey = Journey(archive, columns: 100, rows: 24, event: "new-mayor")
    journey.press(". a")
    #expect(picture(&journey).contains("https://example.org/memoir"))
    #expect(journey.press("Enter") == .attach(.source("memoir")))
  }

  /// The reader stays at their event, account, pane and filter, and finds the text there.
  @Test func theReaderStaysWhereTheyWere() throws {
    let (before, after) = (Fixture.withoutTexts, Fixture.withTexts)
    for pane in Pane.allCases {
      for presses in ["J J J J J J J", "J J J .", "End", "f"] {
        var journey = Journey(before, columns: 100, rows: 30)
        if presses == "f" {
          journey.press("f")
          journey.type("source:chronicle")
          journey.press("Enter Down Down")
        } else {
          journey.press(presses)
        }
        if pane != .timeline { journey.press(String(pane.rawValue + 1)) }
        let (event, account, index) = (
          journey.event, journey.browser.model.reader.account, journey.browser.model.timeline.index
        )
        let count = journey.browser.model.timeline.list.count
        journey.browser.replaceArchive(with: after)
        let reading = journey.browser.model.reading
        let shown = try #require(reading)
        #expect(journey.event == event && journey.browser.model.reader.account == account)
        #expect(journey.browser.model.timeline.index == index && journey.browser.model.timeline.list.count == count)
        #expect(journey.browser.model.focus == pane)
        if after.sources[shown.source].isAttached {
          #expect(journey.lines(of: .source).contains { $0.hasPrefix(" ▌") }, "\(event ?? "") after \(presses)")
        }
      }
    }
  }

  @Test func whatWasFoundAndWhereOneWasComeAlong() {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 30)
    journey.press("Enter J J Backspace /")
    journey.type("harbour")
    journey.press("Enter")
    let before = journey.browser.model.queries.lastSearch?.hits.count ?? 0
    #expect(journey.browser.canReplaceArchive)
    journey.browser.replaceArchive(with: Fixture.withTexts)
    // The texts have the word as well now.
    #expect((journey.browser.model.queries.lastSearch?.hits.count ?? 0) > before)
    journey.press("n n N")
    #expect(journey.message.hasPrefix("hit 2 of"))
    journey.press("Backspace Backspace Backspace Backspace Backspace")
    journey.press("/")
    #expect(!journey.browser.canReplaceArchive)
  }

  /// A catalogue that has changed in the meantime has its events in other places.
  @Test func eventsAreKnownAgainByTheirIds() throws {
    let changed = Fixture.archive { era in
      try era.write(
        """
        - id: before-all
          date: 1985-01-01
          title: Before all
          theme: politics
          summary: Something else.
          accounts:
            - source: chronicle
              says: Something.
              quote: the tide
        """ + "\n" + (try era.text(of: "era/events/1985.yaml")), to: "era/events/1985.yaml")
    }
    var journey = Journey(Fixture.withTexts, columns: 100, rows: 30)
    journey.press("J J J 3 >")
    let event = journey.event
    journey.browser.replaceArchive(with: changed)
    #expect(journey.event == event && changed.eventCount == Fixture.withTexts.eventCount + 1)
    journey.press("Backspace")
    #expect(journey.event != nil)
  }
}
