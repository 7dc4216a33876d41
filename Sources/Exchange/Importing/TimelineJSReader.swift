import Catalogue
import Chronology
import Evidence

/// TimelineJS: the JSON that it loads.
struct TimelineJSReader: RowReader {
  private var items: JSONItems
  private let file: String
  private var slides = TimelineJSSlides()
  let taken: Int

  init(_ bytes: [UInt8], file: String) {
    items = JSONItems(bytes, under: "events")
    taken = bytes.count
    self.file = file
  }

  private(set) var title: String?

  mutating func takeLosses() -> Losses {
    defer { slides.losses = Losses() }
    return slides.losses
  }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    do throws(JSONReader.Failure) {
      guard let (line, value) = try items.next() else {
        finish()
        return nil
      }
      return slides.imported(value, file: file, line: line)
    } catch {
      return ImportedRow(error, file: file)
    }
  }

  /// What stands beside the events.
  private mutating func finish() {
    for member in items.others {
      switch member.key {
      case "title":
        title = member.value["text"]?["headline"]?.text.map { HTMLText.plain($0).text }
        if member.value["text"]?["text"]?.text?.isEmpty == false { slides.losses.add("the words of the title slide") }
        if member.value["media"] != nil { slides.losses.add("the picture of the title slide") }
      case "eras": slides.losses.add("eras, which TimelineJS draws behind the events", member.value.items?.count ?? 0)
      case "scale": continue
      default: slides.losses.add("“\(harmless(member.key))” of the timeline")
      }
    }
  }
}

/// TimelineJS: its spreadsheet as CSV.
struct TimelineJSTableReader: RowReader {
  private var rows: CommaReader
  private let file: String
  private var header: [String] = []
  private var slides = TimelineJSSlides()
  private(set) var title: String?

  init(_ bytes: FileBytes, file: String) {
    rows = CommaReader(bytes)
    self.file = file
  }

  var taken: Int { rows.taken }

  mutating func takeLosses() -> Losses {
    defer { slides.losses = Losses() }
    return slides.losses
  }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    while let row = try rows.next() {
      switch row.cells {
      case .failure(let problem):
        return ImportedRow(refused: problem.message, file: file, line: problem.line)
      case .success(let cells) where header.isEmpty:
        header = cells.map { harmless($0).trimmingBlanks.lowercased() }
      case .success(let cells):
        if let imported = imported(cells, line: row.line) { return imported }
      }
    }
    return nil
  }

  private mutating func imported(_ cells: [String], line: Int) -> ImportedRow? {
    func cell(_ name: String) -> String {
      guard let place = header.firstIndex(of: name), place < cells.count else { return "" }
      return String(Comma.unguarded(cells[place]).trimmingBlanks)
    }
    func object(_ members: [(String, String)]) -> JSONValue {
      .object(members.filter { !cell($0.1).isEmpty }.map { .init($0.0, .string(cell($0.1))) })
    }
    if cells.allSatisfy(\.isEmpty) { return nil }
    switch cell("type").lowercased() {
    case "title":
      title = HTMLText.plain(cell("headline")).text
      if !cell("text").isEmpty { slides.losses.add("the words of the title slide") }
      if !cell("media").isEmpty { slides.losses.add("the picture of the title slide") }
      return nil
    case "era":
      slides.losses.add("eras, which TimelineJS draws behind the events")
      return nil
    default: break
    }
    let plain = [
      ("display_date", "display date"), ("group", "group"), ("background", "background"), ("edtf", "edtf"),
      ("unique_id", "id"), ("tags", "tags"), ("sources", "sources"),
    ]
    var members: [JSONValue.Member] = [
      .init("start_date", object([("year", "year"), ("month", "month"), ("day", "day"), ("hour", "time")])),
      .init(
        "end_date", object([("year", "end year"), ("month", "end month"), ("day", "end day"), ("hour", "end time")])),
      .init("text", object([("headline", "headline"), ("text", "text")])),
      .init(
        "media",
        object([
          ("url", "media"), ("credit", "media credit"), ("caption", "media caption"), ("thumbnail", "media thumbnail"),
          ("alt", "alt text"),
        ])),
    ]
    members += object(plain).members ?? []
    return slides.imported(.object(members.filter { $0.value != .object([]) }), file: file, line: line)
  }
}

/// Makes events of TimelineJS slides, and keeps what they hold that no event can.
struct TimelineJSSlides {
  var losses = Losses()

  /// The event that a slide tells of.
  mutating func imported(_ slide: JSONValue, file: String, line: Int) -> ImportedRow {
    func refused(_ message: String) -> ImportedRow {
      ImportedRow(refused: message, file: file, line: line)
    }
    guard slide.members != nil else { return refused("expected a slide: an object with start_date and text") }
    if let own = ownRecord(slide, file: file, line: line) { return own }
    let headline = HTMLText.plain(slide["text"]?["headline"]?.text ?? "")
    let title = headline.text.inOneLine
    var record = EventRecord(file: file, line: line)
    guard let date = date(of: slide) else {
      return refused("there is no start_date; TimelineJS shows such a slide nowhere")
    }
    if let id = slide["unique_id"]?.text { record.set("id", .string(id)) }
    if !title.isEmpty { record.set("title", .string(title)) }
    let (body, quotations) = HTMLText.withoutQuotations(slide["text"]?["text"]?.text ?? "")
    let words = HTMLText.plain(body)
    if headline.hasMarkup || words.hasMarkup { losses.add("bold, links and other markup of words") }
    if !words.text.isEmpty { record.set("summary", .string(words.text)) }
    var notes = quotations.map { HTMLText.plain($0).text }.filter { !$0.isEmpty }
    notes += media(slide["media"])
    if let shown = slide["display_date"]?.text.map({ HTMLText.plain($0).text }), !shown.isEmpty, slide["edtf"] == nil {
      notes.append("Dated “\(shown)”.")
    }
    if let tags = slide["tags"]?.text, !tags.isEmpty { notes.append("Tags: \(tags)") }
    if slide["sources"] != nil { losses.add("accounts; their words stand in the notes") }
    if !notes.isEmpty { record.set("note", .string(notes.joined(separator: "\n"))) }
    if let group = slide["group"]?.text, !group.isEmpty { record.set("theme", .string(HTMLText.plain(group).text)) }
    let known: Set = [
      "start_date", "end_date", "text", "media", "unique_id", "group", "display_date", "edtf", "tags", "sources",
    ]
    for member in slide.members ?? [] where !known.contains(member.key) {
      losses.add("“\(harmless(member.key))” of slides")
    }
    return ImportedRow(content: .record(record), date: date)
  }

  /// A slide that this program wrote, which holds the whole event.
  private func ownRecord(_ slide: JSONValue, file: String, line: Int) -> ImportedRow? {
    guard let members = slide["perestroika"]?.members, let id = slide["unique_id"], let date = slide["edtf"],
      let headline = slide["text"]?["headline"]?.text
    else { return nil }
    let own: [JSONValue.Member] = [
      .init("id", id), .init("date", date), .init("title", .string(HTMLText.unescaped(headline))),
    ]
    let theme = (slide["group"]?.text).flatMap { group in
      members.first { $0.key == "theme" }?.value.text.map { RegisterName(kind: .themes, id: $0, name: group) }
    }
    return ImportedRow(.object(own + members), file: file, line: line, names: theme.map { [$0] } ?? [])
  }

  private mutating func media(_ media: JSONValue?) -> [String] {
    guard let media, media.members != nil else { return [] }
    for key in ["thumbnail", "alt", "link"] where media[key]?.text?.isEmpty == false {
      losses.add("“\(key)” of pictures")
    }
    let words = [media["caption"], media["credit"]].compactMap { $0?.text.map { HTMLText.plain($0).text } }
      .filter { !$0.isEmpty }
    guard let url = media["url"]?.text, !url.isEmpty else {
      return words.isEmpty ? [] : [words.joined(separator: "; ")]
    }
    return [url + (words.isEmpty ? "" : " (" + words.joined(separator: "; ") + ")")]
  }

  /// The cells of a slide's date; nil where it has none.
  private mutating func date(of slide: JSONValue) -> DateCells? {
    if let edtf = slide["edtf"]?.text { return DateCells(start: .init(whole: edtf), isEDTF: true) }
    func end(_ key: String) -> DateCells.End {
      func part(_ name: String) -> String {
        let value = slide[key]?[name]
        return value?.text.map { String($0.trimmingBlanks) } ?? value?.integer.map { String($0) } ?? ""
      }
      return DateCells.End(year: part("year"), month: part("month"), day: part("day"), countsBackwards: true)
    }
    for key in ["start_date", "end_date"] where slide[key]?["hour"] != nil { losses.add("times of day") }
    let start = end("start_date")
    return start.year.isEmpty ? nil : DateCells(start: start, end: end("end_date"))
  }
}
