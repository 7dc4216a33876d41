import Foundation
import Glibc
import Material
import Testing

/// Whatever is pressed, however the terminal changes and whatever signal comes: no crash, no hang, no terminal broken.
///
/// `PERESTROIKA_MONKEY` sets the number of keys; without it there are 2 000.
@Suite(.onItsOwnThread)
struct MonkeyTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let count = ProcessInfo.processInfo.environment["PERESTROIKA_MONKEY"].flatMap { Int($0) } ?? 2_000

  /// What a keyboard, a paste or a broken line may send; common keys stand more than once.
  private static let keys: [String] = {
    let common = ["\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\r", "\u{7F}", "\t", " ", "/", "f", "\u{1B}", "n"]
    let named = ["\u{1B}OA", "\u{1B}OB", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[F", "\u{1B}[Z", "\u{1B}[1;2C"]
    let broken = ["\u{1B}[", "\u{1B}[<0;5;7M", "\u{1B}[M !!", "\u{1B}]0;x", "\u{1B}[200~", "\u{1B}[201~", "\u{9B}"]
    let printed = (0x21..<0x7F).compactMap { UnicodeScalar($0) }.map { String(Character($0)) }
    let control = (1..<0x20).filter { $0 != 0x1A }.map { String(Character(UnicodeScalar($0))) }
    return common + common + common + named + broken + printed + control + ["é", "Ж", "作", "👩‍👧", "\u{301}"]
  }()

  /// The longest that the program had a processor between a key and its rest, and the most memory it had.
  private struct Record {
    var key = Duration.zero
    var words = ""
    var kilobytes = 0
    var runs = 0
  }

  /// One run of the program that the monkey sits before, until it ends.
  private func sit(
    _ left: inout Int, _ random: inout Generator, _ record: inout Record, changes: [String: String?] = [:]
  ) async throws {
    let line = try Line(scratch, columns: 80, rows: 24, changes: changes)
    try await line.sends("help")
    try await line.settles()
    record.runs += 1
    while left > 0 {
      // One at a time half the time, so that it shows how long a single one takes.
      let count = Bool.random(using: &random) ? 1 : Int.random(in: 1...40, using: &random)
      let keys = (0..<min(left, count)).map { _ in Self.keys.randomElement(using: &random) ?? "j" }
      left -= keys.count
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2:
        line.resize(
          columns: Int.random(in: 1...300, using: &random), rows: Int.random(in: 1...100, using: &random))
      case 3:
        line.process.send(SIGTSTP)
        line.process.send(SIGCONT)
      case 4: line.process.send(SIGWINCH)
      default: break
      }
      let before = try line.process.processorTime()
      if let ending = try await line.rests(after: keys.joined()) {
        #expect(ending == .status(0), "after \(Escaped(keys.joined()))")
        #expect(line.modes.words == line.before.words, "the terminal is not given back")
        return
      }
      let time = (try line.process.processorTime() - before) / keys.count
      if time > record.key { (record.key, record.words) = (time, Escaped(keys.joined()).description) }
      record.kilobytes = max(record.kilobytes, try line.process.peakMemory())
    }
    line.process.send(SIGTERM)
    #expect(try await line.end() == .signal(SIGTERM))
    #expect(line.modes.words == line.before.words, "the terminal is not given back")
  }

  @Test func nothingBreaks() async throws {
    try await sit(for: Self.count, changes: [:])
  }

  /// An archive so large that questions to it are answered on a thread beside the keys.
  @Test(.enabled(if: Places.isSanitized || count > 2_000, "only in the long run, or with a sanitizer"))
  func nothingBreaksBesideTheThreadThatAnswers() async throws {
    let texts = try scratch.copyOfTexts()
    let ledger = try #require(scratch.text(of: "texts/mill-ledger.txt"))
    let entries = (1...20_500).map { "Entry \($0): \($0 % 97) bells and a lantern of the mole.\n\n" }.joined()
    try scratch.write(ledger + "\n\n" + entries, to: "texts/mill-ledger.txt")
    try await sit(for: Self.count / 4, changes: ["PERESTROIKA_LIBRARY": texts])
  }

  private func sit(for count: Int, changes: [String: String?]) async throws {
    var random = Generator(seed: 1985)
    var left = count
    var record = Record()
    while left > 0 { try await sit(&left, &random, &record, changes: changes) }
    print(
      "\(count) keys in \(record.runs) runs: at most \(record.kilobytes) KB and \(record.key) of a processor for a "
        + "key, after \(record.words)")
    // A sanitized program takes longer, and more room.
    #expect(Places.isSanitized || record.kilobytes < 100_000)
    #expect(record.key < .milliseconds(Places.isSanitized ? 1000 : 100))
  }
}
