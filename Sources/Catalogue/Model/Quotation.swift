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

  /// The way from the record of the event to the account or the link, for messages.
  /// - Parameter index: the index among the event's quotations.
  func path(at index: Int) -> [Origins.Step] {
    link.map { ["leads_to", .index($0)] } ?? ["accounts", .index(index)]
  }
}

extension Event {
  /// All quotes of the event: those of its accounts, by their indices, and after them those of its links' claims.
  public var quotations: [Quotation] {
    let claims = links.indices.compactMap { index in
      links[index].claim.map {
        Quotation(source: $0.source, says: $0.says, quote: $0.quote, locator: $0.locator, link: index)
      }
    }
    return accounts.map { Quotation(source: $0.source, says: $0.says, quote: $0.quote, locator: $0.locator) } + claims
  }
}
