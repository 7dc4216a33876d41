import Foundation
import Screen
import Testing

/// Whether what the themes show can be read, and told apart, by all eyes.
@Suite struct ThemeTests {
  private static let grounded = [ColourTheme.light, .dark, .contrast]
  private static let themeRoles: [Role] = (0..<8).map { Role.theme($0) }
  /// Lines, bars and signs, which are larger than letters or stand beside words that say the same.
  private static let graphics: Set<Role> = Set(themeRoles).union([.border, .strip])

  @Test func everyLookCanBeRead() throws {
    for theme in ColourTheme.all {
      for role in Role.allCases {
        for depth in ColourDepth.allCases { _ = try Look(words: theme.words(for: role, at: depth)) }
      }
    }
    #expect(Set(ColourTheme.all.map(\.name)).count == ColourTheme.all.count)
  }

  /// WCAG 2.2: 4.5 for text and 3 for graphics; 7 for text where contrast is the purpose.
  @Test(arguments: grounded)
  func contrastIsEnough(_ theme: ColourTheme) throws {
    let text = theme.look(of: .text, at: .many)
    for role in Role.allCases {
      let look = theme.look(of: role, at: .many)
      let front = try #require(Light(look.foreground == .standard ? text.foreground : look.foreground))
      let back = try #require(Light(look.background == .standard ? text.background : look.background))
      let wanted = Self.graphics.contains(role) ? 3 : theme == .contrast || role == .text ? 7 : 4.5
      let ratio = Light.contrast(front, back)
      #expect(ratio >= wanted, "\(theme.name): \(role) has \(ratio)")
    }
  }

  /// The sixteen colours are the owner's to set; with those of xterm, 3 for everything, faint letters at half strength.
  @Test(arguments: grounded, [ColourDepth.eight, .sixteen])
  func fewColoursCanBeReadOnTheGroundOfTheTheme(_ theme: ColourTheme, _ depth: ColourDepth) throws {
    let text = theme.look(of: .text, at: depth)
    for role in Role.allCases {
      let shown = theme.look(of: role, at: depth).shown(over: text, at: depth)
      // Whoever sets what is behind must set what stands on it.
      let front = try #require(shown.foreground, "\(theme.name): \(role) has the terminal's own colour")
      let back = try #require(shown.background, "\(theme.name): \(role)")
      #expect(max(front, back) < depth.rawValue)
      let lights = (Light(index: front), Light(index: back))
      var ratio = Light.contrast(lights.0, lights.1)
      if shown.attributes.contains(.dim) { ratio = Light.contrast(lights.0.mixed(with: lights.1), lights.1) }
      #expect(ratio >= 3, "\(theme.name), \(depth): \(role) has \(ratio)")
    }
  }

  /// In palettes for light grounds a bright colour is often the same as the other.
  @Test func theUsualThemeTellsThemesOfEventsApartWithoutBrightColours() {
    for depth in [ColourDepth.eight, .sixteen, .many] {
      let looks = Self.themeRoles.map { role -> String in
        let look = ColourTheme.terminal.look(of: role, at: depth)
        let index = look.foreground.index(at: depth) ?? -1
        return "\((8..<16).contains(index) ? index - 8 : index) \(look.attributes.rawValue)"
      }
      #expect(Set(looks).count == 8, "\(looks)")
    }
  }

  /// The signs of two themes differ by 0.075 in Oklab, for usual eyes, without green and without red cones.
  @Test(arguments: grounded)
  func themesOfEventsCanBeToldApartByAllEyes(_ theme: ColourTheme) throws {
    let lights = try Self.themeRoles.map { try #require(Light(theme.look(of: $0, at: .many).foreground)) }
    for eye in Light.Eye.allCases {
      for one in lights.indices {
        for other in lights.indices.dropFirst(one + 1) {
          let distance = Light.distance(lights[one].seen(by: eye), lights[other].seen(by: eye))
          #expect(distance >= 0.075, "\(theme.name), \(eye): \(one + 1) and \(other + 1) are \(distance) apart")
        }
      }
    }
  }

  /// With the sixteen colours of the terminal's owner nothing can be measured, but no two are the same.
  @Test(arguments: [ColourDepth.eight, .sixteen, .many])
  func noTwoThemesOfEventsLookTheSame(_ depth: ColourDepth) {
    for theme in ColourTheme.all where theme != .mono {
      let looks = Self.themeRoles.map { theme.look(of: $0, at: depth) }
      #expect(Set(looks).count == 8, "\(theme.name)")
      // The terminal's own have an attribute for one more.
      if theme == .terminal { continue }
      let indices = looks.map { $0.foreground.index(at: depth) ?? -1 }
      #expect(Set(indices).count == 8, "\(theme.name): \(indices)")
    }
  }

  @Test func theUsualThemeLeavesTheGroundAlone() {
    for role in Role.allCases {
      for depth in ColourDepth.allCases {
        #expect(ColourTheme.terminal.look(of: role, at: depth).background == .standard)
      }
    }
    #expect(ColourTheme.terminal.look(of: .text, at: .many) == .plain)
  }

  @Test func withoutColoursAttributesTell() {
    for theme in ColourTheme.all {
      for role in Role.allCases {
        let look = theme.look(of: role, at: .none)
        #expect(look.foreground == .standard && look.background == .standard)
      }
      for role in [Role.quote, .match, .disagreement, .error, .focusedTitle, .selection, .title] {
        #expect(!theme.look(of: role, at: .none).attributes.isEmpty)
      }
      #expect(theme.look(of: .selection, at: .none).attributes.contains(.reverse))
    }
  }

  @Test func theSelectionStandsOut() throws {
    for theme in ColourTheme.all {
      for depth in ColourDepth.allCases {
        let selection = theme.look(of: .selection, at: depth)
        let text = theme.look(of: .text, at: depth)
        let isReverse = selection.attributes.contains(.reverse)
        #expect(isReverse || selection.background != text.background, "\(theme.name)")
      }
    }
  }

  @Test func changesComeBeforeTheTheme() throws {
    let red = try Look(words: "red")
    let theme = ColourTheme.dark.changed(by: [.quote: red])
    #expect(theme.look(of: .quote, at: .many) == red)
    #expect(theme.look(of: .quote, at: .none) == red)
    #expect(theme.look(of: .pin, at: .many) == ColourTheme.dark.look(of: .pin, at: .many))
  }
}

/// A colour as light: linear red, green and blue of sRGB.
private struct Light {
  var parts: SIMD3<Double>

  /// Nil for the terminal's own colours and for those that its owner sets.
  init?(_ colour: Colour) {
    if case .indexed(let index) = colour, index < 16 { return nil }
    guard let values = colour.parts else { return nil }
    parts = SIMD3(Light.linear(values.red), Light.linear(values.green), Light.linear(values.blue))
  }

  /// One of the first sixteen as xterm has them.
  init(index: Int) {
    let parts = Colour.indexed(UInt8(index)).parts ?? (0, 0, 0)
    self.parts = SIMD3(Light.linear(parts.red), Light.linear(parts.green), Light.linear(parts.blue))
  }

  /// Halfway to another, as terminals mix faint letters: by their sRGB values.
  func mixed(with other: Light) -> Light {
    var light = self
    for index in 0..<3 {
      let values = [parts[index], other.parts[index]].map { part in
        part <= 0.0031308 ? part * 12.92 : 1.055 * pow(part, 1 / 2.4) - 0.055
      }
      light.parts[index] = Light.linear(Int((values[0] + values[1]) / 2 * 255))
    }
    return light
  }

  private static func linear(_ value: Int) -> Double {
    let part = Double(value) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  /// The contrast ratio of WCAG 2.2.
  static func contrast(_ one: Light, _ other: Light) -> Double {
    let lights = [one, other].map { ($0.parts * SIMD3(0.2126, 0.7152, 0.0722)).sum() }.sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  /// Eyes, the colour-blind ones as Machado, Oliveira and Fernandes (2009) model them at full severity.
  enum Eye: CaseIterable {
    case usual, protanope, deuteranope

    var rows: [SIMD3<Double>] {
      switch self {
      case .usual: [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
      case .protanope:
        [
          SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
          SIMD3(-0.003882, -0.048116, 1.051998),
        ]
      case .deuteranope:
        [
          SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
          SIMD3(-0.011820, 0.042940, 0.968881),
        ]
      }
    }
  }

  func seen(by eye: Eye) -> Light {
    var light = self
    let values = eye.rows.map { min(1, max(0, ($0 * parts).sum())) }
    light.parts = SIMD3(values[0], values[1], values[2])
    return light
  }

  /// The colour in Oklab (Ottosson 2020), in which distances are as large as they seem.
  private var oklab: SIMD3<Double> {
    let cones = [
      SIMD3(0.4122214708, 0.5363325363, 0.0514459929), SIMD3(0.2119034982, 0.6806995451, 0.1073969566),
      SIMD3(0.0883024619, 0.2817188376, 0.6299787005),
    ].map { cbrt(($0 * parts).sum()) }
    let roots = SIMD3(cones[0], cones[1], cones[2])
    return SIMD3(
      (roots * SIMD3(0.2104542553, 0.7936177850, -0.0040720468)).sum(),
      (roots * SIMD3(1.9779984951, -2.4285922050, 0.4505937099)).sum(),
      (roots * SIMD3(0.0259040371, 0.7827717662, -0.8086757660)).sum())
  }

  static func distance(_ one: Light, _ other: Light) -> Double {
    let difference = one.oklab - other.oklab
    return (difference * difference).sum().squareRoot()
  }
}
