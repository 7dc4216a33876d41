import Catalogue
import Chronology
import Evidence

/// Comma-separated values with a line of names: a row an event.
struct TableReader: RowReader {
  private var rows: CommaReader
  private let file: String
  private let asked: [String: String]
  private let order: DayOrder?
  private var columns: [String: Int] = [:]
  private var header: [String] = []
  private var losses = Losses()
  private var hasHeader = false

  /// Other names that columns of these are known by.
  private static let otherNames: [String: [String]] = [
    "date": ["when", "start", "start date", "start_date", "edtf"], "end": ["end date", "end_date", "until"],
    "title": ["headline", "name", "event"], "summary": ["description", "text"], "theme": ["category", "group"],
    "people": ["person", "persons"], "places": ["place", "location"],
    "organisations": ["organisation", "organization", "organizations"], "note": ["notes", "comment"],
    "source": ["reference"],
  ]
  /// The columns that mean something.
  static let columns = [
    "id", "date", "end", "title", "theme", "summary", "note", "people", "organisations", "places", "leads_to",
    "part_of", "kind", "importance", "names", "forms", "was", "wikidata",
    "background", "accounts", "links", "disagreements", "source", "says", "quote",
  ]
  /// Those of them that in a table of another program may mean anything; they count beside the lists that ours have.
  private static let ownColumns: Set = ["kind", "importance", "names", "forms", "was", "wikidata", "links"]
  private static let derived: Set = ["words", "earliest", "latest", "match", "sources", "witnesses", "independent"]

  /// - Parameter asked: names of columns by what they mean.
  init(_ bytes: FileBytes, file: String, columns asked: [String: String], order: DayOrder?) {
    rows = CommaReader(bytes)
    self.file = file
    self.asked = asked
    self.order = order
  }

  var taken: Int { rows.taken }

  mutating func takeLosses() -> Losses {
    defer { losses = Losses() }
    return losses
  }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    if !hasHeader { try readHeader() }
    guard let row = try rows.next() else { return nil }
    do throws(CommaReader.RowProblem) {
      let cells = try row.cells.get()
      if cells.count > header.count {
        throw CommaReader.RowProblem(
          message: "the row has \(cells.count) cells, the line of names \(header.count)", line: row.line)
      }
      return try imported(cells, line: row.line)
    } catch {
      return ImportedRow(refused: error.message, file: file, line: error.line)
    }
  }

  private mutating func readHeader() throws(ImportFailure) {
    hasHeader = true
    guard let row = try rows.next() else { throw ImportFailure("\(file): the file is empty") }
    guard case .success(let cells) = row.cells else {
      throw ImportFailure("\(file):1: the line of names cannot be read")
    }
    header = cells.map { String(harmless($0).trimmingBlanks) }
    let names = header.map { $0.lowercased() }
    for (key, name) in asked {
      guard let place = names.firstIndex(of: name.lowercased()) else {
        throw ImportFailure(
          "\(file): there is no column “\(name)”; there are: \(header.joined(separator: ", "))", isWrongUse: true)
      }
      columns[key] = place
    }
    let isOurs = names.contains("accounts") && names.contains("disagreements")
    for key in Self.columns where columns[key] == nil && (isOurs || !Self.ownColumns.contains(key)) {
      let known = [key] + (Self.otherNames[key] ?? [])
      if let place = known.lazy.compactMap({ names.firstIndex(of: $0) }).first, !columns.values.contains(place) {
        columns[key] = place
      }
    }
    for key in ["date", "title"] where columns[key] == nil {
      throw ImportFailure(
        "\(file): no column is the \(key); --column \(key)=NAME says which of: \(header.joined(separator: ", "))",
        isWrongUse: true)
    }
  }

  private mutating func imported(_ cells: [String], line: Int) throws(CommaReader.RowProblem) -> ImportedRow {
    func cell(_ key: String) -> String {
      guard let place = columns[key], place < cells.count else { return "" }
      return String(Comma.unguarded(cells[place]).trimmingBlanks)
    }
    var record = EventRecord(file: file, line: line)
    var names: [RegisterName] = []
    for key in ["id", "title", "theme", "summary", "note", "part_of", "kind", "importance", "wikidata"]
    where !cell(key).isEmpty {
      record.set(key, .string(cell(key)))
    }
    for key in ["people", "organisations", "places", "leads_to", "was", "forms"]
    where !cell(key).isEmpty && (key != "forms" || !cell(key).hasPrefix("[")) {
      record.set(key, .texts(cell(key).split(separator: ";").map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }))
    }
    let background = cell("background").lowercased()
    if ["true", "yes", "1"].contains(background) { record.set("background", .bool(true)) }
    let (start, end) = (cell("date"), cell("end"))
    record.set("date", .string(try date(start, end, line)))
    for key in ["accounts", "disagreements", "links", "names", "forms"]
    where !cell(key).isEmpty && (key != "forms" || cell(key).hasPrefix("[")) {
      do throws(JSONReader.Failure) {
        record.set(key, try JSONReader.value(of: cell(key)))
      } catch {
        throw CommaReader.RowProblem(message: "“\(header[columns[key] ?? 0])”: \(error.message)", line: line)
      }
    }
    if !record.has("accounts"), !cell("source").isEmpty {
      let name = harmless(cell("source"))
      let id = SourceRecord.identifier(from: name)
      if id.isEmpty {
        throw CommaReader.RowProblem(message: "no id can be made of the source “\(name.prefix(60))”", line: line)
      }
      names.append(RegisterName(kind: .sources, id: id, name: name))
      let says = [cell("says"), cell("summary"), cell("title")].first { !$0.isEmpty } ?? ""
      let quote = cell("quote").isEmpty ? ContentChecks.fragment(of: cell("title")) : cell("quote")
      record.set(
        "accounts",
        .array([.object([.init("source", .string(id)), .init("says", .string(says)), .init("quote", .string(quote))])]))
    }
    let used = Set(columns.values)
    for (place, name) in header.enumerated() where !used.contains(place) && !Self.derived.contains(name.lowercased()) {
      if place < cells.count, !cells[place].isEmpty { losses.add("the column “\(name)”") }
    }
    return ImportedRow(content: .record(record), names: names)
  }

  /// The date, or the span from the date to the end.
  private mutating func date(
    _ start: String, _ end: String, _ line: Int
  ) throws(CommaReader.RowProblem) -> String {
    func read(_ text: String) throws(CommaReader.RowProblem) -> EDTF {
      do throws(WrittenDate.NoDate) {
        return try WrittenDate.read(text, order: order).get().date
      } catch {
        throw CommaReader.RowProblem(message: error.message, line: line)
      }
    }
    if end.isEmpty { return start }
    let first = try read(start)
    let last = try read(end)
    return first == last ? first.canonical : first.canonical + "/" + last.canonical
  }
}
