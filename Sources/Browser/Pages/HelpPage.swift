import Screen

/// The help: what can be done where the reader is, narrowed by what is typed.
struct HelpPage: Overlay {
  var prompt = Prompt()
  /// The selected line, counted from zero among the actions that are left, then among the signs.
  var index = 0
  private let all: [Entry]
  private let allSigns: [SignEntry]

  /// An action as the help lists it.
  struct Entry {
    var action: ActionEntry
    /// The heading it stands under.
    var heading: String
    /// The names of its keys.
    var keys: String
    /// Why it can do nothing now.
    var reason: String?
  }

  /// Lists the actions of a pane first, then those of all panes, then those of the other ones.
  init(_ model: BrowserModel) {
    let focus = model.focus
    let availability = Availability(model: model)
    let themes = model.archive.themes.filter { !$0.glyph.isEmpty }
    allSigns = SignEntry.table + themes.map { SignEntry($0.glyph, "theme: \($0.name)") }
    let everywhere = Pane.allCases
    let here = ActionEntry.table.filter { $0.panes != everywhere && $0.panes.contains(focus) }
    let elsewhere = ActionEntry.table.filter { !$0.panes.contains(focus) }
    func entry(_ action: ActionEntry, _ heading: String) -> Entry {
      Entry(
        action: action, heading: heading, keys: model.keymap.names(of: action.action),
        reason: availability.reason(against: action.action))
    }
    all =
      here.map { entry($0, HelpPage.heading(of: $0.panes)) }
      + ActionEntry.table.filter { $0.panes == everywhere }.map { entry($0, $0.group.rawValue) }
      + elsewhere.map { entry($0, HelpPage.heading(of: $0.panes)) }
  }

  private static func heading(of panes: [Pane]) -> String {
    panes.isEmpty ? "While one types" : panes == [.timeline] ? "In the timeline" : "In the event and the source"
  }

  /// The actions that the typed words leave.
  var entries: [Entry] {
    all.filter { entry in
      let action = entry.action
      return hasWords(
        [action.words, action.place ?? "", action.otherWords, action.action.name, entry.keys].joined(separator: " "))
    }
  }

  /// The signs that the typed words leave; they stand below the actions.
  var signs: [SignEntry] { allSigns.filter { hasWords($0.sign + " " + $0.words) } }

  /// Whether a text has all the typed words.
  private func hasWords(_ text: String) -> Bool {
    let text = text.lowercased()
    return prompt.string.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }

  // MARK: Keys

  var needsArchive: Bool { false }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    switch key {
    case .escape, "?": return .closes()
    case .enter: return performSelected(in: &model)
    case .click(let point):
      guard let line = HelpView(page: self, area: model.layout.overlay).index(atRow: point.row) else { return .done }
      if line == index { return performSelected(in: &model) }
      index = line
    default:
      if let step = ListStep(key, page: 10) {
        index = step.moved(index, count: entries.count + signs.count)
      } else if prompt.type(key) {
        index = 0
      } else if model.keymap.action(for: key, in: model.focus) == .help {
        return .closes()
      }
    }
    return .done
  }

  private func performSelected(in model: inout BrowserModel) -> Outcome {
    let entries = entries
    guard entries.indices.contains(index) else { return .done }
    let entry = entries[index].action
    if entry.action == .help { return .closes() }
    if !entry.panes.contains(model.focus), let pane = entry.panes.first { model.focus = pane }
    return .performs(entry.action)
  }

  // MARK: Drawing

  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    HelpView(page: self, area: layout.overlay).draw(in: &frame)
  }

  func footer(_ model: BrowserModel) -> Footer {
    .prompt(prompt, sign: "narrow: ", PromptSide(hints: ["Enter do it", "Esc close", "↑↓ move"]))
  }
}
