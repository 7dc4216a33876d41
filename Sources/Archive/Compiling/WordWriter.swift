import Catalogue
import GRDB

/// Writes the index of the words of events.
final class WordWriter {
  private let names: CatalogueNames
  private let database: Database
  private let words: RowInsertion

  init(_ names: CatalogueNames, _ database: Database) throws {
    self.names = names
    self.database = database
    // Few large segments instead of many small ones, which would be merged again and again.
    try database.execute(
      sql: """
        INSERT INTO event_words (event_words, rank) VALUES ('hashsize', 16777216);
        INSERT INTO event_words (event_words, rank) VALUES ('automerge', 0);
        INSERT INTO event_words (event_words, rank) VALUES ('crisismerge', 1999);
        """)
    words = try RowInsertion("event_words (rowid, title, names, words)", columns: 4, database)
  }

  /// Writes the words of the event at a position; positions must ascend.
  func add(_ event: Event, at position: Int) throws {
    try words.insert(
      position, event.title, names.names(in: event).joined(separator: " . "), text(of: event).joined(separator: " . "))
  }

  private func text(of event: Event) -> [String] {
    var words = [event.summary, event.note ?? ""]
    for account in event.accounts {
      words += [account.says, account.quote.exact, account.note ?? ""]
      if let name = names.sourceName(account.source) { words.append(name) }
    }
    return words + event.disagreements.compactMap(\.note)
  }

  /// Puts the index in the order in which it is read fastest.
  func finish() throws {
    try database.execute(sql: "INSERT INTO event_words (event_words) VALUES ('optimize')")
  }
}
