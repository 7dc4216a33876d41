import Evidence
import Foundation
import GRDB

/// Writes the reading texts of sources, and the index of their words.
struct TextWriter {
  private let paragraph: RowInsertion
  private let index: RowInsertion

  /// So many bytes of the index are gathered in memory before they are written; the usual one million makes of a long text
  /// many small pieces, which must be merged time and again.
  private static let gathered = 1 << 23

  init(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO passage_words (passage_words, rank) VALUES ('hashsize', ?)", arguments: [TextWriter.gathered])
    paragraph = try RowInsertion("paragraph", columns: 5, database)
    index = try RowInsertion("passage_words (rowid, text)", columns: 2, database)
  }

  /// Writes the paragraphs of a source's text one by one.
  /// - Parameter tell: called after each.
  func write(_ reading: ReadingText, ofSource number: Int, tell: () -> Void) throws {
    for one in reading.paragraphs {
      let key = PassageHit.key(source: number, paragraph: one.number)
      let text = one.text
      try paragraph.insert(key, one.kind.rawValue, text, one.start, one.end)
      if one.kind != .furniture { try index.insert(key, TextWriter.indexed(text)) }
      tell()
    }
  }

  /// What the index is given for a paragraph: letters composed (NFC), as readers type them, for the index takes the two
  /// ways of writing й for two letters.
  static func indexed(_ text: String) -> String {
    let hasMark = text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
    return hasMark ? text.precomposedStringWithCanonicalMapping : text
  }
}
