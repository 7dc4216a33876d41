import Screen

/// What keys do, pane by pane, and which keys do a thing.
public struct Keymap: Sendable {
  /// What a keymap answers to the keys that were pressed so far.
  public enum Answer: Hashable, Sendable {
    /// They do this.
    case action(Action)
    /// More keys may follow.
    case begun
    /// They do nothing.
    case nothing
  }

  /// The keys of each action, in the order of the table: few enough to be gone through for every key.
  private let bindings: [(action: Action, panes: [Pane], sequences: [KeySequence])]

  /// The keymap of the table of actions.
  public static let standard = Keymap { $0.keys.map { KeySequence([$0]) } }

  /// Makes a keymap; an action that comes later in the table does not take a key from an earlier one.
  /// - Parameter sequences: the keys of an entry of the table.
  public init(_ sequences: (ActionEntry) -> [KeySequence]) {
    bindings = ActionEntry.table.map { ($0.action, $0.panes, sequences($0)) }
  }

  /// What keys do that are pressed one after the other while a pane has the focus.
  public func answer(to keys: [Key], in pane: Pane) -> Answer {
    var answer = Answer.nothing
    for binding in bindings where binding.panes.contains(pane) {
      for sequence in binding.sequences where sequence.keys.starts(with: keys) {
        if sequence.keys.count > keys.count { return .begun }
        if answer == .nothing { answer = .action(binding.action) }
      }
    }
    return answer
  }

  /// What a single key does while a pane has the focus; nil where it does nothing by itself.
  public func action(for key: Key, in pane: Pane) -> Action? {
    if case .action(let action) = answer(to: [key], in: pane) { action } else { nil }
  }

  /// The keys that do an action; the first is the one that is shown where room is short.
  public func keys(of action: Action) -> [KeySequence] {
    bindings.first { $0.action == action }?.sequences ?? []
  }

  /// The names of all keys of an action, as the help lists them: `Down, j`; empty where it has none.
  public func names(of action: Action) -> String { keys(of: action).map(\.name).joined(separator: ", ") }

  /// The sign of the first key of an action, for a message or the footer; nil where it has none.
  public func sign(of action: Action) -> String? { keys(of: action).first?.sign }

  /// What may follow keys that were pressed while a pane has the focus, in the order of the table.
  public func continuations(of begun: [Key], in pane: Pane) -> [(rest: KeySequence, entry: ActionEntry)] {
    ActionEntry.table.filter { $0.panes.contains(pane) }.flatMap { entry in
      keys(of: entry.action)
        .filter { $0.keys.count > begun.count && $0.keys.starts(with: begun) }
        .map { (KeySequence(Array($0.keys.dropFirst(begun.count))), entry) }
    }
  }
}
