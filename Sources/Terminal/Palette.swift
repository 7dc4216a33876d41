import CNcurses
import Screen

/// How many colours may be used.
public enum ColourDepth: Sendable {
  /// Attributes alone: a terminal without colours, or `NO_COLOR`.
  case none
  /// The sixteen colours that every terminal has, as its owner has set them.
  case sixteen
}

/// What roles look like: the one place where colours and attributes are named.
///
/// The default leaves the terminal's own foreground and background alone, so that it reads on light and dark alike.
/// Nothing is told by colour alone: whatever has a colour here has a glyph or a word as well.
struct Palette {
  /// The attribute and the colour pair of each role, unselected and selected.
  private var looks: [(attribute: UInt32, pair: Int32)] = []

  /// Makes the colour pairs; the screen must be open.
  init(depth: ColourDepth) {
    let isColoured = depth != .none && has_colors() && start_color() == OK
    if isColoured { use_default_colors() }
    for role in Role.allCases {
      var pair: Int32 = 0
      if isColoured, let colour = Palette.colour(of: role) {
        let number = Int16(role.rawValue) + 1
        if init_pair(number, colour, -1) == OK { pair = Int32(number) }
      }
      let attribute = Palette.attribute(of: role, coloured: isColoured)
      looks.append((attribute, pair))
      looks.append(((attribute | attribute_reverse) & ~attribute_dim, 0))
    }
  }

  /// The attribute and the colour pair of a style.
  func look(of style: Style) -> (attribute: UInt32, pair: Int32) {
    looks[Int(style.role.rawValue) * 2 + (style.isSelected ? 1 : 0)]
  }

  private static func colour(of role: Role) -> Int16? {
    switch role {
    case .text, .title, .heading, .border, .dim, .paneTitle, .focusedTitle, .key: nil
    case .date: Int16(COLOR_CYAN)
    case .strip: Int16(COLOR_BLUE)
    case .place: Int16(COLOR_YELLOW)
    case .quote: Int16(COLOR_YELLOW)
    case .pin: Int16(COLOR_YELLOW)
    case .match: Int16(COLOR_GREEN)
    case .disagreement: Int16(COLOR_RED)
    case .error: Int16(COLOR_RED)
    case .message: Int16(COLOR_CYAN)
    case .theme1: Int16(COLOR_RED)
    case .theme2: Int16(COLOR_GREEN)
    case .theme3: Int16(COLOR_YELLOW)
    case .theme4: Int16(COLOR_MAGENTA)
    case .theme5: Int16(COLOR_BLUE)
    case .theme6: Int16(COLOR_CYAN)
    case .theme7: nil
    case .theme8: Int16(COLOR_GREEN)
    }
  }

  private static func attribute(of role: Role, coloured: Bool) -> UInt32 {
    switch role {
    case .title, .heading, .key: attribute_bold
    case .focusedTitle: attribute_bold | attribute_reverse
    case .paneTitle: attribute_bold
    case .dim, .border: attribute_dim
    case .quote: attribute_bold | (coloured ? 0 : attribute_underline)
    case .match: attribute_underline | attribute_bold
    case .disagreement, .error, .place, .pin: attribute_bold
    case .theme7: attribute_bold
    default: attribute_normal
    }
  }
}
