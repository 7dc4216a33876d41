import ArgumentParser
import Catalogue
import Evidence
import Files
import Glibc
import Library

/// Attaches texts.
struct LibraryAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Attach texts: files, folders, or addresses on the web.",
    discussion: """
      Of which source a text is, is recognised by what stands in it, whatever its name. It is copied to the library. Text \
      in UTF-8, UTF-16, Windows-1252, Windows-1251 or KOI8-R is read as it is; HTML and PDF through a program that the \
      system has (pandoc, w3m, lynx; pdftotext, mutool). Addresses are fetched with curl.

      Example: perestroika library add ~/Downloads/article.html
      Example: perestroika library add diary.txt --new --title "A diary" --author "Petrova, Anna" --tier primary
      """)

  @OptionGroup var options: PlaceOptions

  @Argument(help: ArgumentHelp("Files, folders or addresses.", valueName: "file"))
  var files: [String]

  @Option(name: .long, help: ArgumentHelp("Which source it is, where that is not recognised.", valueName: "id"))
  var source: String?

  @Flag(name: .long, help: "Add the text as a new source; what its record lacks is asked for on a terminal.")
  var new = false

  @OptionGroup(title: "The record of a new source") var record: RecordOptions

  @Flag(name: .long, help: "A JSON array with an object for each file.")
  var json = false

  func validate() throws {
    if source != nil, new || record.isGiven { throw ValidationError("--source and --new exclude each other") }
    if !new, record.isGiven { throw ValidationError("the options of a record belong to --new") }
    if new || source != nil, files.count > 1 { throw ValidationError("--source and --new take one file at a time") }
    if options.library != nil {
      throw ValidationError(
        "--library names a folder that is never written to; texts are kept in \(Environment.libraryFolder)")
    }
  }

  func run() throws {
    let session = try AttachingSession(options.places, json: json)
    var choice = Attaching.Choice.automatic
    if let source { choice = .source(source) }
    if new { choice = .new(try record.source(for: files[0], known: session.contents.sources)) }
    for file in files { try session.add(file, as: choice) }
    try session.finish()
  }
}

/// Fetches the text of a source.
struct LibraryGet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Fetch the text of a source from the address where it is published, with curl, and attach it.",
    discussion: "Example: perestroika library get doyle-2009")

  @OptionGroup var options: PlaceOptions

  @Argument(help: "The ids of the sources.")
  var sources: [String]

  @Flag(name: .long, help: "A JSON array with an object for each source.")
  var json = false

  func run() throws {
    let session = try AttachingSession(options.places, json: json)
    for id in sources { try session.fetch(id) }
    try session.finish()
  }
}

/// One run of the program that attaches texts, and what it has to say.
final class AttachingSession {
  /// The catalogue, with the reader's own sources.
  var contents: CatalogueContents { run.attaching.contents }
  private let run: AttachingRun
  private let json: Bool
  private var documents: [JSONValue] = []
  private var status: ExitStatus?

  init(_ places: Places, json: Bool) throws {
    let layers = try places.layers()
    let scan = CatalogueReader(layers: layers).scan()
    guard let contents = try scan.contentsWithQuotes(), !scan.hasErrors else {
      Output.errors(scan.problems.map(\.description))
      throw Failure("the catalogue has errors and cannot be used", .nothingFound)
    }
    let library = OwnLibrary(path: Environment.libraryFolder)
    let own = Environment.ownCatalogue
    try reading { try own.adopt(from: library) }
    run = AttachingRun(Attaching(contents, library: library, own: own))
    self.json = json
  }

  /// Attaches a file, what is in a folder, or what an address gives.
  func add(_ argument: String, as choice: Attaching.Choice) throws {
    let progress = AttachingProgress()
    defer { progress.end() }
    try run.add(argument, as: choice, now: time(nil), progress: progress.note) { answer in
      progress.end()
      report(answer)
    }
  }

  /// Fetches the text of a source.
  func fetch(_ source: String) throws {
    let progress = AttachingProgress()
    defer { progress.end() }
    let answer = try run.fetch(source, now: time(nil), progress: progress.note)
    progress.end()
    report(answer)
  }

  /// Ends the run; its status is that of the worst that happened.
  func finish() throws {
    if json { Output.list(documents) }
    if let status { throw status }
  }

  private func report(_ answer: AttachingRun.Answer) {
    switch answer {
    case .attached(let result): report(result)
    case .refused(let refusal): report(refusal)
    }
  }

  private func report(_ refusal: Attaching.Refusal) {
    Output.flush()
    Output.error(refusal.description)
    documents.append(
      .object([
        .init("origin", .string(refusal.origin)), .init("source", .null), .init("error", .string(refusal.words)),
      ]))
    let status: ExitStatus? =
      switch refusal.kind {
      case .unfit: .nothingFound
      case .unreadable: .unreadable
      case .wrongUse: .wrongUse
      case .passedOver: nil
      }
    if let status, self.status != .unreadable { self.status = status }
  }

  private func report(_ result: Attaching.Attached) {
    let entry = result.entry
    guard json else {
      Output.line("\(entry.source): \(result.name)")
      Output.line("   " + result.words)
      return
    }
    documents.append(
      .object([
        .init("origin", .string(result.origin)), .init("source", .string(entry.source)),
        .init("recognition", .string(entry.recognition.rawValue)),
        .init("certainty", .string(entry.recognition.certainty)), .init("encoding", .string(entry.encoding)),
        .init("converter", .text(entry.converter)), .init("digest", .string(entry.digest)),
        .init("unreadable_bytes", .integer(result.replacements)), .init("unchanged", .bool(result.wasThere)),
        .init("replaced", .text(result.replaced)), .init("fit", result.fit.json), .init("error", .null),
      ]))
  }
}

/// Says on standard error how far a long file is.
final class AttachingProgress {
  private let line = ProgressLine()
  private var name: String?
  private var isLong = false
  private var shown = -1
  private var step: AttachingStep?

  /// Tells what is being done to a file or address.
  func note(_ name: String, _ step: AttachingStep) -> Bool {
    if name != self.name {
      self.name = name
      isLong = (FileStamp(path: name)?.size ?? 0) > 8_000_000
      shown = -1
      self.step = nil
    }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    if case .looking(let share) = step {
      guard isLong else { return true }
      let unit = line.isShown ? 1 : 25
      let percent = min(100, Int(share * 100)) / unit * unit
      guard percent > shown else { return true }
      shown = percent
      write("\(file): \(step.words)  \(ProgressLine.bar(Double(percent) / 100))")
    } else if step != self.step, isLong || step == .fetching && line.isShown {
      write("\(file): \(step.words) …")
    }
    self.step = step
    return true
  }

  /// Takes the line away again.
  func end() { line.clear() }

  private func write(_ words: String) {
    let words = harmless(words)
    line.isShown ? line.show(words) : Output.prompt(words + "\n")
  }
}
