import Catalogue
import Evidence
import Files
import Glibc

/// What the program writes: plain text on standard output, errors on standard error.
///
/// A pipe that is closed on the other side ends the program without an error.
enum Output {
  nonisolated(unsafe) private static var buffer: [UInt8] = []

  /// Writes a line, made harmless: it may repeat arguments, paths and names of files.
  ///
  /// It is kept back until there is much to write, or until ``flush()``.
  static func line(_ text: String = "") {
    buffer.append(contentsOf: harmless(text, keepingLineBreaks: true).utf8)
    buffer.append(0x0A)
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes text as it is; it is kept back as lines are.
  static func text(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes a JSON list, an item a line.
  static func list(_ items: [JSONValue]) {
    line(items.isEmpty ? "[]" : "[\n" + items.map(\.line).joined(separator: ",\n") + "\n]")
  }

  /// Writes what was kept back.
  static func flush() {
    write(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes a line to standard error, with the program's name.
  static func error(_ text: String) {
    errors(["perestroika: \(text)"])
  }

  /// Writes lines to standard error, made harmless: they may repeat arguments, paths and the environment.
  static func errors(_ lines: [String]) {
    let text = harmless(lines.joined(separator: "\n"), keepingLineBreaks: true)
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes to standard error without ending the line, for questions and progress; the text is harmless already.
  static func prompt(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    if bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) { return }
    if errno == EPIPE { Glibc.exit(0) }
    if descriptor == STDOUT_FILENO {
      let reason = String(cString: strerror(errno))
      write(Array("perestroika: standard output cannot be written: \(reason)\n".utf8), to: STDERR_FILENO)
      Glibc.exit(ExitStatus.unreadable.rawValue)
    }
  }

  /// The cells across of the terminal on standard output; 80 where there is none.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
