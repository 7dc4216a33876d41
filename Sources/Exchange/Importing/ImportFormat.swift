import Catalogue

/// The formats that events and sources can be taken from.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
  case jsonl
  case json
  case csv
  case timelinejs
  case timelinejsCSV = "timelinejs-csv"
  case cslJSON = "csl-json"
  case bibtex

  /// What it is, in a few words.
  public var words: String {
    switch self {
    case .jsonl: "one JSON object a line, or a JSON array of them"
    case .json: "any JSON list of objects, alone or in an object; its members are what columns are"
    case .csv: "comma-separated values with a line of names, a row an event"
    case .timelinejs: "TimelineJS, JSON"
    case .timelinejsCSV: "TimelineJS, the spreadsheet as CSV"
    case .cslJSON: "sources as CSL-JSON"
    case .bibtex: "sources as BibTeX or BibLaTeX"
    }
  }

  /// Whether the format holds sources alone.
  public var isBibliography: Bool { self == .cslJSON || self == .bibtex }

  /// The format of a file by its name, and by its first bytes where the name does not tell; nil where neither does.
  public init?(named name: String, opening bytes: some Collection<UInt8>) {
    let name = name.lowercased()
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let trimmed = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    if ["jsonl", "ndjson"].contains(ending) {
      self = .jsonl
    } else if ["bib", "bibtex"].contains(ending) || (trimmed.first == "@" && ending != "csv") {
      self = .bibtex
    } else if ["csv", "tsv"].contains(ending) {
      self = ImportFormat.isTimelineJS(header: trimmed) ? .timelinejsCSV : .csv
    } else if let first = trimmed.first, "{[".contains(first) {
      self = ImportFormat.json(trimmed)
    } else if trimmed.prefix(while: { !$0.isNewline }).contains(where: { ",;\t".contains($0) }) {
      self = ImportFormat.isTimelineJS(header: trimmed) ? .timelinejsCSV : .csv
    } else {
      return nil
    }
  }

  private static func isTimelineJS(header text: Substring) -> Bool {
    let line = text.prefix { !$0.isNewline }.lowercased()
    return line.contains("headline") && line.contains("year")
  }

  /// An object with `start_date` is TimelineJS; what has the members of our own events is ours; what has those of CSL is
  /// CSL; all else is a table of some other program.
  private static func json(_ text: Substring) -> ImportFormat {
    func has(_ name: String) -> Bool { text.contains("\"\(name)\"") }
    if has("start_date") { return .timelinejs }
    if has("date-parts") { return .cslJSON }
    let isOurs = has("accounts") || (has("date") && has("title") && (has("summary") || has("theme") || has("id")))
    if isOurs, text.first == "[" || isLine(text) { return .jsonl }
    if has("scale"), has("events"), !has("date") { return .timelinejs }
    let isCSL = SourceRecord.types.contains { type in
      text.contains("\"type\": \"\(type)\"") || text.contains("\"type\":\"\(type)\"")
    }
    if isCSL { return .cslJSON }
    return text.first == "{" && isLine(text) ? .jsonl : .json
  }

  /// Whether the first line is an object with a title or a date; of a very long one its members tell.
  private static func isLine(_ text: Substring) -> Bool {
    let line = text.prefix { !$0.isNewline }
    guard line.first == "{" else { return false }
    guard let value = try? JSONReader.value(of: String(line)) else {
      return line.count == text.count && text.contains("\"accounts\"") && !text.contains("\"events\"")
    }
    return value["title"] != nil || value["date"] != nil
  }
}

/// Why an import cannot go on.
public struct ImportFailure: Error, Hashable, Sendable {
  /// What is wrong.
  public var message: String
  /// Whether it was asked for in a way that cannot be understood.
  public var isWrongUse: Bool

  init(_ message: String, isWrongUse: Bool = false) {
    self.message = message
    self.isWrongUse = isWrongUse
  }
}
