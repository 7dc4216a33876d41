import Evidence

/// A quote of an event with its source: of an account, or of the claim of a link.
public struct Quotation: Hashable, Sendable {
  /// The id of a ``Source``.
  public var source: String
  /// What the source says, in our own words.
  public var says: String
  /// The fragment that pins the passage.
  public var quote: TextQuoteSelector
  /// The number of the paragraph in the reading text, counted from 1.
  public var locator: Int?
  /// The index of the link whose claim it is; nil for an account.
  public var link: Int?
  /// The index of the ``CatalogueLayer`` that it stands in.
  public var layer: Int
  /// Its index among the quotations of its event that stand in the same layer, as that layer's file has them.
  public var indexInLayer: Int

  /// The way from the record of the event to the account or the link, for messages.
  /// - Parameter index: the index among the event's quotations.
  func path(at index: Int) -> [Origins.Step] {
    link.map { ["leads_to", .index($0)] } ?? ["accounts", .index(index)]
  }
}

extension Event {
  /// The ids of the sources that the event quotes, in accounts and in the claims of links.
  public var quotedSources: Set<String> {
    Set(accounts.map(\.source)).union(links.compactMap { $0.claim?.source })
  }

  /// All quotes of the event: those of its accounts, by their indices, and after them those of its links' claims.
  public var quotations: [Quotation] {
    var counts: [Int: Int] = [:]
    func next(_ layer: Int) -> Int {
      let number = counts[layer, default: 0]
      counts[layer] = number + 1
      return number
    }
    var quotations: [Quotation] = []
    quotations.reserveCapacity(accounts.count)
    for account in accounts {
      quotations.append(
        Quotation(
          source: account.source, says: account.says, quote: account.quote, locator: account.locator,
          layer: account.layer, indexInLayer: next(account.layer)))
    }
    for (index, link) in links.enumerated() {
      guard let claim = link.claim else { continue }
      quotations.append(
        Quotation(
          source: claim.source, says: claim.says, quote: claim.quote, locator: claim.locator, link: index,
          layer: link.layer, indexInLayer: next(link.layer)))
    }
    return quotations
  }
}
