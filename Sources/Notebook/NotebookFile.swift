import GRDB
import Glibc

/// The open file of a notebook.
struct NotebookFile {
  /// What the file is opened for.
  enum Mode {
    case reading, writing
  }

  /// Why nothing can be done with the file.
  enum Failure: Error {
    /// What stands in it contradicts itself.
    case damaged
    /// Anything else, in words; the file is to be left as it is.
    case unusable(String)
  }

  /// Counts up when a table changes.
  static let version = 1
  /// What SQLite keeps in the file's header to tell whose it is: "PERN".
  static let applicationNumber = 0x5045_524E

  private let queue: DatabaseQueue

  init(path: String, mode: Mode, patience: Int) throws(Failure) {
    let isNew = access(path, F_OK) != 0
    if isNew {
      // SQLite takes the file as it finds it, and its journal after the file.
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else {
        throw .unusable("the notebook cannot be made: \(String(cString: strerror(errno))) (\(path))")
      }
      close(file)
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(patience) / 1000)
    // What was begun when a program was killed can be taken back only where the file may be written.
    configuration.readonly = mode == .reading && access(path, W_OK) != 0
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { try NotebookFile.examine($0, mode: mode) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw NotebookFile.failure(error, path: path)
    }
  }

  /// Makes the table in an empty file; throws where the file is none of ours, of a newer version, or damaged.
  private static func examine(_ database: Database, mode: Mode) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let number = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if version == 0, number == 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
      guard !database.configuration.readonly else { return }
      try database.inTransaction(.immediate) {
        try database.execute(
          sql: """
            CREATE TABLE IF NOT EXISTS mark (
              number INTEGER PRIMARY KEY, catalogue TEXT NOT NULL, event TEXT NOT NULL, note TEXT NOT NULL,
              title TEXT NOT NULL, date TEXT NOT NULL, UNIQUE (catalogue, event)
            );
            PRAGMA user_version = \(NotebookFile.version);
            PRAGMA application_id = \(NotebookFile.applicationNumber);
            """)
        return .commit
      }
      return
    }
    if version > NotebookFile.version, number == NotebookFile.applicationNumber {
      throw Failure.unusable("it is of a newer version of the program")
    }
    guard number == NotebookFile.applicationNumber else { throw Failure.unusable("it is no notebook of this program") }
    guard version == NotebookFile.version,
      try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok",
      try database.tableExists("mark")
    else { throw Failure.damaged }
  }

  /// The marks of a catalogue, by the ids of their events.
  func marks(of catalogue: String) throws(Failure) -> [Mark] {
    try read { database in
      guard try database.tableExists("mark") else { return [] }
      return try Row.fetchAll(
        database, sql: "SELECT event, note, title, date FROM mark WHERE catalogue = ? ORDER BY event",
        arguments: [catalogue]
      ).map { Mark(event: $0[0], note: $0[1], title: $0[2], date: $0[3]) }
    }
  }

  /// The mark on an event; nil where there is none.
  func mark(on event: String, of catalogue: String) throws(Failure) -> Mark? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT event, note, title, date FROM mark WHERE catalogue = ? AND event = ?",
        arguments: [catalogue, event]
      ).map { Mark(event: $0[0], note: $0[1], title: $0[2], date: $0[3]) }
    }
  }

  /// Keeps a mark in the place of an earlier one on its event.
  func put(_ mark: Mark, of catalogue: String) throws(Failure) {
    try put([MarkRescue.Row(catalogue: catalogue, mark: mark)])
  }

  /// Keeps marks, all or none.
  func put(_ rows: [MarkRescue.Row]) throws(Failure) {
    try write { database in
      for row in rows {
        try database.execute(
          literal: """
            INSERT INTO mark (catalogue, event, note, title, date)
            VALUES (\(row.catalogue), \(row.mark.event), \(row.mark.note), \(row.mark.title), \(row.mark.date))
            ON CONFLICT (catalogue, event) DO UPDATE SET note = excluded.note, title = excluded.title,
              date = excluded.date
            """)
      }
    }
  }

  /// Takes the mark on an event away.
  func take(_ event: String, of catalogue: String) throws(Failure) {
    try write { try $0.execute(literal: "DELETE FROM mark WHERE catalogue = \(catalogue) AND event = \(event)") }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw NotebookFile.failure(error, path: queue.path)
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(Failure) {
    do {
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try body(database)
          return .commit
        }
      }
    } catch {
      throw NotebookFile.failure(error, path: queue.path)
    }
  }

  /// What an error of SQLite means for the reader.
  private static func failure(_ error: any Error, path: String) -> Failure {
    guard let error = error as? DatabaseError else { return .unusable("\(error) (\(path))") }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged
    case .SQLITE_FULL: return .unusable("the disk is full (\(path))")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return .unusable("the notebook cannot be written (\(path))")
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .unusable("another program is using the notebook (\(path))")
    case .SQLITE_IOERR: return .unusable("the disk refuses it or is full (\(path))")
    default: return .unusable("\(error.message ?? "\(error.resultCode)") (\(path))")
    }
  }
}
