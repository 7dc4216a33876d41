/// How many colours may be used.
public enum ColourDepth: Int, CaseIterable, Hashable, Sendable, Comparable {
  /// Attributes alone: a terminal without colours, or a reader without the wish for them.
  case none = 0
  /// The eight of an old terminal; bright ones are bold there.
  case eight = 8
  /// The sixteen that nearly every terminal has, as its owner has set them.
  case sixteen = 16
  /// The sixteen, and 240 that are the same everywhere.
  case many = 256

  /// The depth of a terminal that has so many colours.
  public init(colours: Int) { self = ColourDepth.allCases.last { $0.rawValue <= colours } ?? .none }

  /// Orders by the number of colours.
  public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}

/// A colour as a reader names it.
public enum Colour: Hashable, Sendable {
  /// The terminal's own, or that of ordinary text.
  case standard
  /// One of the 256 of xterm; the first sixteen are those that the terminal's owner has set.
  case indexed(UInt8)
  /// Parts of red, green and blue.
  case mixed(red: UInt8, green: UInt8, blue: UInt8)

  /// The names of the first sixteen.
  public static let names: [String] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright-" + $0 }
  }()

  /// The colour with this name: `default`, one of ``names``, a number to 255, `#f80` or `#ff8800`; nil where there is
  /// none.
  public init?(name: String) {
    if name == "default" {
      self = .standard
    } else if let index = Colour.names.firstIndex(of: name) {
      self = .indexed(UInt8(index))
    } else if let number = UInt8(name) {
      self = .indexed(number)
    } else if name.first == "#", let mixed = Colour(digits: name.dropFirst()) {
      self = mixed
    } else {
      return nil
    }
  }

  private init?(digits: Substring) {
    let values = digits.compactMap(\.hexDigitValue).map { UInt8($0) }
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: self = .mixed(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6:
      self = .mixed(
        red: values[0] * 16 + values[1], green: values[2] * 16 + values[3], blue: values[4] * 16 + values[5])
    default: return nil
    }
  }

  /// The number by which a terminal with so many colours knows this one, or the nearest that it has; nil where it is to
  /// use its own.
  ///
  /// With eight colours the bright ones keep their number: it is for the caller to make them bold.
  public func index(at depth: ColourDepth) -> Int? {
    guard depth > .none else { return nil }
    switch self {
    case .standard: return nil
    case .indexed(let index): return index < 16 || depth == .many ? Int(index) : Colour.nearest(to: self, among: 0..<16)
    case .mixed: return Colour.nearest(to: self, among: depth == .many ? 16..<256 : 0..<16)
    }
  }

  private static func nearest(to colour: Colour, among indices: Range<Int>) -> Int? {
    guard let wanted = colour.parts else { return nil }
    return indices.min { distance(wanted, parts(of: $0)) < distance(wanted, parts(of: $1)) }
  }

  /// The red, green and blue of the colour, those of xterm for the first sixteen; nil for the terminal's own.
  public var parts: (red: Int, green: Int, blue: Int)? {
    switch self {
    case .standard: nil
    case .indexed(let index): Colour.parts(of: Int(index))
    case .mixed(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    }
  }

  private static func parts(of index: Int) -> (red: Int, green: Int, blue: Int) {
    if index < 16 {
      let value = xterm[index]
      return (value >> 16, value >> 8 & 0xFF, value & 0xFF)
    }
    if index >= 232 {
      let level = 8 + 10 * (index - 232)
      return (level, level, level)
    }
    let level = { (step: Int) in step == 0 ? 0 : 55 + 40 * step }
    return (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
  }

  private static let xterm = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
    0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// The difference of two colours as the eye weighs it, roughly: Riemersma, “Colour metric”.
  private static func distance(_ one: (red: Int, green: Int, blue: Int), _ two: (red: Int, green: Int, blue: Int))
    -> Int
  {
    let mean = (one.red + two.red) / 2
    let red = one.red - two.red
    let green = one.green - two.green
    let blue = one.blue - two.blue
    return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
  }
}
