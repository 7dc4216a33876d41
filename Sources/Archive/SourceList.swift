import GRDB
import Synchronization

/// The bibliography of an archive, in the order of the catalogue; a source is read when it is asked for, and kept.
public struct SourceList: RandomAccessCollection, Sendable {
  private let storage: Storage
  /// How many sources there are.
  public let count: Int

  private final class Storage: Sendable {
    let queue: DatabaseQueue
    let kept = Mutex<[Int: SourceDetail]>([:])

    init(queue: DatabaseQueue) {
      self.queue = queue
    }
  }

  init(queue: DatabaseQueue, count: Int) {
    storage = Storage(queue: queue)
    self.count = count
  }

  /// Zero.
  public var startIndex: Int { 0 }
  /// The number of sources.
  public var endIndex: Int { count }

  /// The source of this number.
  /// - Complexity: one look-up in the archive the first time, constant after it.
  public subscript(number: Int) -> SourceDetail {
    if let known = storage.kept.withLock({ $0[number] }) { return known }
    let read = try? storage.queue.unsafeReentrantRead { database in
      try database.rows("SELECT * FROM source WHERE number = ?", [number], SourceList.detail).first
    }
    let detail = (read ?? nil) ?? SourceList.missing(number)
    storage.kept.withLock { $0[number] = detail }
    return detail
  }

  /// Reads all sources at once, where all are wanted.
  public func readAll() {
    let all = try? storage.queue.unsafeReentrantRead { database in
      try database.rows("SELECT * FROM source ORDER BY number", [], SourceList.detail)
    }
    storage.kept.withLock { kept in
      for source in all ?? [] { kept[source.number] = source }
    }
  }

  private static func detail(_ row: StoredRow) -> SourceDetail {
    SourceDetail(
      number: row[0], id: row[1], name: row[2], citation: row[3], tier: row[4], perspective: row[5],
      address: row[6], record: row[7], accountCount: row[8], paragraphCount: row[9])
  }

  /// What stands for a source that cannot be read from a damaged archive.
  private static func missing(_ number: Int) -> SourceDetail {
    SourceDetail(
      number: number, id: "", name: "", citation: "", tier: "", perspective: nil, address: nil, record: "{}",
      accountCount: 0, paragraphCount: 0)
  }
}
