import Foundation
import Testing

/// What stands in a catalogue or a text never moves the terminal.
@Suite(.onItsOwnThread)
struct HostileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Sequences that a terminal would obey, each with the bytes that must not come through.
  private static let payloads: [(name: String, text: String, bytes: [UInt8])] = [
    ("title", "\u{1B}]0;stolen\u{7}", Array("\u{1B}]".utf8)),
    ("clipboard", "\u{1B}]52;c;c3RvbGVu\u{1B}\\", Array("\u{1B}]52;c".utf8)),
    ("cut short", "\u{1B}]8;;http://stolen.example", Array("\u{1B}]8;;".utf8)),
    ("report", "\u{1B}[6n", Array("\u{1B}[6n".utf8)),
    ("place", "\u{1B}[97;98H", Array("\u{1B}[97;98H".utf8)),
    ("mode", "\u{1B}[?9876h", Array("\u{1B}[?9876h".utf8)),
    ("device control", "\u{1B}Pstolen\u{1B}\\", Array("\u{1B}P".utf8)),
    ("application", "\u{1B}_stolen\u{1B}\\", Array("\u{1B}_".utf8)),
    ("reset", "\u{1B}c", Array("\u{1B}c".utf8)),
    ("C1 CSI", "\u{9B}31m", [0xC2, 0x9B]), ("C1 OSC", "\u{9D}0;stolen\u{9C}", [0xC2, 0x9D]),
    ("C1 NEL", "\u{85}", [0xC2, 0x85]), ("bell", "\u{7}", [0x07]), ("shift out", "\u{E}", [0x0E]),
    ("enquiry", "\u{5}", [0x05]), ("delete", "\u{7F}", [0x7F]),
    ("override", "\u{202E}", Array("\u{202E}".utf8)), ("embedding", "\u{202A}", Array("\u{202A}".utf8)),
    ("isolate", "\u{2067}", Array("\u{2067}".utf8)), ("mark", "\u{200F}", Array("\u{200F}".utf8)),
    ("tag", "\u{E0041}", Array("\u{E0041}".utf8)), ("zero width", "\u{200B}", Array("\u{200B}".utf8)),
  ]

  /// A text as YAML writes it between double quotes, everything unusual as an escape.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value > 0x7E || scalar == "\"" || scalar == "\\"
        ? "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
        : String(scalar)
    }.joined()
  }

  /// A catalogue and texts in which every field bears every payload.
  /// - Returns: the folders of both.
  private func hostile() throws -> (catalogue: String, texts: String) {
    let catalogue = try scratch.copyOfCatalogue()
    let texts = try scratch.copyOfTexts()
    let all = Self.payloads.map { "\($0.text) word" }.joined(separator: " ")
    // Those that swallow what follows them come last in their field, the rest all together.
    let field = escaped("plain \(all) end")
    var events = ""
    for (number, payload) in Self.payloads.enumerated() {
      events += """
        - id: hostile-\(number)
          date: 1987-07-\(number + 10)
          title: "Hostile \(number) \(escaped(payload.text)) after"
          theme: harbour
          places: [nowhere]
          summary: "Summary \(number) \(escaped(payload.text)) \(field)"
          note: "Note \(field)"
          accounts:
            - source: mill-ledger
              says: "Says \(number) \(escaped(payload.text)) \(field)"
              quote: "inkwell, one, second hand"
              note: "Note \(field)"
            - source: bad-source
              says: "Says \(field)"
              quote: "quoted \(escaped(payload.text)) words of a source"

        """
      if number == 20 { break }
    }
    try scratch.write(events, to: "catalogue/events/1987.yaml")
    for (file, record) in [
      ("places.yaml", "- id: nowhere\n  name: \"Place \(field)\"\n"),
      (
        "sources.yaml",
        "- id: bad-source\n  type: book\n  title: \"Title \(field)\"\n  title-short: \"Short \(field)\"\n"
          + "  tier: primary\n  perspective: \"seen \(field)\"\n"
      ),
    ] {
      let old = try #require(scratch.text(of: "catalogue/" + file))
      try scratch.write(old + record, to: "catalogue/" + file)
    }
    try scratch.write(
      "format: 1\ntitle: \"Era \(field)\"\nspan: 1985/1991\nlicence: CC0-1.0\n", to: "catalogue/catalogue.yaml")
    let ledger = try #require(scratch.text(of: "texts/mill-ledger.txt"))
    let paragraphs = Self.payloads.map { "Paragraph \($0.name) \($0.text) after the payload.\n\n" }.joined()
    try scratch.write(paragraphs + all + "\n\n" + ledger + "\n\n" + paragraphs, to: "texts/mill-ledger.txt")
    try scratch.write(all + "\n\nquoted words of a source\n\n" + paragraphs, to: "texts/bad-source.txt")
    return (catalogue, texts)
  }

  private func expectHarmless(_ bytes: [UInt8], _ place: String) {
    for payload in Self.payloads {
      let isThere = Data(bytes).range(of: Data(payload.bytes)) != nil
      #expect(!isThere, "\(place): \(payload.name)")
    }
  }

  @Test func nothingOfItReachesTheScreen() async throws {
    let (catalogue, texts) = try hostile()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue, "PERESTROIKA_LIBRARY": texts]
    let line = try Line(
      scratch, columns: 140, rows: 50, command: [Places.program(), "--event", "hostile-0"], changes: changes)
    try await line.sends("Hostile 0")
    // Every event, the source from its beginning to its end, the accounts, the help, and a search through it all.
    let down = "\u{1B}OB"
    let pageDown = "\u{1B}[6~"
    for keys in Array(repeating: down, count: 20)
      + [".", ",", "3", "\u{1B}OH", pageDown, pageDown, "\u{1B}OF", ".", "\u{1B}OH", pageDown, "2", "2", pageDown]
      + ["\u{1B}OF", "q", "/payload", down, down, "\r", "n", "n", "f", "word", "\r", "x", "?", "\u{1B}", "b", "\u{C}"]
    {
      try await line.send(keys)
      try await line.settles()
    }
    for words in ["Hostile 20", "Paragraph clipboard", "Short plain", "Says", "Place plain", "Era plain"] {
      #expect(line.has(words), "\(words) was not shown")
    }
    try await line.send("\u{3}")
    try await line.send("\u{3}")
    _ = try await line.end()
    expectHarmless(line.bytes, "screen")
    #expect(!line.has("stolen"))
    #expect(line.modes.words == line.before.words)
  }

  @Test func nothingOfItIsPrinted() async throws {
    let (catalogue, texts) = try hostile()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue, "PERESTROIKA_LIBRARY": texts]
    for command in [
      ["list"], ["show", "hostile-3"], ["show", "hostile-3", "--json"], ["search", "payload"], ["source"],
      ["search", "payload", "--json"], ["source", "mill-ledger"], ["source", "bad-source", "--json"], ["check"],
      ["list", "--json"], ["check", "--json"],
    ] {
      let outcome = try await scratch.run([Places.program()] + command, changes)
      #expect(!outcome.bytes.isEmpty, "\(command)")
      expectHarmless(Array(outcome.bytes), "\(command)")
      expectHarmless(Array(outcome.errors.utf8), "\(command), errors")
    }
  }

  @Test func mistakesAreToldWithoutThem() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let all = escaped(Self.payloads.map(\.text).joined(separator: " x "))
    try scratch.write(
      """
      - id: "one \(all)"
        date: "1987 \(all)"
        title: One
        "theme \(all)": harbour
        theme: "har \(all)"
        summary: One.
        accounts: [{source: "bad \(all)", says: One., quote: "one or another thing"}]
      """, to: "catalogue/events/1987.yaml")
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue]
    for command in ["list", "check"] {
      let outcome = try await scratch.perestroika(command, changes: changes)
      #expect(outcome.status == 1)
      expectHarmless(Array(outcome.bytes), command)
      expectHarmless(Array(outcome.errors.utf8), command + ", errors")
    }
  }

  @Test func argumentsAreRepeatedWithoutThem() async throws {
    let all = Self.payloads.map(\.text).joined(separator: "x")
    for command in [
      ["show", all], ["source", all], ["search", all], ["list", all], ["list", "--from", all], ["date", all],
      ["list", "--catalogue", "/nowhere" + all], ["list", "--library", "/nowhere" + all], ["--event", all], [all],
      ["list", "--unknown" + all], ["date", "--json", all],
    ] {
      let outcome = try await scratch.run([Places.program()] + command)
      expectHarmless(Array(outcome.bytes), "\(command.first ?? ""), output")
      expectHarmless(Array(outcome.errors.utf8), "\(command.first ?? ""), errors")
    }
  }

  @Test func whatIsTypedIsShownWithoutThem() async throws {
    let line = try Line(scratch)
    try await line.sends("The tide bell is moved")
    let start = line.bytes.count
    try await line.send("/a\u{202E}b\u{9B}c\u{200F}d\u{E0041}e")
    try await line.sends("e", from: start)
    try await line.send("\u{3}\u{3}")
    _ = try await line.end()
    expectHarmless(Array(line.bytes), "prompt")
  }
}
