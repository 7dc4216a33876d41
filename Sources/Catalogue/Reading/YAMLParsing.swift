import Evidence
import Yams

/// What came of parsing a chunk.
struct ParsedChunk {
  /// The value, `nil` where the chunk could not be parsed.
  var item: Item?
  var problems: [Problem]
}

/// Parses a chunk with every problem found on the way.
///
/// Mistakes whose meaning is plain are reported and mended, so that what follows them is read as well: a key
/// that is there twice, a value that should have been quoted.
package struct YAMLParsing {
  private let file: String
  private let lineOffset: Int
  private var lines: [String]
  private var problems: [Problem] = []
  private var anchored: Set<Position> = []
  private var renamedKeys: UInt32 = 0
  private var hasMendedValue: Bool

  /// Keys that begin with one of these were reported already and are to be passed over.
  static let renamedKeyMarks: ClosedRange<UInt32> = 0xF800...0xF8FF

  /// Whether a key was reported already.
  package static func isRenamed(_ key: String) -> Bool {
    key.unicodeScalars.first.map { renamedKeyMarks.contains($0.value) } ?? false
  }

  static func parse(_ chunk: YAMLChunk, of source: SourceText) -> ParsedChunk {
    var parsing = YAMLParsing(chunk, of: source)
    let item = parsing.item()
    return ParsedChunk(item: item, problems: parsing.problems)
  }

  private init(_ chunk: YAMLChunk, of source: SourceText) {
    file = source.file
    lineOffset = chunk.lineOffset
    lines = chunk.lines
    hasMendedValue = source.tabbedLines.contains {
      (chunk.lineOffset + 1...chunk.lineOffset + chunk.lines.count).contains($0)
    }
  }

  private mutating func item() -> Item? {
    for _ in 0..<200 {
      do {
        let parser = try Parser(
          yaml: lines.joined(separator: "\n") + "\n", resolver: .basic, encoding: .utf8)
        guard let node = try parser.singleRoot() else { return nil }
        return withExtendedLifetime(parser) { item(from: node) }
      } catch let error as YamlError {
        if !mend(error) { return nil }
      } catch {
        report("\(error)", at: Position(line: 1, column: 1))
        return nil
      }
    }
    return nil
  }

  // MARK: Trees

  private mutating func item(from node: Node) -> Item {
    let position = place(node.mark)
    if node.anchor != nil {
      report("anchor “&…”; write the value out wherever it is needed", at: position)
      // What many aliases of aliases repeat would grow without bounds.
      if node.scalar == nil, !anchored.insert(position).inserted {
        return Item(content: .nothing, position: position)
      }
    }
    switch node {
    case .scalar(let scalar):
      if scalar.tag != .implicit && scalar.tag != Tag(.str) {
        report("tag “!…”; leave it out: every value is read as it is written", at: position)
      }
      let isPlain = scalar.style == .plain || scalar.style == .any
      if isPlain && ["", "~", "null"].contains(scalar.string) {
        return Item(content: .nothing, position: position)
      }
      let style: Item.Style =
        switch scalar.style {
        case .literal, .folded: .block
        case .singleQuoted, .doubleQuoted: .quoted
        default: .plain
        }
      return Item(content: .scalar(scalar.string, style), position: position)
    case .sequence(let sequence):
      let items = sequence.map { item(from: $0) }
      return Item(content: .list(items, isFlow: isBracket(at: node.mark)), position: position)
    case .mapping(let mapping):
      var entries: [Item.Entry] = []
      for (key, value) in mapping {
        guard let scalar = key.scalar else {
          report("a key is a single word", at: place(key.mark))
          continue
        }
        entries.append(
          Item.Entry(key: scalar.string, keyPosition: place(key.mark), value: item(from: value)))
      }
      return Item(content: .map(entries, isFlow: isBracket(at: node.mark)), position: position)
    case .alias:
      return Item(content: .nothing, position: position)
    }
  }

  /// The style that the parser gives is that of the end of a list or map, which has none.
  private func isBracket(at mark: Mark?) -> Bool {
    guard let mark else { return false }
    let first = line(mark.line).unicodeScalars.dropFirst(mark.column - 1).first
    return first == "[" || first == "{"
  }

  /// A line by its number in the chunk, empty past the end, where the parser may see the cause of an error.
  private func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  // MARK: Mistakes

  /// Reports an error of the parser; true where its cause is mended and the chunk worth another try.
  private mutating func mend(_ error: YamlError) -> Bool {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      return mendDuplicate(of: keys.first ?? "", at: context.mark)
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return mendSyntax(problem, at: mark, context: context)
    default:
      report("\(error)", at: Position(line: 1, column: 1))
      return false
    }
  }

  private mutating func mendSyntax(_ problem: String, at mark: Mark, context: YamlError.Context?) -> Bool {
    let place = place(mark)
    if problem.contains("cannot start any token"), let value = self.value(onLine: mark.line) {
      if hasMendedValue || value.column != mark.column { return refuse(problem, at: place, context) }
      let quoted = doubleQuoted(value.text)
      report("found “\(value.text.prefix(1))”, which cannot begin a value; quote it: \(quoted)", at: place)
      return replaceValue(value, onLine: mark.line)
    }
    if problem.contains("mapping values are not allowed"), let value = self.value(onLine: mark.line),
      value.column < mark.column, let first = value.text.first, !"\"'[{|>".contains(first)
    {
      report("“: ” inside a value that is not quoted; put the whole value in quotes", at: place)
      return replaceValue(value, onLine: mark.line)
    }
    if problem.contains("unexpected end of stream"), let context, context.text.contains("quoted scalar") {
      report("the quotation mark that opens here is never closed", at: self.place(context.mark))
      return false
    }
    if mark.line > lines.count, let context, context.text.contains("flow") {
      report("the bracket that opens here is never closed", at: self.place(context.mark))
      return false
    }
    if problem.contains("could not find expected ':'"), let context {
      let found = text(line(context.mark.line).unicodeScalars.dropFirst(context.mark.column - 1))
      report("found “\(found)”, expected “key: value”", at: self.place(context.mark))
      return false
    }
    return refuse(problem, at: place, context)
  }

  private mutating func refuse(_ problem: String, at place: Position, _ context: YamlError.Context?) -> Bool {
    if hasMendedValue { return false }
    let line = context.map { "; see line \(self.place($0.mark).line)" } ?? ""
    let reason = context.map { $0.text + ", " } ?? ""
    report("not YAML: \(reason)\(problem)\(line)", at: place)
    return false
  }

  /// Gives the second of two equal keys of one map another name.
  private mutating func mendDuplicate(of key: String, at mark: Mark) -> Bool {
    guard let second = secondPlace(of: key, after: mark) else {
      report("key “\(key)” is there twice in one map", at: place(mark))
      return false
    }
    report("key “\(key)” is there twice in one map: first in line \(place(mark).line)", at: place(second))
    guard let name = Unicode.Scalar(Self.renamedKeyMarks.upperBound - renamedKeys) else { return false }
    renamedKeys += 1
    var scalars = Array(lines[second.line - 1].unicodeScalars)
    let start = second.column - 1
    let length = max(1, key.unicodeScalars.count)
    scalars.replaceSubrange(
      start..<min(scalars.count, start + length), with: repeatElement(name, count: length))
    lines[second.line - 1] = text(scalars)
    return renamedKeys < 200
  }

  private func secondPlace(of key: String, after mark: Mark) -> (line: Int, column: Int)? {
    let wanted = Array(key.unicodeScalars)
    for line in stride(from: mark.line, through: lines.count, by: 1) {
      let scalars = Array(lines[line - 1].unicodeScalars)
      let indentation = scalars.prefix { $0 == " " }.count
      let isFirst = line == mark.line
      if !isFirst, indentation < mark.column - 1, indentation < scalars.count, scalars[indentation] != "#" {
        return nil
      }
      let starts = isFirst ? Array(scalars.indices.dropFirst(mark.column)) : [mark.column - 1]
      for start in starts where isKey(wanted, in: scalars, at: start) {
        if !isFirst && indentation != start { continue }
        return (line, start + 1)
      }
    }
    return nil
  }

  private func isKey(_ key: [Unicode.Scalar], in scalars: [Unicode.Scalar], at start: Int) -> Bool {
    guard start + key.count < scalars.count, Array(scalars[start..<(start + key.count)]) == key else {
      return false
    }
    return scalars[(start + key.count)...].first { $0 != " " } == ":"
  }

  /// The value behind the first `key: ` of a line, with the column it begins in.
  private func value(onLine line: Int) -> (text: String, column: Int)? {
    let scalars = Array(self.line(line).unicodeScalars)
    guard
      let colon = scalars.indices.first(where: { index in
        scalars[index] == ":" && (index + 1 == scalars.count || scalars[index + 1] == " ")
      })
    else { return nil }
    guard let start = scalars[(colon + 1)...].firstIndex(where: { $0 != " " }) else { return nil }
    let end = scalars.lastIndex { $0 != " " } ?? start
    return (text(scalars[start...end]), start + 1)
  }

  private mutating func replaceValue(_ value: (text: String, column: Int), onLine line: Int) -> Bool {
    hasMendedValue = true
    let head = lines[line - 1].unicodeScalars.prefix(value.column - 1)
    lines[line - 1] =
      text(head) + "'"
      + value.text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
    return true
  }

  private mutating func report(_ message: String, at position: Position) {
    problems.append(
      Problem(file: file, line: position.line, column: position.column, message: message))
  }

  private func place(_ mark: Mark?) -> Position {
    Position(line: lineOffset + (mark?.line ?? 1), column: mark?.column ?? 1)
  }

  private func place(_ place: (line: Int, column: Int)) -> Position {
    Position(line: lineOffset + place.line, column: place.column)
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// A value as YAML and JSON write it in double quotes.
func doubleQuoted(_ text: some StringProtocol) -> String {
  var result = "\""
  for character in text {
    if character == "\"" || character == "\\" { result.append("\\") }
    result.append(character)
  }
  return result + "\""
}
