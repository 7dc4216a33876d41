import Catalogue
import Chronology
import Exchange
import Testing

/// What must hold of every format, and of single ones, told by their own rules.
struct ExportTests {
  @Test(arguments: ExportFormat.allCases)
  func sameInputGivesSameBytes(_ format: ExportFormat) throws {
    let text = try Material.export(format).text
    #expect(text == (try Material.export(format).text))
    #expect(text.utf8.last == 0x0A)
  }

  @Test(arguments: ExportFormat.allCases)
  func everyEventIsThereOrSaidToBeLeftOut(_ format: ExportFormat) throws {
    let (text, omitted) = try Material.export(format)
    let events = try Material.events()
    if format.isBibliography {
      for source in Material.sources { #expect(text.contains(source.id)) }
      return
    }
    for event in events {
      let isThere = text.contains("event-\(event.event.id.dropFirst(6))")
      #expect(isThere || omitted.contains { $0.id == event.event.id })
    }
    #expect(Set(omitted.map(\.id)).count == omitted.count)
  }

  @Test func linesOfJSONAreTheDocuments() throws {
    let lines = try Material.export(.jsonl).text.split(separator: "\n").map(String.init)
    #expect(lines == (try Material.events()).map(\.json.line))
    for (line, event) in zip(lines, try Material.events()) {
      let value = try JSONReader.value(of: line)
      #expect(value == event.json)
      #expect(try EventDocument(json: value).event == event.event)
    }
  }

  @Test func sourcesSurviveTheirJSON() throws {
    for source in Material.sources {
      #expect(try Source(json: try JSONReader.value(of: SourceDocument(source).json.line)) == source)
    }
  }

  @Test func calendarKeepsItsLinesShort() throws {
    let (text, omitted) = try Material.export(.icalendar)
    let lines = text.split(separator: "\r\n")
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("DTSTART;VALUE=DATE:19850311\r\nDTEND;VALUE=DATE:19850314\r\n"))
    #expect(unfolded.contains("DTSTART;VALUE=DATE:19861201\r\n") == false)
    #expect(omitted.map(\.reason).contains("it is known to the year only"))
    let wide = try Material.export(.icalendar, isWide: true)
    #expect(wide.omitted.map(\.reason) == ["its years do not have four digits", "its years do not have four digits"])
    #expect(
      wide.text.replacing("\r\n ", with: "").contains("DTSTART;VALUE=DATE:19850101\r\nDTEND;VALUE=DATE:19860101\r\n"))
  }

  @Test func timelineHoldsDatesAtTheirPrecision() throws {
    var items = JSONItems(Array(try Material.export(.timelinejs).text.utf8), under: "events")
    var all: [JSONValue] = []
    while let (_, value) = try items.next() { all.append(value) }
    let slides = Dictionary(
      uniqueKeysWithValues: all.map { ($0["edtf"]?.text ?? "", $0) })
    func line(_ edtf: String, _ key: String) throws -> String? {
      slides[try EDTF(edtf).canonical]?[key]?.line
    }
    #expect(try line("1985", "start_date") == #"{"year": "1985"}"#)
    #expect(try line("1985", "display_date") == nil)
    #expect(try line("1986-04-XX", "start_date") == #"{"year": "1986", "month": "4"}"#)
    #expect(try line("1986-04-XX", "end_date") == nil)
    #expect(try line("1986-04-XX", "display_date") == #""some day in April 1986""#)
    #expect(try line("[1986,1987]", "end_date") == #"{"year": "1987"}"#)
    #expect(try line("../1917", "start_date") == #"{"year": "1917"}"#)
    #expect(try line("../1917", "end_date") == nil)
    #expect(try line("../1917", "display_date") != nil)
  }

  @Test func pageIsWithoutScriptAndItsLinksLead() throws {
    let page = try Material.export(.html).text
    #expect(!page.contains("<script"))
    #expect(!page.contains("src="))
    let anchors = page.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(anchors).count == anchors.count)
    for link in page.matches(of: /href="#([^"]*)"/) { #expect(anchors.contains(String(link.output.1))) }
    for event in try Material.events() {
      #expect(anchors.contains(event.event.id))
      for number in event.event.accounts.indices { #expect(anchors.contains("\(event.event.id).\(number + 1)")) }
    }
    #expect(page.contains("<time datetime=\"1985-03-11\""))
    #expect(!page.contains("<time datetime=\"1986\""))
  }

  @Test func keysOfEntriesAreUnique() throws {
    let keys = try Material.export(.biblatex).text.matches(of: /(?m)^@[a-z]+\{([^,]+),/).map { String($0.output.1) }
    #expect(keys == Material.sources.map(\.id))
  }

  @Test func cellsThatLookLikeFormulasAreGuarded() throws {
    for format in [ExportFormat.csv, .timelinejsCSV] {
      let text = try Material.export(format).text
      for start in ["=HYP", "+1", "@sum", "-cmd"] {
        #expect(!text.contains(",\(start)"))
        #expect(!text.contains(",\"\(start)"))
      }
      #expect(text.contains(format == .csv ? ",'-0044-03-15," : "\"-45\",3,15,"))
    }
  }

  @Test func quoteIsNamedInTheAddress() throws {
    let page = try Material.export(.html).text
    #expect(page.contains("#f:~:text=before%2C-,"))
    #expect(page.contains(",-after%2Dthat"))
  }

  @Test func addressesOfOtherKindsAreNotLedTo() throws {
    let source = Source(
      id: "plain", tier: .primary,
      fields: [.init("title", .text("T")), .init("URL", .text("javascript:alert(1)"))])
    let head = ExportHead(title: "T", count: 1) { _ in source }
    for format in [ExportFormat.html, .markdown, .icalendar] {
      var writer = format.writer(head)
      let text = writer.text(of: try Material.event(1, date: "1989-07-10", words: "words")) + writer.text(of: source)
      for sign in ["href=\"javascript", "cite=\"javascript", "<javascript", "URL:javascript"] {
        #expect(!text.contains(sign), "\(format)")
      }
    }
  }
}
