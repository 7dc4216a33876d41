import Screen

/// The help that does what it lists.
extension EraBrowser {
  /// Says in one line what a reader who has never been here needs to know.
  public mutating func greet() {
    var hints = [
      Hint([.previousEvent, .nextEvent], "events"), Hint([.follow], "its source"), Hint([.search], "search"),
    ]
    if archive.textCount == 0 { hints.append(Hint([.attachTexts], "add texts (none yet)")) }
    let ways = hints.compactMap { hint in
      let keys = hint.keys(in: keymap)
      return keys.isEmpty ? nil : "\(keys) \(hint.word)"
    }
    say("Welcome: " + ways.joined(separator: ", ") + "; ≠ sources disagree, ━ it lasted")
  }

  /// Opens the help, over a comparison where one is open.
  mutating func openHelp(over comparison: AccountComparison? = nil) {
    var page = HelpPage(focus: state.focus, keymap: keymap, themes: archive.themes.map { ($0.glyph, $0.name) }) {
      reason(against: $0)
    }
    page.comparison = comparison
    state.mode = .help(page)
  }

  mutating func handleHelp(_ key: Key) -> Effect? {
    guard case .help(var page) = state.mode else { return nil }
    switch key {
    case .escape, "?":
      state.mode = page.comparison.map { .comparing($0) } ?? .browsing
      return nil
    case .up, .wheelUp: page.select(page.index - 1)
    case .down, .wheelDown: page.select(page.index + 1)
    case .pageUp: page.select(page.index - 10)
    case .pageDown: page.select(page.index + 10)
    case .home: page.select(0)
    case .end: page.select(Int.max)
    case .enter: return performSelected(of: page)
    case .click(let point):
      guard let index = HelpPane(page: page, area: layout.overlay).index(atRow: point.row) else { return nil }
      if index == page.index { return performSelected(of: page) }
      page.select(index)
    default:
      if page.prompt.take(key) {
        page.index = 0
      } else if keymap.action(for: key, in: state.focus) == .help {
        return handleHelp(.escape)
      }
    }
    state.mode = .help(page)
    return nil
  }

  private mutating func performSelected(of page: HelpPage) -> Effect? {
    let entries = page.entries
    guard entries.indices.contains(page.index) else { return nil }
    let entry = entries[page.index].action
    state.mode = .browsing
    if entry.action == .help { return nil }
    if !entry.panes.contains(state.focus), let pane = entry.panes.first {
      state.focus = pane
    }
    return perform(entry.action)
  }
}
