import GRDB
import Synchronization

/// The events that the reader has marked, as one archive and its twins know them.
final class MarkedEvents: Sendable {
  /// Their positions, as an array in JSON.
  let positions = Mutex("[]")
}

extension EraArchive {
  /// Tells the archive which events the reader has marked, for queries that ask; what was told before is forgotten.
  ///
  /// The archive keeps none of it: its file is the same for all readers and can be made anew at any time.
  public func mark(_ ids: some Collection<String>) {
    let positions = positions(ofEvents: ids).values.map { String($0) }
    marked.positions.withLock { $0 = "[" + positions.joined(separator: ",") + "]" }
  }

  /// The positions of the events with these ids, as far as there are such events.
  public func positions(ofEvents ids: some Collection<String>) -> [String: Int] {
    let found = read { database in
      let statement = try database.cachedStatement(sql: "SELECT position FROM event WHERE id = ?")
      var positions: [String: Int] = [:]
      for id in ids { positions[id] = try Int.fetchOne(statement, arguments: [id]) }
      return positions
    }
    return found ?? [:]
  }
}

extension SearchQuery {
  /// Whether it asks for the events that the reader has marked.
  public var asksForMarks: Bool { groups.joined().contains { $0.subject == .flag(.marked) } }
}
