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
    let event = Result { () throws(SourceRecord.Problems) in try self.event(record, names: row.names, losses: &losses) }
    let place = Problem(file: record.file, line: record.line, column: 1, message: "")
    return Outcome(event: event, place: place, losses: losses)
  }

  /// Completes a record.
  /// - Throws: ``SourceRecord/Problems`` where it is no event.
  private func event(
    _ record: EventRecord, names: [RegisterName], losses: inout Losses
  ) throws(SourceRecord.Problems) -> PreparedImport {
    var record = record
    var names = names
    for name in record.removeUnknown() { losses.add("the member “\(harmless(name))”") }
    try readDate(of: &record)
    let title = harmless(record["title"] ?? "")
    var hasMadeID = false
    if let id = record["id"], !id.isEmpty {
      let made = SourceRecord.identifier(from: id)
      if made != id, !made.isEmpty { record.set("id", .string(made)) }
    } else {
      hasMadeID = true
      record.set("id", .string(Self.identifier(of: title, date: record["date"] ?? "")))
    }
    if !record.has("theme") { record.set("theme", .string(theme)) }
    if let name = record["theme"] { record.set("theme", .string(id(of: name, .themes, &names) ?? theme)) }
    for kind in [Origins.Collection.people, .organisations, .places] {
      guard let texts = record.texts(kind.rawValue) else { continue }
      var ids: [String] = []
      for text in texts {
        guard let id = id(of: text, kind, &names) else {
          losses.add("names of \(kind.rawValue) of which no id can be made")
          continue
        }
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

  /// Puts a plain date into EDTF; one that cannot be read is left, so that it is reported.
  private func readDate(of record: inout EventRecord) throws(SourceRecord.Problems) {
    guard let text = record["date"], !text.isEmpty, (try? EDTF(text)) == nil else { return }
    switch WrittenDate.read(text, order: order) {
    case .success(let read): record.set("date", .string(read.date.canonical))
    case .failure(let problem):
      throw SourceRecord.Problems(problems: [
        Problem(file: record.file, line: record.line, column: 1, message: "“date”: " + problem.message)
      ])
    }
  }

  /// The id that a name stands for; the name is kept where it is not the id itself.
  private func id(of text: String, _ kind: Origins.Collection, _ names: inout [RegisterName]) -> String? {
    let name = String(harmless(text).trimmingBlanks)
    let id = SourceRecord.identifier(from: name)
    if id.isEmpty { return nil }
    if id != name, !names.contains(where: { $0.kind == kind && $0.id == id }) {
      names.append(RegisterName(kind: kind, id: id, name: name))
    }
    return id
  }

  /// An id made of a title, of the date where the title has no Latin letters.
  private static func identifier(of title: String, date: String) -> String {
    var id = SourceRecord.identifier(from: title)
    if id.isEmpty { id = SourceRecord.identifier(from: "event " + date) }
    while id.utf8.count > 60, let hyphen = id.lastIndex(of: "-") { id = String(id[..<hyphen]) }
    return String(id.prefix(60))
  }
}
