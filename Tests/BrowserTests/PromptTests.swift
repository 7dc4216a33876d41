import Notebook
import Screen
import Testing

@testable import Browser

/// What the last line of the screen says, whatever its width.
@Suite struct PromptTests {
  init() { _ = Fixture.hasLocale }

  @Test(arguments: [40, 50, 60, 72, 80, 90, 120])
  func aPromptKeepsItsAnswerAtEveryWidth(_ columns: Int) {
    var journey = Journey(columns: columns, rows: 24)
    journey.press("/")
    journey.type("harbour")
    let hits = journey.browser.state.hitCount
    #expect(journey.footer().hasPrefix(" /harbour "))
    #expect(hits > 1 && (journey.footer().contains("\(hits) hits") || journey.footer().contains("passage")))
    journey.press("Esc g")
    journey.type("july 1989")
    #expect(journey.footer().contains("July 1989"))
    journey.press("Esc s")
    journey.type("zzqq")
    #expect(journey.footer().contains(columns < 50 ? "not found" : "not in this text"))
    journey.press("Esc f")
    journey.type("theme:politics")
    #expect(journey.footer().contains("\(journey.browser.state.list.count)"))
  }

  /// Hints go one by one, the last first.
  @Test func hintsAreDroppedFromTheRight() {
    let side = PromptSide(answers: ["75 events, 31 passages", "106 hits", "106"], hints: ["Enter go", "Esc back"])
    #expect(side.words(columns: 50) == "75 events, 31 passages  Enter go  Esc back")
    #expect(side.words(columns: 40) == "75 events, 31 passages  Enter go")
    #expect(side.words(columns: 30) == "75 events, 31 passages")
    #expect(side.words(columns: 21) == "106 hits  Enter go")
    #expect(side.words(columns: 7) == "106")
    #expect(side.words(columns: 2) == "1…")
  }

  @Test func aLongMessageTakesTheLinesAboveTheFooter() {
    var journey = Journey(columns: 60, rows: 20)
    let words = "the first words, and then so many more of them that one line of a screen of this width has no room"
    journey.browser.report(words)
    let lines = journey.frame().text.split(separator: "\n", omittingEmptySubsequences: false).suffix(2)
      .map { $0.trimmingPrefix { $0 == " " } }
    #expect(lines[0].hasPrefix("the first words") && lines[1].hasSuffix("? help"))
    for word in words.split(separator: " ") { #expect(lines.joined(separator: " ").contains(word)) }
    // A prompt keeps its line.
    journey.press("/")
    journey.type("flood")
    journey.browser.report(words)
    #expect(journey.footer().hasPrefix(" /flood"))
    #expect(journey.frame().text.contains("no room"))
  }

  /// What opens a prompt, a list or a page.
  static let open = ["/", "f", "g", "s", "i", "'", "a", "m", "?", "t", "c"]

  @Test(arguments: open)
  func controlKeysDoTheSameWhereverOneIs(_ key: String) {
    var journey = Journey(columns: 80, rows: 24, event: "dockers-strike")
    journey.browser.take([Mark(event: "ferry-law", note: "", title: "Ferry law", date: "1985")])
    journey.press(key)
    if case .browsing = journey.browser.state.mode { Issue.record("\(key) opens nothing") }
    let before = journey.frame()
    #expect(journey.press("Ctrl-Z") == .suspend)
    #expect(journey.press("Ctrl-L") == .redraw)
    #expect(journey.frame() == before)
    #expect(journey.press("Ctrl-C") == nil)
    guard case .browsing = journey.browser.state.mode else {
      Issue.record("Ctrl-C does not close what \(key) opens")
      return
    }
  }

  @Test func theReadersOwnKeysDoWhatIsDoneWhileOneTypes() {
    let keymap = KeymapTests.keymap([.changeOrder: ["F5"], .redraw: ["F6"], .suspend: ["S", "Ctrl-Z"]])
    var journey = Journey(columns: 100, keymap: keymap)
    journey.press("/")
    journey.type("harbour")
    #expect(journey.footer().contains("F5 best first"))
    journey.press("Ctrl-O")
    #expect(journey.footer().contains("best first"))
    journey.press("F5")
    #expect(journey.footer().contains("F5 by time"))
    #expect(journey.press("F6") == .redraw)
    #expect(journey.press("S") == nil && journey.footer().hasPrefix(" /harbourS"))
  }

  @Test func theFooterAt80ColumnsShowsTheWayToWhatANewcomerNeeds() {
    var journey = Journey(columns: 80, rows: 24)
    for words in ["↑↓ event", "Enter source", "v axis", "/ search", "f filter", "q quit", "? help"] {
      #expect(journey.footer().contains(words), "\(words) in \(journey.footer())")
    }
    journey.press("v")
    for words in ["zoom", "v list", "f filter", "q quit", "? help"] { #expect(journey.footer().contains(words)) }
  }

  /// Every word of a footer finds its actions in the help, and so does every name of the configuration.
  @Test func theHelpKnowsTheWordsOfTheFooter() {
    for (keys, event) in [("", "flood"), ("v", "flood"), ("2", "flood"), ("3", "flood")] {
      var journey = Journey(columns: 80, rows: 24, event: event)
      journey.press(keys)
      for hint in journey.browser.hints {
        var page = HelpPage(focus: .timeline, keymap: .standard, themes: []) { _ in nil }
        for scalar in hint.word.unicodeScalars { page.prompt.insert(scalar) }
        let found = Set(page.entries.map(\.action.action))
        #expect(found.isSuperset(of: hint.actions), "\(hint.word) finds \(found)")
      }
    }
    for entry in ActionEntry.table {
      var page = HelpPage(focus: .timeline, keymap: .standard, themes: []) { _ in nil }
      page.prompt.insert(entry.action.name)
      #expect(page.entries.contains { $0.action.action == entry.action })
    }
  }

  @Test func theHelpTellsWholeReasonsOrNone() {
    for columns in [40, 60, 80] {
      var journey = Journey(columns: columns, rows: 24, event: "council-dissolved")
      journey.press("?")
      for _ in ActionEntry.table.indices {
        guard case .help(let page) = journey.browser.state.mode else { return }
        let text = journey.frame().text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
        let reason = page.entries[page.index].reason
        if let reason { #expect(text.contains(reason), "\(reason) at \(columns)") }
        #expect(!text.contains("…)"))
        journey.press("Down")
      }
    }
  }

  @Test func bestFirstNeedsNoHeadings() {
    var journey = Journey(columns: 80, rows: 24)
    journey.press("/")
    journey.type("the")
    journey.press("Ctrl-O")
    let lines = journey.lines(of: .timeline)
    let count = journey.browser.state.hitCount
    #expect(!lines.contains { $0.trimmingPrefix { $0 == " " }.count == 4 })
    #expect(lines.prefix(min(count, 5)).allSatisfy { $0.contains("19") })
  }

  @Test func aZoomedPaneSaysSoAndHowToComeBack() {
    var journey = Journey(columns: 80, rows: 24)
    journey.press("2 2")
    #expect(journey.frame().text.contains("Event · zoomed") && journey.footer().hasPrefix(" Esc all panes"))
    journey.press("Esc")
    #expect(!journey.frame().text.contains("zoomed"))
  }
}

extension BrowserState {
  /// How many hits the search that is typed has.
  fileprivate var hitCount: Int { if case .searching(let session) = mode { session.hits.count } else { 0 } }
}
