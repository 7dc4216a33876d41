import Catalogue
import Chronology

/// What TimelineJS is told of an event, the same in its JSON and in its spreadsheet.
struct TimelineJSSlide {
  let event: ExportedEvent
  let head: ExportHead
  let span: PlainSpan

  init(_ event: ExportedEvent, _ head: ExportHead) {
    self.event = event
    self.head = head
    span = PlainSpan(event.date)
  }

  /// The words of the date, where its plain parts do not say all of it.
  var displayDate: String? { span.isWhole ? nil : event.date.words }

  /// Summary, note, and each quote with its citation, as HTML.
  var text: String {
    var text = Markup.paragraphs(event.event.summary)
    if let note = event.event.note { text += Markup.paragraphs(note) }
    for account in event.event.accounts {
      let citation = Markup.html(head.citation(account.source))
      text += "<blockquote><p>\(Markup.html(account.says)) “\(Markup.html(account.quote.exact))”</p>"
      text += "<p><cite>\(citation)</cite></p></blockquote>"
    }
    return text
  }
}

/// TimelineJS 3: the JSON that it loads.
///
/// What TimelineJS does not know stands in `edtf` and `perestroika`.
struct TimelineJSWriter: ExportWriter {
  private let head: ExportHead
  private var lines = ItemLines()

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    let title = JSONValue.object([
      .init("text", .object([.init("headline", .string(head.title)), .init("text", .string(head.choice ?? ""))]))
    ])
    return "{\"title\": \(title.line), \"scale\": \"human\", \"events\": ["
  }

  mutating func text(of event: ExportedEvent) -> String {
    let slide = TimelineJSSlide(event, head)
    var members: [JSONValue.Member] = [.init("unique_id", .string(event.event.id))]
    if let start = slide.span.anchor { members.append(.init("start_date", Self.json(start))) }
    if slide.span.start != nil, let end = slide.span.end { members.append(.init("end_date", Self.json(end))) }
    if let words = slide.displayDate { members.append(.init("display_date", .string(words))) }
    members += [
      .init(
        "text",
        .object([.init("headline", .string(Markup.html(event.event.title))), .init("text", .string(slide.text))])),
      .init("group", .string(event.theme)),
    ]
    if let (url, source) = head.address(of: event.event) {
      members.append(
        .init("media", .object([.init("url", .string(url)), .init("credit", .string(Markup.html(head.name(source))))])))
    }
    members.append(.init("edtf", .string(event.date.canonical)))
    let held: Set = ["id", "date", "title", "earliest", "latest", "words", "match"]
    members.append(.init("perestroika", .object((event.json.members ?? []).filter { !held.contains($0.key) })))
    return lines.text(of: .object(members))
  }

  func closing() -> String { "\n]}\n" }

  private static func json(_ date: PlainDate) -> JSONValue {
    let parts = [("year", date.yearWithoutZero), ("month", date.month), ("day", date.day)]
    return .object(parts.compactMap { key, value in value.map { .init(key, .string(String($0))) } })
  }
}

/// TimelineJS 3: its spreadsheet as CSV, with `EDTF,Id,Tags,Sources` after its own columns.
struct TimelineJSTableWriter: ExportWriter {
  static let columns = [
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background", "EDTF", "Id", "Tags",
    "Sources",
  ]

  private let head: ExportHead

  init(_ head: ExportHead) { self.head = head }

  func opening() -> String {
    var title = [String](repeating: "", count: Self.columns.count)
    title[9] = Markup.html(head.title)
    title[10] = Markup.html(head.choice ?? "")
    title[15] = "title"
    return Comma.row(Self.columns) + Comma.row(title)
  }

  func text(of event: ExportedEvent) -> String {
    let slide = TimelineJSSlide(event, head)
    let address = head.address(of: event.event)
    var cells = Self.cells(slide.span.anchor) + [""]
    cells += Self.cells(slide.span.start == nil ? nil : slide.span.end) + [""]
    cells += [slide.displayDate ?? "", Markup.html(event.event.title), slide.text]
    cells += [address?.url ?? "", (address?.source).map { Markup.html(head.name($0)) } ?? "", "", "", ""]
    cells += [event.theme, "", event.date.canonical, event.event.id]
    let named = event.event.people + event.event.organisations + event.event.places
    var sources: [String] = []
    for account in event.event.accounts where !sources.contains(account.source) { sources.append(account.source) }
    return Comma.row(cells + [named.joined(separator: "; "), sources.joined(separator: "; ")])
  }

  private static func cells(_ date: PlainDate?) -> [String] {
    [date?.yearWithoutZero, date?.month, date?.day].map { $0.map { String($0) } ?? "" }
  }
}

extension PlainDate {
  /// The year as TimelineJS counts it: -44 is 44 BC, and there is no year 0.
  fileprivate var yearWithoutZero: Int? { year > 0 ? year : year - 1 }
}
