import Evidence

/// The claim that one event led to another.
///
/// A link without a source is the catalogue's own: the sequence of a law and its repeal, of an election and its winner.
/// With a source it is pinned in the text by a quote, as an account is.
public struct Link: Hashable, Sendable {
  /// What the source says of the link.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// That the one event led to the other.
    case claims
    /// That it did not.
    case denies
  }

  /// The id of the event that was led to.
  public var event: String
  /// Who claims it, and in which words; nil where the catalogue itself says so.
  public var claim: Claim?
  /// Whether the link is claimed or denied.
  public var stance: Stance
  /// What the author of the catalogue remarks on the link.
  public var note: String?
  /// The index of the ``CatalogueLayer`` that it stands in.
  public var layer = 0

  /// What a source says of a link, and where.
  public struct Claim: Hashable, Sendable {
    /// The id of a ``Source``.
    public var source: String
    /// What the source claims, in our own words.
    public var says: String
    /// The fragment that pins the passage.
    public var quote: TextQuoteSelector
    /// The number of the paragraph in the reading text, counted from 1.
    public var locator: Int?

    /// Makes a claim from its parts.
    public init(source: String, says: String, quote: TextQuoteSelector, locator: Int? = nil) {
      self.source = source
      self.says = says
      self.quote = quote
      self.locator = locator
    }
  }

  /// Makes a link from its parts.
  public init(to event: String, claim: Claim? = nil, stance: Stance = .claims, note: String? = nil) {
    self.event = event
    self.claim = claim
    self.stance = stance
    self.note = note
  }
}
