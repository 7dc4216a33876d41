import Archive
import Screen
import Testing

@testable import Browser

@Suite struct FilteringTests {
  private func choices(_ journey: Journey) -> [String] {
    journey.browser.overlays.last?.choices?.rows.map(\.text) ?? []
  }

  // MARK: The menu

  @Test func theMenuNamesAllThatCanBeAskedFor() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("f")
    #expect(
      choices(journey) == [
        "theme:", "source:", "person:", "organisation:", "place:", "date:", "is:disagreement", "is:landmark",
        "is:condition", "is:single-source", "is:no-primary", "is:marked", "is:background",
      ])
    #expect(journey.frame().text.contains("sources disagree"))
  }

  @Test func everyCountIsTrue() {
    for prepared in ["", "theme:politics ", "is:disagreement ", "law ", "date:1989 "] {
      var journey = Journey(columns: 120, rows: 40)
      journey.press("f")
      journey.type(prepared)
      for (index, row) in (journey.browser.overlays.last?.choices?.rows ?? []).enumerated() where row.count != nil {
        var other = journey
        other.press(Array(repeating: "Down", count: index + 1).joined(separator: " "))
        #expect(other.browser.model.timeline.list.count == row.count, "\(prepared)\(row.text)")
      }
    }
  }

  @Test func choosingWritesTheQuery() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("f Down")
    #expect(journey.footer().contains("filter: theme:") && journey.footer().contains("Enter add"))
    journey.press("Enter")
    #expect(choices(journey) == ["theme:politics", "theme:economy", "theme:society"])
    journey.press("Down Down Enter")
    #expect(journey.footer().contains("filter: theme:economy "))
    #expect(journey.browser.model.timeline.list.count == 4)
    #expect(choices(journey).first == "theme:")
    // Another one on top of it.
    journey.press("Down Down Down Down Down Down Down Enter")
    #expect(journey.footer().contains("filter: theme:economy is:disagreement"))
    let count = journey.browser.model.timeline.list.count
    #expect(count < 4)
    journey.press("Enter")
    #expect(journey.message.contains("the filter; x clears it"))
    #expect(journey.browser.model.timeline.filter == "theme:economy is:disagreement")
    #expect(journey.frame().text.contains("─ theme:economy is:disagr"))
    #expect(journey.frame().text.contains("/\(count) of 14"))
    #expect(journey.frame().text.contains("· \(count) of 14"))
  }

  @Test func goingThroughTheMenuComesBackToWhatWasTyped() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("f")
    journey.type("theme:")
    let before = journey.frame()
    journey.press("Down Down Down")
    #expect(journey.footer().contains("theme:society"))
    journey.press("Down")
    #expect(journey.frame() == before)
    journey.press("Up Down")
    #expect(journey.frame() == before)
    journey.press("PgDn Up Up Up")
    #expect(journey.frame() == before)
  }

  // MARK: Completion

  @Test(arguments: [
    ("theme:eco", "theme:economy "), ("th", "theme:"), ("ostr", "person:mayor "), ("person:\"José N", "person:docker "),
    ("nunez", "person:docker "), ("-place:da", "-place:dam "), ("is:si", "is:single-source "),
    ("single", "is:single-source "),
    ("source:chr", "source:chronicle "), ("date:1989-07", "date:1989-07 "), ("date:nov1989", "date:1989-11 "),
    ("law organisation:harb", "law organisation:council "), ("the theme:soc", "the theme:society "),
  ])
  func tabCompletes(_ typed: String, _ expected: String) {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("b f")
    journey.type(typed)
    journey.press("Tab")
    guard let filtering = journey.browser.open(FilterPrompt.self) else {
      Issue.record("the prompt is gone")
      return
    }
    #expect(filtering.prompt.string == expected)
    #expect(filtering.prompt.cursor == filtering.prompt.text.count)
  }

  @Test func tabCyclesWhereThereAreSeveral() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("f")
    journey.type("date:1989-1")
    var seen: [String] = []
    for _ in 0..<4 {
      journey.press("Tab")
      if let filtering = journey.browser.open(FilterPrompt.self) { seen.append(filtering.prompt.string) }
    }
    #expect(seen == ["date:1989-10", "date:1989-11", "date:1989-12", "date:1989-1"])
  }

  @Test func theSearchPromptCompletesNamesAsWell() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("/")
    #expect(journey.browser.overlays.last?.choices == nil)
    journey.type("the")
    #expect(journey.browser.overlays.last?.choices == nil)
    journey.press("Ctrl-U")
    journey.type("theme:")
    #expect(choices(journey).count == 3)
    journey.press("Tab")
    #expect(journey.footer().contains("/theme:politics") && journey.footer().contains("Tab complete"))
    #expect(journey.lines(of: .timeline).contains { $0.hasPrefix(">") })
    let first = journey.event
    journey.press("Down")
    #expect(journey.event != first)
    journey.press("Enter")
    #expect(journey.message.contains("theme:politics"))
    // Without a property, Tab goes through the hits as before.
    journey.press("/")
    journey.type("theme:politics ")
    journey.press("Tab")
    #expect(journey.browser.overlays.last?.choices == nil)
  }

  @Test func aWordThatNothingCompletesStaysAWord() {
    var journey = Journey()
    journey.press("f")
    journey.type("quay")
    #expect(choices(journey).isEmpty)
    #expect(journey.frame().text.contains("taken as words"))
    journey.press("Tab Down Up PgDn PgUp")
    journey.press("Enter")
    #expect(journey.browser.model.timeline.filter == "quay")
  }

  @Test(arguments: [(40, 8), (47, 13), (60, 8), (80, 24), (120, 40), (200, 60)])
  func theSelectionStaysInViewBesideTheChoices(_ columns: Int, _ rows: Int) {
    for focus in ["1", "2", "3", "2 2"] {
      var journey = Journey(columns: columns, rows: rows, event: "flood")
      if focus != "1" { journey.press(focus) }
      journey.press("f")
      for _ in 0..<12 {
        journey.press("Down")
        let frame = journey.frame()
        let lines = frame.text.split(separator: "\n").filter { $0.contains(">") }
        let listed = journey.browser.model.timeline.list.count
        let isChosen = journey.browser.overlays.last?.choices?.selected != nil
        #expect(lines.count >= (isChosen ? 1 : 0) && !journey.lines(of: .timeline).isEmpty)
        #expect(journey.lines(of: .timeline).count { $0.hasPrefix(">") } == min(1, listed))
        #expect(frame.showsCursor && frame.cursor.row == rows - 1)
      }
    }
  }

  // MARK: The place of the reader

  @Test func theSelectionSurvives() {
    var journey = Journey(event: "flood")
    journey.press("f")
    journey.type("theme:politics")
    journey.press("Enter")
    #expect(journey.event != "flood")
    journey.press("x")
    #expect(journey.event == "flood")
    journey.press("f")
    journey.type("theme:politics")
    journey.press("Enter Up x")
    #expect(journey.event != "flood")
  }

  @Test func backBringsAFilterBack() {
    var journey = Journey(columns: 120, rows: 40, event: "flood")
    let start = journey.frame()
    journey.press("f")
    journey.type("theme:politics")
    journey.press("Enter Home Ctrl-L")
    let filtered = journey.frame()
    journey.press("x End")
    #expect(journey.browser.model.timeline.list.count == 14)
    while journey.browser.model.timeline.filter.isEmpty, !journey.browser.model.history.past.isEmpty {
      journey.press("Backspace")
    }
    #expect(journey.message.contains("theme:politics is set again"))
    journey.press("Home Ctrl-L")
    #expect(journey.frame() == filtered)
    while !journey.browser.model.history.past.isEmpty { journey.press("Backspace") }
    #expect(journey.message.contains("all events are shown again"))
    journey.press("Ctrl-L")
    #expect(journey.frame() == start)
  }

  @Test func aJumpOutOfTheFilterSaysSoAndIsUndone() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("f")
    journey.type("theme:politics")
    journey.press("Enter Ctrl-L")
    let before = journey.frame()
    journey.press("/")
    journey.type("flood")
    journey.press("Enter")
    #expect(journey.event == "flood" && journey.browser.model.timeline.filter.isEmpty)
    #expect(journey.message.contains("filter was cleared") && journey.message.contains("Backspace"))
    journey.press("Backspace")
    #expect(journey.browser.model.timeline.filter == "theme:politics")
    // The hits of the search are marked in the strip until it ends.
    journey.press("Esc Ctrl-L")
    #expect(journey.frame() == before)
    journey.press("F")
    #expect(journey.event == "flood" && journey.browser.model.timeline.filter.isEmpty)
  }

  // MARK: Possible hits

  @Test func whatIsOnlyPossibleIsMarked() {
    var journey = Journey(columns: 120, rows: 40, event: "paper-founded")
    journey.press("f")
    journey.type("date:1989-07")
    journey.press("Enter")
    let lines = journey.lines(of: .timeline)
    #expect(lines.contains { $0.hasPrefix("> in 1989") && $0.hasSuffix(" ?") })
    #expect(lines.contains { $0.hasPrefix("  10 Jul") && $0.hasSuffix(" ≠") })
    #expect(journey.lines(of: .event).contains { $0.contains("? possibly in the time asked for") })
    journey.press("Down")
    #expect(journey.event == "dockers-strike")
    #expect(!journey.lines(of: .event).contains { $0.contains("possibly") })
    journey.press("x")
    #expect(!journey.lines(of: .timeline).contains { $0.contains("in 1989") && $0.hasSuffix("?") })
    journey.press("/")
    journey.type("date:1989-07")
    #expect(journey.lines(of: .timeline).contains { $0.contains("in 1989") && $0.hasSuffix("?") })
  }
}
