/// A quotation that pins a passage: the `TextQuoteSelector` of the W3C Web Annotation Data Model.
public struct TextQuoteSelector: Hashable, Sendable {
  /// The quoted words.
  public var exact: String
  /// Some words that stand directly before the quoted ones, where the quotation alone does not single out its
  /// place.
  public var prefix: String?
  /// Some words that stand directly after the quoted ones.
  public var suffix: String?

  /// A quotation with as much of its context as is known.
  public init(exact: String, prefix: String? = nil, suffix: String? = nil) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }
}
