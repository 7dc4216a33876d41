import Browser
import Screen
import Testing

@testable import Settings

@Suite struct SettingsReadingTests {
  private func reading(_ text: String) -> SettingsReading { SettingsReading(Array(text.utf8), file: "config.yaml") }

  private func problems(_ text: String) -> [String] { reading(text).problems.map(\.description) }

  @Test func everySettingIsRead() {
    let reading = reading(
      """
      # what I like
      theme: dark
      colour-depth: 16
      ascii: yes
      ambiguous-width: 2
      reading-width: 70
      background: on
      mouse: true
      colours:
        quote: "#ff8700 bold"
        selection: black on cyan
      keys:
        next-hit: [n, F3]
        next-month: []

      """)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    let settings = reading.settings
    #expect(settings.baseTheme == .dark)
    #expect(settings.colourDepth == .sixteen)
    #expect(settings.drawsASCII == true)
    #expect(settings.ambiguousWidth == 2)
    #expect(settings.preferences.readingColumns == 70)
    #expect(settings.preferences.showsBackground && settings.preferences.usesMouse)
    #expect(settings.theme.look(of: .quote, at: .many).foreground == .mixed(red: 0xFF, green: 0x87, blue: 0))
    #expect(settings.theme.look(of: .selection, at: .many).background == .indexed(6))
    #expect(settings.theme.look(of: .date, at: .many) == ColourTheme.dark.look(of: .date, at: .many))
    #expect(settings.preferences.keymap.names(of: .nextHit) == "n, F3")
    #expect(settings.preferences.keymap.keys(of: .nextMonth).isEmpty)
    #expect(settings.preferences.keymap.names(of: .search) == "/")
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "keys:\n", "colours: {}\nkeys: {}\n"])
  func anEmptyFileIsTheUsual(_ text: String) {
    let reading = reading(text)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.settings.usual == ReaderSettings().usual)
  }

  @Test(
    arguments: [
      ("thme: dark\n", "1:1: error: unknown setting “thme”; did you mean “theme”?"),
      (
        "theme: drak\n",
        "1:8: error: did you mean “dark”? “theme”: found “drak”, "
          + "expected terminal, light, dark, contrast or mono"
      ),
      ("mouse: [on]\n", "1:8: error: “mouse”: found a list, expected off or on"),
      ("reading-width: wide\n", "1:16: error: “reading-width”: found “wide”, expected a number from 20 to 400"),
      ("reading-width: 5\n", "1:16: error: “reading-width”: found “5”, expected a number from 20 to 400"),
      ("ascii:\n", "1:7: error: “ascii”: found nothing, expected auto, on or off"),
      ("colours:\n  qoute: red\n", "2:3: error: unknown role “qoute”; did you mean “quote”?"),
      (
        "colours:\n  quote: bold rde\n",
        "2:15: error: “quote”: found “rde”; did you mean “red”?"
      ),
      ("colours:\n  quote: \"red on\"\n", "2:17: error: “quote”: a colour is missing after “on”"),
      (
        "colours:\n  quote: #ff0000\n",
        "2:9: error: “quote”: found nothing, expected a colour, attributes or both, "
          + "for example “yellow bold”; what begins with # stands in quotes"
      ),
      ("keys:\n  nxt-event: j\n", "2:3: error: unknown action “nxt-event”; did you mean “next-event”?"),
      ("keys:\n  next-event: [Down, Dwn]\n", "2:22: error: unknown key “Dwn”; did you mean “Down”?"),
      ("keys:\n  next-event: \"Ctrl-X Hme\"\n", "2:23: error: unknown key “Hme”; did you mean “Home”?"),
      (
        "keys:\n  next-event: Ctrl-M\n",
        "2:15: error: terminals send the same for Ctrl-M and Enter; write Enter"
      ),
      ("keys:\n  next-event: Ctrl-C\n", "2:15: error: Ctrl-C always does “interrupt” and can do nothing else"),
      ("keys:\n  next-event: g Esc\n", "2:17: error: Esc always does “cancel” and can do nothing else"),
      (
        "keys: {change-order: b}\n",
        "1:22: error: “change-order” is done while one types: its key is one of Ctrl-A to Ctrl-Z or F1 to F24"
      ),
      ("keys: quit\n", "1:7: error: “keys”: found text, expected a map, for example {next-event: [Down, j]}"),
      ("keys:\n  help: []\n", "2:3: error: “help” must have a key; it keeps ?"),
      (
        "keys:\n  search: [\"?\"]\n",
        "2:12: error: “?” is the only key of “help”, which must have one; give “help” another"
      ),
      (
        "keys:\n  search: [u]\n  filter: [u]\n",
        "3:12: error: “u” does “search” already (line 2), so that “filter” cannot have it"
      ),
      (
        "keys:\n  search: [u]\n  filter: [u f]\n",
        "3:12: error: “u f” (filter) begins with “u” (search), which would act first; the one in line 2 holds"
      ),
      ("keys:\n  search: [n]\n", "2:12: warning: “n” is taken from “next-hit”, which has no key now"),
      ("theme: dark\ntheme: light\n", "2:1: error: key “theme” is there twice in one map: first in line 1"),
      ("- theme\n", "1:1: error: found a list, expected a map: “key: value”"),
      ("theme: \"dark\nmouse: on\n", "1:8: error: the quotation mark that opens here is never closed"),
    ])
  func mistakesAreNamed(_ text: String, _ message: String) {
    #expect(problems(text) == ["config.yaml:" + message])
  }

  @Test func aMistakeSpoilsNothingElse() {
    let reading = reading(
      """
      theme: drak
      mouse: on
      reading-width: "70
      background: on
      colours: {quote: rde, pin: red}
      keys:
        quit: [Q, Quit]
        nowhere: x
        filter: F2
      """ + "\n")
    #expect(reading.problems.map(\.line) == [1, 3, 5, 7, 8])
    #expect(reading.settings.baseTheme == .terminal)
    #expect(reading.settings.preferences.usesMouse && reading.settings.preferences.showsBackground)
    #expect(reading.settings.preferences.readingColumns == 92)
    #expect(reading.settings.looks == [.pin: Look.red])
    #expect(reading.settings.preferences.keymap.names(of: .quit) == "Q")
    #expect(reading.settings.preferences.keymap.names(of: .filter) == "F2")
  }

  @Test func ownKeysAreTakenFromTheUsualOnes() {
    let keymap = reading("keys:\n  first: [g g, Home]\n  next-event: k\n  go-to-date: g d\n").settings.preferences
      .keymap
    #expect(keymap.answer(to: ["g"], in: .timeline) == .begun)
    #expect(keymap.answer(to: ["g", "g"], in: .timeline) == .action(.first))
    #expect(keymap.answer(to: ["g", "d"], in: .source) == .action(.goToDate))
    #expect(keymap.action(for: "k", in: .timeline) == .nextEvent)
    #expect(keymap.names(of: .previousEvent) == "Up")
    // In other panes the key does what it did.
    #expect(keymap.action(for: "k", in: .source) == .scrollUp)
    #expect(keymap.action(for: .down, in: .timeline) == nil)
  }

  @Test func whatCannotBeLostIsNot() {
    for text in [
      "keys: {interrupt: [], cancel: [], suspend: [], help: [], quit: []}\n", "keys:\n  search: \"? ?\"\n",
      "keys:\n  help: [Ctrl-C]\n  quit: Quit\n",
    ] {
      let keymap = reading(text).settings.preferences.keymap
      for pane in Pane.allCases {
        #expect(keymap.action(for: .control("c"), in: pane) == .interrupt)
        #expect(keymap.action(for: .escape, in: pane) == .cancel)
        #expect(keymap.action(for: .control("z"), in: pane) == .suspend)
        #expect(keymap.action(for: "?", in: pane) == .help)
      }
    }
  }

  @Test func hostileFilesAreRead() {
    var generator = SystemRandomNumberGenerator()
    let words = [
      "theme", "keys", "colours", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a", "*a", "!", "|",
      ">", "?", ",", "\t", "\u{1B}[31m", "\u{202E}", "\u{0}", "dark", "quit", "g g", "Ctrl-", "é", "%", "@", "`",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 1...30, using: &generator)).map { _ in words.randomElement() ?? "" }.joined()
      let reading = reading(text)
      #expect(!reading.settings.preferences.keymap.keys(of: .help).isEmpty, "\(text.debugDescription)")
      for problem in reading.problems {
        let isHarmless = problem.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" }
        #expect(isHarmless, "\(text.debugDescription)")
      }
    }
    #expect(SettingsReading([0xFF, 0xFE, 0x41], file: "x").problems.count == 1)
    #expect(SettingsReading([0x61, 0xFF], file: "x").problems.count == 1)
  }
}

extension ReaderSettings {
  /// Everything that can be set, as text, to be compared.
  var usual: [String] {
    Setting.table.map { $0.value(self) } + ActionEntry.table.map { preferences.keymap.names(of: $0.action) }
      + RoleEntry.table.map { "\(theme.look(of: $0.role, at: .many))" }
  }
}

extension Look {
  static let red = (try? Look(words: "red")) ?? .plain
}
