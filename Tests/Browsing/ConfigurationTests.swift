import Foundation
import Testing

/// The reader's configuration, in a terminal.
@Suite(.onItsOwnThread)
struct ConfigurationTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Runs the program until its first frame stands, and quits.
  /// - Returns: every byte that it sent.
  private func bytes(
    _ arguments: [String] = [], configuration: String? = nil, changes: [String: String?] = [:]
  ) async throws -> String {
    if let configuration { try scratch.write(configuration, to: "config/perestroika/config.yaml") }
    let line = try Line(scratch, command: [Places.program()] + arguments, changes: changes)
    try await line.sends("The tide bell is moved")
    try await line.settles()
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    return String(decoding: line.bytes, as: UTF8.self)
  }

  private func hasColours(_ text: String) -> Bool {
    text.range(of: "\u{1B}\\[([0-9;]*;)?(3|4|9|10)[0-8][0-9;]*m", options: .regularExpression) != nil
  }

  @Test func ownKeysAndPreferencesRule() async throws {
    try scratch.write(
      """
      background: on
      keys:
        first: [g g]
        go-to-date: [g d]
        next-event: [u]
        quit: [Z Z]
      """ + "\n", to: "config/perestroika/config.yaml")
    try await Window.open(scratch) { window in
      try await window.shows("with background")
      try await window.shows("↑u event")
      let before = try await window.picture().eventNumber
      try await window.press("u")
      let after = try await window.shows("another event") { $0.eventNumber != before }
      try await window.press("g")
      let begun = try await window.shows("d go to a date")
      #expect(begun.lines.last?.hasPrefix(" g  g the first event") == true)
      #expect(begun.cursor == after.cursor)
      try await window.press("Escape")
      try await window.shows("what was there before") { $0.text == after.text }
      try await window.press("g", "g")
      try await window.shows("the first event") { $0.eventNumber?.hasPrefix("1/") == true }
      try await window.press("Z", "Z")
      try await window.shows("the end") { $0.isDead }
    }
  }

  @Test func mistakesAreSaidAndTheProgramStarts() async throws {
    try scratch.write("thme: dark\nmouse: maybe\nreading-width: 60\n", to: "config/perestroika/config.yaml")
    let line = try Line(scratch)
    try await line.sends("config.yaml:1:1: unknown setting “thme”; did you mean “theme”?")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    let check = try await scratch.perestroika("--check-config")
    let path = scratch.path + "/config/perestroika/config.yaml"
    #expect(check.status == 1)
    #expect(
      check.lines == [
        "\(path):1:1: error: unknown setting “thme”; did you mean “theme”?",
        "\(path):2:8: error: “mouse”: found “maybe”, expected off or on", "\(path): 2 errors, 0 warnings",
      ])
  }

  @Test func thePrintedConfigurationIsRight() async throws {
    let dump = try await scratch.perestroika("--dump-config")
    #expect(dump.status == 0 && dump.errors.isEmpty)
    try scratch.write(dump.output, to: "printed.yaml")
    let check = try await scratch.perestroika("--check-config", "--config", "printed.yaml")
    #expect(check.lines == ["printed.yaml: 0 errors, 0 warnings"])
    #expect(check.status == 0)
    // The first start greets the reader.
    _ = try await bytes()
    let usual = try await bytes()
    #expect(try await bytes(["--config", "printed.yaml"]) == usual)
  }

  @Test func aFileThatIsAskedForMustBeThere() async throws {
    for (arguments, changes) in [
      (["--config", "nowhere.yaml"], [:]), ([], ["PERESTROIKA_CONFIG": "nowhere.yaml"]), (["--config", "/tmp"], [:]),
    ] as [([String], [String: String?])] {
      let line = try Line(scratch, command: [Places.program()] + arguments, changes: changes)
      #expect(try await line.end() == .status(3))
      let errors = scratch.text(of: "errors") ?? ""
      #expect(errors.contains("nowhere.yaml: No such file") || errors.contains("/tmp: Is a directory"), "\(errors)")
      #expect(line.bytes.isEmpty)
    }
  }

  @Test func aFileThatCannotBeAConfigurationIsSaid() async throws {
    try scratch.write(Data(repeating: 0x61, count: 2 << 20), to: "config/perestroika/config.yaml")
    let line = try Line(scratch)
    try await line.sends("config.yaml:1:1: the file is longer than a configuration can be")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func theCommandLineComesBeforeTheFile() async throws {
    let ground = "48;5;234"
    #expect(try await bytes(configuration: "theme: dark\n").contains(ground))
    #expect(try await !bytes(["--theme", "terminal"], configuration: "theme: dark\n").contains(ground))
    #expect(try await !hasColours(bytes(["--no-color"], configuration: "theme: dark\ncolour-depth: 256\n")))
    #expect(try await !hasColours(bytes(configuration: "colour-depth: none\n")))
    #expect(try await hasColours(bytes(["--color"], configuration: "colour-depth: none\n")))
    let line = try Line(scratch, command: [Places.program(), "--theme", "drak"])
    #expect(try await line.end() == .status(2))
    #expect(scratch.text(of: "errors")?.contains("did you mean “dark”?") == true)
  }

  /// https://no-color.org: the configuration and the command line come before the variable.
  @Test func noColorYieldsToWhatTheReaderSays() async throws {
    let changes: [String: String?] = ["NO_COLOR": "1"]
    #expect(try await !hasColours(bytes(configuration: "theme: dark\n", changes: changes)))
    #expect(try await hasColours(bytes(configuration: "colour-depth: 256\n", changes: changes)))
    #expect(try await hasColours(bytes(["--color"], configuration: "theme: dark\n", changes: changes)))
    #expect(try await hasColours(bytes(configuration: "theme: dark\n", changes: ["NO_COLOR": ""])))
  }

  @Test(arguments: ["terminal", "light", "dark", "contrast", "mono"])
  func eachTerminalGetsTheColoursThatItHas(theme: String) async throws {
    for (name, most) in [("xterm-256color", 256), ("xterm", 8), ("linux", 8), ("vt100", 0)] {
      let text = try await bytes(["--theme", theme], changes: ["TERM": name])
      let sequences = text.split(separator: "\u{1B}[").map { $0.prefix { "0123456789;m".contains($0) } }
        .filter { $0.hasSuffix("m") }
      let codes = sequences.flatMap { $0.dropLast().split(separator: ";").compactMap { Int($0) } }
      if most == 0 || theme == "mono" { #expect(!codes.contains { (30...49).contains($0) && $0 != 39 && $0 != 49 }) }
      if most == 8 { #expect(!codes.contains { $0 == 38 || $0 == 48 || $0 >= 90 }, "\(name) \(theme)") }
      if theme == "terminal" {
        // The number of a letter's colour is no ground.
        let own = sequences.flatMap {
          $0.replacing(#/38;5;\d+/#, with: "").split(whereSeparator: { ";m".contains($0) })
        }
        .compactMap { Int($0) }
        #expect(!own.contains { (40...48).contains($0) || $0 >= 100 }, "\(name)")
      }
      if most > 0, theme != "mono" {
        #expect(codes.contains { (31...37).contains($0) || $0 == 38 }, "\(name) \(theme)")
      }
    }
  }

  @Test func withWideLettersSignsAreASCII() async throws {
    let text = try await bytes(configuration: "ambiguous-width: 2\n")
    #expect(!text.unicodeScalars.contains { (0x2010...0x25FF).contains($0.value) })
    #expect(text.contains("----"))
    #expect(try await bytes(configuration: "ascii: on\n").utf8.allSatisfy { $0 < 0x80 })
    #expect(try await bytes(configuration: "ascii: off\n", changes: ["LC_ALL": "C"]).contains("───"))
  }
}
