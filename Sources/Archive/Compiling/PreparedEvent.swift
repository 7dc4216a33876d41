import Catalogue
import Evidence

/// An event with what follows from it, worked out before the turn comes to write it.
struct PreparedEvent: Sendable {
  var event: Event
  /// For each of its accounts where it stands in its source.
  var accounts: [PlacedAccount]
  var disagreements: [Disagreement]
  /// The event as machine-readable output has it.
  var document: String
  /// What the index is given for it.
  var words: EventWords

  init(_ event: Event, accounts: [PlacedAccount], _ names: CatalogueNames) {
    self.event = event
    self.accounts = accounts
    disagreements = event.disagreements
    document = EventDocument(event, anchors: accounts.map(\.anchor)).line
    words = EventWords(event, disagreements, names)
  }
}

/// Where an account stands among what is known of its source.
struct PlacedAccount: Sendable {
  /// Where its quote stands in the text.
  var anchor = Anchor.unattached
  /// Its number in the digest of the source, counted from one.
  var digest: Int
}
