import Material
import Screen
import Testing

/// Widths can be measured only after the locale was set; a global is initialised once.
let hasLocale = useMeasuringLocale()

@Suite struct WidthTests {
  init() { _ = hasLocale }

  @Test(
    arguments: [
      ("a", 1), ("~", 1), (" ", 1), ("é", 1), ("ё", 1), ("Ж", 1), ("Ѣ", 1), ("—", 1), ("“", 1), ("…", 1), ("≠", 1),
      ("│", 1), ("▁", 1), ("█", 1), ("●", 1), ("▲", 1), ("¶", 1),
      ("作", 2), ("業", 2), ("한", 2), ("あ", 2), ("！", 2), ("👩", 2), ("🚢", 2), ("❤", 1),
      ("\u{301}", 0), ("\u{308}", 0), ("\u{483}", 0), ("\u{20DD}", 0),
      ("\u{200D}", 0), ("\u{200B}", 0), ("\u{FE0E}", 0), ("\u{FE0F}", 0),
      ("\u{0}", 0), ("\u{7}", 0), ("\t", 0), ("\u{1B}", 0), ("\u{7F}", 0), ("\u{9B}", 0),
    ] as [(Escaped, Int)])
  func widthOfOneCodePoint(_ text: Escaped, _ width: Int) throws {
    let scalar = try #require(text.text.unicodeScalars.first)
    #expect(cellWidth(scalar) == width, "U+\(String(scalar.value, radix: 16))")
  }

  @Test func widthOfATextIsTheSum() {
    #expect(cellWidth("Café “作業”") == 11)
    #expect(cellWidth("e\u{301}clair") == 6)
    #expect(cellWidth("👩‍👧") == 4)
    #expect(cellWidth("❤️") == 1)
    #expect(cellWidth("") == 0)
  }

  @Test func theShortWaysMeasureAsTheLongOne() {
    // Ranges that are told without asking the C library must give what it would give.
    for value in [0x20..<0x7F, 0xA0..<0x300, 0x400..<0x460].joined() where value != 0xAD {
      #expect(Unicode.Scalar(value).map { cellWidth($0) } == 1)
    }
  }
}

@Suite struct ClipTests {
  init() { _ = hasLocale }

  @Test(arguments: [
    ("harbour", 7, "harbour"), ("harbour", 8, "harbour"), ("harbour", 6, "harbo…"), ("harbour", 1, "…"),
    ("harbour", 0, ""), ("harbour", -3, ""), ("", 0, ""), ("salt bay", 6, "salt…"),
    ("作業場", 6, "作業場"), ("作業場", 5, "作業…"), ("作業場", 4, "作…"), ("作業場", 2, "…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func clipped(_ text: String, _ columns: Int, _ expected: String) {
    #expect(clip(text, columns: columns) == expected)
  }

  @Test func neverWiderThanAsked() {
    var generator = Generator(seed: 5)
    for _ in 0..<2000 {
      let text = RandomText.text(&generator, length: Int.random(in: 0...30, using: &generator))
      let columns = Int.random(in: 0...20, using: &generator)
      let result = clip(text, columns: columns)
      #expect(cellWidth(result) <= columns)
      if cellWidth(text) <= columns { #expect(result == text) }
    }
  }
}
