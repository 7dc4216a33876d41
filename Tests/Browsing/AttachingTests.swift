import Foundation
import Testing

/// Texts that are attached in the browser.
@Suite(.onItsOwnThread, .enabled(if: Places.tmux != nil, "tmux is not installed"))
struct AttachingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aTextIsAttachedAndShownWhereOneIs() async throws {
    for (name, copy) in [("harbour-chronicle", "My papers/one.txt"), ("mill-ledger", "My papers/two.txt")] {
      guard let text = FileManager.default.contents(atPath: Places.texts + "/\(name).txt") else { continue }
      try scratch.write(text, to: copy)
    }
    try await Window.open(scratch, changes: ["PERESTROIKA_LIBRARY": nil]) { window in
      try await window.standsAt("1/28")
      try await window.press("Down")
      try await window.standsAt("2/28")
      try await window.shows("No text: this is a digest")
      try await window.press("a")
      try await window.shows("Attach texts")
      try await window.type(scratch.path + "/My")
      try await window.press("Tab")
      try await window.shows("My\\ papers/")
      try await window.press("Tab")
      try await window.shows("two.txt")
      try await window.press("Enter")
      try await window.shows("the results") { $0.text.contains("recognised by its quotes") }
      try await window.shows("the archive made anew") { $0.text.contains("Esc close") && $0.text.contains(" texts") }
      try await window.press("Enter")
      let picture = try await window.standsAt("2/28")
      #expect(picture.sourceTitle.contains("exact"))
      #expect(picture.isInTimeline)
    }
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/data/perestroika/library/library.json"))
  }

  @Test func whatIsInTheWayIsSaid() async throws {
    try scratch.write("nobody's words", to: "none.txt")
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("a")
      // The folder that is read in place is never written to.
      try await window.shows("is read as it is and never written to")
      try await window.type(scratch.path + "/none.txt")
      try await window.press("Enter")
      try await window.shows("no source of the catalogue is quoted from it")
      try await window.shows("no option of the command line") { !$0.text.contains("--source") }
      try await window.shows("Tab lists the sources")
      try await window.press("Escape")
      try await window.standsAt("1/28")
    }
  }
}
