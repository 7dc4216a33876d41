import Chronology
import GRDB

/// The lists of names that an archive has.
public enum Register: String, CaseIterable, Hashable, Sendable {
  case person, place, organisation

  var kind: Schema.Kind {
    switch self {
    case .person: .person
    case .place: .place
    case .organisation: .organisation
    }
  }

  /// Where it is noted how many of its names some event has.
  func meta(withBackground: Bool) -> String { "names.\(rawValue).\(withBackground ? "all" : "era")" }
}

/// A name in a register, with how often it occurs.
public struct RegisterEntry: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: String
  /// How many events it has.
  public var eventCount: Int
  /// How many of them begin in each half of a year of the era, from its first on.
  public var halves: [Int]
}

extension EraArchive {
  /// The years of the era; seven where the catalogue does not say.
  public var years: ClosedRange<Int> {
    let first = firstYear ?? 1985
    let last = lastDay?.year ?? first + 6
    return first...min(max(first, last), first + 30)
  }

  /// The names of a register that some event has: people by surname, the others by name, at last those that the
  /// register does not have.
  /// - Parameter withBackground: whether events outside the era count as well.
  /// - Complexity: in the number of names of this kind, whatever the number of events.
  public func entries(of register: Register, withBackground: Bool) -> [RegisterEntry] {
    let names =
      read { database in
        try database.rows(
          "SELECT id, name FROM record WHERE kind = ? ORDER BY rank", [register.kind.rawValue]
        ) { (id: $0[0] as String, name: $0[1] as String) }
      } ?? []
    let counts = counts(of: register.kind, withBackground: withBackground)
    let known = Set(names.map(\.id))
    let unknown = counts.keys.filter { !known.contains($0) }.sorted().map { (id: $0, name: $0) }
    return (names + unknown).compactMap { record in
      counts[record.id].map {
        RegisterEntry(id: record.id, name: record.name, eventCount: $0.total, halves: $0.halves)
      }
    }
  }

  /// How many names of a register some event has.
  public func entryCount(of register: Register, withBackground: Bool) -> Int {
    let counts =
      read { database in
        try database.rows(
          "SELECT value FROM meta WHERE key = ?", [register.meta(withBackground: withBackground)]
        ) { Int($0[0] as String) }
      } ?? []
    return counts.first ?? 0
  }

  /// How many events rest on each source, by its number, in all and for each half of a year of the era.
  /// - Complexity: in the number of sources.
  public func eventCounts(withBackground: Bool) -> [Int: (total: Int, halves: [Int])] {
    let counts = counts(of: .source, withBackground: withBackground)
    var result: [Int: (total: Int, halves: [Int])] = [:]
    for (source, count) in counts {
      if let number = Int(source) { result[number] = (count.total, count.halves) }
    }
    return result
  }

  private struct Counts {
    var total = 0
    var halves: [Int]
  }

  private func counts(of kind: Schema.Kind, withBackground: Bool) -> [String: Counts] {
    let years = self.years
    let column = withBackground ? "events" : "era"
    let none = [Int](repeating: 0, count: years.count * 2)
    var result: [String: Counts] = [:]
    read { database in
      // The rows of one name stand together.
      var id: String?
      var counts = Counts(halves: none)
      try database.stored("SELECT id, half, \(column) FROM usage WHERE kind = ? AND \(column) > 0 ORDER BY id")
        .each([kind.rawValue]) { row in
          let next: String = row[0]
          if let id, id != next {
            result[id] = counts
            counts = Counts(halves: none)
          }
          id = next
          counts.total += row[2]
          let (half, isBefore) = (row[1] as Int).subtractingReportingOverflow(years.lowerBound * 2)
          if !isBefore, counts.halves.indices.contains(half) { counts.halves[half] += row[2] }
          return true
        }
      if let id { result[id] = counts }
    }
    return result
  }
}
