import Foundation
import Settings
import Testing

/// The manual's tables are those of the program; `PERESTROIKA_WRITE_MANUAL=1 swift test --filter SettingsManual` writes
/// them anew.
struct SettingsManualTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../man/perestroika-config.5").standardizedFileURL

  @Test func tablesInTheManualAreThoseOfTheProgram() throws {
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    let writes = ProcessInfo.processInfo.environment["PERESTROIKA_WRITE_MANUAL"] != nil
    for table in SettingsManual.tables {
      let start = try #require(text.range(of: table.start + "\n"))
      let end = try #require(text.range(of: table.end))
      let wanted = table.mdoc + "\n"
      if !writes {
        #expect(text[start.upperBound..<end.lowerBound] == wanted, "the manual's \(table.name) are out of date")
      }
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: wanted)
    }
    if writes { try text.write(to: Self.page, atomically: true, encoding: .utf8) }
  }
}
