import Material
import Screen
import Testing

enum RandomText {
  private static let pieces: [Unicode.Scalar] = [
    " ", " ", " ", " ", "a", "b", "c", "d", "e", "ж", "я", "-", "—", "–", "/", ".", "“", "\n", "\u{301}", "\u{308}",
    "作", "業", "場", "👩", "\u{200D}", "\u{FE0F}", "\u{A0}", "\u{200B}",
  ]

  static func text(_ generator: inout Generator, length: Int) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<length { view.append(pieces.randomElement(using: &generator) ?? " ") }
    return String(view)
  }
}

@Suite struct WrapTests {
  init() { _ = hasLocale }

  private func lines(_ text: String, _ columns: Int) -> [String] {
    let scalars = Scalars(text.unicodeScalars)
    return wrap(scalars, columns: columns).map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("", 5, [""]),
    ("salt", 4, ["salt"]),
    ("salt bay", 8, ["salt bay"]),
    ("salt bay", 7, ["salt", "bay"]),
    ("salt bay", 4, ["salt", "bay"]),
    ("salt  bay", 5, ["salt", "bay"]),
    ("a  b", 1, ["a", "b"]),
    ("salt bay ", 8, ["salt bay"]),
    ("lighthouse", 4, ["ligh", "thou", "se"]),
    ("a lighthouse", 6, ["a", "lighth", "ouse"]),
    ("north-west wind", 7, ["north-", "west", "wind"]),
    ("ice—and frost", 5, ["ice—", "and", "frost"]),
    ("to --library x", 6, ["to", "--libr", "ary x"]),
    ("at -12 now", 5, ["at", "-12", "now"]),
    ("a --- b", 4, ["a", "---", "b"]),
    ("one\ntwo", 9, ["one", "two"]),
    ("one\n\ntwo", 9, ["one", "", "two"]),
    ("one\n", 9, ["one", ""]),
    ("作業場", 4, ["作業", "場"]),
    ("作業場", 5, ["作業", "場"]),
    ("作業", 1, ["作", "業"]),
    ("to 作業場", 6, ["to 作", "業場"]),
    ("cafe\u{301} noir", 4, ["cafe\u{301}", "noir"]),
    ("песни ночь", 5, ["песни", "ночь"]),
    ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
  ])
  func wrapped(_ text: String, _ columns: Int, _ expected: [String]) {
    #expect(lines(text, columns) == expected)
  }

  @Test func markAfterABlankStaysWithIt() {
    for columns in 1...6 {
      for line in lines("ab \u{301}cd e", columns) {
        #expect(line.unicodeScalars.first.map(cellWidth) != 0, "\(columns)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 10, 20, 40])
  func whateverTheTextEveryLineFitsAndNothingIsLost(_ columns: Int) {
    var generator = Generator(seed: UInt64(columns))
    for _ in 0..<700 {
      let text = RandomText.text(&generator, length: Int.random(in: 0...60, using: &generator))
      let scalars = Scalars(text.unicodeScalars)
      let ranges = wrap(scalars, columns: columns)
      check(ranges, of: scalars, columns: columns)
    }
  }

  private func check(_ ranges: [Range<Int>], of scalars: Scalars, columns: Int) {
    let text = scalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    #expect(!ranges.isEmpty)
    var end = 0
    for range in ranges {
      guard range.lowerBound >= end, range.upperBound <= scalars.count else {
        Issue.record("ranges do not ascend in \(text)")
        return
      }
      let width = scalars[range].reduce(0) { $0 + cellWidth($1) }
      let isOneGlyph = scalars[range].filter { cellWidth($0) > 0 }.count == 1
      #expect(width <= columns || isOneGlyph, "a line is too wide at \(columns) in \(text)")
      for lost in scalars[end..<range.lowerBound] {
        #expect(lost == " " || lost == "\n", "lost a code point at \(columns) in \(text)")
      }
      if let first = scalars[range].first, cellWidth(first) == 0, range.lowerBound > 0 {
        // Only at the beginning of the text or of a paragraph is there no glyph that a mark could stay with.
        #expect(scalars[range.lowerBound - 1] == "\n", "a mark begins a line at \(columns) in \(text)")
      }
      end = range.upperBound
    }
    for lost in scalars[end...] { #expect(lost == " " || lost == "\n", "lost the end at \(columns) in \(text)") }
  }

  @Test func noRoomIsOneLine() {
    #expect(wrap(Scalars("salt bay".unicodeScalars), columns: 0) == [0..<8])
    #expect(wrap(Scalars("salt bay".unicodeScalars), columns: -1) == [0..<8])
  }
}
