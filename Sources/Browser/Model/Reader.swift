/// What of the selected event is read, and from where.
struct Reader {
  /// The account whose passage is shown, counted from zero.
  var account = 0
  /// The first line shown in the event pane, counted from zero.
  var eventTop = 0
  /// Whether the event pane is still to be scrolled to the account.
  var followsAccount = true
  /// What the source pane shows; nil where the account decides.
  var reading: ReadingPlace?
  /// Whether what does not belong to a text is shown whole.
  var showsFurniture = false

  /// Whether the source pane was scrolled or opened at a place of its own, so that its first line rules.
  var readsFreely: Bool { reading.map { !$0.isToBePlaced } ?? false }

  /// Begins with another event.
  mutating func begin(account: Int = 0) {
    self.account = account
    eventTop = 0
    followsAccount = true
    reading = nil
  }

  /// Turns to another account of the event.
  mutating func turn(to account: Int) {
    self.account = account
    followsAccount = true
    reading = nil
  }

  /// Reads on where the reader was.
  mutating func restore(_ place: Place) {
    account = place.account
    eventTop = place.eventTop
    followsAccount = place.followsAccount
    reading = place.reading
  }
}
