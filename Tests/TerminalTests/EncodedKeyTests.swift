import Material
import Screen
import Testing

@testable import Terminal

/// What terminals send for keys.
@Suite struct EncodedKeyTests {
  private static func keys(of text: String, takesMouse: Bool = false) -> [Key] {
    var decoder = InputDecoder()
    decoder.takesMouse = takesMouse
    let keys = decoder.take(Array(text.utf8)[...], at: 0)
    return keys + (decoder.deadline.map { decoder.expire(at: $0) } ?? [])
  }

  @Test(
    arguments: [
      // xterm: cursor keys in both modes, editing keys, function keys.
      ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[H", .home),
      ("\u{1B}OF", .end), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown),
      ("\u{1B}OP", .function(1)), ("\u{1B}OS", .function(4)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[24~", .function(12)),
      ("\u{1B}[Z", .shiftTab), ("\u{1B}OM", .enter), ("\u{1B}Oj", "*"), ("\u{1B}Oy", "9"),
      // xterm: with others held.
      ("\u{1B}[1;2A", .shiftUp), ("\u{1B}[1;2D", .shiftLeft), ("\u{1B}[1;5D", .controlLeft),
      ("\u{1B}[1;5C", .controlRight),
      ("\u{1B}[1;3C", .alt(.right)), ("\u{1B}[1;4C", .alt(.shiftRight)), ("\u{1B}[3;3~", .alt(.delete)),
      ("\u{1B}[1;2P", .function(13)), ("\u{1B}[1;2R", .function(15)), ("\u{1B}[5;2~", .pageUp),
      ("\u{1B}[1;6A", .unknown),
      ("\u{1B}[27;5;97~", .control("a")), ("\u{1B}[27;3;120~", .alt("x")), ("\u{1B}O5D", .controlLeft),
      ("\u{1B}[5D", .controlLeft), ("\u{1B}O1;5C", .controlRight),
      // rxvt.
      ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[11~", .function(1)), ("\u{1B}[a", .shiftUp),
      ("\u{1B}[d", .shiftLeft), ("\u{1B}Oc", .controlRight), ("\u{1B}[5$", .pageUp), ("\u{1B}[3^", .unknown),
      ("\u{1B}\u{1B}[A", .alt(.up)), ("\u{1B}\u{1B}OD", .alt(.left)), ("\u{1B}[33~", .function(19)),
      // The Linux console.
      ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[1~", .home),
      ("\u{1B}[4~", .end),
      // kitty's protocol, which another program may have left on.
      ("\u{1B}[97u", "a"), ("\u{1B}[97;1u", "a"), ("\u{1B}[97:65;2u", "A"), ("\u{1B}[49:33;2u", "!"),
      ("\u{1B}[97;2u", "A"),
      ("\u{1B}[97;5u", .control("a")), ("\u{1B}[97;3u", .alt("a")), ("\u{1B}[27u", .escape), ("\u{1B}[13u", .enter),
      ("\u{1B}[9;2u", .shiftTab), ("\u{1B}[127u", .backspace), ("\u{1B}[127;3u", .alt(.backspace)), ("\u{1B}[32u", " "),
      ("\u{1B}[57417u", .left), ("\u{1B}[57399u", "0"), ("\u{1B}[57414u", .enter), ("\u{1B}[57376u", .function(13)),
      ("\u{1B}[1092;5u", .unknown), ("\u{1B}[1092::97;5u", .control("a")), ("\u{1B}[97;1:2u", "a"),
      ("\u{1B}[97;65u", "a"),
      ("\u{1B}[97;9u", .unknown), ("\u{1B}[1;129A", .up), ("\u{1B}[99;5u", .control("c")), ("\u{1B}[1;1:1A", .up),
      // Characters.
      ("a", "a"), ("é", "é"), ("Ж", "Ж"), ("作", "作"), ("🚢", "🚢"), ("\u{301}", "\u{301}"), ("\r", .enter),
      ("\n", .enter),
      ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1}", .control("a")), ("\u{3}", .control("c")),
      ("\u{1B}", .escape), ("\u{9B}", .unknown), ("\u{0}", .unknown), ("\u{1C}", .unknown),
      // Alt.
      ("\u{1B}b", .alt("b")), ("\u{1B}\u{7F}", .alt(.backspace)), ("\u{1B}Ж", .alt("Ж")), ("\u{1B}\r", .alt(.enter)),
      ("\u{1B}q", .alt("q")), ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")),
      ("\u{1B}\u{18}", .alt(.control("x"))),
    ] as [(Escaped, Key)])
  func oneKey(_ bytes: Escaped, _ key: Key) {
    #expect(Self.keys(of: bytes.text) == [key])
    // Whatever comes before and after it, and in however many pieces it comes.
    #expect(Self.keys(of: "x" + bytes.text) == ["x", key])
    var decoder = InputDecoder()
    var keys: [Key] = []
    for (index, byte) in bytes.text.utf8.enumerated() { keys += decoder.take([byte], at: index) }
    keys += decoder.deadline.map { decoder.expire(at: $0) } ?? []
    #expect(keys == [key])
  }

  @Test(
    arguments: [
      ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}\u{3}", [.escape, .control("c")]),
      ("\u{1B}\u{1B}x", [.escape, .alt("x")]), ("\u{1B}[1;5\u{3}", [.control("c")]), ("\u{1B}[\u{1B}[A", [.up]),
      ("\u{1B}\u{1B}[200~x\u{1B}[201~", [.escape, .pasted("x")]), ("jj\u{1B}[Bk", ["j", "j", .down, "k"]),
      ("\u{1B}]11;rgb:0/0/0\u{3}", [.control("c")]),
    ] as [(Escaped, [Key])])
  func severalKeys(_ bytes: Escaped, _ keys: [Key]) { #expect(Self.keys(of: bytes.text) == keys) }

  /// Reports of the focus, of colours, of modes, of the cursor's place, of the mouse, keys let go, and what is cut off.
  @Test(
    arguments: [
      "\u{1B}[I", "\u{1B}[O", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[24;80R", "\u{1B}[<64;44;4M",
      "\u{1B}[M !!", "\u{1B}[?2026;2$y", "\u{1B}[201~", "\u{1B}OZ", "\u{1B}[57358u", "\u{1B}[57441;2u",
      "\u{1B}[97;1:3u",
      "\u{1B}[>1;10;0c", "\u{1B}[8;40;120t", "\u{1B}]52;c;", "\u{1B}[12",
    ] as [Escaped])
  func noKey(_ bytes: Escaped) {
    #expect(Self.keys(of: bytes.text) == [])
    #expect(Self.keys(of: "a" + bytes.text) == ["a"])
  }

  @Test func theMouseIsReadInBothForms() {
    func mouse(_ text: String) -> [Key] { Self.keys(of: text, takesMouse: true) }
    let point = Point(column: 4, row: 6)
    #expect(mouse("\u{1B}[<0;5;7M\u{1B}[<0;5;7m") == [.click(point)])
    #expect(mouse("\u{1B}[M %'") == [.click(point)])
    #expect(mouse("\u{1B}[<32;5;7M") == [.drag(point)])
    #expect(mouse("\u{1B}[<64;5;7M\u{1B}[<65;5;7M") == [.wheelUp(point), .wheelDown(point)])
    #expect(mouse("\u{1B}[<4;5;7M") == [.click(point)])
    #expect(mouse("\u{1B}[<2;5;7M\u{1B}[<35;5;7M\u{1B}[<66;5;7M\u{1B}[<0;5M\u{1B}[<0;99999;1M") == [])
  }

  @Test func whatIsNoUTF8IsUnknown() {
    var decoder = InputDecoder()
    #expect(decoder.take([0xFF, 0x61, 0xC0, 0xAF, 0xED, 0xA0, 0x80], at: 0).filter { $0 != .unknown } == ["a"])
    #expect(decoder.take([0xD0], at: 0) == [] && decoder.take([0x96], at: 60) == ["Ж"])
    #expect(decoder.take([0xD0], at: 100) == [])
    #expect(decoder.expire(at: 100 + InputDecoder.sequenceDelay) == [.unknown])
  }

  @Test func whatATerminalHasForItselfIsLearnt() {
    var decoder = InputDecoder()
    decoder.learn(Array("\u{1B}[A".utf8), .up)
    decoder.learn(Array("\u{1B}[192z".utf8), .function(1))
    decoder.learn(Array("\u{1B}T".utf8), .pageUp)
    decoder.learn([0x0B], .up)
    #expect(
      decoder.take(Array("\u{1B}[192z\u{1B}T\u{1B}[A\u{B}".utf8)[...], at: 0) == [
        .function(1), .pageUp, .up, .control("k"),
      ])
  }

  /// The word that is on a key and what is read of it are the same in the configuration.
  @Test func everyKeyHasAName() {
    for key in [Key.alt("x"), .alt(.left), .controlLeft, .controlRight, .alt(.function(5))] {
      #expect(Key(name: key.name) == key)
    }
  }
}
