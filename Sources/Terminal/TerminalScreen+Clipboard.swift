import Glibc

extension TerminalScreen {
  /// The longest text that is sent to a clipboard through the terminal, in bytes: what xterm and tmux take as well.
  public static let longestClip = 56_000

  /// Asks the terminal to put a text on its clipboard (the control sequence OSC 52 of xterm).
  ///
  /// No terminal answers whether it has done so.
  /// - Returns: the way that it went; nil where nothing was sent: the text is too long, or the terminal has no such
  ///   sequence.
  public func copy(_ text: String) -> ClipRoute? {
    let bytes = Array(text.utf8)
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    let name = variable("TERM")
    guard bytes.count <= TerminalScreen.longestClip, name != "linux", !name.hasPrefix("vt") else { return nil }
    let route = ClipRoute(terminal: name, isInTmux: !variable("TMUX").isEmpty, isInScreen: !variable("STY").isEmpty)
    // Curses has handed over all it has drawn, so that nothing stands in the middle of it.
    fflush(nil)
    return send(route.sequence(for: bytes)) ? route : nil
  }

  /// Sends bytes to the terminal past curses, which must have handed over all it has drawn.
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}

/// The way of a text to the clipboard of a terminal.
public enum ClipRoute: Hashable, Sendable {
  /// Straight to the terminal.
  case terminal
  /// Through tmux, as what it is to pass on unread.
  case tmux
  /// Through GNU screen, as what it is to pass on unread.
  case screen
  /// To tmux or screen on a machine from which the reader has come here.
  case distantMultiplexer

  init(terminal: String, isInTmux: Bool, isInScreen: Bool) {
    self =
      if isInTmux { .tmux } else if isInScreen {
        .screen
      } else if terminal.hasPrefix("screen")
        || terminal.hasPrefix("tmux")
      { .distantMultiplexer } else { .terminal }
  }

  /// So many bytes screen passes on in one piece, its older versions too.
  static let longestPiece = 240

  /// What is sent for bytes to go on the clipboard.
  func sequence(for bytes: [UInt8]) -> [UInt8] {
    let plain = Array("\u{1B}]52;c;".utf8) + Base64.encoded(bytes) + [0x07]
    let begin = Array("\u{1B}P".utf8)
    let end = Array("\u{1B}\\".utf8)
    switch self {
    case .terminal, .distantMultiplexer: return plain
    case .tmux:
      // Each escape twice.
      return begin + Array("tmux;".utf8) + plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] } + end
    case .screen:
      return stride(from: 0, to: plain.count, by: Self.longestPiece).flatMap {
        begin + plain[$0..<min(plain.count, $0 + Self.longestPiece)] + end
      }
    }
  }
}

/// The base 64 encoding (RFC 4648).
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for index in 0..<3 { group = group << 8 | (index < count ? Int(bytes[start + index]) : 0) }
      for index in 0..<4 {
        result.append(index <= count ? digits[group >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
