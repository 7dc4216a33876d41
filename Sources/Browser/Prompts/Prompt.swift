import Evidence
import Screen

/// A line in which one types.
struct Prompt: Hashable, Sendable {
  /// The most code points of a query: more than anyone types, few enough to be looked for while typing.
  static let longestQuery = 1_000

  /// What was typed.
  var text: [Unicode.Scalar] = []
  /// The place of the cursor, as an index of ``text``.
  var cursor = 0
  /// How far back in the earlier ones the reader has gone; zero is what is typed now.
  var recall = 0

  init(_ text: String = "") {
    self.text = Array(text.unicodeScalars)
    cursor = self.text.count
  }

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  mutating func insert(_ scalar: Unicode.Scalar) {
    text.insert(scalar, at: cursor)
    cursor += 1
  }

  /// Inserts a text as one line: a run of blanks, line ends and control characters is one blank.
  mutating func insert(_ pasted: String) {
    let words = harmless(pasted).unicodeScalars.prefix(Prompt.longestQuery).split { $0.properties.isWhitespace }
    for (index, word) in words.enumerated() {
      if index > 0 { insert(" " as Unicode.Scalar) }
      for scalar in word { insert(scalar) }
    }
  }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    text.remove(at: cursor)
  }

  mutating func deleteForward() {
    if cursor < text.count { text.remove(at: cursor) }
  }

  mutating func deleteWord() {
    while cursor > 0, text[cursor - 1] == " " { deleteBackward() }
    while cursor > 0, text[cursor - 1] != " " { deleteBackward() }
  }

  private mutating func deleteWordForward() {
    let start = cursor
    moveByWord(forward: true)
    text.removeSubrange(start..<cursor)
    cursor = start
  }

  /// Goes to the beginning of this word or the one before, or to the end of this one or the next.
  private mutating func moveByWord(forward: Bool) {
    func isBlank(_ index: Int) -> Bool { text.indices.contains(index) && text[index] == " " }
    if forward {
      while isBlank(cursor) { cursor += 1 }
      while cursor < text.count, !isBlank(cursor) { cursor += 1 }
    } else {
      while isBlank(cursor - 1) { cursor -= 1 }
      while cursor > 0, !isBlank(cursor - 1) { cursor -= 1 }
    }
  }

  mutating func clear() {
    text.removeSubrange(0..<cursor)
    cursor = 0
  }

  /// Does what a key means while one types.
  /// - Returns: whether the key meant something here.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(scalar)
    case .pasted(let pasted): insert(pasted)
    case .backspace, .control("h"): deleteBackward()
    case .delete: deleteForward()
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("w"), .alt(.backspace): deleteWord()
    case .alt("d"), .alt(.delete): deleteWordForward()
    case .alt("b"), .alt(.left), .controlLeft: moveByWord(forward: false)
    case .alt("f"), .alt(.right), .controlRight: moveByWord(forward: true)
    case .control("u"): clear()
    default: return false
    }
    return true
  }

  /// Takes an earlier text instead of this one; older ones with a positive step.
  mutating func recall(_ step: Int, among earlier: [String]) {
    let next = min(max(0, recall + step), earlier.count)
    guard next != recall else { return }
    self = Prompt(next == 0 ? "" : earlier[earlier.count - next])
    recall = next
  }
}

extension Prompt {
  /// What stands before the cursor.
  var beforeCursor: String { String(String.UnicodeScalarView(text[..<cursor])) }
}
