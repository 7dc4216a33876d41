import Editions
import Material
import Testing

@testable import Evidence

@Suite struct HarmlessTests {
  @Test(
    arguments: [
      ("plain words", "plain words"), ("naïve “quotes” – перестройка", "naïve “quotes” – перестройка"),
      ("a\u{1B}[31mred\u{1B}[0m", "ared"), ("a\u{1B}]0;title\u{7}b", "ab"), ("a\u{1B}]0;title\u{1B}\\b", "ab"),
      ("a\u{1B}Pq#0\u{1B}\\b", "ab"), ("a\u{1B}(Bb", "ab"), ("a\u{1B}", "a"), ("a\u{1B}[", "a"),
      ("a\u{1B}[3", "a"),
      ("a\u{1B}[3\u{1B}[31mb", "ab"), ("a\u{9B}31mb", "ab"), ("a\u{9D}0;t\u{9C}b", "ab"),
      ("a\u{1B}]0;cut\nb", "a b"),
      ("a\u{0}\u{8}\u{7F}b", "ab"), ("a\tb\r\nc\u{2028}d", "a b c d"),
      ("a\u{202E}b\u{2066}c\u{2069}d\u{200F}", "abcd"),
      ("a\u{200B}b\u{FEFF}c\u{AD}d\u{2060}", "abcd"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
      ("👩\u{200D}🔬", "👩\u{200D}🔬"),
      ("\u{1B}\u{1B}[1mx", "x"), ("x\u{E0041}\u{FFF9}y", "xy"),
    ] as [(Escaped, String)])
  func takesOutWhatMayHarm(text: Escaped, expected: String) {
    #expect(harmless(text.text) == expected)
  }

  @Test func keepsLineBreaksWhenAsked() {
    #expect(harmless("a\r\nb\rc\n\nd\te\u{85}f", keepingLineBreaks: true) == "a\nb\nc\n\nd e\nf")
  }

  @Test func cutsLongRunsOfMarks() {
    let text = "e" + String(repeating: "\u{301}", count: 500) + "x"
    #expect(harmless(text).unicodeScalars.count == 2 + HarmFilter.mostMarks)
  }

  @Test func twiceIsOnceAndNothingHarmfulRemains() {
    var dice = Dice(3)
    let nasty: [UInt32] = [
      0x1B, 0x5B, 0x5D, 0x50, 0x5C, 0x07, 0x9B, 0x9C, 0x9D, 0x0A, 0x0D, 0x09, 0x301, 0x202E, 0xAD, 0x61,
    ]
    for _ in 0..<2_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<dice.roll(24) {
        let value = dice.happens(0.7) ? nasty[dice.roll(nasty.count)] : UInt32(dice.roll(0x3000))
        if let scalar = Unicode.Scalar(value) { view.append(scalar) }
      }
      let once = harmless(String(view))
      #expect(harmless(once) == once)
      #expect(once.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      #expect(!once.unicodeScalars.contains { isInvisible($0.value) })
    }
  }
}
