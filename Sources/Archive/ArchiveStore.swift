import Catalogue
import Evidence
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

  /// Why there is no archive.
  public enum Failure: Error {
    /// The catalogue has errors, and there is no earlier archive.
    case problems([Problem])
    /// The archive can be written nowhere.
    case unwritable(String)
  }

  /// The folder of the catalogue.
  public var catalogue: String
  /// The folders of texts, read in place; the first that has a source's text wins.
  public var libraries: [String]
  /// The folder for archives; created where it is missing.
  public var folder: String

  /// Names the folders.
  public init(catalogue: String, libraries: [String], folder: String) {
    self.catalogue = catalogue
    self.libraries = libraries
    self.folder = folder
  }

  /// The path of the archive of this catalogue with these texts.
  public var path: String {
    var key = Array(catalogue.utf8)
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
  public func open(progress: (String) -> Void = { _ in }) throws -> Outcome {
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
    FileStamp.files(in: catalogue, endings: [".yaml", ".jsonl"])
      + libraries.flatMap { FileStamp.files(in: $0, endings: TextFolder.endings + [LibraryIndex.fileName], depth: 0) }
  }

  /// Notes new time stamps, so that the next start need not read the files; it does no harm where that fails.
  private func keep(_ stamps: [FileStamp]) {
    try? DatabaseQueue(path: path).write { database in
      for stamp in stamps {
        try database.execute(literal: "UPDATE stamp SET modified = \(stamp.modified) WHERE path = \(stamp.path)")
      }
    }
  }

  private func rebuild(_ stamps: [FileStamp], progress: (String) -> Void) throws -> Outcome {
    // Before anything is read: what changes from here on has another digest, and is read again the next time.
    let digests = stamps.map { SHA256.hexadecimal(of: (try? readBytes(of: $0.path)) ?? []) }
    progress("Reading the catalogue …")
    let reading = CatalogueReader(folder: catalogue).read()
    let problems = reading.problems
    guard let whole = reading.contents, !reading.hasErrors else {
      // The old archive stays usable until the catalogue is whole again.
      guard let archive = EraArchive(path: path) else { throw Failure.problems(problems) }
      return Outcome(archive: archive, problems: problems, unreadable: [], remarks: [])
    }
    progress("Reading the texts …")
    let (contents, damaged) = whole.withOwnSources(of: libraries)
    let read = ReadTexts(of: contents, in: libraries, known: recognised(among: contents, now: zip(stamps, digests)))
    let unreadable = (damaged + read.unreadable).map(\.description)
    progress("Compiling the archive …")
    var remarks: [String] = []
    for folder in [folder, ArchiveStore.temporaryFolder] {
      do {
        let target = folder == self.folder ? path : folder + "/\(getpid()).sqlite"
        try write(contents, read, stamps: zip(stamps, digests), to: target, in: folder)
        if let archive = EraArchive(path: target) {
          if folder != self.folder { unlink(target) }
          return Outcome(archive: archive, problems: problems, unreadable: unreadable, remarks: remarks)
        }
      } catch {
        remarks.append("The archive cannot be kept in \(folder) (\(error)); it is made anew at every start.")
      }
    }
    throw Failure.unwritable(remarks.joined(separator: "\n"))
  }

  private static let temporaryFolder: String =
    (getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp") + "/perestroika-\(getuid())"

  private func write(
    _ contents: CatalogueContents, _ read: ReadTexts, stamps: some Sequence<(FileStamp, String)>,
    to target: String, in folder: String
  ) throws {
    try makeFolders(folder)
    let draft = target + ".\(getpid()).new"
    unlink(draft)
    defer { unlink(draft) }
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The draft is renamed only when whole, so that a journal would guard nothing.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192")
    }
    let queue = try DatabaseQueue(path: draft, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: Schema.tables)
      try ArchiveCompiler(contents: contents, texts: read.texts).write(to: database)
      for (stamp, digest) in stamps {
        let file = read.files[stamp.path]
        try database.execute(
          sql: "INSERT INTO stamp VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            stamp.path, stamp.size, stamp.modified, digest, file.map { $0.source ?? "" }, file?.isUsed ?? false,
          ])
      }
      try database.execute(
        sql: """
          INSERT INTO event_words (event_words) VALUES ('optimize');
          INSERT INTO passage_words (passage_words) VALUES ('optimize');
          PRAGMA user_version = \(Schema.version);
          PRAGMA application_id = \(Schema.applicationNumber);
          """)
    }
    try queue.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
    try queue.close()
    try synchronise(draft)
    guard rename(draft, target) == 0 else {
      throw ReadingError(path: target, reason: String(cString: strerror(errno)))
    }
  }

  private func synchronise(_ path: String) throws {
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw ReadingError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw ReadingError(path: path, reason: String(cString: strerror(errno))) }
  }

  private func makeFolders(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0 && errno != EEXIST {
        throw ReadingError(path: made, reason: String(cString: strerror(errno)))
      }
    }
  }
}
