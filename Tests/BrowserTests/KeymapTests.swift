import Screen
import Testing

@testable import Browser

@Suite struct KeymapTests {
  init() { _ = Fixture.hasLocale }

  /// The usual keys, with others for some actions.
  static func keymap(_ changes: [Action: [String]]) -> Keymap {
    var sequences = Dictionary(
      uniqueKeysWithValues: ActionEntry.table.map { ($0.action, Keymap.standard.keys(of: $0.action)) })
    for (action, names) in changes {
      sequences[action] = names.map { name in
        KeySequence(name.split(separator: " ").compactMap { Key(name: String($0)) })
      }
    }
    return Keymap { sequences[$0.action] ?? [] }
  }

  private static let ours = keymap([
    .first: ["g g", "Home"], .goToDate: ["g d"], .quit: ["Z Z"], .nextHit: [], .help: ["F1"], .nextEvent: ["u"],
  ])

  @Test func sequencesAreBegunAndEnded() {
    var journey = Journey(keymap: Self.ours)
    journey.press("Right Right u")
    let event = journey.event
    #expect(event != nil)
    journey.press("g")
    #expect(journey.footer().contains("g  g the first event  d go to a date"))
    #expect(journey.footer().contains("Esc cancel"))
    #expect(journey.footer().hasSuffix("F1 help"))
    #expect(journey.event == event)
    journey.press("g")
    #expect(journey.event != event)
    #expect(!journey.footer().contains("Esc cancel"))
    journey.press("g d")
    if journey.browser.open(GoToPrompt.self) != nil {} else { Issue.record("no date is asked for") }
  }

  @Test(arguments: ["Esc", "Ctrl-C"])
  func aBegunSequenceIsCancelled(_ key: String) {
    var journey = Journey(keymap: Self.ours)
    let before = journey.frame()
    #expect(journey.press("Z") == nil)
    #expect(journey.frame() != before)
    #expect(journey.press(key) == nil)
    #expect(journey.frame() == before)
    #expect(journey.press("Z Z") == .quit)
  }

  @Test func whatDoesNotFollowIsSaid() {
    var journey = Journey(keymap: Self.ours)
    journey.press("g x")
    #expect(journey.message == "g x does nothing here; F1 shows what keys do")
    journey.press("n")
    #expect(journey.message == "n does nothing here; F1 shows what keys do")
    #expect(journey.press("q") == nil)
  }

  @Test func hintsAndHelpShowTheReadersOwnKeys() {
    var journey = Journey(columns: 120, rows: 100, keymap: Self.ours)
    #expect(journey.footer().hasPrefix(" ↑u event"))
    #expect(journey.footer().contains("ZZ quit"))
    journey.press("Esc")
    #expect(journey.message == "ZZ quits")
    journey.press("F1")
    let text = journey.frame().text
    #expect(text.contains("g g, Home         the first event"))
    #expect(text.split(separator: "\n").contains { $0.trimmingPrefix { $0 == " " }.hasPrefix("the next hit  (") })
    journey.type("z z")
    #expect(journey.frame().text.contains("else quit"))
  }

  @Test func aHintWithoutAKeyIsLeftOut() {
    var journey = Journey(keymap: Self.keymap([.follow: [], .search: ["Ctrl-S"], .previousMonth: ["Shift-Left"]]))
    #expect(!journey.footer().contains("source"))
    #expect(journey.footer().contains("Shift-Left/→ month"))
    #expect(journey.footer().contains("Ctrl-S search"))
  }
}
