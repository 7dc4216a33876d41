import Chronology
import GRDB

/// The lists of names that an archive has.
public enum Register: String, CaseIterable, Hashable, Sendable {
  case person, place, organisation

  fileprivate var kind: Schema.Kind {
    switch self {
    case .person: .person
    case .place: .place
    case .organisation: .organisation
    }
  }
}

/// A name in a register, with how often it occurs.
public struct RegisterEntry: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: String
  /// How many events it has.
  public var eventCount: Int
  /// How many of them begin in each year of the era, from its first on.
  public var years: [Int]
}

extension EraArchive {
  /// The years of the era; seven where the catalogue does not say.
  public var years: ClosedRange<Int> {
    let first = firstYear ?? 1985
    let last = (try? EDTF(span))?.latest.day?.year ?? first + 6
    return first...min(max(first, last), first + 30)
  }

  /// The names of a register that some event has, by name.
  /// - Parameter withBackground: whether events outside the era count as well.
  /// - Complexity: in the number of links to names of this kind.
  public func entries(of register: Register, withBackground: Bool) -> [RegisterEntry] {
    let names =
      read { database in
        try database.rows(
          "SELECT id, name FROM record WHERE kind = ? ORDER BY number", [register.kind.rawValue]
        ) { (id: $0[0] as String, name: $0[1] as String) }
      } ?? []
    let counts = counts(
      group: "link.target", from: "link JOIN event ON event.position = link.event",
      where: "link.kind = \(register.kind.rawValue)", withBackground: withBackground)
    let known = Set(names.map(\.id))
    let unknown = counts.keys.filter { !known.contains($0) }.sorted().map { (id: $0, name: $0) }
    let entries = (names + unknown).compactMap { record -> (key: String, entry: RegisterEntry)? in
      guard let years = counts[record.id] else { return nil }
      let entry = RegisterEntry(id: record.id, name: record.name, eventCount: years.total, years: years.inEra)
      return (WordMatcher.folded(record.name), entry)
    }
    return entries.sorted { ($0.key, $0.entry.id) < ($1.key, $1.entry.id) }.map(\.entry)
  }

  /// How many events rest on each source, by its number, in all and for each year of the era.
  /// - Complexity: in the number of accounts.
  public func eventCounts(withBackground: Bool) -> [Int: (total: Int, years: [Int])] {
    let counts = counts(
      group: "account.source",
      from: "(SELECT DISTINCT source, event FROM account) AS account JOIN event ON event.position = account.event",
      where: "1", withBackground: withBackground)
    var result: [Int: (total: Int, years: [Int])] = [:]
    for (source, count) in counts {
      if let number = Int(source) { result[number] = (count.total, count.inEra) }
    }
    return result
  }

  private struct YearCounts {
    var total = 0
    var inEra: [Int]
  }

  private func counts(
    group: String, from tables: String, where condition: String, withBackground: Bool
  ) -> [String: YearCounts] {
    let years = self.years
    // A day's year, as how many of the era's New Year's Days it has passed.
    let newYears = (years.lowerBound...years.upperBound + 1).compactMap { Day(year: $0, month: 1, day: 1)?.number }
    let year = newYears.map { "(event.sort >= \($0))" }.joined(separator: " + ")
    let era = withBackground ? "" : " AND event.era IS NOT NULL"
    let rows =
      read { database in
        try database.rows(
          """
          SELECT CAST(\(group) AS TEXT), \(year) AS year, count(*) FROM \(tables)
          WHERE \(condition)\(era) GROUP BY 1, 2
          """
        ) { (key: $0[0] as String, year: $0[1] as Int, count: $0[2] as Int) }
      } ?? []
    var result: [String: YearCounts] = [:]
    for row in rows {
      var counts = result[row.key] ?? YearCounts(inEra: [Int](repeating: 0, count: years.count))
      counts.total += row.count
      if counts.inEra.indices.contains(row.year - 1) { counts.inEra[row.year - 1] += row.count }
      result[row.key] = counts
    }
    return result
  }
}
