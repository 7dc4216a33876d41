import Archive
import ArgumentParser
import Browser
import Catalogue
import Chronology
import Evidence
import Exchange
import Screen

/// Events and sources in other formats.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Put events or sources into another format.",
    discussion: """
      \(ExportFormat.allCases.map { "\($0.rawValue): \($0.words)" }.joined(separator: "\n"))

      What a format has no place for is said on standard error. Without a choice the sources of all events are exported.

      Example: perestroika export html theme:labour --from 1989 --output strikes.html
      """)

  @OptionGroup var options: PlaceOptions

  @Argument(help: "The format.")
  var format: ExportFormat

  @OptionGroup var asked: ChoiceOptions

  @Flag(name: .long, help: "iCalendar: also what is known to the year only, or has no end.")
  var wide = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file, whole or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() throws {
    _ = useMeasuringLocale()
    let span = try asked.span()
    let archive = try options.places.openForCommand()
    let choice = try asked.choice(in: archive, span: span)
    let words = asked.words
    let isWhole = words.isEmpty && format.isBibliography
    let (years, count) = isWhole ? ([], archive.sources.count) : choice.years()
    if count == 0 {
      Output.error("no event meets this")
      throw ExitStatus.nothingFound
    }
    let sources = SourceFinder(archive)
    let head = ExportHead(
      title: archive.title, choice: words.isEmpty ? nil : harmless(words), years: years, count: count,
      hasMarks: choice.query.asksForMarks
    ) { sources.source($0) }
    let writer = format.writer(head, isWide: wide)
    let left: (omitted: [OmittedEvent], lost: [String: [String]])
    if let output, output != "-" {
      let file = try OutputFile(output)
      do {
        left = try write(with: writer, choice: choice, isWhole: isWhole) { try file.write($0) }
        try file.finish()
      } catch {
        file.discard()
        throw error
      }
    } else {
      left = try write(with: writer, choice: choice, isWhole: isWhole) { Output.text($0) }
    }
    tell(left.omitted)
    tell(lost: left.lost)
  }

  private func write(
    with writer: any ExportWriter, choice: EventChoice, isWhole: Bool, to sink: (String) throws -> Void
  ) throws -> (omitted: [OmittedEvent], lost: [String: [String]]) {
    var writer = writer
    var lost: [String: [String]] = [:]
    let archive = choice.archive
    try sink(writer.opening())
    var isCited = [Bool](repeating: isWhole, count: archive.sources.count)
    if !isWhole {
      try choice.forEach { row, answer in
        let event = try exported(row, answer: answer, choice: choice)
        for part in format.lost(of: event.event) { lost[part, default: []].append(event.event.id) }
        for quotation in event.event.quotations {
          if let number = archive.sourceNumber(quotation.source) { isCited[number] = true }
        }
        try sink(writer.text(of: event))
      }
    }
    for number in isCited.indices where isCited[number] {
      try sink(writer.text(of: try SourceFinder.source(archive.sources[number])))
    }
    try sink(writer.closing())
    return (writer.omitted, lost)
  }

  private func exported(_ row: EventRow, answer: Answer, choice: EventChoice) throws -> ExportedEvent {
    let archive = choice.archive
    let document = EventOutput.document(of: row, answer: answer, archive: archive)
    let names = archive.names(ofEventAt: row.position)
    let theme = archive.themes.indices.contains(row.theme) ? archive.themes[row.theme].name : ""
    do {
      return try ExportedEvent(
        json: try JSONReader.value(of: document), theme: theme, people: names.people,
        organisations: names.organisations, places: names.places, mark: choice.marks[row.id]?.note)
    } catch {
      throw Failure("the archive is damaged (\(row.id)); delete it, and it is made anew")
    }
  }

  /// Says what was left out, a line a reason.
  private func tell(_ omitted: [OmittedEvent]) {
    for reason in Set(omitted.map(\.reason)).sorted() {
      tell("left out, for \(reason)", omitted.filter { $0.reason == reason }.map(\.id))
    }
  }

  /// Says what the format has no place for, a line for each kind of it.
  private func tell(lost: [String: [String]]) {
    for (part, ids) in lost.sorted(by: { $0.key < $1.key }) { tell("lost, \(part)", ids) }
  }

  private func tell(_ what: String, _ ids: [String]) {
    let more = ids.count > 5 ? " …" : ""
    Output.error(
      "\(what): \(Words.count(ids.count, "event", "events")): " + ids.prefix(5).joined(separator: ", ") + more)
  }
}

extension ExportFormat: ExpressibleByArgument {}

extension EventChoice {
  /// The years that have events, with how many, and how many there are.
  func years() -> (years: [(year: String, count: Int)], count: Int) {
    var years: [(year: String, count: Int)] = []
    var count = 0
    forEach { row, _ in
      count += 1
      let year = (try? EDTF(row.date)).map(ExportedEvent.year) ?? ""
      if years.last?.year == year { years[years.count - 1].count += 1 } else { years.append((year, 1)) }
    }
    return (years, count)
  }
}

/// Sources by their ids, the last ones asked for kept.
final class SourceFinder: @unchecked Sendable {
  private let archive: EraArchive
  private var kept: [String: Source] = [:]
  private static let most = 1024

  init(_ archive: EraArchive) { self.archive = archive }

  /// The source with this id.
  func source(_ id: String) -> Source? {
    if let source = kept[id] { return source }
    guard let number = archive.sourceNumber(id), let source = try? SourceFinder.source(archive.sources[number]) else {
      return nil
    }
    if kept.count >= SourceFinder.most { kept.removeAll(keepingCapacity: true) }
    kept[id] = source
    return source
  }

  /// A source read from its record.
  static func source(_ detail: SourceDetail) throws -> Source {
    do {
      return try Source(json: try JSONReader.value(of: detail.record))
    } catch {
      throw Failure("the archive is damaged (\(detail.id)); delete it, and it is made anew")
    }
  }
}
