import Evidence
import Foundation
import GRDB

/// Writes the reading texts of sources, and gives their words to the index.
struct TextWriter {
  private let paragraph: RowInsertion
  private let index: IndexDraft

  init(_ database: Database, _ index: IndexDraft) throws {
    paragraph = try RowInsertion("paragraph", columns: 5, database)
    self.index = index
  }

  /// Writes the paragraphs of a source's text one by one.
  /// - Parameter tell: called after each.
  func write(_ reading: ReadingText, ofSource number: Int, tell: () -> Void) throws {
    for one in reading.paragraphs {
      let key = PassageHit.key(source: number, paragraph: one.number)
      let text = one.text
      try paragraph.insert(key, one.kind.rawValue, text, one.start, one.end)
      if one.kind != .furniture {
        let words = FoldedWords([TextWriter.indexed(text)])
        try index.add { try $0.addPassage(key, words) }
      }
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
