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
    words = try RowInsertion("event_words (rowid, title, names, words, signs)", columns: 5, database)
  }

  /// Writes the words of the event at a position; positions must ascend.
  func add(_ prepared: PreparedEvent, at position: Int) throws {
    let event = prepared.event
    let sources = Set(event.accounts.map { names.sourceNumber($0.source) }).sorted()
    let signs = EventSign.all(
      of: event, theme: names.themeNumber(event.theme), sources: sources,
      isDisputed: !prepared.disagreements.isEmpty, hasPrimary: sources.contains(where: names.isPrimary))
    try words.insert(
      position, event.title, names.names(in: event).joined(separator: " . "),
      text(of: prepared).joined(separator: " . "), signs)
  }

  private func text(of prepared: PreparedEvent) -> [String] {
    let event = prepared.event
    var words = [event.summary, event.note ?? ""]
    for account in event.accounts {
      words += [account.says, account.quote.exact, account.note ?? ""]
      if let name = names.sourceName(account.source) { words.append(name) }
    }
    return words + prepared.disagreements.compactMap(\.note)
  }

  /// Puts the index in the order in which it is read fastest.
  func finish() throws {
    try database.execute(sql: "INSERT INTO event_words (event_words) VALUES ('optimize')")
  }
}
