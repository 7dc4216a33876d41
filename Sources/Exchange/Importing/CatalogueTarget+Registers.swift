import Catalogue
import GRDB
import Glibc

/// The registers that an import adds to: themes, people, organisations, places, figures and sources.
extension CatalogueTarget {
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

  /// Adds to a register what it lacks.
  /// - Parameter isNew: whether all that it may have already was written by this import.
  func writeRegister(_ kind: Origins.Collection, isNew: Bool) throws(ImportFailure) {
    let path = "\(folder)/\(kind.rawValue).yaml"
    let known = Set(knownIDs(kind))
    let isMissing = isNew || access(path, F_OK) != 0
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

  /// How many sources are added that the import has no record of: their names alone, and the files themselves.
  func sourcesWithoutRecord() throws(ImportFailure) -> Int {
    let known = Set(knownIDs(.sources))
    return try draft.read { database in
      try String.fetchAll(
        database, sql: "SELECT id FROM name WHERE kind = 'sources' AND id NOT IN (SELECT id FROM source)"
      ).count { !known.contains($0) }
    }
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
}
