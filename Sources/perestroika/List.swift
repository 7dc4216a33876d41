import Archive
import ArgumentParser
import Chronology
import Screen

/// The events as text or JSON.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List events in order of time.",
    discussion: """
      Events that may have happened in the span asked for, but need not, are marked: “possible” in JSON, “?” in text.

      Example: perestroika list strike --from 1989-07 --to 1989-08 --json
      """)

  @OptionGroup var options: PlaceOptions

  @OptionGroup var asked: ChoiceOptions

  @Flag(name: .long, help: "One JSON array.")
  var json = false

  @Flag(name: .long, help: "One JSON object a line.")
  var jsonl = false

  func validate() throws {
    if json, jsonl { throw ValidationError("--json and --jsonl exclude each other") }
  }

  func run() throws {
    _ = useMeasuringLocale()
    let span = try asked.span()
    let archive = try options.places.openForCommand()
    var found = 0
    if json { Output.line("[") }
    try asked.choice(in: archive, span: span).forEach { row, answer in
      if json, found > 0 { Output.line(",") }
      found += 1
      write(row, answer: answer, archive: archive)
    }
    if json { Output.line("]") }
    if found == 0 {
      if !json && !jsonl { Output.error("no event meets this") }
      throw ExitStatus.nothingFound
    }
  }

  private func write(_ row: EventRow, answer: Answer, archive: EraArchive) {
    if json || jsonl {
      Output.line(EventOutput.document(of: row, answer: answer, archive: archive))
    } else {
      Output.line(EventOutput.line(of: row, answer: answer, archive: archive))
    }
  }
}
