import Catalogue
import Evidence

/// An event with what follows from it, worked out before the turn comes to write it.
struct PreparedEvent: Sendable {
  var event: Event
  /// What it quotes, each with where it stands in its source.
  var quotations: [PlacedQuotation]
  /// How many independent sources its accounts come from.
  var independent: Int
  var disagreements: [Disagreement]
  /// The event as machine-readable output has it.
  var document: String
  /// What the index is given for it.
  var words: EventWords

  init(_ event: Event, quotations: [PlacedQuotation], _ names: CatalogueNames) {
    self.event = event
    self.quotations = quotations
    disagreements = event.disagreements
    let document = EventDocument(event, anchors: quotations.map(\.anchor), roots: names.roots, layers: names.layers)
    self.document = document.line
    independent = document.independent
    words = EventWords(event, quotations.map(\.quotation), disagreements, independent: independent, names)
  }
}

/// A quotation, and where it stands among what is known of its source.
struct PlacedQuotation: Sendable {
  var quotation: Quotation
  /// Where its quote stands in the text.
  var anchor = Anchor.unattached
  /// Its number in the digest of the source, counted from one.
  var digest: Int
}
