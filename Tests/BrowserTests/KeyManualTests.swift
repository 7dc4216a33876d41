import Foundation
import Testing

@testable import Browser

/// The manual's table of keys is the table of actions; `PERESTROIKA_WRITE_MANUAL=1 swift test --filter KeyManual` writes
/// it anew.
struct KeyManualTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../man/perestroika.1").standardizedFileURL

  @Test func tableInTheManualIsTheTableOfActions() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: KeyManual.start + "\n"))
    let end = try #require(text.range(of: KeyManual.end))
    let found = String(text[start.upperBound..<end.lowerBound])
    let wanted = KeyManual.mdoc + "\n"
    if ProcessInfo.processInfo.environment["PERESTROIKA_WRITE_MANUAL"] != nil {
      let written = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: wanted)
      try written.write(to: Self.page, atomically: true, encoding: .utf8)
      return
    }
    #expect(found == wanted, "the manual's keys are out of date")
  }
}
