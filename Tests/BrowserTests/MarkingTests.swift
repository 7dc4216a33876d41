import Archive
import Material
import Notebook
import Screen
import Testing

@testable import Browser

/// Marks from the keys to the frame; what a notebook does is played by a dictionary.
@Suite struct MarkingTests {
  // The archive is told of the marks, so that every test has one of its own.
  private var journey = Journey(Fixture.archive(), columns: 100, rows: 30, event: "ferry-law")
  private var kept: [String: Mark] = [:]

  /// Does what the browser asks for, as a notebook that works would.
  private mutating func carryOut(_ effect: Effect?) {
    guard case .mark(let change)? = effect else {
      Issue.record("nothing is to be kept: \(String(describing: effect))")
      return
    }
    switch change {
    case .keep(let mark, let seen):
      #expect(kept[mark.event] == seen)
      kept[mark.event] = mark
    case .remove(let mark):
      #expect(kept[mark.event] == mark)
      kept[mark.event] = nil
    }
    journey.browser.receive(Array(kept.values), after: change)
    _ = journey.frame()
  }

  private mutating func mark(_ note: String = "") {
    journey.press("m")
    journey.type(note)
    carryOut(journey.press("Enter"))
  }

  private mutating func markedRows() -> [String] { journey.lines(of: .timeline).filter { $0.contains("★") } }

  @Test mutating func aMarkIsShownOnceItIsKept() {
    journey.press("m")
    journey.type("cf. the almanac")
    #expect(journey.footer().contains("mark: cf. the almanac"))
    #expect(journey.footer().contains("Enter keep"))
    let effect = journey.press("Enter")
    #expect(markedRows() == [])
    #expect(!journey.frame().text.contains("cf. the almanac"))
    carryOut(effect)
    #expect(markedRows().count == 1)
    #expect(markedRows()[0].hasPrefix(">★") && markedRows()[0].contains("Law on ferries"))
    #expect(journey.lines(of: .event).contains { $0.contains("★ cf. the almanac") })
    #expect(journey.message.contains("marked: Law on ferries"))
    #expect(kept["ferry-law"]?.note == "cf. the almanac" && kept["ferry-law"]?.title == "Law on ferries")
  }

  @Test mutating func aMarkNeedsNoLine() {
    mark()
    #expect(markedRows().count == 1)
    #expect(journey.lines(of: .event).contains { $0.hasSuffix("★ marked") })
  }

  @Test mutating func escapeChangesNothing() {
    let before = journey.frame()
    journey.press("m")
    journey.type("x")
    #expect(journey.press("Esc") == nil)
    #expect(journey.frame() == before)
  }

  @Test mutating func aMarkIsChangedAndRemovedWithItsKey() {
    mark("first")
    journey.press("m")
    #expect(journey.footer().contains("mark: first") && journey.footer().contains("Ctrl-X remove"))
    journey.type(" and more")
    carryOut(journey.press("Enter"))
    #expect(kept["ferry-law"]?.note == "first and more")
    #expect(journey.message.contains("changed"))
    journey.press("m")
    carryOut(journey.press("Ctrl-X"))
    #expect(kept.isEmpty && markedRows() == [])
    #expect(journey.message.contains("m and Enter put it back: first and more"))
    journey.press("m")
    #expect(journey.press("Ctrl-X") == nil)
    #expect(journey.footer().contains("no mark yet"))
    carryOut(journey.press("Enter"))
    #expect(kept["ferry-law"]?.note == "first and more")
  }

  @Test mutating func whatCouldNotBeKeptIsNotShownAndNotLost() {
    journey.press("m")
    journey.type("a long thought")
    #expect(journey.press("Enter") != nil)
    journey.browser.report("the mark is not kept: the disk is full", isError: true)
    #expect(markedRows() == [])
    #expect(journey.footer().contains("the disk is full"))
    journey.press("m")
    #expect(journey.footer().contains("a long thought"))
    carryOut(journey.press("Enter"))
    #expect(kept["ferry-law"]?.note == "a long thought")
    journey.press("Down m")
    #expect(!journey.footer().contains("a long thought"))
  }

  @Test mutating func aLineIsNotLongerThanIsKept() {
    journey.press("m")
    for _ in 0..<Mark.longestNote { _ = journey.browser.handle("a") }
    #expect(journey.message == "")
    _ = journey.browser.handle("a")
    #expect(journey.message.contains("1000"))
    carryOut(journey.press("Enter"))
    #expect(kept["ferry-law"]?.note.count == 1000)
  }

  // MARK: The list

  @Test mutating func theListLeadsToAMarkAndBack() {
    mark("one")
    journey.press("Home")
    mark("two")
    let first = journey.event
    journey.press("End '")
    let text = journey.frame().text
    #expect(text.contains("Marks") && text.contains("one") && text.contains("two") && text.contains("Ctrl-X remove"))
    journey.press("Home Enter")
    #expect(journey.event == first)
    #expect(journey.browser.model.focus == .timeline)
    journey.press("Backspace")
    #expect(journey.event != first)
  }

  @Test mutating func aMarkIsRemovedInTheList() {
    mark("one")
    journey.press("Home")
    mark("two")
    journey.press("'")
    carryOut(journey.press("Ctrl-X"))
    #expect(kept.count == 1 && journey.frame().text.contains("Marks"))
    #expect(journey.message == "removed; Ctrl-X puts it back")
    // Whoever presses it again has it back, with its line.
    let before = kept
    carryOut(journey.press("Ctrl-X"))
    #expect(kept.count == 2 && Set(kept.values.map(\.note)) == ["one", "two"])
    carryOut(journey.press("Ctrl-X"))
    #expect(kept == before)
    journey.press("Home")
    carryOut(journey.press("Ctrl-X"))
    journey.press("End")
    carryOut(journey.press("Ctrl-X"))
    #expect(kept.count <= 1)
    if let last = kept.keys.first { journey.press(last == "ferry-law" ? "End" : "Home") }
    if !kept.isEmpty { carryOut(journey.press("Ctrl-X")) }
    #expect(kept.isEmpty && journey.frame().text.contains("removed · two"))
    journey.press("Esc '")
    #expect(journey.message.contains("m marks an event"))
  }

  @Test mutating func aMarkOnAnEventThatIsGoneIsKeptAndShownAsSuch() {
    mark()
    kept["old-event"] = Mark(event: "old-event", note: "still mine", title: "An old event", date: "1987")
    journey.browser.receive(Array(kept.values))
    journey.press("' End")
    let line = journey.frame().text.split(separator: "\n").first { $0.contains("An old event") }
    #expect(line?.contains("no longer in the catalogue · still mine") == true)
    let before = journey.event
    journey.press("Enter")
    #expect(journey.event == before && journey.message.contains("no longer"))
    journey.press("' End")
    carryOut(journey.press("Ctrl-X"))
    #expect(kept.keys.sorted() == ["ferry-law"])
  }

  // MARK: Queries

  @Test mutating func filterAndSearchFindWhatIsMarked() {
    mark()
    journey.press("Home")
    mark()
    journey.press("f")
    journey.type("is:marked")
    journey.press("Enter")
    #expect(journey.browser.model.timeline.list.count == 2)
    journey.press("m")
    carryOut(journey.press("Ctrl-X"))
    #expect(journey.browser.model.timeline.list.count == 1 && journey.event == "ferry-law")
    journey.press("x /")
    journey.type("is:marked")
    #expect(journey.footer().contains("1 event"))
    journey.press("Ctrl-U")
    journey.type("-is:marked ferry")
    #expect(!journey.lines(of: .timeline).contains { $0.contains("★") })
  }

  @Test mutating func anArchiveThatTakesTheOthersPlaceKnowsTheMarks() {
    mark()
    journey.press("f")
    journey.type("is:marked")
    journey.press("Enter")
    journey.browser.replaceArchive(with: Fixture.archive(withTexts: false))
    #expect(journey.browser.model.timeline.list.count == 1 && journey.event == "ferry-law")
    #expect(markedRows().count == 1)
  }

  @Test mutating func marksAreToldWithoutColourAndInASCII() {
    mark()
    let frame = journey.frame()
    let star = (0..<frame.size.rows).first { frame[1, $0].text == "★" }
    #expect(star.map { frame[1, $0].style.role } == .pin)
  }
}

/// The place that is kept from one run to the next.
@Suite struct PlaceTests {
  private func again(
    _ journey: Journey, _ archive: EraArchive = Fixture.withTexts, columns: Int = 80, rows: Int = 24
  ) -> Journey {
    var next = Journey(columns: columns, rows: rows)
    next.browser = EraBrowser(
      archive: archive, size: Size(columns: columns, rows: rows), place: journey.browser.savedPlace)
    return next
  }

  @Test(arguments: [
    "", "Down Down Down", "End", "L .", "L L Enter", "L L Enter Down Down Down", "L 2 Down Down", "L 2 2", "b Home",
    "f f e r r y Enter", "f z z z z Enter", "i Enter", "3 End", "3 > > Down", "z 3 Home", "1 1", "D Enter Enter",
    "/ f l o o d Down Down Enter", "/ l e a f Enter", "t Down Enter",
  ])
  func theFrameIsTheSame(_ keys: String) {
    var journey = Journey()
    journey.press(keys)
    // What a search leaves marked, and what is said, ends with the run.
    journey.browser.model.queries.lastSearch = nil
    journey.browser.model.message = nil
    var next = again(journey)
    #expect(next.frame() == journey.frame(), "\(journey.frame().text)\n\(next.frame().text)")
    #expect(next.browser.savedPlace == journey.browser.savedPlace)
  }

  @Test(arguments: ["/ f l o o d", "f f e r r y", "g 1 9 8 9", "m x y"])
  func whatIsHalfTypedIsNotKept(_ keys: String) {
    var journey = Journey()
    journey.press("L Down")
    let before = journey.browser.savedPlace
    journey.press(keys)
    #expect(!journey.browser.isAtRest)
    let after = journey.browser.savedPlace
    for field in ["event", "account", "filter", "pane"] { #expect(after[text: field] == before[text: field]) }
  }

  @Test func anEventThatIsGoneLeadsToItsNeighbour() throws {
    var journey = Journey(event: "ferry-law")
    let saved = journey.browser.savedPlace
    var gone = saved
    gone[text: "event"] = "no-such-event"
    journey.browser = EraBrowser(archive: Fixture.withTexts, size: Size(columns: 80, rows: 24), place: gone)
    let row = try #require(journey.browser.archive.event(id: journey.event ?? ""))
    let old = try #require(journey.browser.archive.event(id: "ferry-law"))
    #expect(abs(row.position - old.position) <= 3)
    #expect(journey.message.contains("no longer in the catalogue"))
  }

  @Test func aTextThatWasDetachedLeavesTheAccount() {
    var journey = Journey(event: "ferry-law")
    journey.press("Enter Down Down Down")
    var next = again(journey, Fixture.withoutTexts)
    #expect(next.event == "ferry-law")
    #expect(next.browser.model.focus == .source)
    #expect(next.lines(of: .source).contains { $0.contains("No text: this is a digest") })
  }

  /// Whatever stands in the fields, something sensible is shown.
  @Test func anyFields() {
    var generator = Generator(seed: 5)
    var journey = Journey(event: "ferry-law")
    journey.press("Enter Down")
    let names = [
      "pane", "day", "account", "above", "event-top", "source-pieces", "source-top", "passage", "pin-account", "event",
      "source", "pin-event", "filter", "axis",
    ]
    for _ in 0..<300 {
      var place = journey.browser.savedPlace
      for _ in 0..<3 {
        let name = names.randomElement(using: &generator) ?? ""
        let value = [Int.min, -1, 0, 1, 2, 7, 38, 1000, Int.max].randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: place[number: name] = value
        case 1: place[numbers: name] = [value, 1, 1]
        case 2: place[numbers: name] = [1, value, 1, value]
        default: place[text: name] = ["", "-", "\"", "flood", "harbour-chronicle"].randomElement(using: &generator)
        }
      }
      var next = EraBrowser(archive: Fixture.withTexts, size: Size(columns: 80, rows: 24), place: place)
      _ = next.settledFrame()
      for key: Key in [.down, .enter, .pageDown, .up, .backspace] {
        _ = next.handle(key)
        _ = next.settledFrame()
      }
      #expect(next.savedPlace[text: "event"] != nil || next.model.timeline.list.count == 0)
    }
  }

  @Test func queriesOfEarlierRunsAreRecalled() {
    var journey = Journey()
    journey.browser.receive(queries: ["bell", "ferry"])
    journey.press("/")
    journey.type("flood")
    journey.press("Enter")
    #expect(journey.browser.removeNewQueries() == ["flood"])
    #expect(journey.browser.removeNewQueries() == [])
    journey.press("f Ctrl-P")
    #expect(journey.footer().contains("filter: flood"))
    journey.press("Ctrl-P")
    #expect(journey.footer().contains("filter: ferry"))
    journey.press("Ctrl-P Ctrl-P Ctrl-N")
    #expect(journey.footer().contains("filter: ferry"))
  }
}
