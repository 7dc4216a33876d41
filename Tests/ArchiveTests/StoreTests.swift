import Catalogue
import Files
import Foundation
import GRDB
import Library
import Material
import Testing

@testable import Archive

@Suite struct StoreTests {
  private let era: TemporaryEra

  init() throws { era = try TemporaryEra() }

  // MARK: Drafts

  @Test func draftsOfEndedProgramsAreTakenAway() throws {
    try FileManager.default.createDirectory(atPath: era.cache, withIntermediateDirectories: true)
    let path = era.store().path
    let name = String(path.dropFirst(era.cache.count + 1))
    // No process has the highest number that there is; this one has its own, and the first one always lives.
    try era.write("left behind", to: "cache/\(name).2147483647.new")
    try era.write("being written", to: "cache/\(name).1.new")
    _ = try era.open()
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: era.cache)) == [name, "\(name).1.new"])
  }

  @Test func aDraftThatFailsLeavesNothing() throws {
    struct Interruption: Error {}
    let path = era.cache + "/archive.sqlite"
    #expect(throws: Interruption.self) {
      try ArchiveDraft(of: path, in: era.cache).write { database, _ in
        try database.execute(sql: "INSERT INTO meta VALUES ('title', 'half')")
        throw Interruption()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: era.cache) == [])
  }

  /// The words are written on a thread beside, which fails on its own.
  @Test func anIndexThatFailsLeavesNothing() throws {
    struct Interruption: Error {}
    let path = era.cache + "/archive.sqlite"
    for place in 0...2 {
      #expect(throws: Interruption.self) {
        try ArchiveDraft(of: path, in: era.cache).write { _, index in
          for number in 0...2 {
            try index.add { writer in
              if number == place { throw Interruption() }
              try writer.addPassage(Int64(number), FoldedWords(["half of it"]))
            }
          }
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: era.cache) == [])
    }
  }

  @Test func theIndexIsWholeInItsPlace() throws {
    _ = try era.archive()
    var configuration = Configuration()
    configuration.prepareDatabase { $0.add(tokenizer: FoldedTokenizer.self) }
    let queue = try DatabaseQueue(path: era.store().path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      for table in ["event_words", "passage_words"] {
        try database.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
        let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)_docsize") ?? 0
        #expect(rows > 0, "\(table)")
      }
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM word") ?? 0 > 0)
    }
  }

  @Test func aDiskThatIsFullIsCalledThat() throws {
    let path = era.cache + "/archive.sqlite"
    let failure = #expect(throws: ReadingError.self) {
      try ArchiveDraft(of: path, in: era.cache).write { database, _ in
        try database.execute(sql: "PRAGMA max_page_count = 30")
        let insertion = try RowInsertion("meta", columns: 2, database)
        for number in 0..<1000 { try insertion.insert(String(number), String(repeating: "x", count: 1000)) }
      }
    }
    #expect(failure?.reason == "there is no room left on the disk")
    #expect(try FileManager.default.contentsOfDirectory(atPath: era.cache) == [])
  }

  // MARK: Lines of JSON

  @Test func linesMakeTheSameArchive() throws {
    let contents = try #require(CatalogueReader(folder: era.catalogue).read().contents)
    let authored = try era.archive()
    let documents = (0..<authored.eventCount).map { authored.document(position: $0) }
    let blocks = authored.blocks(1...9, ofSource: 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: era.catalogue + "/events") {
      try FileManager.default.removeItem(atPath: era.catalogue + "/events/" + name)
    }
    let lines = contents.events.map { EventDocument($0).line + "\n" }
    try era.write(lines.joined(), to: "era/events/all.jsonl")
    let archive = try era.archive()
    #expect((0..<archive.eventCount).map { archive.document(position: $0) } == documents)
    #expect(archive.eraCount == authored.eraCount)
    #expect(archive.months == authored.months)
    #expect(archive.blocks(1...9, ofSource: 0) == blocks)
    for position in 0..<archive.eventCount {
      #expect(archive.detail(position: position) == authored.detail(position: position))
    }
  }

  // MARK: What has changed

  @Test func isMadeOnce() throws {
    let first = try era.open()
    #expect(first.isMade)
    #expect(first.outcome.problems.isEmpty && first.outcome.unreadable.isEmpty && first.outcome.remarks.isEmpty)
    #expect(try !era.open().isMade)
    #expect(try FileManager.default.contentsOfDirectory(atPath: era.cache).count == 1)
  }

  @Test func anotherTimeAloneChangesNothing() throws {
    _ = try era.open()
    try era.touch("era/events/1988.yaml")
    try era.touch("texts/chronicle.txt")
    #expect(try !era.open().isMade)
  }

  @Test(arguments: [
    ("era/events/1988.yaml", "Law on ferries", "Law on Ferries"),
    ("era/events/1988.yaml", "Law on ferries", "Ferry law"),
    ("era/sources.yaml", "title-short: Memoir", "title-short: Quay"), ("texts/chronicle.txt", "gulls", "terns"),
    ("texts/almanac.txt", "pencil", "pencil or ink"),
  ])
  func otherContentIsTakenOver(_ name: String, _ old: String, _ new: String) throws {
    _ = try era.open()
    try era.replace(old, with: new, in: name)
    #expect(try era.open().isMade)
    #expect(try !era.open().isMade)
  }

  @Test func newContentIsSeen() throws {
    _ = try era.open()
    try era.replace("Law on ferries", with: "Ferries are free", in: "era/events/1988.yaml")
    #expect(try era.archive().event(id: "ferry-law")?.title == "Ferries are free")
  }

  @Test func addedAndRemovedFilesAreSeen() throws {
    _ = try era.open()
    try era.write("I smoked the fish from my own boat.\n", to: "texts/memoir.txt")
    let with = try era.open()
    #expect(with.isMade)
    #expect(with.outcome.archive.sources[2].isAttached)
    try FileManager.default.removeItem(atPath: era.texts + "/memoir.txt")
    #expect(try !era.archive().sources[2].isAttached)
    try FileManager.default.removeItem(atPath: era.catalogue + "/events/after.yaml")
    #expect(try era.archive().event(id: "reunion") == nil)
  }

  @Test func filesThatAreNoTextOfASourceDoNoHarm() throws {
    try era.write("Nobody's words.\n", to: "texts/nobody.txt")
    try era.write("hidden", to: "texts/.chronicle.txt")
    let archive = try era.archive()
    #expect(archive.sources.map(\.paragraphCount) == [12, 60, 0])
  }

  @Test func aCatalogueChangedWhileItIsCompiledIsReadAgain() throws {
    _ = try era.store().open { step in
      if step.words.hasPrefix("Compiling") {
        try? era.replace("Law on ferries", with: "Ferries are free", in: "era/events/1988.yaml")
      }
    }
    #expect(try era.archive().event(id: "ferry-law")?.title == "Ferries are free")
  }

  @Test func otherTextsHaveAnotherArchive() throws {
    _ = try era.open()
    let without = try era.open(withTexts: false)
    #expect(without.isMade)
    #expect(without.outcome.archive.sources.allSatisfy { !$0.isAttached })
    #expect(try !era.open().isMade)
  }

  // MARK: A broken catalogue

  @Test func aBrokenCatalogueKeepsTheOldArchive() throws {
    _ = try era.open()
    try era.replace("theme: economy", with: "theme: ecconomy", in: "era/events/1988.yaml")
    try era.replace("date: 1990-02-07\n", with: "date: 1990-02-31\n", in: "era/events/1990.yaml")
    let outcome = try era.open().outcome
    #expect(outcome.archive.event(id: "ferry-law")?.title == "Law on ferries")
    let problems = outcome.problems.filter { $0.severity == .error }.map(\.description)
    #expect(problems.count == 3)
    #expect(problems.contains { $0.contains("1988.yaml:4") && $0.contains("ecconomy") })
    #expect(problems.contains { $0.contains("1990.yaml:2") })
    #expect(problems.contains { $0.contains("1990.yaml:12") })
  }

  @Test func aBrokenCatalogueWithoutAnArchiveIsReported() throws {
    try era.replace("theme: economy", with: "theme: ecconomy", in: "era/events/1988.yaml")
    do {
      _ = try era.open()
      Issue.record("an archive was made of a broken catalogue")
    } catch ArchiveStore.Failure.problems(let problems) {
      #expect(problems.count { $0.severity == .error } == 1)
    }
  }

  @Test func onceWholeAgainItIsTakenOver() throws {
    _ = try era.open()
    try era.replace("theme: economy", with: "theme: ecconomy", in: "era/events/1988.yaml")
    _ = try era.open()
    try era.replace("theme: ecconomy", with: "theme: society", in: "era/events/1988.yaml")
    let outcome = try era.open().outcome
    #expect(outcome.problems.isEmpty)
    #expect(outcome.archive.event(id: "ferry-law")?.theme == 2)
  }

  @Test func aTextThatIsNotUTF8IsReadOrReported() throws {
    var bytes = Array(try era.text(of: "texts/chronicle.txt").utf8)
    bytes[40] = 0xFF
    try Data(bytes).write(to: era.url("texts/chronicle.txt"))
    let outcome = try era.open().outcome
    #expect(outcome.archive.sources[0].isAttached || !outcome.unreadable.isEmpty)
    #expect(outcome.archive.eventCount == 16)
  }

  // MARK: A damaged archive

  private func damage(_ change: (inout Data) -> Void) throws {
    _ = try era.open()
    let file = URL(fileURLWithPath: era.store().path)
    var data = try Data(contentsOf: file)
    change(&data)
    try data.write(to: file)
  }

  private func isMadeAnew() throws {
    let again = try era.open()
    #expect(again.isMade)
    #expect(again.outcome.archive.detail(position: 10)?.accounts.count == 2)
    #expect(again.outcome.archive.search(SearchQuery("flood")).count == 2)
    #expect(try !era.open().isMade)
  }

  @Test func nothingInIt() throws {
    try damage { $0 = Data() }
    try isMadeAnew()
  }

  @Test func noDatabase() throws {
    try damage { $0 = Data("no database at all, but longer than nothing".utf8) }
    try isMadeAnew()
  }

  @Test(arguments: [100, 4096, 8192, 20_000, 40_000])
  func truncated(_ length: Int) throws {
    try damage { $0 = $0.prefix(length) }
    try isMadeAnew()
  }

  /// Cut off anywhere, it is never taken for whole.
  @Test func truncatedAtAnyLength() throws {
    _ = try era.open()
    let path = era.store().path
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in stride(from: 0, to: whole.count, by: 1511) {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(EraArchive(path: path) == nil, "\(length) of \(whole.count) bytes")
    }
  }

  /// Noise in any page: it is made anew, or what can be read of it is shown; nothing ends the program.
  @Test func noiseInAnyPage() throws {
    _ = try era.open()
    let path = era.store().path
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var generator = Generator(seed: 5)
    var opened = 0
    for page in 0..<whole.count / 8192 {
      var damaged = whole
      for _ in 0..<200 {
        damaged[page * 8192 + Int.random(in: 0..<8192, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      try damaged.write(to: URL(fileURLWithPath: path))
      guard let archive = EraArchive(path: path) else { continue }
      opened += 1
      _ = archive.search(SearchQuery("flood OR the date:1988"))
      for position in 0..<archive.eventCount { _ = archive.detail(position: position) }
      for source in 0..<archive.sources.count { _ = archive.blocks(1...64, ofSource: source) }
    }
    #expect(opened > 0)
    #expect(EraArchive.isDamaged)
  }

  /// A program that was killed while it noted stamps leaves pages half written and a journal beside them.
  @Test func aJournalLeftBehindIsNeverPlayedBack() throws {
    _ = try era.open()
    let path = era.store().path
    var left: [String: Data] = [:]
    try DatabaseQueue(path: path).inDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE stamp SET modified = 1")
      try database.execute(sql: "CREATE TABLE spilled AS SELECT randomblob(60000) AS a FROM stamp")
      for name in [path, path + "-journal"] { left[name] = try Data(contentsOf: URL(fileURLWithPath: name)) }
      try database.execute(sql: "ROLLBACK")
    }
    for (name, bytes) in left { try bytes.write(to: URL(fileURLWithPath: name)) }
    let again = try era.open()
    #expect(again.isMade && again.outcome.remarks.isEmpty, "\(again.outcome.remarks)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: era.cache).count == 1)
    #expect(try !era.open().isMade)
  }

  @Test func lockedByAnotherProgram() throws {
    _ = try era.open()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: era.store().path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let again = try era.open()
    #expect(again.outcome.remarks.isEmpty && again.outcome.archive.search(SearchQuery("flood")).count == 2)
    try other.inDatabase { try $0.execute(sql: "COMMIT") }
    #expect(try !era.open().isMade)
  }

  /// The clock was set back: what was changed after the archive was made has an older stamp than what it was made from.
  @Test func aChangeFromThePastIsSeen() throws {
    _ = try era.open()
    try era.replace("Law on ferries", with: "Law of ferries", in: "era/events/1988.yaml")
    try era.touch("era/events/1988.yaml")
    #expect(try era.open().isMade)
    #expect(try era.archive().event(id: "ferry-law")?.title == "Law of ferries")
  }

  @Test func lastPageIsMissing() throws {
    try damage { $0.removeLast(8192) }
    try isMadeAnew()
  }

  @Test func ofAnotherVersion() throws {
    // The user version stands at byte 60 of the header, big-endian (https://sqlite.org/fileformat.html).
    try damage { $0[63] &+= 1 }
    try isMadeAnew()
  }

  @Test func ofAnotherProgram() throws {
    try damage { $0[68] &+= 1 }
    try isMadeAnew()
  }

  @Test func firstPageOverwritten() throws {
    try damage { data in for at in 100..<8192 { data[at] = 0x5A } }
    try isMadeAnew()
  }

  @Test func aBrokenArchiveIsNotShownForABrokenCatalogue() throws {
    try damage { $0 = $0.prefix(8192) }
    try era.replace("theme: economy", with: "theme: ecconomy", in: "era/events/1988.yaml")
    #expect(throws: ArchiveStore.Failure.self) { _ = try era.open() }
  }

  // MARK: Where it is kept

  @Test func folderIsMadeWhereItIsMissing() throws {
    var store = era.store()
    store.folder = era.path + "/a/b/c"
    #expect(try store.open().remarks.isEmpty)
    #expect(FileManager.default.fileExists(atPath: store.path))
  }

  @Test func whereItCannotBeKeptItIsTemporary() throws {
    try era.write("", to: "file")
    var store = era.store()
    store.folder = era.path + "/file/cache"
    let outcome = try store.open()
    #expect(outcome.archive.eventCount == 16)
    #expect(outcome.archive.detail(position: 3)?.row.id == "books-opened")
    #expect(outcome.remarks.count == 1)
    #expect(outcome.remarks.first?.contains(store.folder) == true)
  }

  @Test func whereAFolderStandsInItsPlaceItIsTemporary() throws {
    try FileManager.default.createDirectory(atPath: era.store().path, withIntermediateDirectories: true)
    let outcome = try era.open().outcome
    #expect(outcome.archive.eventCount == 16)
    #expect(outcome.remarks.count == 1)
  }

  @Test func noDraftIsLeft() throws {
    _ = try era.open()
    try era.replace("Law on ferries", with: "Ferry law", in: "era/events/1988.yaml")
    _ = try era.open()
    let left = try FileManager.default.contentsOfDirectory(atPath: era.cache)
    #expect(left.count == 1)
    #expect(left.first.map { era.store().path.hasSuffix($0) } == true)
  }

  @Test func textsAreNeverWrittenTo() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: era.texts).sorted()
    let text = try era.text(of: "texts/chronicle.txt")
    _ = try era.open()
    #expect(try FileManager.default.contentsOfDirectory(atPath: era.texts).sorted() == before)
    #expect(try era.text(of: "texts/chronicle.txt") == text)
  }
}
