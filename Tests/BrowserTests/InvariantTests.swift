import Archive
import Material
import Screen
import Testing

@testable import Browser

/// What must hold of every frame, whatever the size and whatever was pressed.
@Suite struct InvariantTests {
  private static let sizes = [
    (40, 8), (41, 9), (47, 13), (59, 17), (60, 8), (60, 10), (61, 18), (72, 14), (79, 23), (80, 24), (86, 19),
    (99, 31), (110, 28), (120, 40), (150, 12), (200, 60), (299, 9), (300, 100),
  ]

  private static let keys = [
    "Down", "Down", "Down", "Up", "Right", "Left", "L", "H", "PgDn", "PgUp", "Home", "End", "J", "K", "D", "Enter",
    "Enter", "Backspace", "F", ".", ",", ">", "<", "Tab", "Shift-Tab", "1", "2", "3", "n", "N", "b", "x", "Esc", "?",
    "/", "f", "Space", "z", "作", "é", "Del", "Ctrl-U", "Ctrl-P", "Ctrl-W", "l", "a", "s", "t", "M", "Ctrl-L", "i", "c",
    "g", "y", "o", "m", "'", "Ctrl-X", "v", "v", "+", "+", "-", "0", "r", "R", ":",
  ]

  /// What one looks at.
  private enum Kind {
    case panes, prompt, page, comparison, reading

    init(of overlay: (any Overlay)?) {
      switch overlay {
      case nil: self = .panes
      case is ComparisonPage: self = .comparison
      case is ReadingPage: self = .reading
      case is HelpPage, is AttachPage, is any ListPage: self = .page
      default: self = .prompt
      }
    }
  }

  private func problem(of frame: Frame, in browser: EraBrowser) -> String? {
    let size = browser.model.size
    let layout = browser.layout
    guard frame.size == size else { return "the frame has another size" }
    guard (0..<size.columns).contains(frame.cursor.column), (0..<size.rows).contains(frame.cursor.row) else {
      return "the cursor leaves the frame"
    }
    for row in 0..<size.rows {
      let cells = Array(frame.row(row))
      for (column, cell) in cells.enumerated() {
        if (0x20..<0x7F).contains(cell.scalar), cell.mark == 0 { continue }
        let width = Unicode.Scalar(cell.scalar).map { cellWidth($0) } ?? 0
        if cell.isContinuation {
          let before = column > 0 ? cells[column - 1].text.unicodeScalars.first.map { cellWidth($0) } : nil
          guard before == 2 else { return "half a glyph at \(column),\(row)" }
        } else if width == 2, column + 1 == size.columns || !cells[column + 1].isContinuation {
          return "half a glyph at \(column),\(row)"
        } else if width == 0 {
          return "a cell without a glyph at \(column),\(row)"
        }
        for scalar in cell.text.unicodeScalars where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
          return "a control character at \(column),\(row)"
        }
      }
    }
    if layout.isTooSmall { return nil }
    if let problem = problemOfCursor(frame, browser) { return problem }
    let footer = frame.row(size.rows - 1).map(\.text).joined()
    switch Kind(of: browser.overlays.last) {
    case .page: return nil
    case .comparison, .reading:
      return footer.hasSuffix("? help ") ? nil : "no way to the help: \(footer)"
    case .panes:
      guard footer.hasSuffix("? help ") else { return "no way to the help: \(footer)" }
    case .prompt:
      // Under a prompt that a page has opened, the page is seen.
      if browser.overlays.count > 1 { return nil }
    }
    if let divider = layout.divider {
      for row in divider.row..<divider.endRow {
        let cell = frame[divider.column, row]
        guard ["│", "├", "┬"].contains(cell.text), cell.style.role == .border else {
          return "the divider breaks at \(row)"
        }
      }
    }
    return problemOfSelection(frame, browser)
  }

  /// A braille line and a voice follow the cursor: it stands in the prompt where one types, else where one reads.
  private func problemOfCursor(_ frame: Frame, _ browser: EraBrowser) -> String? {
    let layout = browser.layout
    let last = frame.size.rows - 1
    switch Kind(of: browser.overlays.last) {
    case .page, .prompt:
      return frame.showsCursor && frame.cursor.row == last ? nil : "the cursor is not in the prompt"
    case .comparison:
      let area = layout.overlay
      return !frame.showsCursor && (area.row..<area.endRow).contains(frame.cursor.row) && frame.cursor.column == 0
        ? nil : "the cursor is not in the comparison"
    case .reading:
      return !frame.showsCursor && layout.overlay.contains(column: frame.cursor.column, row: frame.cursor.row)
        ? nil : "the cursor is not in the text"
    case .panes:
      if frame.showsCursor { return "the cursor is shown where nothing is typed" }
      let content = layout.content(of: browser.model.focus)
      if content.isEmpty || browser.model.focus == .timeline && browser.model.timeline.list.count == 0 { return nil }
      return content.contains(column: frame.cursor.column, row: frame.cursor.row)
        ? nil : "the cursor is not in the pane of the focus"
    }
  }

  private func problemOfSelection(_ frame: Frame, _ browser: EraBrowser) -> String? {
    let content = browser.layout.content(of: .timeline)
    guard !content.isEmpty else { return nil }
    let count =
      if let session = browser.search { session.hits.count } else { browser.model.timeline.list.count }
    let rows = (content.row..<content.endRow).filter {
      frame[content.column, $0].text == ">" && frame[content.column, $0].style.role == .key
    }
    guard rows.count == min(1, count) else { return "\(rows.count) rows are selected" }
    let selected = (0..<frame.size.rows).filter { row in frame.row(row).contains { $0.style.isSelected } }
    let isTyping = browser.isTyping
    if let choice = browser.overlays.last?.choices?.selected {
      guard let area = browser.layout.choices, let row = selected.first, selected.count == 1,
        (area.row + 1..<area.endRow).contains(row), frame[area.column, row].text == ">"
      else { return "the choice \(choice) is drawn on rows \(selected)" }
    } else if browser.model.focus == .timeline || isTyping {
      guard selected == rows else { return "the selection is drawn on rows \(selected)" }
    } else if !selected.isEmpty {
      return "a selection is drawn where the focus is not"
    }
    if browser.showsAxis { return problemOfAxis(frame, browser, row: rows.first) }
    if browser.model.focus == .timeline, !isTyping, let row = rows.first {
      guard frame.cursor == Point(column: content.column, row: row) else {
        return "the cursor is not on the selected line"
      }
    }
    return nil
  }

  /// The selected event is in sight on the axis, alone, and the cursor stands on it.
  private func problemOfAxis(_ frame: Frame, _ browser: EraBrowser, row: Int?) -> String? {
    guard let row else { return nil }
    let content = browser.layout.content(of: .timeline)
    let place: Role? = browser.model.focus == .timeline || browser.isTyping ? nil : .place
    let cells = (content.column + 1..<content.endColumn).filter { column in
      place.map { frame[column, row].style.role == $0 } ?? frame[column, row].style.isSelected
    }
    guard !cells.isEmpty else { return "the selected event is not to be seen" }
    guard browser.model.focus == .timeline, !browser.isTyping else { return nil }
    return frame.cursor.row == row && cells.contains(frame.cursor.column)
      ? nil : "the cursor is not on the selected event"
  }

  private func walk(_ archive: EraArchive, _ columns: Int, _ rows: Int, keys count: Int, seed: UInt64) {
    var generator = Generator(seed: seed)
    var journey = Journey(archive, columns: columns, rows: rows)
    var pressed: [String] = []
    for _ in 0..<count {
      let name = Self.keys.randomElement(using: &generator) ?? "Down"
      pressed.append(name)
      if let key = Key(name: name) { _ = journey.browser.handle(key) }
      let frame = journey.browser.settledFrame()
      if let problem = problem(of: frame, in: journey.browser) {
        Issue.record("\(columns)x\(rows) after \(pressed.joined(separator: " ")): \(problem)\n\(frame.text)")
        return
      }
    }
  }

  @Test(arguments: sizes)
  func atAnySize(_ columns: Int, _ rows: Int) {
    walk(Fixture.withTexts, columns, rows, keys: 60, seed: UInt64(columns * 1000 + rows))
    walk(Fixture.withoutTexts, columns, rows, keys: 15, seed: UInt64(columns + rows))
  }

  /// Every view, by the keys that open it.
  private static let views = [
    "", "2", "3 3", "Enter", "Enter PgDn", "/ f l o o d Down", "/", "f t h e m e :", "f", "g 1 9 8 8", "m", "?",
    "? End", "R", "R PgDn PgDn", ": f", ": f i l t e r Space t h", ": Down Down",
    "i", "i Tab", "i Shift-Tab", "t", "c", "a", "'", "s s a l t", "b Home", "x", "v", "v r", "v r r", "v +",
    "v + + Down", "v + + +", "v Tab", "v 3 3", "v Enter", "v f", "v / s a l t Enter n",
  ]

  /// Each view at many sizes; any three of them at each height, and all together at each width.
  @Test(arguments: views)
  func everyViewAtEverySize(_ keys: String) {
    var journey = Journey(columns: 100, rows: 30, event: "dockers-strike")
    journey.press(keys)
    let number = Self.views.firstIndex(of: keys) ?? 0
    for rows in stride(from: 8 + number % 3, through: 100, by: 3) {
      let columns = 40 + (rows * 101 + number * 8) % 261
      journey.browser.resize(to: Size(columns: columns, rows: rows))
      let frame = journey.browser.settledFrame()
      if let problem = problem(of: frame, in: journey.browser) {
        Issue.record("\(columns)x\(rows) after \(keys): \(problem)\n\(frame.text)")
        return
      }
    }
  }

  /// Through every pane, view and popup there is, on screens of the usual sizes.
  @Test(arguments: [(40, 8), (80, 24), (120, 40)], [1, 2, 3])
  func theCursorIsWhereOneReadsOrTypes(_ size: (Int, Int), _ seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    var journey = Journey(columns: size.0, rows: size.1)
    var seen: Set<String> = []
    var pressed: [String] = []
    for step in 0..<400 {
      let name = step % 5 == 4 ? "Esc" : Self.keys.randomElement(using: &generator) ?? "Down"
      pressed.append(name)
      if let key = Key(name: name) { _ = journey.browser.handle(key) }
      let frame = journey.browser.settledFrame()
      if let problem = problemOfCursor(frame, journey.browser) {
        Issue.record("\(size) after \(pressed.suffix(12).joined(separator: " ")): \(problem)\n\(frame.text)")
        return
      }
      let open = journey.browser.overlays.last.map { "\(type(of: $0))" } ?? "panes"
      seen.insert(open + "\(journey.browser.model.axis.isShown)")
    }
    #expect(seen.count > 6, "\(seen)")
  }

  @Test func throughAnyChangeOfSize() {
    var generator = Generator(seed: 42)
    var journey = Journey()
    var pressed: [String] = []
    for _ in 0..<300 {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        let size = Size(
          columns: Int.random(in: 1...140, using: &generator), rows: Int.random(in: 1...50, using: &generator))
        pressed.append("\(size.columns)x\(size.rows)")
        journey.browser.resize(to: size)
      } else {
        let name = Self.keys.randomElement(using: &generator) ?? "Down"
        pressed.append(name)
        if let key = Key(name: name) { _ = journey.browser.handle(key) }
      }
      let frame = journey.browser.settledFrame()
      if let problem = problem(of: frame, in: journey.browser) {
        Issue.record("after \(pressed.joined(separator: " ")): \(problem)\n\(frame.text)")
        return
      }
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (5, 2), (18, 3), (39, 24), (80, 7)])
  func tooSmallSaysSoAndKeysDoNoHarm(_ columns: Int, _ rows: Int) {
    var journey = Journey(columns: columns, rows: rows)
    if columns >= 18, rows > 0 { #expect(journey.frame().text.hasPrefix("terminal too small")) }
    journey.press("Down Enter Down PgDn End Tab PgDn / a b Enter n ? Esc Tab End Up Home")
    journey.resize(80, 24)
    #expect(problem(of: journey.frame(), in: journey.browser) == nil)
  }

  /// Keys that wait are taken together before anything is drawn: what they do must not depend on that.
  @Test func keysTakenTogetherDoWhatTheyDoOneByOne() {
    var generator = Generator(seed: 8)
    for round in 0..<40 {
      let event = ["new-mayor", "dockers-strike", "flood"].randomElement(using: &generator)
      var single = Journey(columns: 100, rows: 24, event: event)
      var together = Journey(columns: 100, rows: 24, event: event)
      let names = (0..<12).map { _ in Self.keys.randomElement(using: &generator) ?? "Down" }.joined(separator: " ")
      single.press(names)
      together.press(names, draws: false)
      for pane in [Pane.event, .source] {
        let one = single.lines(of: pane)
        let other = together.lines(of: pane)
        #expect(one == other, "round \(round), \(pane), after \(names)")
        if one != other { return }
      }
      #expect(single.event == together.event)
      #expect(single.browser.model.focus == together.browser.model.focus)
    }
  }

  // MARK: Hostile and unusual text

  private static let hostile = Fixture.archive { era in
    try era.replace(
      "title: Law on ferries", with: #"title: "Law \e[31mred\e]0;title\a\u009b2J\u202Eon\r\n\t\0 ferries\u0085""#,
      in: "era/events/1988.yaml")
    try era.replace(
      "Private ferries become lawful.", with: #""Private \e[2J ferries \u200B\u2028 become \b\b lawful.""#,
      in: "era/events/1988.yaml")
    try era.replace("title-short: Memoir", with: #"title-short: "Mem\e[Hoir""#, in: "era/sources.yaml")
    try era.replace(
      "In spring a law", with: "In \u{1B}[31;1mspring\u{7} a\u{9B}2J law\u{1B}]8;;http://example.org\u{7}",
      in: "texts/chronicle.txt")
  }

  @Test func hostileTextNeverReachesAFrame() {
    for (columns, rows) in [(40, 8), (80, 24), (200, 60)] {
      var journey = Journey(Self.hostile, columns: columns, rows: rows, event: "ferry-law")
      for keys in ["Up", "Down", "2", "3", ".", "1", "1", "/ f e r r"] {
        journey.press(keys)
        if let problem = problem(of: journey.frame(), in: journey.browser) { Issue.record("\(columns): \(problem)") }
        for scalar in journey.frame().cells.flatMap(\.text.unicodeScalars) {
          #expect(![0x200B, 0x202E, 0x2028, 0x2066].contains(scalar.value))
        }
      }
    }
    var journey = Journey(Self.hostile, columns: 120, rows: 40, event: "ferry-law")
    #expect(journey.frame().text.contains("ferries"))
    #expect(!journey.frame().text.contains("[31m"))
  }

  @Test func typedControlCharactersNeverReachAFrame() {
    for opening in ["/", "f", "?"] {
      var journey = Journey()
      journey.press(opening)
      for value in (0..<0x20).map({ $0 }) + Array(0x7F..<0xA0) + [0x200B, 0x202E, 0x2028, 0xFEFF] {
        if let scalar = Unicode.Scalar(value) { _ = journey.browser.handle(.character(UnicodeScalar(scalar))) }
      }
      journey.type("ab")
      #expect(problem(of: journey.frame(), in: journey.browser) == nil)
      #expect(journey.footer().contains("ab"))
    }
  }

  /// Titles and paragraphs in which every kind of glyph moves through every column.
  @Test func unusualGlyphsNeitherShiftABorderNorAreCut() {
    let pieces = ["作業", "e\u{301}\u{323}", "👩‍👧", "❤️", "Ж", "한", "x", " ", "🇸🇺", "é", "ــ", "\u{1F3FD}"]
    var generator = Generator(seed: 77)
    func text(_ count: Int) -> String {
      (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    let archive = Fixture.archive { era in
      try era.replace("title: Summer fair", with: "title: \"S\(text(40))\"", in: "era/events/1986.yaml")
      try era.replace("title: Free port", with: "title: \"F\(text(30)) \(text(30))\"", in: "era/events/1990.yaml")
      try era.replace("name: Salt Bay", with: "name: \"B\(text(9))\"", in: "era/places.yaml")
      try era.replace("title-short: Chronicle", with: "title-short: \"C\(text(20))\"", in: "era/sources.yaml")
      try era.replace(
        "Nobody has counted", with: (0..<60).map { _ in "b" + text(9) }.joined(separator: " "),
        in: "texts/chronicle.txt")
    }
    for columns in Array(stride(from: 40, through: 125, by: 3)) + [200] {
      var journey = Journey(archive, columns: columns, rows: 26, event: "new-mayor")
      for keys in ["Up", "PgDn", "2", "3", "End", "PgUp"] {
        journey.press(keys)
        if let problem = problem(of: journey.frame(), in: journey.browser) {
          Issue.record("\(columns) after \(keys): \(problem)\n\(journey.frame().text)")
          return
        }
      }
    }
  }
}
