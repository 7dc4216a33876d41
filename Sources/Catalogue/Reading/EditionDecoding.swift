import Evidence

extension EditionSheet {
  /// Reads a sheet; `nil`, with reports, where it does not say what file it is for.
  init?(_ record: Record) {
    let source = record.identifier("source")
    let digest = Self.digest(record)
    let rule = Self.rule(record)
    let numbering = record.text("note-numbers")
    if let numbering, numbering != "rising", let item = record["note-numbers"] {
      record.report.error("“note-numbers”: found “\(numbering)”, expected rising", at: item.position)
    }
    let lines = ["starts", "continues", "glued", "hyphenated"].map { Self.lines(record, $0) }
    let kinds = [
      "headings", "quotations", "notes", "furniture", "notes-within", "furniture-within", "taken-out",
    ]
    let places = kinds.map { Self.places(record, $0) }
    guard let source, let digest else { return nil }
    self.init(source: source, digest: digest)
    if let rule { paragraphs = rule }
    (starts, continues, glued, hyphenated) = (lines[0], lines[1], lines[2], lines[3])
    (headings, quotations, notes, furniture) = (places[0], places[1], places[2], places[3])
    (notesWithin, furnitureWithin, takenOut) = (places[4], places[5], places[6])
    hasRisingNoteNumbers = numbering == "rising"
  }

  private static func digest(_ record: Record) -> String? {
    guard let text = record.text("digest"), let item = record["digest"] else { return nil }
    let isHexadecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if text.utf8.count == 64 && isHexadecimal { return text }
    record.report.error(
      "“digest”: expected a SHA-256 digest: 64 hexadecimal digits in lower case", at: item.position)
    return nil
  }

  private static func rule(_ record: Record) -> ParagraphRule? {
    guard let text = record.text("paragraphs"), let item = record["paragraphs"] else { return nil }
    if let rule = ParagraphRule(rawValue: text) { return rule }
    let known = ParagraphRule.allCases.map(\.rawValue).joined(separator: ", ")
    record.report.error("“paragraphs”: found “\(text)”, expected one of \(known)", at: item.position)
    return nil
  }

  private static func lines(_ record: Record, _ key: String) -> Set<Int> {
    Set(
      record.list(key).compactMap { item in
        if case .scalar(let text, _) = item.content, let line = Int(text), line > 0 { return line }
        record.report.error("“\(key)”: expected the number of a line", at: item.position)
        return nil
      })
  }

  private static func places(_ record: Record, _ key: String) -> [Place] {
    record.list(key).compactMap { item in
      if case .scalar(let text, _) = item.content, let place = Place(written: text) { return place }
      record.report.error(
        "“\(key)”: expected a line, lines or columns of a line, for example 12, 12-15 or \"12:3-9\"",
        at: item.position)
      return nil
    }
  }
}

extension EditionSheet.Place {
  fileprivate init?(written text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let lines = Self.range(parts[0]) else { return nil }
    if parts.count == 1 {
      self.init(lines: lines)
    } else {
      guard lines.count == 1, let columns = Self.range(parts[1]) else { return nil }
      self.init(lines: lines, columns: columns)
    }
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let first = ends[0], first > 0, let last = ends[ends.count - 1], last >= first
    else {
      return nil
    }
    return first...last
  }
}
