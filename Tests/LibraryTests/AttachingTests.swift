import Catalogue
import Evidence
import Files
import Foundation
import Library
import Testing

@Suite struct AttachingTests {
  private let bay: SaltBay

  init() throws { bay = try SaltBay() }

  private func kept(_ source: String) -> String? {
    FileManager.default.contents(atPath: bay.library.textPath(of: source)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aTextIsKeptByteForByteAndRemembered() throws {
    let result = try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 7)
    #expect(result.entry.source == "chronicle" && !result.wasThere && result.replaced == nil)
    #expect(kept("chronicle") == SaltBay.chronicle)
    let entry = try #require(try bay.library.index()["chronicle"])
    #expect(entry == result.entry && entry.origin == "/somewhere/text.txt" && entry.added == 7)
    let again = try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 8)
    #expect(again.wasThere && again.fit == result.fit)
    #expect(try bay.library.index().entries.count == 1)
    #expect(try bay.library.remove("chronicle"))
    #expect(kept("chronicle") == nil)
    #expect(try bay.library.index().entries.isEmpty)
    #expect(try !bay.library.remove("chronicle"))
  }

  @Test(arguments: [String.Encoding.utf16, .utf16BigEndian, .utf8])
  func otherEncodingsAreKeptAsUTF8(_ encoding: String.Encoding) throws {
    var bytes = Array(try #require(SaltBay.chronicle.data(using: encoding)))
    if encoding == .utf8 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    let result = try bay.attaching.attach(try PreparedText(bytes, origin: "x.txt"), as: .automatic, now: 0)
    #expect(kept("chronicle") == SaltBay.chronicle)
    #expect(result.fit.lost == 0)
  }

  @Test func cyrillicEncodingsAreRecognised() throws {
    let words = "Собрание рабочих завода постановило требовать повышения зарплаты и улучшения снабжения."
    for (encoding, name) in [(RussianPage.windows1251, "Windows-1251"), (.koi8r, "KOI8-R")] {
      let bytes = encoding.bytes(of: words)
      let text = try PreparedText(bytes, origin: "x.txt")
      #expect(text.encoding.rawValue == name && text.raw.text == words)
    }
  }

  @Test func aWorseTextDoesNotTakeThePlaceOfABetterOneUnasked() throws {
    _ = try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 0)
    let part = String(SaltBay.chronicle.prefix(1200))
    let prepared = try bay.prepared(part, name: "part.txt")
    #expect(throws: Attaching.Refusal.self) { try bay.attaching.attach(prepared, as: .automatic, now: 1) }
    #expect(kept("chronicle") == SaltBay.chronicle)
    let asked = try bay.attaching.attach(prepared, as: .source("chronicle"), now: 1)
    #expect(asked.replaced == "/somewhere/text.txt" && asked.fit.lost > 0)
    #expect(kept("chronicle") == part)
  }

  @Test func whatFitsNoSourceIsRefusedWithTheRemedy() throws {
    let error = #expect(throws: Attaching.Refusal.self) {
      try bay.attaching.attach(try bay.prepared("Nobody's words."), as: .automatic, now: 0)
    }
    #expect(error?.words.contains("--source ID") == true && error?.words.contains("--new") == true)
    #expect(bay.names(in: bay.library.path).isEmpty)
    // A name alone does not make a text its source's where the source has quotes and none of them stands there.
    #expect(throws: Attaching.Refusal.self) {
      try bay.attaching.attach(try bay.prepared("Nobody's words.", name: "/x/chronicle.txt"), as: .automatic, now: 0)
    }
    #expect(throws: Attaching.Refusal.self) {
      try bay.attaching.attach(try bay.prepared("A page for robots."), as: .addressOf("memoir"), now: 0)
    }
  }

  @Test func aSourceOfOnesOwnIsThereLikeAnyOther() throws {
    var record = SourceRecord(file: "new")
    for (key, value) in [("id", "log"), ("type", "manuscript"), ("title", "A log"), ("tier", "primary")] {
      record[key] = value
    }
    let source = try record.source()
    let text = try bay.prepared("The log of a pilot.\n")
    _ = try bay.attaching.attach(text, as: .new(source), now: 0)
    let whole = bay.contents.withOwnSources(of: [bay.library.path])
    #expect(whole.unreadable.isEmpty && whole.contents.sources.last == source)
    #expect(ReadTexts(of: whole.contents, in: [bay.library.path]).texts.map(\.source) == ["log"])
    #expect(throws: Attaching.Refusal.self) { try bay.attaching.attach(text, as: .new(source), now: 1) }
    // Another text keeps the record.
    _ = try bay.attaching.attach(try bay.prepared("Another copy.\n"), as: .source("log"), now: 2)
    #expect(try bay.library.index()["log"]?.record == source)
  }

  // MARK: What goes wrong

  @Test(arguments: [[UInt8]([]), Array(" \n\t".utf8), [0x89, 0x50, 0x4E, 0x47, 1], (0..<200).map { UInt8($0 % 7) }])
  func whatIsNoTextIsRefused(_ bytes: [UInt8]) {
    #expect(throws: ReadingError.self) { try PreparedText.make(of: bytes, origin: "x", name: "x.txt") }
  }

  @Test func anInterruptedWriteLeavesTheOldFile() throws {
    struct Interruption: Error {}
    let file = try bay.write("old", to: "data/library/chronicle.txt")
    #expect(throws: Interruption.self) {
      try WholeFile.write(to: file) { put in
        try [UInt8]("new".utf8).withUnsafeBytes(put)
        throw Interruption()
      }
    }
    #expect(kept("chronicle") == "old")
    #expect(bay.names(in: bay.library.path) == ["chronicle.txt"])
  }

  @Test func whatAnInterruptedRunLeftIsSweptAway() throws {
    _ = try bay.write("half", to: "data/library/.chronicle.txt.2147483647.new")
    _ = try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 0)
    #expect(bay.names(in: bay.library.path) == [".lock", "chronicle.txt", "library.json"])
  }

  @Test func aLibraryThatCannotBeWrittenSaysSo() throws {
    _ = try bay.write("a file where the folder should be", to: "data")
    let error = #expect(throws: ReadingError.self) {
      try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 0)
    }
    #expect(error?.path.hasPrefix(bay.path + "/data") == true)
  }

  @Test func aDamagedIndexIsNamedAndNotOverwritten() throws {
    let damaged = "{\"perestroika_library\": 1, \"texts\": [\n{\"source\": 3}"
    let file = try bay.write(damaged, to: "data/library/library.json")
    let error = #expect(throws: ReadingError.self) {
      try bay.attaching.attach(try bay.prepared(SaltBay.chronicle), as: .automatic, now: 0)
    }
    #expect(error?.path == file)
    #expect(FileManager.default.contents(atPath: file) == Data(damaged.utf8))
    #expect(bay.contents.withOwnSources(of: [bay.library.path]).unreadable.count == 1)
  }
}

/// The code pages of Russian, for letters alone.
private enum RussianPage {
  case windows1251, koi8r

  func bytes(of text: String) -> [UInt8] {
    let order = Array("юабцдефгхийклмнопярстужвьызшэщчъ".unicodeScalars)
    return text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      if self == .windows1251 { return UInt8(scalar.value - 0x410 + 0xC0) }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let place = UInt8(order.firstIndex(of: lower) ?? 0)
      return (lower == scalar ? 0xC0 : 0xE0) + place
    }
  }
}
