import Catalogue
import Files
import Foundation
import Library
import Testing

@Suite("The sources of the reader's own texts")
struct OwnCatalogueTests {
  private let bay: SaltBay
  private let own: OwnCatalogue

  init() throws {
    bay = try SaltBay()
    own = OwnCatalogue(path: bay.path + "/data/catalogue")
  }

  private func source(_ id: String, _ title: String = "A log") throws -> Source {
    var record = SourceRecord(file: "new")
    for (key, value) in [("id", id), ("type", "manuscript"), ("title", title), ("tier", "primary")] {
      record[key] = value
    }
    return try record.source()
  }

  @Test func aNewSourceGoesToTheOwnCatalogue() throws {
    let log = try source("log")
    let attaching = Attaching(bay.contents, library: bay.library, own: own)
    let attached = try attaching.attach(try bay.prepared("The log of a pilot.\n"), as: .new(log), now: 0)
    #expect(attached.name == "A log")
    #expect(try own.sources() == [log])
    #expect(try bay.library.index()["log"]?.record == nil)
    // It is there for every catalogue, as long as it has a text.
    #expect(bay.contents.withOwnSources(of: [bay.library.path], own).contents.sources.last == log)
    _ = try bay.library.remove("log")
    #expect(bay.contents.withOwnSources(of: [bay.library.path], own).contents.sources == bay.contents.sources)
    #expect(CatalogueReader(folder: own.path).read(withEvents: false).contents?.sources == [log])
  }

  @Test func aLibraryOfTheEarlierFormMovesOnceAndLosesNothing() throws {
    let sources = try [source("log"), source("diary", "A diary: 1989, “unabridged”")]
    for (number, source) in sources.enumerated() {
      _ = try bay.attaching.attach(try bay.prepared("Text \(number) of a pilot.\n"), as: .new(source), now: number)
    }
    let before = try bay.library.index()
    #expect(before.ownSources.count == 2)
    _ = try bay.write(
      "# By hand\n- id: log\n  type: book\n  title: Mine already\n  tier: secondary\n",
      to: "data/catalogue/sources.yaml")
    _ = try bay.write("format: 2\ntitle: My own\nspan: 1985/1991\n", to: "data/catalogue/catalogue.yaml")
    try own.adopt(from: bay.library)
    #expect(try own.sources().map(\.id) == ["log", "diary"])
    #expect(try own.sources()[0].title == "Mine already", "what the reader wrote stays")
    #expect(try own.sources()[1] == sources[1])
    let after = try bay.library.index()
    #expect(after.ownSources.isEmpty)
    #expect(after.entries.map(\.source) == before.entries.map(\.source))
    #expect(after.entries.map(\.digest) == before.entries.map(\.digest))
    let text = String(decoding: FileManager.default.contents(atPath: own.sourcesPath) ?? Data(), as: UTF8.self)
    #expect(text.hasPrefix("# By hand\n"))
    try own.adopt(from: bay.library)
    #expect(FileManager.default.contents(atPath: own.sourcesPath) == Data(text.utf8))
    #expect(CatalogueReader(folder: own.path).read(withEvents: false).contents?.title == "My own")
  }

  @Test func whatCannotBeWrittenStaysInTheIndex() throws {
    _ = try bay.attaching.attach(try bay.prepared("The log of a pilot.\n"), as: .new(try source("log")), now: 0)
    _ = try bay.write("no folder", to: "data/catalogue")
    #expect(throws: ReadingError.self) { try own.adopt(from: bay.library) }
    #expect(try bay.library.index().ownSources.map(\.id) == ["log"])
    #expect(bay.contents.withOwnSources(of: [bay.library.path], own).contents.sources.last?.id == "log")
  }

  @Test func aDamagedFileOfSourcesIsNamedAndLeft() throws {
    _ = try bay.write("format: 2\ntitle: My own\nspan: 1985/1991\n", to: "data/catalogue/catalogue.yaml")
    let file = try bay.write("- id: [\n", to: "data/catalogue/sources.yaml")
    let error = #expect(throws: ReadingError.self) { try own.add([try source("log")]) }
    #expect(error?.path == file)
    #expect(FileManager.default.contents(atPath: file) == Data("- id: [\n".utf8))
  }
}
