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
  /// The keys of the records, by the ids made of them.
  private var keys: [String: String] = [:]

  /// The names of months that BibTeX knows, and those that people write in their place.
  private static let months: [String: String] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    var months: [String: String] = ["sept": "september"]
    for name in names {
      months[name] = name
      months[String(name.prefix(3))] = name
    }
    return months
  }()

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
      let key = key(until: close)
      guard !key.isEmpty else { throw problem("expected the key of the entry, found \(found)") }
      try expect(",", "after the key “\(key)”")
      let fields = try fields(until: close)
      records.append(record(kind, key, fields, line: startLine, column: startColumn))
    }
  }

  /// The key of an entry: whatever stands before the comma, also blanks.
  private mutating func key(until close: Unicode.Scalar) -> String {
    var key = String.UnicodeScalarView()
    while let scalar = next, scalar != ",", scalar != close, scalar != "=", scalar != "{", scalar != "\n" {
      key.append(scalar)
      advance()
    }
    return String(String(key).trimmingBlanks)
  }

  /// An id made of a key, `-2` and so on after it where another key has it.
  private mutating func identifier(of key: String) -> String {
    let made = ImportedName.id(of: key, prefix: "source")
    var id = made
    var number = 1
    while let other = keys[id], other != key {
      number += 1
      id = "\(made)-\(number)"
    }
    keys[id] = key
    return id
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
    record["id"] = identifier(of: key)
    let subtype = fields.first { $0.name == "entrysubtype" }.map { BibTeXWords.plain($0.value) }
    record["type"] = BibTeXReader.type(kind, subtype)
    setIssued(fields, &record)
    for field in fields {
      let isAddress =
        ["url", "doi"].contains(field.name) || field.name == "howpublished" && field.value.contains("://")
      let text = isAddress ? BibTeXWords.address(field.value) : BibTeXWords.plain(field.value)
      guard !text.isEmpty else { continue }
      if let name = BibTeXReader.dates[field.name] {
        guard let date = BibTeXReader.date(field.value) else {
          unread.append(field.name)
          continue
        }
        record.set(name, .string(date.canonical), line: field.line, column: field.column)
        continue
      }
      switch field.name {
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
      case "year", "date", "month", "day", "entrysubtype": continue
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

  /// Sets when a source appeared: by `date`, or by `year` with `month` and `day`; what cannot be understood is told.
  private mutating func setIssued(_ fields: [Field], _ record: inout SourceRecord) {
    func field(_ name: String) -> Field? { fields.first { $0.name == name && !BibTeXWords.plain($0.value).isEmpty } }
    let (year, month, day) = (field("year"), field("month"), field("day"))
    func set(_ date: EDTF, _ field: Field) {
      record.set("issued", .string(date.canonical), line: field.line, column: field.column)
    }
    if let field = field("date") {
      if let date = BibTeXReader.date(field.value) {
        set(date, field)
        return
      }
      unread.append("date")
    }
    guard let year else {
      unread += [month, day].compactMap { $0?.name }
      return
    }
    let words = BibTeXWords.plain(year.value)
    if let month {
      // Words of a month, or of a day and a month, as tables have them: “10 July”, “23–27 May”, “Spring”, “jul/aug”.
      let written = [day.map { BibTeXWords.plain($0.value) }, BibTeXWords.plain(month.value), words]
        .compactMap { $0 }.joined(separator: " ")
      let isNumber = BibTeXWords.plain(month.value).allSatisfy(\.isNumber)
      if let date = isNumber ? BibTeXReader.date(year: words, month: month, day: day) : DateGuess(written).certain {
        set(date, year)
        return
      }
      unread += [month, day].compactMap { $0?.name }
    } else if let day {
      unread.append(day.name)
    }
    if let date = BibTeXReader.date(year.value) { set(date, year) } else { unread.append("date") }
  }

  private static func date(year: String, month: Field, day: Field?) -> EDTF? {
    func two(_ text: String) -> String { text.count == 1 ? "0" + text : text }
    let text = [year, two(BibTeXWords.plain(month.value)), day.map { two(BibTeXWords.plain($0.value)) }]
      .compactMap { $0 }.joined(separator: "-")
    return try? EDTF(text)
  }

  /// The date of a field: EDTF, whose signs mean nothing to TeX, or words; nil where it has no one meaning.
  private static func date(_ value: String) -> EDTF? {
    var text = value.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
    // Zotero writes a zone after a day: 2018-11-26TZ.
    if text.hasSuffix("TZ") { text = String(text.dropLast(2)) }
    if let date = try? EDTF(text) { return date }
    return DateGuess(BibTeXWords.plain(value)).certain
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
    "howpublished": "container-title",
  ]

  /// Fields that hold dates beside that of the source itself; what is one's own may be anything, that of our own export
  /// are dates.
  private static let dates = [
    "origdate": "original-date", "urldate": "accessed", "verba": "issued", "verbb": "original-date",
    "verbc": "accessed",
  ]
}
