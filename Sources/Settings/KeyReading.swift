import Browser
import Catalogue
import Screen

extension ReadingWork {
  /// Reads the keys of actions.
  mutating func readKeys(_ item: Item) {
    guard let entries = entries(of: item, name: "keys", example: "next-event: [Down, j]") else { return }
    var bindings = KeyBindings()
    for entry in entries {
      guard let action = ActionEntry.table.first(where: { $0.action.name == entry.key })?.action else {
        report(
          "unknown action “\(entry.key)”; "
            + (nearest(to: entry.key, among: ActionEntry.table.map(\.action.name)).map { "did you mean “\($0)”?" }
              ?? "perestroika --dump-config lists them all"),
          at: entry.keyPosition)
        continue
      }
      let items: [Item]
      switch entry.value.content {
      case .list(let list, _): items = list
      case .nothing: items = []
      case .scalar, .map: items = [entry.value]
      }
      let sequences = items.compactMap { sequence(in: $0, of: action) }
      // Where nothing of it can be understood, the action keeps its usual keys.
      if sequences.isEmpty, !items.isEmpty { continue }
      bindings.add(action, sequences, at: entry.keyPosition)
    }
    let keys = bindings.resolved { report($0.message, at: $0.position, $0.severity) }
    settings.preferences.keymap = Keymap { keys[$0.action] ?? [] }
  }

  private mutating func sequence(in item: Item, of action: Action) -> KeyBindings.Binding? {
    guard case .scalar(let text, let style) = item.content else {
      report("“\(action.name)”: found \(item.kind), expected a key, or several in brackets", at: item.position)
      return nil
    }
    var keys: [Key] = []
    var offset = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      defer { offset += word.unicodeScalars.count + 1 }
      if word.isEmpty { continue }
      let position = place(in: item, style, offset: offset)
      guard let key = Key(name: String(word)) else {
        let near = nearest(to: String(word), among: Key.allNames).map { "did you mean “\($0)”?" }
        let names = "a key is one character, " + Key.allNames.listed(with: "or")
        report("unknown key “\(word)”; " + (near ?? names), at: position)
        return nil
      }
      if let twin = key.twin {
        report("terminals send the same for \(key.name) and \(twin.name); write \(twin.name)", at: position)
        return nil
      }
      if let owner = KeyBindings.owner(of: key), owner != action || text.contains(" ") {
        report("\(key.name) always does “\(owner.name)” and can do nothing else", at: position)
        return nil
      }
      keys.append(key)
    }
    if ActionEntry.entry(of: action)?.prompt != nil, !keys.isEmpty, keys.count > 1 || keys[0].isTyped {
      report(
        "“\(action.name)” is done while one types: its key is one of Ctrl-A to Ctrl-Z or F1 to F24", at: item.position)
      return nil
    }
    if keys.isEmpty {
      report("“\(action.name)”: an empty key; write [] where it is to have none", at: item.position)
      return nil
    }
    return KeyBindings.Binding(action: action, sequence: KeySequence(keys), position: item.position)
  }
}

extension Key {
  /// The names that keys may have besides one character.
  fileprivate static let allNames: [String] =
    [
      Key.up, .down, .left, .right, .shiftUp, .shiftDown, .shiftLeft, .shiftRight, .controlLeft, .controlRight, .home,
      .end, .pageUp, .pageDown,
      .enter, .escape, .tab, .shiftTab, .backspace, .delete, .insert, " ",
    ].map(\.name) + "abcdefghijklmnopqrstuvwxyz".unicodeScalars.map { Key.control($0).name }
    + (1...12).map { Key.function($0).name }

  /// Whether a prompt takes the key for a letter, or to move or edit what is typed.
  fileprivate var isTyped: Bool {
    switch self {
    case .control, .function: false
    default: true
    }
  }

  /// The key for which terminals send what they send for this one.
  fileprivate var twin: Key? {
    switch self {
    case .control("h"): .backspace
    case .control("i"): .tab
    case .control("j"), .control("m"): .enter
    case .alt(let key): key.twin.map { .alt($0) }
    default: nil
    }
  }
}
