import Screen
import Testing

@testable import Terminal

/// The signs on a terminal that has ASCII alone.
@Suite struct ASCIISignTests {
  private static let themes = ["●", "■", "▲", "◆", "○", "□", "△", "◇"].map { ($0, Role.theme1) }

  /// What stands in each pane, a sign for each meaning.
  static let panes: [(name: String, signs: [(sign: String, role: Role)])] = [
    (
      "the strip",
      [
        ("▂", .strip), ("▄", .strip), ("▆", .strip), ("█", .strip), ("•", .key), ("▲", .place), ("◀", .place),
        ("▶", .place), ("─", .border),
      ]
    ),
    (
      "the list",
      themes + [
        ("━", .theme1), ("★", .pin), ("≠", .disagreement), ("?", .disagreement), (">", .key), ("…", .text),
        ("¶", .date),
      ]
    ),
    (
      "the axis",
      themes + [
        ("━", .theme1), ("┄", .theme1), ("░", .theme1), ("≈", .theme1), ("?", .theme1), ("%", .theme1), ("X", .theme1),
        ("∞", .theme1), ("◀", .theme1), ("▶", .theme1), ("‹", .dim), ("›", .dim), ("+", .text), ("┊", .border),
        ("─", .border), ("┴", .border), (">", .key), ("↑", .dim), ("↓", .dim), ("…", .text), ("★", .pin), ("•", .key),
      ]
    ),
    (
      "the event",
      themes + [
        ("★", .pin), ("▸", .pin), ("≠", .disagreement), ("?", .disagreement), ("·", .text), ("…", .text), ("↑", .dim),
        ("↓", .dim), ("“", .quote),
      ]
    ),
    (
      "the source",
      [
        ("▌", .pin), ("•", .pin), ("│", .border), ("·", .dim), ("…", .dim), ("¶", .dim), ("“", .dim), ("↑", .dim),
        ("↓", .dim),
      ]
    ),
  ]

  @Test(arguments: panes.indices)
  func eachHasOneMeaning(_ number: Int) throws {
    let pane = Self.panes[number]
    var meanings: [UInt32: String] = [:]
    for (sign, role) in pane.signs {
      let scalar = try #require(sign.unicodeScalars.first)
      let folded = ASCIIFolding.fold(Cell(scalar, Style(role))).0
      #expect(folded < 0x7F)
      let other = meanings.updateValue(sign, forKey: folded)
      #expect(
        other == nil, "in \(pane.name), \(sign) and \(other ?? "") are both \(Character(Unicode.Scalar(UInt8(folded))))"
      )
    }
  }

  @Test func theThemesOfEventsKeepTheirSignsWhateverTheirRole() throws {
    for (sign, _) in Self.themes {
      let scalar = try #require(sign.unicodeScalars.first)
      let signs = [Role.theme1, .dim, .text].map { ASCIIFolding.fold(Cell(scalar, Style($0))).0 }
      #expect(Set(signs).count == 1, "\(sign)")
    }
  }
}
