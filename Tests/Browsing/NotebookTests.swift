import Foundation
import Testing

/// What the reader makes is there the next time, whatever ended the program.
@Suite(.onItsOwnThread)
struct NotebookTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private var notebook: String { scratch.path + "/data/perestroika/notebook.sqlite" }

  /// Marks the selected event, and waits until the mark is shown.
  private func mark(_ note: String, in line: Line) async throws {
    let start = line.bytes.count
    // Ctrl-L has the screen cleared and sent whole, so that the words are not those of the prompt.
    try await line.send("m\u{15}\(note)\r\u{C}")
    let isShown: Bool? = try await eventually {
      line.receive()
      let sent = Data(line.bytes[start...])
      guard let cleared = sent.range(of: Data("\u{1B}[2J".utf8)) else { return nil }
      return sent[cleared.upperBound...].range(of: Data(note.utf8)) == nil ? nil : true
    }
    #expect(isShown == true, "“\(note)” is not shown")
  }

  private func start(
    _ arguments: String..., changes: [String: String?] = [:]
  ) async throws -> Line {
    let line = try Line(scratch, command: [Places.program()] + arguments, changes: changes)
    try await line.sends(" help")
    try await line.settles()
    return line
  }

  private func marks() async throws -> String { try await scratch.perestroika("marks", "--json").output }

  /// The event that is selected, from the saved place.
  private func savedEvent() throws -> String? {
    let folder = scratch.path + "/state/perestroika"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let file = files.first(where: { $0.hasSuffix(".place") }) else { return nil }
    let lines = scratch.text(of: "state/perestroika/" + file)?.split(separator: "\n") ?? []
    return lines.first { $0.hasPrefix("event ") }.map { String($0.dropFirst(6)) }
  }

  // MARK: Marks

  @Test func aMarkThatWasShownSurvivesAKill() async throws {
    let line = try await start()
    try await mark("seen by nobody else", in: line)
    line.process.send(SIGKILL)
    _ = try await line.end()
    #expect(try await marks().contains("seen by nobody else"))
    let again = try await start()
    #expect(again.has("seen by nobody else"))
  }

  /// Nothing that was shown is lost, whenever the program is killed.
  ///
  /// The long run is `PERESTROIKA_KILLS=200 swift test --filter killedWhileMarksAreWritten`.
  @Test func killedWhileMarksAreWritten() async throws {
    let kills = ProcessInfo.processInfo.environment["PERESTROIKA_KILLS"].flatMap { Int($0) } ?? 5
    var shown: [Int: String] = [:]
    for round in 0..<kills {
      let line = try await start("--fresh")
      var event = 0
      var pending = ""
      for step in 0...Int.random(in: 0...3) {
        pending = "round \(round) step \(step)"
        try await mark(pending, in: line)
        shown[event] = pending
        event += 1
        try await line.send("j")
      }
      pending = "round \(round) in flight"
      try await line.send("m\u{15}\(pending)\r")
      usleep(UInt32.random(in: 0...12_000))
      line.process.send(SIGKILL)
      _ = try await line.end()
      let outcome = try await scratch.perestroika("marks", "--json")
      #expect(outcome.errors == "", "round \(round)")
      for (number, note) in shown where number != event {
        #expect(outcome.output.contains("\"\(note)\""), "round \(round): “\(note)” is lost")
      }
      if outcome.output.contains(pending) {
        shown[event] = pending
      } else if let note = shown[event] {
        #expect(outcome.output.contains("\"\(note)\""), "round \(round): “\(note)” is lost")
      }
    }
  }

  @Test func twoProgramsAtOnce() async throws {
    let one = try await start()
    let other = try await start()
    try await mark("of the one", in: one)
    try await other.send("j")
    try await mark("of the other", in: other)
    // The other did not know of the first mark when it began.
    try await other.send("km")
    try await other.sends("of the one")
    try await other.send("\u{1B}")
    try await other.settles()
    try await one.send("q")
    try await other.send("q")
    _ = try await one.end()
    _ = try await other.end()
    let all = try await marks()
    #expect(all.contains("of the one") && all.contains("of the other"))
  }

  @Test func whereNothingCanBeWrittenItSaysSoAndGoesOn() async throws {
    for changes in [
      ["XDG_DATA_HOME": "/proc/nowhere", "XDG_STATE_HOME": "/proc/nowhere"],
      ["XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil, "HOME": nil],
    ] as [[String: String?]] {
      let line = try await start(changes: changes)
      try await line.send("mmine\r")
      try await line.sends("the mark is not kept")
      try await line.send("m\u{C}")
      try await line.sends("mine")
      try await line.send("\u{1B}")
      try await line.settles()
      try await line.send("q")
      #expect(try await line.end() == .status(0))
      // Told once: in the footer where the place was to be kept while the program ran, else at the end.
      let told = String(decoding: line.bytes, as: UTF8.self) + (scratch.text(of: "errors") ?? "")
      #expect(told.contains("your place is not kept"))
    }
  }

  @Test func onAFullDiskNothingIsHalfWritten() async throws {
    let first = try await start()
    try await mark("before", in: first)
    try await first.send("q")
    _ = try await first.end()
    let before = FileManager.default.contents(atPath: notebook)
    // No file may be written at all.
    let line = try Line(scratch, command: ["sh", "-c", "ulimit -f 0; exec \"$0\"", Places.program()])
    try await line.sends(" help")
    try await line.settles()
    try await line.send("j")
    try await line.send("mmore\r")
    try await line.sends("the mark is not kept")
    try await line.send("q")
    #expect(try await line.end() == .status(0))
    #expect(FileManager.default.contents(atPath: notebook) == before)
    #expect(try await scratch.perestroika("marks").lines.count == 2)
  }

  @Test func aDamagedNotebookIsSetAsideAndRescued() async throws {
    let line = try await start()
    try await mark("to be rescued", in: line)
    try await line.send("q")
    _ = try await line.end()
    var bytes = try #require(FileManager.default.contents(atPath: notebook))
    bytes.replaceSubrange(0..<64, with: Data(repeating: 7, count: 64))
    try bytes.write(to: URL(fileURLWithPath: notebook))
    let again = try await start()
    try await again.sends("to be rescued")
    #expect(again.has("the notebook was damaged and is set aside as notebook-damaged-"))
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/data/perestroika")
    #expect(files.contains { $0.hasPrefix("notebook-damaged-") } && files.contains("notebook.sqlite"))
  }

  // MARK: The place

  @Test(arguments: ["q", "Ctrl-C", "TERM", "HUP", "lost"])
  func theNextRunOpensWhereOneLeft(_ way: String) async throws {
    let line = try await start()
    try await line.send("jjj")
    try await line.settles()
    switch way {
    case "TERM": line.process.send(SIGTERM)
    case "HUP": line.process.send(SIGHUP)
    case "lost": line.hangUp()
    default: try await line.send(way == "q" ? "q" : "\u{3}")
    }
    _ = try await line.end()
    let left = try #require(try savedEvent())
    let again = try await start()
    #expect(again.has(" 4/28 "))
    try await again.send("q")
    _ = try await again.end()
    #expect(try savedEvent() == left)
    let fresh = try await start("--fresh")
    #expect(fresh.has(" 1/28 "))
    let other = try await start("--event", left)
    #expect(other.has(" 4/28 "))
  }

  @Test func aKillLosesNoPlaceAtWhichOneRested() async throws {
    let line = try await start()
    try await line.send("jj")
    let kept: String? = try await eventually { try savedEvent() }
    #expect(kept != nil)
    #expect(try await line.process.rests())
    line.process.send(SIGKILL)
    _ = try await line.end()
    #expect(try await start().has(" 3/28 "))
  }

  @Test func aDamagedPlaceIsSetAside() async throws {
    let line = try await start()
    try await line.send("jjq")
    _ = try await line.end()
    let folder = scratch.path + "/state/perestroika"
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".place") })
    try Data("perestroika place 1\nevent ".utf8).write(to: URL(fileURLWithPath: folder + "/" + file))
    let again = try await start()
    #expect(again.has("the saved place was damaged and is set aside"))
    #expect(again.has(" 1/28 "))
  }

  /// A clock that was set back leaves files from the future.
  @Test(arguments: [4_000_000_000, 1])
  func whateverTheClockSaysEverythingIsFoundAgain(_ seconds: Int) async throws {
    let line = try await start()
    try await mark("before the clock was set", in: line)
    try await line.send("jjq")
    _ = try await line.end()
    var count = 0
    for folder in ["state", "data", "cache"] {
      let all = FileManager.default.enumerator(atPath: scratch.path + "/" + folder)
      while let file = all?.nextObject() as? String {
        let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: TimeInterval(seconds))]
        try FileManager.default.setAttributes(time, ofItemAtPath: "\(scratch.path)/\(folder)/\(file)")
        count += 1
      }
    }
    #expect(count >= 6)
    let again = try await start()
    #expect(again.has(" 3/28 "))
    try await again.send("q")
    _ = try await again.end()
    #expect(try await marks().contains("before the clock was set"))
  }

  @Test func queriesAreRecalledByTheNextRun() async throws {
    let line = try await start()
    try await line.send("/bell\r")
    try await line.settles()
    line.process.send(SIGKILL)
    _ = try await line.end()
    let again = try await start()
    let before = again.bytes.count
    try await again.send("/\u{10}")
    try await again.sends("bell", from: before)
  }

  // MARK: The command line

  @Test func theCommandLineMarksAndAsks() async throws {
    let events = try await scratch.perestroika("list").lines
    let ids = events.prefix(2).compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(try await scratch.perestroika("marks").status == 1)
    #expect(try await scratch.perestroika("marks", "add", ids[1], "a", "line").status == 0)
    #expect(try await scratch.perestroika("marks", "add", ids[0]).status == 0)
    #expect(try await scratch.perestroika("marks", "add", "no-such-event").status == 1)
    let listed = try await scratch.perestroika("marks").lines
    #expect(listed.count == 3 && listed[0].hasSuffix(ids[0]) && listed[2] == "    a line")
    let json = try await marks()
    #expect(json.contains("\"event\": \"\(ids[1])\", \"note\": \"a line\"") && json.contains("\"known\": true"))
    #expect(try await scratch.perestroika("list", "is:marked").lines == Array(events.prefix(2)))
    #expect(try await scratch.perestroika("list", "--", "-is:marked").lines == Array(events.dropFirst(2)))
    #expect(try await scratch.perestroika("search", "is:marked").lines == Array(events.prefix(2)))
    #expect(try await scratch.perestroika("list", "is:marked", "--json").output.contains("\"mark\"") == false)
    let lines = try await scratch.perestroika("export", "jsonl", "is:marked").lines
    #expect(lines.count == 2 && lines[0].hasSuffix("\"mark\": \"\"}") && lines[1].hasSuffix("\"mark\": \"a line\"}"))
    #expect(try await scratch.perestroika("export", "markdown", "is:marked").output.contains("\n★ a line\n"))
    let table = try await scratch.perestroika("export", "csv", "is:marked").output
    #expect(table.contains(",mark\r\n") && table.contains(",a line\r\n") && table.contains(",marked\r\n"))
    #expect(try await scratch.perestroika("export", "csv").output.contains(",mark\r\n") == false)
    #expect(try await scratch.perestroika("marks", "remove", ids[1]).status == 0)
    #expect(try await scratch.perestroika("marks", "remove", ids[1]).status == 1)
    #expect(try await scratch.perestroika("list", "is:marked").lines == Array(events.prefix(1)))
  }
}
