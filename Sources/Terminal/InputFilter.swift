import CNcurses
import Screen

/// Turns what curses read into keys, and keeps from the reader what is none: pasted text comes as one piece, and what a
/// terminal sends of its own accord is swallowed whole.
struct InputFilter {
  private enum State {
    case plain
    /// An escape came; whether it is a key shows what comes with it.
    case escape
    /// Within a control sequence (ECMA-48, 5.4) that curses does not know.
    case control
    /// Before the one letter of a sequence that curses does not know (SS3).
    case function
    /// Within a string of the terminal's (OSC or DCS).
    case string
    /// Before so many bytes of a report of the mouse.
    case mouse(Int)
    /// Within pasted text.
    case pasting(String.UnicodeScalarView)
  }

  private var state = State.plain
  /// Whether curses has been told of the mouse: before that it knows how reports of it begin, but not how they end.
  var mouseIsKnown = false

  /// The codes that curses gives for the beginning and the end of pasted text; above all of its own.
  static let pasteBegin: Int32 = 0x7F00
  static let pasteEnd: Int32 = 0x7F01
  /// So much of a pasted text is kept.
  private static let longestPaste = 1 << 16

  /// Takes one thing that curses has read.
  mutating func take(kind: Int32, value: wint_t) -> [Key] {
    let isCode = kind == key_code
    let code = Int32(bitPattern: value)
    if isCode, code == InputFilter.pasteBegin {
      state = .pasting("".unicodeScalars)
      return []
    }
    switch state {
    case .pasting(var text):
      if isCode, code == InputFilter.pasteEnd {
        state = .plain
        return [.pasted(String(text))]
      }
      if !isCode, let scalar = Unicode.Scalar(value), text.count < InputFilter.longestPaste { text.append(scalar) }
      state = .pasting(text)
      return []
    case .escape:
      state = .plain
      switch isCode ? nil : Unicode.Scalar(value) {
      case "[": state = .control
      case "O": state = .function
      case "]", "P": state = .string
      default: return [.escape] + take(kind: kind, value: value)
      }
      return []
    case .control:
      // Parameters and intermediates, then one final byte.
      if isCode || !(0x20...0x3F).contains(value) { state = .plain }
      return isCode ? take(kind: kind, value: value) : []
    case .function:
      state = .plain
      return isCode ? take(kind: kind, value: value) : []
    case .string:
      if value == 7 || value == 0x9C { state = .plain }
      if value == 27 { state = .function }
      return []
    case .mouse(let rest):
      state = rest > 1 ? .mouse(rest - 1) : .plain
      return []
    case .plain:
      if isCode, code == KEY_MOUSE, !mouseIsKnown {
        // Numbers and a letter (SGR), or three bytes (X10).
        state = mouse_reports_have_numbers() ? .control : .mouse(3)
        return []
      }
      if !isCode, value == 27 {
        state = .escape
        return []
      }
      return [KeyDecoding.key(kind: kind, value: value)]
    }
  }

  /// Takes word that nothing more has come: an escape that stands alone is a key.
  mutating func pause() -> [Key] {
    switch state {
    case .escape:
      state = .plain
      return [.escape]
    // Nobody types so fast, but a lost end must not swallow what is typed after it.
    case .string, .function: state = .plain
    case .plain, .control, .mouse, .pasting: break
    }
    return []
  }
}
