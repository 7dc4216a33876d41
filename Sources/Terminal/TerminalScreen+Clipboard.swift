import Glibc

extension TerminalScreen {
  /// The longest text that is sent to a clipboard through the terminal, in bytes: what xterm and tmux take as well.
  public static let longestClip = 56_000

  /// Asks the terminal to put a text on its clipboard (the control sequence OSC 52 of xterm).
  ///
  /// No terminal answers whether it has done so.
  /// - Returns: false where nothing was sent: the text is too long, or the terminal has no such sequence.
  public func copy(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard bytes.count <= TerminalScreen.longestClip, name != "linux", !name.hasPrefix("vt") else { return false }
    // Curses has handed over all it has drawn, so that nothing stands in the middle of it.
    fflush(nil)
    return send(Array("\u{1B}]52;c;".utf8) + Base64.encoded(bytes) + [0x07])
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
