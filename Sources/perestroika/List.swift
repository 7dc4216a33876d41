import Archive
import ArgumentParser
import Chronology
import Evidence
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

  @Argument(help: "Words and properties that the events must meet; see perestroika(1).")
  var query: [String] = []

  @Option(name: .long, help: ArgumentHelp("Nothing that ended before this date.", valueName: "date"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Nothing that began after this date.", valueName: "date"))
  var to: String?

  @Flag(name: .long, help: "Events before and after the era as well.")
  var background = false

  @Flag(name: .long, help: "One JSON array.")
  var json = false

  @Flag(name: .long, help: "One JSON object a line.")
  var jsonl = false

  func run() throws {
    _ = useMeasuringLocale()
    let span = try Span(from: from, to: to)
    let archive = try options.places.openForCommand()
    let query = SearchQuery(self.query.joined(separator: " "), isTyping: false)
    let list =
      query.isEmpty
      ? archive.events(withBackground: background)
      : .chosen(archive.events(meeting: query, withBackground: background))
    var found = 0
    if json { Output.line("[") }
    forEachRow(of: list, in: archive) { row in
      let answer = span.answer(for: row.date, alsoMeeting: query)
      guard answer > .impossible else { return }
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

  private func forEachRow(of list: EventList, in archive: EraArchive, _ body: (EventRow) -> Void) {
    var start = 0
    while start < list.count {
      let rows = archive.rows(start..<start + 512, of: list)
      rows.forEach(body)
      start += 512
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

/// The span of time that a listing asks for.
struct Span {
  private let period: EDTF?

  init(from: String?, to: String?) throws {
    let first = try from.map { try Span.date($0, option: "--from").earliest.description } ?? ".."
    let last = try to.map { try Span.date($0, option: "--to").latest.description } ?? ".."
    if first == "..", last == ".." {
      period = nil
      return
    }
    do {
      period = try EDTF("\(first)/\(last)")
    } catch {
      throw Failure("--from must not come after --to", .wrongUse)
    }
  }

  private static func date(_ text: String, option: String) throws -> EDTF {
    do {
      return try EDTF(text)
    } catch {
      throw Failure("\(option) \(harmless(text)): \(error.message)", .wrongUse)
    }
  }

  /// Whether something of this date happened in the span and in the times a query asks for: for certain, perhaps, or
  /// not at all.
  func answer(for canonical: String, alsoMeeting query: SearchQuery) -> Answer {
    guard let date = try? EDTF(canonical) else { return .impossible }
    var answer = period.map { date.overlaps($0) } ?? .definite
    for condition in query.groups.joined() where !condition.isNegated {
      // The archive has left out what cannot be; what is left is told apart here.
      if case .date(let asked) = condition.subject { answer = min(answer, max(.possible, date.overlaps(asked))) }
    }
    return answer
  }
}
