import Catalogue
import Chronology
import Exchange
import Files
import Foundation
import Testing

/// Imports into folders of their own, read back as catalogues.
struct ImportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What an import told, and the catalogue that it made.
  struct Outcome {
    var report: Import.Report
    var refused: [Problem]
    var reading: CatalogueReading

    var events: [Event] { reading.contents?.events ?? [] }
    var lost: [String] { report.lost.map { "\($0.what): \($0.count)" } }
    var problems: [Problem] {
      guard let contents = reading.contents else { return reading.problems }
      return reading.problems + ContentChecks.problems(in: contents, origins: reading.origins)
    }
    var errors: [Problem] { problems.filter { $0.severity == .error } }
  }

  private func take(
    _ names: String..., into target: String = "era", options: Import.Options = .init()
  ) throws -> Outcome {
    var refused: [Problem] = []
    let done = try Import(
      files: names.map { folder.path + "/" + $0 }, folder: folder.path + "/" + target, options: options
    ).run(refused: { refused.append($0) })
    let report = try #require(done)
    return Outcome(
      report: report, refused: refused, reading: CatalogueReader(folder: folder.path + "/" + target).read())
  }

  private func lines(_ events: [Event]) -> [String] { events.map { EventDocument($0).line } }

  // MARK: JSON Lines

  @Test func linesComeBackAsTheyWere() throws {
    let text = try Material.export(.jsonl).text
    try folder.write(text, to: "all.jsonl")
    let outcome = try take("all.jsonl")
    #expect(outcome.refused.map(\.message) == [])
    #expect(outcome.errors.map(\.description) == [])
    let before = try Material.events().map { try EventDocument(json: $0.json) }
    #expect(outcome.report.events == before.count)
    // Titles and summaries of a catalogue are trimmed and made harmless, as these are not.
    for (event, other) in zip(outcome.events, before) {
      #expect(event.id == other.event.id && event.date == other.event.date)
      #expect(event.accounts.map(\.figures) == other.event.accounts.map(\.figures))
      #expect(event.disputes.map(\.accounts) == other.event.disputes.map(\.accounts))
    }
    try folder.write(lines(outcome.events).joined(separator: "\n") + "\n", to: "again.jsonl")
    let again = try take("again.jsonl", into: "other")
    #expect(lines(again.events) == lines(outcome.events))
  }

  @Test func aSecondTimeAddsNothing() throws {
    try folder.write(try Material.export(.jsonl).text, to: "all.jsonl")
    let first = try take("all.jsonl")
    let second = try take("all.jsonl")
    #expect(second.report.events == 0 && second.report.unchanged == first.report.events)
    #expect(second.report.file == nil && lines(second.events) == lines(first.events))
    #expect(second.lost.first?.hasPrefix("links of events that are there already") == true)
    try folder.write(
      try Material.export(.jsonl).text.replacing("\"title\": \"a, b", with: "\"title\": \"A, b"), to: "all.jsonl")
    let third = try take("all.jsonl")
    #expect(third.refused.count == 1 && third.refused.first?.message.contains("is there already") == true)
    #expect(third.report.unchanged == first.report.events - 1)
  }

  @Test func whatIsWrongIsToldWithItsPlaceAndTheRestIsTaken() throws {
    let good = #"{"id": "a", "date": "1989", "title": "A day", "theme": "x", "summary": "S.", "accounts": []}"#
    var bytes = Data("\u{FEFF}\(good)\r\n".utf8)
    let bad = [
      "{\"id\": ", "[1]", good.replacing("1989", with: "1989-13"), good.replacing("\"A day\"", with: "7, \"title\": 8"),
      String(repeating: "[", count: 100), "{\"title\": \"\u{1}\"}", "{\"title\": \"a\u{0}b\"}",
      good.replacing("[]", with: #"[{"source": "s", "says": "S.", "quote": "It is a sentence that is whole."}]"#),
    ]
    for line in bad { bytes += Data((line + "\n").utf8) }
    bytes += Data([0x22, 0xFF, 0x0A])
    bytes += Data(good.replacing("\"a\"", with: "\"b\"").utf8)
    try folder.write(bytes, to: "x.jsonl")
    let outcome = try take("x.jsonl")
    #expect(outcome.events.map(\.id) == ["a", "b"] && outcome.errors == [])
    #expect(outcome.refused.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(outcome.refused.map(\.file).allSatisfy { $0.hasSuffix("x.jsonl") })
    #expect(outcome.report.refused == 9)
    #expect(outcome.refused[0].column == 8 && outcome.refused[0].message.contains("expected a value"))
  }

  @Test func linksThatCannotBeAreLeftOut() throws {
    func event(_ id: String, _ date: String, _ links: String) -> String {
      "{\"id\": \"\(id)\", \"date\": \"\(date)\", \"title\": \"\(id)\", \"theme\": \"x\", \(links)}\n"
    }
    try folder.write(
      event("a", "1989", #""leads_to": ["b", "nobody", "old"]"#) + event("b", "1989", #""leads_to": ["c"]"#)
        + event("c", "1989", #""leads_to": ["a"], "part_of": "a""#) + event("old", "1900", #""part_of": "missing""#),
      to: "x.jsonl")
    let outcome = try take("x.jsonl")
    #expect(outcome.errors == [])
    #expect(outcome.events.first { $0.id == "a" }?.leadsTo == ["b"])
    #expect(outcome.events.first { $0.id == "c" }?.leadsTo == [])
    #expect(outcome.events.first { $0.id == "c" }?.partOf == "a")
    #expect(
      outcome.lost == [
        "links to events that are not there: 2", "links that lead back in time: 1", "links that run in a circle: 1",
      ])
  }

  @Test func whatIsBackgroundStaysBackground() throws {
    func event(_ id: String, _ date: String, _ background: Bool) -> String {
      "{\"id\": \"\(id)\", \"date\": \"\(date)\", \"title\": \"\(id)\", \"background\": \(background)}\n"
    }
    try folder.write(
      event("long", "1978/..", false) + event("old", "1970/1982", true) + event("now", "1985-03", false)
        + event("open", "../1991", false) + event("later", "1993", true), to: "x.jsonl")
    let outcome = try take("x.jsonl")
    #expect(outcome.events.filter(\.isBackground).map(\.id) == ["old", "later"])
    for format in [ExportFormat.timelinejs, .csv] {
      let name = "\(format)" + (format == .csv ? ".csv" : ".json")
      try folder.write(try export(outcome, format), to: name)
      #expect(try take(name, into: "\(format)").events.filter(\.isBackground).map(\.id) == ["old", "later"])
    }
  }

  @Test func manyEventsStayLines() throws {
    let many = (1...1200).map { "{\"date\": \"1989\", \"title\": \"Day \($0)\"}\n" }.joined()
    try folder.write(many, to: "many days.jsonl")
    let outcome = try take("many days.jsonl")
    #expect(outcome.report.file == "events/many-days.jsonl" && outcome.report.events == 1200 && outcome.errors == [])
    try folder.write("{\"date\": \"1990\", \"title\": \"One more\"}\n", to: "one.jsonl")
    let more = try take("one.jsonl")
    #expect(more.report.file == "events/one.yaml" && more.events.count == 1201 && more.errors == [])
  }

  // MARK: Tables

  @Test func plainTables() throws {
    let text = """
      \u{FEFF}When;Headline;Place;Remarks;Source;Quote\r
      9.11.1989;The Wall opens;Berlin;seen;"A paper; of record";the wall was open at last\r
      9 Nov 1989;The Wall opens;Berlin, East;;;\r
      1989;A year;;;;\r
      "1989~";"Two
      lines";;;;\r
      7/1/1989;Which month;;;;\r
      =cmd;Formula;;;;\r
      Summer 1985;Дневник;;;;\r

      """
    try folder.write(text, to: "days.csv")
    let outcome = try take("days.csv", options: .init(columns: ["date": "when"]))
    #expect(outcome.errors == [])
    #expect(outcome.refused.map(\.line) == [7, 8])
    #expect(outcome.refused.first?.message.contains("write 1989-01-07 if the day comes first") == true)
    let dates = Dictionary(uniqueKeysWithValues: outcome.events.map { ($0.id, $0.date.canonical) })
    #expect(
      dates == [
        "the-wall-opens": "1989-11-09", "the-wall-opens-2": "1989-11-09", "a-year": "1989", "two-lines": "1989~",
        "dnevnik": "1985-22",
      ])
    let first = try #require(outcome.events.first { $0.id == "the-wall-opens" })
    #expect(first.places == ["berlin"] && first.accounts.map(\.source) == ["a-paper-of-record"])
    #expect(first.accounts.first?.quote.exact == "the wall was open at last")
    let second = try #require(outcome.events.first { $0.id == "the-wall-opens-2" })
    #expect(second.accounts.map(\.source) == ["days-csv"])
    #expect(outcome.reading.contents?.places.map(\.name) == ["Berlin", "Berlin, East"])
    #expect(outcome.reading.contents?.sources.map(\.title) == ["A paper; of record", "days.csv"])
    #expect(outcome.lost == ["the column “Remarks”: 1"])
    let ordered = try take("days.csv", into: "ordered", options: .init(columns: ["date": "When"], order: .dayFirst))
    #expect(ordered.refused.map(\.line) == [8])
    #expect(ordered.events.contains { $0.id == "which-month" && $0.date.canonical == "1989-01-07" })
  }

  @Test func ourOwnTableComesBack() throws {
    try folder.write(try Material.export(.jsonl).text, to: "all.jsonl")
    let whole = try take("all.jsonl")
    try folder.write(try export(whole, .csv), to: "all.csv")
    let outcome = try take("all.csv", into: "again")
    #expect(outcome.refused.map(\.description) == [])
    #expect(lines(outcome.events) == lines(whole.events))
  }

  /// A catalogue in another format.
  private func export(_ outcome: Outcome, _ format: ExportFormat) throws -> String {
    let contents = try #require(outcome.reading.contents)
    let head = ExportHead(title: contents.title, count: contents.events.count) { id in
      contents.sources.first { $0.id == id }
    }
    var writer = format.writer(head)
    var text = writer.opening()
    for event in contents.events {
      let theme = contents.themes.first { $0.id == event.theme }?.name ?? ""
      text += writer.text(of: try ExportedEvent(json: EventDocument(event).json, theme: theme))
    }
    for source in contents.sources { text += writer.text(of: source) }
    return text + writer.closing()
  }

  @Test func brokenTables() throws {
    let long = String(repeating: "x", count: 5 << 20)
    try folder.write(
      "date,title\n1989,\"open\n1990,After\n1991,a,b\n1989,\"x\" y\n1989,\"\(long)\"\n1992,\"Last \"\"one\"\"\"",
      to: "x.csv")
    let outcome = try take("x.csv")
    #expect(outcome.events.map(\.title) == ["After", "Last \"one\""])
    #expect(outcome.refused.map(\.line) == [2, 4, 5, 6])
    try folder.write("", to: "empty.csv")
    #expect(throws: ImportFailure.self) { try take("empty.csv", into: "none") }
    try folder.write("a,b\n1,2\n", to: "strange.csv")
    let error = #expect(throws: ImportFailure.self) { try take("strange.csv", into: "none") }
    #expect(error?.isWrongUse == true && error?.message.contains("--column date=NAME") == true)
    try folder.write(Data([0xFF, 0xFE, 0x64, 0]), to: "wide.csv")
    #expect(throws: ImportFailure.self) { try take("wide.csv", into: "none") }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/none/.import"))
  }

  // MARK: TimelineJS

  @Test func timelines() throws {
    let text = """
      {"title": {"text": {"headline": "The <b>end</b>", "text": "w"}}, "eras": [{"start_date": {"year": 1}}], "scale": "human",
       "events": [
        {"start_date": {"year": "1989", "month": 11, "day": ""}, "end_date": {"year": 1990}, "group": "Walls &amp; doors",
         "text": {"headline": "Open &amp; <i>free</i>", "text": "<p>One.</p><p>Two <a href='x'>three</a></p>"},
         "media": {"url": "https://example.org/a.jpg", "credit": "A. B."}, "unique_id": "The_Wall", "autolink": true},
        {"start_date": {"year": -44, "month": 3, "day": 15}, "text": {"headline": "Ides"}, "display_date": "In March"},
        {"start_date": {"year": -13800000000}, "text": {"headline": "Bang"}},
        {"text": {"headline": "No date"}},
        {"start_date": {"year": 1989, "month": 2, "day": 30}, "text": {"headline": "No day"}}]}
      """
    try folder.write(text, to: "x.json")
    let outcome = try take("x.json")
    #expect(outcome.errors == [])
    #expect(outcome.events.map(\.date.canonical) == ["Y-13799999999", "-0043-03-15", "1989-11/1990"])
    let wall = try #require(outcome.events.last)
    #expect(wall.id == "the-wall" && wall.title == "Open & free" && wall.summary == "One.\nTwo three")
    #expect(wall.theme == "walls-doors" && wall.note == "https://example.org/a.jpg (A. B.)")
    #expect(outcome.reading.contents?.themes.contains { $0.name == "Walls & doors" } == true)
    #expect(outcome.events[1].note == "Dated “In March”.")
    #expect(outcome.reading.contents?.title == "The end")
    #expect(outcome.refused.map(\.line) == [8, 9])
    #expect(
      Set(outcome.lost) == [
        "“autolink” of slides: 1", "bold, links and other markup of words: 1", "the words of the title slide: 1",
        "eras, which TimelineJS draws behind the events: 1",
      ])
  }

  @Test func ourOwnTimelinesComeBack() throws {
    try folder.write(try Material.export(.jsonl).text, to: "all.jsonl")
    let whole = try take("all.jsonl")
    try folder.write(try export(whole, .timelinejs), to: "all.json")
    let outcome = try take("all.json", into: "again")
    #expect(outcome.refused.map(\.description) == [])
    #expect(lines(outcome.events) == lines(whole.events))
    try folder.write(try export(whole, .timelinejsCSV), to: "sheet.csv")
    let sheet = try take("sheet.csv", into: "sheet")
    #expect(sheet.refused.map(\.description) == [])
    #expect(sheet.errors.map(\.description) == [])
    #expect(sheet.events.map(\.id) == whole.events.map(\.id))
    #expect(sheet.events.map(\.date) == whole.events.map(\.date))
    #expect(sheet.lost.contains("accounts; their words stand in the notes: \(whole.events.count)"))
  }

  @Test func aBrokenTimelineGivesWhatStandsBefore() throws {
    try folder.write(
      "{\"events\": [{\"start_date\": {\"year\": 1989}, \"text\": {\"headline\": \"A\"}},\n {\"x\": ]", to: "x.json")
    let outcome = try take("x.json")
    #expect(outcome.events.map(\.title) == ["A"])
    #expect(outcome.refused.map { "\($0.line):\($0.column)" } == ["2:8"])
    try folder.write("[{\"date\": \"1989\", \"title\": \"A\"}, ]", to: "y.json")
    #expect(try take("y.json", into: "y").refused.map(\.column) == [34])
  }

  // MARK: Sources

  @Test func recordsOfSourcesComeBack() throws {
    try folder.write(try Material.export(.cslJSON).text, to: "all.json")
    let outcome = try take("all.json")
    #expect(outcome.errors == [] && outcome.refused == [])
    let before = Dictionary(uniqueKeysWithValues: Material.sources.map { ($0.id, $0) })
    for source in try #require(outcome.reading.contents).sources {
      let other = try #require(before[source.id])
      #expect(source.tier == other.tier && source.perspective == other.perspective)
      #expect(source.derivedFrom == other.derivedFrom)
      #expect(source.issued == other.issued && source.title == other.title && source.authors == other.authors)
    }
    #expect(outcome.report.sources == Material.sources.count)
    #expect(try take("all.json").report.unchanged == Material.sources.count)
  }

  @Test func recordsTakeThePlaceOfUnknownSources() throws {
    try folder.write(
      #"{"id": "a", "date": "1989", "title": "A", "accounts": [{"source": "doe", "says": "S", "quote": "some words of it"}]}"#,
      to: "a.jsonl")
    let first = try take("a.jsonl")
    #expect(first.reading.contents?.sources.map(\.title) == ["Doe"])
    try folder.write("@book{doe, title = {The book}, year = 1990}\n@book{broken, title\n", to: "b.bib")
    let second = try take("b.bib")
    #expect(second.reading.contents?.sources.map(\.title) == ["The book"])
    #expect(second.errors == [] && second.report.sources == 1 && second.refused.map(\.line) == [3])
    #expect(second.lost == ["how near sources are to what they tell of; taken for secondary: 1"])
    // Both at once, in any order of the files.
    #expect(try take("a.jsonl", "b.bib", into: "both").reading.contents?.sources.map(\.title) == ["The book"])
  }

  // MARK: Interruption

  @Test func anInterruptedImportGoesOn() throws {
    let many = (1...10_000).map { "{\"date\": \"1989\", \"title\": \"Day \($0)\"}\n" }.joined() + "[]\n"
    try folder.write(many, to: "many.jsonl")
    let path = folder.path + "/era"
    let work = Import(files: [folder.path + "/many.jsonl"], folder: path, options: .init())
    var batches = 0
    let stopped = try work.run(
      refused: { _ in },
      isInterrupted: {
        batches += 1; return batches == 2
      })
    #expect(stopped == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [".import"])
    var refused: [Problem] = []
    let report = try #require(try work.run(refused: { refused.append($0) }))
    #expect(report.isResumed && report.events == 10_000 && report.refused == 1 && refused.map(\.line) == [10_001])
    #expect(!FileManager.default.fileExists(atPath: path + "/.import"))
    let reading = CatalogueReader(folder: path).read()
    #expect(reading.contents?.events.count == 10_000 && !reading.hasErrors)
  }

  @Test func anImportThatFailsWhileItWritesEndsItsWorkLater() throws {
    try folder.write(
      "{\"date\": \"1989\", \"title\": \"A\", \"people\": [\"Ann Lee\"], \"part_of\": \"none\"}\n", to: "x.jsonl")
    try folder.write("in the way", to: "era/events")
    let error = #expect(throws: ImportFailure.self) { try take("x.jsonl") }
    #expect(error?.message.contains("events") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/era/catalogue.yaml"))
    try FileManager.default.removeItem(atPath: folder.path + "/era/events")
    let outcome = try take("x.jsonl")
    #expect(outcome.report.isResumed && outcome.report.events == 1 && outcome.errors == [])
    #expect(outcome.reading.contents?.people.map(\.name) == ["Ann Lee"])
    #expect(outcome.lost == ["links to events that are not there: 1"])
    #expect(try take("x.jsonl").report.unchanged == 1)
  }

  @Test func whatWasWrittenBeforeAnInterruptionIsNotWrittenTwice() throws {
    try folder.write("{\"date\": \"1989\", \"title\": \"A\", \"people\": [\"Ann Lee\"]}\n", to: "x.jsonl")
    try folder.write("in the way", to: "era/sources.yaml/x")
    #expect(throws: ImportFailure.self) { try take("x.jsonl") }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/era/people.yaml"))
    try FileManager.default.removeItem(atPath: folder.path + "/era/sources.yaml")
    let outcome = try take("x.jsonl")
    #expect(outcome.report.isResumed && outcome.errors == [])
    #expect(outcome.reading.contents?.people.map(\.name) == ["Ann Lee"])
  }

  /// Killed before its draft had a table, or with noise in the place of it, an import begins anew.
  @Test(arguments: [0, 1, 4096])
  func whatIsLeftOfADraftIsNoHindrance(_ length: Int) throws {
    let left = length == 1 ? "no database" : String(repeating: "\0", count: length)
    try folder.write("{\"date\": \"1989\", \"title\": \"A\"}\n", to: "x.jsonl")
    try folder.write(left, to: "era/.import/index.sqlite")
    try folder.write("{\"half", to: "era/.import/events.jsonl")
    let outcome = try take("x.jsonl")
    #expect(outcome.report.events == 1 && !outcome.report.isResumed && outcome.errors.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/era/.import"))
  }

  @Test func aCatalogueWithErrorsIsLeftAlone() throws {
    try folder.write("format: 7\n", to: "era/catalogue.yaml")
    try folder.write("{\"date\": \"1989\", \"title\": \"A\"}\n", to: "x.jsonl")
    #expect(throws: ImportFailure.self) { try take("x.jsonl") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/era") == ["catalogue.yaml"])
  }

  // MARK: Formats

  @Test(arguments: [
    ("a.jsonl", "", ImportFormat.jsonl), ("a.bib", "", .bibtex), ("a", "@book{", .bibtex),
    ("a.csv", "date,title", .csv),
    ("a.csv", "Year,Month,Day,Headline", .timelinejsCSV), ("a.json", "{\"events\": [{\"start_date\"", .timelinejs),
    ("a.json", "[{\"id\": \"x\", \"type\": \"book\"", .cslJSON),
    ("a.json", "[{\"content\": \"x\"", .json), ("a.json", "[\n{\"id\": \"x\", \"date\": \"1989\", \"title\"", .jsonl),
    ("a.txt", "when;what\n", .csv),
  ])
  func formatsAreTold(_ name: String, _ text: String, _ format: ImportFormat) {
    #expect(ImportFormat(named: name, opening: Array(text.utf8)) == format)
  }
}

/// A folder that goes when the test does.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/import-\(UUID().uuidString.prefix(12))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }
}
