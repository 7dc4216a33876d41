import Foundation
import Glibc
import Testing

/// What a terminal sends without a key having been pressed.
@Suite(.onItsOwnThread)
struct StrayInputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func whatIsPastedIntoAPromptIsOneLineOfIt() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    #expect(contains(Array("\u{1B}[?2004h".utf8), in: line.bytes))
    try await line.send("/")
    let start = try await line.sends("Esc back")
    try await line.send("\u{1B}[200~harbour \r\n\tq\u{1B}[1mq\rk\u{3}eepers\u{1B}[201~")
    try await line.settles()
    let text = String(decoding: line.bytes[start...], as: UTF8.self)
    #expect(text.contains("harbour"))
    #expect(!line.bytes[start...].contains(0x07))
    try await line.send("\u{1B}")
    try await line.settles()
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(contains(Array("\u{1B}[?2004l".utf8), in: line.bytes[start...]))
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
  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[24;80R", "\u{1B}[<64;44;4M", "\u{1B}[1;99Q", "\u{1B}[?2026;2$y",
    "\u{1B}[201~", "\u{1B}OZ", "\u{1B}[57399u",
  ])
  func reportsAreNoKeys(_ report: String) async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.settles()
    let before = line.bytes.count
    try await line.send(report)
    try await line.settles()
    #expect(line.bytes.count == before, "\(String(decoding: line.bytes[before...], as: UTF8.self).debugDescription)")
    try await line.send("/\(report)x\(report)y")
    try await line.settles()
    let prompt = String(decoding: line.bytes[before...], as: UTF8.self)
    #expect(!prompt.contains("rgb") && !prompt.contains("64;44"))
    try await line.send("\u{3}q")
    #expect(try await line.end() == .status(0))
  }

  @Test func anEscapeBeforeAnotherKeyIsAKey() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.send("/")
    let start = try await line.sends("Esc back")
    try await line.send("\u{1B}q")
    #expect(try await line.end() == .status(0))
    #expect(line.bytes.count > start)
  }

  /// A terminal that does not say how large it is.
  @Test func aTerminalWithoutASizeIsTakenForAnUsualOne() async throws {
    let line = try Line(scratch, columns: 0, rows: 0)
    try await line.sends("The tide bell is moved")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }
}
