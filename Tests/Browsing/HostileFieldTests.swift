import Foundation
import Glibc
import Material
import Testing

/// Hostile words in every field of everything that is read: no byte of control from them reaches a terminal or a file.
///
/// `PERESTROIKA_HOSTILE=10000 swift test --filter HostileFieldTests` tries ten thousand of them in each field, for which
/// `PERESTROIKA_PROGRAM` had better name a release build, as `make faults` does.
@Suite(.onItsOwnThread)
struct HostileFieldTests {
  let scratch: Scratch
  private static let count = ProcessInfo.processInfo.environment["PERESTROIKA_HOSTILE"].flatMap { Int($0) } ?? 60

  init() throws { scratch = try Scratch() }

  private func expectHarmless(_ outcome: Outcome, _ words: String) {
    #expect(SentBytes.problem(inText: outcome.bytes) == nil, "\(words), output")
    #expect(SentBytes.problem(inText: outcome.errors.utf8) == nil, "\(words), errors")
  }

  /// A catalogue and a folder of texts in which every field of every record bears hostile words.
  private func writeEra() throws {
    var words = HostileWords(seed: 1987)
    func field() -> String { HostileWords.inYAML(words.next()) }
    func line() -> String { HostileWords.inJSON(words.next()) }
    try scratch.write(
      "format: 1\ntitle: \"Era \(field())\"\nspan: 1985/1991\nlicence: \"L \(field())\"\n", to: "era/catalogue.yaml")
    try scratch.write(
      (0..<8).map { "- {id: theme-\($0), name: \"\(field())\", glyph: \"●\\u0301\\u0301\\u0301\\u0301\"}\n" }.joined(),
      to: "era/themes.yaml")
    for (file, kind) in [("people", "p"), ("organisations", "o"), ("places", "l")] {
      let records = (0..<Self.count).map { number in
        "- {id: \(kind)-\(number), name: \"\(field())\", forms: [\"\(field())\"], note: \"\(field())\""
          + (kind == "l" ? ", republic: \"\(field())\"}\n" : "}\n")
      }
      try scratch.write(records.joined(), to: "era/\(file).yaml")
    }
    let figures = (0..<Self.count).map { "- {id: figure-\($0), unit: \"\(field())\", words: \"\(field())\"}\n" }
    try scratch.write(figures.joined(), to: "era/figures.yaml")
    let sources = (0..<Self.count).map { number in
      "- {id: s-\(number), type: book, title: \"\(field())\", title-short: \"\(field())\", tier: primary, "
        + "perspective: \"\(field())\", publisher: \"\(field())\", container-title: \"\(field())\", "
        + "URL: \"https://example.org/\(field())\", note: \"\(field())\", language: \"\(field())\", "
        + "author: [{family: \"\(field())\", given: \"\(field())\"}, {literal: \"\(field())\"}], issued: 1987}\n"
    }
    try scratch.write(sources.joined(), to: "era/sources.yaml")
    let events = (0..<Self.count).map { number in
      let day =
        "1987-\(number / 28 % 12 < 9 ? "0" : "")\(number / 28 % 12 + 1)-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)"
      let account = { (source: Int) in
        "{\"source\": \"s-\(source)\", \"date\": \"1988\", \"says\": \"\(line())\", \"quote\": \"quoted \(line())\", "
          + "\"note\": \"\(line())\", \"figures\": {\"figure-\(number)\": \(number)}}"
      }
      return "{\"id\": \"hostile-\(number)\", \"date\": \"\(day)\", \"title\": \"T\(number) \(line())\", "
        + "\"theme\": \"theme-\(number % 8)\", \"people\": [\"p-\(number)\"], \"organisations\": [\"o-\(number)\"], "
        + "\"places\": [\"l-\(number)\"], \"summary\": \"\(line())\", \"note\": \"\(line())\", "
        + "\"disputes\": [{\"about\": \"\(line())\", \"accounts\": [0, 1], \"note\": \"\(line())\"}], "
        + "\"accounts\": [\(account(number)), \(account(0))]}\n"
    }
    try scratch.write(events.joined(), to: "era/events/all.jsonl")
    // A text of one source, with bytes that are no UTF-8 as well.
    var text = Data()
    for number in 0..<Self.count {
      text += Data("Paragraph \(number) \(words.next())".utf8) + [0xED, 0xA0, 0x80, 0xFF, 0xC0, 0xAF]
      text += Data(" goes on \(words.next()).\n\n".utf8)
    }
    try scratch.write(text, to: "texts/s-0.txt")
  }

  private var changes: [String: String?] {
    ["PERESTROIKA_CATALOGUE": scratch.path + "/era", "PERESTROIKA_LIBRARY": scratch.path + "/texts"]
  }

  @Test func inEveryFieldOfACatalogue() async throws {
    try writeEra()
    let program = try Places.program()
    let exports = [
      "timelinejs", "timelinejs-csv", "csv", "jsonl", "markdown", "html", "icalendar", "markwhen", "csl-json",
      "biblatex",
      "ris", "annotations", "jsonfeed",
    ].map { ["export", $0] }
    let some = stride(from: 0, to: Self.count, by: max(1, Self.count / 6))
    let shown = some.flatMap {
      [["show", "hostile-\($0)"], ["show", "hostile-\($0)", "--json"], ["source", "s-\($0)"]]
    }
    for command in [
      ["list"], ["list", "--json"], ["list", "--jsonl"], ["search", "word"], ["search", "word", "--json"], ["source"],
      ["source", "--json"], ["source", "s-0"], ["source", "s-0", "--json"], ["check"], ["check", "--json"],
    ] + exports + shown {
      let outcome = try await scratch.run([program] + command, changes)
      #expect(outcome.bytes.count > 40, "\(command): \(outcome.errors)")
      expectHarmless(outcome, command.joined(separator: " "))
    }
    #expect(try await scratch.run([program, "list"], changes).lines.count == Self.count)
  }

  @Test func onTheScreen() async throws {
    try writeEra()
    let line = try Line(scratch, columns: 140, rows: 50, command: [Places.program(), "--fresh"], changes: changes)
    try await line.sends("T0")
    var checked = 0
    func press(_ keys: String) async throws {
      #expect(try await line.rests(after: keys, keepsBytes: true) == nil, "\(Escaped(keys))")
    }
    func check() {
      #expect(SentBytes.problem(onScreen: line.bytes[checked...]) == nil)
      checked = line.bytes.count
    }
    // Every event with its accounts.
    let down = "\u{1B}OB"
    for _ in 1..<Self.count {
      try await press(down)
      // Not in the middle of a sequence.
      if line.bytes.count > checked + 1 << 20 { check() }
    }
    // Of what changed little was sent; now all of it is.
    let start = line.bytes.count
    try await press("\u{C}")
    #expect(line.has("T\(Self.count - 1) ", from: start), "the last event is not shown")
    // From some of them everything that can be opened; where that leads does not matter, as each begins at the first.
    let tour = [
      "3", "\u{1B}OH", "\u{1B}[6~", "\u{1B}OF", "1", ".", "c", "\u{1B}", "t", "\u{1B}", "i", "\t", "\t", "\t",
      "\u{1B}[6~", "\u{1B}", "?", "\u{1B}", "/word", "\u{1B}OB", "\r", "n", "\u{1B}", "fh", "\u{1B}", "v", "+", "+",
      "v", "mh", "\r", "'", "\u{1B}", "\u{C}", "Y", "y", "a", "\u{1B}", "o", "3", "1",
    ]
    for number in stride(from: 0, to: Self.count, by: max(1, Self.count / 5)) {
      try await press("\u{1B}OH" + String(repeating: down, count: number))
      for keys in tour { try await press(keys) }
      check()
    }
    line.process.send(SIGTERM)
    _ = try await line.end()
    check()
    #expect(!line.has("stolen"))
    #expect(line.modes.words == line.before.words)
  }

  /// What the reader's own folders hold, and what they are called.
  @Test func inFilesAndNamesOfTheReader() async throws {
    var words = HostileWords(seed: 1991)
    // As long as a name may be, whatever letters it has.
    func name() -> String {
      String(String.UnicodeScalarView(words.next().unicodeScalars.filter { $0 != "/" }.prefix(50)))
    }
    let program = try Places.program()
    for round in 0..<max(2, Self.count / 30) {
      let folder = "r\(round)"
      let odd = scratch.path + "/\(folder)/" + name()
      let texts = odd + "/texts"
      try FileManager.default.createDirectory(atPath: texts, withIntermediateDirectories: true)
      for source in ["harbour-chronicle", "mill-ledger"] {
        try FileManager.default.copyItem(
          atPath: Places.texts + "/\(source).txt", toPath: texts + "/\(source)\(name()).txt")
      }
      // A text that cannot be read, and one of which nothing is known.
      symlink("/nowhere", texts + "/\(name()).txt")
      try Data(name().utf8).write(to: URL(fileURLWithPath: texts + "/\(name()).txt"))
      let configuration = odd + "/config.yaml"
      let settings = """
        "\(HostileWords.inYAML(words.next()))": 1
        theme: "\(HostileWords.inYAML(words.next()))"
        colours: {"\(HostileWords.inYAML(words.next()))": red, quote: "\(HostileWords.inYAML(words.next()))"}
        keys: {help: "\(HostileWords.inYAML(words.next()))", "\(HostileWords.inYAML(words.next()))": [x]}
        """
      try Data(settings.utf8).write(to: URL(fileURLWithPath: configuration))
      let mine: [String: String?] = [
        "HOME": odd, "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil, "XDG_CACHE_HOME": nil, "XDG_CONFIG_HOME": nil,
        "PERESTROIKA_LIBRARY": texts, "TERM": round % 2 == 0 ? "xterm-256color" : name(),
      ]
      for command in [
        ["list"], ["check"], ["--check-config", "--config", configuration],
        ["--check-config", "--config", odd + name()],
        ["library", "list"], ["library", "add", texts + "/" + name()], ["library", "add", configuration],
        ["library", "list", "--json"], ["marks", "add", "last-bell", words.next()], ["marks", "add", name()], ["marks"],
        ["marks", "--json"], ["marks", "remove", name()], ["--theme", name()], ["list", "--catalogue", odd],
        ["list", "--library", odd + name()], ["export", "csv", "--output", odd + "/" + name()], ["export", name()],
        ["import", configuration, "--into", odd + "/" + name()], ["import", odd + name(), "--into", odd],
        ["date", words.next()], ["date", "--json", words.next()], ["library", "get", name()], ["search", words.next()],
        ["library", "remove", name()], ["list", words.next()], ["show", name()], ["source", name()], [name()],
      ] {
        expectHarmless(try await scratch.run([program] + command, mine), "\(command)")
      }
      if round % 2 == 1 {
        let line = try Line(scratch, command: [program], changes: mine)
        #expect(try await line.end() == .status(3))
        #expect(SentBytes.problem(inText: (scratch.text(of: "errors") ?? "").utf8) == nil)
        continue
      }
      // A saved place and a history that others have written.
      let line = try Line(scratch, command: [program, "--config", configuration], changes: mine)
      try await line.sends("help")
      for keys in ["/h\r", "a", "\u{1B}", "'", "\u{1B}", "j"] {
        _ = try await line.rests(after: keys, keepsBytes: true)
      }
      line.process.send(SIGTERM)
      _ = try await line.end()
      #expect(SentBytes.problem(onScreen: line.bytes) == nil)
      let state = odd + "/.local/state/perestroika"
      for file in try FileManager.default.contentsOfDirectory(atPath: state) {
        let path = URL(fileURLWithPath: state + "/" + file)
        let lines = (0..<9).map { _ in "filter " + words.next() + "\nevent " + words.next() }
        let text = lines.joined(separator: "\n")
        try Data((file.hasSuffix("place") ? "perestroika place 1\n\(text)\nend\n" : text).utf8).write(to: path)
      }
      let again = try Line(scratch, command: [program], changes: mine)
      try await again.sends("help")
      for keys in ["/", "\u{10}", "\u{10}", "\u{10}", "\u{1B}", "j", "\u{C}"] {
        _ = try await again.rests(after: keys, keepsBytes: true)
      }
      again.process.send(SIGTERM)
      _ = try await again.end()
      #expect(SentBytes.problem(onScreen: again.bytes) == nil)
    }
  }
}
