import ArgumentParser
import Catalogue
import Evidence
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
    if new { choice = .new(try record.source(for: files[0], known: session.attaching.contents.sources)) }
    for file in files { session.add(file, as: choice) }
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
    for id in sources {
      guard let source = session.attaching.contents.sources.first(where: { $0.id == id }) else {
        session.refuse(id, "there is no such source; “perestroika source” lists them all")
        continue
      }
      guard let address = source.url else {
        session.refuse(id, "its record names no address; “perestroika source \(id)” shows what it does name")
        continue
      }
      session.add(address, as: .addressOf(id))
    }
    try session.finish()
  }
}

/// One run of the program that attaches texts, and what it has to say.
final class AttachingSession {
  let attaching: Attaching
  private let json: Bool
  private var documents: [JSONValue] = []
  private var attached = 0
  private var status: ExitStatus?

  init(_ places: Places, json: Bool) throws {
    let folder = try places.catalogueFolder()
    let reading = CatalogueReader(folder: folder).read()
    guard let contents = reading.contents, !reading.hasErrors else {
      Output.errors(reading.problems.map(\.description))
      throw Failure("the catalogue in \(folder) has errors and cannot be used", .nothingFound)
    }
    attaching = Attaching(contents, library: OwnLibrary(path: Environment.libraryFolder))
    self.json = json
  }

  /// Attaches a file, what is in a folder, or what an address gives.
  func add(_ argument: String, as choice: Attaching.Choice) {
    var status = stat()
    if !Fetching.isAddress(argument), stat(argument, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      addFolder(argument, as: choice)
    } else if let failure = attach(argument, as: choice) {
      refuse(failure.origin, failure.reason, failure.status)
    }
  }

  /// Says why something is not attached.
  func refuse(_ origin: String, _ reason: String, _ status: ExitStatus = .nothingFound) {
    remark(origin, reason)
    if self.status != .unreadable { self.status = status }
  }

  private func remark(_ origin: String, _ reason: String) {
    Output.flush()
    Output.error("\(origin): \(reason)")
    documents.append(
      .object([.init("origin", .string(origin)), .init("source", .null), .init("error", .string(reason))]))
  }

  /// Ends the run; its status is that of the worst that happened.
  func finish() throws {
    if json { Output.line("[\n" + documents.map(\.line).joined(separator: ",\n") + "\n]") }
    if let status { throw status }
  }

  private static let endings = ["txt", "md", "html", "htm", "xhtml", "pdf"].flatMap {
    [".\($0)", ".\($0.uppercased())"]
  }

  private func addFolder(_ folder: String, as choice: Attaching.Choice) {
    guard choice == .automatic else {
      return refuse(folder, "this is a folder; --source and --new take one file", .wrongUse)
    }
    let files = FileStamp.files(in: folder, endings: AttachingSession.endings, depth: 4).map(\.path)
    let before = attached
    for file in files {
      if let failure = attach(file, as: .automatic) { remark(failure.origin, failure.reason) }
    }
    if attached == before {
      refuse(folder, files.isEmpty ? "there is no text in it" : "none of its files was attached")
    }
  }

  private typealias Refused = (origin: String, reason: String, status: ExitStatus)

  private func attach(_ argument: String, as choice: Attaching.Choice) -> Refused? {
    let progress = AttachingProgress(name: argument)
    defer { progress.end() }
    do {
      let text: PreparedText
      if Fetching.isAddress(argument) {
        progress.say("fetching")
        let bytes = try Fetching().bytes(at: argument)
        text = try PreparedText.make(of: bytes, origin: argument, name: "")
      } else {
        text = try file(argument, progress)
      }
      if let longest = text.longestLine, longest > 1_000_000 {
        Output.errors([
          "perestroika: \(argument): one of its lines has \(longest) characters; it is shown as a paragraph"
        ])
      }
      let result = try attaching.attach(text, as: choice, now: time(nil)) { progress.share($0) }
      progress.end()
      attached += 1
      report(result, text)
      return nil
    } catch let refusal as Attaching.Refusal {
      return (refusal.origin, refusal.reason, .nothingFound)
    } catch let error as ReadingError {
      let isLibrary = error.path.hasPrefix(Environment.libraryFolder) || Environment.libraryFolder.hasPrefix(error.path)
      let remedy = isLibrary ? "; XDG_DATA_HOME names the folder that libraries are kept in" : ""
      return (error.path, error.reason + remedy, .unreadable)
    } catch {
      return (argument, "\(error)", .unreadable)
    }
  }

  private func file(_ path: String, _ progress: AttachingProgress) throws -> PreparedText {
    var resolved = path
    if let full = realpath(path, nil) {
      resolved = String(cString: full)
      free(full)
    }
    guard let stamp = FileStamp(path: resolved) else {
      let reason = access(path, F_OK) == 0 ? "it is not a file" : String(cString: strerror(errno))
      throw ReadingError(path: path, reason: reason)
    }
    progress.isLong = stamp.size > 8_000_000
    progress.say("reading")
    return try PreparedText.make(of: try readBytes(of: resolved), origin: resolved, name: resolved)
  }

  private func report(_ result: Attaching.Attached, _ text: PreparedText) {
    let entry = result.entry
    guard !json else {
      documents.append(
        .object([
          .init("origin", .string(text.origin)), .init("source", .string(entry.source)),
          .init("recognition", .string(entry.recognition.rawValue)),
          .init("certainty", .string(entry.recognition.certainty)), .init("encoding", .string(text.encoding.rawValue)),
          .init("converter", .text(text.converter)), .init("digest", .string(text.digest)),
          .init("unreadable_bytes", .integer(text.replacements)), .init("unchanged", .bool(result.wasThere)),
          .init("replaced", .text(result.replaced)), .init("fit", result.fit.json), .init("error", .null),
        ]))
      return
    }
    var facts = [entry.recognition.words, result.fit.words]
    if text.encoding != .utf8 { facts.append(text.encoding.rawValue) }
    if let converter = text.converter { facts.append("made text by \(converter)") }
    if text.replacements > 0 { facts.append("\(text.replacements) places could not be read and show as \u{FFFD}") }
    if result.wasThere { facts.append("it was there already") }
    if let replaced = result.replaced { facts.append("it takes the place of \(replaced)") }
    let name =
      entry.record?.shortName
      ?? attaching.contents.sources.first { $0.id == entry.source }?.shortName ?? ""
    Output.line("\(entry.source): \(name)")
    Output.line("   " + harmless(facts.joined(separator: "; ")))
  }
}

/// Says on standard error how far a long file is.
final class AttachingProgress {
  var isLong = false
  private let name: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = -1
  private var hasLine = false

  init(name: String) {
    self.name = name.split(separator: "/").last.map(String.init) ?? name
  }

  func say(_ words: String) {
    guard isLong || words == "fetching" && isTerminal else { return }
    write("\(name): \(words) …")
  }

  func share(_ share: Double) {
    guard isLong else { return }
    let percent = min(100, Int(share * 100)) / (isTerminal ? 1 : 25) * (isTerminal ? 1 : 25)
    guard percent > shown else { return }
    shown = percent
    let bar = String(repeating: "#", count: percent / 5) + String(repeating: ".", count: 20 - percent / 5)
    write("\(name): looking for quotes [\(bar)] \(percent) %")
  }

  /// Takes the line away again.
  func end() {
    if hasLine { Output.prompt("\r\u{1B}[K") }
    hasLine = false
  }

  private func write(_ words: String) {
    let words = harmless(words)
    Output.prompt(isTerminal ? "\r\u{1B}[K\(words)" : words + "\n")
    hasLine = isTerminal
  }
}
