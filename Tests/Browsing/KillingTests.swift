import Foundation
import Glibc
import Testing

/// Killed while it writes, the program leaves nothing that the next start takes for whole, and nothing that piles up.
///
/// The long run is `PERESTROIKA_KILLS=200 swift test --filter killed`.
@Suite(.onItsOwnThread)
struct KillingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let kills = ProcessInfo.processInfo.environment["PERESTROIKA_KILLS"].flatMap { Int($0) } ?? 2

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: scratch.path + "/" + folder)) ?? []).sorted()
  }

  /// Starts the program and kills it when it has worked for so long; false where it was at its end before.
  private func kill(_ arguments: [String], after time: Duration, changes: [String: String?] = [:]) async throws -> Bool
  {
    try await run(arguments, changes: changes, killedAfter: time).ending == .signal(SIGKILL)
  }

  /// How long the program works until it has ended, whatever else the machine has to do meanwhile.
  private func work(_ arguments: [String], changes: [String: String?] = [:]) async throws -> Duration {
    let (ending, work) = try await run(arguments, changes: changes)
    #expect(ending == .status(0))
    return work
  }

  private func run(
    _ arguments: [String], changes: [String: String?], killedAfter limit: Duration? = nil
  ) async throws -> (ending: ChildProcess.Ending?, work: Duration) {
    let process = try ChildProcess(
      [Places.program()] + arguments, environment: scratch.environment(changes), folder: scratch.path,
      streams: .files(input: "/dev/null", output: scratch.path + "/out", errors: scratch.path + "/errors"))
    var work = Duration.zero
    let ending: ChildProcess.Ending? = try await eventually {
      work = try process.work()
      if let limit, work >= limit { process.send(SIGKILL) }
      return process.ending()
    }
    return (ending, work)
  }

  /// A moment within a stretch of time.
  private func moment(_ stretch: Duration) -> Duration { stretch * Double.random(in: 0...1) }

  /// Two states of a catalogue of some hundred events.
  private func twoStates(of catalogue: String) throws -> [String] {
    let events = (1...300).map { number in
      """
      - id: entry-\(number)
        date: 1989-05-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)
        title: Entry \(number)
        theme: harbour
        summary: Number \(number) of the first state.
        accounts: [{source: mill-ledger, says: Number \(number)., quote: inkwell one second hand}]

      """
    }.joined()
    return [events, events.replacing("of the first state", with: "of the second state")]
  }

  @Test func killedWhileTheArchiveIsCompiled() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue]
    let command = ["list", "--jsonl"]
    let states = try twoStates(of: catalogue)
    var whole: [Data] = []
    var longest = Duration.zero
    for state in states {
      try scratch.write(state, to: "catalogue/events/entries.yaml")
      longest = max(longest, try await work(command, changes: changes))
      whole.append(try #require(FileManager.default.contents(atPath: scratch.path + "/out")))
    }
    #expect(whole[0] != whole[1] && whole[0].count > 50_000)
    let archive = names("cache/perestroika")
    #expect(archive.count == 1)
    var ended = 0
    var begun = 0
    for round in 0..<Self.kills {
      try scratch.write(states[round % 2], to: "catalogue/events/entries.yaml")
      if try await kill(command, after: moment(longest), changes: changes) { ended += 1 }
      if names("cache/perestroika") != archive { begun += 1 }
      let outcome = try await scratch.run([Places.program()] + command, changes)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "round \(round): \(outcome.errors)")
      #expect(outcome.bytes == whole[round % 2], "round \(round): what was killed was taken for whole")
      #expect(names("cache/perestroika") == archive, "round \(round)")
    }
    print("killed \(ended) times within \(longest) of work, \(begun) times with an archive half written")
    #expect(Self.kills < 50 || begun > 0)
  }

  /// New time stamps alone are noted in the archive where it lies.
  @Test func killedWhileStampsAreNoted() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let changes: [String: String?] = ["PERESTROIKA_CATALOGUE": catalogue]
    let whole = try await scratch.perestroika("list", "--jsonl", changes: changes)
    let archive = names("cache/perestroika")
    func touch(_ seconds: Int) throws {
      for file in try FileManager.default.contentsOfDirectory(atPath: catalogue + "/events") {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: TimeInterval(seconds))],
          ofItemAtPath: catalogue + "/events/" + file)
      }
    }
    try touch(1_000_000)
    let longest = try await work(["list", "--jsonl"], changes: changes)
    var begun = 0
    for round in 0..<Self.kills {
      try touch(2_000_000 + round)
      _ = try await kill(["list", "--jsonl"], after: moment(longest), changes: changes)
      if names("cache/perestroika") != archive { begun += 1 }
      let outcome = try await scratch.perestroika("list", "--jsonl", changes: changes)
      #expect(outcome.bytes == whole.bytes && outcome.errors.isEmpty, "round \(round): \(outcome.errors)")
      #expect(names("cache/perestroika") == archive, "round \(round)")
    }
    print("killed within \(longest) of work, \(begun) times with stamps half noted")
  }

  @Test func killedWhileAnImportGoesOn() async throws {
    let count = Self.kills > 50 ? 4_000 : 1_200
    try scratch.write(
      (1...count).map { "{\"date\": \"1989\", \"title\": \"Day \($0)\"}\n" }.joined(), to: "many.jsonl")
    let command = ["import", "many.jsonl", "--into"]
    let longest = try await work(command + ["whole"])
    let files = ["catalogue.yaml", "sources.yaml", "themes.yaml", "events/many.jsonl"]
    let whole = files.map { scratch.text(of: "whole/" + $0) }
    #expect(
      whole.allSatisfy { $0 != nil } && names("whole") == ["catalogue.yaml", "events", "sources.yaml", "themes.yaml"])
    var begun = 0
    for round in 0..<Self.kills {
      // Twice, so that what goes on is killed as well.
      _ = try await kill(command + ["era"], after: moment(longest))
      _ = try await kill(command + ["era"], after: moment(longest))
      if names("era").contains(".import") {
        begun += 1
        let other = try await scratch.perestroika("list", "--catalogue", "era")
        #expect(other.status != 0 || other.lines.count == count, "round \(round): part of it was taken for whole")
      }
      let outcome = try await scratch.run([Places.program()] + command + ["era"])
      #expect(outcome.status == 0, "round \(round): \(outcome.errors)")
      #expect(files.map { scratch.text(of: "era/" + $0) } == whole, "round \(round)")
      #expect(names("era") == names("whole") && names("era/events") == ["many.jsonl"], "round \(round)")
      try FileManager.default.removeItem(atPath: scratch.path + "/era")
    }
    print("killed within \(longest) of work, \(begun) times with an import half done")
  }

  /// The place is written beside its old one; what a kill leaves of that goes with the next writing.
  @Test func draftsOfPlacesDoNotPileUp() async throws {
    let folder = "state/perestroika"
    let line = try Line(scratch)
    try await line.sends(" help")
    try await line.send("jq")
    _ = try await line.end()
    let place = try #require(names(folder).first { $0.hasSuffix(".place") })
    // No process has the highest number that there is.
    try scratch.write("half a place", to: "\(folder)/.\(place).2147483647.new")
    let again = try Line(scratch)
    try await again.sends(" help")
    try await again.send("jq")
    _ = try await again.end()
    #expect(names(folder) == [place])
  }
}
