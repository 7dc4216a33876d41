import Archive
import Glibc

/// A line that tells how far something is, drawn over itself on standard error where that is a terminal, and wiped when
/// it is over.
final class ProgressLine {
  /// Whether there is a terminal to draw on.
  let isShown = isatty(STDERR_FILENO) == 1
  private var shown = ""

  /// Runs something that tells its steps, and shows them.
  static func shown<Result>(_ body: ((ArchiveStore.Step) -> Void) throws -> Result) rethrows -> Result {
    let line = ProgressLine()
    guard line.isShown else { return try body { _ in } }
    defer { line.clear() }
    return try body { step in
      line.show(step.share.map { "\(step.words)  \(bar($0))" } ?? step.words + " …")
    }
  }

  /// A bar for a share from 0 to 1, for example `##########..........  50 %`.
  static func bar(_ share: Double) -> String {
    let percent = min(100, max(0, Int(share * 100)))
    return String(repeating: "#", count: percent / 5) + String(repeating: ".", count: 20 - percent / 5)
      + "  \(percent) %"
  }

  /// Draws the line, whose words are harmless already.
  func show(_ words: String) {
    guard isShown, words != shown else { return }
    Output.prompt("\r\u{1B}[K" + words)
    shown = words
  }

  /// Wipes the line.
  func clear() { if !shown.isEmpty { show("") } }
}
