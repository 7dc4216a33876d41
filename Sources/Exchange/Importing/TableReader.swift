import Catalogue
import Evidence

/// Comma-separated values with a line of names: a row an event.
struct TableReader: RowReader {
  private var rows: CommaReader
  private let file: String
  private let asked: [String: String]
  /// What the columns hold; nil before the first row was read.
  private(set) var columns: TableColumns?
  private var losses = Losses()
  /// The first cell of the line of names.
  private var opening = ""

  /// - Parameter asked: names of columns by what they mean.
  init(_ bytes: FileBytes, file: String, columns asked: [String: String]) {
    rows = CommaReader(bytes)
    self.file = file
    self.asked = asked
  }

  var taken: Int { rows.taken }

  mutating func takeLosses() -> Losses {
    defer { losses = Losses() }
    return losses
  }

  mutating func next() throws(ImportFailure) -> ImportedRow? {
    if columns == nil { try readHeader() }
    guard let columns else { return nil }
    while let row = try rows.next() {
      do throws(CommaReader.RowProblem) {
        var cells = try row.cells.get()
        // Spreadsheets leave rows and cells behind that hold nothing.
        if cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
        while cells.count > columns.header.count, cells.last?.allSatisfy(\.isWhitespace) ?? false { cells.removeLast() }
        if cells.count > columns.header.count {
          throw CommaReader.RowProblem(
            message: "the row has \(cells.count) cells, the line of names \(columns.header.count)", line: row.line)
        }
        if cells.first == opening, Self.names(cells) == columns.header {
          losses.add("lines of names that stand again")
          continue
        }
        return try columns.row(cells, file: file, line: row.line, losses: &losses)
      } catch {
        return ImportedRow(refused: error.message, file: file, line: error.line)
      }
    }
    return nil
  }

  private static func names(_ cells: [String]) -> [String] { cells.map { String(harmless($0).trimmingBlanks) } }

  private mutating func readHeader() throws(ImportFailure) {
    while let row = try rows.next() {
      guard case .success(let cells) = row.cells else {
        throw ImportFailure("\(file):\(row.line): the line of names cannot be read")
      }
      if cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      opening = cells.first ?? ""
      var names = Self.names(cells)
      while names.last?.isEmpty ?? false { names.removeLast() }
      columns = try TableColumns(header: names, asked: asked, file: file)
      return
    }
    throw ImportFailure("\(file): the file is empty")
  }
}
