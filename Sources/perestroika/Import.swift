import ArgumentParser
import Browser
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

      Dates may be written in any form that has one meaning; of 9/11/1989 --dates says which is the day. On a terminal \
      it is asked before anything is written of which a row was refused, a column was not taken or a date is in doubt.

      The exit status is 1 when a row was refused.

      Example: perestroika import strikes.csv --column date=When --into ~/strikes
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(name: .long, help: ArgumentHelp("The folder of the catalogue.", valueName: "dir"), completion: .directory)
  var into: String?

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

  @Flag(name: .long, help: "Show what would become of the first rows, and write nothing.")
  var preview = false

  @Flag(name: [.short, .long], help: "Write without asking.")
  var yes = false

  @Flag(name: .long, help: "A JSON object with what was added, refused and lost.")
  var json = false

  func validate() throws {
    if into == nil, !preview { throw ValidationError("Missing expected argument '--into <dir>'") }
  }

  func run() throws {
    let options = Import.Options(format: format, columns: try columns(), theme: theme, order: dates, tier: tier)
    if preview { return try showPreview(options) }
    let into = into ?? ""
    Interruption.watch()
    let line = ProgressLine()
    let report: Import.Report?
    do throws(ImportFailure) {
      report = try Import(files: files, folder: into, options: options).run(
        refused: { problem in
          line.clear()
          Output.errors(["\(problem.file):\(problem.line):\(problem.column): refused: \(problem.message)"])
        },
        progress: { line.show("\(ProgressLine.bar($0.share))  \($0.rows) rows") },
        confirm: { report in
          line.clear()
          return isWanted(report)
        },
        isInterrupted: { Interruption.number != 0 })
    } catch {
      line.clear()
      throw Failure(error.message, error.isWrongUse ? .wrongUse : .unreadable)
    }
    line.clear()
    guard let report else {
      Output.error("interrupted; the same command goes on from here, and \(into) is as it was")
      Interruption.end(as: Interruption.number)
    }
    if report.isDeclined { throw Failure("nothing was written", .nothingFound) }
    tell(report, into)
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

  /// Asks where there is someone to ask and something in doubt.
  private func isWanted(_ report: Import.Report) -> Bool {
    let isInDoubt =
      report.refused > 0 || !report.doubts.isEmpty || report.lost.contains { $0.what.hasPrefix("the column ") }
    guard isInDoubt, !yes, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return true }
    Output.errors(report.doubts + report.lost.map { "not taken: \($0.what): \($0.count)" })
    let refused = report.refused > 0 ? ", \(report.refused) refused" : ""
    Output.prompt("write \(Words.count(report.events, "event", "events"))\(refused) to \(harmless(into ?? ""))? [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }

  private func showPreview(_ options: Import.Options) throws {
    let previews: [ImportPreview]
    do throws(ImportFailure) {
      previews = try Import(files: files, folder: into ?? "", options: options).preview(first: 12)
    } catch {
      throw Failure(error.message, error.isWrongUse ? .wrongUse : .unreadable)
    }
    for preview in previews {
      Output.line("\(preview.file): \(preview.format.rawValue)")
      if !preview.columns.isEmpty { Output.line("columns: " + preview.columns.joined(separator: ", ")) }
      if !preview.unused.isEmpty { Output.line("not taken: " + preview.unused.joined(separator: ", ")) }
      for row in preview.rows {
        guard let event = row.event else {
          Output.line("\(row.line): refused: \(row.problem)")
          continue
        }
        Output.line("\(row.line): \(event.date.canonical)  \(event.date.words)  \(event.title)  [\(event.theme)]")
      }
    }
  }

  private func tell(_ report: Import.Report, _ into: String) {
    if json {
      let lost = report.lost.map { loss in
        JSONValue.object([.init("what", .string(loss.what)), .init("count", .integer(loss.count))])
      }
      return Output.line(
        JSONValue.object(
          [
            .init("events", .integer(report.events)), .init("sources", .integer(report.sources)),
            .init("unchanged", .integer(report.unchanged)), .init("refused", .integer(report.refused)),
            .init("file", .text(report.file)), .init("lost", .array(lost)),
          ] + (report.doubts.isEmpty ? [] : [.init("doubts", .texts(report.doubts))])
        ).line)
    }
    var words = [
      Words.count(report.events, "event", "events"), Words.count(report.sources, "source", "sources"),
    ]
    if report.unchanged > 0 { words.append("\(report.unchanged) there already") }
    if report.refused > 0 { words.append("\(report.refused) refused") }
    Output.line(words.joined(separator: ", ") + (report.file.map { "; written to \(into)/\($0)" } ?? ""))
    for doubt in report.doubts { Output.line(doubt) }
    for loss in report.lost { Output.line("lost: \(loss.what): \(loss.count)") }
    if report.events + report.sources > 0 { Output.line("to look at it: perestroika --catalogue \(into)") }
  }
}

extension ImportFormat: ExpressibleByArgument {}
extension DayOrder: ExpressibleByArgument {}
extension Source.Tier: ExpressibleByArgument {}
