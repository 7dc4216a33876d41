import Catalogue
import Evidence
import GRDB

/// Writes the bibliography, and the texts.
struct SourceWriter {
  private let sources: [Source]
  private let texts: [String: ReadingText]
  private let database: Database
  private let index: IndexDraft

  init(_ sources: [Source], _ texts: [String: ReadingText], _ database: Database, _ index: IndexDraft) {
    self.sources = sources
    self.texts = texts
    self.database = database
    self.index = index
  }

  /// Writes everything.
  /// - Parameters:
  ///   - accountCounts: how many accounts each source has, by its number.
  ///   - progress: told now and then the share of the texts that is written, from 0 to 1.
  func finish(accountCounts: [Int: Int], progress: (Double) -> Void) throws {
    let total = texts.values.reduce(0) { $0 + $1.paragraphs.count }
    var done = 0
    let insertion = try RowInsertion("source", columns: 10, database)
    let writer = try TextWriter(database, index)
    for (number, source) in sources.enumerated() {
      let reading = texts[source.id]
      try insertion.insert(
        number, source.id, source.shortName, Citation(source).text, source.tier.rawValue, source.perspective,
        source.url, SourceDocument(source).json.line, accountCounts[number] ?? 0, reading?.paragraphs.count ?? 0)
      if let reading {
        try writer.write(reading, ofSource: number) {
          done += 1
          if done % 1024 == 0 { progress(Double(done) / Double(total)) }
        }
      }
    }
    progress(1)
    try database.setMeta("sources", sources.count)
    try database.setMeta("paragraphs", total)
    try database.setMeta("texts", sources.count { texts[$0.id] != nil })
  }
}
