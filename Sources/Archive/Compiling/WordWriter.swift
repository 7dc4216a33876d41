import Catalogue

/// Gives the words of events to the index.
struct WordWriter {
  private let names: CatalogueNames
  private let index: IndexDraft
  private var waiting: [(position: Int, event: PreparedEvent)] = []

  private static let batchLength = 256

  init(_ names: CatalogueNames, _ index: IndexDraft) {
    self.names = names
    self.index = index
  }

  /// Takes the event at a position; positions must ascend.
  mutating func add(_ prepared: PreparedEvent, at position: Int) throws {
    waiting.append((position, prepared))
    if waiting.count == WordWriter.batchLength { try finish() }
  }

  /// Gives what is still kept.
  mutating func finish() throws {
    let batch = waiting
    waiting = []
    try index.add { [names] writer in
      for (position, prepared) in batch { try WordWriter.write(prepared, at: position, names, to: writer) }
    }
  }

  private static func write(
    _ prepared: PreparedEvent, at position: Int, _ names: CatalogueNames, to writer: IndexWriter
  ) throws {
    let event = prepared.event
    let sources = Set(event.accounts.map { names.sourceNumber($0.source) }).sorted()
    let signs = EventSign.all(
      of: event, theme: names.themeNumber(event.theme), sources: sources,
      isDisputed: !prepared.disagreements.isEmpty, hasPrimary: sources.contains(where: names.isPrimary))
    try writer.addEvent(
      at: position, title: event.title, names: names.names(in: event).joined(separator: " . "),
      words: text(of: prepared, names).joined(separator: " . "), signs: signs)
  }

  private static func text(of prepared: PreparedEvent, _ names: CatalogueNames) -> [String] {
    let event = prepared.event
    var words = [event.summary, event.note ?? ""]
    for account in event.accounts {
      words += [account.says, account.quote.exact, account.note ?? ""]
      if let name = names.sourceName(account.source) { words.append(name) }
    }
    return words + prepared.disagreements.compactMap(\.note)
  }
}
