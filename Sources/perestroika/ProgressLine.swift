import Archive
import Glibc

/// A line on the terminal that tells how far something is; it is wiped when it is over.
final class ProgressLine {
  private var shown = ""

  /// Runs something that tells its steps, and shows them while standard error is a terminal.
  static func shown<Result>(_ body: ((ArchiveStore.Step) -> Void) throws -> Result) rethrows -> Result {
    guard isatty(STDERR_FILENO) == 1 else { return try body { _ in } }
    let line = ProgressLine()
    defer { line.show("") }
    return try body { line.show(ProgressLine.words(of: $0)) }
  }

  /// A step with a bar, for example `Compiling the archive  ######....  60 %`.
  static func words(of step: ArchiveStore.Step) -> String {
    guard let share = step.share else { return step.words + " …" }
    let cells = 24
    let filled = min(cells, max(0, Int(share * Double(cells))))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled)
    return "\(step.words)  \(bar)  \(min(100, max(0, Int(share * 100)))) %"
  }

  private func show(_ words: String) {
    guard words != shown else { return }
    let blanks = String(repeating: " ", count: max(0, shown.count - words.count))
    Output.prompt("\r" + words + blanks + (words.isEmpty ? "\r" : ""))
    shown = words
  }
}
