import Catalogue
import Library
import Testing

@Suite struct RecordTests {
  @Test func cslJSONAsOtherProgramsWriteIt() throws {
    let text = """
      [{"id": "Reed/1992", "type": "book", "title": "A chronicle", "custom": {"x": 1}, "shortTitle": "Short",
        "author": [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van den", "suffix": "Jr."}],
        "volume": 3, "issued": {"date-parts": [["1992", 7]], "circa": true}}]
      """
    var record = try SourceRecord.records(json: text, file: "x.json")[0]
    record["tier"] = "secondary"
    let source = try record.source()
    #expect(source.id == "reed-1992" && source.shortName == "Short" && source["volume"]?.text == "3")
    #expect(source.authors == ["Anna, Jr. van den Berg"])
    #expect(source.issued?.canonical == "1992-07~")
  }

  @Test func problemsOfRecordsNameTheirPlaces() throws {
    let text = "{\n  \"id\": \"a\", \"type\": \"bok\",\n  \"titel\": \"T\", \"tier\": \"primary\"\n}"
    let record = try SourceRecord.records(json: text, file: "x.json")[0]
    let error = #expect(throws: SourceRecord.Problems.self) { try record.source() }
    let lines = error?.problems.map { "\($0.line):\($0.column)" } ?? []
    #expect(lines.contains("2:22") && lines.contains("3:3"))
    #expect(error?.description.contains("did you mean “book”") == true)
  }

  @Test(arguments: [("[1]", 1, 2), ("{\n \"a\": x}", 2, 7), ("[]", 1, 1), ("", 1, 1), ("{\"a\": \"\n\"}", 1, 7)])
  func whatIsNoJSONIsNamed(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: Problem.self) { try SourceRecord.records(json: text, file: "x.json") }
    #expect(error?.line == line)
    if text != "{\"a\": \"\n\"}" { #expect(error?.column == column) }
  }

  @Test func anIndexIsReadAsItIsWritten() throws {
    var record = SourceRecord(file: "new")
    for (key, value) in [
      ("id", "log"), ("type", "book"), ("title", "A “log”\u{1}"), ("tier", "primary"), ("issued", "1989~"),
    ] {
      record[key] = value
    }
    record.set("author", .array([.object([.init("family", .string("Núñez")), .init("given", .string("J."))])]))
    let index = LibraryIndex(entries: [
      .init(
        source: "log", origin: "/tmp/\"x\"\n.txt", encoding: "KOI8-R", digest: "ab", converter: "w3m",
        recognition: .own, added: 12, record: try record.source()),
      .init(source: "almanac", origin: "", encoding: "UTF-8", digest: "cd", recognition: .someQuotes, added: 0),
    ])
    #expect(try LibraryIndex(json: index.json, file: "library.json") == index)
    #expect(try LibraryIndex(json: "{\"other\": 1}", file: "library.json") == nil)
    #expect(throws: Problem.self) { try LibraryIndex(json: "{\"perestroika_library\": 9}", file: "library.json") }
  }

  @Test func identifiersOfWords() {
    #expect(SourceRecord.identifier(from: "  José’s “Log” — №2, 1989! ") == "joses-log-2-1989")
    #expect(SourceRecord.identifier(from: "Дневник") == "dnevnik")
  }
}
