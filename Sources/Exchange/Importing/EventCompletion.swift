import Catalogue
import Chronology
import Evidence

/// Makes whole events of the records that files hold: ids from titles, ids from names, dates from plain forms.
struct EventCompletion: Sendable {
  /// The theme of events that have none.
  var theme: String
  /// The order of day and month in dates such as 9/11/1989.
  var order: DayOrder?
  /// The id of the file as a source, for events that name none.
  var fileSource: String
  /// The name of that source.
  var fileName: String

  /// What a row comes to.
  struct Outcome: Sendable {
    var event: Result<PreparedImport, SourceRecord.Problems>
    /// The place of the row.
    var place: Problem
    var losses = Losses()
    /// What the date showed of the order of day and month.
    var orders = DateCells.Orders()
  }

  /// Makes an event of a row.
  func outcome(of row: ImportedRow) -> Outcome {
    let record: EventRecord
    do throws(Problem) {
      record = try row.record()
    } catch {
      return Outcome(event: .failure(SourceRecord.Problems(problems: [error])), place: error)
    }
    var losses = Losses()
    var orders = DateCells.Orders()
    let event = Result { () throws(SourceRecord.Problems) in
      try self.event(record, names: row.names, date: row.date, losses: &losses, orders: &orders)
    }
    let place = Problem(file: record.file, line: record.line, column: 1, message: "")
    return Outcome(event: event, place: place, losses: losses, orders: orders)
  }

  /// Completes a record.
  /// - Throws: ``SourceRecord/Problems`` where it is no event.
  private func event(
    _ record: EventRecord, names: [RegisterName], date: DateCells?, losses: inout Losses, orders: inout DateCells.Orders
  ) throws(SourceRecord.Problems) -> PreparedImport {
    var record = record
    var names = names
    for name in record.removeUnknown() { losses.add("the member “\(harmless(name))”") }
    let title = harmless(record["title"] ?? "")
    if title.isEmpty, !record.has("title") { throw problem("there is no title", record) }
    try readDate(of: &record, from: date, &orders)
    var hasMadeID = false
    if let id = record["id"], !id.isEmpty {
      let made = SourceRecord.identifier(from: id)
      if made != id, !made.isEmpty { record.set("id", .string(made)) }
    } else {
      hasMadeID = true
      record.set("id", .string(Self.identifier(of: title, date: record["date"] ?? "")))
    }
    if !record.has("theme") { record.set("theme", .string(theme)) }
    if let name = record["theme"] { record.set("theme", .string(id(of: name, .themes, &names))) }
    for kind in [Origins.Collection.people, .organisations, .places] {
      guard let texts = record.texts(kind.rawValue) else { continue }
      var ids: [String] = []
      for text in texts {
        let id = id(of: text, kind, &names)
        if !ids.contains(id) { ids.append(id) }
      }
      record.set(kind.rawValue, .texts(ids))
    }
    if !record.has("summary"), !title.isEmpty { record.set("summary", .string(title)) }
    if !record.has("accounts"), !title.isEmpty {
      names.append(RegisterName(kind: .sources, id: fileSource, name: fileName))
      record.set(
        "accounts",
        .array([
          .object([
            .init("source", .string(fileSource)), .init("says", .string(record["summary"] ?? title)),
            .init("quote", .string(ContentChecks.fragment(of: title))),
          ])
        ]))
    }
    return PreparedImport(try record.event(), names: names, hasMadeID: hasMadeID)
  }

  /// Puts a date as it is written into EDTF.
  private func readDate(
    of record: inout EventRecord, from cells: DateCells?, _ orders: inout DateCells.Orders
  ) throws(SourceRecord.Problems) {
    // What is no text is told with its place when the record is read.
    guard cells != nil || record["date"] != nil || !record.has("date") else { return }
    do throws(DateCells.NoDate) {
      let date =
        if let cells {
          try cells.date(order: order, orders: &orders)
        } else {
          try DateCells(start: .init(whole: record["date"] ?? ""), hasSeasons: true).date(order: order, orders: &orders)
        }
      record.set("date", .string(date.canonical))
    } catch {
      throw problem("“date”: " + error.message, record)
    }
  }

  private func problem(_ message: String, _ record: EventRecord) -> SourceRecord.Problems {
    SourceRecord.Problems(problems: [Problem(file: record.file, line: record.line, column: 1, message: message)])
  }

  /// The id that a name stands for; the name is kept where it is not the id itself.
  private func id(of text: String, _ kind: Origins.Collection, _ names: inout [RegisterName]) -> String {
    let name = String(harmless(text).trimmingBlanks)
    let id = ImportedName.id(of: name, prefix: kind.rawValue)
    if id != name, !names.contains(where: { $0.kind == kind && $0.id == id }) {
      names.append(RegisterName(kind: kind, id: id, name: name))
    }
    return id
  }

  /// An id made of a title, of the date where the title has no letters.
  private static func identifier(of title: String, date: String) -> String {
    var id = SourceRecord.identifier(from: title)
    if id.isEmpty { id = SourceRecord.identifier(from: "event " + date) }
    while id.utf8.count > 60, let hyphen = id.lastIndex(of: "-") { id = String(id[..<hyphen]) }
    return String(id.prefix(60))
  }
}
