import Archive
import ArgumentParser
import Catalogue
import Chronology
import Notebook
import Screen

/// The reader's marks.
struct MarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marks", abstract: "List the events you have marked, mark one, take a mark away.",
    discussion: """
      The notebook is the file perestroika/notebook.sqlite under XDG_DATA_HOME (otherwise ~/.local/share). \
      “is:marked” asks for the marked events in every query.

      Example: perestroika marks add law-on-cooperatives 'compare Rubalcaba'
      """,
    subcommands: [MarksList.self, MarksAdd.self, MarksRemove.self], defaultSubcommand: MarksList.self)
}

/// What is marked.
struct MarksList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the marked events in order of time, with your own lines.",
    discussion: "Example: perestroika marks --json")

  @OptionGroup var options: PlaceOptions

  @Flag(name: .long, help: "A JSON array with an object for each mark.")
  var json = false

  func run() throws {
    _ = useMeasuringLocale()
    let archive = try options.places.openForCommand()
    let marks = try archive.readMarks()
    let positions = archive.positions(ofEvents: marks.map(\.event))
    let ordered = marks.sorted {
      (positions[$0.event] ?? Int.max, $0.event) < (positions[$1.event] ?? Int.max, $1.event)
    }
    if json {
      Output.list(ordered.map { document(of: $0, isKnown: positions[$0.event] != nil) })
    } else {
      for mark in ordered {
        let date = (try? EDTF(mark.date))?.words ?? mark.date
        let padding = String(repeating: " ", count: max(2, 24 - cellWidth(date)))
        let isKnown = positions[mark.event] != nil
        Output.line(date + padding + mark.title + "  " + mark.event + (isKnown ? "" : "  (no longer in the catalogue)"))
        if !mark.note.isEmpty { Output.line("    " + mark.note) }
      }
    }
    if marks.isEmpty {
      if !json { Output.error("nothing is marked") }
      throw ExitStatus.nothingFound
    }
  }

  private func document(of mark: Mark, isKnown: Bool) -> JSONValue {
    .object([
      .init("event", .string(mark.event)), .init("note", .string(mark.note)), .init("title", .string(mark.title)),
      .init("date", .string(mark.date)), .init("known", .bool(isKnown)),
    ])
  }
}

/// Marks an event.
struct MarksAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Mark an event; a line you gave it before is replaced.",
    discussion: "Example: perestroika marks add law-on-cooperatives 'compare Rubalcaba'")

  @OptionGroup var options: PlaceOptions

  @OptionGroup var named: EventArgument

  @Argument(help: "A line of your own.")
  var note: [String] = []

  func run() throws {
    let archive = try options.places.openForCommand()
    let row = try archive.row(ofEvent: named.event)
    let note = note.joined(separator: " ")
    guard note.unicodeScalars.count <= Mark.longestNote else {
      throw Failure("a line of your own has at most \(Mark.longestNote) characters", .wrongUse)
    }
    try archive.changeMarks { marks, store in
      let old = marks.first { archive.presentID($0.event) == row.id }
      // A mark on a former id of the event keeps it, so that there is one mark and not two.
      let mark = Mark(event: old?.event ?? row.id, note: note, title: row.title, date: row.date)
      return try store.keep(mark, replacing: old)
    }
  }
}

/// Takes a mark away.
struct MarksRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take the mark on an event away.",
    discussion: "Example: perestroika marks remove law-on-cooperatives")

  @OptionGroup var options: PlaceOptions

  @OptionGroup var named: EventArgument

  func run() throws {
    let (archive, event) = (try options.places.openForCommand(), named.event)
    try archive.changeMarks { marks, store in
      let wanted = archive.presentID(event)
      guard let mark = marks.first(where: { archive.presentID($0.event) == wanted }) else {
        throw Failure("there is no mark on “\(event)”; perestroika marks lists them", .nothingFound)
      }
      return try store.remove(mark)
    }
  }
}

extension EraArchive {
  /// The reader's marks in this catalogue; what the reader should know goes to standard error.
  func readMarks() throws -> [Mark] {
    do {
      let outcome = try MarkStore(catalogue: title).marks()
      if let remark = outcome.remark { Output.error(remark) }
      return outcome.marks
    } catch {
      throw Failure(error.description)
    }
  }

  /// Tells the archive of the marks where a query asks for them.
  /// - Returns: the marks by the ids of their events; none where the query does not ask.
  func tellMarks(for query: SearchQuery) throws -> [String: Mark] {
    guard query.asksForMarks else { return [:] }
    let marks = try readMarks()
    mark(marks.map(\.event))
    return Dictionary(marks.map { (presentID($0.event), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The present id of the event that has an id, or had it before; the id itself where there is none.
  fileprivate func presentID(_ id: String) -> String { event(id: id)?.id ?? id }

  /// Changes the marks; begins again where another program was quicker.
  fileprivate func changeMarks(_ change: ([Mark], MarkStore) throws -> MarkStore.Outcome) throws {
    do {
      for _ in 0..<10 {
        let outcome = try change(try readMarks(), MarkStore(catalogue: title))
        if outcome.isDone { return }
      }
    } catch let error as NotebookError {
      throw Failure(error.description)
    }
    throw Failure("other programs change this mark all the time")
  }
}
