import Chronology
import Evidence
import Files
import GRDB
import GRDBSQLite
import Glibc
import Library
import Synchronization

/// A compiled catalogue with its texts and the index of their words: read only, and always to be had anew.
///
/// All answers come from the file as they are asked for, so that memory and time do not grow with the catalogue.
public final class EraArchive: Sendable {
  let queue: DatabaseQueue
  private let path: String
  private let file: FileIdentity?
  /// How many events there are, background included.
  public let eventCount: Int
  /// How many events of the era there are.
  public let eraCount: Int
  /// The name of the catalogue.
  public let title: String
  /// The names of the catalogues that it was made from, the lowest first.
  public let layers: [String]
  /// The era the catalogue is about, as an EDTF interval.
  public let span: String
  /// The first day of the era; nil where the catalogue's span has none.
  public let firstDay: Day?
  /// The last day of the era; nil where the catalogue's span has none.
  let lastDay: Day?
  /// The bibliography, in the order of the catalogue.
  public let sources: SourceList
  /// How many sources have their text attached.
  public let textCount: Int
  /// How many paragraphs the texts have.
  public let paragraphCount: Int
  /// The themes, in the order of the catalogue.
  public let themes: [ThemeDetail]
  /// How many events of the era begin in a month, by month counted from year 0.
  public let months: [Int: Int]
  /// The events that the reader has marked.
  let marked: MarkedEvents

  /// Opens an archive; nil where there is none at the path, or it is damaged or of another version.
  init?(path: String, marked: MarkedEvents = MarkedEvents()) {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // Nothing is ever written, so that nobody need be told what a statement touches.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      database.add(tokenizer: FoldedTokenizer.self)
      // An archive is replaced, never changed, so that one lock serves for as long as it is open.
      sqlite3_exec(
        database.sqliteConnection,
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA mmap_size = 33554432; PRAGMA query_only = 1; PRAGMA temp_store = 2",
        nil, nil, nil)
    }
    // SQLite itself takes a last page that is cut off for a whole one.
    guard let stamp = FileStamp(path: path), stamp.size % ArchiveDraft.pageSize == 0,
      let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let head = try? queue.unsafeRead({ try EraArchive.Head($0) })
    else { return nil }
    self.queue = queue
    self.path = path
    self.marked = marked
    file = FileIdentity(path: path)
    eventCount = head.eventCount
    eraCount = head.eraCount
    title = head.title
    layers = head.layers
    span = head.span
    let era = try? EDTF(head.span)
    firstDay = era?.earliest.day
    lastDay = era?.latest.day
    sources = SourceList(queue: queue, count: head.sourceCount)
    textCount = head.textCount
    paragraphCount = head.paragraphCount
    themes = head.themes
    months = head.months
  }

  private struct Head {
    var eventCount: Int
    var eraCount: Int
    var title: String
    var layers: [String]
    var span: String
    var sourceCount: Int
    var textCount: Int
    var paragraphCount: Int
    var themes: [ThemeDetail]
    var months: [Int: Int]

    init(_ database: Database) throws {
      let version = try database.stored("PRAGMA user_version").number()
      let number = try database.stored("PRAGMA application_id").number()
      guard version == Schema.version, number == Schema.applicationNumber else {
        throw DatabaseError(message: "not an archive of this version")
      }
      var meta: [String: String] = [:]
      for (key, value) in try database.rows("SELECT key, value FROM meta", [], { ($0[0] as String, $0[1] as String) }) {
        meta[key] = value
      }
      eventCount = Int(meta["events"] ?? "") ?? 0
      eraCount = Int(meta["era"] ?? "") ?? 0
      title = meta["title"] ?? ""
      layers = (meta["layers"] ?? "").split(separator: "\n").map(String.init)
      span = meta["span"] ?? ""
      sourceCount = Int(meta["sources"] ?? "") ?? 0
      textCount = Int(meta["texts"] ?? "") ?? 0
      paragraphCount = Int(meta["paragraphs"] ?? "") ?? 0
      themes = try database.rows(
        "SELECT id, name, forms FROM record WHERE kind = ? ORDER BY number", [Schema.Kind.theme.rawValue]
      ) { ThemeDetail(id: $0[0], name: $0[1], glyph: $0[2]) }
      months = [:]
      for (month, count) in try database.rows("SELECT month, events FROM month", [], { ($0[0] as Int, $0[1] as Int) }) {
        months[month] = count
      }
    }
  }

  /// Opens the same file once more, for work that must not keep this one waiting; nil where another file is in its
  /// place now, or none.
  public func twin() -> EraArchive? {
    guard file != nil, file == FileIdentity(path: path), let twin = EraArchive(path: path, marked: marked),
      twin.file == file
    else {
      return nil
    }
    return twin
  }

  /// Whether all questions are answered within a key, so that none need be put to a twin.
  public var answersAtOnce: Bool { eventCount + paragraphCount <= EraArchive.fewEnough }

  /// So many events and paragraphs are gone through in a millisecond or two.
  private static let fewEnough = 20_000

  /// The first year of the era; nil where the catalogue's span has none.
  public var firstYear: Int? { firstDay?.year }

  /// The first and the last day of the era; those of its events where the catalogue's span has none.
  public var days: ClosedRange<Int> {
    let months = months.keys
    let first = firstDay?.number ?? Day(year: (months.min() ?? 0) / 12, month: 1, day: 1)?.number ?? 0
    let last = lastDay?.number ?? Day(year: (months.max() ?? 0) / 12, month: 12, day: 31)?.number ?? first
    return first...max(first, last)
  }

  /// The number of the source with this id.
  public func sourceNumber(_ id: String) -> Int? {
    read { try $0.rows("SELECT number FROM source WHERE id = ?", [id]) { $0[0] as Int }.first } ?? nil
  }

  /// How the files are, compared with those that the archive was made from.
  enum Fit {
    /// Sizes and time stamps are the same.
    case same
    /// Some time stamps differ, but what stands in the files does not.
    case sameContent
    /// A file was added, removed or changed.
    case changed
  }

  /// Compares the files with those that the archive was made from: stamps first, then content.
  func fit(_ stamps: [FileStamp]) -> Fit {
    let kept = read { database in
      try database.rows("SELECT path, size, modified, digest FROM stamp ORDER BY path") { row in
        (path: row[0] as String, size: row[1] as Int, modified: row[2] as Int, digest: row[3] as String)
      }
    }
    guard let kept, kept.count == stamps.count else { return .changed }
    var fit = Fit.same
    for (file, stamp) in zip(kept, stamps.sorted { $0.path < $1.path }) {
      guard file.path == stamp.path, file.size == stamp.size else { return .changed }
      if file.modified == stamp.modified { continue }
      guard (try? SHA256.hexadecimal(ofFile: stamp.path)) == file.digest else { return .changed }
      fit = .sameContent
    }
    return fit
  }

  /// Reads without a transaction: nothing is ever written to an archive that is open.
  ///
  /// Where the file turns out to be damaged there is nothing to show, which ``isDamaged`` tells from then on; the file
  /// is taken away, so that the next start makes it anew.
  func read<Value>(_ body: (Database) throws -> Value) -> Value? {
    do {
      return try queue.unsafeReentrantRead(body)
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR].contains(error.resultCode)
    {
      EraArchive.damageIsKnown.store(true, ordering: .relaxed)
      if file == FileIdentity(path: path) { unlink(path) }
      return nil
    } catch {
      return nil
    }
  }

  private static let damageIsKnown = Atomic(false)

  /// Whether an archive that was read from turned out to be damaged since the program began.
  public static var isDamaged: Bool { damageIsKnown.load(ordering: .relaxed) }
}

/// Which file it is, whatever it is called.
private struct FileIdentity: Equatable {
  var device: UInt64
  var number: UInt64

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// A theme as the screen needs it.
public struct ThemeDetail: Hashable, Sendable {
  /// The theme's id.
  public var id: String
  /// Its name.
  public var name: String
  /// Its sign on the timeline; may be empty.
  public var glyph: String
}
