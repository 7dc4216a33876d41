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
  let draft: ImportDraft
  let registers: CatalogueContents?
  /// What the files that are imported are called, by their ids as sources.
  let fileSources: Set<String>

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

  // MARK: Writing

  /// Puts everything in its place: the registers, then the events in one step, then what makes the folder a catalogue.
  /// - Returns: the file of the events, relative to the folder; nil where there are none.
  func write(events count: Int, named name: String, title: String) throws(ImportFailure) -> String? {
    if registers?.format == 1, try draft.state("needsFormat2") != nil {
      throw ImportFailure(
        "the catalogue in \(folder) is of format 1, which cannot hold all of this; write “format: 2” in its "
          + "catalogue.yaml and give the same command again")
    }
    var file = try draft.state("target")
    if file == nil, count > 0 {
      let isYAML = try fitsYAML(count)
      file = freeName(name, isYAML ? "yaml" : "jsonl")
      try draft.batch { try $0.set("target", file ?? "") }
    }
    try DraftFile.makeFolder(folder + "/events")
    let made = try registersToMake()
    for kind in Self.registerKinds { try writeRegister(kind, isNew: made.contains(kind.rawValue)) }
    if let file, access(folder + "/" + file, F_OK) != 0 { try writeEvents(file) }
    if registers == nil {
      try DraftFile.write(try header(title), to: folder + "/catalogue.yaml", draft: draft.path + "/draft")
    }
    return file
  }

  private static let registerKinds: [Origins.Collection] = [
    .themes, .people, .organisations, .places, .figures, .sources,
  ]

  /// The registers that this import makes; what it wrote of them before it was interrupted is written anew.
  private func registersToMake() throws(ImportFailure) -> Set<String> {
    guard registers == nil else { return [] }
    if let kept = try draft.state("registers") { return Set(kept.split(separator: " ").map(String.init)) }
    let missing = Self.registerKinds.map(\.rawValue).filter { access("\(folder)/\($0).yaml", F_OK) != 0 }
    try draft.batch { try $0.set("registers", missing.joined(separator: " ")) }
    return Set(missing)
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

  // MARK: The header

  private func header(_ title: String) throws(ImportFailure) -> String {
    let span = try draft.read { try Self.span($0) }
    return YAMLWriting.members(
      .object([
        .init("format", .integer(CatalogueReader.format)), .init("title", .string(title)), .init("span", .string(span)),
      ]))
  }

  /// The years of the events; where some are said to be background, as few as the others need to be within.
  private static func span(_ database: Database) throws -> String {
    let hasBackground = try Int.fetchOne(database, sql: "SELECT 1 FROM event WHERE background") != nil
    let bounds =
      hasBackground
      ? """
      SELECT coalesce(min(last), min(first)) AS one, coalesce(max(first), max(last)) AS other
      FROM event WHERE NOT background
      """
      : "SELECT min(coalesce(first, last)) AS one, max(coalesce(last, first)) AS other FROM event"
    let row = try Row.fetchOne(database, sql: bounds)
    guard let row, let one: Int = row["one"], let other: Int = row["other"] else { return "1985/1991" }
    let (start, end) = (year(Day(number: min(one, other)).year), year(Day(number: max(one, other)).year))
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
        let kept = items.filter { item in
          isKept(item["source"] == nil ? member.key : "claim", item.text ?? item["event"]?.text)
        }
        return kept.isEmpty ? nil : .init(member.key, .array(kept))
      })
  }
}
