/// What every role looks like.
///
/// Nothing is told by colour alone: whatever has a colour has a glyph, a word or an attribute as well.
public struct ColourTheme: Hashable, Sendable, CustomStringConvertible {
  /// Its name in the configuration.
  public let name: String
  /// For whom it is, in a line.
  public let words: String
  /// The look of each role as words for a look; a role that is not there looks like ordinary text.
  private let looks: Looks
  /// What differs where there are sixteen colours or fewer.
  private let looksOfFew: Looks
  /// What the reader wants otherwise, whatever the colours.
  private var changes: [Role: Look] = [:]

  /// Words for the looks of roles, at the places of the roles.
  private struct Looks: Hashable, ExpressibleByDictionaryLiteral {
    private var words = [String?](repeating: nil, count: Role.allCases.count)

    init(dictionaryLiteral looks: (Role, String)...) {
      for (role, look) in looks { words[Int(role.rawValue)] = look }
    }

    subscript(role: Role) -> String? { words[Int(role.rawValue)] }
  }

  private init(_ name: String, _ words: String, _ looks: Looks, few: Looks = [:]) {
    self.name = name
    self.words = words
    self.looks = looks
    looksOfFew = few
  }

  /// The theme's name.
  public var description: String { name }

  /// The same theme with other looks for some roles.
  public func changed(by changes: [Role: Look]) -> ColourTheme {
    if changes.isEmpty { return self }
    var theme = self
    theme.changes.merge(changes) { $1 }
    return theme
  }

  /// The words for the look of a role, before any change; empty for ordinary text.
  public func words(for role: Role, at depth: ColourDepth = .many) -> String {
    depth < .many ? looksOfFew[role] ?? looks[role] ?? "" : looks[role] ?? ""
  }

  /// The look of a role on a terminal with so many colours.
  public func look(of role: Role, at depth: ColourDepth) -> Look {
    if let changed = changes[role] { return changed }
    if depth == .none {
      // Attributes tell what colours would have told.
      return (try? Look(words: ColourTheme.mono.words(for: role))) ?? .plain
    }
    return (try? Look(words: words(for: role, at: depth))) ?? .plain
  }
}

extension ColourTheme {
  /// Every theme; the first is the usual one.
  public static let all = [terminal, light, dark, contrast, mono]

  /// The colours that the terminal's owner has set, its background and foreground left alone.
  ///
  /// What is to be read has attributes rather than one of the colours that vanish on white or on black.
  public static let terminal = ColourTheme(
    "terminal", "the terminal's own colours, on its own background",
    [
      .selection: "reverse", .dim: "dim", .title: "bold", .heading: "bold", .border: "dim",
      .focusedTitle: "bold reverse", .paneTitle: "bold", .strip: "blue", .place: "magenta bold",
      .quote: "magenta bold", .pin: "magenta bold", .match: "bold underline", .disagreement: "red bold",
      .error: "red bold", .key: "bold", .theme1: "red", .theme2: "yellow", .theme3: "166", .theme4: "green",
      .theme5: "blue", .theme6: "cyan", .theme7: "magenta",
    ],
    // In many palettes the bright colours are the same as the others.
    few: [.theme3: "bold"])

  /// Dark letters on a light ground of its own.
  public static let light = ColourTheme(
    "light", "dark letters on a light background",
    [
      .text: "235 on 255", .selection: "16 on 153", .dim: "241", .title: "16 bold", .heading: "16 bold", .border: "244",
      .focusedTitle: "231 on 24 bold", .paneTitle: "bold", .date: "24", .strip: "67", .place: "94 bold",
      .quote: "16 on 229 bold", .pin: "94 bold", .match: "22 bold underline", .disagreement: "160 bold",
      .error: "160 bold", .message: "24", .key: "16 bold", .theme1: "52", .theme2: "100", .theme3: "94",
      .theme4: "29", .theme5: "18", .theme6: "23", .theme7: "91", .theme8: "232",
    ],
    few: [
      .text: "black on bright-white", .selection: "reverse", .dim: "dim", .title: "bold", .heading: "bold",
      .border: "dim", .focusedTitle: "bold reverse", .date: "blue", .strip: "blue", .place: "magenta bold",
      .quote: "magenta bold", .pin: "magenta bold", .match: "bold underline", .disagreement: "red bold",
      .error: "red bold", .message: "blue", .key: "bold", .theme1: "red", .theme2: "bright-black",
      .theme3: "bright-red", .theme4: "bright-magenta", .theme5: "blue", .theme6: "bright-blue", .theme7: "magenta",
      .theme8: "black",
    ])

  /// Light letters on a dark ground of its own.
  public static let dark = ColourTheme(
    "dark", "light letters on a dark background",
    [
      .text: "252 on 234", .selection: "231 on 24", .dim: "246", .title: "231 bold", .heading: "231 bold",
      .border: "242", .focusedTitle: "16 on 110 bold", .paneTitle: "bold", .date: "110", .strip: "67",
      .place: "214 bold", .quote: "222 bold", .pin: "214 bold", .match: "120 bold underline",
      .disagreement: "210 bold", .error: "210 bold", .message: "115", .key: "231 bold", .theme1: "167",
      .theme2: "229", .theme3: "214", .theme4: "151", .theme5: "67", .theme6: "123", .theme7: "171", .theme8: "248",
    ],
    few: [
      .text: "white on black", .selection: "reverse", .dim: "dim", .title: "bright-white bold",
      .heading: "bright-white bold", .border: "dim", .focusedTitle: "bold reverse", .date: "cyan",
      .strip: "cyan", .place: "bright-yellow bold", .quote: "bright-yellow bold", .pin: "bright-yellow bold",
      .match: "bright-green bold underline", .disagreement: "bright-red bold", .error: "bright-red bold",
      .message: "cyan", .key: "bright-white bold", .theme1: "red", .theme2: "bright-yellow", .theme3: "bright-red",
      .theme4: "green", .theme5: "cyan", .theme6: "bright-cyan", .theme7: "magenta", .theme8: "white",
    ])

  /// White and strong colours on black, for weak eyes and poor screens.
  public static let contrast = ColourTheme(
    "contrast", "strong colours on black",
    [
      .text: "231 on 16", .selection: "16 on 231 bold", .dim: "252", .title: "226 bold", .heading: "226 bold",
      .border: "250", .focusedTitle: "16 on 226 bold", .paneTitle: "bold", .date: "159", .strip: "159",
      .place: "226 bold", .quote: "16 on 226 bold", .pin: "226 bold", .match: "bold underline 120",
      .disagreement: "217 bold", .error: "217 bold", .message: "159", .key: "226 bold", .theme1: "174",
      .theme2: "184", .theme3: "216", .theme4: "34", .theme5: "147", .theme6: "116", .theme7: "140", .theme8: "231",
    ],
    few: [
      .text: "bright-white on black", .selection: "reverse bold", .dim: "white", .title: "bright-yellow bold",
      .heading: "bright-yellow bold", .border: "white", .focusedTitle: "black on bright-yellow bold",
      .date: "bright-cyan", .strip: "bright-cyan", .place: "bright-yellow bold", .quote: "black on bright-yellow bold",
      .pin: "bright-yellow bold", .match: "bright-green bold underline", .disagreement: "bright-red bold",
      .error: "bright-red bold", .message: "bright-cyan", .key: "bright-yellow bold", .theme1: "bright-red",
      .theme2: "yellow", .theme3: "bright-yellow", .theme4: "bright-green", .theme5: "cyan",
      .theme6: "bright-cyan", .theme7: "bright-magenta", .theme8: "bright-white",
    ])

  /// Attributes alone.
  public static let mono = ColourTheme(
    "mono", "no colours, attributes alone",
    [
      .selection: "reverse", .dim: "dim", .title: "bold", .heading: "bold", .border: "dim",
      .focusedTitle: "bold reverse", .paneTitle: "bold", .place: "bold", .quote: "bold underline", .pin: "bold",
      .match: "bold underline", .disagreement: "bold", .error: "bold", .key: "bold",
    ])
}
