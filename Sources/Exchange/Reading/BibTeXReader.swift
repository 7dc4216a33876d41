import Catalogue
import Chronology

/// Reads the records of a BibTeX file, strictly: what is not understood is named with its place.
///
/// Understood are entries in braces or parentheses, values in braces or quotation marks, numbers, the names of months,
/// `@string` and `#`. `@comment` and `@preamble` and what stands between entries are passed over; fields that a record of
/// a source has no place for are named.
public struct BibTeXReader {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var strings: [String: String] = BibTeXReader.months
  private var records: [SourceRecord] = []
  private var unread: [String] = []

  private static let months: [String: String] = Dictionary(
    uniqueKeysWithValues: zip(
      ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], (1...12).map(String.init)))

  /// The records of a text.
  /// - Throws: `Problem` with the place and what was expected there.
  public static func records(_ text: String, file: String) throws(Problem) -> [SourceRecord] {
    let reading = reading(of: text, file: file)
    if let first = reading.problems.first { throw first }
    return reading.records
  }

  /// The records of a text that can be read, what is wrong with the others, and the names of the fields that no record
  /// has a place for, as often as they are there.
  ///
  /// After an entry that cannot be read, reading goes on at the next line that begins with `@`.
  public static func reading(
    of text: String, file: String
  ) -> (records: [SourceRecord], problems: [Problem], unread: [String]) {
    var reader = BibTeXReader(scalars: Array(text.unicodeScalars), file: file)
    var problems: [Problem] = []
    while reader.index < reader.scalars.count {
      while let scalar = reader.next, scalar != "@" { reader.advance() }
      let start = (reader.index, reader.line, reader.lineStart)
      do throws(Problem) {
        try reader.readEntry()
      } catch {
        problems.append(error)
        (reader.index, reader.line, reader.lineStart) = start
        repeat { reader.advance() } while reader.next != nil && !(reader.next == "@" && reader.column == 1)
      }
    }
    if reader.records.isEmpty, problems.isEmpty {
      problems = [
        Problem(file: file, line: 1, column: 1, message: "there is no entry in it, for example @article{key, …}")
      ]
    }
    return (reader.records, problems, reader.unread)
  }

  private init(scalars: [Unicode.Scalar], file: String) {
    self.scalars = scalars
    self.file = file
  }

  // MARK: Syntax

  private struct Field {
    var name: String
    var value: String
    var line: Int
    var column: Int
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var column: Int { index - lineStart + 1 }
  private var found: String { next.map { "“\($0)”" } ?? "the end of the file" }

  private func problem(_ message: String) -> Problem {
    Problem(file: file, line: line, column: column, message: message)
  }

  private mutating func advance() {
    if scalars[index] == "\n" {
      line += 1
      lineStart = index + 1
    }
    index += 1
  }

  private mutating func skipBlanks() {
    while let scalar = next, scalar.properties.isWhitespace { advance() }
  }

  private mutating func expect(_ scalar: Unicode.Scalar, _ place: String) throws(Problem) {
    skipBlanks()
    guard next == scalar else { throw problem("expected “\(scalar)” \(place), found \(found)") }
    advance()
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = next, scalar.properties.isAlphabetic || "0123456789-_:.+/'".unicodeScalars.contains(scalar) {
      word.append(scalar)
      advance()
    }
    return String(word)
  }

  /// Reads the entry that begins here, if there is one.
  private mutating func readEntry() throws(Problem) {
    guard next != nil else { return }
    let (startLine, startColumn) = (line, column)
    advance()
    skipBlanks()
    let kind = word().lowercased()
    skipBlanks()
    if kind == "comment" { return }
    guard let open = next, open == "{" || open == "(" else {
      throw problem("expected “{” after “@\(kind)”, found \(found)")
    }
    advance()
    let close: Unicode.Scalar = open == "{" ? "}" : ")"
    switch kind {
    case "preamble":
      _ = try value()
      try expect(close, "at the end of @preamble")
    case "string":
      for field in try fields(until: close) { strings[field.name] = field.value }
    default:
      skipBlanks()
      let key = word()
      guard !key.isEmpty else { throw problem("expected the key of the entry, found \(found)") }
      try expect(",", "after the key “\(key)”")
      let fields = try fields(until: close)
      records.append(record(kind, key, fields, line: startLine, column: startColumn))
    }
  }

  private mutating func fields(until close: Unicode.Scalar) throws(Problem) -> [Field] {
    var fields: [Field] = []
    while true {
      skipBlanks()
      if next == close {
        advance()
        return fields
      }
      let name = word().lowercased()
      guard !name.isEmpty else { throw problem("expected the name of a field or “\(close)”, found \(found)") }
      try expect("=", "after “\(name)”")
      skipBlanks()
      let (startLine, startColumn) = (line, column)
      fields.append(Field(name: name, value: try value(), line: startLine, column: startColumn))
      skipBlanks()
      if next == "," {
        advance()
      } else if next != close {
        throw problem("expected “,” or “\(close)” after the value of “\(name)”, found \(found)")
      }
    }
  }

  private mutating func value() throws(Problem) -> String {
    var text = ""
    while true {
      skipBlanks()
      switch next {
      case "{": text += try delimited(by: "}")
      case "\"": text += try delimited(by: "\"")
      default:
        let start = problem("")
        let name = word()
        if name.isEmpty { throw problem("expected a value in braces or quotation marks, found \(found)") }
        if name.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) }) {
          text += name
        } else if let known = strings[name.lowercased()] {
          text += known
        } else {
          throw Problem(
            file: file, line: start.line, column: start.column,
            message: "“\(name)” is the name of no @string; put words in braces: {\(name)}")
        }
      }
      skipBlanks()
      guard next == "#" else { return text }
      advance()
    }
  }

  /// The text up to the delimiter that closes it, inner braces kept.
  private mutating func delimited(by close: Unicode.Scalar) throws(Problem) -> String {
    let start = problem("this is never closed; expected “\(close)” before the end of the file")
    advance()
    var text = String.UnicodeScalarView()
    var depth = 0
    while let scalar = next {
      if scalar == close && depth == 0 {
        advance()
        return String(text)
      }
      if scalar == "\\", index + 1 < scalars.count {
        text.append(scalar)
        advance()
      } else if scalar == "{" {
        depth += 1
      } else if scalar == "}" {
        depth -= 1
        if depth < 0 { throw problem("this “}” closes nothing") }
      }
      text.append(scalars[index])
      advance()
    }
    throw start
  }

  // MARK: Meaning

  private mutating func record(
    _ kind: String, _ key: String, _ fields: [Field], line: Int, column: Int
  ) -> SourceRecord {
    var record = SourceRecord(file: file, line: line, column: column)
    record["id"] = SourceRecord.identifier(from: key)
    let subtype = fields.first { $0.name == "entrysubtype" }.map { BibTeXWords.plain($0.value) }
    record["type"] = BibTeXReader.type(kind, subtype)
    var date: (year: String, month: String?)?
    let month = fields.first { $0.name == "month" }?.value
    for field in fields {
      let isAddress =
        ["url", "doi"].contains(field.name) || field.name == "howpublished" && field.value.contains("://")
      var text = isAddress ? BibTeXWords.address(field.value) : BibTeXWords.plain(field.value)
      if BibTeXReader.dates.contains(field.name) { text = field.value.filter { !$0.isWhitespace } }
      guard !text.isEmpty else { continue }
      switch field.name {
      case "year", "date":
        if date == nil || field.name == "date" { date = (text, field.name == "date" ? nil : month) }
        record.set(
          "issued", .string(BibTeXReader.date(date?.year ?? text, date?.month)), line: field.line, column: field.column)
      case "author", "editor", "translator":
        let names = BibTeXWords.names(field.value).map(BibTeXReader.json)
        record.set(field.name, .array(names), line: field.line, column: field.column)
      case "howpublished" where text.lowercased().hasPrefix("http"):
        record.set("URL", .string(text), line: field.line, column: field.column)
      case "organization" where BibTeXReader.types[kind] == "webpage":
        record.set("container-title", .string(text), line: field.line, column: field.column)
      case "keywords":
        let words = text.split(separator: ",").map { String($0.trimmingBlanks) }
        guard let tier = words.first, Source.Tier(rawValue: tier) != nil else {
          unread.append(field.name)
          continue
        }
        record.set("tier", .string(tier), line: field.line, column: field.column)
        let rest = words.dropFirst().joined(separator: ", ").replacing(";", with: ",")
        if !rest.isEmpty { record.set("perspective", .string(rest), line: field.line, column: field.column) }
      case "month", "entrysubtype": continue
      // What is one's own may be anything; that of our own export are dates.
      case let name where name.hasPrefix("verb") && (try? EDTF(text)) == nil: unread.append(name)
      case "pages":
        let pages = text.replacing("--", with: "–").replacing("-", with: "–")
        record.set("page", .string(pages), line: field.line, column: field.column)
      case "booktitle", "journal", "journaltitle", "number":
        let name = field.name == "number" ? (kind == "article" ? "issue" : "number") : "container-title"
        record.set(name, .string(text), line: field.line, column: field.column)
      default:
        guard let name = BibTeXReader.names[field.name] else {
          unread.append(field.name)
          continue
        }
        record.set(name, .string(text), line: field.line, column: field.column)
      }
    }
    return record
  }

  private static func type(_ kind: String, _ subtype: String?) -> String {
    switch (kind, subtype) {
    case ("article", "magazine"?), ("article", "newspaper"?): "article-\(subtype ?? "")"
    case ("misc", let type?) where subtypes.contains(type): type
    default: types[kind] ?? "document"
    }
  }

  private static func date(_ year: String, _ month: String?) -> String {
    guard let month = month.flatMap({ BibTeXWords.plain($0).lowercased() }) else { return year }
    let number = Int(month) ?? months[String(month.prefix(3))].flatMap { Int($0) }
    guard let number, (1...12).contains(number), year.count == 4 else { return year }
    return "\(year)-\(number < 10 ? "0" : "")\(number)"
  }

  private static func json(_ name: BibTeXWords.Name) -> JSONValue {
    let parts = [("family", name.family), ("given", name.given), ("literal", name.literal)]
    return .object(parts.compactMap { key, value in value.map { .init(key, .string($0)) } })
  }

  private static let types = [
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
    "www": "webpage", "electronic": "webpage", "manual": "report", "proceedings": "book", "collection": "book",
    "unpublished": "manuscript", "periodical": "periodical", "inreference": "entry-encyclopedia",
    "letter": "personal_communication",
  ]

  /// Types of CSL that BibLaTeX has no entry for.
  private static let subtypes: Set = [
    "broadcast", "dataset", "figure", "graphic", "hearing", "interview", "legal_case", "map", "motion_picture",
    "pamphlet", "performance", "regulation", "song", "speech", "standard", "treaty",
  ]

  private static let names = [
    "title": "title", "shorttitle": "title-short", "volume": "volume", "issue": "issue", "publisher": "publisher",
    "address": "publisher-place", "location": "publisher-place", "url": "URL", "doi": "DOI", "isbn": "ISBN",
    "issn": "ISSN",
    "language": "language", "langid": "language", "note": "note", "edition": "edition", "chapter": "chapter-number",
    "school": "publisher", "institution": "publisher", "organization": "publisher", "series": "collection-title",
    "tier": "tier", "perspective": "perspective", "venue": "event-place", "eventtitle": "event-title",
    "howpublished": "container-title", "verba": "issued", "origdate": "original-date",
    "verbb": "original-date", "urldate": "accessed", "verbc": "accessed",
  ]

  /// Fields that hold EDTF, whose signs mean nothing to TeX.
  private static let dates: Set = ["date", "origdate", "urldate", "verba", "verbb", "verbc"]
}
