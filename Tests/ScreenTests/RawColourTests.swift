import Foundation
import Testing

/// Every cell is drawn through a role: nothing but the palette hands colours and attributes to the terminal.
@Suite struct RawColourTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  @Test func coloursStandInThePaletteAlone() throws {
    let raw = [
      #"\bCOLOR_[A-Z]+"#, #"\binit_(extended_)?(pair|color)\b"#, #"\bA_(BOLD|REVERSE|DIM|UNDERLINE|COLOR)"#,
      #"\battribute_[a-z]+"#, #"\b(wattr|attr)_?(on|off|set)\b"#, #"\[[0-9;]*m\b"#, #"38;[25]"#,
    ].joined(separator: "|")
    let files = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    var found: [String] = []
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.range(of: raw, options: .regularExpression) != nil { found.append(file.lastPathComponent) }
    }
    #expect(count > 100)
    #expect(found == ["Palette.swift"])
  }
}
