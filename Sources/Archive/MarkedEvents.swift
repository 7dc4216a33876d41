import GRDB
import Synchronization

/// The events that the reader has marked, as one archive and its twins know them.
final class MarkedEvents: Sendable {
  /// Their positions, ascending.
  let positions = Mutex<[Int32]>([])
  /// The same as an array in JSON.
  var json: String { "[" + positions.withLock { $0 }.map { String($0) }.joined(separator: ",") + "]" }
}

extension EraArchive {
  /// Tells the archive which events the reader has marked, for queries that ask; what was told before is forgotten.
  ///
  /// The archive keeps none of it: its file is the same for all readers and can be made anew at any time.
  /// - Returns: the positions of those events, ascending, as far as there are such events.
  @discardableResult
  public func mark(_ ids: some Collection<String>) -> [Int32] {
    let positions = Set(positions(ofEvents: ids).values).map { Int32(clamping: $0) }.sorted()
    marked.positions.withLock { $0 = positions }
    return positions
  }

  /// The positions of the events that have these ids, or had them before, as far as there are such events.
  public func positions(ofEvents ids: some Collection<String>) -> [String: Int] {
    let found = read { database in
      let statement = try database.stored(
        "SELECT position FROM event WHERE id = coalesce((SELECT event FROM former WHERE id = ?1), ?1)")
      var positions: [String: Int] = [:]
      for id in ids { positions[id] = try statement.number(id) }
      return positions
    }
    return found ?? [:]
  }
}

extension SearchQuery {
  /// Whether it asks for the events that the reader has marked.
  public var asksForMarks: Bool { groups.joined().contains { $0.subject == .flag(.marked) } }
}
