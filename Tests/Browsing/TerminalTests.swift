import Foundation
import Glibc
import Material
import Testing

/// Sizes, speed and endings: what a terminal may ask of a program.
@Suite(.onItsOwnThread, .enabled(if: Places.tmux != nil, "tmux is not installed"))
struct TerminalTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func everySizeKeepsTheEvent() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down", times: 11)
      try await window.standsAt("12/28")
      for (columns, rows) in [(40, 8), (300, 100), (80, 24), (59, 30), (20, 5), (120, 40)] {
        try await window.resize(columns: columns, rows: rows)
        if columns == 20 {
          let small = try await window.shows("terminal too small")
          #expect(small.lines.count == 5)
          continue
        }
        let picture = try await window.shows("\(columns)×\(rows)") { picture in
          picture.lines.count == rows && picture.lines.last?.hasSuffix("? help") == true
            && Picture.columns(of: "p", in: picture.lines[rows - 1]).last == columns - 2
            && picture.eventNumber == "12/28"
        }
        #expect(picture.selected?.contains("lighthouse") == true || picture.selected?.contains("The li") == true)
        #expect(picture.isInTimeline)
        #expect((picture.dividerColumn != nil) == (columns >= 60))
      }
    }
  }

  @Test func resizingKeepsThePassage() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down", times: 17)
      try await window.press("Enter")
      try await window.shows("the passage") { $0.source.contains { $0.contains("the salt miners laid their picks") } }
      for (columns, rows) in [(80, 24), (200, 50), (100, 30)] {
        try await window.resize(columns: columns, rows: rows)
        let picture = try await window.shows("\(columns)×\(rows)") {
          $0.lines.count == rows && $0.lines.last?.hasSuffix("? help") == true && $0.passageRow != nil
        }
        #expect(picture.text.contains("salt miners laid"))
        #expect(picture.isInSource)
      }
    }
  }

  @Test func manySizesInARowEndInTheLast() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      for step in 0..<20 { try await window.resize(columns: 30 + step * 7, rows: 6 + step * 2) }
      try await window.resize(columns: 90, rows: 28)
      try await window.press("Down")
      let picture = try await window.shows("90×28 at the second event") {
        $0.lines.count == 28 && $0.eventNumber == "2/28" && $0.lines[27].hasSuffix("? help")
      }
      #expect(picture.dividerColumn == 34)
    }
  }

  @Test func wideGlyphsDoNotShiftTheDivider() async throws {
    try await Window.open(scratch, command: [Places.program(), "--event", "wide-words"]) { window in
      // The first key takes the welcome away.
      try await window.standsAt("13/28")
      try await window.press("C-l")
      for (columns, rows) in [(120, 40), (80, 24), (73, 30), (77, 26)] {
        try await window.resize(columns: columns, rows: rows)
        let picture = try await window.shows("\(columns)×\(rows)") {
          $0.lines.count == rows && $0.eventNumber == "13/28" && $0.lines[rows - 1].hasSuffix("? help")
        }
        let divider = try #require(picture.dividerColumn)
        let top = try #require(picture.lines.firstIndex { $0.contains("┬") })
        for (row, line) in picture.lines[top..<rows - 1].enumerated() {
          let signs = ["│", "├", "┬"].flatMap { Picture.columns(of: $0, in: line) }
          #expect(signs == [divider], "\(columns)×\(rows), line \(row): \(line)")
        }
        #expect(picture.text.contains("会議"))
      }
      try await window.resize(columns: 120, rows: 40)
      try await window.shows("120×40") {
        $0.lines.count == 40 && $0.dividerColumn == 42 && $0.lines[39].hasSuffix("? help")
      }
      try await window.press("Enter")
      try await window.shows("the passage") { $0.source.contains { $0.contains("守の会議") } && $0.isInSource }
      for _ in 0..<6 {
        try await window.press("Down")
        try await window.shows("a straight divider") { picture in
          guard let divider = picture.dividerColumn, let rows = picture.sourceRows else { return false }
          return rows.allSatisfy { Picture.columns(of: "│", in: picture.lines[$0]) == [divider] }
        }
      }
    }
  }

  @Test func aLoneEscapeAnswersAtOnce() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    // The best of several, as this machine may have much else to do. Curses waits a second unless told otherwise.
    var best = Duration.seconds(10)
    for _ in 0..<8 {
      best = min(best, try await line.delayOfEscape())
      if best < .milliseconds(60) { break }
    }
    #expect(best < .milliseconds(400))
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func aThousandKeysAtOnceEndAtTheRightEvent() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    var events = ""
    for number in 1...1_500 {
      events += """
        - id: entry-\(number)
          date: 1989-05-\(number / 60 + 1 < 10 ? "0" : "")\(number / 60 + 1)
          title: Entry \(number)
          theme: harbour
          summary: Number \(number).
          accounts: [{source: mill-ledger, says: Number \(number)., quote: inkwell one second hand}]

        """
    }
    for year in 1985...1991 { try FileManager.default.removeItem(atPath: catalogue + "/events/\(year).yaml") }
    try scratch.write(events, to: "catalogue/events/1989.yaml")
    let line = try Line(scratch, changes: ["PERESTROIKA_CATALOGUE": catalogue])
    try await line.sends("1/1500")
    let before = line.bytes.count
    try await line.send(String(repeating: "\u{1B}OB", count: 1_000))
    try await line.sends("1001", from: before)
    try await line.settles()
    let after = line.bytes.count
    #expect(after - before < 100_000, "\(after - before) bytes")
    try await line.send("\u{1B}OA")
    try await line.sends("1000", from: after)
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func idleItDoesNotWake() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    #expect(try await line.process.rests())
    let start = line.bytes.count
    line.receive()
    #expect(line.bytes.count == start)
    // It also rests after keys, with the prompt and with the help open.
    for keys in ["\u{1B}OB", "/lantern", "\u{1B}", "?"] {
      try await line.send(keys)
      try await line.settles()
      #expect(try await line.process.rests(), "after \(Escaped(keys))")
    }
  }

  @Test func aDownKeySendsOnlyWhatChanged() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    try await line.settles()
    let start = line.bytes.count
    try await line.send("\u{1B}OB")
    try await line.sends("eel tax", from: start)
    try await line.settles()
    #expect(!line.has("\u{1B}[2J", from: start))
    #expect(!line.has("\u{1B}[H\u{1B}[J", from: start))
    #expect(!line.has("The Lantern Years", from: start))
    #expect(line.bytes.count - start < 3_500)
  }
}
