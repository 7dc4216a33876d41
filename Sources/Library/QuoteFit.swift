import Catalogue
import Evidence

/// How the quotes of a source stand in a text.
public struct QuoteFit: Hashable, Sendable {
  /// How many stand there letter for letter.
  public var exact = 0
  /// How many stand there nearly so.
  public var fuzzy = 0
  /// How many stand there in several places.
  public var ambiguous = 0
  /// How many do not stand there.
  public var lost = 0

  /// The state of an anchor.
  public typealias State = Anchor.State

  /// A fit of no quotes.
  public init() {}

  /// Counts anchors.
  public init(_ anchors: some Sequence<Anchor.State>) {
    for state in anchors {
      switch state {
      case .exact: exact += 1
      case .fuzzy: fuzzy += 1
      case .ambiguous: ambiguous += 1
      case .lost, .unattached: lost += 1
      }
    }
  }

  /// The number of quotes.
  public var total: Int { found + lost }
  /// The number of quotes whose words stand in the text.
  public var found: Int { exact + fuzzy + ambiguous }
  /// The share of quotes whose words stand in the text, from 0 to 1; 0 where there are none.
  public var share: Double { total == 0 ? 0 : Double(found) / Double(total) }

  /// How much the quotes speak for the source: their share, less where there are fewer than three.
  var strength: Double { share * min(1, Double(found) / 3) }

  /// The fit in words: "38 quotes: 36 exact, 1 fuzzy, 1 lost".
  public var words: String {
    if total == 0 { return "the catalogue quotes nothing of it" }
    let parts = [(exact, "exact"), (fuzzy, "fuzzy"), (ambiguous, "ambiguous"), (lost, "lost")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(total) \(total == 1 ? "quote" : "quotes"): " + parts.joined(separator: ", ")
  }

  /// The fit as machine-readable output has it.
  public var json: JSONValue {
    .object([
      .init("quotes", .integer(total)), .init("exact", .integer(exact)), .init("fuzzy", .integer(fuzzy)),
      .init("ambiguous", .integer(ambiguous)), .init("lost", .integer(lost)),
    ])
  }
}
