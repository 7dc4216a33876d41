/// The text of one file of the catalogue, made fit for a parser, with what was wrong in its bytes.
struct SourceText: Sendable {
  /// The path for messages: relative to the catalogue's folder, or whole where there are several catalogues.
  let file: String
  /// The path relative to the folder of its catalogue.
  let name: String
  /// The lines without their ends.
  let lines: [String]
  /// The number of the first of them in the file.
  let firstLine: Int
  /// What was wrong in the bytes themselves.
  let problems: [Problem]
  /// The lines whose indentation held a tab, counted from 1.
  let tabbedLines: Set<Int>

  /// Decodes UTF-8, with or without a byte order mark; `nil` with the reason where the bytes are no text.
  ///
  /// Control characters and tabs in the indentation are reported and taken for spaces.
  /// - Parameter firstLine: the number of the first line, where the bytes are a piece of a file.
  static func decode(
    _ bytes: some RandomAccessCollection<UInt8>, file: String, name: String? = nil, firstLine: Int = 1
  ) -> Result<SourceText, UnreadableText> {
    var bytes = bytes[...]
    if firstLine == 1, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(
        UnreadableText(
          problem: Problem(
            file: file, line: 1, column: 1, message: "the file is UTF-16; save it as UTF-8")))
    }
    if firstLine == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .failure(UnreadableText(problem: firstInvalidByte(bytes, file: file, firstLine: firstLine)))
    }
    return .success(SourceText(text, file: file, name: name, firstLine: firstLine))
  }

  /// A line that is as it should be, without its end.
  private init(plain line: String, file: String, number: Int) {
    self.file = file
    name = file
    lines = [line]
    firstLine = number
    problems = []
    tabbedLines = []
  }

  /// As ``decode(_:file:firstLine:)`` for a single line with its end; most lines need no second look.
  static func decode(line: ArraySlice<UInt8>, file: String, number: Int) -> Result<SourceText, UnreadableText> {
    if number > 1, line.last == 0x0A {
      let body = line.dropLast()
      if let text = String(validating: body, as: UTF8.self), !mayNeedCleaning(text[...]) {
        return .success(SourceText(plain: text, file: file, number: number))
      }
    }
    return decode(line, file: file, firstLine: number)
  }

  init(_ text: String, file: String, name: String? = nil, firstLine: Int = 1) {
    var lines: [String] = []
    var problems: [Problem] = []
    var tabbed: [Position] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let number = lines.count + firstLine
      var line = Substring(rest[..<end])
      if Self.mayNeedCleaning(line) {
        line = Self.cleaned(line, number: number, file: file, tabs: &tabbed, problems: &problems)
      }
      lines.append(String(line))
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      if end != text.utf8.endIndex, text.utf8[end] == 0x0D, rest.first == 0x0A { rest = rest.dropFirst() }
    }
    if let first = tabbed.first {
      let more = tabbed.count == 1 ? "" : " (and of \(tabbed.count - 1) more)"
      problems.append(
        Problem(
          file: file, line: first.line, column: first.column,
          message: "tab in the indentation of this line\(more); indent with spaces only"))
    }
    if let last = text.utf8.last, last != 0x0A && last != 0x0D {
      problems.append(
        Problem(
          file: file, line: firstLine + lines.count - 1, column: (lines.last?.unicodeScalars.count ?? 0) + 1,
          message: "the last line has no line end; was the file cut off?", severity: .warning))
    }
    self.file = file
    self.name = name ?? file
    self.lines = lines
    self.firstLine = firstLine
    self.problems = problems
    tabbedLines = Set(tabbed.map(\.line))
  }

  /// The rest of a line from a position on.
  func rest(from position: Position) -> Substring {
    let index = position.line - firstLine
    guard lines.indices.contains(index) else { return "" }
    return Substring(lines[index].unicodeScalars.dropFirst(position.column - 1))
  }

  /// True where a byte may be, or begin, a control character or a separator of lines.
  private static func mayNeedCleaning(_ line: Substring) -> Bool {
    var line = line
    return line.withUTF8 { bytes in
      bytes.indices.contains { index in
        let byte = bytes[index]
        if byte < 0x20 || byte == 0x7F { return true }
        guard byte == 0xC2 || byte == 0xE2, index + 1 < bytes.count else { return false }
        return bytes[index + 1] < 0xA0 && (byte == 0xC2 || bytes[index + 1] == 0x80)
      }
    }
  }

  private static func cleaned(
    _ line: Substring, number: Int, file: String, tabs: inout [Position], problems: inout [Problem]
  ) -> Substring {
    var result = String.UnicodeScalarView()
    var isIndentation = true
    var hasTab = false
    for (offset, scalar) in line.unicodeScalars.enumerated() {
      isIndentation = isIndentation && (scalar == " " || scalar == "\t")
      if scalar == "\t" {
        if isIndentation && !hasTab {
          hasTab = true
          tabs.append(Position(line: number, column: offset + 1))
        }
        result.append(isIndentation ? " " : scalar)
      } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || isLineSeparator(scalar, in: file)
      {
        problems.append(
          Problem(
            file: file, line: number, column: offset + 1,
            message: "control character \(codePoint(scalar)); delete it"))
        result.append(" ")
      } else {
        result.append(scalar)
      }
    }
    if hasTab, result.allSatisfy({ $0 == " " || $0 == "\t" }) { tabs.removeLast() }
    return Substring(String(result))
  }

  private static func firstInvalidByte(
    _ bytes: some RandomAccessCollection<UInt8>, file: String, firstLine: Int
  ) -> Problem {
    var line = firstLine
    var column = 1
    var good = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      good += UTF8.width(scalar)
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    let byte = hexadecimal(UInt32(bytes[bytes.index(bytes.startIndex, offsetBy: good)]), digits: 2)
    return Problem(
      file: file, line: line, column: column, message: "byte 0x\(byte) is not UTF-8; save the file as UTF-8")
  }
}

/// Why the bytes of a file are no text.
struct UnreadableText: Error {
  var problem: Problem

  /// The same with another path of the file.
  func at(_ file: String) -> UnreadableText {
    var moved = self
    moved.problem.file = file
    return moved
  }
}

/// True for what YAML, but not JSON, takes for the end of a line besides the usual.
private func isLineSeparator(_ scalar: Unicode.Scalar, in file: String) -> Bool {
  (scalar.value == 0x2028 || scalar.value == 0x2029) && !file.hasSuffix(".jsonl")
}

/// A code point as the Unicode standard writes it, for example `U+001B`.
private func codePoint(_ scalar: Unicode.Scalar) -> String {
  "U+" + hexadecimal(scalar.value, digits: 4)
}

private func hexadecimal(_ number: UInt32, digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
