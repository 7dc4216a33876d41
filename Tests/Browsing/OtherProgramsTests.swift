import Foundation
import Material
import Testing

/// What the browser hands to the terminal and to other programs: passages, citations, addresses.
@Suite(.onItsOwnThread)
struct OtherProgramsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A program that keeps what it is given: its arguments one a line, then its input.
  ///
  /// Another process puts it in its place: a file that this one has written may still be open in a child that another
  /// test has just started, and a file open for writing cannot be run.
  private func program(_ name: String) async throws {
    let keep = "for word; do echo \"$word\"; done > '\(scratch.path)/\(name).arguments'"
    try scratch.write("#!/bin/sh\n\(keep)\ncat > '\(scratch.path)/\(name).input'\n", to: name + ".script")
    let place = "mkdir -p \"$1/bin\" && cp \"$1/$2.script\" \"$1/bin/$2\" && chmod 755 \"$1/bin/$2\""
    let outcome = try await scratch.run(["/bin/sh", "-c", place, "sh", scratch.path, name])
    #expect(outcome.status == 0)
  }

  private var path: String { scratch.path + "/bin:/usr/bin:/bin" }

  /// What the last OSC 52 put on the clipboard.
  private func clip(in bytes: [UInt8]) throws -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.range(of: "\u{1B}]52;c;", options: .backwards))
    let end = try #require(text[start.upperBound...].firstIndex(of: "\u{7}"))
    let data = try #require(Data(base64Encoded: String(text[start.upperBound..<end])))
    return String(decoding: data, as: UTF8.self)
  }

  @Test func farAwayTheTerminalAloneCopies() async throws {
    try await program("xclip")
    let line = try Line(scratch, changes: ["SSH_TTY": "/dev/pts/1", "DISPLAY": ":0", "PATH": path])
    try await line.sends("The tide bell is moved")
    try await line.send("y")
    let start = try await line.sends("(OSC 52)")
    let passage = try clip(in: line.bytes)
    #expect(passage.hasPrefix("“") && passage.contains("¶"))
    try await line.send("Y")
    try await line.sends("\u{7}", from: start)
    #expect(try !clip(in: line.bytes).contains("¶"))
    #expect(scratch.text(of: "xclip.input") == nil)
    try await line.send("q")
    _ = try await line.end()
  }

  @Test func theDesktopsToolCopiesAsWell() async throws {
    try await program("xclip")
    let line = try Line(scratch, changes: ["DISPLAY": ":0", "PATH": path])
    try await line.sends("The tide bell is moved")
    try await line.send("y")
    try await line.sends("(xclip, and the terminal by OSC 52)")
    #expect(scratch.text(of: "xclip.input") == (try clip(in: line.bytes)))
    #expect(scratch.text(of: "xclip.arguments") == "-selection\nclipboard\n")
    try await line.send("q")
    _ = try await line.end()
  }

  /// tmux as it is without settings passes nothing on of its own, but puts on the clipboard what it is given.
  @Test(.enabled(if: Places.tmux != nil, "tmux is not installed"))
  func inTmuxItIsTmuxThatCopies() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("y")
      try await window.shows("(tmux, and by it the terminal)")
      let buffer = try await window.buffer()
      #expect(buffer.hasPrefix("“") && buffer.contains("¶"))
    }
  }

  @Test(
    arguments: [
      (["TMUX": "/nowhere,1,0", "TERM": "screen-256color"], "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;", "allow-passthrough"),
      (["STY": "1.pts", "TERM": "screen"], "\u{1B}P\u{1B}]52;c;", "through screen"),
      (["TERM": "tmux-256color"], "\u{1B}]52;c;", "set-clipboard on"),
    ] as [([String: String?], Escaped, String)])
  func whereAnotherProgramIsBetweenItSaysWhatThatNeeds(
    _ changes: [String: String?], _ bytes: Escaped, _ words: String
  ) async throws {
    let line = try Line(scratch, changes: changes)
    try await line.sends("The tide bell is moved")
    try await line.send("y")
    try await line.sends(words)
    #expect(line.has(bytes.text))
    try await line.send("q")
    _ = try await line.end()
  }

  @Test func addressesAreOneArgumentOfTheReadersBrowser() async throws {
    try await program("reader")
    let catalogue = try scratch.copyOfCatalogue()
    let sources = try String(contentsOfFile: catalogue + "/sources.yaml", encoding: .utf8)
    let address = "https://example.org/$(touch%20x);a&b?c='d'"
    let changed = sources.replacing("\n  tier:", with: "\n  URL: \"\(address)\"\n  tier:")
    try changed.write(toFile: catalogue + "/sources.yaml", atomically: true, encoding: .utf8)
    let changes = ["PERESTROIKA_CATALOGUE": catalogue, "BROWSER": "reader --new %s:other", "PATH": path]
    let line = try Line(scratch, changes: changes)
    try await line.sends("The tide bell is moved")
    try await line.send("o")
    try await line.sends("reader opens")
    let arguments = scratch.text(of: "reader.arguments")?.split(separator: "\n").map(String.init) ?? []
    #expect(arguments.count == 2 && arguments.first == "--new")
    #expect(arguments.last?.hasPrefix(address + "#:~:text=") == true)
    try await line.send("q")
    _ = try await line.end()
  }
}
