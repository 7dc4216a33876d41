import Archive
import Screen
import Testing

@testable import Browser

@Suite struct BrowsingTests {
  // MARK: Through the era

  @Test func startsAtTheFirstEventOfTheEra() {
    let journey = Journey()
    #expect(journey.event == "new-mayor")
    #expect(Journey(event: "flood").event == "flood")
    #expect(Journey(event: "reunion").event == "reunion")
    #expect(Journey(event: "no-such-event").event == "new-mayor")
  }

  @Test(arguments: [
    ("Down", "books-opened"), ("Down Down", "dam-leak"), ("Up", "long-winter"), ("j", "books-opened"),
    ("j k", "new-mayor"), ("Right", "dam-leak"), ("Right Right", "summer-fair"), ("Right Left", "new-mayor"),
    ("Left", "long-winter"), ("L", "dam-leak"), ("L L L", "ferry-law"), ("L L L H", "open-letter"),
    ("End", "council-dissolved"), ("End Home", "long-winter"), ("End H", "flood"), ("J J K", "books-opened"),
    ("D", "ferry-law"), ("D D", "dockers-strike"), ("PgDn PgDn PgDn", "council-dissolved"),
    ("PgDn PgUp", "long-winter"), ("Tab J", "books-opened"), ("3 Right", "dam-leak"), ("b Home", "harbour-founded"),
    ("b End", "reunion"), ("b Home b", "long-winter"), ("b End b", "council-dissolved"), ("L L b b", "open-letter"),
  ])
  func keysLeadTo(_ keys: String, _ event: String) {
    var journey = Journey()
    journey.press(keys)
    #expect(journey.event == event)
  }

  @Test(arguments: [
    ("Home Up", "first"), ("Home Home", "first"), ("End Down", "last"), ("End End", "last"), ("End L", "after"),
    ("Home H", "before"), ("End D", "no disagreement"), ("Backspace", "back"), ("F", "forward"), ("n", "no search"),
    ("x", "no filter"), ("Home Left", "before"), ("3 Home Up", "beginning"), ("3 End Down", "end"),
    ("Down .", "one account"), ("Down ,", "one account"),
  ])
  func whatCannotBeDoneSaysWhy(_ keys: String, _ words: String) {
    var journey = Journey()
    journey.press(keys)
    #expect(journey.message.contains(words), "\(journey.message)")
    let footer = journey.footer()
    #expect(footer.contains(journey.message.prefix(20)))
  }

  @Test func allPanesFollowTheSelection() {
    var journey = Journey(columns: 120, rows: 40)
    for (keys, title, words) in [
      ("Right", "Leak at the Upper Dam", "water found a way"), ("D", "Law on ferries", "ferries might be owned"),
      ("End", "The council is dissolved", "ten minutes were enough"),
    ] {
      journey.press(keys)
      #expect(journey.lines(of: .event).first == " " + title)
      #expect(journey.words(with: .quote).joined(separator: " ").contains(words))
    }
  }

  @Test func emptyListSaysWhy() {
    var journey = Journey()
    journey.press("f")
    journey.type("zzzz")
    #expect(journey.lines(of: .timeline).contains { $0.contains("No event meets") })
    journey.press("Enter")
    for key in [
      "Down", "Up", "End", "PgDn", "D", "Right", "Enter", ".", ">", "Tab", "Down", "3", "3", "End", "/", "Esc",
    ] {
      journey.press(key)
    }
    #expect(journey.press("x") == nil)
    #expect(journey.browser.model.timeline.list.count == 14)
  }

  // MARK: To the passage and back

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 30), (50, 30)])
  func passageStandsAThirdDown(_ columns: Int, _ rows: Int) throws {
    for event in ["ferry-law", "flood", "council-dissolved", "free-port"] {
      var journey = Journey(columns: columns, rows: rows, event: event)
      journey.press("Enter")
      #expect(journey.browser.model.focus == .source)
      let source = try #require(journey.browser.model.reader.reading?.source)
      let content = journey.browser.sourceArea.rows(of: source)
      let found = journey.passageRow()
      let row = try #require(found)
      // Near the beginning of the text there are not so many lines above it.
      let top = try #require(journey.browser.model.reader.reading?.top)
      #expect(
        row == content.rows / 3 || top == TextPlace(number: 1, offset: 0), "\(event): row \(row) of \(content.rows)")
      #expect(journey.frame().cursor == Point(column: content.column, row: content.row + row))
      #expect(!journey.words(with: .quote).isEmpty)
    }
  }

  @Test func enterLeadsThereAndBack() {
    var journey = Journey(event: "ferry-law")
    let start = journey.frame()
    journey.press("Enter")
    #expect(journey.browser.model.focus == .source)
    journey.press("Enter")
    #expect(journey.browser.model.focus == .event)
    #expect(journey.event == "ferry-law")
    journey.press("Backspace")
    #expect(journey.browser.model.focus == .source)
    journey.press("Backspace")
    #expect(journey.frame() == start)
  }

  @Test func accountsOneAfterTheOther() {
    var journey = Journey(columns: 120, rows: 40, event: "flood")
    #expect(journey.frame().text.contains("account 1/2"))
    journey.press(".")
    #expect(journey.frame().text.contains("account 2/2"))
    #expect(journey.words(with: .quote).joined(separator: " ").contains("highest mark"))
    journey.press(".")
    #expect(journey.frame().text.contains("account 1/2"))
    journey.press(",")
    #expect(journey.frame().text.contains("account 2/2"))
  }

  @Test func pinsOneAfterTheOther() {
    var journey = Journey(columns: 120, rows: 40, event: "dam-leak")
    var events: [String?] = []
    for _ in 0..<5 {
      journey.press(">")
      events.append(journey.event)
    }
    #expect(events == ["night-cafe", "ferry-law", "dockers-strike", "flood", "council-dissolved"])
    journey.press("< <")
    #expect(journey.event == "dockers-strike")
    for _ in 0..<9 { journey.press("<") }
    #expect(journey.event == "harbour-founded")
    #expect(journey.message.contains("before"))
  }

  @Test func backAndForwardRestoreEverything() {
    var journey = Journey(columns: 100, rows: 30, event: "dam-leak")
    journey.press("Enter Down Down Down")
    let scrolled = journey.frame()
    journey.press("> >")
    let second = journey.frame()
    journey.press("/")
    journey.type("gulls")
    journey.press("Enter")
    let third = journey.frame()
    journey.press("Backspace")
    #expect(journey.frame().text == second.text)
    journey.press("Backspace Backspace")
    #expect(journey.frame() == scrolled)
    journey.press("F F")
    #expect(journey.frame().text == second.text)
    journey.press("F")
    let panes = { (frame: Frame) in frame.text.split(separator: "\n").dropLast() }
    #expect(panes(journey.frame()) == panes(third))
  }

  @Test func backRestoresTheTimelineAsItStood() {
    var journey = Journey(columns: 100, rows: 14, event: "dockers-strike")
    journey.press("Up Up")
    let before = journey.frame()
    journey.press("D Home End Backspace")
    #expect(journey.event == "ferry-law")
    #expect(journey.frame() == before)
  }

  // MARK: Scrolling

  @Test(arguments: ["3", "2"], [(80, 24), (120, 40), (50, 12)])
  func scrollingBothWaysIsSymmetrical(_ pane: String, _ size: (Int, Int)) {
    var journey = Journey(columns: size.0, rows: size.1, event: "paper-founded")
    journey.press(pane + " Down")
    var frames = [journey.frame()]
    for _ in 0..<30 {
      journey.press("Down")
      if !journey.message.isEmpty { break }
      frames.append(journey.frame())
    }
    if pane == "3" { #expect(frames.count == 31) }
    for frame in frames.dropLast().reversed() {
      journey.press("Up")
      #expect(journey.frame() == frame)
    }
  }

  @Test func everyLineCanBeScrolledTo() {
    for archive in [Fixture.withTexts, Fixture.withoutTexts] {
      for source in 0..<3 {
        let event = ["harbour-founded", "dam-leak", "books-opened"][source]
        var journey = Journey(archive, columns: 80, rows: 24, event: event)
        journey.press("3")
        if source == 1 { journey.press(".") }
        journey.press("End")
        let last = journey.lines(of: .source).last { !$0.isEmpty }
        journey.press("Home")
        let view = journey.browser.sourceArea.lines(of: source)
        let all = view.lines(from: TextPlace(number: 1, offset: 0), count: 9999, marking: nil)
        for _ in 0..<all.count {
          journey.press("Down", draws: false)
          if !journey.message.isEmpty { break }
        }
        #expect(journey.lines(of: .source).last { !$0.isEmpty } == last, "source \(source)")
        let words = all.last { !$0.line.scalars.isEmpty }.map { String(String.UnicodeScalarView($0.line.scalars)) }
        #expect(last?.hasSuffix(words ?? "?") == true, "source \(source)")
      }
    }
  }

  @Test func pagesOverlapAndMeetTheEnds() {
    var journey = Journey(columns: 80, rows: 24, event: "free-port")
    journey.press("3 Home")
    let first = journey.lines(of: .source)
    var pages = 0
    var before = journey.lines(of: .source)
    while pages < 99 {
      journey.press("PgDn")
      if !journey.message.isEmpty { break }
      let after = journey.lines(of: .source)
      #expect(before.suffix(2).contains { !$0.isEmpty && after.contains($0) } || before.suffix(2).contains(""))
      before = after
      pages += 1
    }
    #expect(pages > 5)
    for _ in 0...pages { journey.press("PgUp") }
    #expect(journey.lines(of: .source) == first)
  }

  @Test func wheelAndClick() {
    var journey = Journey(columns: 120, rows: 40)
    let start = journey.frame()
    let source = journey.browser.layout.content(of: .source)
    _ = journey.browser.handle(.wheelDown(Point(column: source.column + 4, row: source.row + 2)))
    #expect(journey.frame() != start)
    #expect(journey.browser.model.focus == .timeline)
    _ = journey.browser.handle(.click(Point(column: source.column + 4, row: source.row + 2)))
    #expect(journey.browser.model.focus == .source)
    let timeline = journey.browser.layout.content(of: .timeline)
    let rows = journey.lines(of: .timeline)
    for (row, line) in rows.enumerated() where line.contains("Free port") {
      _ = journey.browser.handle(.click(Point(column: 5, row: timeline.row + row)))
      #expect(journey.event == "free-port")
      let again = timeline.row + (journey.lines(of: .timeline).firstIndex { $0.contains("Free port") } ?? 0)
      _ = journey.browser.handle(.click(Point(column: 5, row: again)))
      #expect(journey.event == "free-port")
      #expect(journey.message.isEmpty)
    }
    #expect(journey.event == "free-port")
    _ = journey.browser.handle(.click(Point(column: 500, row: 500)))
    _ = journey.browser.handle(.wheelUp(Point(column: 3, row: timeline.row + 3)))
    #expect(journey.event == "dockers-strike")
  }

  // MARK: Resizing

  @Test func resizeKeepsEventAndPassage() {
    var journey = Journey(columns: 120, rows: 40, event: "free-port")
    journey.press("Enter")
    let start = journey.frame()
    for (columns, rows) in [(80, 24), (40, 8), (300, 100), (10, 3), (60, 12), (200, 9), (120, 40)] {
      journey.resize(columns, rows)
      #expect(journey.event == "free-port")
      if columns >= 40 {
        #expect(journey.words(with: .quote).joined(separator: " ").contains("duty"), "\(columns)x\(rows)")
        let content = journey.browser.sourceArea.rows(of: journey.browser.model.reader.reading?.source ?? 0)
        #expect(journey.passageRow() == content.rows / 3, "\(columns)x\(rows)")
      }
    }
    #expect(journey.frame() == start)
  }

  @Test func resizeKeepsTheFirstLineAfterScrolling() {
    var journey = Journey(columns: 120, rows: 40, event: "free-port")
    journey.press("Enter Up Up Up Up Up Up")
    let start = journey.frame()
    let line = journey.textLines().first ?? ""
    let first = String(line.dropFirst(3).prefix(12))
    #expect(first.count > 5)
    for (columns, rows) in [(80, 24), (40, 8), (300, 100), (120, 40)] {
      journey.resize(columns, rows)
      #expect(journey.textLines().first?.contains(first.split(separator: " ").first ?? "?") == true)
    }
    #expect(journey.frame() == start)
  }

  // MARK: Panes

  @Test func focusGoesRoundAndZooms() {
    var journey = Journey()
    let start = journey.frame()
    journey.press("Tab")
    #expect(journey.browser.model.focus == .event)
    journey.press("Tab Tab")
    #expect(journey.frame() == start)
    journey.press("Shift-Tab")
    #expect(journey.browser.model.focus == .source)
    journey.press("3")
    #expect(journey.browser.layout.panes.count == 1)
    journey.press("3 1")
    #expect(journey.frame() == start)
    journey.press("2 2 Esc")
    #expect(journey.browser.layout.panes.count == 3)
    journey.press("Esc")
    #expect(journey.browser.model.focus == .timeline)
  }

  @Test(arguments: [(40, 8), (59, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
  func theWayToAttachATextIsShownWhole(_ columns: Int, _ rows: Int) {
    var journey = Journey(Fixture.withoutTexts, columns: columns, rows: rows)
    journey.press("3")
    let hint = journey.textLines().prefix(2).map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(hint.contains("No text: this is a digest in our words.") && hint.contains("a attaches it"), "\(hint)")
  }

  @Test func withoutATextTheDigestIsShown() {
    var journey = Journey(Fixture.withoutTexts, columns: 120, rows: 40, event: "flood")
    let lines = journey.lines(of: .source)
    #expect(lines.contains { $0.contains("The water came on a Monday.") })
    #expect(journey.words(with: .quote).joined(separator: " ").contains("boats were rowed along Market Street"))
    #expect(journey.frame().text.contains("digest"))
    #expect(journey.frame().text.contains("no texts"))
    journey.press("Enter >")
    #expect(journey.event == "council-dissolved")
  }
}
