import Screen
import Testing

@testable import Browser

@Suite struct ActionTests {
  init() { _ = Fixture.hasLocale }

  @Test func everyActionStandsInTheTableOnce() {
    #expect(ActionEntry.table.map(\.action.rawValue).sorted() == Action.allCases.map(\.rawValue).sorted())
    for entry in ActionEntry.table {
      #expect(!entry.keys.isEmpty && !entry.words.isEmpty, "\(entry.action)")
      #expect(entry.panes.isEmpty == (entry.prompt != nil), "\(entry.action)")
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
    #expect(before != "" && journey.message == before)
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
    for index in ActionEntry.table.indices {
      var journey = Journey()
      journey.press("?")
      journey.press(Array(repeating: "Down", count: index).joined(separator: " "), draws: false)
      guard let page = journey.browser.open(HelpPage.self) else {
        Issue.record("the help is not open")
        continue
      }
      let entry = page.entries[index]
      #expect(page.index == index)
      journey.press("Enter")
      if journey.browser.open(HelpPage.self) != nil { Issue.record("\(entry.action.action) leaves the help open") }
      if let reason = entry.reason { #expect(journey.message == reason) }
    }
  }

  @Test func theHelpExplainsTheSigns() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("? End")
    #expect(journey.frame().text.contains("Signs"))
    #expect(journey.frame().text.contains("▌   "))
    // There is nothing to be done with a sign.
    journey.press("Enter")
    guard journey.browser.open(HelpPage.self) != nil else {
      Issue.record("a sign has done something")
      return
    }
    journey.type("disagree")
    #expect(journey.frame().text.contains("≠ ") && !journey.frame().text.contains("▌ "))
    journey.press("Ctrl-U")
    for sign in AxisView.legend.map(\.sign) { #expect(SignEntry.table.contains { $0.sign == sign }) }
  }

  @Test(arguments: Pane.allCases)
  func theHelpListsFirstWhatThePaneWithTheFocusDoes(_ pane: Pane) {
    var journey = Journey()
    if pane != .timeline { journey.press(String(pane.rawValue + 1)) }
    journey.press("?")
    guard let page = journey.browser.open(HelpPage.self) else {
      Issue.record("the help is not open")
      return
    }
    let entries = page.entries.map(\.action)
    #expect(Set(entries.map(\.action)) == Set(Action.allCases) && entries.count == Action.allCases.count)
    let places = entries.map { $0.panes.count == Pane.allCases.count ? 1 : $0.panes.contains(pane) ? 0 : 2 }
    #expect(places == places.sorted() && places.first == 0)
  }

  /// What the help shows dim says the same when its key is pressed, and what it shows bright never says why not.
  @Test(arguments: ["long-winter", "new-mayor", "free-port", "council-dissolved"], ["", "2", "3", "f z z z Enter"])
  func theHelpAndTheKeysAgree(_ event: String, _ preparation: String) {
    var journey = Journey(columns: 120, rows: 40, event: event)
    journey.press(preparation)
    var reasons: Set<String> = []
    for entry in ActionEntry.table where entry.panes.contains(journey.browser.model.focus) {
      guard let reason = Availability(model: journey.browser.model).reason(against: entry.action) else { continue }
      reasons.insert(reason)
      for key in entry.keys {
        var other = journey
        #expect(other.browser.handle(key) == nil)
        #expect(other.message == reason, "\(key.name)")
      }
    }
    #expect(reasons.count > 2)
    journey.press("? PgDn PgDn PgDn PgDn PgDn")
    #expect(journey.frame().text.contains("("))
  }

  @Test func theHelpSaysWhyOnNarrowScreensToo() {
    var journey = Journey(columns: 40, rows: 8)
    journey.press("?")
    journey.type("clear the filter")
    #expect(journey.frame().text.contains("no filter is set"))
    #expect(journey.words(with: .dim).contains { $0.contains("clear") })
  }

  @Test func theHelpOpensOverAComparison() {
    var journey = Journey(columns: 80, rows: 24, event: "dockers-strike")
    journey.press("c Down")
    let before = journey.frame()
    #expect(journey.footer().hasSuffix("? help"))
    journey.press("?")
    #expect(journey.frame().text.contains("Help"))
    journey.press("Esc")
    #expect(journey.frame() == before)
  }

  @Test(arguments: [40, 41, 50, 60, 79, 80, 120])
  func theFooterNeverLosesTheWayToTheHelp(_ columns: Int) {
    for (event, keys) in [("dockers-strike", "c"), ("flood", ""), ("flood", "3"), ("flood", "1"), ("flood", "x")] {
      var journey = Journey(columns: columns, rows: 12, event: event)
      journey.press(keys)
      #expect(journey.footer().hasSuffix("? help"), "\(columns) \(keys)")
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

  /// At 80 columns every line of the help is whole, and so is why an action can do nothing now.
  @Test func nothingIsCutInTheHelp() {
    for keys in ["?", "2 ?", "3 ?", "v ?"] {
      var journey = Journey(columns: 80, rows: 200)
      journey.press(keys)
      let lines = journey.frame().text.split(separator: "\n").filter { $0.prefix(21).contains { $0 != " " } }
      #expect(lines.count > 60 && !lines.contains { $0.hasSuffix("…") })
      journey.type("by theme")
      #expect(journey.frame().text.contains("(v shows the axis)") == (keys != "v ?"))
    }
  }

  /// What stands on the first screen is explained in the help: signs of events and of themes.
  @Test func theHelpExplainsEverySign() throws {
    var journey = Journey(columns: 80, rows: 200)
    journey.press("?")
    let text = journey.frame().text
    for entry in SignEntry.table { #expect(text.contains(entry.words)) }
    let themes = journey.browser.archive.themes
    #expect(themes.count > 1)
    for theme in themes where !theme.glyph.isEmpty { #expect(text.contains("theme: \(theme.name)")) }
  }

  @Test func theFirstStartIsGreetedUntilTheFirstKey() {
    for (archive, width) in [(Fixture.withTexts, 80), (Fixture.withoutTexts, 80), (Fixture.withTexts, 40)] {
      var journey = Journey(archive, columns: width, rows: 24)
      let before = journey.frame()
      journey.browser.greet()
      let words = journey.footer()
      let picture = journey.frame().text
      #expect(picture.contains("Welcome: ↑↓ events") && words.hasSuffix("? help"))
      if width == 80 { #expect(picture.contains("none yet") == (archive.textCount == 0)) }
      journey.press("Ctrl-L")
      #expect(journey.frame() == before)
    }
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
