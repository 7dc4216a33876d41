import Foundation
import Testing

@testable import Notebook

@Suite struct StateTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func folder(of catalogue: String = "Salt Bay") -> StateFolder {
    StateFolder(path: scratch.path + "/perestroika", catalogue: catalogue)
  }

  private var place: SavedPlace {
    var place = SavedPlace()
    place[text: "event"] = "flood"
    place[text: "filter"] = "is:marked  \"two words\" ж"
    place[number: "account"] = -2
    place[numbers: "passage"] = [1, 0, 2, 30]
    place[flag: "zoomed"] = true
    return place
  }

  @Test func aPlaceIsReadAsItWasWritten() throws {
    #expect(folder().place().place == nil)
    try folder().keep(place, synchronises: true)
    let found = folder().place()
    #expect(found.place == place && found.remark == nil && found.isWritable)
    #expect(found.place?[text: "filter"] == "is:marked  \"two words\" ж")
    #expect(found.place?[number: "account"] == -2)
    #expect(found.place?[numbers: "passage"] == [1, 0, 2, 30])
    #expect(found.place?[flag: "zoomed"] == true)
    #expect(found.place?[flag: "background"] == false)
    #expect(found.place?[number: "event"] == nil && found.place?[text: "nothing"] == nil)
  }

  /// Words may begin with a mark that combines with the blank before them, and end in anything.
  @Test(arguments: ["\u{301}x", "\u{308}", "", " ", "x\u{301}\u{301}", "\u{200D}x", "👩‍👧"])
  func anyWordsAreReadAsTheyWereWritten(_ words: String) {
    var place = SavedPlace()
    place[text: "filter"] = words
    #expect(SavedPlace.read(Array(place.written.utf8)) == .place(place))
  }

  @Test func anotherCatalogueHasItsOwnPlaceAndHistory() throws {
    try folder().keep(place, synchronises: false)
    try folder().keep(query: "flood")
    #expect(folder(of: "Elsewhere").place().place == nil)
    #expect(folder(of: "Elsewhere").queries() == [])
  }

  @Test func fieldsOfOtherVersionsArePassedOver() throws {
    let bytes = Array("perestroika place 1\nevent flood\nlanes by-source\nend\n".utf8)
    guard case .place(let place) = SavedPlace.read(bytes) else {
      Issue.record("it is a place")
      return
    }
    #expect(place[text: "event"] == "flood" && place[text: "lanes"] == "by-source")
  }

  @Test func aNewerFileIsLeftAsItIs() throws {
    try folder().keep(place, synchronises: false)
    let file = scratch.path + "/perestroika/" + (try #require(scratch.files.first))
    try scratch.write(Array("perestroika place 2\n{}\n".utf8), to: file)
    let found = folder().place()
    #expect(found.place == nil && !found.isWritable && found.remark?.contains("newer") == true)
    #expect(scratch.files.count == 1)
  }

  @Test func everyCutIsFoundOut() {
    let bytes = Array(place.written.utf8)
    #expect(SavedPlace.read(bytes) == .place(place))
    for length in 0..<bytes.count { #expect(SavedPlace.read(bytes[..<length]) == .damaged, "\(length)") }
  }

  @Test func aDamagedFileIsSetAside() throws {
    try folder().keep(place, synchronises: false)
    let name = try #require(scratch.files.first)
    try scratch.write([0xFF, 0x00], to: scratch.path + "/perestroika/" + name)
    let found = folder().place()
    #expect(found.place == nil && found.isWritable && found.remark?.contains("set aside as place-damaged-") == true)
    #expect(scratch.files.count == 1 && scratch.files != [name])
    try folder().keep(place, synchronises: false)
    #expect(folder().place().place == place)
  }

  @Test func anyBytesAreSomeReading() {
    var numbers = Numbers(state: 3)
    let whole = Array(place.written.utf8)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      }
      guard case .place(let read) = SavedPlace.read(bytes) else { continue }
      // What was read is harmless and is written so that it reads the same.
      #expect(SavedPlace.read(Array(read.written.utf8)) == .place(read))
    }
  }

  @Test func withoutAHomeItSaysSo() {
    let folder = StateFolder(path: nil, catalogue: "Salt Bay")
    #expect(folder.place().place == nil && folder.queries() == [])
    let error = #expect(throws: NotebookError.self) { try folder.keep(place, synchronises: true) }
    #expect(error?.description.contains("HOME") == true)
  }

  // MARK: History

  @Test func queriesAreKeptInTheirOrderEachOnce() throws {
    for query in ["flood", "bell", "flood", "place:pier ж"] { try folder().keep(query: query) }
    #expect(folder().queries() == ["bell", "flood", "place:pier ж"])
    var status = stat()
    let file = scratch.path + "/perestroika/" + (try #require(scratch.files.first))
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func aQueryIsOneLineAndHarmless() throws {
    try folder().keep(query: "two\nlines \u{1B}[2J")
    let queries = folder().queries()
    #expect(queries.count == 1)
    #expect(queries[0].unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test func theHistoryDoesNotGrowWithoutEnd() throws {
    let long = String(repeating: "word ", count: 200)
    for number in 0..<150 { try folder().keep(query: "\(number) \(long)") }
    let file = scratch.path + "/perestroika/" + (try #require(scratch.files.first))
    #expect(try scratch.bytes(of: file).count < 200_000)
    let queries = folder().queries()
    #expect(queries.last?.hasPrefix("149 ") == true && queries.count >= 100)
  }

  @Test func twoProgramsWriteOneHistory() async throws {
    let folder = folder()
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { for number in 0..<25 { try? folder.keep(query: "\(writer) \(number)") } }
      }
    }
    #expect(folder.queries().count == 100)
  }
}
