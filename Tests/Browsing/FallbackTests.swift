import Foundation
import Glibc
import Testing

/// Terminals and folders that are not as one would wish.
@Suite(.onItsOwnThread)
struct FallbackTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    arguments: [
      (nil, "TERM is not set"), ("", "TERM is not set"), ("no-such-terminal", "“no-such-terminal”"), ("dumb", "“dumb”"),
    ] as [(String?, String)])
  func terminalsThatCannotShowIt(name: String?, words: String) async throws {
    let line = try Line(scratch, changes: ["TERM": name])
    #expect(try await line.end() == .status(3))
    let errors = scratch.text(of: "errors") ?? ""
    #expect(errors.contains(words), "\(errors)")
    #expect(errors.contains("perestroika list"))
    // Nothing was done for it.
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/cache"))
    #expect(line.bytes.isEmpty, "\(line.lastWords())")
    #expect(line.modes.words == line.before.words)
  }

  @Test func hostileNameOfTheTerminalIsMadeHarmless() async throws {
    let line = try Line(scratch, changes: ["TERM": "x\u{1B}]0;payload\u{7}\u{202E}y"])
    #expect(try await line.end() == .status(3))
    let errors = try #require(scratch.text(of: "errors"))
    #expect(!errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
  }

  @Test func withoutATerminalItPrintsTheList() async throws {
    let outcome = try await scratch.perestroika()
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 28)
    #expect(outcome.lines.first?.hasPrefix("14 March 1985") == true)
    #expect(outcome.lines == (try await scratch.perestroika("list")).lines)
    let piped = try await scratch.run(["sh", "-c", "\"$0\" | cat", Places.program()], ["TERM": nil])
    #expect(piped.lines == outcome.lines)
  }

  @Test func inputThatIsNoTerminalIsToldAtOnce() async throws {
    let line = try Line(scratch, command: ["sh", "-c", "\"$0\" </dev/null", Places.program()])
    #expect(try await line.end() == .status(3))
    #expect(scratch.text(of: "errors")?.contains("needs a terminal") == true)
    #expect(line.modes.words == line.before.words)
  }

  @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": nil, "LANG": "C"], ["LC_ALL": "POSIX"]] as [[String: String?]])
  func withoutUTF8OnlyASCIIIsSent(locale: [String: String?]) async throws {
    let line = try Line(scratch, columns: 100, rows: 30, changes: locale)
    try await line.sends("The tide bell is moved")
    try await line.sends("the locale is not a UTF-8 one")
    var start = line.bytes.count
    try await line.send("/keepers")
    start = try await line.sends("best", from: start)
    try await line.send("\r")
    start = try await line.sends("n next", from: start)
    try await line.send("\r?")
    start = try await line.sends("narrow", from: start)
    try await line.send("\u{1B}")
    try await line.sends("help", from: start)
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(line.isASCII)
    #expect(!line.has("\u{E}"), "line drawing of the terminal was asked for")
  }

  @Test func aLocaleThatIsNotInstalledButAsksForUTF8IsTakenAsSuch() async throws {
    let line = try Line(scratch, changes: ["LC_ALL": "xx_XX.UTF-8"])
    try await line.sends("─")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func theASCIIOptionSendsASCII() async throws {
    let line = try Line(scratch, command: [Places.program(), "--ascii"])
    try await line.sends("The tide bell is moved")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(line.isASCII)
  }

  @Test func withoutColoursNoneIsSent() async throws {
    for (command, changes) in [(["--no-color"], [:]), ([], ["NO_COLOR": "1"])] as [([String], [String: String?])] {
      let line = try Line(scratch, command: [Places.program()] + command, changes: changes)
      try await line.sends("The tide bell is moved")
      try await line.send("q")
      #expect(try await line.end() == .status(0))
      let text = String(decoding: line.bytes, as: UTF8.self)
      #expect(text.range(of: "\u{1B}\\[([0-9;]*;)?(3|4|9|10)[0-7](;[0-9;]*)?m", options: .regularExpression) == nil)
    }
  }

  @Test func aHomeThatCannotBeWrittenGetsATemporaryArchive() async throws {
    let changes: [String: String?] = ["HOME": "/dev/null/home", "XDG_CACHE_HOME": nil]
    let list = try await scratch.perestroika("list", changes: changes)
    #expect(list.status == 0)
    #expect(list.lines.count == 28)
    #expect(list.errors.contains("/dev/null/home"))
    let line = try Line(scratch, changes: changes)
    try await line.sends("The archive cannot be kept in")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }

  @Test func nowhereToWriteIsSaid() async throws {
    let changes: [String: String?] = ["HOME": "/dev/null/home", "XDG_CACHE_HOME": nil, "TMPDIR": "/dev/null/tmp"]
    let list = try await scratch.perestroika("list", changes: changes)
    #expect(list.status == 3)
    #expect(list.errors.contains("the archive can be written nowhere"))
    let line = try Line(scratch, changes: changes)
    #expect(try await line.end() == .status(3))
    #expect(line.modes.words == line.before.words)
  }

  @Test func programsThatStartAtOnceDoNotHarmEachOther() async throws {
    let script = "for n in 1 2 3 4 5 6; do \"$0\" list >list-$n & done; wait; cat list-*"
    for _ in 1...2 {
      let outcome = try await scratch.run(["sh", "-c", script, Places.program()])
      #expect(outcome.lines.count == 6 * 28)
      #expect(outcome.errors.isEmpty)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/cache/perestroika")
    #expect(files.count == 1, "\(files)")
  }

  @Test func anEventThatIsNotThereIsSaid() async throws {
    let line = try Line(scratch, command: [Places.program(), "--event", "no-such-event"])
    #expect(try await line.end() == .status(1))
    #expect(scratch.text(of: "errors")?.contains("no-such-event") == true)
    #expect(line.bytes.isEmpty)
    #expect(line.modes.words == line.before.words)
  }

  @Test func aDamagedArchiveIsMadeAnew() async throws {
    #expect(try await scratch.perestroika("list").status == 0)
    let folder = scratch.path + "/cache/perestroika"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".sqlite") })
    let whole = try #require(FileManager.default.contents(atPath: folder + "/" + name))
    for damaged in [Data(), whole.prefix(1_000), whole.prefix(whole.count / 2), Data(repeating: 0x5A, count: 50_000)] {
      try scratch.write(damaged, to: "cache/perestroika/" + name)
      let outcome = try await scratch.perestroika("list")
      #expect(outcome.status == 0 && outcome.lines.count == 28, "\(damaged.count) bytes: \(outcome.errors)")
    }
  }

  @Test func anArchiveFullOfNoiseIsNoCrash() async throws {
    #expect(try await scratch.perestroika("list").status == 0)
    let folder = scratch.path + "/cache/perestroika"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".sqlite") })
    var bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
    for index in stride(from: 8_192, to: bytes.count, by: 7) { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
    try scratch.write(bytes, to: "cache/perestroika/" + name)
    let outcome = try await scratch.perestroika("list")
    #expect(
      outcome.status == 0 && outcome.lines.count == 28, "\(outcome.status) \(outcome.lines.count) \(outcome.errors)")
  }

  /// The name of the temporary folder is known to all: somebody may have made it before.
  @Test(arguments: ["link", "open to others", "file"])
  func aTemporaryFolderThatOthersCouldWriteToIsNotUsed(_ what: String) async throws {
    let folder = scratch.path + "/perestroika-\(geteuid())"
    let changes: [String: String?] = ["HOME": "/dev/null/home", "XDG_CACHE_HOME": nil]
    try FileManager.default.createDirectory(atPath: scratch.path + "/other", withIntermediateDirectories: true)
    switch what {
    case "link": symlink(scratch.path + "/other", folder)
    case "file": try scratch.write("mine", to: "perestroika-\(geteuid())")
    default:
      mkdir(folder, 0o700)
      chmod(folder, 0o777)
    }
    let list = try await scratch.perestroika("list", changes: changes)
    #expect(list.status == 3 && list.errors.contains("is not yours alone"), "\(list.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/other") == [])
    // Without a home, nor is a configuration read from there that somebody else may have written.
    try? scratch.write("theme: no-such-theme\n", to: "perestroika-\(geteuid())/.config/perestroika/config.yaml")
    let check = try await scratch.perestroika(
      "--check-config", changes: ["HOME": nil, "XDG_CONFIG_HOME": nil])
    #expect(!check.output.contains("no-such-theme"), "\(check.output)")
  }

  @Test func aTemporaryFolderOfOnesOwnIsMade() async throws {
    let changes: [String: String?] = ["HOME": nil, "XDG_CACHE_HOME": nil, "XDG_DATA_HOME": nil]
    for _ in 1...2 {
      let list = try await scratch.perestroika("list", changes: changes)
      #expect(list.status == 0 && list.lines.count == 28, "\(list.errors)")
    }
    var status = stat()
    #expect(stat(scratch.path + "/perestroika-\(geteuid())", &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  /// No file may grow beyond some blocks, as on a disk without room.
  @Test func aFullDiskIsCalledThatAndLeavesNothing() async throws {
    let script = "ulimit -f 64; exec \"$0\" list"
    let outcome = try await scratch.run(["sh", "-c", script, try Places.program()])
    #expect(outcome.status == 3 && outcome.errors.contains("cannot be kept"), "\(outcome.errors)")
    #expect(outcome.bytes.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/cache/perestroika") == [])
    #expect(try await scratch.perestroika("list").lines.count == 28)
  }

  /// Noise in one page is told, and is gone with the next start.
  @Test func damageThatShowsLateIsSaid() async throws {
    let whole = try await scratch.perestroika("list", "--jsonl")
    let folder = scratch.path + "/cache/perestroika"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
    var told = 0
    for page in stride(from: 1, to: bytes.count / 8192, by: 3) {
      var damaged = bytes
      damaged.replaceSubrange(page * 8192..<page * 8192 + 64, with: Data(repeating: 0x5A, count: 64))
      try scratch.write(damaged, to: "cache/perestroika/" + name)
      let outcome = try await scratch.perestroika("list", "--jsonl")
      if outcome.errors.contains("the archive is damaged") {
        told += 1
        #expect(outcome.status == 3)
      } else {
        #expect(outcome.bytes == whole.bytes, "page \(page)")
      }
      let again = try await scratch.perestroika("list", "--jsonl")
      #expect(again.bytes == whole.bytes || again.errors.contains("the archive is damaged"), "page \(page)")
    }
    #expect(told > 0)
  }

  /// On a slow line an escape waits for what may belong to it as long as the reader says.
  @Test func theDelayOfAnEscapeIsTheReadersOwn() async throws {
    let line = try Line(scratch, changes: ["ESCDELAY": "700"])
    try await line.sends("The tide bell is moved")
    #expect(try await line.delayOfEscape() > .milliseconds(650))
    try await line.send("q")
    #expect(try await line.end() == .status(0))
  }
}
