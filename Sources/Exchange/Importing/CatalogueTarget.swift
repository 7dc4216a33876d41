import Catalogue
import Chronology
import Evidence
import GRDB
import Glibc

/// The folder that an import writes into, as a catalogue: what is missing is made, what is there is only added to.
///
/// Every step may be done again: an import that was ended while it wrote ends its work when it is started anew.
struct CatalogueTarget {
  let folder: String
  private let draft: ImportDraft
  private let registers: CatalogueContents?
  /// What the files that are imported are called, by their ids as sources.
  private let fileSources: Set<String>

  /// The most events, and bytes, of a file that people are to edit.
  static let mostInYAML = (events: 1_000, bytes: 1 << 20)

  /// - Throws: ``ImportFailure`` where the folder holds a catalogue with errors.
  init(folder: String, draft: ImportDraft, fileSources: Set<String>) throws(ImportFailure) {
    self.folder = folder
    self.draft = draft
    self.fileSources = fileSources
    guard access(folder + "/catalogue.yaml", F_OK) == 0 else {
      registers = nil
      return
    }
    let reading = CatalogueReader(folder: folder).read(withEvents: false)
    let errors = reading.problems.filter { $0.severity == .error }
    guard errors.isEmpty, let contents = reading.contents else {
      throw ImportFailure(
        "the catalogue in \(folder) has errors, nothing was added: "
          + (errors.first?.description ?? "catalogue.yaml says nothing"))
    }
    registers = contents
  }

  /// Whether there is a catalogue already.
  var isThere: Bool { registers != nil }

  /// What a source is taken for of which nothing is known but its id and perhaps a name.
  static func placeholder(_ id: String, name: String, isFile: Bool) -> Source {
    let isAddress = name.hasPrefix("http://") || name.hasPrefix("https://")
    var fields: [CSLField] = [
      .init("type", .text(isFile ? "dataset" : isAddress ? "webpage" : "document")),
      .init("title", .text(name.isEmpty ? words(of: id) : name)),
    ]
    if isAddress { fields.append(.init("URL", .text(name))) }
    fields.append(
      .init("note", .text(isFile ? "The file that the events were imported from." : "Imported without a record.")))
    return Source(id: id, tier: isFile ? .tertiary : .secondary, fields: fields)
  }

  /// `supreme-soviet` as “Supreme soviet”.
  private static func words(of id: String) -> String {
    let words = id.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  // MARK: Writing

  /// Puts everything in its place: the registers, then the events in one step, then what makes the folder a catalogue.
  /// - Returns: the file of the events, relative to the folder; nil where there are none.
  func write(events count: Int, named name: String, title: String) throws(ImportFailure) -> String? {
    var file = try draft.state("target")
    if file == nil, count > 0 {
      let isYAML = try fitsYAML(count)
      file = freeName(name, isYAML ? "yaml" : "jsonl")
      try draft.batch { try $0.set("target", file ?? "") }
    }
    try DraftFile.makeFolder(folder + "/events")
    for kind in [
      Origins.Collection.themes, .people, .organisations, .places, .figures, .sources,
    ] {
      try writeRegister(kind)
    }
    if let file, access(folder + "/" + file, F_OK) != 0 { try writeEvents(file) }
    if registers == nil {
      try DraftFile.write(try header(title), to: folder + "/catalogue.yaml", draft: draft.path + "/draft")
    }
    return file
  }

  private func fitsYAML(_ count: Int) throws(ImportFailure) -> Bool {
    let length = Int(try draft.state("length") ?? "") ?? 0
    let needsJSON = try draft.state("needsJSON") != nil
    return count <= Self.mostInYAML.events && length <= Self.mostInYAML.bytes && !needsJSON
  }

  private func freeName(_ name: String, _ ending: String) -> String {
    var attempt = name
    var number = 1
    while access(folder + "/events/\(attempt).yaml", F_OK) == 0
      || access(folder + "/events/\(attempt).jsonl", F_OK) == 0
    {
      number += 1
      attempt = "\(name)-\(number)"
    }
    return "events/\(attempt).\(ending)"
  }

  private func writeEvents(_ file: String) throws(ImportFailure) {
    let check = try draft.read { try LinkCheck($0) }
    try draft.batch { batch in
      // A second time, after an interruption, must not count twice.
      try batch.set("links", check.losses.counts.map { "\($0.what)\t\($0.count)" }.joined(separator: "\n"))
    }
    if file.hasSuffix(".jsonl"), check.dropped.isEmpty {
      try DraftFile(draft.linesPath, length: Int(try draft.state("length") ?? "") ?? 0).rename(to: folder + "/" + file)
      return
    }
    let output = try DraftFile(draft.path + "/draft")
    var lines = try FileBytes(draft.linesPath)
    var number = 0
    while let end = try lines.lineFeed(from: lines.start, limit: .max) {
      number += 1
      let line = String(decoding: lines.buffer[lines.start..<end], as: UTF8.self)
      lines.take(end + 1 - lines.start)
      let dropped = check.dropped[number]
      if file.hasSuffix(".jsonl"), dropped == nil {
        try output.append(line + "\n")
        continue
      }
      guard var value = try? JSONReader.value(of: line) else {
        throw ImportFailure("\(draft.path) is damaged; delete it")
      }
      if let dropped { value = value.without(dropped) }
      let text = file.hasSuffix(".jsonl") ? value.line + "\n" : (number == 1 ? "" : "\n") + YAMLWriting.item(value)
      try output.append(text)
    }
    try output.rename(to: folder + "/" + file)
  }

  // MARK: Registers

  private func writeRegister(_ kind: Origins.Collection) throws(ImportFailure) {
    let path = "\(folder)/\(kind.rawValue).yaml"
    let known = Set(knownIDs(kind))
    let isMissing = access(path, F_OK) != 0
    var text = isMissing ? "" : try current(path)
    var added = 0
    for record in try records(kind, known: known, text: &text) {
      let isFirst = text.isEmpty || text.allSatisfy(\.isWhitespace)
      text += (isFirst || kind != .sources ? "" : "\n") + YAMLWriting.item(record)
      added += 1
    }
    if isMissing, added == 0 {
      guard kind == .themes || kind == .sources else { return }
      text = "[]\n"
    }
    let old = isMissing ? nil : try current(path)
    if text != old { try DraftFile.write(text, to: path, draft: draft.path + "/draft") }
  }

  private func current(_ path: String) throws(ImportFailure) -> String {
    var bytes = try FileBytes(path)
    var text = String(decoding: try bytes.all(limit: 1 << 30, path), as: UTF8.self)
    if !text.isEmpty, text.last != "\n" { text += "\n" }
    let content = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.trimmingBlanks }
    if content == ["[]"] { text = text.replacing("[]", with: "") }
    return text
  }

  private func knownIDs(_ kind: Origins.Collection) -> [String] {
    guard let registers else { return [] }
    return switch kind {
    case .themes: registers.themes.map(\.id)
    case .people: registers.people.map(\.id)
    case .organisations: registers.organisations.map(\.id)
    case .places: registers.places.map(\.id)
    case .figures: registers.figureKinds.map(\.id)
    case .sources: registers.sources.map(\.id)
    case .events: []
    }
  }

  /// The records that a register lacks; a source of which nothing was known is replaced in the text.
  private func records(
    _ kind: Origins.Collection, known: Set<String>, text: inout String
  ) throws(ImportFailure) -> [JSONValue] {
    let order = kind == .themes || kind == .sources ? "position" : "id"
    let names: [(id: String, name: String)] = try draft.read { database in
      try Row.fetchAll(
        database, sql: "SELECT id, name FROM name WHERE kind = ? ORDER BY \(order)", arguments: [kind.rawValue]
      ).map { ($0["id"], $0["name"]) }
    }
    switch kind {
    case .themes:
      return names.filter { !known.contains($0.id) }.enumerated().map { index, name in
        Self.theme(name.id, name.name, number: known.count + index)
      }
    case .figures:
      return names.filter { !known.contains($0.id) }.map { name in
        .object([
          .init("id", .string(name.id)), .init("unit", .string("number")),
          .init("words", .string(name.id.replacing("-", with: " "))),
        ])
      }
    case .sources: return try sourceRecords(names, known: known, text: &text)
    default:
      return names.filter { !known.contains($0.id) }.map { name in
        .object([
          .init("id", .string(name.id)),
          .init("name", .string(name.name.isEmpty ? Self.words(of: name.id) : name.name)),
        ])
      }
    }
  }

  private static func theme(_ id: String, _ name: String, number: Int) -> JSONValue {
    let signs = ["●", "■", "▲", "◆", "○", "□", "△", "◇"]
    let colours = ["red", "yellow", "bright-red", "green", "blue", "cyan", "magenta", "white"]
    return .object([
      .init("id", .string(id)), .init("name", .string(name.isEmpty ? words(of: id) : name)),
      .init("glyph", .string(signs[number % signs.count])), .init("colour", .string(colours[number % colours.count])),
    ])
  }

  private func sourceRecords(
    _ names: [(id: String, name: String)], known: Set<String>, text: inout String
  ) throws(ImportFailure) -> [JSONValue] {
    let lines: [(id: String, record: String)] = try draft.read { database in
      try Row.fetchAll(database, sql: "SELECT id, record FROM source ORDER BY position").map {
        ($0["id"], $0["record"])
      }
    }
    var records: [JSONValue] = []
    for line in lines {
      guard let record = try? JSONReader.value(of: line.record) else { continue }
      if !known.contains(line.id) {
        records.append(record)
      } else if let old = registers?.sources.first(where: { $0.id == line.id }), Self.isPlaceholder(old) {
        text = text.replacing(YAMLWriting.item(old.record), with: YAMLWriting.item(record))
      }
    }
    let given = Set(lines.map(\.id))
    for name in names where !known.contains(name.id) && !given.contains(name.id) {
      records.append(
        Self.placeholder(name.id, name: name.name, isFile: !name.name.isEmpty && fileSources.contains(name.id)).record)
    }
    return records
  }

  private static func isPlaceholder(_ source: Source) -> Bool { source["note"]?.text == "Imported without a record." }

  /// What became of a source against what the folder has.
  func outcome(of source: Source) -> ImportDraft.Outcome {
    guard let old = registers?.sources.first(where: { $0.id == source.id }) else { return .added }
    if old == source { return .unchanged(hasOtherLinks: false) }
    return Self.isPlaceholder(old) ? .added : .differs("sources.yaml")
  }

  /// How many sources stand in the catalogue of which nothing is known but the id.
  func unknownSources() throws(ImportFailure) -> Int {
    let known = Set(knownIDs(.sources)).union(fileSources)
    return try draft.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT id FROM name WHERE kind = 'sources' AND name = '' AND id NOT IN (SELECT id FROM source)"
      ).count { !known.contains($0) }
    }
  }

  /// How many people, organisations and places are known by their id alone.
  func unknownNames() throws(ImportFailure) -> Int {
    let known = Set([.people, .organisations, .places].flatMap { kind in knownIDs(kind).map { kind.rawValue + $0 } })
    return try draft.read { database in
      try String.fetchAll(
        database, sql: "SELECT kind || id FROM name WHERE kind IN ('people', 'organisations', 'places') AND name = ''"
      ).count { !known.contains($0) }
    }
  }

  // MARK: The header

  private func header(_ title: String) throws(ImportFailure) -> String {
    let span = try draft.read { try Self.span($0) }
    return YAMLWriting.members(
      .object([
        .init("format", .integer(CatalogueReader.format)), .init("title", .string(title)), .init("span", .string(span)),
      ]))
  }

  /// The years of the events; where some are said to be background, those that leave these outside.
  private static func span(_ database: Database) throws -> String {
    let hasBackground = try Int.fetchOne(database, sql: "SELECT 1 FROM event WHERE background") != nil
    let bounds =
      hasBackground
      ? "SELECT min(coalesce(last, first)) AS first, max(coalesce(first, last)) AS last FROM event WHERE NOT background"
      : "SELECT min(coalesce(first, last)) AS first, max(coalesce(last, first)) AS last FROM event"
    let row = try Row.fetchOne(database, sql: bounds)
    guard let row, let first: Int = row["first"], let last: Int = row["last"] else { return "1985/1991" }
    let (start, end) = (year(Day(number: first).year), year(Day(number: last).year))
    return start == end ? start : "\(start)/\(end)"
  }

  private static func year(_ number: Int) -> String {
    let digits = PlainDate.padded(Int(number.magnitude), 4)
    return (number.magnitude > 9999 ? "Y" : "") + (number < 0 ? "-" : "") + digits
  }
}

extension JSONValue {
  fileprivate func without(_ links: Set<LinkCheck.Link>) -> JSONValue {
    func isKept(_ key: String, _ target: String?) -> Bool { !links.contains(.init(kind: key, target: target ?? "")) }
    return .object(
      (members ?? []).compactMap { member in
        if member.key == "part_of" { return isKept(member.key, member.value.text) ? member : nil }
        guard member.key == "leads_to", let items = member.value.items else { return member }
        let kept = items.filter { isKept(member.key, $0.text) }
        return kept.isEmpty ? nil : .init(member.key, .array(kept))
      })
  }
}
