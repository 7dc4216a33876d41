/// Reads rows of comma-separated values (RFC 4180), a row at a time.
///
/// Semicolons, tabs or upright bars part cells where the first line has those. A first line `sep=;` names the sign, as
/// spreadsheets write it.
///
/// A row that cannot be read is told and passed over. After a quotation mark that is never closed, or that another one
/// closes by chance, reading goes on with the line after the one that it stands in.
struct CommaReader {
  /// A row, or why there is none.
  struct Row {
    var line: Int
    var cells: Result<[String], RowProblem>
  }

  /// What is wrong with a row, at which column of its first line.
  struct RowProblem: Error {
    var message: String
    var line: Int
  }

  private var bytes: FileBytes
  private var line = 1
  private var separator = UInt8(ascii: ",")
  private var isFirst = true
  /// The most bytes of one row.
  static let limit = 4 << 20

  init(_ bytes: FileBytes) { self.bytes = bytes }

  /// How many bytes were read.
  var taken: Int { bytes.taken }

  /// The next row that is not an empty line; nil at the end.
  mutating func next() throws(ImportFailure) -> Row? {
    while true {
      while bytes.start < bytes.buffer.count || bytes.isAtEnd == false {
        if bytes.start == bytes.buffer.count, try !bytes.fill() { return nil }
        let byte = bytes.buffer[bytes.start]
        guard byte == 0x0A || byte == 0x0D else { break }
        if byte == 0x0A { line += 1 }
        bytes.take(1)
      }
      guard bytes.start < bytes.buffer.count else { return nil }
      if isFirst { try findSeparator() }
      isFirst = false
      return try row()
    }
  }

  /// The sign of a first line `sep=;`, or the one of comma, semicolon, tab and upright bar that the first line has most of, outside of quotation marks.
  private mutating func findSeparator() throws(ImportFailure) {
    let end = try bytes.lineFeed(from: bytes.start, limit: Self.limit) ?? bytes.buffer.count
    let opening = bytes.buffer[bytes.start..<end]
    let named = opening.starts(with: "\"sep=".utf8) ? 5 : opening.starts(with: "sep=".utf8) ? 4 : nil
    if let named, opening.count > named, opening.count <= named + 3, opening[opening.startIndex + named] != 0x0D {
      separator = opening[opening.startIndex + named]
      bytes.take(min(end + 1, bytes.buffer.count) - bytes.start)
      line += 1
      return
    }
    var isQuoted = false
    var counts: [UInt8: Int] = [:]
    for byte in bytes.buffer[bytes.start..<end] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    for candidate in [UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    where counts[candidate, default: 0] > counts[separator, default: 0] {
      separator = candidate
    }
  }

  private mutating func row() throws(ImportFailure) -> Row {
    let firstLine = line
    var cells: [String] = []
    var cell: [UInt8] = []
    var offset = 0
    var lines = 0
    var isQuoted = false
    var wasQuoted = false
    var isInvalid = false
    func end(_ cell: inout [UInt8], _ cells: inout [String], _ isInvalid: inout Bool) {
      let text = String(validating: cell, as: UTF8.self)
      isInvalid = isInvalid || text == nil
      cells.append(text ?? "")
      cell.removeAll(keepingCapacity: true)
    }
    while true {
      if bytes.start + offset >= bytes.buffer.count, try !bytes.fill() {
        if isQuoted { return try skipLine(firstLine, "a quotation mark opens here and is never closed") }
        break
      }
      if offset > Self.limit {
        return try skipLine(
          firstLine, "a row of more than \(Self.limit >> 20) MB\(isQuoted ? "; is a quotation mark left open?" : "")")
      }
      let byte = bytes.buffer[bytes.start + offset]
      offset += 1
      if byte == 0x0A { lines += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else {
          isQuoted = false
          wasQuoted = true
        }
        continue
      }
      switch byte {
      case separator:
        end(&cell, &cells, &isInvalid)
        wasQuoted = false
        continue
      case 0x0A:
        bytes.take(offset)
        line += lines
        if cell.last == 0x0D { cell.removeLast() }
        end(&cell, &cells, &isInvalid)
        return finished(cells, firstLine, isInvalid)
      case UInt8(ascii: "\"") where wasQuoted:
        // Two in a row stand for one.
        cell.append(byte)
        isQuoted = true
        wasQuoted = false
      case UInt8(ascii: "\"") where cell.isEmpty:
        isQuoted = true
      case 0x0D where wasQuoted: continue
      default:
        if wasQuoted { return try skipLine(firstLine, "words stand after the quotation mark that closes a cell") }
        cell.append(byte)
      }
    }
    bytes.take(offset)
    line += lines
    end(&cell, &cells, &isInvalid)
    return finished(cells, firstLine, isInvalid)
  }

  private func finished(_ cells: [String], _ line: Int, _ isInvalid: Bool) -> Row {
    if isInvalid {
      return Row(line: line, cells: .failure(RowProblem(message: "the row is not UTF-8", line: line)))
    }
    return Row(line: line, cells: .success(cells))
  }

  /// Passes over the line in which a row begins.
  private mutating func skipLine(_ firstLine: Int, _ message: String) throws(ImportFailure) -> Row {
    while true {
      if let end = try bytes.lineFeed(from: bytes.start, limit: Self.limit) {
        bytes.take(end + 1 - bytes.start)
        line += 1
        break
      }
      bytes.take(bytes.buffer.count - bytes.start)
      if bytes.isAtEnd { break }
    }
    return Row(line: firstLine, cells: .failure(RowProblem(message: message, line: firstLine)))
  }
}
