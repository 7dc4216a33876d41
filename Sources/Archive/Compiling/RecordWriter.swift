import Catalogue
import GRDB

/// Writes what the catalogue says of itself, and its people, organisations, places and themes.
struct RecordWriter {
  private let contents: CatalogueContents

  init(_ contents: CatalogueContents) { self.contents = contents }

  /// Writes everything.
  func write(to database: Database) throws {
    try database.setMeta("title", contents.title)
    try database.setMeta("layers", contents.layers.map(\.name).joined(separator: "\n"))
    try database.setMeta("span", contents.span.canonical)
    try database.setMeta("licence", contents.licence ?? "")
    let insertion = try RowInsertion("record", columns: 6, database)
    func insert(_ kind: Schema.Kind, _ records: [(id: String, name: String, forms: [String])]) throws {
      let keys = records.map { (RecordWriter.orderKey(of: $0.name, kind), $0.id) }
      var ranks = [Int](repeating: 0, count: records.count)
      for (rank, number) in keys.indices.sorted(by: { keys[$0] < keys[$1] }).enumerated() { ranks[number] = rank }
      for (number, record) in records.enumerated() {
        try insertion.insert(
          kind.rawValue, record.id, number, record.name, record.forms.joined(separator: "\n"), ranks[number])
      }
    }
    try insert(.person, contents.people.map { ($0.id, $0.name, $0.forms + $0.names.map(\.name)) })
    try insert(.organisation, contents.organisations.map { ($0.id, $0.name, $0.forms + $0.names.map(\.name)) })
    try insert(
      .place,
      contents.places.map { ($0.id, $0.name, $0.forms + $0.names.map(\.name) + [$0.republic].compactMap { $0 }) })
    try insert(.theme, contents.themes.map { ($0.id, $0.name, [$0.glyph].compactMap { $0 }) })
  }

  /// What a name is put into order by: a person's by the last word, numbers of popes and kings left where they are.
  private static func orderKey(of name: String, _ kind: Schema.Kind) -> String {
    let words = name.split(separator: " ")
    guard kind == .person, words.count > 1, let last = words.last, !last.allSatisfy({ "IVX".contains($0) }) else {
      return WordMatcher.folded(name)
    }
    return WordMatcher.folded(last + " " + words.dropLast().joined(separator: " "))
  }
}

extension Database {
  /// Notes something about the whole archive.
  func setMeta(_ key: String, _ value: some CustomStringConvertible) throws {
    try execute(literal: "INSERT OR REPLACE INTO meta VALUES (\(key), \(value.description))")
  }
}
