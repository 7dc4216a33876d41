import CNcurses
import Screen

/// What roles look like on this terminal: the one place where colours and attributes are handed to curses.
struct Palette {
  /// The attribute and the colour pair of each role, unselected and selected.
  private var looks: [(attribute: UInt32, pair: Int32)] = []
  private var pairs: [(foreground: Int16, background: Int16)] = []
  private let depth: ColourDepth
  private let hasOwnColours: Bool

  /// Makes the colour pairs; the screen must be open.
  /// - Parameter limit: how many colours may be used at most.
  init(_ theme: ColourTheme, limit: ColourDepth) {
    let isColoured = limit > .none && has_colors() && start_color() == OK
    hasOwnColours = isColoured && use_default_colors() == OK
    depth = isColoured ? min(limit, ColourDepth(colours: Int(colour_count()))) : .none
    let text = theme.look(of: .text, at: depth)
    let selection = theme.look(of: .selection, at: depth)
    for role in Role.allCases {
      let look = theme.look(of: role, at: depth)
      add(look, over: text)
      // Whatever the role, a selected row has one colour; what was faint is not.
      var selected = selection
      selected.attributes.formUnion(look.attributes.subtracting(.dim))
      add(selected, over: text)
    }
  }

  /// Whether an ordinary blank looks like a cell in which nothing was drawn.
  var leavesBlanksAlone: Bool { look(of: .text) == (attribute_normal, 0) }

  /// The attribute and the colour pair of a style.
  func look(of style: Style) -> (attribute: UInt32, pair: Int32) {
    looks[Int(style.role.rawValue) * 2 + (style.isSelected ? 1 : 0)]
  }

  private mutating func add(_ look: Look, over text: Look) {
    let shown = look.shown(over: text, at: depth)
    let attribute = Palette.attributes.reduce(attribute_normal) {
      shown.attributes.contains($1.attribute) ? $0 | $1.bits : $0
    }
    looks.append((attribute, pair(shown.foreground, shown.background)))
  }

  /// The number of the pair of two colours; zero, the terminal's own, where there can be no more.
  private mutating func pair(_ foreground: Int?, _ background: Int?) -> Int32 {
    if foreground == nil, background == nil { return 0 }
    // A terminal that cannot go back to its own colours is taken for white on black, as curses does.
    let colours = (
      foreground: foreground.map { Int16($0) } ?? (hasOwnColours ? -1 : Int16(COLOR_WHITE)),
      background: background.map { Int16($0) } ?? (hasOwnColours ? -1 : Int16(COLOR_BLACK))
    )
    // Few, so that going through them costs less than a table.
    if let known = pairs.firstIndex(where: { $0 == colours }) { return Int32(known + 1) }
    let number = Int16(pairs.count + 1)
    guard init_pair(number, colours.foreground, colours.background) == OK else { return 0 }
    pairs.append(colours)
    return Int32(number)
  }

  private static let attributes: [(attribute: Look.Attributes, bits: UInt32)] = [
    (.bold, attribute_bold), (.dim, attribute_dim), (.italic, attribute_italic),
    (.underline, attribute_underline), (.reverse, attribute_reverse),
  ]
}
