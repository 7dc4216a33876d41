/// A key as the reader pressed it.
public enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Unicode.Scalar)
  /// A letter with Control held, in lower case.
  case control(Unicode.Scalar)
  /// The arrow keys.
  case up, down, left, right
  /// The arrow keys with Shift held.
  case shiftUp, shiftDown, shiftLeft, shiftRight
  /// The arrow keys with Control held.
  case controlLeft, controlRight
  /// A key with Alt held.
  indirect case alt(Key)
  /// The keys that go to the ends and by pages.
  case home, end, pageUp, pageDown
  /// The keys that act on what stands at the cursor.
  case enter, escape, tab, shiftTab, backspace, delete, insert
  /// A function key; the first is 1.
  case function(Int)
  /// A button of the mouse went down at a cell.
  case click(Point)
  /// The mouse came to a cell while its button was down.
  case drag(Point)
  /// The wheel turned by a step at a cell.
  case wheelUp(Point), wheelDown(Point)
  /// A text that was pasted, with its line ends.
  case pasted(String)
  /// Something the terminal sent that is no key of ours.
  case unknown
}

extension Key {
  private static let names: [(key: Key, name: String)] = [
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
    (.shiftUp, "Shift-Up"), (.shiftDown, "Shift-Down"),
    (.shiftLeft, "Shift-Left"), (.shiftRight, "Shift-Right"),
    (.controlLeft, "Ctrl-Left"), (.controlRight, "Ctrl-Right"),
    (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"),
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.shiftTab, "Shift-Tab"),
    (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"),
    (.character(" "), "Space"),
  ]

  /// The key's name in words, as the help and the manual give it: `Down`, `Ctrl-L`, `F1`, `j`.
  public var name: String {
    if let known = Key.names.first(where: { $0.key == self }) { return known.name }
    switch self {
    case .character(let scalar): return String(Character(scalar))
    case .control(let scalar): return "Ctrl-" + String(Character(scalar)).uppercased()
    case .alt(let key): return "Alt-" + key.name
    case .function(let number): return "F\(number)"
    case .click: return "Click"
    case .drag: return "Drag"
    case .wheelUp: return "Wheel-Up"
    case .wheelDown: return "Wheel-Down"
    case .pasted: return "Paste"
    default: return "unknown key"
    }
  }

  /// Whether Alt is held.
  public var hasAlt: Bool { if case .alt = self { true } else { false } }

  /// The key's sign where room is short: `↓`, `Ctrl-L`.
  public var sign: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: name
    }
  }

  /// The key with this name (see ``name``); nil when there is none.
  public init?(name: String) {
    if let known = Key.names.first(where: { $0.name.lowercased() == name.lowercased() }) {
      self = known.key
    } else if let only = name.unicodeScalars.first, name.unicodeScalars.count == 1, cellWidth(only) > 0 {
      self = .character(only)
    } else if name.lowercased().hasPrefix("alt-"), let key = Key(name: String(name.dropFirst(4))), !key.hasAlt {
      self = .alt(key)
    } else if name.lowercased().hasPrefix("ctrl-"), name.unicodeScalars.count == 6,
      let letter = name.lowercased().unicodeScalars.last
    {
      self = .control(letter)
    } else if name.first == "F" || name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
  /// A printable key, written as itself.
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(value) }
}
