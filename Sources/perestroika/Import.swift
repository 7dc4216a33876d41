import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Exchange
import Glibc
import Screen

/// Events and sources from other formats, as a catalogue.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take events and sources from files into the folder of a catalogue.",
    discussion: """
      \(ImportFormat.allCases.map { "\($0.rawValue): \($0.words)" }.joined(separator: "\n"))

      The folder is made where it is missing; one that is a catalogue is only added to, and an event that is there \
      already is not added again. A row that cannot be taken is told on standard error with its place, and the others \
      are taken. An import that was interrupted goes on where it was when the same command is given again; nothing of it \
      is in the folder before all of it is.

      The exit status is 1 when a row was refused.

      Example: perestroika import strikes.csv --column date=When --into ~/strikes
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(name: .long, help: ArgumentHelp("The folder of the catalogue.", valueName: "dir"), completion: .directory)
  var into: String

  @Option(name: .long, help: "The format of the files, where their names and contents do not tell.")
  var format: ImportFormat?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "CSV: the column NAME holds KEY: \(Import.Options.meanings.joined(separator: ", ")).", valueName: "key=name"))
  var column: [String] = []

  @Option(name: .long, help: ArgumentHelp("The theme of events that have none.", valueName: "name"))
  var theme = "general"

  @Option(name: .long, help: "How dates such as 9/11/1989 are meant; without it they are refused.")
  var dates: DayOrder?

  @Option(name: .long, help: "How near sources are to what they tell of, where their records do not say.")
  var tier: Source.Tier = .secondary

  @Flag(name: .long, help: "A JSON object with what was added, refused and lost.")
  var json = false

  func run() throws {
    let options = Import.Options(format: format, columns: try columns(), theme: theme, order: dates, tier: tier)
    Interruption.watch()
    let bar = ProgressBar()
    let report: Import.Report?
    do throws(ImportFailure) {
      report = try Import(files: files, folder: into, options: options).run(
        refused: { problem in
          bar.clear()
          Output.errors(["\(problem.file):\(problem.line):\(problem.column): refused: \(problem.message)"])
        },
        progress: { bar.show($0) }, isInterrupted: { Interruption.number != 0 })
    } catch {
      bar.clear()
      throw Failure(error.message, error.isWrongUse ? .wrongUse : .unreadable)
    }
    bar.clear()
    guard let report else {
      Output.error("interrupted; the same command goes on from here, and \(into) is as it was")
      Interruption.end()
    }
    tell(report)
    if report.refused > 0 || report.events + report.sources + report.unchanged == 0 { throw ExitStatus.nothingFound }
  }

  private func columns() throws -> [String: String] {
    var columns: [String: String] = [:]
    for text in column {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty, Import.Options.meanings.contains(parts[0]) else {
        throw Failure(
          "--column \(text): expected KEY=NAME, KEY being one of \(Import.Options.meanings.joined(separator: ", "))",
          .wrongUse)
      }
      columns[parts[0]] = parts[1]
    }
    return columns
  }

  private func tell(_ report: Import.Report) {
    if json {
      let lost = report.lost.map { loss in
        JSONValue.object([.init("what", .string(loss.what)), .init("count", .integer(loss.count))])
      }
      return Output.line(
        JSONValue.object([
          .init("events", .integer(report.events)), .init("sources", .integer(report.sources)),
          .init("unchanged", .integer(report.unchanged)), .init("refused", .integer(report.refused)),
          .init("file", .text(report.file)), .init("lost", .array(lost)),
        ]).line)
    }
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    var words = [counted(report.events, "event"), counted(report.sources, "source")]
    if report.unchanged > 0 { words.append("\(report.unchanged) there already") }
    if report.refused > 0 { words.append("\(report.refused) refused") }
    Output.line(words.joined(separator: ", ") + (report.file.map { "; written to \(into)/\($0)" } ?? ""))
    for loss in report.lost { Output.line("lost: \(loss.what): \(loss.count)") }
    if report.events + report.sources > 0 { Output.line("to look at it: perestroika --catalogue \(into)") }
  }
}

extension ImportFormat: ExpressibleByArgument {}
extension DayOrder: ExpressibleByArgument {}
extension Source.Tier: ExpressibleByArgument {}

/// How far a long work is, drawn over itself on standard error where that is a terminal.
final class ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var isDrawn = false

  /// Draws the bar.
  func show(_ progress: Import.Progress) {
    guard isShown, progress.size > 0 else { return }
    let share = min(1, Double(progress.bytes) / Double(progress.size))
    let full = Int(share * 30)
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: 30 - full)
    Output.prompt("\r\u{1B}[K[\(bar)] \(Int(share * 100)) %  \(progress.rows) rows")
    isDrawn = true
  }

  /// Takes the bar away.
  func clear() {
    if isDrawn { Output.prompt("\r\u{1B}[K") }
    isDrawn = false
  }
}

/// A signal that asks the program to end, left as word for the work that is under way.
enum Interruption {
  nonisolated(unsafe) private static var received: sig_atomic_t = 0

  /// The signal that came; 0 for none.
  static var number: Int32 { received }

  /// Takes note of the signals instead of ending.
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { Interruption.received = $0 } }
  }

  /// Ends as the signal would have ended the program.
  static func end() -> Never {
    signal(number, SIG_DFL)
    raise(number)
    Glibc.exit(128 + number)
  }
}
