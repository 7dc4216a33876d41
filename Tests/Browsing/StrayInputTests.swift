import Foundation
import Glibc
import Material
import Testing

/// What a terminal sends without a key having been pressed.
@Suite(.onItsOwnThread)
struct StrayInputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func whatIsPastedIntoAPromptIsOneLineOfIt() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    #expect(line.has("\u{1B}[?2004h"))
    try await line.send("/")
    let start = try await line.sends("Esc back")
    try await line.send("\u{1B}[200~harbour \r\n\tq\u{1B}[1mq\rk\u{3}eepers\u{1B}[201~")
    try await line.settles()
    let text = String(decoding: line.bytes[start...], as: UTF8.self)
    #expect(text.contains("harbour"))
    #expect(!line.has("\u{7}", from: start))
    try await line.send("\u{1B}")
    try await line.settles()
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(line.has("\u{1B}[?2004l", from: start))
  }

  @Test func whatIsPastedElsewhereIsNoKey() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    let start = line.bytes.count
    try await line.send("\u{1B}[200~q\rq\nyes\u{1B}[201~")
    try await line.sends("what is pasted belongs into a prompt; / opens one", from: start)
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  /// Reports of the focus, of colours, of modes, of a mouse that nobody asked for, and what an earlier program asked.
  @Test(
    arguments: [
      "\u{1B}[I", "\u{1B}[O", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[24;80R", "\u{1B}[<64;44;4M", "\u{1B}[1;99Q", "\u{1B}[?2026;2$y",
      "\u{1B}[201~", "\u{1B}OZ", "\u{1B}[57358u",
    ] as [Escaped])
  func reportsAreNoKeys(_ report: Escaped) async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.settles()
    let before = line.bytes.count
    try await line.send(report.text)
    try await line.settles()
    #expect(line.bytes.count == before, "\(line.lastWords(from: before))")
    try await line.send("/\(report.text)x\(report.text)y")
    try await line.settles()
    let prompt = String(decoding: line.bytes[before...], as: UTF8.self)
    #expect(!prompt.contains("rgb") && !prompt.contains("64;44"))
    try await line.send("\u{3}q")
    #expect(try await line.end() == .status(0))
  }

  /// The end of a paste that is lost on the way leaves no deaf program.
  @Test func aPasteWithoutAnEndEndsByItself() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.send("/")
    var start = try await line.sends("Esc back")
    try await line.send("\u{1B}[200~keepers")
    start = try await line.sends("keepers", from: start)
    try await line.send("x")
    try await line.sends("x", from: start)
    try await line.send("\u{1B}[200~more")
    try await line.send("\u{3}")
    try await line.settles()
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  /// Alt with a key is not Escape and that key: what was typed stays, and no command is run.
  @Test func altIsNoEscape() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    var start = line.bytes.count
    try await line.send("\u{1B}q")
    start = try await line.sends("Alt-q does nothing here", from: start)
    try await line.send("/three mine")
    start = try await line.sends("Esc back", from: start)
    try await line.send("\u{1B}q")
    start = try await line.sends("Alt-q does nothing here", from: start)
    // The word before the cursor goes; the cursor goes a word back.
    try await line.send("\u{1B}\u{7F}grey\u{1B}bdays ")
    start = try await line.sends("days", from: start)
    try await line.settles()
    try await line.send("\r")
    try await line.settles()
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    let history = scratch.path + "/state/perestroika"
    let files = try FileManager.default.contentsOfDirectory(atPath: history)
    #expect(files.contains { scratch.text(of: "state/perestroika/\($0)")?.contains("three days grey") == true })
  }

  /// What is typed while the catalogue is read is not echoed, and is read afterwards.
  @Test func whatIsTypedTooSoonIsNotEchoed() async throws {
    let line = try Line(scratch, command: [Places.program(), "--catalogue", Places.realCatalogue])
    let isSilent: Bool? = try await eventually { line.modes.c_lflag & UInt32(ECHO) == 0 ? true : nil }
    #expect(isSilent == true)
    try await line.send("zzz?")
    try await line.sends("narrow")
    #expect(!line.has("zzz"))
    try await line.send("\u{3}q")
    #expect(try await line.end() == .status(0))
    #expect(line.modes.words == line.before.words)
  }

  /// A terminal that does not say how large it is.
  @Test func aTerminalWithoutASizeIsTakenForAnUsualOne() async throws {
    let line = try Line(scratch, columns: 0, rows: 0)
    try await line.sends("The tide bell is moved")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }
}
