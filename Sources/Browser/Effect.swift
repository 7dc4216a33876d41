/// What the program must do that a frame cannot show.
public enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Stop the program until it is called back.
  case suspend
  /// Draw everything anew.
  case redraw
  /// Turn the mouse on or off.
  case mouse(Bool)
  /// Put a text on the clipboard; the second is what to call it in a message.
  case copy(String, what: String)
  /// Open an address.
  case open(String)
  /// Keep a mark in the notebook, or take it away.
  case mark(MarkChange)
  /// Complete the last word of a line as a path, and answer by `EraBrowser.complete`.
  case complete(String)
  /// Attach texts, and tell of it by `EraBrowser.attachingGoesOn` and `EraBrowser.attachingEnded`.
  case attach(AttachingRequest)
  /// Attach no more.
  case cancelAttaching
}
