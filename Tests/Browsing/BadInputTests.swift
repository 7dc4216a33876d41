import Foundation
import Glibc
import Testing

/// Catalogues and texts that cannot be read, or only in part.
@Suite(.onItsOwnThread)
struct BadInputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let commands = [["list"], ["show", "last-bell"], ["search", "bell"], ["source"], ["check"]]

  @Test func noCatalogueIsSaid() async throws {
    for command in Self.commands {
      let outcome = try await scratch.run(
        [Places.program()] + command, ["PERESTROIKA_CATALOGUE": scratch.path + "/nowhere"])
      #expect(outcome.status == 3, "\(command)")
      #expect(outcome.errors.contains("nowhere: no catalogue there"), "\(command)")
      #expect(outcome.errors.contains("--catalogue"))
      #expect(outcome.bytes.isEmpty)
    }
    let line = try Line(scratch, command: [Places.program(), "--catalogue", scratch.path + "/home"])
    #expect(try await line.end() == .status(3))
    #expect(scratch.text(of: "errors")?.contains("there is no catalogue.yaml in it") == true)
    #expect(line.modes.words == line.before.words)
  }

  @Test func aLibraryThatIsNotThereIsSaid() async throws {
    let outcome = try await scratch.perestroika("list", "--library", scratch.path + "/nowhere")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("nowhere: there is no such folder of texts"))
  }

  @Test(arguments: ["sources.yaml", "catalogue.yaml", "events/1986.yaml", "themes.yaml"])
  func aFileThatCannotBeReadIsNamed(file: String) async throws {
    let catalogue = try scratch.copyOfCatalogue()
    // A folder in its place: the tests may run as one who may read everything.
    try FileManager.default.removeItem(atPath: catalogue + "/" + file)
    try FileManager.default.createDirectory(atPath: catalogue + "/" + file, withIntermediateDirectories: true)
    for command in ["list", "check"] {
      let outcome = try await scratch.perestroika(command, "--catalogue", catalogue)
      #expect(outcome.status == 1 || outcome.status == 3, "\(command)")
      #expect((outcome.output + outcome.errors).contains(file), "\(command): \(outcome.output) \(outcome.errors)")
    }
    let line = try Line(scratch, changes: ["PERESTROIKA_CATALOGUE": catalogue])
    let ending = try await line.end()
    #expect(ending == .status(1) || ending == .status(3))
    #expect(scratch.text(of: "errors")?.contains(file) == true)
    #expect(line.modes.words == line.before.words)
  }

  /// Breaks a catalogue in four places.
  /// - Returns: the places where errors must be told.
  private func breakCatalogue(_ folder: String) throws -> [String] {
    func edit(_ name: String, _ change: (inout String) -> Void) throws {
      var text = try #require(
        FileManager.default.contents(atPath: folder + "/" + name).map { String(decoding: $0, as: UTF8.self) })
      change(&text)
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    try edit("events/1985.yaml") { $0.replace("date: 1985-03-14", with: "date: 1985-13-14", maxReplacements: 1) }
    try edit("events/1986.yaml") { $0.replace("  theme: harbour", with: "  teme: harbour", maxReplacements: 1) }
    try edit("events/1989.yaml") {
      $0.replace("- source: mill-ledger", with: "- source: mill-leger", maxReplacements: 1)
    }
    try edit("sources.yaml") { $0 += "- id: third\n  title: [unclosed\n" }
    return ["events/1985.yaml:2:14:", "events/1986.yaml:4:3:", "events/1989.yaml:13:15:", "sources.yaml:19:10:"]
  }

  @Test func allErrorsAreToldAtOnce() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let places = try breakCatalogue(catalogue)
    for command in Self.commands {
      let outcome = try await scratch.run([Places.program()] + command, ["PERESTROIKA_CATALOGUE": catalogue])
      #expect(outcome.status == 1, "\(command)")
      let told = command == ["check"] ? outcome.lines : outcome.errorLines
      for place in places {
        #expect(told.contains { $0.hasPrefix(place) }, "\(command), \(place): \(told.joined(separator: "\n"))")
      }
    }
    let json = try await scratch.run([Places.program(), "check", "--json"], ["PERESTROIKA_CATALOGUE": catalogue])
    #expect(json.status == 1)
    let document = try #require(try JSONSerialization.jsonObject(with: json.bytes) as? [String: Any])
    let errors = try #require(document["errors"] as? [[String: Any]])
    #expect(errors.count >= 4)
    for error in errors { #expect(Set(error.keys) == ["file", "line", "column", "message"]) }
    let line = try Line(scratch, changes: ["PERESTROIKA_CATALOGUE": catalogue])
    #expect(try await line.end() == .status(1))
    for place in places { #expect(scratch.text(of: "errors")?.contains(place) == true) }
    #expect(line.modes.words == line.before.words)
  }

  @Test func theLastGoodStateStaysToBeRead() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue]
    #expect(try await scratch.perestroika("list", changes: changes).status == 0)
    let places = try breakCatalogue(catalogue)
    let list = try await scratch.perestroika("list", changes: changes)
    #expect(list.lines.count == 28)
    #expect(list.errors.contains("last good state"))
    for place in places { #expect(list.errors.contains(place)) }
    let line = try Line(scratch, columns: 160, changes: changes)
    try await line.sends("this is its last good state")
    try await line.sends("The tide bell is moved")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(try await scratch.perestroika("check", changes: changes).status == 1)
  }

  @Test func aChangedCatalogueIsReadAnew() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue]
    #expect(try await scratch.perestroika("list", changes: changes).lines.count == 28)
    let file = catalogue + "/events/1991.yaml"
    let text = String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
    try text.replacing("The last bell", with: "The lost bell").write(toFile: file, atomically: false, encoding: .utf8)
    #expect(try await scratch.perestroika("list", changes: changes).output.contains("The lost bell"))
  }

  @Test func aTextThatIsNotUTF8IsStillRead() async throws {
    let texts = try scratch.copyOfTexts()
    let path = texts + "/mill-ledger.txt"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    // Lone bytes of another encoding, a cut sequence, an overlong form and a surrogate.
    var broken = Data("Caf\u{E9} Z\u{FC}rich ".unicodeScalars.map { UInt8($0.value) })
    broken += [0xC3, 0x28, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xFF, 0xFE, 0x0A, 0x0A]
    try (broken + bytes).write(to: URL(fileURLWithPath: path))
    let list = try await scratch.perestroika("list", "--library", texts)
    #expect(list.status == 0)
    let show = try await scratch.perestroika("show", "last-bell", "--library", texts)
    #expect(show.status == 0)
    #expect(String(validating: show.bytes, as: UTF8.self) != nil)
    #expect(show.output.contains("bell, entered as given away") || show.output.contains("Bell, entered as given away"))
    let line = try Line(scratch, command: [Places.program(), "--library", texts, "--event", "last-bell"])
    try await line.sends("The last bell")
    try await line.send(".\r")
    try await line.sends("Town Ledger")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func aTextInUTF16IsReadOrRefusedInWords() async throws {
    let texts = try scratch.copyOfTexts()
    let path = texts + "/mill-ledger.txt"
    let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    var bytes = Data([0xFF, 0xFE])
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try bytes.write(to: URL(fileURLWithPath: path))
    let show = try await scratch.perestroika("show", "last-bell", "--library", texts)
    #expect(show.status == 0)
    #expect(show.output.contains("[exact, ¶ 18]") || show.errors.contains("mill-ledger.txt"), "\(show.output)")
  }

  @Test func whatIsNoFileIsNeitherWaitedForNorFollowed() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let texts = try scratch.copyOfTexts()
    try FileManager.default.removeItem(atPath: texts + "/mill-ledger.txt")
    #expect(mkfifo(texts + "/mill-ledger.txt", 0o600) == 0)
    #expect(try await scratch.perestroika("list", "--library", texts).lines.count == 28)
    #expect(mkfifo(catalogue + "/events/1999.yaml", 0o600) == 0)
    let list = try await scratch.perestroika("list", "--catalogue", catalogue)
    #expect(list.status == 1)
    #expect(list.errorLines.first?.hasPrefix("events/1999.yaml:1:1: error:") == true)
  }

  @Test func anEmptyTextAndATextOfNoiseAreNoCrash() async throws {
    let texts = try scratch.copyOfTexts()
    try Data().write(to: URL(fileURLWithPath: texts + "/mill-ledger.txt"))
    try Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 5) })
      .write(to: URL(fileURLWithPath: texts + "/harbour-chronicle.txt"))
    #expect(try await scratch.perestroika("list", "--library", texts).lines.count == 28)
    let line = try Line(scratch, command: [Places.program(), "--library", texts])
    try await line.sends("The tide bell is moved")
    for keys in ["\r", "\u{1B}OF", "\u{1B}OB", "<", "\u{1B}OH", ">", ".", "/e", "\r", "n"] {
      try await line.send(keys)
      try await line.settles()
    }
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }
}
