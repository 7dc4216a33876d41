import Chronology
import Evidence

/// Collects the problems of one file or of a part of it.
final class Report {
  let source: SourceText
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) {
    self.source = source
  }

  func error(_ message: String, at position: Position) {
    add(message, at: position, .error)
  }

  func warning(_ message: String, at position: Position) {
    add(message, at: position, .warning)
  }

  private func add(_ message: String, at position: Position, _ severity: Problem.Severity) {
    problems.append(
      Problem(
        file: source.file, line: position.line, column: position.column, message: message,
        severity: severity))
  }
}

/// A map of keys that is read by a table: every accessor reports what it cannot read and answers `nil`.
struct Record {
  let table: KeyTable
  let item: Item
  let report: Report
  private let values: [String: Item]

  /// Checks the keys of a map against the table; `nil`, with a report, where the item is no map at all.
  init?(_ item: Item, as table: KeyTable, in report: Report) {
    guard case .map(let entries, _) = item.content else {
      report.error(
        "found \(item.kind), expected \(table.noun): a map with \(table.keys.prefix(4).joined(separator: ", ")) …",
        at: item.position)
      return nil
    }
    self.table = table
    self.item = item
    self.report = report
    var values: [String: Item] = [:]
    for entry in entries {
      if table.required.contains(entry.key) || table.optional.contains(entry.key) {
        values[entry.key] = entry.value
      } else if YAMLParsing.isRenamed(entry.key) {
        continue
      } else if !table.derived.contains(entry.key) {
        let suggestion =
          Catalogue.nearest(to: entry.key, among: table.keys).map { "did you mean “\($0)”?" }
          ?? "known keys: \(table.keys.joined(separator: ", "))"
        report.error("unknown key “\(entry.key)” in \(table.noun); \(suggestion)", at: entry.keyPosition)
      }
    }
    self.values = values
    for key in table.required where values[key] == nil {
      report.error("“\(key)” is missing in \(table.noun)", at: item.position)
    }
  }

  /// The value of a key unless it is absent or nothing.
  subscript(key: String) -> Item? {
    guard let item = values[key] else { return nil }
    if case .nothing = item.content { return nil }
    return item
  }

  /// As the subscript; what is written as nothing is reported, but for `null` in JSON Lines.
  func value(_ key: String) -> Item? {
    guard let item = values[key] else { return nil }
    if case .nothing = item.content {
      if report.source.file.hasSuffix(".jsonl") && !table.required.contains(key) { return nil }
      let remedy = table.required.contains(key) ? "" : ", or leave the key out"
      report.error("“\(key)” is empty; write a value\(remedy)", at: item.position)
      return nil
    }
    return item
  }

  // MARK: Scalars

  /// The written text of a key, made harmless and without blanks around it.
  func text(_ key: String, keepingLineBreaks: Bool = false) -> String? {
    value(key).flatMap { text(of: $0, key, keepingLineBreaks: keepingLineBreaks) }
  }

  private func text(of item: Item, _ key: String, keepingLineBreaks: Bool = false) -> String? {
    guard case .scalar(let written, _) = item.content else {
      report.error("“\(key)”: found \(item.kind), expected text", at: item.position)
      return nil
    }
    let text = trimmed(harmless(trimmed(written), keepingLineBreaks: keepingLineBreaks))
    if text.isEmpty {
      report.error("“\(key)” is empty; write a value", at: item.position)
      return nil
    }
    return text
  }

  /// A slug: lower-case letters, digits and hyphens, beginning and ending with a letter or digit.
  func identifier(_ key: String) -> String? {
    value(key).flatMap { identifier(of: $0, key) }
  }

  func identifier(of item: Item, _ key: String) -> String? {
    guard let text = text(of: item, key) else { return nil }
    if isSlug(text) { return text }
    report.error(
      "“\(key)”: found “\(text)”, expected an id: lower-case letters, digits and hyphens", at: item.position)
    return nil
  }

  /// One of the words that a key may have.
  func word(_ key: String, among words: [String]) -> String? {
    guard let text = text(key), let item = self[key] else { return nil }
    if words.contains(text) { return text }
    let remedy =
      nearest(to: text, among: words).map { "did you mean “\($0)”?" }
      ?? "for example \(words.prefix(6).joined(separator: ", "))"
    report.error("“\(key)”: unknown word “\(text)”; \(remedy)", at: item.position)
    return nil
  }

  /// One of the words that a type has.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, as type: Word.Type) -> Word?
  where Word.RawValue == String {
    word(key, among: Word.allCases.map(\.rawValue)).flatMap(Word.init)
  }

  func integer(_ key: String) -> Int? {
    guard let item = value(key) else { return nil }
    if case .scalar(let text, _) = item.content, let number = Int(text), number > 0 { return number }
    report.error("“\(key)”: found \(found(item)), expected a whole number from 1 up", at: item.position)
    return nil
  }

  func flag(_ key: String) -> Bool {
    guard let item = value(key) else { return false }
    if case .scalar(let text, _) = item.content, text == "true" || text == "false" { return text == "true" }
    report.error("“\(key)”: found \(found(item)), expected true or false", at: item.position)
    return false
  }

  /// The number of an item in Wikidata: a Q and digits.
  func wikidata() -> String? {
    guard let text = text("wikidata"), let item = self["wikidata"] else { return nil }
    let digits = text.dropFirst().utf8
    if text.hasPrefix("Q"), digits.first != UInt8(ascii: "0"), !digits.isEmpty,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return text
    }
    report.error("“wikidata”: found “\(text)”, expected the number of an item, for example Q34266", at: item.position)
    return nil
  }

  /// Names by language, for example `{ru: Чернобыль, uk: Чорнобиль}`.
  func localNames(_ key: String) -> [LocalName] {
    guard let item = value(key) else { return [] }
    guard case .map(let entries, _) = item.content else {
      report.error(
        "“\(key)”: found \(item.kind), expected a map of languages, for example {ru: Москва}", at: item.position)
      return []
    }
    return entries.compactMap { entry in
      if YAMLParsing.isRenamed(entry.key) { return nil }
      guard isLanguageTag(entry.key) else {
        report.error(
          "“\(key)”: found “\(entry.key)”, expected a language as BCP 47 writes it, for example ru, uk or zh-Hant",
          at: entry.keyPosition)
        return nil
      }
      return text(of: entry.value, entry.key).map { LocalName(entry.key, $0) }
    }
  }

  /// A place as latitude and longitude in degrees.
  func coordinates() -> Coordinates? {
    let items = list("coordinates")
    guard let item = self["coordinates"], case .list = item.content else { return nil }
    let numbers = items.compactMap { number(of: $0, "coordinates") }
    guard numbers.count == items.count else { return nil }
    guard numbers.count == 2, (-90...90).contains(numbers[0]), (-180...180).contains(numbers[1]) else {
      report.error(
        "“coordinates”: expected latitude (-90 to 90) and longitude (-180 to 180) in degrees, for example "
          + "[55.75, 37.62]", at: item.position)
      return nil
    }
    return Coordinates(latitude: numbers[0], longitude: numbers[1])
  }

  func number(_ key: String) -> Double? {
    value(key).flatMap { number(of: $0, key) }
  }

  func number(of item: Item, _ key: String) -> Double? {
    if case .scalar(let text, _) = item.content, isNumber(text), let number = Double(text), number.isFinite {
      return number
    }
    report.error(
      "“\(key)”: found \(found(item)), expected a number in digits alone, for example 177000 or 27.5",
      at: item.position)
    return nil
  }

  func date(_ key: String) -> EDTF? {
    value(key).flatMap { date(of: $0, key) }
  }

  private func date(of item: Item, _ key: String) -> EDTF? {
    switch item.content {
    case .scalar(let text, let style):
      do throws(EDTFError) {
        return try EDTF(text)
      } catch {
        let offset = style == .quoted ? 1 : 0
        let place = Position(
          line: item.position.line,
          column: item.position.column + (style == .block ? 0 : offset + error.column - 1))
        let remedy = error.remedy.map { "; " + $0 } ?? ""
        report.error("“\(key)”: found \(error.found), expected \(error.expected)\(remedy)", at: place)
      }
    case .list, .map:
      report.error(
        "“\(key)”: found \(item.kind), expected a date; quote it: \(doubleQuoted(bracketed(item)))",
        at: item.position)
    case .nothing: break
    }
    return nil
  }

  /// The brackets of a list or map as they stand in the file.
  private func bracketed(_ item: Item) -> String {
    let rest = report.source.rest(from: item.position)
    guard let first = rest.first, "[{".contains(first) else { return "[1986,1987]" }
    let close: Character = first == "[" ? "]" : "}"
    guard let end = rest.firstIndex(of: close) else { return String(rest) }
    return String(rest[...end])
  }

  private func found(_ item: Item) -> String {
    if case .scalar(let text, _) = item.content { "“\(text)”" } else { item.kind }
  }

  // MARK: Lists

  func list(_ key: String) -> [Item] {
    guard let item = value(key) else { return [] }
    guard case .list(let items, _) = item.content else {
      report.error("“\(key)”: found \(item.kind), expected a list, for example [a, b]", at: item.position)
      return []
    }
    return items
  }

  func identifiers(_ key: String) -> [String] {
    unique(list(key).compactMap { item in identifier(of: item, key).map { ($0, item) } }, key)
  }

  func texts(_ key: String) -> [String] {
    unique(list(key).compactMap { item in text(of: item, key).map { ($0, item) } }, key)
  }

  private func unique(_ values: [(text: String, item: Item)], _ key: String) -> [String] {
    var seen: Set<String> = []
    for value in values where !seen.insert(value.text).inserted {
      report.error("“\(key)”: “\(value.text)” is there twice", at: value.item.position)
    }
    return values.map(\.text)
  }

  /// The records that a list of maps consists of; `nil` in the place of an item that is no map.
  func records(_ key: String, as table: KeyTable) -> [Record?] {
    list(key).map { Record($0, as: table, in: report) }
  }
}

/// True for lower-case ASCII letters, digits and single hyphens between them.
func isSlug(_ text: String) -> Bool {
  var isAfterHyphen = true
  for byte in text.utf8 {
    if byte == UInt8(ascii: "-") {
      if isAfterHyphen { return false }
      isAfterHyphen = true
    } else {
      guard (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) else { return false }
      isAfterHyphen = false
    }
  }
  return !isAfterHyphen
}

/// True for a language tag as far as a catalogue needs one: a language of two or three letters, and subtags.
func isLanguageTag(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let language = parts.first, (2...3).contains(language.utf8.count),
    language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
  else { return false }
  return parts.dropFirst().allSatisfy { part in
    (1...8).contains(part.utf8.count)
      && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  }
}

/// The text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  func isPlain(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.value > 0x20 && $0.value < 0x7F } ?? false }
  if isPlain(text.unicodeScalars.first), isPlain(text.unicodeScalars.last) { return String(text) }
  let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
  let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
  return String(text[start..<end])
}
