import Foundation
import Testing

@testable import Notebook

/// A notebook that was damaged is set aside, and what can be read of it is kept.
@Suite struct RescueTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func fill(_ count: Int) throws -> [Mark] {
    let marks = (1...count).map { Mark.numbered($0, note: String(repeating: "note \($0) ", count: $0 % 40)) }
    let file: NotebookFile
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/perestroika", withIntermediateDirectories: true)
    file = try NotebookFile(path: scratch.notebook, mode: .writing, patience: 100)
    try file.put(marks.map { MarkRescue.Row(catalogue: "Salt Bay", mark: $0) })
    return marks.sorted { $0.event < $1.event }
  }

  @Test func aWholeFileIsReadRowByRow() throws {
    let marks = try fill(300)
    let rows = MarkRescue.marks(in: try scratch.bytes(of: scratch.notebook))
    #expect(rows.map(\.mark).sorted { $0.event < $1.event } == marks)
    #expect(rows.allSatisfy { $0.catalogue == "Salt Bay" })
  }

  @Test func notesThatGoOnOnOtherPagesAreReadWhole() throws {
    let long = Mark.numbered(1, note: String(repeating: "作", count: Mark.longestNote))
    let longer = Mark(event: "b", note: "", title: String(repeating: "title ", count: 3000), date: "1989")
    for mark in [long, longer] { _ = try scratch.store().keep(mark, replacing: nil) }
    #expect(MarkRescue.marks(in: try scratch.bytes(of: scratch.notebook)).map(\.mark) == [long, longer])
  }

  @Test func whatWasRemovedDoesNotComeBack() throws {
    _ = try fill(200)
    for mark in try scratch.store().marks().marks.prefix(50) { _ = try scratch.store().remove(mark) }
    #expect(MarkRescue.marks(in: try scratch.bytes(of: scratch.notebook)).count == 150)
  }

  @Test func aLostHeaderLosesNoMark() throws {
    let marks = try fill(120)
    var bytes = try scratch.bytes(of: scratch.notebook)
    for index in 0..<100 { bytes[index] = 0xA5 }
    try scratch.write(bytes, to: scratch.notebook)
    let outcome = try scratch.store().marks()
    #expect(outcome.marks == marks)
    let remark = try #require(outcome.remark)
    #expect(remark.contains("set aside as notebook-damaged-") && remark.contains("120 marks were rescued"))
    #expect(scratch.files.count == 2)
    let aside = try #require(scratch.files.first { $0.hasPrefix("notebook-damaged-") })
    #expect(try scratch.bytes(of: scratch.path + "/perestroika/" + aside) == bytes)
    // The new one is whole, and the next start has nothing to say.
    #expect(try scratch.store().marks() == MarkStore.Outcome(marks: marks))
    var status = stat()
    #expect(stat(scratch.notebook, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func aChangeToADamagedNotebookIsKeptInTheNewOne() throws {
    let marks = try fill(20)
    var bytes = try scratch.bytes(of: scratch.notebook)
    bytes.replaceSubrange(0..<16, with: [UInt8](repeating: 0, count: 16))
    try scratch.write(bytes, to: scratch.notebook)
    let outcome = try scratch.store().keep(.numbered(999), replacing: nil)
    #expect(outcome.isDone && outcome.marks.count == marks.count + 1)
    #expect(outcome.remark?.contains("set aside") == true)
  }

  @Test func aSecondDamageGetsAnotherName() throws {
    for _ in 1...3 {
      _ = try fill(3)
      try scratch.write([UInt8](repeating: 1, count: 5000), to: scratch.notebook)
      #expect(try scratch.store().marks().remark?.contains("no mark could be read") == true)
    }
    #expect(scratch.files.count { $0.hasPrefix("notebook-damaged-") } == 3)
  }

  /// Whatever the damage: no crash, no invented mark, every mark on an unharmed page, and a notebook that works.
  @Test func anyDamage() throws {
    let marks = Set(try fill(200))
    let whole = try scratch.bytes(of: scratch.notebook)
    var numbers = Numbers(state: 7)
    for round in 0..<60 {
      var bytes = whole
      switch round % 3 {
      case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &numbers))
      case 1:
        let page = Int.random(in: 0..<bytes.count / 4096, using: &numbers) * 4096
        for index in page..<page + 4096 { bytes[index] = UInt8.random(in: 0...255, using: &numbers) }
      default:
        for _ in 0..<20 {
          bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        }
      }
      try scratch.write(bytes, to: scratch.notebook)
      unlink(scratch.notebook + "-journal")
      guard let outcome = try? scratch.store().marks() else { continue }
      if round % 3 == 1 {
        #expect(Set(outcome.marks).isSubset(of: marks))
        #expect(outcome.marks.count >= marks.count - 90, "\(round): \(outcome.marks.count)")
      }
      let kept = try scratch.store().keep(.numbered(round + 1000), replacing: nil)
      #expect(kept.isDone)
      #expect(try scratch.store().marks().marks.count == kept.marks.count)
    }
  }

  @Test func whatHasNoIdIsNoMark() throws {
    _ = try scratch.store().keep(Mark(event: "one", note: "", title: "", date: ""), replacing: nil)
    var bytes = try scratch.bytes(of: scratch.notebook)
    // A format character is taken out of an id, and then there is none.
    let id = try #require(Data(bytes).range(of: Data("Salt Bayone".utf8)))
    bytes.replaceSubrange(id.upperBound - 3..<id.upperBound, with: Array("\u{200B}".utf8))
    #expect(MarkRescue.marks(in: bytes).isEmpty)
  }

  @Test func noiseIsNoMark() {
    var numbers = Numbers(state: 11)
    for _ in 0..<200 {
      var bytes = (0..<8192).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      for page in stride(from: 0, to: bytes.count, by: 512) { bytes[page] = 0x0D }
      bytes.replaceSubrange(16..<18, with: [2, 0])
      #expect(MarkRescue.marks(in: bytes).isEmpty)
    }
    #expect(MarkRescue.marks(in: []).isEmpty)
  }
}
