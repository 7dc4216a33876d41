import Screen

/// What was typed into a query and is still to be looked for: letters that come together, as in a text that is pasted,
/// are looked for once.
enum Typed {
  case nothing
  /// Keys that only moved the cursor.
  case moves
  case letters

  /// Types a key into a query.
  /// - Returns: whether the key meant something there.
  mutating func type(_ key: Key, into prompt: inout Prompt, in model: inout BrowserModel) -> Bool {
    var typed = prompt
    guard typed.type(key) else { return false }
    let isCut = if case .pasted(let text) = key { text.unicodeScalars.count > Prompt.longestQuery } else { false }
    let isTooLong = typed.text.count > max(prompt.text.count, Prompt.longestQuery)
    if isCut || isTooLong { model.say("a query has no more than \(Prompt.longestQuery) characters") }
    if isTooLong { return true }
    if typed.text != prompt.text {
      self = .letters
    } else if self == .nothing {
      self = .moves
    }
    prompt = typed
    return true
  }

  /// What is to be looked for now.
  mutating func take() -> Typed {
    defer { self = .nothing }
    return self
  }
}

extension Prompt {
  /// Why Enter cannot follow what is typed.
  func wordsOfNothing(isLooking: Bool, _ words: String) -> String {
    (text.isEmpty ? "nothing was typed" : isLooking ? "still looking" : words) + "; Esc goes back"
  }
}

extension Key {
  /// Whether it puts letters into a prompt or takes them away, and does nothing else.
  var isLetter: Bool {
    switch self {
    case .character, .pasted, .backspace: true
    default: false
    }
  }

  /// How far the key goes back among the earlier queries; nil where it does not.
  var recallStep: Int? {
    switch self {
    case .control("p"): 1
    case .control("n"): -1
    default: nil
    }
  }
}
