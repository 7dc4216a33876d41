/// What an edition sheet is made of, whatever the notation it was written in.
public enum SheetNode: Hashable, Sendable {
  /// A word or a number, as it is written.
  case scalar(String)
  case list([SheetNode])
  case map([String: SheetNode])
}

/// Why an edition sheet cannot be used.
public struct SheetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The key at fault; nil where it is the sheet as a whole.
  public let key: String?
  /// The place of the faulty entry in the list under the key, from 0; nil where it is the value as a whole.
  public let index: Int?
  /// What was found and what was expected.
  public let message: String

  /// A sentence for the reader.
  public var description: String {
    (key.map { "\($0)" + (index.map { "[\($0)]" } ?? "") + ": " } ?? "") + message
  }
}

extension EditionSheet {
  /// Reads a sheet.
  ///
  /// Scalars are taken as they are written, so that `1:17-120` is no number of base 60.
  /// - Throws: `SheetError` at the first thing that is wrong, unknown keys included.
  public init(_ node: SheetNode) throws {
    guard case .map(let fields) = node else {
      throw SheetError(key: nil, index: nil, message: "expected a map of keys")
    }
    if let key = fields.keys.sorted().first(where: { !EditionSheet.keys.contains($0) }) {
      let known = EditionSheet.keys.joined(separator: ", ")
      throw SheetError(key: key, index: nil, message: "unknown key; known are \(known)")
    }
    let reader = SheetReader(fields: fields)
    self.init(source: try reader.required("source"), digest: try reader.required("digest").lowercased())
    guard digest.utf8.count == 64, digest.allSatisfy({ $0.isHexDigit }) else {
      throw SheetError(key: "digest", index: nil, message: "expected 64 hexadecimal digits")
    }
    paragraphs = try reader.choice("paragraphs", ParagraphRule.self) ?? .blank
    starts = try reader.lines("starts")
    continues = try reader.lines("continues")
    glued = try reader.lines("glued")
    hyphenated = try reader.lines("hyphenated")
    headings = try reader.places("headings")
    quotations = try reader.places("quotations")
    notes = try reader.places("notes")
    furniture = try reader.places("furniture")
    notesWithin = try reader.places("notes-within", columns: true)
    furnitureWithin = try reader.places("furniture-within", columns: true)
    takenOut = try reader.places("taken-out", columns: true)
    hasRisingNoteNumbers = try reader.choice("note-numbers", NoteNumbers.self) == .rising
  }

  private enum NoteNumbers: String, CaseIterable { case rising, none }

  private static let keys = [
    "source", "digest", "paragraphs", "starts", "continues", "glued", "hyphenated", "headings", "quotations",
    "notes", "furniture", "notes-within", "furniture-within", "taken-out", "note-numbers",
  ]
}

private struct SheetReader {
  let fields: [String: SheetNode]

  func required(_ key: String) throws -> String {
    guard case .scalar(let text)? = fields[key], !text.isEmpty else {
      throw SheetError(key: key, index: nil, message: "expected a word")
    }
    return text
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _ type: Value.Type) throws -> Value?
  where Value.RawValue == String {
    guard let node = fields[key] else { return nil }
    if case .scalar(let text) = node, let value = Value(rawValue: text) { return value }
    let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw SheetError(key: key, index: nil, message: "expected one of \(choices)")
  }

  func places(_ key: String, columns: Bool = false) throws -> [EditionSheet.Place] {
    guard let node = fields[key] else { return [] }
    guard case .list(let nodes) = node else {
      throw SheetError(key: key, index: nil, message: "expected a list")
    }
    return try nodes.enumerated().map { index, node in
      guard case .scalar(let text) = node, let place = EditionSheet.Place(text),
        columns || place.columns == nil
      else {
        let forms = columns ? "12, 12-15 or \"12:3-9\"" : "12 or 12-15"
        throw SheetError(key: key, index: index, message: "expected \(forms)")
      }
      return place
    }
  }

  func lines(_ key: String) throws -> Set<Int> { Set(try places(key).flatMap { Array($0.lines) }) }
}

extension EditionSheet.Place {
  /// A place as sheets write it: `12`, `12-15` or `12:3-9`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, let lines = Self.range(first), parts.count <= 2 else { return nil }
    if parts.count == 2 {
      guard lines.count == 1, let columns = Self.range(parts[1]) else { return nil }
      self.init(lines: lines, columns: columns)
    } else {
      self.init(lines: lines)
    }
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      end.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && end.utf8.count < 10 ? Int(end) : nil
    }
    guard ends.count <= 2, let first = ends[0], first > 0, let last = ends[ends.count - 1], last >= first
    else {
      return nil
    }
    return first...last
  }
}
