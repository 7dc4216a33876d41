import Archive

/// What the source pane shows, and from where.
struct ReadingPlace: Hashable, Sendable {
  /// The number of the source.
  var source: Int
  /// The first line shown: a piece of the source, and the code point in it.
  var top: TextPlace
  /// The words that are marked; nil where a whole piece is meant.
  var passage: PassageRange?
  /// The piece that is marked.
  var number: Int
  /// The account that leads from here to its event: the one whose words are marked, or one that rests on the piece
  /// in which a search found words; nil where none does.
  var pin: PinnedAccount?
  /// Whether the marked words are the quote of the account; else they are what a search found.
  var isQuote: Bool
  /// Whether the marked words are still to be brought to a third of the pane.
  var isToBePlaced: Bool

  /// The number of the first piece shown, as far as it is known.
  var shownNumber: Int { isToBePlaced ? number : top.number }
}

/// An account of an event, by the event's position and the account's number.
struct PinnedAccount: Hashable, Sendable {
  var position: Int
  var account: Int
}

/// A place in a source.
struct TextPlace: Hashable, Comparable, Sendable {
  /// The number of the piece, counted from one.
  var number: Int
  /// The code point in it, counted from zero.
  var offset: Int

  static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.number, left.offset) < (right.number, right.offset)
  }
}

/// A place to come back to.
struct Place: Hashable, Sendable {
  /// The position of the selected event; nil where none is listed.
  var position: Int?
  var account: Int
  var focus: Pane
  var isZoomed: Bool
  var eventTop: Int
  var followsAccount: Bool
  var reading: ReadingPlace?
  /// The position of the first event shown in the timeline; nil where the list is empty.
  var topPosition: Int?
  /// The filter that was set.
  var filter: String
  /// Whether events outside the era were shown.
  var showsBackground: Bool
}
