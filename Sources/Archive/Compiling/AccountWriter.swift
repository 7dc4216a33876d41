import Catalogue
import Evidence
import GRDB

/// Writes the quotations of events, of accounts and of links alike, and counts them by source.
final class AccountWriter {
  /// How many quotations each source has, by its number.
  private(set) var counts: [Int: Int] = [:]
  private let names: CatalogueNames
  private let texts: [String: ReadingText]
  private let account: RowInsertion

  init(_ names: CatalogueNames, _ texts: [String: ReadingText], _ database: Database) throws {
    self.names = names
    self.texts = texts
    account = try RowInsertion("account", columns: 22, database)
  }

  /// Writes a quotation of the event at a position.
  func add(_ place: PlacedQuotation, number: Int, of event: Event, at position: Int) throws {
    let quotation = place.quotation
    let source = names.sourceNumber(quotation.source)
    let anchor = place.anchor
    let passage = passage(of: anchor, source: quotation.source)
    let account = quotation.link == nil ? event.accounts[number] : nil
    let figures = (account?.figures ?? []).map {
      $0.figure.words(named: names.figureWords($0.name), unit: names.unit($0.name))
    }
    try self.account.insert(
      position, number, source, account?.date?.canonical, quotation.says, quotation.quote.exact,
      quotation.quote.prefix, quotation.quote.suffix, account?.note, figures.joined(separator: "\n"),
      account?.stance?.rawValue, quotation.link, quotation.layer, anchor.state.rawValue, anchor.score, anchor.start,
      anchor.end,
      passage?.paragraph ?? anchor.paragraph, passage?.start, passage?.endParagraph, passage?.end, place.digest)
    counts[source, default: 0] += 1
  }

  private func passage(of anchor: Anchor, source: String) -> PassageRange? {
    guard let start = anchor.start, let end = anchor.end else { return nil }
    return texts[source]?.passage(ofRaw: start..<end)
  }
}
