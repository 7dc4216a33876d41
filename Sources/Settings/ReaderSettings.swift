import Browser
import Screen

/// What the reader has set: the value of every setting.
public struct ReaderSettings: Sendable {
  /// The colour theme, without the reader's own colours.
  public var baseTheme = ColourTheme.terminal
  /// The reader's own looks for some roles.
  public var looks: [Role: Look] = [:]
  /// How many colours may be used at most; nil for as many as the terminal has.
  public var colourDepth: ColourDepth?
  /// Whether ASCII alone is drawn; nil where the locale decides.
  public var drawsASCII: Bool?
  /// The cells that characters of no certain width take, 1 or 2.
  public var ambiguousWidth = 1
  /// What keys do, and the reader's other preferences in the browser.
  public var preferences = Preferences()

  /// Makes the usual settings.
  public init() {}

  /// The colour theme with the reader's own colours.
  public var theme: ColourTheme { baseTheme.changed(by: looks) }
}
