/// The outcome of resolving a quotation in a text.
public struct Anchor: Hashable, Sendable {
  /// How well the quotation was found.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// The words stand there letter for letter in the normalised view, in one place or in the one that the
    /// context singles out.
    case exact
    /// The words stand there with few errors, and nowhere else nearly as well.
    case fuzzy
    /// The words stand in several places, and nothing singles one out.
    case ambiguous
    /// The words do not stand in the text.
    case lost
    /// There is no text to look in.
    case unattached
  }

  /// How well the quotation was found.
  public var state: State
  /// How near the best place comes to the quotation: from 0, nothing, to 1, letter for letter.
  public var score: Double
  /// The first code point of the passage in the decoded file; nil unless the state is `exact` or `fuzzy`.
  public var start: Int?
  /// The code point after the last of the passage; nil unless the state is `exact` or `fuzzy`.
  public var end: Int?
  /// The number of the paragraph of the reading text that holds the passage, from 1.
  public var paragraph: Int?

  /// An anchor of the given state.
  public init(state: State, score: Double, start: Int? = nil, end: Int? = nil, paragraph: Int? = nil) {
    self.state = state
    self.score = score
    self.start = start
    self.end = end
    self.paragraph = paragraph
  }

  /// The anchor of every quotation of a source whose text is not attached.
  public static let unattached = Anchor(state: .unattached, score: 0)
}
