import Editions
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

  /// A view put back into words, with a hyphen at each gap.
  private func words(of view: FoldedText) -> String {
    var units: [UInt16] = []
    for (index, unit) in view.units.enumerated() {
      if view.gaps.contains(where: { Int($0.unit) == index }) { units.append(0x2D) }
      units.append(unit)
    }
    return String(decoding: units, as: UTF16.self)
  }

  private func expectOnce(_ text: String) {
    let once = FoldedText(text)
    let twice = FoldedText(words(of: once))
    #expect(
      twice.units == once.units && twice.gaps.map(\.unit) == once.gaps.map(\.unit), "\(text.debugDescription)")
  }

  @Test func twiceIsOnce() {
    var dice = Dice(23)
    let parts = [
      "a", "B", "7", " ", "\n", "-", "—", "'", "“", "`", "\u{AD}", "e\u{301}", "\u{301}", "…", "ﬁ", ".",
      "\u{202E}", "中", "𝔄",
    ]
    for _ in 0..<2_000 { expectOnce((0..<dice.roll(16)).map { _ in parts[dice.roll(parts.count)] }.joined()) }
  }

  @Test func twiceIsOnceForAnyCodePoints() {
    var dice = Dice(31)
    for _ in 0..<2_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<dice.roll(24) {
        let limit = [0x80, 0x250, 0x3000, 0x10FFFF][dice.roll(4)]
        if let scalar = Unicode.Scalar(UInt32(dice.roll(limit))) { scalars.append(scalar) }
      }
      expectOnce(String(scalars))
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
