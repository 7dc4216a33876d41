import Archive
import Material
import Screen
import Testing

@testable import Browser

/// Answers that come later than the key that asks: what the screen shows in between, and what keys do.
@Suite struct LateAnswerTests {
  /// Three hundred events, of which every third has high water in its title.
  private static let archive = Fixture.archive { era in
    let events = (0..<300).map { number in
      """
      - id: mark-\(number)
        date: \(1985 + number / 50)-0\(1 + number % 9)-\(10 + number % 18)
        title: \(number % 3 == 0 ? "High" : "Low") water number \(number)
        theme: society
        summary: A mark on the wall.
        accounts: [{source: memoir, says: A mark., quote: the mark of number \(number)}]

      """
    }
    try era.write(events.joined(separator: "\n"), to: "era/events/marks.yaml")
  }

  /// - Parameter patience: how long a key waits for the first hits; without any, nothing is there at first.
  private func journey(_ columns: Int = 100, _ rows: Int = 24, patience: Duration = .seconds(60)) -> Journey {
    var journey = Journey(LateAnswerTests.archive, columns: columns, rows: rows, answersAtOnce: false)
    journey.browser.model.timeout = patience
    return journey
  }

  private func hits(_ journey: Journey) -> [SearchSession.Hit] {
    guard let session = journey.browser.search else { return [] }
    return (0..<session.hits.count).compactMap(session.hit)
  }

  /// The screen does not move when all hits are there, and says how many there are.
  @Test(arguments: ["water", "high water", "mark", "low -high", "number 1", "theme:society", "water is:background"])
  func theFirstPageStaysWhereItIs(_ query: String) {
    for preparation in ["", "L L L Down Down", "End", "PgDn PgDn PgDn PgDn PgDn"] {
      var journey = journey()
      journey.press(preparation)
      journey.press("/")
      for scalar in query.unicodeScalars {
        _ = journey.browser.handle(.character(scalar))
        let before = journey.lines(of: .timeline)
        let source = journey.lines(of: .source)
        let isOpen = journey.browser.requests.contains { if case .hits = $0 { true } else { false } }
        #expect(journey.footer().contains("counting …") == isOpen)
        journey.answer()
        // Under few hits it is said what may have been meant.
        if hits(journey).count < 3 { continue }
        #expect(journey.lines(of: .timeline) == before, "after \(preparation), looking for \(query)")
        #expect(journey.lines(of: .source) == source)
        #expect(!journey.footer().contains("counting"))
      }
    }
  }

  /// Late or at once, everything ends the same.
  @Test(arguments: [
    "/ w a t e r Down Down PgDn PgDn Enter n n N", "/ h i g h PgUp Up Enter N N N",
    "f h i g h Enter End Up Up", "f l o w Enter PgDn PgDn PgDn Right Down", "f h i g h Enter L L g 1 9 8 9 Enter",
    "/ w a t Ctrl-O Down Enter n", "f h i g h Enter / l o w Esc End", "f h i g h Enter / 2 4 Enter Backspace End",
    "f w a t e Enter x End", "f h i g h Enter b Home", "f w a t e r Esc End", "/ w a t e r Esc Down Down",
    "f h i g h Enter End Tab Enter Backspace J J", "f h i g h Enter End ? Esc Down",
  ])
  func theSameInTheEnd(_ keys: String) {
    var atOnce = Journey(LateAnswerTests.archive, columns: 100, rows: 24)
    atOnce.press(keys)
    var late = journey()
    late.press(keys)
    late.answer()
    // Keys that waited are taken together, so that the timeline may be scrolled otherwise.
    #expect(
      late.event == atOnce.event && late.browser.model.timeline.list == atOnce.browser.model.timeline.list,
      "late after all")
    #expect(late.browser.model.timeline.filter == atOnce.browser.model.timeline.filter)
    var each = journey(patience: .seconds(keys.count % 2 == 0 ? 0 : 60))
    for key in keys.split(separator: " ") {
      each.press(String(key))
      each.answer()
    }
    #expect(each.frame() == atOnce.frame(), "late after each key")
  }

  /// Where even the first hits take too long, the screen says so, and shows them when they are there.
  @Test func nothingIsThereAtFirst() {
    var journey = journey(patience: .zero)
    journey.press("L L L Down Down")
    let place = journey.browser.model.position ?? 0
    journey.press("/")
    journey.type("high")
    #expect(journey.lines(of: .timeline).contains { $0.contains("Looking …") })
    journey.press("Down Enter")
    #expect(journey.footer().contains("still looking"))
    journey.answer()
    #expect(journey.browser.model.position ?? 0 >= place)
    #expect(journey.lines(of: .timeline).contains { $0.hasPrefix(">") })
    journey.press("Esc f")
    journey.type("high")
    #expect(journey.lines(of: .timeline).contains { $0.contains("Looking …") })
    journey.press("Enter")
    journey.answer()
    #expect(journey.browser.model.timeline.list.count >= 100)
  }

  @Test func aListIsCountedBeforeKeysGoThroughIt() {
    var journey = journey()
    journey.press("f")
    journey.type("water")
    #expect(journey.footer().contains("counting …"))
    journey.press("Enter")
    #expect(journey.message == "counting …")
    #expect(journey.frame().text.contains("filter: water · … of"))
    let event = journey.event
    journey.press("End Up Up")
    #expect(journey.event == event)
    #expect(journey.message.contains("counting"))
    journey.answer()
    #expect(journey.browser.model.timeline.index == journey.browser.model.timeline.list.count - 3)
    #expect(journey.browser.requests.isEmpty)
  }

  /// What the lanes have of a long list is counted beside the keys; when it is there, the axis is as if it always was.
  @Test(arguments: [
    "v", "v + +", "v Right Right Down", "v r Down Down", "v + ] ] [ Left", "v r r + + 0 L L", "v Enter Esc",
  ])
  func lanesAreCountedWhileOneMoves(_ keys: String) {
    var atOnce = journey(120, 40)
    var late = journey(120, 40)
    late.browser.panes.axis.cache.mostCounted = 10
    for filter in ["high", "-twelve"] {
      atOnce.press("f")
      atOnce.type(filter)
      late.press("f")
      late.type(filter)
      atOnce.press("Enter")
      late.press("Enter")
      atOnce.answer()
      late.answer()
      var asked = 0
      for key in keys.split(separator: " ") {
        atOnce.press(String(key))
        late.press(String(key))
        asked += late.browser.requests.count
        if !late.browser.requests.isEmpty { #expect(late.frame().text.contains("counting …")) }
        late.answer()
        #expect(late.frame() == atOnce.frame(), "after \(key) of \(keys)")
      }
      #expect(asked > 0)
      atOnce.press("v x")
      late.press("v x")
    }
  }

  @Test func escapeForgetsTheKeysThatWait() {
    var journey = journey()
    journey.press("f")
    journey.type("water")
    journey.press("Enter End")
    let event = journey.event
    journey.press("Esc")
    #expect(journey.message.contains("forgotten"))
    journey.answer()
    #expect(journey.event == event)
  }

  @Test func theProgramEndsAtOnceWhateverWaits() {
    var journey = journey()
    journey.press("f")
    journey.type("water")
    journey.press("Enter End")
    #expect(journey.press("q") == .quit)
  }

  @Test func theNextKeyMakesTheQuestionUseless() {
    var journey = journey()
    journey.press("/")
    journey.type("wat")
    let first = journey.browser.requests
    journey.type("e")
    #expect(Set(first).isDisjoint(with: journey.browser.requests))
    // An answer to a question that nobody asks any more changes nothing.
    let before = journey.frame()
    for inquiry in first { _ = journey.browser.receive(.hits(.none), to: inquiry) }
    #expect(journey.frame() == before)
    journey.press("Esc")
    #expect(journey.browser.requests.isEmpty)
  }

  @Test func keysHeldDownAreBounded() {
    var journey = journey()
    journey.press("f")
    journey.type("water")
    journey.press("Enter")
    for _ in 0..<500 { journey.press("PgDn", draws: false) }
    #expect(journey.browser.model.requests.waitingKeys.count == 64)
  }

  @Test func anArchiveThatCannotBeReadEndsTheWaiting() {
    var journey = journey()
    journey.press("/")
    journey.type("water")
    for inquiry in journey.browser.requests { _ = journey.browser.receive(.nothing, to: inquiry) }
    #expect(journey.browser.requests.isEmpty)
    #expect(!journey.footer().contains("counting"))
  }

  @Test func theBestComeFirst() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("/")
    journey.type("flood OR crane OR harbour")
    let byTime = hits(journey)
    journey.press("Ctrl-O")
    #expect(journey.frame().text.contains("Hits, best first"))
    let best = hits(journey)
    #expect(best != byTime && Set(best) == Set(byTime))
    journey.press("Ctrl-O")
    #expect(hits(journey) == byTime)
  }
}
