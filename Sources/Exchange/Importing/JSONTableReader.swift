import Catalogue
import Evidence

/// JSON of other programs: a list of objects, or an object that holds one; a member is what a column is in a table.
struct JSONTableReader: RowReader {
  private var items: JSONItems?
  private var nested: [JSONValue] = []
  private let file: String
  private let asked: [String: String]
  private var columns: [[String]: TableColumns] = [:]
  private var losses = Losses()
  private var failure: JSONReader.Failure?
  let taken: Int

  init(_ bytes: [UInt8], file: String, columns asked: [String: String]) throws(ImportFailure) {
    self.file = file
    self.asked = asked
    taken = bytes.count
    let whole: JSONValue
    do throws(JSONReader.Failure) {
      whole = try JSONReader.value(of: String(decoding: bytes, as: UTF8.self))
    } catch {
      // What stands before the place that cannot be read is taken.
      items = JSONItems(bytes, under: "events")
      return
    }
    if whole.items != nil {
      items = JSONItems(bytes, under: "")
    } else if let name = whole.members?.first(where: { Self.isList($0.value) })?.key {
      items = JSONItems(bytes, under: name)
    } else if let inner = whole.members?.lazy.compactMap({ member in
      member.value.members?.first { Self.isList($0.value) }?.value.items
    }).first {
      // Answers of SPARQL: results.bindings.
      nested = inner.reversed()
    } else {
      throw ImportFailure(
        "\(file): no list of objects is in it; what is read is [{\"date\": …, \"title\": …}, …], alone or in an object",
        isWrongUse: true)
    }
  }

  private static func isList(_ value: JSONValue) -> Bool {
    value.items.map { !$0.isEmpty && $0.allSatisfy { $0.members != nil } } ?? false
  }

  mutating func takeLosses() -> Losses {
    defer { losses = Losses() }
    return losses
  }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    let line: Int
    let value: JSONValue
    if items == nil {
      guard let item = nested.popLast() else { return nil }
      (line, value) = (1, item)
    } else {
      do throws(JSONReader.Failure) {
        guard let next = try items?.next() else {
          for member in items?.others ?? [] where member.value.members == nil || member.key != "head" {
            losses.add("“\(harmless(member.key))” beside the events")
          }
          return nil
        }
        (line, value) = next
      } catch {
        return ImportedRow(error, file: file)
      }
    }
    guard let members = value.members else {
      return ImportedRow(refused: "expected an object with a date and a title", file: file, line: line)
    }
    let known = members.filter { !$0.value.isEmptyCell }
    let names = known.map { String(harmless($0.key).trimmingBlanks) }
    if known.isEmpty { return try next() }
    let columns = try columns(names, among: members)
    do throws(CommaReader.RowProblem) {
      return try columns.row(known.map { $0.value.cell }, file: file, line: line, losses: &losses)
    } catch {
      return ImportedRow(refused: error.message, file: file, line: error.line)
    }
  }

  private mutating func columns(_ names: [String], among members: [JSONValue.Member]) throws(ImportFailure)
    -> TableColumns
  {
    if let known = columns[names] { return known }
    let found: TableColumns
    do throws(ImportFailure) {
      found = try TableColumns(header: names, asked: asked.filter { names.containsName($0.value) }, file: file)
    } catch {
      // A member that is missing once is told by its row; one that is never there, once for all.
      if columns.isEmpty {
        if let (_, name) = asked.first(where: { !names.containsName($0.value) }) {
          throw ImportFailure(
            "\(file): there is no member “\(name)”; there are: \(names.joined(separator: ", "))", isWrongUse: true)
        }
        throw error
      }
      found = try TableColumns(
        header: names + ["date", "title"], asked: asked.filter { names.containsName($0.value) }, file: file)
    }
    columns[names] = found
    return found
  }
}

extension [String] {
  fileprivate func containsName(_ name: String) -> Bool { contains { $0.lowercased() == name.lowercased() } }
}

extension JSONValue {
  fileprivate var isEmptyCell: Bool { self == .null || cell.isEmpty }

  /// The value as a cell of a table: lists parted by semicolons, of an answer of SPARQL its value.
  fileprivate var cell: String {
    switch self {
    case .null: return ""
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number, .object, .array:
      if let items { return items.map(\.cell).filter { !$0.isEmpty }.joined(separator: "; ") }
      if members != nil { return self["value"]?.cell ?? line }
      return line
    case .string(let text): return text
    }
  }
}
