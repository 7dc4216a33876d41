import Catalogue
import Evidence
import Files
import GRDB
import Glibc
import Library

/// A new archive while it is written beside its place: it gets its name when it is whole, so that none that was
/// interrupted is ever taken for one.
struct ArchiveDraft {
  private let target: String
  private let path: String
  private let indexPath: String

  /// Begins a draft of the archive at a path; what ended runs left behind there is taken away.
  /// - Throws: ``ReadingError`` where the folder cannot be made.
  init(of target: String, in folder: String) throws {
    self.target = target
    path = "\(target).\(getpid()).new"
    indexPath = "\(target).words.\(getpid()).new"
    try WholeFile.makeFolder(folder)
    WholeFile.sweep(folder)
    unlink(path)
    unlink(indexPath)
  }

  /// Writes the archive and gives it its name; where that fails, nothing is left of it.
  /// - Parameter fill: writes the tables, and has the index of words written beside them.
  /// - Throws: ``ReadingError`` with the reason, ``TimelineEvents/Change``, or what `fill` throws.
  func write(_ fill: (Database, IndexDraft) throws -> Void) throws {
    defer { unlink(path) }
    do {
      let index = try IndexDraft(path: indexPath)
      defer { index.abandon() }
      let queue = try DatabaseQueue(path: path, configuration: ArchiveDraft.configuration)
      try queue.write { database in
        try database.execute(sql: Schema.tables + Schema.index)
        try fill(database, index)
        try index.end()
        try database.execute(sql: Schema.indices)
        try database.execute(
          sql: "PRAGMA user_version = \(Schema.version); PRAGMA application_id = \(Schema.applicationNumber)")
      }
      try queue.writeWithoutTransaction { database in
        try index.move(into: database)
        // Some rows of each index are enough to choose among them.
        try database.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE")
      }
      try queue.close()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      throw ReadingError(path: path, reason: "there is no room left on the disk")
    }
    try synchronise()
    guard rename(path, target) == 0 else { throw ReadingError(path: target, reason: systemReason()) }
    // What was begun in the old archive when its program was killed is not to be taken back in the new one.
    unlink(target + "-journal")
  }

  /// The bytes of a page: an archive is made of whole ones.
  static let pageSize = 8192

  /// For files that nobody else has, and that are whole or nothing.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      database.add(tokenizer: FoldedTokenizer.self)
      // The draft is renamed only when whole, so that a journal would guard nothing.
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = \(pageSize); PRAGMA secure_delete = 0;
          PRAGMA cache_size = -32768; PRAGMA locking_mode = EXCLUSIVE
          """)
    }
    return configuration
  }

  private func synchronise() throws {
    let file = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw ReadingError(path: path, reason: systemReason()) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw ReadingError(path: path, reason: systemReason()) }
  }
}
