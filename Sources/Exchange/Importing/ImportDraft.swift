import Catalogue
import Chronology
import GRDB
import Glibc

/// What an import has read so far: the lines of its events in one file, and in a database what must be known of them.
///
/// It lies in a hidden folder of the folder that is imported into. Rows are taken in batches; after each the database
/// says how long the file of lines is when whole, so that an import that was ended at any point goes on from there.
final class ImportDraft {
  /// The hidden folder.
  let path: String
  private let queue: DatabaseQueue
  private let lock: Int32
  private var lines: DraftFile?
  private var seen: Set<RegisterName> = []
  /// Whether an earlier run began the same import.
  let isResumed: Bool

  /// What became of an event.
  enum Outcome: Equatable {
    case added
    /// The same event is there already; perhaps with other links to events.
    case unchanged(hasOtherLinks: Bool)
    /// Another event of this id is there; where.
    case differs(String)
    /// An id that it had before is, or was, that of another one; where that one is.
    case isFormer(String, of: String)
  }

  /// Opens the draft in a folder, or begins one.
  /// - Parameter signature: what the import is of; a draft of another import is thrown away.
  init(folder: String, signature: String) throws(ImportFailure) {
    path = folder + "/.import"
    try DraftFile.makeFolder(path)
    lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard lock >= 0 else { throw DraftFile.failure(path) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw ImportFailure("\(folder): another import is under way there")
    }
    let database = path + "/index.sqlite"
    do {
      var kept = access(database, F_OK) == 0 ? try? ImportDraft.opened(database) : nil
      // Of a run that was ended before it had begun there is a database without a table.
      if let queue = kept, (try? ImportDraft.state("signature", in: queue)) != signature { kept = nil }
      isResumed = kept != nil
      if let kept {
        queue = kept
      } else {
        for name in ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "events.jsonl"] {
          unlink(path + "/" + name)
        }
        queue = try ImportDraft.opened(database)
        try queue.write { database in
          try database.execute(sql: ImportDraft.schema)
          try database.execute(sql: "INSERT INTO state VALUES ('signature', ?)", arguments: [signature])
        }
      }
    } catch {
      throw ImportDraft.failure(error, path)
    }
  }

  deinit { close(lock) }

  private static let schema = """
    CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE event (id TEXT PRIMARY KEY, number INTEGER, digest INTEGER, links INTEGER, first INTEGER, last INTEGER,
      background INTEGER, place TEXT) WITHOUT ROWID;
    CREATE TABLE link (number INTEGER, kind TEXT, target TEXT, first INTEGER);
    CREATE TABLE name (position INTEGER PRIMARY KEY, kind TEXT, id TEXT, name TEXT, UNIQUE (kind, id));
    CREATE TABLE source (id TEXT PRIMARY KEY, record TEXT, position INTEGER);
    CREATE TABLE loss (what TEXT PRIMARY KEY, count INTEGER);
    """

  private static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // What a crash of the system could lose is an import begun; what is at its place at the end is on the disk.
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func state(_ key: String, in queue: DatabaseQueue) throws -> String? {
    try queue.read { try String.fetchOne($0, sql: "SELECT value FROM state WHERE key = ?", arguments: [key]) }
  }

  private static func failure(_ error: any Error, _ path: String) -> ImportFailure {
    if let failure = error as? ImportFailure { return failure }
    guard let error = error as? DatabaseError else { return ImportFailure("\(path): \(error)") }
    return error.resultCode == .SQLITE_FULL
      ? ImportFailure("\(path) cannot be written: No space left on device")
      : ImportFailure("\(path) cannot be written: \(error.message ?? "\(error.resultCode)")")
  }

  /// Runs something on the database.
  func read<Value>(_ body: (Database) throws -> Value) throws(ImportFailure) -> Value {
    do { return try queue.read(body) } catch { throw ImportDraft.failure(error, path) }
  }

  /// Takes some rows: all of what the body does is kept, or nothing.
  func batch(_ body: (Batch) throws -> Void) throws(ImportFailure) {
    do {
      try queue.write { database in
        if lines == nil {
          let length = try Int.fetchOne(database, sql: "SELECT value FROM state WHERE key = 'length'") ?? 0
          lines = try DraftFile(linesPath, length: length)
        }
        let batch = Batch(database, self)
        try body(batch)
        if let lines {
          try lines.synchronise()
          try batch.set("length", lines.length)
        }
      }
    } catch {
      lines = nil
      throw ImportDraft.failure(error, path)
    }
  }

  /// The file with a line for every event.
  var linesPath: String { path + "/events.jsonl" }

  /// A value that was set.
  func state(_ key: String) throws(ImportFailure) -> String? {
    do { return try ImportDraft.state(key, in: queue) } catch { throw ImportDraft.failure(error, path) }
  }

  /// Takes the draft away.
  func remove() {
    try? queue.close()
    for name in ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "events.jsonl", "draft", "lock"] {
      unlink(path + "/" + name)
    }
    rmdir(path)
  }

  /// The rows that are taken at once.
  struct Batch {
    private let database: Database
    private let draft: ImportDraft

    fileprivate init(_ database: Database, _ draft: ImportDraft) {
      self.database = database
      self.draft = draft
    }

    /// Sets a value.
    func set(_ key: String, _ value: some DatabaseValueConvertible) throws {
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO state VALUES (?, ?)").execute(arguments: [key, value])
    }

    /// Remembers an event that the folder has already.
    func know(_ event: PreparedImport, place: String) throws {
      _ = try insert(event, id: event.id, number: nil, place: place)
      for id in event.event.formerIDs { _ = try insert(event, id: id, number: nil, place: place) }
    }

    /// Where an event stands that has an id, or had it before; nil where there is none.
    private func place(ofEvent id: String) throws -> String? {
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT place FROM event WHERE id = ?"), arguments: [id])
    }

    private func insert(_ event: PreparedImport, id: String, number: Int?, place: String) throws -> Bool {
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: [
          id, number, event.digest, event.linkDigest, event.first, event.last, event.event.isBackground, place,
        ])
      return database.changesCount == 1
    }

    /// Adds an event; one whose id was made gets another one, `id-2` and so on, where another event has it.
    func add(_ prepared: PreparedImport, place: String, number: Int) throws -> Outcome {
      let event = prepared.event
      var id = prepared.id
      var attempt = 1
      if !event.formerIDs.isEmpty, try self.place(ofEvent: id) == nil {
        for former in event.formerIDs {
          if let there = try self.place(ofEvent: former) { return .isFormer(former, of: there) }
        }
      }
      while try !insert(prepared, id: id, number: number, place: place) {
        let row = try Row.fetchOne(
          database.cachedStatement(sql: "SELECT digest, links, place FROM event WHERE id = ?"), arguments: [id])
        if row?["digest"] == prepared.digest { return .unchanged(hasOtherLinks: row?["links"] != prepared.linkDigest) }
        guard prepared.hasMadeID else { return .differs(row?["place"] ?? "") }
        attempt += 1
        id = "\(prepared.id)-\(attempt)"
      }
      for former in event.formerIDs { _ = try insert(prepared, id: former, number: number, place: place) }
      try draft.lines?.append("{\"id\": \"\(id)\", \(prepared.rest)\n")
      var links = event.links.map { (kind: $0.claim == nil ? "leads_to" : "claim", target: $0.event) }
      if let whole = event.partOf { links.append((kind: "part_of", target: whole)) }
      for (kind, target) in links {
        try database.cachedStatement(sql: "INSERT INTO link VALUES (?, ?, ?, ?)").execute(
          arguments: [number, kind, target, prepared.first])
      }
      if event.needsJSON { try set("needsJSON", true) }
      if event.needsFormat2 { try set("needsFormat2", true) }
      try add(prepared.names, of: event)
      return .added
    }

    private func add(_ names: [RegisterName], of event: Event) throws {
      var all = names
      func refer(_ kind: Origins.Collection, _ ids: [String]) {
        for id in ids where !names.contains(where: { $0.kind == kind && $0.id == id }) {
          all.append(RegisterName(kind: kind, id: id, name: ""))
        }
      }
      refer(.themes, [event.theme])
      refer(.people, event.people)
      refer(.organisations, event.organisations)
      refer(.places, event.places)
      refer(.sources, event.quotations.map(\.source))
      refer(.figures, event.accounts.flatMap { $0.figures.map(\.name) })
      for name in all where !draft.seen.contains(name) {
        if draft.seen.count > 1 << 16 { draft.seen.removeAll() }
        draft.seen.insert(name)
        // A name that is told later is better than none.
        try database.cachedStatement(
          sql: """
            INSERT INTO name (kind, id, name) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET name = excluded.name WHERE name = '' AND excluded.name <> ''
            """
        ).execute(arguments: [name.kind.rawValue, name.id, name.name])
        if name.name.isEmpty { continue }
        let kept = try String.fetchOne(
          database.cachedStatement(sql: "SELECT name FROM name WHERE kind = ? AND id = ?"),
          arguments: [name.kind.rawValue, name.id])
        if let kept, kept.lowercased() != name.name.lowercased() {
          try add(Losses("names that share the id of another: “\(name.name)” with “\(kept)”, \(name.id)"))
        }
      }
    }

    /// Adds a source; the first of an id counts.
    func add(_ source: Source) throws -> Outcome {
      let record = source.record.line
      try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO source VALUES (?, ?, (SELECT count(*) FROM source))"
      ).execute(arguments: [source.id, record])
      if database.changesCount == 1 {
        if source.derivedFrom != nil { try set("needsFormat2", true) }
        return .added
      }
      let known = try String.fetchOne(
        database, sql: "SELECT record FROM source WHERE id = ?", arguments: [source.id])
      return known == record ? .unchanged(hasOtherLinks: false) : .differs("")
    }

    /// Adds to what could not be kept.
    func add(_ losses: Losses) throws {
      for loss in losses.counts where loss.count > 0 {
        try database.cachedStatement(
          sql: "INSERT INTO loss VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
        ).execute(arguments: [loss.what, loss.count])
      }
    }
  }
}

/// An event as an import keeps it.
struct PreparedImport: Sendable {
  let event: Event
  let names: [RegisterName]
  /// Whether the id was made of the title, so that it may be made another.
  let hasMadeID: Bool
  /// Its line without the id.
  let rest: String
  /// The digest of all but its id and its links, by which it is told whether another event is the same.
  let digest: Int64
  /// The digest of its links, which an import may have to leave out.
  let linkDigest: Int64
  /// The number of its earliest day.
  let first: Int?
  /// The number of its latest day.
  let last: Int?

  init(_ event: Event, names: [RegisterName] = [], hasMadeID: Bool = false) {
    self.event = event
    self.names = names
    self.hasMadeID = hasMadeID
    let record = event.record
    rest = String(JSONValue.object(Array((record.members ?? []).dropFirst())).line.dropFirst())
    let hasLinks = !event.links.isEmpty || event.partOf != nil
    if hasLinks {
      var unlinked = event
      (unlinked.links, unlinked.partOf) = ([], nil)
      digest = PreparedImport.digest(PreparedImport(unlinked).rest)
    } else {
      digest = PreparedImport.digest(rest)
    }
    linkDigest = PreparedImport.digest((record["leads_to"]?.line ?? "") + (event.partOf ?? ""))
    first = event.date.earliest.day?.number
    last = event.date.latest.day?.number
  }

  var id: String { event.id }

  /// The 64-bit FNV-1a hash of a text, enough to tell whether an event is the same.
  private static func digest(_ text: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
