import Catalogue
import Chronology
import GRDB

/// Counts in how many events of each year every person, place, organisation and source occurs.
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
    let year = event.sortDay == .min ? .min : Day(number: event.sortDay).year
    for id in event.people { count(.person, id, year, event) }
    for id in event.places { count(.place, id, year, event) }
    for id in event.organisations { count(.organisation, id, year, event) }
    for id in Set(event.accounts.map(\.source)) { count(.source, String(names.sourceNumber(id)), year, event) }
  }

  private func count(_ kind: Schema.Kind, _ id: String, _ year: Int, _ event: Event) {
    counts[Name(kind: kind, id: id), default: [:]][year, default: Count()].events += 1
    if !event.isBackground { counts[Name(kind: kind, id: id), default: [:]][year, default: Count()].era += 1 }
  }

  /// Writes the numbers.
  func finish() throws {
    let insertion = try RowInsertion("usage", columns: 5, database)
    for (name, years) in counts.sorted(by: { ($0.key.kind.rawValue, $0.key.id) < ($1.key.kind.rawValue, $1.key.id) }) {
      for (year, count) in years.sorted(by: { $0.key < $1.key }) {
        try insertion.insert(name.kind.rawValue, name.id, year, count.events, count.era)
      }
    }
  }
}
