import Archive
import ArgumentParser
import Catalogue
import Evidence
import Files
import Library

/// The reader's own texts.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Attach texts, list them, fetch them, forget them.",
    discussion: """
      The library is the folder perestroika/library under XDG_DATA_HOME (otherwise ~/.local/share). Every command and \
      the browser read it; a folder that --library or PERESTROIKA_LIBRARY names comes first.

      Example: perestroika library add ~/Downloads/*.txt
      """,
    subcommands: [LibraryAdd.self, LibraryList.self, LibraryGet.self, LibraryRemove.self],
    defaultSubcommand: LibraryList.self)
}

/// What is attached, and how well it fits.
struct LibraryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the texts that are attached, and how well the quotes of their sources stand in them.",
    discussion: "Example: perestroika library list --json")

  @OptionGroup var options: PlaceOptions

  @Flag(name: .long, help: "A JSON array with an object for each text.")
  var json = false

  func run() throws {
    let archive = try options.places.openForCommand()
    let library = OwnLibrary(path: Environment.libraryFolder)
    let index = (try? library.index()) ?? LibraryIndex()
    let rows = archive.textFiles.map { row(of: $0, archive, library, index) }
    if json {
      Output.list(rows.map(\.json))
    } else {
      for row in rows { row.lines.forEach { Output.line($0) } }
    }
    guard rows.contains(where: { $0.file.source != nil }) else {
      if !json { Output.error("no text is attached; perestroika library add FILE attaches one") }
      throw ExitStatus.nothingFound
    }
  }

  private func row(
    of file: TextFile, _ archive: EraArchive, _ library: OwnLibrary, _ index: LibraryIndex
  ) -> LibraryRow {
    let number = file.source.flatMap { archive.sourceNumber($0) }
    let isOwn = file.path.hasPrefix(library.path + "/")
    let stem = file.path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
    return LibraryRow(
      file: file, name: number.map { archive.sources[$0].name },
      fit: file.isUsed ? number.map { archive.fit(ofSource: $0) } : nil,
      entry: isOwn ? (file.source ?? stem).flatMap { index[$0] } : nil, isNamed: stem == file.source)
  }
}

/// A text as `library list` shows it.
struct LibraryRow {
  var file: TextFile
  var name: String?
  var fit: QuoteFit?
  var entry: LibraryIndex.Entry?
  var isNamed: Bool

  /// How the text is known to be its source's.
  private var recognition: LibraryIndex.Recognition? {
    file.source == nil ? nil : entry?.recognition ?? (isNamed ? .name : .quotes)
  }

  /// The text in a few lines.
  var lines: [String] {
    guard let source = file.source, let recognition else {
      let reason = entry.map { "of “\($0.source)”, a source that this catalogue has not" } ?? "fits no source"
      return ["\(harmless(file.path)): \(reason)"]
    }
    guard let fit else {
      return ["\(source): \(harmless(file.path)) is not read; another text of the source comes first"]
    }
    var facts = [recognition.words, fit.words]
    if let entry {
      facts.append(entry.encoding + (entry.converter.map { ", by \($0)" } ?? ""))
      facts.append("from \(entry.origin)")
    }
    return ["\(source): \(name ?? "")", "   " + harmless(facts.joined(separator: "; "))]
      + (entry == nil ? ["   " + harmless(file.path)] : [])
  }

  /// The text as machine-readable output has it.
  var json: JSONValue {
    .object([
      .init("source", .text(file.source)), .init("path", .string(file.path)), .init("bytes", .integer(file.size)),
      .init("read", .bool(file.isUsed)), .init("recognition", .text(recognition?.rawValue)),
      .init("certainty", .text(recognition?.certainty)), .init("origin", .text(entry?.origin)),
      .init("encoding", .text(entry?.encoding)), .init("converter", .text(entry?.converter)),
      .init("own", .bool(entry.map { $0.recognition == .own || $0.record != nil } ?? false)),
      .init("fit", fit?.json ?? .null),
    ])
  }
}

/// Forgets texts.
struct LibraryRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Forget the text of a source; the record of a source of your own stays in your catalogue.",
    discussion: "Example: perestroika library remove doyle-2009")

  @Argument(help: "The ids of the sources.")
  var sources: [String]

  func run() throws {
    let library = OwnLibrary(path: Environment.libraryFolder)
    var isMissing = false
    for source in sources {
      guard !source.contains("/"), !source.hasPrefix("."), try reading({ try library.remove(source) }) else {
        Output.error("the library has no text of “\(source)”; perestroika library list shows what it has")
        isMissing = true
        continue
      }
      Output.line("removed: \(source)")
    }
    if isMissing { throw ExitStatus.nothingFound }
  }
}

/// What a library's folder or a file cannot do, as an error of the command line.
func reading<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as ReadingError {
    let isLibrary = error.path.hasPrefix(Environment.libraryFolder) || Environment.libraryFolder.hasPrefix(error.path)
    throw Failure(error.description + (isLibrary ? "; XDG_DATA_HOME names the folder that libraries are kept in" : ""))
  }
}
