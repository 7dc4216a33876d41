import Catalogue
import Evidence
import GRDB

/// Writes accounts, and counts them by source.
final class AccountWriter {
  /// How many accounts each source has, by its number.
  private(set) var counts: [Int: Int] = [:]
  private let names: CatalogueNames
  private let texts: [String: ReadingText]
  private let account: RowInsertion

  init(_ names: CatalogueNames, _ texts: [String: ReadingText], _ database: Database) throws {
    self.names = names
    self.texts = texts
    account = try RowInsertion("account", columns: 19, database)
  }

  /// Writes an account of the event at a position.
  func add(_ account: Account, number: Int, of event: Int, _ place: PlacedAccount) throws {
    let source = names.sourceNumber(account.source)
    let anchor = place.anchor
    let passage = passage(of: anchor, source: account.source)
    let figures = account.figures.map { $0.figure.words(named: names.figureWords($0.name), unit: names.unit($0.name)) }
    try self.account.insert(
      event, number, source, account.date?.canonical, account.says, account.quote.exact, account.quote.prefix,
      account.quote.suffix, account.note, figures.joined(separator: "\n"), anchor.state.rawValue, anchor.score,
      anchor.start, anchor.end, passage?.paragraph ?? anchor.paragraph, passage?.start, passage?.endParagraph,
      passage?.end, place.digest)
    counts[source, default: 0] += 1
  }

  private func passage(of anchor: Anchor, source: String) -> PassageRange? {
    guard let start = anchor.start, let end = anchor.end else { return nil }
    return texts[source]?.passage(ofRaw: start..<end)
  }
}
