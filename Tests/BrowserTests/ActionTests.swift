import Screen
import Testing

@testable import Browser

@Suite struct ActionTests {
  init() { _ = Fixture.hasLocale }

  @Test func everyActionStandsInTheTableOnce() {
    #expect(ActionEntry.table.map(\.action.rawValue).sorted() == Action.allCases.map(\.rawValue).sorted())
    for entry in ActionEntry.table {
      #expect(!entry.keys.isEmpty && !entry.panes.isEmpty && !entry.words.isEmpty, "\(entry.action)")
      #expect(ActionEntry.entry(of: entry.action)?.words == entry.words)
    }
  }

  @Test(arguments: Pane.allCases)
  func noKeyMeansTwoThings(_ pane: Pane) {
    var seen: [Key: Action] = [:]
    for entry in ActionEntry.table where entry.panes.contains(pane) {
      for key in entry.keys {
        #expect(seen[key] == nil, "\(key.name) is bound to \(entry.action) and \(String(describing: seen[key]))")
        seen[key] = entry.action
        #expect(Keymap.standard.action(for: key, in: pane) == entry.action)
      }
    }
  }

  @Test func everyKeyHasANameThatLeadsBackToIt() {
    for key in ActionEntry.table.flatMap(\.keys) { #expect(Key(name: key.name) == key, "\(key.name)") }
  }

  @Test func nothingEssentialSitsOnAKeyThatALayoutHides() {
    for key in ActionEntry.table.flatMap(\.keys) {
      if case .character(let scalar) = key { #expect(!"[]{}\\@~|#`".unicodeScalars.contains(scalar)) }
    }
  }

  @Test func groupsStandTogether() {
    var seen: [ActionEntry.Group] = []
    for entry in ActionEntry.table where entry.group != seen.last { seen.append(entry.group) }
    #expect(seen.count == Set(seen).count)
  }

  /// Pressing a key either changes what is shown, has an effect, or says why not.
  @Test(arguments: ActionEntry.table.map(\.action), [40, 80])
  func everyActionDoesSomethingOrSaysWhy(_ action: Action, _ columns: Int) throws {
    let entry = try #require(ActionEntry.entry(of: action))
    for pane in entry.panes {
      for key in entry.keys {
        for event in ["long-winter", "ferry-law", "council-dissolved"] {
          var journey = Journey(columns: columns, rows: 24, event: event)
          if pane != .timeline { journey.press(String(pane.rawValue + 1)) }
          let before = journey.frame()
          let effect = journey.browser.handle(key)
          let after = journey.frame()
          #expect(effect != nil || after != before, "\(key.name) in \(pane) at \(event) does nothing, silently")
        }
      }
    }
  }

  @Test(arguments: Pane.allCases)
  func aKeyWithoutAMeaningSaysSo(_ pane: Pane) {
    var journey = Journey()
    if pane != .timeline { journey.press(String(pane.rawValue + 1)) }
    for name in ["Z", "F7", "Ins", "Ctrl-K", "ж"] {
      journey.press(name)
      #expect(journey.message.contains(name) && journey.message.contains("?"))
    }
    let before = journey.message
    _ = journey.browser.handle(.unknown)
    #expect(before != "" && journey.message == "")
  }

  @Test func theHelpListsEveryActionWithItsKeys() {
    var journey = Journey(columns: 120, rows: 100)
    journey.press("?")
    let text = journey.frame().text
    for entry in ActionEntry.table {
      #expect(text.contains(entry.words), "\(entry.action)")
      #expect(text.contains(Keymap.standard.names(of: entry.action)), "\(entry.action)")
    }
  }

  @Test func theHelpDoesWhatItLists() {
    for (index, entry) in ActionEntry.table.enumerated() {
      var journey = Journey()
      journey.press("?")
      journey.press(Array(repeating: "Down", count: index).joined(separator: " "), draws: false)
      if case .help(let page) = journey.browser.state.mode {
        #expect(page.entries[page.index].action == entry.action)
      } else {
        Issue.record("the help is not open")
      }
      _ = journey.press("Enter")
      if case .help = journey.browser.state.mode { Issue.record("\(entry.action) leaves the help open") }
    }
  }

  @Test func theHelpIsNarrowedByWordsAndByKeys() {
    var journey = Journey()
    let before = journey.frame()
    journey.press("?")
    journey.type("ctrl-l")
    #expect(journey.frame().text.contains("draw the screen anew"))
    #expect(!journey.frame().text.contains("quit"))
    journey.type("zzz")
    #expect(journey.frame().text.contains("No action"))
    #expect(journey.press("Enter") == nil)
    journey.press("Esc")
    #expect(journey.frame() == before)
  }

  @Test func effects() {
    var journey = Journey()
    #expect(journey.press("q") == .quit)
    #expect(journey.press("Ctrl-C") == .quit)
    #expect(journey.press("Ctrl-Z") == .suspend)
    #expect(journey.press("Ctrl-L") == .redraw)
    #expect(journey.press("M") == .mouse(true))
    #expect(journey.press("M") == .mouse(false))
    #expect(journey.press("Esc") == nil)
  }

  @Test func quittingFirstClosesWhatIsOpen() {
    var journey = Journey()
    journey.press("1")
    #expect(journey.press("q") == nil)
    #expect(journey.press("q") == .quit)
    journey.press("/")
    #expect(journey.press("Ctrl-C") == nil)
    journey.press("f")
    #expect(journey.press("Ctrl-C") == nil)
    journey.press("?")
    #expect(journey.press("Ctrl-C") == nil)
    #expect(journey.press("Ctrl-C") == .quit)
  }
}
