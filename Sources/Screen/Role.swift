/// What a cell means.
///
/// Colours and attributes are given to roles, in one place, by the terminal.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  /// Ordinary text in the terminal's own colours.
  case text
  /// What is secondary: hints, furniture, context.
  case dim
  /// The program's name and the titles of events.
  case title
  /// Headings in texts, labels in the event pane, years in the list.
  case heading
  /// Lines between panes.
  case border
  /// The title of the pane that has the focus.
  case focusedTitle
  /// The title of a pane that has not.
  case paneTitle
  /// A date.
  case date
  /// The bars of the era strip.
  case strip
  /// The place of the selection on the era strip.
  case place
  /// The words of a quote in its passage.
  case quote
  /// The bar and the pins in the margin of a text.
  case pin
  /// Words that a search has found.
  case match
  /// Where sources disagree.
  case disagreement
  /// What went wrong.
  case error
  /// A message in the footer.
  case message
  /// A key in the footer or in the help.
  case key
  /// What the selected row adds to the roles of its cells.
  case selection
  /// The eight colours that themes may have; the first is `theme1`.
  case theme1, theme2, theme3, theme4, theme5, theme6, theme7, theme8

  /// The role of the theme with this place in the list of themes, counted from zero; they repeat after eight.
  public static func theme(_ index: Int) -> Role {
    Role(rawValue: Role.theme1.rawValue + UInt8(((index % 8) + 8) % 8)) ?? .text
  }

  /// One letter for each role, for pictures of a frame in text.
  public var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .title: "T"
    case .heading: "H"
    case .border: "b"
    case .focusedTitle: "F"
    case .paneTitle: "P"
    case .date: "a"
    case .strip: "s"
    case .place: "p"
    case .quote: "q"
    case .pin: "i"
    case .match: "m"
    case .disagreement: "!"
    case .error: "E"
    case .message: "M"
    case .key: "k"
    case .selection: "S"
    case .theme1: "1"
    case .theme2: "2"
    case .theme3: "3"
    case .theme4: "4"
    case .theme5: "5"
    case .theme6: "6"
    case .theme7: "7"
    case .theme8: "8"
    }
  }
}

/// A role, and whether the cell belongs to the selected row.
public struct Style: Hashable, Sendable {
  /// What the cell means.
  public var role: Role
  /// Whether the cell belongs to the selection.
  public var isSelected: Bool

  /// Makes a style.
  public init(_ role: Role, isSelected: Bool = false) {
    self.role = role
    self.isSelected = isSelected
  }

  /// The same style, selected or not.
  public func selected(_ isSelected: Bool) -> Style {
    Style(role, isSelected: isSelected)
  }

  /// Ordinary text.
  public static let text = Style(.text)
  /// Secondary text.
  public static let dim = Style(.dim)
}
