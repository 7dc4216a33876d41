import Browser
import Catalogue
import Screen

/// The reader's own keys, brought together with the usual ones.
///
/// An action that the reader names has the keys that the reader gives it and no others. Such a key is taken from
/// whatever has it usually. Two actions that are both named cannot have one key in the same pane, nor can one key be
/// the beginning of another: a time-out would be needed to tell them apart.
struct KeyBindings {
  /// Keys for an action, with their place in the file.
  struct Binding {
    var action: Action
    var sequence: KeySequence
    var position: Position
  }

  /// What is wrong with a binding.
  struct Remark {
    var message: String
    var position: Position
    var severity: Problem.Severity
  }

  private var bindings: [Binding] = []
  private var named: [(action: Action, position: Position)] = []

  /// Actions that keep a key of their own, whatever the reader writes.
  private static let reserved: [(key: Key, action: Action)] = [
    (.escape, .cancel), (.control("c"), .interrupt), (.control("z"), .suspend),
  ]
  /// Actions that must have a key.
  private static let essential: [Action] = [.help]

  /// The action that alone may have a key; nil for most keys.
  static func owner(of key: Key) -> Action? { reserved.first { $0.key == key }?.action }

  /// Takes the keys that the reader gives an action.
  mutating func add(_ action: Action, _ own: [Binding], at position: Position) {
    named.append((action, position))
    bindings += own
  }

  /// The keys of every action.
  /// - Parameter report: called with what the reader should know of.
  func resolved(report: (Remark) -> Void) -> [Action: [KeySequence]] {
    var accepted: [Binding] = []
    for binding in bindings {
      if let other = accepted.first(where: { KeyBindings.clash($0, binding) }) {
        if other.action == binding.action, other.sequence == binding.sequence { continue }
        report(
          Remark(message: KeyBindings.words(binding, against: other), position: binding.position, severity: .error))
      } else {
        accepted.append(binding)
      }
    }
    var named = self.named.map(\.action)
    for action in KeyBindings.essential {
      keep(action, in: &accepted, &named, report)
    }
    var result: [Action: [KeySequence]] = [:]
    for entry in ActionEntry.table {
      let action = entry.action
      if named.contains(action) {
        let reserved = KeyBindings.reserved.filter { $0.action == action }.map { KeySequence([$0.key]) }
        let own = accepted.filter { $0.action == action }.map(\.sequence)
        result[action] = own + reserved.filter { !own.contains($0) }
        continue
      }
      let usual = Keymap.standard.keys(of: action).map {
        Binding(action: action, sequence: $0, position: Position(line: 1, column: 1))
      }
      let left = usual.filter { key in !accepted.contains { KeyBindings.clash($0, key) } }
      result[action] = left.map(\.sequence)
      if left.isEmpty, let first = usual.first, let taker = accepted.first(where: { KeyBindings.clash($0, first) }) {
        report(
          Remark(
            message: "“\(taker.sequence.name)” is taken from “\(action.name)”, which has no key now",
            position: taker.position, severity: .warning))
      }
    }
    return result
  }

  /// Sees to it that an action has a key.
  private func keep(
    _ action: Action, in accepted: inout [Binding], _ named: inout [Action], _ report: (Remark) -> Void
  ) {
    if accepted.contains(where: { $0.action == action }) { return }
    let usual = Keymap.standard.keys(of: action)
    let names = usual.map(\.name).joined(separator: ", ")
    if let place = self.named.first(where: { $0.action == action })?.position {
      report(Remark(message: "“\(action.name)” must have a key; it keeps \(names)", position: place, severity: .error))
      named.removeAll { $0 == action }
    }
    let kept = usual.map { Binding(action: action, sequence: $0, position: Position(line: 1, column: 1)) }
    for taker in accepted where kept.contains(where: { KeyBindings.clash($0, taker) }) {
      report(
        Remark(
          message: "“\(taker.sequence.name)” is the only key of “\(action.name)”, which must have one; "
            + "give “\(action.name)” another", position: taker.position, severity: .error))
    }
    accepted.removeAll { taker in kept.contains { KeyBindings.clash($0, taker) } }
  }

  /// Whether two bindings cannot both hold.
  private static func clash(_ one: Binding, _ other: Binding) -> Bool {
    guard one.sequence.overlaps(other.sequence) else { return false }
    return one.action == other.action || panes(of: one.action).contains(where: panes(of: other.action).contains)
  }

  private static func panes(of action: Action) -> [Pane] { ActionEntry.entry(of: action)?.panes ?? [] }

  private static func words(_ binding: Binding, against other: Binding) -> String {
    let place = "line \(other.position.line)"
    if binding.sequence == other.sequence {
      return "“\(binding.sequence.name)” does “\(other.action.name)” already (\(place)), "
        + "so that “\(binding.action.name)” cannot have it"
    }
    let isShorter = binding.sequence.keys.count < other.sequence.keys.count
    let (short, long) = isShorter ? (binding, other) : (other, binding)
    return "“\(long.sequence.name)” (\(long.action.name)) begins with “\(short.sequence.name)” "
      + "(\(short.action.name)), which would act first; the one in \(place) holds"
  }
}
