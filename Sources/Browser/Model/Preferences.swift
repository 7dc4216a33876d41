/// What the reader has chosen for the browser.
public struct Preferences: Sendable {
  /// What keys do.
  public var keymap = Keymap.standard
  /// The longest line of running text, in cells.
  public var readingColumns = Preferences.usualReadingColumns
  /// Whether events outside the era are shown at the start.
  public var showsBackground = false
  /// Whether the mouse is on at the start.
  public var usesMouse = false

  /// The longest line that is pleasant to read, in cells.
  public static let usualReadingColumns = 92

  /// Makes the usual preferences.
  public init() {}
}
