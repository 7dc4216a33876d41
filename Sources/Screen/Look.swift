/// What a cell looks like: its colours and attributes.
public struct Look: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground = Colour.standard
  /// The colour behind it.
  public var background = Colour.standard
  /// How the glyph is set off.
  public var attributes: Attributes = []

  /// Attributes of a cell.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// A bit for each attribute.
    public let rawValue: UInt8

    /// Makes attributes from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier letters.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter letters.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted letters.
    public static let italic = Attributes(rawValue: 4)
    /// A line under the letters.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background changed over.
    public static let reverse = Attributes(rawValue: 16)

    /// Every attribute with its name.
    public static let names: [(name: String, attribute: Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]
  }

  /// The look of ordinary text in the terminal's own colours.
  public static let plain = Look()

  private init() {}

  /// What is wrong with the words for a look.
  public struct Mistake: Error, Hashable {
    /// The word that cannot be understood; empty where one is missing.
    public var word: String
    /// The place of the word, counted in code points from zero.
    public var offset: Int

    /// Makes a mistake.
    public init(word: String, offset: Int) {
      self.word = word
      self.offset = offset
    }
  }

  /// Reads words for a look: a colour, `on` and a colour for what is behind, and attributes, in any order.
  /// - Throws: ``Mistake`` for the first word that cannot be understood.
  public init(words: String) throws(Mistake) {
    var isBackground = false
    var offset = 0
    for word in words.split(separator: " ", omittingEmptySubsequences: false) {
      defer { offset += word.unicodeScalars.count + 1 }
      if word.isEmpty { continue }
      if let colour = Colour(name: String(word)) {
        if isBackground { background = colour } else { foreground = colour }
        isBackground = false
      } else if word == "on", !isBackground {
        isBackground = true
      } else if !isBackground, let known = Attributes.names.first(where: { $0.name == word }) {
        attributes.insert(known.attribute)
      } else {
        throw Mistake(word: String(word), offset: offset)
      }
    }
    if isBackground { throw Mistake(word: "", offset: words.unicodeScalars.count) }
  }

  /// What a terminal with so many colours is told: the numbers of two colours, nil for its own, and attributes.
  /// - Parameter text: the look of ordinary text, whose colours stand where this look has none.
  public func shown(
    over text: Look, at depth: ColourDepth
  ) -> (foreground: Int?, background: Int?, attributes: Attributes) {
    var front = (foreground == .standard ? text.foreground : foreground).index(at: depth)
    let back = (background == .standard ? text.background : background).index(at: depth)
    guard depth == .eight else { return (front, back, attributes) }
    var attributes = attributes
    if let bright = front, bright >= 8 {
      // Bright black would be black where bold does not brighten: the colour of the text, which its ground is made for.
      attributes.insert(bright == 8 ? .dim : .bold)
      front = bright == 8 ? back.flatMap { _ in text.foreground.index(at: depth).map { $0 % 8 } } : bright - 8
    }
    return (front, back.map { $0 % 8 }, attributes)
  }

  /// The words that may stand in the words for a look, numbers and mixed colours left out.
  public static let vocabulary = ["default"] + Colour.names + Attributes.names.map(\.name) + ["on"]
}
