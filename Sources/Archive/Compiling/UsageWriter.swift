import Catalogue
import Chronology
import GRDB

/// Counts in how many events of each half of a year every person, place, organisation and source occurs.
final class UsageWriter {
  private let names: CatalogueNames
  private let database: Database
  private var counts: [Name: [Int: Count]] = [:]

  private struct Name: Hashable {
    var kind: Schema.Kind
    var id: String
  }

  private struct Count {
    var events = 0
    var era = 0
  }

  init(_ names: CatalogueNames, _ database: Database) {
    self.names = names
    self.database = database
  }

  /// Counts an event.
  func add(_ event: Event) {
    // A date that is open on both sides is of no year.
    let day = event.sortDay == .min ? nil : Day(number: event.sortDay)
    let half = day.map { $0.year * 2 + ($0.month > 6 ? 1 : 0) } ?? .min
    for id in event.people { count(.person, id, half, event) }
    for id in event.places { count(.place, id, half, event) }
    for id in event.organisations { count(.organisation, id, half, event) }
    for id in event.quotedSources { count(.source, String(names.sourceNumber(id)), half, event) }
  }

  private func count(_ kind: Schema.Kind, _ id: String, _ half: Int, _ event: Event) {
    counts[Name(kind: kind, id: id), default: [:]][half, default: Count()].events += 1
    if !event.isBackground { counts[Name(kind: kind, id: id), default: [:]][half, default: Count()].era += 1 }
  }

  /// Writes the numbers.
  func finish() throws {
    let insertion = try RowInsertion("usage", columns: 5, database)
    for (name, halves) in counts.sorted(by: { ($0.key.kind.rawValue, $0.key.id) < ($1.key.kind.rawValue, $1.key.id) }) {
      for (half, count) in halves.sorted(by: { $0.key < $1.key }) {
        try insertion.insert(name.kind.rawValue, name.id, half, count.events, count.era)
      }
    }
    for register in Register.allCases {
      let own = counts.filter { $0.key.kind == register.kind }.values
      try database.setMeta(register.meta(withBackground: true), own.count)
      try database.setMeta(
        register.meta(withBackground: false), own.count { halves in halves.values.contains { $0.era > 0 } })
    }
  }
}
