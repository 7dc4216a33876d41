import Catalogue
import Evidence
import Files
import GRDB
import Glibc
import Library

/// Where archives are kept, and how one that fits the catalogue and the texts is had.
public struct ArchiveStore: Sendable {
  /// What the reader should know after an archive was opened.
  public struct Outcome: Sendable {
    /// The archive.
    public var archive: EraArchive
    /// What is wrong in the catalogue; where there are errors, the archive is the last good one.
    public var problems: [Problem]
    /// Texts that could not be read, each with the reason.
    public var unreadable: [String]
    /// Remarks, for instance that the archive cannot be kept.
    public var remarks: [String]
  }

  /// What is being done while an archive is made.
  public struct Step: Hashable, Sendable {
    /// What it is.
    public var words: String
    /// The share of it that is done, from 0 to 1; nil where that is not known.
    public var share: Double?

    /// Names a step.
    public init(_ words: String, _ share: Double? = nil) {
      self.words = words
      self.share = share
    }
  }

  /// Why there is no archive.
  public enum Failure: Error {
    /// The catalogue has errors, and there is no earlier archive.
    case problems([Problem])
    /// The archive can be written nowhere.
    case unwritable(String)
  }

  /// The catalogues that are read as one, the lowest first.
  public var layers: [CatalogueLayer]
  /// The reader's own catalogue where it is none of the layers: the sources of their texts are in it all the same.
  public var own: OwnCatalogue?
  /// The folders of texts, read in place; the first that has a source's text wins.
  public var libraries: [String]
  /// The folder for archives; created where it is missing.
  public var folder: String

  /// Names the folders.
  public init(layers: [CatalogueLayer], own: OwnCatalogue? = nil, libraries: [String], folder: String) {
    self.layers = layers
    self.own = own
    self.libraries = libraries
    self.folder = folder
  }

  /// Names the folders; one catalogue stands alone.
  public init(catalogue: String, libraries: [String], folder: String) {
    self.init(layers: CatalogueReader(folder: catalogue).layers, libraries: libraries, folder: folder)
  }

  /// The path of the archive of these catalogues with these texts.
  public var path: String {
    var key = Array(layers.map(\.folder).joined(separator: "\u{1}").utf8)
    for library in libraries { key += [0] + Array(library.utf8) }
    let name = String(SHA256.hexadecimal(of: key).utf8.prefix(24)) ?? "archive"
    return "\(folder)/\(name).sqlite"
  }

  /// Opens the archive, after making it anew where the catalogue or a text has changed.
  ///
  /// What has changed is told by sizes and time stamps, and by content where those differ. Opening an archive that
  /// fits costs a look at the files' stamps, whatever the size of the catalogue.
  /// - Parameter progress: called with what is being done, while an archive is made.
  /// - Throws: ``Failure``, or what SQLite says.
  public func open(progress: (Step) -> Void = { _ in }) throws -> Outcome {
    let stamps = self.stamps()
    if let archive = EraArchive(path: path) {
      let fit = archive.fit(stamps)
      if fit == .sameContent { keep(stamps) }
      if fit != .changed { return Outcome(archive: archive, problems: [], unreadable: [], remarks: []) }
    }
    return try rebuild(stamps, progress: progress)
  }

  /// The stamps of all files that the archive is made from.
  func stamps() -> [FileStamp] {
    layers.flatMap { FileStamp.files(in: $0.folder, endings: [".yaml", ".jsonl"]) }
      + (own.flatMap { FileStamp(path: $0.sourcesPath) }.map { [$0] } ?? [])
      + libraries.flatMap { FileStamp.files(in: $0, endings: TextFolder.endings + [LibraryIndex.fileName], depth: 0) }
  }

  /// Whether a file is one of the catalogues'.
  func isOfCatalogue(_ path: String) -> Bool {
    layers.contains { path.hasPrefix($0.folder + "/") } || path == own?.sourcesPath
  }

  /// Notes new time stamps, so that the next start need not read the files; it does no harm where that fails.
  private func keep(_ stamps: [FileStamp]) {
    try? DatabaseQueue(path: path).write { database in
      for stamp in stamps {
        try database.execute(literal: "UPDATE stamp SET modified = \(stamp.modified) WHERE path = \(stamp.path)")
      }
    }
  }

  private func rebuild(_ stamps: [FileStamp], progress: (Step) -> Void) throws -> Outcome {
    progress(Step("Reading the catalogue"))
    // Before anything is read: what changes from here on has another digest, and is read again the next time.
    let digests = stamps.map { (try? SHA256.hexadecimal(ofFile: $0.path)) ?? "" }
    let scan = CatalogueReader(layers: layers).scan { progress(Step("Reading the catalogue", $0)) }
    let problems = scan.problems
    // The events are held only while texts are recognised by them.
    let hasTexts = stamps.contains { !isOfCatalogue($0.path) }
    guard let whole = hasTexts ? try scan.contentsWithQuotes() : scan.contents, !scan.hasErrors else {
      // The old archive stays usable until the catalogue is whole again.
      guard let archive = EraArchive(path: path) else { throw Failure.problems(problems) }
      return Outcome(archive: archive, problems: problems, unreadable: [], remarks: [])
    }
    progress(Step("Reading the texts"))
    var (contents, damaged) = whole.withOwnSources(of: libraries, own)
    let read = ReadTexts(of: contents, in: libraries, known: recognised(among: contents, now: zip(stamps, digests)))
    let unreadable = (damaged + read.unreadable).map(\.description)
    contents.events = []
    let places = try QuotationPlaces(scan.events, sources: contents.sources.map(\.id), texts: read.texts) {
      progress(Step("Looking for the quotes", $0))
    }
    var remarks: [String] = []
    for isTemporary in [false, true] {
      guard let folder = isTemporary ? TemporaryFolder.path : self.folder else {
        remarks.append("\(TemporaryFolder.wanted) cannot be made, or is not yours alone.")
        continue
      }
      do {
        let target = isTemporary ? folder + "/\(getpid()).sqlite" : path
        try ArchiveDraft(of: target, in: folder).write { database, index in
          var compiler = try ArchiveCompiler(contents, texts: read.texts, to: database, index)
          progress(Step("Compiling the archive", 0))
          var done = 0
          let names = compiler.names
          try scan.events.forEach({ PreparedEvent($0, quotations: places.quotations(of: $0, at: $1), names) }) {
            event in
            try compiler.add(event)
            done += 1
            if done % 256 == 0 { progress(Step("Compiling the archive", Double(done) / Double(scan.events.count))) }
          }
          try compiler.finish(formerIDs: scan.events.formerIDs) {
            progress($0 < 1 ? Step("Indexing the texts", $0) : Step("Putting the archive in order"))
          }
          try write(zip(stamps, digests), read, to: database)
        }
        if let archive = EraArchive(path: target) {
          if isTemporary { unlink(target) }
          return Outcome(archive: archive, problems: problems, unreadable: unreadable, remarks: remarks)
        }
      } catch let change as TimelineEvents.Change {
        throw change
      } catch {
        let reason = (error as? ReadingError)?.reason ?? "\(error)"
        remarks.append("The archive cannot be kept in \(folder) (\(reason)); it is made anew at every start.")
      }
    }
    throw Failure.unwritable(remarks.joined(separator: "\n"))
  }

  private func write(
    _ stamps: some Sequence<(FileStamp, String)>, _ read: ReadTexts, to database: Database
  ) throws {
    for (stamp, digest) in stamps {
      let file = read.files[stamp.path]
      try database.execute(
        sql: "INSERT INTO stamp VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          stamp.path, stamp.size, stamp.modified, digest, file.map { $0.source ?? "" }, file?.isUsed ?? false,
        ])
    }
  }
}
