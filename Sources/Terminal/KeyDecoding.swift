import CNcurses
import Screen

/// Turns what curses read into keys.
enum KeyDecoding {
  static func key(kind: Int32, value: wint_t) -> Key {
    kind == key_code ? functionKey(Int32(bitPattern: value)) : characterKey(value)
  }

  private static func characterKey(_ value: wint_t) -> Key {
    switch value {
    case 9: return .tab
    case 10, 13: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    case 1...26: return .control(Unicode.Scalar(UInt8(value) + 96))
    default:
      guard value >= 32, let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control
      else { return .unknown }
      return .character(scalar)
    }
  }

  private static func functionKey(_ code: Int32) -> Key {
    switch code {
    case KEY_UP: return .up
    case KEY_DOWN: return .down
    case KEY_LEFT: return .left
    case KEY_RIGHT: return .right
    case KEY_SR: return .shiftUp
    case KEY_SF: return .shiftDown
    case KEY_SLEFT: return .shiftLeft
    case KEY_SRIGHT: return .shiftRight
    case KEY_HOME, KEY_FIND, KEY_A1: return .home
    case KEY_END, KEY_SELECT, KEY_C1, KEY_LL: return .end
    case KEY_PPAGE, KEY_A3: return .pageUp
    case KEY_NPAGE, KEY_C3: return .pageDown
    case KEY_ENTER: return .enter
    case KEY_BTAB: return .shiftTab
    case KEY_BACKSPACE: return .backspace
    case KEY_DC: return .delete
    case KEY_IC: return .insert
    case KEY_MOUSE: return mouseKey()
    case function_key_first + 1...function_key_first + 24: return .function(Int(code - function_key_first))
    default: return .unknown
    }
  }

  private static func mouseKey() -> Key {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return .unknown }
    let point = Point(column: Int(event.x), row: Int(event.y))
    if event.bstate & mouse_wheel_up != 0 { return .wheelUp(point) }
    if event.bstate & mouse_wheel_down != 0 { return .wheelDown(point) }
    if event.bstate & mouse_press != 0 { return .click(point) }
    if event.bstate & mouse_motion != 0 { return .drag(point) }
    return .unknown
  }
}
