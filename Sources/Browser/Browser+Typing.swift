import Archive
import Screen

/// Queries as they are typed: letters that come together, as in a text that is pasted, are looked for once.
extension EraBrowser {
  /// Types a key into a query; what it asks for is looked for by ``lookForTyped()``.
  /// - Returns: whether the key meant something here.
  mutating func typeQuery(_ key: Key, into prompt: inout Prompt) -> Bool {
    var typed = prompt
    guard typed.take(key) else { return false }
    let isCut = if case .pasted(let text) = key { text.unicodeScalars.count > Prompt.longestQuery } else { false }
    let isTooLong = typed.text.count > max(prompt.text.count, Prompt.longestQuery)
    if isCut || isTooLong { say("a query has no more than \(Prompt.longestQuery) characters") }
    if isTooLong { return true }
    if typed.text != prompt.text {
      state.typed = .letters
    } else if state.typed == .nothing {
      state.typed = .moves
    }
    prompt = typed
    return true
  }

  /// Looks for what was typed, before something else is done or the screen is drawn.
  mutating func lookForTyped() {
    let typed = state.typed
    state.typed = .nothing
    guard typed != .nothing else { return }
    let message = state.message
    defer { state.message = message ?? state.message }
    switch state.mode {
    case .searching(var session):
      if typed == .letters { run(&session) }
      updateChoices(in: &session)
      state.mode = .searching(session)
    case .searchingText(var search):
      if typed == .letters { run(&search) }
      state.mode = .searchingText(search)
    case .filtering(var filtering):
      if typed == .letters { applyFilter(filtering.prompt.string, keeping: filtering.origin.position) }
      updateChoices(in: &filtering)
      state.mode = .filtering(filtering)
    default: break
    }
  }

  /// The word to stop for what a key may do as long as it takes no longer than a key may wait.
  var stopInTime: Stop { Stop(after: answersAtOnce ? nil : patience) }
}

extension Key {
  /// Whether it puts letters into a prompt or takes them away, and does nothing else.
  var isLetter: Bool {
    switch self {
    case .character, .pasted, .backspace: true
    default: false
    }
  }
}
