import Catalogue
import GRDB

/// Writes what the catalogue says of itself, and its people, organisations, places and themes.
struct RecordWriter {
  private let contents: CatalogueContents

  init(_ contents: CatalogueContents) { self.contents = contents }

  /// Writes everything.
  func write(to database: Database) throws {
    try database.setMeta("title", contents.title)
    try database.setMeta("span", contents.span.canonical)
    try database.setMeta("licence", contents.licence ?? "")
    let insertion = try RowInsertion("record", columns: 5, database)
    func insert(_ kind: Schema.Kind, _ records: [(id: String, name: String, forms: [String])]) throws {
      for (number, record) in records.enumerated() {
        try insertion.insert(
          kind.rawValue, record.id, number, record.name, record.forms.joined(separator: "\n"))
      }
    }
    try insert(.person, contents.people.map { ($0.id, $0.name, $0.forms) })
    try insert(.organisation, contents.organisations.map { ($0.id, $0.name, $0.forms) })
    try insert(.place, contents.places.map { ($0.id, $0.name, $0.forms + [$0.republic].compactMap { $0 }) })
    try insert(.theme, contents.themes.map { ($0.id, $0.name, [$0.glyph].compactMap { $0 }) })
  }
}

extension Database {
  /// Notes something about the whole archive.
  func setMeta(_ key: String, _ value: some CustomStringConvertible) throws {
    try execute(literal: "INSERT OR REPLACE INTO meta VALUES (\(key), \(value.description))")
  }
}
