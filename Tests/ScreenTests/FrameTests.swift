import Material
import Screen
import Testing

@Suite struct FrameTests {
  init() { _ = hasLocale }

  private func drawn(
    _ text: String, column: Int = 0, row: Int = 0, end: Int? = nil, columns: Int = 8, rows: Int = 1,
    over background: String = ""
  ) -> (frame: Frame, after: Int) {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.draw(background, style: .dim, column: 0, row: 0)
    let after = frame.draw(text, style: .text, column: column, row: row, end: end)
    return (frame, after)
  }

  @Test(arguments: [
    ("salt", 0, nil, "salt", 4), ("salt", 2, nil, "  salt", 6), ("salt", 6, nil, "      sa", 8),
    ("salt", 8, nil, "", 8), ("salt", 0, 2, "sa", 2), ("salt", -2, nil, "lt", 2), ("salt", -9, nil, "", -5),
    ("作業", 0, nil, "作業", 4), ("作業", 5, nil, "     作", 8), ("作業", 0, 3, "作", 3), ("", 3, nil, "", 3),
    ("作a", -1, nil, " a", 2),
  ])
  func clippedAtBothEnds(_ text: String, _ column: Int, _ end: Int?, _ expected: String, _ after: Int) {
    let result = drawn(text, column: column, end: end)
    #expect(result.frame.text == expected)
    #expect(result.after == after)
  }

  @Test func rowsOutsideTheFrameAreLeftOut() {
    #expect(drawn("salt", row: -1).frame.text == "")
    #expect(drawn("salt", row: 1).frame.text == "")
    #expect(drawn("salt", row: 0, columns: 0, rows: 0).frame.text == "")
  }

  @Test func wideGlyphTakesTwoCells() {
    let frame = drawn("a作b").frame
    #expect(frame.row(0).prefix(4).map(\.text) == ["a", "作", "", "b"])
    #expect(frame[2, 0].isContinuation)
    #expect(!frame[3, 0].isContinuation)
  }

  @Test func wideGlyphThatWouldBeCutBecomesABlank() {
    let atTheEdge = drawn("1234567作", over: "xxxxxxxx").frame
    #expect(atTheEdge.text == "1234567")
    #expect(atTheEdge[7, 0] == Cell(" ", .text))
    let atTheEnd = drawn("ab作", end: 3, over: "xxxxxxxx").frame
    #expect(atTheEnd.text == "ab xxxxx")
    let atTheStart = drawn("作b", column: -1, over: "xxxxxxxx").frame
    #expect(atTheStart.text == " bxxxxxx")
  }

  @Test func marksAttachToTheGlyphBefore() {
    let frame = drawn("e\u{301}a\u{308}\u{304}\u{323}作\u{301}").frame
    #expect(frame[0, 0].text == "e\u{301}")
    #expect(frame[1, 0].text == "a\u{308}\u{304}")
    #expect(frame[2, 0].text == "作\u{301}")
    #expect(frame[3, 0].isContinuation)
  }

  @Test func aMarkWithoutAGlyphIsLeftOut() {
    #expect(drawn("\u{301}a").frame[0, 0].text == "a")
    let second = drawn("\u{301}b", column: 1, over: "a").frame
    #expect(second[0, 0].text == "a")
    #expect(second[1, 0].text == "b")
    #expect(drawn("salt\u{301}", column: -9).frame.text == "")
    #expect(drawn("salt\u{301}", column: 9).frame.text == "")
  }

  @Test(
    arguments: [
      "\u{0}", "\u{7}", "\u{8}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200B}",
      "\u{200D}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{FE0F}", "\u{FEFF}", "\u{378}",
      "\u{E0041}",
    ] as [Escaped])
  func whatShowsNothingIsLeftOut(_ text: Escaped) {
    let frame = drawn("a\(text.text)b").frame
    #expect(frame.row(0).flatMap(\.text.unicodeScalars).map(\.value).filter { $0 != 0x20 } == [0x61, 0x62])
  }

  @Test func fillAndSelectStayInside() {
    var frame = Frame(size: Size(columns: 5, rows: 2))
    frame.fill("─", style: Style(.border), column: -3, row: 0, end: 2)
    frame.fill("x", style: .text, column: 4, row: 1, end: 99)
    frame.fill("y", style: .text, column: 3, row: 1, end: 1)
    frame.fill("z", style: .text, column: 0, row: 2, end: 5)
    frame.select(column: 4, row: 0, end: 99)
    frame.select(column: 0, row: -1, end: 5)
    #expect(frame.text == "──\n    x")
    #expect(frame.roles == "bb  #\n    .")
  }

  @Test func rolesHaveLettersOfTheirOwn() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.allCases.allSatisfy { $0.letter != "#" && $0.letter != " " })
  }

  @Test func themesRepeatAfterEight() {
    #expect(Role.theme(0) == .theme1)
    #expect(Role.theme(7) == .theme8)
    #expect(Role.theme(8) == .theme1)
    #expect(Role.theme(-1) == .theme8)
  }

  @Test func anythingCanBeDrawnAnywhere() {
    var generator = Generator(seed: 11)
    for _ in 0..<3000 {
      let columns = Int.random(in: 1...12, using: &generator)
      var frame = Frame(size: Size(columns: columns, rows: 1))
      let text = RandomText.text(&generator, length: Int.random(in: 0...14, using: &generator))
      let column = Int.random(in: -6...14, using: &generator)
      frame.draw(
        text, style: .text, column: column, row: 0, end: Int.random(in: -2...14, using: &generator))
      for (at, cell) in frame.row(0).enumerated() {
        let width = cell.text.unicodeScalars.first.map { cellWidth($0) } ?? 0
        #expect(cell.isContinuation || width > 0)
        #expect((width == 2) == (at + 1 < columns && frame[at + 1, 0].isContinuation))
      }
    }
  }
}

@Suite struct RectangleTests {
  @Test func edges() {
    let rectangle = Rectangle(column: 3, row: 2, columns: 4, rows: 5)
    #expect((rectangle.endColumn, rectangle.endRow) == (7, 7))
    #expect(rectangle.contains(column: 3, row: 2))
    #expect(rectangle.contains(column: 6, row: 6))
    #expect(!rectangle.contains(column: 7, row: 6))
    #expect(!rectangle.contains(column: 6, row: 7))
    #expect(!rectangle.contains(column: 2, row: 2))
    #expect(!rectangle.isEmpty)
  }

  @Test func negativeExtentsAreEmpty() {
    #expect(Size(columns: -1, rows: -5) == Size(columns: 0, rows: 0))
    let rectangle = Rectangle(column: 3, row: 2, columns: -4, rows: 5)
    #expect(rectangle.isEmpty)
    #expect(rectangle.endColumn == 3)
    #expect(!rectangle.contains(column: 3, row: 2))
  }

  @Test func droppingRows() {
    let rectangle = Rectangle(column: 3, row: 2, columns: 4, rows: 5)
    #expect(rectangle.droppingFirst(rows: 2) == Rectangle(column: 3, row: 4, columns: 4, rows: 3))
    #expect(rectangle.droppingFirst(rows: -2) == rectangle)
    #expect(rectangle.droppingFirst(rows: 9) == Rectangle(column: 3, row: 7, columns: 4, rows: 0))
  }
}

@Suite struct KeyTests {
  init() { _ = hasLocale }

  @Test(arguments: [
    (Key.down, "Down"), (.escape, "Esc"), (.character(" "), "Space"), (.character("j"), "j"), ("?", "?"),
    (.character("ж"), "ж"), (.control("l"), "Ctrl-L"), (.function(1), "F1"), (.function(12), "F12"),
    (.shiftTab, "Shift-Tab"), (.pageDown, "PgDn"), (.character("F"), "F"), (.shiftRight, "Shift-Right"),
    (.alt("b"), "Alt-b"), (.alt(.backspace), "Alt-Backspace"), (.controlLeft, "Ctrl-Left"),
    (.alt(.control("x")), "Alt-Ctrl-X"),
  ])
  func names(_ key: Key, _ name: String) {
    #expect(key.name == name)
    #expect(Key(name: name) == key)
  }

  @Test func namesMayBeWrittenInAnyCase() {
    #expect(Key(name: "ctrl-l") == .control("l"))
    #expect(Key(name: "pgdn") == .pageDown)
    #expect(Key(name: "f5") == .function(5))
    #expect(Key(name: "J") == .character("J"))
  }

  @Test(
    arguments: [
      "", "Dwn", "F0", "F25", "Ctrl-", "Ctrl-Home", "\u{1B}", "\u{301}", "jj", "Alt-", "Alt-Alt-x", "Alt-Hme",
    ] as [Escaped])
  func noSuchKey(_ name: Escaped) {
    #expect(Key(name: name.text) == nil)
  }

  @Test func signsAreShort() {
    #expect(Key.down.sign == "↓")
    #expect(Key.control("l").sign == "Ctrl-L")
    #expect(Key.enter.sign == "Enter")
  }
}
