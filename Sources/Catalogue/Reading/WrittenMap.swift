import Evidence

/// A YAML file that is a map, each of its keys parsed by itself, so that a mistake in one spoils nothing else.
package struct WrittenMap {
  /// The keys with what they have, in the order of the file; one that is there twice has its first value.
  package private(set) var entries: [Item.Entry] = []
  /// What is wrong with the file as YAML.
  package private(set) var problems: [Problem] = []

  /// Reads a file.
  /// - Parameter file: its name in messages.
  package init(_ bytes: [UInt8], file: String) {
    let source: SourceText
    switch SourceText.decode(bytes, file: file) {
    case .failure(let unreadable):
      problems = [unreadable.problem]
      return
    case .success(let text): source = text
    }
    problems = source.problems
    for chunk in WrittenMap.chunks(of: source) {
      let parsed = YAMLParsing.parse(chunk, of: source)
      problems += parsed.problems
      guard let item = parsed.item else { continue }
      if case .nothing = item.content { continue }
      guard case .map(let own, _) = item.content else {
        report("found \(item.kind), expected a map: “key: value”", in: file, at: item.position)
        continue
      }
      for entry in own where !YAMLParsing.isRenamed(entry.key) { add(entry, file: file) }
    }
  }

  private mutating func add(_ entry: Item.Entry, file: String) {
    if let first = entries.first(where: { $0.key == entry.key }) {
      report(
        "key “\(entry.key)” is there twice in one map: first in line \(first.keyPosition.line)", in: file,
        at: entry.keyPosition)
    } else {
      entries.append(entry)
    }
  }

  private mutating func report(_ message: String, in file: String, at position: Position) {
    problems.append(Problem(file: file, line: position.line, column: position.column, message: message))
  }

  /// The lines from each that begins with a key to before the next.
  private static func chunks(of source: SourceText) -> [YAMLChunk] {
    let lines = source.lines.map { $0 == "---" ? "" : $0 }
    var starts = lines.indices.filter { index in
      lines[index].utf8.first.map { !" #}]".utf8.contains($0) } ?? false
    }
    // What is set in from the first line on belongs together.
    let first = lines.firstIndex { line in line.utf8.first { $0 != 0x20 }.map { $0 != UInt8(ascii: "#") } ?? false }
    if let first, starts.first != first { starts.insert(first, at: 0) }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      YAMLChunk(lineOffset: start, lines: Array(lines[start..<end]))
    }
  }
}
