import Archive
import Screen
import Testing

@testable import Browser

/// Actions by their names.
@Suite struct CommandPromptTests {
  private func run(_ command: String, in journey: inout Journey) {
    journey.press(":")
    journey.type(command)
    journey.press("Enter")
  }

  @Test func lookOfThePrompt() {
    var journey = Journey()
    journey.press(":")
    journey.type("go")
    expectGolden(journey.frame(), "command-80x24")
  }

  @Test func namesAreUniqueAndShort() {
    let names = ActionEntry.table.flatMap(\.names)
    #expect(Set(names).count == names.count)
    for entry in ActionEntry.table {
      if let short = entry.short { #expect(short.count < entry.action.name.count && !short.contains(" ")) }
    }
  }

  /// What an action does by its name is what it does by its key.
  @Test func everyActionIsDoneByItsNames() {
    for entry in ActionEntry.table {
      guard let key = entry.keys.first, entry.prompt == nil, entry.action != .runAction else { continue }
      for name in entry.names {
        var typed = Journey(columns: 100, rows: 30, event: "dockers-strike")
        typed.press("2")
        var pressed = typed
        if !entry.panes.contains(.event) {
          pressed.press("\((entry.panes.first?.rawValue ?? 0) + 1)")
        }
        typed.press(":")
        typed.type(name)
        let effect = typed.press("Enter")
        #expect(effect == pressed.browser.handle(key), "\(name)")
        _ = pressed.frame()
        #expect(typed.frame() == pressed.frame(), "\(name)")
      }
    }
  }

  @Test func aFilterFollowsItsName() {
    var journey = Journey()
    run("filter theme:politics", in: &journey)
    #expect(journey.browser.overlays.isEmpty && journey.browser.model.timeline.filter == "theme:politics")
    run("filter theme:economy", in: &journey)
    #expect(journey.browser.model.timeline.filter == "theme:economy")
    run("clear", in: &journey)
    #expect(journey.browser.model.timeline.filter.isEmpty)
  }

  @Test(arguments: ["go-to-date 1989", "goto 1989"])
  func aDateFollowsItsName(_ command: String) {
    var typed = Journey()
    run(command, in: &typed)
    var pressed = Journey()
    pressed.press("g 1 9 8 9 Enter")
    #expect(typed.event == pressed.event && typed.message == pressed.message)
  }

  @Test func aSearchFollowsItsName() {
    var typed = Journey()
    run("search flood", in: &typed)
    var pressed = Journey()
    pressed.press("/ f l o o d Enter")
    #expect(typed.frame() == pressed.frame())
  }

  @Test func aNoteFollowsItsName() {
    var journey = Journey(event: "flood")
    journey.press(":")
    journey.type("mark to be read again")
    guard case .mark(.keep(let mark, nil))? = journey.press("Enter") else {
      Issue.record("nothing is marked")
      return
    }
    #expect(mark.note == "to be read again" && mark.event == "flood")
  }

  /// Any beginning that only one action has will do; of several the prompt says so and stays.
  @Test func beginningsAreEnough() {
    var journey = Journey()
    run("quot", in: &journey)
    #expect(journey.message == "no action is called quot")
    journey.press("Ctrl-U")
    journey.type("next")
    journey.press("Enter")
    #expect(journey.message.contains("begin so") && journey.browser.open(CommandPrompt.self) != nil)
    journey.press("Ctrl-U")
    journey.type("toggle-ax")
    journey.press("Enter")
    #expect(journey.browser.model.axis.isShown)
  }

  @Test func tabCompletesTheNameAndTheQuery() throws {
    var journey = Journey()
    journey.press(":")
    journey.type("filt")
    journey.press("Tab")
    #expect(journey.footer().hasPrefix(" :filter "))
    journey.type("theme:pol")
    #expect(journey.browser.overlays.last?.choices?.rows.first?.text == "theme:politics")
    journey.press("Tab Enter")
    #expect(journey.browser.model.timeline.filter == "theme:politics")
  }

  @Test func whatTakesNothingSaysSo() {
    var journey = Journey()
    run("quit now", in: &journey)
    #expect(journey.message == "nothing can follow quit")
    journey.press("Esc")
    #expect(journey.browser.overlays.isEmpty)
    journey.press(":")
    #expect(journey.press("Enter") == nil && journey.browser.overlays.isEmpty)
  }
}
