import Catalogue
import Evidence
import GRDB

/// Writes a catalogue and its texts into an empty archive, and has the index of their words written beside it: event after
/// event in timeline order, so that memory does not grow with their number.
struct ArchiveCompiler {
  /// What the ids in its events stand for.
  let names: CatalogueNames
  private let index: IndexDraft
  private let events: EventWriter
  private let accounts: AccountWriter
  private let usage: UsageWriter
  private var tallies: TallyWriter
  private let sources: SourceWriter

  /// Writes what the events refer to.
  /// - Parameter contents: the catalogue; its events are not looked at.
  init(_ contents: CatalogueContents, texts: [CheckedText], to database: Database, _ index: IndexDraft) throws {
    let texts = Dictionary(texts.map { ($0.source, $0.reading) }) { first, _ in first }
    names = CatalogueNames(contents)
    events = try EventWriter(names, database)
    accounts = try AccountWriter(names, texts, database)
    self.index = index
    usage = UsageWriter(names, database)
    tallies = try TallyWriter(contents, database)
    sources = SourceWriter(contents.sources, texts, database, index)
    try RecordWriter(contents).write(to: database)
  }

  /// Writes the next event.
  mutating func add(_ prepared: PreparedEvent) throws {
    let event = prepared.event
    let position = try events.add(prepared)
    for (number, quotation) in prepared.quotations.enumerated() {
      try accounts.add(quotation, number: number, of: event, at: position)
    }
    let words = prepared.words
    try index.add { try $0.addEvent(at: position, words) }
    usage.add(event)
    try tallies.add(event, at: position)
  }

  /// Writes what can be told only after the last event.
  /// - Parameter formerIDs: the present ids of events by their former ones.
  /// - Parameter progress: told now and then the share of the texts that is written, from 0 to 1.
  mutating func finish(formerIDs: [String: String], progress: (Double) -> Void = { _ in }) throws {
    try events.finish(formerIDs: formerIDs)
    try sources.finish(accountCounts: accounts.counts, progress: progress)
    try usage.finish()
    try tallies.finish()
  }
}
