import Archive
import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Notebook

/// The options that choose events.
struct ChoiceOptions: ParsableArguments {
  @Argument(help: "Words and properties that the events must meet; see perestroika(1).")
  var query: [String] = []

  @Option(name: .long, help: ArgumentHelp("Nothing that ended before this date.", valueName: "date"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Nothing that began after this date.", valueName: "date"))
  var to: String?

  @Flag(name: .long, help: "Events before and after the era as well.")
  var background = false

  /// The span of time that is asked for.
  func span() throws -> Span { try Span(from: from, to: to) }

  /// The events of an archive that are asked for, in a span that ``span()`` gave.
  func choice(in archive: EraArchive, span: Span) throws -> EventChoice {
    let query = SearchQuery(query.joined(separator: " "), isTyping: false)
    return EventChoice(
      archive: archive, query: query, span: span, withBackground: background,
      marks: try archive.tellMarks(for: query))
  }

  /// What is asked for, in the reader's own words; empty where it is everything.
  var words: String {
    let query = query.joined(separator: " ")
    return [query.isEmpty ? nil : query, from.map { "from \($0)" }, to.map { "to \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
  }
}

/// The events that a listing or an export is of; they are read as they are asked for.
struct EventChoice {
  let archive: EraArchive
  let query: SearchQuery
  let span: Span
  let withBackground: Bool
  /// The reader's marks by the ids of their events, where the query asks for them.
  let marks: [String: Mark]

  /// Every event, in order of time, with how sure it is that it meets the choice.
  func forEach(_ body: (EventRow, Answer) throws -> Void) rethrows {
    let list = archive.list(meeting: query, withBackground: withBackground)
    var start = 0
    while start < list.count {
      for row in archive.rows(start..<start + 512, of: list) {
        let answer = span.answer(for: row.date, alsoMeeting: query)
        if answer > .impossible { try body(row, answer) }
      }
      start += 512
    }
  }
}

/// The event that a command is about.
struct EventArgument: ParsableArguments {
  @Argument(help: "The id of the event, as “perestroika list” prints it.")
  var event: String
}

extension EraArchive {
  /// The event of this id.
  /// - Throws: ``Failure`` where there is none, with what may have been meant.
  func row(ofEvent id: String) throws -> EventRow {
    if let row = event(id: id) { return row }
    let ids = identifiers(atMost: 20_000)
    let near = nearest(to: id, among: ids) ?? ids.first { $0.hasPrefix(id) }
    let meant = near.map { "did you mean “\($0)”?" } ?? "“perestroika list” prints the ids of all"
    throw Failure("there is no event “\(id)”; \(meant)", .nothingFound)
  }

  /// The ids of events, the first ones of a very large catalogue.
  private func identifiers(atMost count: Int) -> [String] {
    let list = list(meeting: SearchQuery("", isTyping: false), withBackground: true)
    return rows(0..<min(count, list.count), of: list).map(\.id)
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
    let guess = DateGuess(text)
    guard let date = guess.date else {
      throw Failure("\(option): \(harmless(DateGuess.Doubt(guess: guess).message))", .wrongUse)
    }
    if guess.candidates.count > 1 {
      Output.error("\(option) \(harmless(text)) is taken for \(date.canonical), \(date.words)")
    }
    return date
  }

  /// Whether something of this date happened in the span and in the times a query asks for: for certain, perhaps, or
  /// not at all.
  func answer(for canonical: String, alsoMeeting query: SearchQuery) -> Answer {
    guard let date = try? EDTF(canonical) else { return .impossible }
    // The archive has left out what cannot be; what is left is told apart here.
    return min(period.map { date.overlaps($0) } ?? .definite, query.answer(for: date))
  }
}
