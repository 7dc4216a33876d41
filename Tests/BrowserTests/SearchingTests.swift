import Archive
import Screen
import Testing

@testable import Browser

@Suite struct SearchingTests {
  @Test func letterByLetterWithPreview() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("/")
    #expect(journey.frame().showsCursor)
    var counts: [Int] = []
    for letter in ["f", "l", "o", "o", "d"] {
      journey.type(letter)
      if let session = journey.browser.search { counts.append(session.hits.count) }
    }
    #expect(counts == counts.sorted(by: >))
    #expect(counts.last == 2)
    #expect(journey.event == "flood")
    #expect(journey.lines(of: .event).first == " The three days' flood")
    #expect(journey.words(with: .match).contains { $0.contains("flood") })
    #expect(journey.footer().contains("/flood") && journey.footer().contains("1 event, 1 passage"))
    journey.press("Down")
    // What was found is no quote, and nothing says how sure its place is.
    #expect(journey.words(with: .quote).isEmpty)
    #expect(!journey.frame().text.contains("exact"))
    #expect(journey.lines(of: .timeline).contains { $0.hasPrefix("> ¶9") })
    #expect(journey.lines(of: .source).contains { $0.contains("Of the flood everyone remembers") })
    journey.press("Backspace Backspace Backspace Backspace Backspace")
    #expect(journey.event == "new-mayor")
  }

  @Test(arguments: [
    "flood", "gulls", "photograph", "zzzz", "theme:economy", "is:background", "\"two piers", "-", "duty", "作業",
  ])
  func escapeLeadsBackExactly(_ query: String) {
    for preparation in ["", "3 Down Down Down", "2 Down", "b", "L L Enter", "D .", "1", "End", "b Home 3"] {
      var journey = Journey(columns: 100, rows: 16)
      journey.press(preparation)
      journey.press("Ctrl-L")
      let before = journey.frame()
      journey.press("/")
      journey.type(query)
      journey.press("Down Down PgDn Up")
      journey.press("Esc")
      #expect(journey.frame() == before, "after \(preparation), looking for \(query)")
    }
  }

  @Test(arguments: ["flood", "photograph", "zzzz"])
  func escapeKeepsTheFilter(_ query: String) {
    var journey = Journey(columns: 100, rows: 24)
    journey.press("f")
    journey.type("theme:politics")
    journey.press("Enter Down Ctrl-L")
    let before = journey.frame()
    journey.press("/")
    journey.type(query)
    journey.press("Down Esc")
    #expect(journey.frame() == before)
  }

  @Test func hitsOneAfterTheOther() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("n")
    #expect(journey.message.contains("no search"))
    journey.press("/")
    journey.type("crane OR flood")
    journey.press("Enter")
    var seen: [String] = []
    for _ in 0..<6 {
      seen.append("\(journey.event ?? "") \(journey.browser.model.focus)")
      journey.press("n")
    }
    let count = Set(seen).count
    #expect(count > 2)
    #expect(journey.message.contains(" of "))
    for expected in seen.reversed() {
      journey.press("N")
      #expect("\(journey.event ?? "") \(journey.browser.model.focus)" == expected)
    }
    journey.press("Esc n")
    #expect(journey.message.contains("no search"))
  }

  @Test func enterGoesAndBackspaceComesBack() {
    var journey = Journey(columns: 120, rows: 40)
    let start = journey.frame()
    journey.press("/")
    journey.type("gulls")
    journey.press("Enter")
    #expect(journey.browser.model.focus == .source)
    #expect(journey.words(with: .match).contains { $0.contains("gulls") })
    #expect(journey.frame().text.contains("No event of the catalogue rests on this paragraph."))
    journey.press("Esc")
    #expect(journey.words(with: .match).isEmpty)
    journey.press("Backspace")
    #expect(journey.frame() == start)
  }

  @Test func nothingFoundSaysSo() {
    var journey = Journey()
    journey.press("/")
    #expect(journey.lines(of: .timeline).contains { $0.contains("Type what to look for") })
    journey.press("Enter")
    #expect(journey.frame().text.contains("Type what to look for"))
    journey.type("zzzz")
    #expect(journey.lines(of: .timeline).contains { $0.contains("Nothing was found") })
    #expect(journey.footer().contains("0 events"))
    journey.press("Enter Down Up PgDn Tab")
    journey.press("Esc")
    #expect(journey.event == "new-mayor")
  }

  @Test func earlierSearchesAreRecalled() {
    var journey = Journey()
    for query in ["flood", "law"] {
      journey.press("/")
      journey.type(query)
      journey.press("Enter")
    }
    journey.press("/ Ctrl-P")
    #expect(journey.footer().contains("/law"))
    journey.press("Ctrl-P")
    #expect(journey.footer().contains("/flood"))
    journey.press("Ctrl-P Ctrl-N")
    #expect(journey.footer().contains("/law"))
    journey.press("Ctrl-N")
    #expect(journey.footer().hasPrefix(" /  "))
  }

  @Test func thePromptIsEdited() {
    var journey = Journey()
    journey.press("/")
    journey.type("lax w")
    journey.press("Backspace Backspace Backspace")
    journey.type("w on")
    journey.press("Home Del")
    journey.type("L")
    journey.press("Right Right Left End")
    journey.type(" x y")
    journey.press("Ctrl-W Ctrl-W")
    #expect(journey.footer().hasPrefix(" /Law on"))
    journey.press("Ctrl-A")
    #expect(journey.frame().cursor.column == 2)
    journey.press("Ctrl-E Ctrl-U")
    #expect(!journey.footer().contains("Law"))
  }

  @Test func aLongQueryScrollsInThePrompt() {
    for columns in [40, 60, 80] {
      var journey = Journey(columns: columns, rows: 12)
      journey.press("/")
      journey.type(String(repeating: "作e\u{301}x ", count: 18))
      journey.type("end")
      let frame = journey.frame()
      #expect(frame.cursor.column < columns)
      #expect(journey.footer().contains("end"))
      journey.press("Home")
      #expect(journey.frame().cursor.column == 2)
      #expect(journey.footer().hasPrefix(" /作"))
    }
  }

  @Test func searchHidesTheBackgroundUnlessItIsShown() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("/")
    journey.type("in:events quay")
    if let session = journey.browser.search {
      #expect(session.hits.events.allSatisfy { $0 != 15 })
    }
    journey.press("Esc b /")
    journey.type("in:events quay")
    if let session = journey.browser.search { #expect(session.hits.events.contains(15)) }
  }

  @Test func thePaneScrollsWithTheHits() {
    var journey = Journey(columns: 80, rows: 12)
    journey.press("/")
    journey.type("tide")
    for _ in 0..<30 {
      journey.press("Down")
      #expect(journey.lines(of: .timeline).count { $0.hasPrefix(">") } == 1)
    }
    journey.press("PgUp PgUp Up")
    #expect(journey.lines(of: .timeline).count { $0.hasPrefix(">") } == 1)
  }

  // MARK: Filter

  @Test func filterNarrowsAsOneTypes() {
    var journey = Journey(columns: 100, rows: 30)
    let before = journey.frame()
    journey.press("f")
    journey.type("theme:economy")
    #expect(journey.browser.model.timeline.list.count == 4)
    #expect(journey.footer().contains("4 events"))
    journey.press("Esc")
    #expect(journey.frame() == before)
    journey.press("f")
    journey.type("theme:economy")
    journey.press("Enter")
    #expect(journey.message.contains("4 events"))
    #expect(journey.frame().text.contains("filter: theme:economy · 4 of 14"))
    journey.press("End Home")
    #expect(journey.event == "night-cafe")
    journey.press("x")
    #expect(journey.event == "night-cafe")
    #expect(journey.browser.model.timeline.list.count == 14)
  }

  @Test func aFilterIsChanged() {
    var journey = Journey()
    journey.press("f")
    journey.type("law")
    journey.press("Enter f")
    #expect(journey.footer().contains("filter: law"))
    journey.press("Ctrl-U")
    journey.type("is:disagreement")
    journey.press("Enter")
    #expect(journey.browser.model.timeline.list.count == 2)
    journey.press("f Ctrl-P Ctrl-P")
    #expect(journey.footer().contains("filter: law"))
    journey.press("Esc")
    #expect(journey.browser.model.timeline.list.count == 2)
  }

  // MARK: Many groups

  @Test func theSelectionStaysInViewWithAHeadingForEveryRow() {
    let archive = Fixture.archive { era in
      try era.replace("span: 1985/1991", with: "span: 1700/1991", in: "era/catalogue.yaml")
      let events = (1700...1780).map { year in
        """
        - id: mark-\(year)
          date: \(year)
          title: High water of \(year)
          theme: society
          summary: A mark on the wall.
          accounts: [{source: memoir, says: A mark., quote: the mark of the year \(year)}]

        """
      }
      try era.write(events.joined(separator: "\n"), to: "era/events/marks.yaml")
    }
    for rows in [12, 60] {
      var journey = Journey(archive, columns: 80, rows: rows, event: "mark-1700")
      for _ in 0..<75 {
        journey.press("Down")
        if journey.lines(of: .timeline).count(where: { $0.hasPrefix(">") }) != 1 {
          Issue.record("the selection is out of view at \(journey.event ?? "")")
          return
        }
      }
      journey.press("Home /")
      journey.type("water")
      for _ in 0..<75 {
        journey.press("Down")
        if journey.lines(of: .timeline).count(where: { $0.hasPrefix(">") }) != 1 {
          Issue.record("the selected hit is out of view at \(journey.event ?? "")")
          return
        }
      }
    }
  }
}
