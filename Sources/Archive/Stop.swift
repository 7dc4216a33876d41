import GRDB
import GRDBSQLite
import Synchronization

/// A word left for work on the archive that is under way: that nobody waits for it any more, or that its time is up.
public final class Stop: Sendable {
  private let isAsked = Atomic(false)
  private let deadline: ContinuousClock.Instant?

  /// Makes one that is asked for from outside, or by the clock as well.
  public init(after time: Duration? = nil) {
    deadline = time.map { ContinuousClock.now + $0 }
  }

  /// Asks for the work to stop; it may be asked from any thread.
  public func ask() { isAsked.store(true, ordering: .relaxed) }

  /// Whether the work is to stop.
  public var isDue: Bool {
    isAsked.load(ordering: .relaxed) || deadline.map { $0 <= .now } == true
  }
}

extension EraArchive {
  /// How many steps of SQLite pass between two looks at the word that was left: a fraction of a millisecond.
  ///
  /// The index reads each of its pages by a statement of three steps; between two pages of some thousand rows there is
  /// nothing else that could end its work.
  private static let stepsBetweenLooks: CInt = 32

  /// Reads as long as nobody says to stop.
  /// - Returns: nil where it was stopped, or the archive cannot be read.
  func read<Value>(until stop: Stop, _ body: (Database) throws -> Value) -> Value? {
    read { database in
      let look: @convention(c) (UnsafeMutableRawPointer?) -> CInt = { pointer in
        guard let pointer else { return 0 }
        return Unmanaged<Stop>.fromOpaque(pointer).takeUnretainedValue().isDue ? 1 : 0
      }
      sqlite3_progress_handler(
        database.sqliteConnection, EraArchive.stepsBetweenLooks, look, Unmanaged.passUnretained(stop).toOpaque())
      defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
      return try withExtendedLifetime(stop) { try body(database) }
    }
  }
}
