import Foundation

/// The record of a source on its way into a library: fields that may be added to before it is read as a whole.
public struct SourceRecord: Sendable {
  /// The name of the file that it was read from, for problems.
  public let file: String
  private var entries: [Item.Entry]
  private let position: Position

  /// Where the record begins, for a problem with all of it.
  public var place: Problem {
    Problem(file: file, line: position.line, column: position.column, message: "")
  }

  /// Several problems of one record.
  public struct Problems: Error, Hashable, CustomStringConvertible {
    /// The problems, in the order of their places.
    public var problems: [Problem]

    /// Makes an error of problems.
    public init(problems: [Problem]) { self.problems = problems }

    /// The problems, one a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
  }

  /// An empty record.
  /// - Parameters:
  ///   - line: the line on which it begins, counted from 1.
  ///   - column: the column at which it begins, counted from 1.
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    entries = []
    position = Position(line: line, column: column)
  }

  /// Reads the records of a CSL-JSON text: one object, or an array of objects.
  ///
  /// Dates may be EDTF texts or objects with `date-parts`, `raw`, `literal` or `edtf`; particles and suffixes of
  /// names become parts of the name; an id that is no slug is made one.
  /// - Throws: ``Problem`` where the text is not JSON or holds no record.
  public static func records(json text: String, file: String) throws(Problem) -> [SourceRecord] {
    let item: Item
    do throws(JSONReader.Failure) {
      item = try JSONReader.item(of: text)
    } catch {
      throw Problem(file: file, line: error.line, column: error.column, message: error.message)
    }
    var items = [item]
    if case .list(let list, _) = item.content { items = list }
    var records: [SourceRecord] = []
    for item in items {
      guard case .map(let entries, _) = item.content else {
        throw Problem(
          file: file, line: item.position.line, column: item.position.column,
          message: "found \(item.kind), expected a CSL record: an object with id, type, title …")
      }
      records.append(SourceRecord(file: file, entries: entries, position: item.position))
    }
    guard !records.isEmpty else {
      throw Problem(file: file, line: 1, column: 1, message: "there is no record in it")
    }
    part(&records, items)
    return records
  }

  /// Ids that different keys came to get `-2` and so on.
  private static func part(_ records: inout [SourceRecord], _ items: [Item]) {
    var keys: [String: String] = [:]
    for (index, item) in items.enumerated() {
      guard let key = text(item["id"]), let made = records[index]["id"] else { continue }
      var id = made.isEmpty ? "source-\(index + 1)" : made
      var number = 1
      while let other = keys[id], other != key {
        number += 1
        id = "\(made)-\(number)"
      }
      keys[id] = key
      if id != made { records[index]["id"] = id }
    }
  }

  /// A record from a JSON object that this program wrote; nil where it is none.
  public init?(_ value: JSONValue, file: String) {
    let place = Position(line: 1, column: 1)
    guard case .map(let entries, _) = value.item(at: place).content else { return nil }
    self.init(file: file, entries: entries, position: place)
  }

  private init(file: String, entries: [Item.Entry], position: Position) {
    self.file = file
    self.position = position
    self.entries = entries.compactMap(SourceRecord.adapted)
    // What this program has no variable for in CSL-JSON, it puts there.
    for entry in entries.first(where: { $0.key == "custom" })?.value.entries ?? [] {
      let isKnown = KeyTable.source.keys.contains(entry.key)
      if entry.key == "type" { self["type"] = nil }
      if isKnown, !has(entry.key), let entry = SourceRecord.adapted(entry) { self.entries.append(entry) }
    }
  }

  /// The text of a field; setting it replaces the field, nil takes it away.
  public subscript(key: String) -> String? {
    get {
      guard case .scalar(let text, _) = entries.first(where: { $0.key == key })?.value.content else { return nil }
      return text
    }
    set { set(key, newValue.map { .string($0) } ?? .null) }
  }

  /// True where the record has the field.
  public func has(_ key: String) -> Bool {
    entries.contains { $0.key == key }
  }

  /// Replaces or adds a field; `null` takes it away.
  /// - Parameters:
  ///   - line: the line at which the value stands, counted from 1.
  ///   - column: the column at which the value stands, counted from 1.
  public mutating func set(_ key: String, _ value: JSONValue, line: Int? = nil, column: Int? = nil) {
    let place = Position(line: line ?? position.line, column: column ?? position.column)
    let old = entries.firstIndex { $0.key == key }
    if case .null = value {
      if let old { entries.remove(at: old) }
      return
    }
    let entry = Item.Entry(key: key, keyPosition: place, value: value.item(at: place))
    if let old { entries[old] = entry } else { entries.append(entry) }
  }

  /// The source that the record describes, checked like those of a catalogue.
  /// - Throws: ``Problems``, all at once.
  public func source() throws(Problems) -> Source {
    let report = Report(SourceText("", file: file))
    let item = Item(content: .map(entries, isFlow: true), position: position)
    let source = Record(item, as: .source, in: report).flatMap(Source.init)
    let errors = report.problems.filter { $0.severity == .error }
    guard let source, errors.isEmpty else { throw Problems(problems: errors.sorted()) }
    return source
  }

  /// The types that a record may have.
  public static var types: [String] { KeyTable.cslTypes }

  /// An id made of words: lower-case letters and digits, everything else a hyphen; empty where nothing is left.
  ///
  /// Letters that are not Latin are transliterated: Cyrillic as BGN/PCGN does, other scripts as Unicode
  /// CLDR does it.
  public static func identifier(from words: String) -> String {
    var parts: [String] = [""]
    for scalar in Transliteration.ascii(words).lowercased().decomposedStringScalars {
      switch scalar {
      case "a"..."z", "0"..."9": parts[parts.count - 1].unicodeScalars.append(scalar)
      case _ where scalar.properties.canonicalCombiningClass != .notReordered || "'’".unicodeScalars.contains(scalar):
        continue
      default: if parts.last != "" { parts.append("") }
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
  }

  // MARK: CSL-JSON as other programs write it

  /// An entry as a catalogue writes it; nil for what has no place in one.
  private static func adapted(_ entry: Item.Entry) -> Item.Entry? {
    var entry = entry
    switch entry.key {
    case "custom", "categories", "journalAbbreviation": return nil
    case "shortTitle": entry.key = "title-short"
    case "id":
      if case .scalar(let text, let style) = entry.value.content, !isSlug(text) {
        entry.value.content = .scalar(identifier(from: text), style)
      }
    case _ where KeyTable.cslDates.contains(entry.key): entry.value = date(entry.value)
    case _ where KeyTable.cslNames.contains(entry.key):
      if case .list(let names, let isFlow) = entry.value.content {
        entry.value.content = .list(names.map(name), isFlow: isFlow)
      }
    default: break
    }
    return entry
  }

  private static func text(_ item: Item?) -> String? {
    guard case .scalar(let text, _) = item?.content, !text.isEmpty else { return nil }
    return text
  }

  /// A date object as EDTF; what cannot be understood is left, so that it is reported.
  private static func date(_ item: Item) -> Item {
    guard case .map = item.content else { return item }
    var written = text(item["edtf"])
    if written == nil, let parts = item["date-parts"]?.items, !parts.isEmpty {
      let dates = parts.prefix(2).map { date(parts: $0.items.compactMap(text)) }
      if dates.allSatisfy({ $0 != nil }) { written = dates.compactMap { $0 }.joined(separator: "/") }
      let circa = text(item["circa"])
      if let circa, circa != "false", circa != "0", let exact = written, dates.count == 1 { written = exact + "~" }
    }
    guard let written = written ?? text(item["raw"]) ?? text(item["literal"]) else { return item }
    return Item(content: .scalar(written, .block), position: item.position)
  }

  private static func date(parts: [String]) -> String? {
    guard let year = parts.first.flatMap({ Int($0) }), parts.count <= 3, (0...9999).contains(year) else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let rest = parts.dropFirst().compactMap { Int($0) }.map { padded($0, 2) }
    return ([padded(year, 4)] + rest).joined(separator: "-")
  }

  private static func name(_ item: Item) -> Item {
    guard case .map(let entries, let isFlow) = item.content else { return item }
    var kept = entries.filter { ["family", "given", "literal"].contains($0.key) || !nameParts.contains($0.key) }
    let particle = text(item["non-dropping-particle"]) ?? text(item["dropping-particle"])
    for index in kept.indices {
      guard case .scalar(let words, let style) = kept[index].value.content else { continue }
      if kept[index].key == "family", let particle {
        kept[index].value.content = .scalar(particle + " " + words, style)
      }
      if kept[index].key == "given", let suffix = text(item["suffix"]) {
        kept[index].value.content = .scalar(words + ", " + suffix, style)
      }
    }
    return Item(content: .map(kept, isFlow: isFlow), position: item.position)
  }

  private static let nameParts = [
    "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix", "static-ordering", "parse-names",
  ]
}

extension String {
  /// The code points of the canonical decomposition.
  fileprivate var decomposedStringScalars: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      guard !scalar.isASCII else { return [scalar] }
      return Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    }
  }
}
