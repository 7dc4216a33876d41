import Files
import Foundation
import Library
import Testing

@Suite struct AttachingRunTests {
  private let bay: SaltBay

  init() throws { bay = try SaltBay() }

  private func add(
    _ name: String, _ progress: AttachingRun.Progress = { _, _ in true }
  ) throws(Cancelled) -> [AttachingRun.Answer] {
    var answers: [AttachingRun.Answer] = []
    try AttachingRun(bay.attaching).add(name, as: .automatic, now: 0, progress: progress) { answers.append($0) }
    return answers
  }

  private func reasons(_ answers: [AttachingRun.Answer]) -> [Attaching.Refusal.Kind] {
    answers.compactMap { if case .refused(let refusal) = $0 { refusal.kind } else { nil } }
  }

  @Test func aFolderGivesItsTextsAndSaysWhatItPassesOver() throws {
    _ = try bay.write(SaltBay.chronicle, to: "texts/deep/a.txt")
    _ = try bay.write(bay.memoir(), to: "texts/b.md")
    _ = try bay.write("nobody's", to: "texts/c.txt")
    _ = try bay.write("no text", to: "texts/d.pages")
    // A link that leads back makes no text of one twice.
    try FileManager.default.createSymbolicLink(
      atPath: bay.path + "/texts/deep/loop", withDestinationPath: bay.path + "/texts")
    #expect(mkfifo(bay.path + "/texts/pipe.txt", 0o600) == 0)
    let answers = try add(bay.path + "/texts")
    #expect(reasons(answers) == [.passedOver, .passedOver] && answers.count == 4)
    #expect(try bay.library.index().entries.map(\.source) == ["chronicle", "memoir"])
    _ = try bay.write("nobody's", to: "poor/c.txt")
    #expect(reasons(try add(bay.path + "/poor")) == [.passedOver, .unfit])
    #expect(reasons(try add(bay.path + "/nowhere")) == [.unreadable])
    #expect(reasons(try add("/dev/null")) == [.unreadable])
  }

  @Test func addressesOfOtherKindsAreNamedAsSuch() throws {
    for name in ["ftp://example.org/a.txt", "javascript:alert(1)", "data:text/plain,abc"] {
      guard case .refused(let refusal)? = try add(name).first else {
        Issue.record("\(name) is attached")
        continue
      }
      #expect(refusal.kind == .unreadable && refusal.reason.contains("http, https and file"), "\(refusal.reason)")
    }
    guard case .refused(let path)? = try add("/no/such/file").first else { return }
    #expect(!path.reason.contains("http"))
    let file = try bay.write(SaltBay.chronicle, to: "my texts/a%b.txt")
    let address = "file://" + file.replacing("%", with: "%25").replacing(" ", with: "%20")
    guard case .attached? = try add(address).first else {
      Issue.record("\(address) is not attached")
      return
    }
  }

  @Test func whatIsAttachedSaysHowSureAndHowItsQuotesStand() throws {
    let file = try bay.write(SaltBay.chronicle, to: "a.txt")
    guard case .attached(let result)? = try add(file).first else {
      Issue.record("it is not attached")
      return
    }
    #expect(result.words.contains("exact") && result.words.contains(result.entry.recognition.words))
    #expect(!result.name.isEmpty && result.origin.hasSuffix("/a.txt"))
  }

  /// Whenever the reader wants no more of it, nothing has been changed.
  @Test func cancellingLeavesTheOldState() throws {
    let file = try bay.write(SaltBay.chronicle, to: "a.txt")
    var steps = 0
    _ = try add(file) { _, _ in
      steps += 1
      return true
    }
    #expect(steps >= 4)
    #expect(try bay.library.remove("chronicle"))
    let before = bay.names(in: bay.library.path)
    for last in 0..<steps {
      var left = last
      #expect(throws: Cancelled.self) {
        try add(file) { _, _ in
          left -= 1
          return left >= 0
        }
      }
      #expect(bay.names(in: bay.library.path) == before, "after \(last) steps")
    }
    #expect(try add(file).count == 1)
  }

  @Test func anotherProgramIsEndedWhenTheReaderWantsNoMore() throws {
    let program = RunningProgram(path: "/bin/sleep", arguments: ["600"])
    let clock = ContinuousClock()
    let start = clock.now
    #expect(throws: RunningProgram.Failure.cancelled) {
      try program.run(output: "/dev/null", errors: "/dev/null") { false }
    }
    #expect(clock.now - start < .seconds(60))
  }

  @Test func aSourceIsFetchedFromItsAddressAndNowhereElse() throws {
    let run = AttachingRun(bay.attaching)
    guard case .refused(let none) = try run.fetch("no-such-source", now: 0, progress: { _, _ in true }),
      case .refused(let address) = try run.fetch("chronicle", now: 0, progress: { _, _ in true })
    else {
      Issue.record("it was fetched")
      return
    }
    #expect(none.reason.contains("no such source"))
    #expect(address.reason.contains("names no address"))
  }
}
