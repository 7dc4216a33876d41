import Screen

/// The help: what can be done where the reader is, narrowed by what is typed.
struct HelpPage {
  var prompt = Prompt()
  /// The selected line, counted from zero among the actions that are left, then among the signs.
  var index = 0
  /// The comparison that lies under it.
  var comparison: AccountComparison?
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
  /// - Parameter themes: the signs of themes and their names.
  init(focus: Pane, keymap: Keymap, themes: [(glyph: String, name: String)], reason: (Action) -> String?) {
    allSigns = SignEntry.table + themes.filter { !$0.glyph.isEmpty }.map { SignEntry($0.glyph, "theme: \($0.name)") }
    let everywhere = Pane.allCases
    let here = ActionEntry.table.filter { $0.panes != everywhere && $0.panes.contains(focus) }
    let elsewhere = ActionEntry.table.filter { !$0.panes.contains(focus) }
    func entry(_ action: ActionEntry, _ heading: String) -> Entry {
      Entry(
        action: action, heading: heading, keys: keymap.names(of: action.action), reason: reason(action.action))
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

  /// Moves the selection to a line, or to the nearest one there is.
  mutating func select(_ line: Int) { index = min(max(0, line), max(0, entries.count + signs.count - 1)) }
}
