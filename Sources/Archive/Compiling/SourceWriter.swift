import Catalogue
import Evidence
import GRDB

/// Writes the bibliography, and the texts with the index of their words.
struct SourceWriter {
  private let sources: [Source]
  private let texts: [String: ReadingText]
  private let database: Database

  init(_ sources: [Source], _ texts: [String: ReadingText], _ database: Database) {
    self.sources = sources
    self.texts = texts
    self.database = database
  }

  /// Writes everything.
  /// - Parameter accountCounts: how many accounts each source has, by its number.
  func finish(accountCounts: [Int: Int]) throws {
    let insertion = try RowInsertion("source", columns: 10, database)
    for (number, source) in sources.enumerated() {
      let paragraphs = texts[source.id]?.paragraphs ?? []
      try insertion.insert(
        number, source.id, source.shortName, Citation(source).text, source.tier.rawValue, source.perspective,
        source.url, SourceDocument(source).json.line, accountCounts[number] ?? 0, paragraphs.count)
      try write(paragraphs, of: number)
    }
    try database.execute(sql: "INSERT INTO passage_words (passage_words) VALUES ('optimize')")
    try database.setMeta("sources", sources.count)
    try database.setMeta("texts", sources.count { texts[$0.id] != nil })
  }

  private func write(_ paragraphs: [Paragraph], of source: Int) throws {
    let insertion = try RowInsertion("paragraph", columns: 5, database)
    let words = try RowInsertion("passage_words (rowid, text)", columns: 2, database)
    for paragraph in paragraphs {
      let key = PassageHit.key(source: source, paragraph: paragraph.number)
      let text = paragraph.text
      try insertion.insert(key, paragraph.kind.rawValue, text, paragraph.start, paragraph.end)
      if paragraph.kind != .furniture { try words.insert(key, text) }
    }
  }
}
