import Foundation
import Material
import Screen
import Testing

@testable import Browser

/// What is pending is done once, apart from drawing.
@Suite struct SettlingTests {
  private static let keys = [
    "Down", "Up", "Right", "PgDn", "End", "Enter", "Backspace", ".", ">", "Tab", "3", "/", "f", "a", "l", "Esc", "?",
    "i", "t", "c", "g", "1", "9", "8", "v", "+", "r", "m", "s", "n", "z", "R", ":",
  ]

  /// Drawing changes nothing, and what is settled stays as it is when it is settled again.
  @Test(arguments: [(40, 8), (80, 24), (120, 40)])
  func aSettledScreenStaysAsItIs(_ columns: Int, _ rows: Int) {
    var generator = Generator(seed: UInt64(columns))
    var journey = Journey(columns: columns, rows: rows)
    var pressed: [String] = []
    for _ in 0..<250 {
      let name = Self.keys.randomElement(using: &generator) ?? "Down"
      pressed.append(name)
      if let key = Key(name: name) { _ = journey.browser.handle(key) }
      journey.browser.settle()
      let settled = journey.browser
      let first = settled.frame()
      #expect(settled.frame() == first)
      journey.browser.settle()
      if journey.browser.frame() != first {
        Issue.record("settling again changes the screen after \(pressed.suffix(12).joined(separator: " "))")
        return
      }
    }
  }

  /// Panes, overlays and the owners of the state are types; nothing is added to the browser's own from elsewhere.
  @Test func nothingExtendsTheBrowserFromElsewhere() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Browser")
      .standardizedFileURL
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      for type in ["EraBrowser", "BrowserModel"] {
        #expect(!text.contains("extension \(type)"), "\(file.lastPathComponent)")
      }
    }
    #expect(count > 50)
  }
}
