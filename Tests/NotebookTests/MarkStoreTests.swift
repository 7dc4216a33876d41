import Foundation
import GRDB
import Testing

@testable import Notebook

@Suite struct MarkStoreTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aMarkIsThereForTheNextProgram() throws {
    let mark = Mark(event: "flood", note: "  see the almanac ", title: "The flood", date: "1987-02")
    #expect(try scratch.store().marks().marks == [])
    #expect(try scratch.store().keep(mark, replacing: nil).marks == [mark])
    #expect(mark.note == "see the almanac")
    #expect(try scratch.store().marks() == MarkStore.Outcome(marks: [mark]))
  }

  @Test func nothingIsMadeBeforeTheFirstMark() throws {
    _ = try scratch.store().marks()
    #expect(scratch.files == [])
  }

  @Test func aMarkIsChangedAndRemoved() throws {
    let store = scratch.store()
    let first = Mark.numbered(1)
    let second = Mark.numbered(1, note: "a line")
    _ = try store.keep(first, replacing: nil)
    #expect(try store.keep(second, replacing: first).marks == [second])
    #expect(try store.remove(second).marks == [])
    #expect(try store.marks().marks == [])
  }

  @Test func anotherCatalogueHasMarksOfItsOwn() throws {
    _ = try scratch.store().keep(.numbered(1, note: "here"), replacing: nil)
    _ = try scratch.store(of: "Elsewhere").keep(.numbered(1, note: "there"), replacing: nil)
    #expect(try scratch.store().marks().marks.map(\.note) == ["here"])
    #expect(try scratch.store(of: "Elsewhere").marks().marks.map(\.note) == ["there"])
  }

  @Test func whatAnotherProgramWroteIsNotOverwritten() throws {
    let seen = Mark.numbered(1)
    _ = try scratch.store().keep(seen, replacing: nil)
    let other = Mark.numbered(1, note: "of the other program")
    _ = try scratch.store().keep(other, replacing: seen)
    for change in [
      try scratch.store().keep(.numbered(1, note: "mine"), replacing: seen),
      try scratch.store().keep(.numbered(1, note: "mine"), replacing: nil), try scratch.store().remove(seen),
    ] {
      #expect(!change.isDone)
      #expect(change.marks == [other])
      #expect(change.remark?.contains("another program") == true)
    }
    #expect(try scratch.store().marks().marks == [other])
  }

  @Test func onlyTheReaderMayLook() throws {
    _ = try scratch.store().keep(.numbered(1), replacing: nil)
    var status = stat()
    #expect(stat(scratch.notebook, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(scratch.path + "/perestroika", &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(scratch.files == ["notebook.sqlite"])
  }

  @Test func manyProgramsAtOnceLoseNothing() async throws {
    let store = scratch.store()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<10 { _ = try store.keep(.numbered(writer * 100 + number), replacing: nil) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.marks().marks.count == 40)
  }

  @Test func whatCouldHarmATerminalIsTakenOut() throws {
    let mark = Mark(event: "a", note: "\u{1B}[2Jred\u{202E}\nline", title: "\u{9B}31m", date: "1989")
    #expect(!mark.note.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    _ = try scratch.store().keep(mark, replacing: nil)
    try DatabaseQueue(path: scratch.notebook).write { try $0.execute(sql: "UPDATE mark SET note = char(27) || '[2J'") }
    #expect(try scratch.store().marks().marks.first?.note.unicodeScalars.contains("\u{1B}") == false)
  }

  // MARK: Where nothing can be written

  @Test func withoutAHomeItSaysSo() throws {
    let store = MarkStore(path: nil, catalogue: "Salt Bay")
    #expect(try store.marks().marks == [])
    let error = #expect(throws: NotebookError.self) { try store.keep(.numbered(1), replacing: nil) }
    #expect(error?.description.contains("the mark is not kept") == true)
    #expect(error?.description.contains("HOME") == true)
  }

  @Test func whereAFileStandsInTheWayItSaysSo() throws {
    try scratch.write([], to: scratch.path + "/perestroika")
    let error = #expect(throws: NotebookError.self) { try scratch.store().keep(.numbered(1), replacing: nil) }
    #expect(error?.description.contains("the mark is not kept") == true)
  }

  @Test func aFileOfOtherProgramsOrNewerVersionsIsLeftAlone() throws {
    _ = try scratch.store().keep(.numbered(1), replacing: nil)
    for pragma in ["user_version = 2", "application_id = 7"] {
      try DatabaseQueue(path: scratch.notebook).writeWithoutTransaction { try $0.execute(sql: "PRAGMA \(pragma)") }
      let before = try scratch.bytes(of: scratch.notebook)
      #expect(throws: NotebookError.self) { try scratch.store().marks() }
      #expect(throws: NotebookError.self) { try scratch.store().keep(.numbered(2), replacing: nil) }
      #expect(try scratch.bytes(of: scratch.notebook) == before)
      #expect(scratch.files == ["notebook.sqlite"])
    }
  }

  @Test func anEmptyFileIsAnEmptyNotebook() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/perestroika", withIntermediateDirectories: true)
    try scratch.write([], to: scratch.notebook)
    #expect(try scratch.store().marks().marks == [])
    #expect(try scratch.store().keep(.numbered(1), replacing: nil).marks.count == 1)
  }
}
