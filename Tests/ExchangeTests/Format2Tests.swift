import Catalogue
import Chronology
import Evidence
import Exchange
import Foundation
import Testing

/// What exports and imports do with the keys that format 2 brought.
struct Format2Tests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func exported(_ event: Event, _ format: ExportFormat) throws -> String {
    var writer = format.writer(ExportHead(title: "T", count: 1) { id in Material.sources.first { $0.id == id } })
    return writer.opening() + writer.text(of: try ExportedEvent(json: EventDocument(event).json, theme: "Money"))
      + writer.closing()
  }

  /// An event that has every key.
  private func event(kind: Event.Kind = .condition, importance: Event.Importance = .landmark) throws -> Event {
    let quote = TextQuoteSelector(exact: "so it had come to")
    let account = Account(id: "first", source: "plain", says: "It rose.", quote: quote, stance: .denies)
    let claim = Link.Claim(source: "vague", says: "It was the rain.", quote: quote, locator: 4)
    return Event(
      id: "flood", formerIDs: ["deluge"], kind: kind, importance: importance, date: try EDTF("1988-05-26T06:00:00"),
      title: "Flood", names: [LocalName("ru", "Потоп")], forms: ["the Deluge"], wikidata: "Q42", theme: "money",
      summary: "It rose.", leadsTo: ["rain"], links: [Link(to: "mud", claim: claim, stance: .denies)],
      accounts: [account, Account(source: "vague", says: "It fell.", quote: quote)],
      disputes: [Dispute(about: "how", accounts: [0, 1], note: "N.", follows: 1, because: "It was there.")])
  }

  // MARK: Exports

  @Test(arguments: [ExportFormat.markdown, .html])
  func pagesTellNamesClaimsAndVerdicts(_ format: ExportFormat) throws {
    let text = try exported(try event(), format)
    for words in [
      "condition", "landmark", "Also Потоп, the Deluge", "did not lead to mud", "It was the rain.", ", ¶ 4", ", denies",
      "N. The record follows account 2: It was there.", "26 May 1988, 06:00",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func pagesOfPlainEventsAreAsTheyWere() throws {
    var plain = try event(kind: .event, importance: .main)
    (plain.names, plain.forms, plain.links) = ([], [], [])
    for format in [ExportFormat.markdown, .html] {
      let text = try exported(plain, format)
      for words in ["Also", "→", "landmark", "condition"] { #expect(!text.contains(words), "\(words)") }
    }
  }

  @Test func tagsSayWhatWeighs() throws {
    #expect(try exported(try event(), .jsonfeed).contains(#""tags": ["Money", "condition", "landmark"]"#))
    #expect(try exported(try event(), .icalendar).contains("CATEGORIES:Money,condition,landmark\r\n"))
    #expect(try exported(try event(), .markwhen).contains("Flood #money #condition #landmark\n"))
    #expect(try exported(try event(kind: .event, importance: .main), .markwhen).contains("Flood #money\n"))
  }

  @Test func claimsAreAnnotationsOfBothEvents() throws {
    let text = try exported(try event(), .annotations)
    #expect(text.contains("urn:x-perestroika:link:flood:2"))
    #expect(text.contains(#""source": "urn:x-perestroika:event:mud", "purpose": "linking""#))
    #expect(text.contains(#""value": "denies", "purpose": "tagging""#))
    #expect(text.contains("\"total\": 3"))
  }

  @Test func tablesHaveColumnsForAllOfIt() throws {
    let rows = try exported(try event(), .csv).split(separator: "\r\n")
    for column in ["kind", "importance", "names", "forms", "was", "wikidata", "links", "witnesses", "independent"] {
      #expect(rows[0].split(separator: ",").contains(Substring(column)), "\(column)")
    }
    #expect(rows[1].contains(#",condition,landmark,"{""ru"": ""Потоп""}",the Deluge,deluge,Q42,2,2,"#))
  }

  @Test func whatAFormatHasNoPlaceForIsSaid() throws {
    let event = try event()
    let names = "names in other languages and other forms"
    for format in [ExportFormat.jsonl, .csv, .timelinejs, .annotations] { #expect(format.lost(of: event) == []) }
    #expect(ExportFormat.html.lost(of: event) == ["former ids", "numbers in Wikidata"])
    #expect(ExportFormat.jsonfeed.lost(of: event).contains(names))
    #expect(!ExportFormat.jsonfeed.lost(of: event).contains { $0.contains("landmark") })
    #expect(ExportFormat.timelinejsCSV.lost(of: event).contains { $0.contains("landmark") })
    var plain = Event(id: "a", date: event.date, title: "A", theme: "money", summary: "S.", leadsTo: ["b"])
    for format in ExportFormat.allCases { #expect(format.lost(of: plain) == []) }
    plain.names = event.names
    #expect(ExportFormat.icalendar.lost(of: plain) == [names])
  }

  @Test func bibliographiesSayWhatIsACopy() throws {
    for (format, words) in [
      (ExportFormat.cslJSON, "\"derived_from\": \"plain\""), (.biblatex, "related = {plain}"),
      (.ris, "N1  - Derived from plain"),
    ] {
      #expect(try Material.export(format).text.contains(words), "\(format)")
    }
  }

  // MARK: Imports

  private func take(_ name: String) throws -> (report: Import.Report, refused: [Problem], reading: CatalogueReading) {
    var refused: [Problem] = []
    let report = try #require(
      try Import(files: [folder.path + "/" + name], folder: folder.path + "/era", options: .init()).run(refused: {
        refused.append($0)
      }))
    return (report, refused, CatalogueReader(folder: folder.path + "/era").read())
  }

  private func lines(_ events: [Event]) -> String { events.map { EventDocument($0).line + "\n" }.joined() }

  private func others() throws -> [Event] {
    try ["rain", "mud"].map { id in
      Event(id: id, date: try EDTF("1988-06"), title: id, theme: "money", summary: "S.", accounts: try event().accounts)
    }
  }

  @Test func whatIsImportedHasAllOfIt() throws {
    let events = [try event()] + (try others())
    try folder.write(lines(events), to: "a.jsonl")
    let outcome = try take("a.jsonl")
    #expect(outcome.refused == [] && outcome.reading.problems == [])
    #expect(outcome.report.file == "events/a.yaml")
    let read = try #require(outcome.reading.contents)
    #expect(read.format == 2)
    #expect(read.events.sorted { $0.id < $1.id } == events.sorted { $0.id < $1.id })
  }

  @Test func formerIDsAreFollowed() throws {
    try folder.write(lines([try event()] + (try others())), to: "a.jsonl")
    _ = try take("a.jsonl")
    // A link to a former id leads to the event; an event that takes one is refused.
    var later = try others()[0]
    (later.id, later.partOf) = ("later", "deluge")
    later.date = try EDTF("1988-05-26")
    var thief = try others()[0]
    thief.id = "deluge"
    var heir = try others()[0]
    (heir.id, heir.formerIDs) = ("heir", ["mud"])
    try folder.write(lines([later, thief, heir]), to: "b.jsonl")
    let outcome = try take("b.jsonl")
    #expect(outcome.report.events == 1)
    #expect(outcome.refused.map(\.line) == [2, 3])
    #expect(outcome.refused.first?.message.hasPrefix("another event “deluge” is there already: ") == true)
    #expect(outcome.refused.last?.message.hasPrefix("“was”: another event has “mud” already: ") == true)
    #expect(outcome.reading.problems == [])
    #expect(outcome.reading.contents?.events.first { $0.id == "later" }?.partOf == "flood")
    #expect(try take("a.jsonl").report.unchanged == 3)
  }

  @Test func anotherClaimOfAnEventThatIsThereIsTold() throws {
    try folder.write(lines([try event()] + (try others())), to: "a.jsonl")
    _ = try take("a.jsonl")
    var event = try event()
    event.links[1].claim?.says = "It was the snow."
    try folder.write(lines([event]), to: "b.jsonl")
    let outcome = try take("b.jsonl")
    #expect(outcome.report.unchanged == 1)
    #expect(outcome.report.lost.map(\.what).first?.hasPrefix("links of events that are there already") == true)
  }

  @Test func aCatalogueOfFormat1IsNotGivenWhatItCannotHold() throws {
    var plain = try others()[0]
    plain.accounts = [Account(source: "plain", says: "S.", quote: TextQuoteSelector(exact: "so it had come to"))]
    #expect(!plain.needsFormat2)
    #expect(try event().needsFormat2)
    try folder.write(lines([plain]), to: "a.jsonl")
    _ = try take("a.jsonl")
    let path = "era/catalogue.yaml"
    let header = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
    try folder.write(header.replacing("format: 2", with: "format: 1"), to: path)
    try folder.write(lines([try event(), try others()[1]]), to: "b.jsonl")
    let failure = #expect(throws: ImportFailure.self) { try take("b.jsonl") }
    #expect(failure?.message.contains("write “format: 2” in its catalogue.yaml") == true)
    #expect(CatalogueReader(folder: folder.path + "/era").read().contents?.events.count == 1)
    try folder.write(header, to: path)
    let outcome = try take("b.jsonl")
    #expect(outcome.report.events == 2 && outcome.reading.problems == [])
  }

  @Test func columnsOfOtherTablesMeanWhatTheyMeant() throws {
    try folder.write("date,title,kind,links\n1989,A,battle,http://example.org\n", to: "x.csv")
    let outcome = try take("x.csv")
    #expect(outcome.report.events == 1 && outcome.refused == [])
    #expect(outcome.report.lost.map(\.what) == ["the column “kind”", "the column “links”"])
  }
}
