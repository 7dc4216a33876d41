import Dispatch
import GRDB
import Glibc
import Synchronization

/// The index of the words of events and texts while it is written: in a file of its own and on a thread of its own, so
/// that it grows beside the tables of the archive, among which it is put when it is whole.
///
/// The writer is touched on the thread of the file's queue alone, and what waits by whoever gives the work.
final class IndexDraft: @unchecked Sendable {
  /// What is to be written, by the writer of the index.
  typealias Work = @Sendable (IndexWriter) throws -> Void

  private let path: String
  private let queue: DatabaseQueue
  private var writer: IndexWriter?
  private let failure = Mutex<(any Error)?>(nil)
  /// Work that has not been given to the thread yet, which is called for many pieces at a time.
  private var waiting: [Work] = []
  /// So many batches may be before the thread when whoever brings the next one has to wait.
  private let room = DispatchSemaphore(value: 4)

  private static let batchLength = 256

  private struct Abandoned: Error {}

  /// Begins a file, which must not exist.
  init(path: String) throws {
    self.path = path
    var configuration = ArchiveDraft.configuration
    // One transaction lasts from the first word to the last: what is gathered in memory is written when it ends.
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    writer = try queue.writeWithoutTransaction { database in
      try database.beginTransaction()
      try database.execute(sql: Schema.index)
      return try IndexWriter(database)
    }
  }

  /// Takes some work, which is done in its turn; waits where there is much to do.
  /// - Throws: what earlier work threw.
  func add(_ work: @escaping Work) throws {
    waiting.append(work)
    if waiting.count == IndexDraft.batchLength { try send() }
  }

  private func send() throws {
    try check()
    let batch = waiting
    waiting = []
    room.wait()
    queue.asyncWriteWithoutTransaction { [self] _ in
      defer { room.signal() }
      guard let writer, failure.withLock({ $0 == nil }) else { return }
      do {
        for work in batch { try work(writer) }
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Has the index put in order after the last work; it does not wait for that.
  /// - Throws: what earlier work threw.
  func end() throws {
    waiting.append { try $0.finish() }
    try send()
  }

  /// Waits until the index is in order, and puts it into the archive; to be called outside a transaction.
  /// - Throws: what work threw.
  func move(into archive: Database) throws {
    try close()
    try check()
    try archive.execute(sql: "ATTACH ? AS draft", arguments: [path])
    try archive.inTransaction {
      for table in Schema.tablesOfIndex {
        try archive.execute(sql: "DELETE FROM main.\(table); INSERT INTO main.\(table) SELECT * FROM draft.\(table)")
      }
      return .commit
    }
    try archive.execute(sql: "DETACH draft")
  }

  /// Does no more than it has begun, and takes the file away.
  func abandon() {
    failure.withLock { $0 = $0 ?? Abandoned() }
    try? close()
    unlink(path)
  }

  private func close() throws {
    // Statements must be gone before the connection.
    queue.writeWithoutTransaction { _ in writer = nil }
    try queue.close()
  }

  private func check() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

/// Writes the index of words.
final class IndexWriter {
  private let database: Database
  private let events: RowInsertion
  private let passages: RowInsertion

  init(_ database: Database) throws {
    self.database = database
    // Few large segments instead of many small ones, which would be merged time and again.
    for table in ["event_words", "passage_words"] {
      for (setting, value) in [("hashsize", 1 << 23), ("automerge", 0), ("crisismerge", 1999)] {
        try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES (?, ?)", arguments: [setting, value])
      }
    }
    events = try RowInsertion("event_words (rowid, title, names, words, signs)", columns: 5, database)
    passages = try RowInsertion("passage_words (rowid, text)", columns: 2, database)
  }

  /// Writes the words of the event at a position; positions must ascend.
  func addEvent(at position: Int, _ words: EventWords) throws {
    try events.insert(position, words.title, words.names, words.rest, words.signs)
  }

  /// Writes the words of a paragraph; keys must ascend.
  func addPassage(_ key: Int64, _ words: FoldedWords) throws {
    try passages.insert(key, words)
  }

  /// Puts the indexes in the order in which they are read fastest, and gathers their words.
  func finish() throws {
    try database.execute(
      sql: """
        INSERT INTO event_words (event_words) VALUES ('optimize');
        INSERT INTO passage_words (passage_words) VALUES ('optimize');
        """)
    try Vocabulary.write(to: database)
    try database.commit()
  }
}
