import Foundation
import Material
import Screen
import Testing

@testable import Terminal

/// What comes late, in pieces, without an end, or in masses.
@Suite struct InputDecoderTests {
  private var decoder = InputDecoder()

  /// Takes bytes after some milliseconds in which what is held is given up when its time has come.
  private mutating func take(_ text: String, at now: Int) -> [Key] {
    var keys: [Key] = []
    while let deadline = decoder.deadline, deadline <= now { keys += decoder.expire(at: deadline) }
    return keys + decoder.take(Array(text.utf8)[...], at: now)
  }

  /// Waits until nothing is held.
  private mutating func rest() -> [Key] {
    var keys: [Key] = []
    while let deadline = decoder.deadline { keys += decoder.expire(at: deadline) }
    return keys
  }

  @Test mutating func aPasteWithoutAnEndEndsByItself() {
    #expect(take("\u{1B}[200~coal", at: 0) == [])
    #expect(decoder.deadline == InputDecoder.pasteDelay)
    #expect(take("x", at: 1_000) == [.pasted("coal"), "x"])
    #expect(take("\u{1B}[200~half\u{1B}[20", at: 2_000) == [])
    #expect(rest() == [.pasted("half\u{1B}[20")])
  }

  /// Each mark of a paste may be parted anywhere, with 80 ms between its halves.
  @Test(arguments: 1..<6)
  func theMarksOfAPasteAreKnownInPieces(_ place: Int) {
    var test = self
    let (begin, end) = ("\u{1B}[200~", "\u{1B}[201~")
    var keys = test.take(String(begin.prefix(place)), at: 0)
    keys += test.take(String(begin.dropFirst(place)) + "quit" + end.prefix(place), at: 80)
    keys += test.take(String(end.dropFirst(place)) + "k", at: 160)
    // An escape that stands alone for so long is a key, but what follows it is none.
    #expect(keys == (place == 1 ? [.escape] : []) + [.pasted("quit"), "k"])
  }

  @Test mutating func ControlCGetsThrough() {
    #expect(take("\u{1B}[200~coal", at: 0) == [])
    #expect(take("\u{3}", at: 50) == [.control("c")])
    // What still comes of the paste is no key; a second Ctrl-C is one.
    #expect(take("q\nq", at: 90) == [])
    #expect(take("\u{3}", at: 130) == [.control("c")])
    #expect(take("\u{1B}[201~q", at: 170) == ["q"])
    #expect(take("\u{1B}[200~coal", at: 500) == [])
    #expect(take("\u{3}", at: 550) == [.control("c")])
    #expect(take("q", at: 600) == ["q"])
    // One that was pasted stands among other words.
    #expect(take("\u{1B}[200~a\u{3}b\u{1B}[201~", at: 1_000) == [.pasted("a\u{3}b")])
    for begun in ["\u{1B}[", "\u{1B}O", "\u{1B}]0;x", "\u{1B}P", "\u{1B}[M !", "\u{1B}[1;5"] {
      #expect(take(begun, at: 2_000) == [])
      #expect(take("\u{3}", at: 2_001).last == .control("c"))
      #expect(rest() == [])
    }
  }

  /// The rest of a paste that was silent for too long is no command; what is typed is.
  @Test mutating func aPasteThatFalteredGoesOn() {
    #expect(take("\u{1B}[200~one ", at: 0) == [])
    #expect(take("two quit\u{1B}[201~", at: 1_500) == [.pasted("one "), .pasted("two quit")])
    #expect(take("\u{1B}[200~one ", at: 10_000) == [])
    #expect(take("j", at: 11_000) == [.pasted("one "), "j"])
    #expect(take("jjjjjj", at: 11_100) == Array(repeating: "j", count: 6))
  }

  @Test mutating func anEscapeIsAKeyWhenItsTimeIsUp() {
    #expect(take("\u{1B}", at: 0) == [])
    #expect(decoder.deadline == 25)
    #expect(take("j", at: 26) == [.escape, "j"])
    decoder.escapeDelay = 700
    #expect(take("\u{1B}", at: 100) == [])
    #expect(take("[B", at: 700) == [.down])
    // A bracket that is typed soon after an escape is one.
    decoder.escapeDelay = 25
    #expect(take("\u{1B}", at: 1_000) == [])
    #expect(take("[", at: 1_100) == [.escape])
    #expect(rest() == ["["])
    #expect(take("O", at: 2_000) == ["O"])
  }

  @Test mutating func aStringOfTheTerminalEndsByItself() {
    #expect(take("\u{1B}]11;rgb:0", at: 0) == [])
    #expect(take("000\u{1B}\\j", at: 80) == ["j"])
    #expect(take("\u{1B}]11;rgb:0", at: 1_000) == [])
    #expect(take("j", at: 1_300) == ["j"])
  }

  /// Time and memory grow with what is pasted, and what is kept of it has an end.
  @Test mutating func aGreatPasteIsTakenInOneGo() {
    let piece = String(repeating: "coal and \u{1B}[20 steel ж ", count: 160)
    #expect(take("\u{1B}[200~", at: 0) == [])
    var steps = 0
    for round in 1...512 {
      #expect(take(piece, at: round) == [])
      steps += piece.utf8.count
    }
    #expect(steps > 1 << 20)
    let keys = take("\u{1B}[201~", at: 600)
    guard case .pasted(let text) = keys.first, keys.count == 1 else {
      Issue.record("the paste is \(keys.count) keys")
      return
    }
    #expect(text.hasPrefix("coal and \u{1B}[20 steel ж coal") && text.utf8.count <= InputDecoder.longestPaste + 2)
  }

  /// Whatever comes in whatever pieces: no crash, Ctrl-C gets through, and at rest the next key is itself.
  @Test func anythingMayCome() {
    var random = Generator(seed: 1989)
    let pieces =
      [
        "\u{1B}", "[", "O", "]", "P", "200~", "201~", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;5;7M", "\u{1B}[M",
        "\u{1B}[1;5",
        "A", "~", "u", "$", ";", ":", "0", "97", "\u{7}", "\u{1B}\\", "x", "Ж", "🚢", "\u{3}", "\u{0}", "\u{7F}", "\r",
      ].map { Array($0.utf8) } + [[0xFF], [0xD0], [0xF0, 0x9F]]
    for round in 0..<4_000 {
      var decoder = InputDecoder()
      decoder.takesMouse = round % 2 == 0
      var now = 0
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        var bytes = pieces.randomElement(using: &random) ?? []
        if Bool.random(using: &random) { bytes += (pieces.randomElement(using: &random) ?? []) }
        _ = decoder.take(bytes[...], at: now)
        now += [0, 1, 30, 300, 600].randomElement(using: &random) ?? 0
        if let deadline = decoder.deadline, deadline <= now { _ = decoder.expire(at: now) }
      }
      #expect(decoder.take([3], at: now).last == .control("c"))
      var steps = 0
      while let deadline = decoder.deadline {
        _ = decoder.expire(at: deadline)
        steps += 1
      }
      #expect(steps <= 2)
      #expect(decoder.take([0x6A], at: now + 10_000) == ["j"])
    }
  }

  // MARK: The clipboard

  @Test func theClipboardIsReachedThroughOthers() throws {
    #expect(ClipRoute(terminal: "xterm-256color", isInTmux: false, isInScreen: false) == .terminal)
    #expect(ClipRoute(terminal: "tmux-256color", isInTmux: true, isInScreen: false) == .tmux)
    #expect(ClipRoute(terminal: "screen", isInTmux: false, isInScreen: true) == .screen)
    #expect(ClipRoute(terminal: "screen-256color", isInTmux: false, isInScreen: false) == .distantMultiplexer)
    let bytes = Array(String(repeating: "coal ", count: 400).utf8)
    func sent(_ route: ClipRoute) -> String { String(decoding: route.sequence(for: bytes), as: UTF8.self) }
    let plain = sent(.terminal)
    #expect(plain.hasPrefix("\u{1B}]52;c;Y29hbCBj") && plain.hasSuffix("\u{7}"))
    #expect(sent(.tmux) == "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\")
    let pieces = sent(.screen).components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 256 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == plain)
  }
}
