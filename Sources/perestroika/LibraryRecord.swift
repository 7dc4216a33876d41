import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Exchange
import Files
import Glibc
import Library

/// The options that describe a new source.
struct RecordOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Read the record from CSL-JSON or BibTeX.", valueName: "file"))
  var record: String?

  @Option(name: .long, help: "Its id: lower-case letters, digits and hyphens; otherwise made of the title.")
  var id: String?

  @Option(name: .long, help: "Its title.")
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Its author: “Family, Given”, or the name of a body; several times for several.",
      valueName: "name"))
  var author: [String] = []

  @Option(name: .long, help: ArgumentHelp("When it appeared, in EDTF.", valueName: "date"))
  var issued: String?

  @Option(name: .long, help: "What it is, a type of CSL: book, article-newspaper, manuscript … (document).")
  var type: String?

  @Option(name: .long, help: "How near it is to what it tells of: primary, secondary or tertiary.")
  var tier: String?

  @Option(name: .long, help: ArgumentHelp("Who speaks, in a few words.", valueName: "words"))
  var perspective: String?

  @Option(name: .long, help: ArgumentHelp("The address where it is published.", valueName: "address"))
  var url: String?

  /// Whether any was given.
  var isGiven: Bool {
    !author.isEmpty || [record, id, title, issued, type, tier, perspective, url].contains { $0 != nil }
  }

  /// The source, after asking for what is missing where there is a terminal.
  func source(for file: String, known: [Source]) throws -> Source {
    var record = try self.record.map { try read($0) } ?? SourceRecord(file: "the new source")
    for (key, value) in [
      ("id", id), ("title", title), ("issued", issued), ("type", type), ("tier", tier), ("perspective", perspective),
      ("URL", url),
    ] {
      if let value { record[key] = value }
    }
    if !author.isEmpty { record.set("author", .array(author.map(RecordOptions.name))) }
    if record["URL"] == nil, Fetching.isAddress(file) { record["URL"] = file }
    if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 { try ask(for: &record, known: known) }
    return try completed(record)
  }

  private func completed(_ record: SourceRecord) throws -> Source {
    var record = record
    if record["title"] == nil { throw Failure("a new source needs a title; --title gives it one", .wrongUse) }
    if record["id"] == nil { record["id"] = SourceRecord.identifier(from: record["title"] ?? "") }
    if record["id"]?.isEmpty == true { throw Failure("no id can be made of the title; --id gives it one", .wrongUse) }
    if record["type"] == nil { record["type"] = "document" }
    if record["tier"] == nil {
      throw Failure(
        "how near is it to what it tells of? --tier primary, --tier secondary or --tier tertiary", .wrongUse)
    }
    do {
      return try record.source()
    } catch {
      let isFile = self.record != nil
      throw Failure(
        error.problems.map { isFile ? $0.description : $0.message }.joined(separator: "\n"), .wrongUse)
    }
  }

  private static func name(_ words: String) -> JSONValue {
    let parts = words.split(separator: ",", maxSplits: 1).map { harmless(String($0)).trimmingBlanks }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return .object([.init("literal", .string(words))])
    }
    return .object([.init("family", .string(parts[0])), .init("given", .string(parts[1]))])
  }

  private func read(_ path: String) throws -> SourceRecord {
    let text = try reading { try PreparedText(try readBytes(of: path), origin: path) }.raw.text
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let records: [SourceRecord]
    do throws(Problem) {
      records =
        first == "[" || first == "{"
        ? try SourceRecord.records(json: text, file: path) : try BibTeXReader.records(text, file: path)
    } catch {
      throw Failure(error.description, .wrongUse)
    }
    if records.count == 1 { return records[0] }
    if let id, let record = records.first(where: { $0["id"] == id }) { return record }
    let ids = records.prefix(8).compactMap { $0["id"] }.joined(separator: ", ")
    throw Failure("\(path): there are \(records.count) records in it; --id says which: \(ids) …", .wrongUse)
  }

  // MARK: Asking

  private func ask(for record: inout SourceRecord, known: [Source]) throws {
    let ids = Set(known.map(\.id))
    if record["title"] == nil { record["title"] = try answer("Title") { $0.isEmpty ? "a source needs a title" : nil } }
    if record["id"] == nil {
      let made = SourceRecord.identifier(from: record["title"] ?? "")
      record["id"] = try answer("Id", default: made) { text in
        if text.isEmpty || SourceRecord.identifier(from: text) != text {
          return "lower-case letters, digits and hyphens"
        }
        return ids.contains(text) ? "there is a source of that id already" : nil
      }
    }
    if !record.has("author") {
      let text = try answer("Author (Family, Given; empty for none)") { _ in nil }
      if !text.isEmpty { record.set("author", .array([RecordOptions.name(text)])) }
    }
    if record["issued"] == nil {
      let text = try answer("When it appeared (for example 1989-07; empty if unknown)") { text in
        text.isEmpty || (try? EDTF(text)) != nil ? nil : "that is not a date; perestroika date explains them"
      }
      record["issued"] = text.isEmpty ? nil : text
    }
    if record["type"] == nil {
      record["type"] = try answer("Type (book, article-newspaper, manuscript …)", default: "document") { text in
        SourceRecord.types.contains(text) ? nil : "one of " + SourceRecord.types.joined(separator: ", ")
      }
    }
    if record["tier"] == nil {
      record["tier"] = try answer("Tier (primary, secondary, tertiary)") { text in
        Source.Tier(rawValue: text) == nil
          ? "primary: by one who took part; secondary: made from such; tertiary: from those" : nil
      }
    }
    if record["perspective"] == nil {
      let text = try answer("Who speaks (state, opposition, academic …; empty for none)") { _ in nil }
      record["perspective"] = text.isEmpty ? nil : text
    }
  }

  private func answer(_ question: String, default standard: String? = nil, _ check: (String) -> String?) throws
    -> String
  {
    while true {
      Output.prompt(harmless(question + (standard.map { " [\($0)]" } ?? "")) + ": ")
      guard let line = readLine() else { throw Failure("nothing was added", .nothingFound) }
      var text = harmless(line).trimmingBlanks
      if text.isEmpty, let standard { text = standard }
      guard let remedy = check(text) else { return text }
      Output.errors(["  \(remedy)"])
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
