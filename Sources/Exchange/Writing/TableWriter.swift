import Catalogue
import Chronology

/// Comma-separated values (RFC 4180): a row an event; what is itself an object or a list of objects is JSON in its cell.
struct TableWriter: ExportWriter {
  /// The columns; all but `sources`, which follows from the accounts, are members of the JSON object.
  static let columns = [
    "id", "date", "words", "earliest", "latest", "title", "theme", "summary", "note", "people", "organisations",
    "places", "background", "match", "leads_to", "part_of", "kind", "importance", "names", "forms", "was", "wikidata",
    "witnesses",
    "independent", "sources", "links", "disagreements", "accounts",
  ]

  private let columns: [String]

  init(_ head: ExportHead) { columns = Self.columns + (head.hasMarks ? ["mark"] : []) }

  func opening() -> String { Comma.row(columns) }

  func text(of event: ExportedEvent) -> String {
    Comma.row(
      columns.map { column in
        if column == "mark" { return event.markWords ?? "" }
        if column == "sources" {
          var sources: [String] = []
          for account in event.event.accounts where !sources.contains(account.source) { sources.append(account.source) }
          return sources.joined(separator: "; ")
        }
        switch event.json[column] ?? .null {
        case .null: return ""
        case .string(let text): return text
        case .array(let items) where items.isEmpty: return ""
        case .object(let members) where members.isEmpty: return ""
        case .array(let items) where items.allSatisfy({ $0.text.map { !$0.contains(";") } ?? false }):
          return items.compactMap(\.text).joined(separator: "; ")
        case let other: return other.line
        }
      })
  }
}

/// Rows of comma-separated values.
enum Comma {
  /// A row that ends in CR LF, quoted where it must be.
  static func row(_ cells: [String]) -> String {
    cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { (byte: UInt8) in [0x22, 0x2C, 0x0A, 0x0D].contains(byte) }
    let opens = cell.utf8.first == UInt8(ascii: "-") || cell.hasPrefix(" ") || cell.hasSuffix(" ")
    guard needsQuotes || opens else { return cell }
    // A combining mark after a quotation mark is one character with it; scalars are what the format knows.
    var text = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text.append("\"") }
      text.append(scalar)
    }
    return String(text) + "\""
  }

  /// A cell that a spreadsheet would take for a formula gets an apostrophe, as does one that looks as if it had one.
  static func guarded(_ cell: String) -> String {
    isGuardable(cell) ? "'" + cell : cell
  }

  /// The cell as it was before ``guarded(_:)``.
  static func unguarded(_ cell: String) -> String {
    guard cell.unicodeScalars.first == "'" else { return cell }
    let rest = String(cell.unicodeScalars.dropFirst())
    return isGuardable(rest) ? rest : cell
  }

  private static func isGuardable(_ cell: String) -> Bool {
    let bytes = cell.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = bytes.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let isNegativeNumber =
      cell.utf8.first == UInt8(ascii: "-") && bytes.count > 1
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    return !isNegativeNumber
  }
}
