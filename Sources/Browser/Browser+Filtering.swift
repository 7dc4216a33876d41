import Archive
import Screen

/// The filter while it is typed or chosen.
struct FilterPrompt {
  var prompt: Prompt
  /// What may stand where the cursor is.
  var choices = QueryChoices()
  /// Where the reader was before.
  var origin: Place
}

extension EraBrowser {
  mutating func beginFilter() {
    var filtering = FilterPrompt(prompt: Prompt(state.filter.isEmpty ? "" : state.filter + " "), origin: place)
    updateChoices(in: &filtering)
    state.mode = .filtering(filtering)
  }

  mutating func handleFiltering(_ key: Key) {
    guard case .filtering(var filtering) = state.mode else { return }
    let before = filtering.prompt.text
    switch key {
    case .escape:
      state.mode = .browsing
      restore(filtering.origin)
      return
    case .enter:
      guard filtering.choices.selected != nil else { return keepFilter(filtering) }
      filtering.choices.finish(&filtering.prompt)
      updateChoices(in: &filtering)
    case .tab, .shiftTab:
      filtering.choices.complete(backward: key == .shiftTab, in: &filtering.prompt)
      if filtering.choices.selected == nil { updateChoices(in: &filtering) }
    case .down: filtering.choices.step(by: 1, in: &filtering.prompt)
    case .up: filtering.choices.step(by: -1, in: &filtering.prompt)
    case .pageDown, .pageUp:
      let last = filtering.choices.rows.count - 1
      let page = max(1, (layout.choices?.rows ?? 2) - 2)
      let row = (filtering.choices.selected ?? -1) + (key == .pageDown ? page : -page)
      filtering.choices.select(min(max(0, row), last), in: &filtering.prompt)
    case .click(let point):
      guard let row = choice(at: point, of: filtering.choices) else { return }
      filtering.choices.select(row, in: &filtering.prompt)
      filtering.choices.finish(&filtering.prompt)
      updateChoices(in: &filtering)
    case .wheelDown: filtering.choices.step(by: 1, in: &filtering.prompt)
    case .wheelUp: filtering.choices.step(by: -1, in: &filtering.prompt)
    case .control("p"), .control("n"):
      filtering.prompt.recall(key == .control("p") ? 1 : -1, among: state.recentQueries)
      updateChoices(in: &filtering)
    default:
      if typeQuery(key, into: &filtering.prompt) { state.mode = .filtering(filtering) }
      return
    }
    state.mode = .filtering(filtering)
    if filtering.prompt.text != before {
      applyFilter(filtering.prompt.string, keeping: filtering.origin.position)
    }
  }

  func updateChoices(in filtering: inout FilterPrompt) {
    filtering.choices.update(
      for: filtering.prompt, archive: archive, showsBackground: state.showsBackground, offersMenu: true,
      until: stopInTime)
  }

  private mutating func keepFilter(_ filtering: FilterPrompt) {
    state.mode = .browsing
    let text = EraBrowser.trimmed(filtering.prompt.string)
    if text != filtering.origin.filter { remember(filtering.origin) }
    if text.isEmpty { return say("all events are shown") }
    keepRecent(text)
    sayFiltered()
  }

  /// A text without blanks at its end.
  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
