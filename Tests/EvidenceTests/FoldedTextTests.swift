import Foundation
import Testing

@testable import Evidence

@Suite struct FoldedTextTests {
  private func folded(_ text: String) -> String { String(decoding: FoldedText(text).units, as: UTF16.self) }

  @Test(arguments: [
    ("a  b\t\n c", "a b c"), ("‘‘quoted’’", "\"quoted\""), ("``quoted''", "“quoted”"), ("it’s", "it's"),
    ("one—two", "one----two"), ("one – two", "one--two"), ("soft\u{AD}hyphen", "softhyphen"),
    ("caf\u{E9}", "cafe\u{301}"),
    ("\u{1EC7}", "e\u{323}\u{302}"), ("wait…", "wait..."), ("\u{FB01}nal", "final"), ("\u{212B}", "A\u{30A}"),
    ("enlight-\nened", "enlightened"), ("a\u{200B}b", "ab"), ("\u{419}", "\u{418}\u{306}"),
  ])
  func foldsToTheSame(first: String, second: String) {
    #expect(folded(first) == folded(second))
  }

  @Test func composesAsFoundationDoes() {
    for text in [
      "ǟ ấ ṩ ệ Ǻ ĳ й ё ᾳ ΐ が", "résumé naïve Ångström Škoda Đorđe", "e\u{327}\u{301} o\u{31B}\u{301}",
    ] {
      let composed = text.precomposedStringWithCanonicalMapping
      #expect(FoldedText(text.decomposedStringWithCanonicalMapping).units == FoldedText(composed).units)
      #expect(
        folded(text.decomposedStringWithCanonicalMapping).unicodeScalars.count
          == folded(composed).unicodeScalars.count)
    }
  }

  @Test func keepsHyphensApart() {
    #expect(FoldedText("co-operative").gaps == [FoldedText.Gap(unit: 2, isSoft: false)])
    #expect(FoldedText("co-\noperative").gaps == [FoldedText.Gap(unit: 2, isSoft: true)])
    #expect(FoldedText("said — \n no").gaps == [FoldedText.Gap(unit: 4, isSoft: false)])
  }

  @Test func twiceIsOnce() {
    var dice = Dice(23)
    let parts = [
      "a", "B", "7", " ", "\n", "-", "—", "'", "“", "`", "\u{AD}", "e\u{301}", "\u{301}", "…", "ﬁ", ".",
      "\u{202E}", "中", "𝔄",
    ]
    for _ in 0..<2_000 {
      let text = (0..<dice.roll(16)).map { _ in parts[dice.roll(parts.count)] }.joined()
      let once = FoldedText(text)
      var units: [UInt16] = []
      for (index, unit) in once.units.enumerated() {
        if once.gaps.contains(where: { Int($0.unit) == index }) { units.append(0x2D) }
        units.append(unit)
      }
      #expect(
        FoldedText(String(decoding: units, as: UTF16.self)).units == once.units, "\(text.debugDescription)")
    }
  }

  @Test func mapsBackInOrder() {
    var dice = Dice(29)
    let parts = ["a", " ", "\n", "-", "''", "e\u{301}\u{323}", "…", "ﬁ", "𝔄", "\u{AD}", "q"]
    for _ in 0..<500 {
      let text = (0..<dice.roll(30)).map { _ in parts[dice.roll(parts.count)] }.joined()
      let view = FoldedText(text)
      let offsets = view.units.indices.map { view.raw(of: $0) }
      #expect(offsets == offsets.sorted())
      #expect(offsets.allSatisfy { $0 >= 0 && $0 < text.unicodeScalars.count })
    }
  }
}
