import Screen
import Terminal

/// What comes from a terminal, in pieces, with pauses between them.
enum FuzzedKeys {
  /// Reads the bytes; a zero ends a piece, and the byte after it says how long the pause is.
  static func read(_ bytes: [UInt8]) {
    var decoder = InputDecoder()
    decoder.takesMouse = bytes.first.map { $0 % 2 == 0 } ?? false
    var now = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix { $0 != 0 }
      rest = rest.dropFirst(piece.count)
      for case .pasted(let text) in decoder.take(piece, at: now) { precondition(text.utf8.count <= 3 << 16) }
      now += (rest.dropFirst().first.map { Int($0) } ?? 0) * 4
      rest = rest.dropFirst(2)
      if let deadline = decoder.deadline, deadline <= now { _ = decoder.expire(at: now) }
    }
    precondition(decoder.take([3], at: now).last == .control("c"), "Ctrl-C does not get through")
    for _ in 0..<3 { if let deadline = decoder.deadline { _ = decoder.expire(at: deadline) } }
    precondition(decoder.deadline == nil, "something is held for ever")
    precondition(decoder.take([0x6A], at: now + 60_000) == ["j"], "the next key is another")
  }

  static let seeds = [
    "\u{1B}[A\u{1B}OB\u{1B}[1;5D\u{1B}[15~\u{1B}[[A\u{1B}[97:65;2u", "\u{1B}[200~coal\u{0}\u{64}\u{1B}[201~",
    "\u{1B}\u{0}\u{14}[200~", "\u{1B}]11;rgb:0\u{7}\u{1B}[<0;5;7M\u{1B}[M !!\u{1B}\u{1B}[Aж🚢\u{3}",
  ].map { Array($0.utf8) }
}
