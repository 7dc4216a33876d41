/// Puts locators into the text of an events file, by lines and columns, and checks that nothing else changed.
enum LocatorEdit {
  /// Why a file is left as it is.
  struct Refusal: Error {
    var problem: Problem
  }

  /// The text with the locators of its accounts, or a refusal; locators of events of other files are passed over.
  static func apply(_ locators: [QuoteLocator], to text: String, file: String) -> Result<String, Refusal> {
    let source = SourceText(text, file: file)
    let before = items(of: source)
    if before.problems.contains(where: { $0.severity == .error }) {
      return refuse(file, 1, "not written: the file has errors")
    }
    var wanted: [String: [Int: Int]] = [:]
    for locator in locators { wanted[locator.event, default: [:]][locator.quotation] = locator.paragraph }
    var edits: [Edit] = []
    for item in before.items {
      guard let id = id(of: item), let paragraphs = wanted[id] else { continue }
      for (index, account) in quoted(in: item).enumerated() {
        guard let paragraph = paragraphs[index], scalar(account["locator"]) != String(paragraph) else {
          continue
        }
        guard let edit = edit(account, paragraph, in: source) else {
          return refuse(file, account.position.line, "not written: no place for the locator was found")
        }
        edits.append(edit)
      }
    }
    if edits.isEmpty { return .success(text) }
    let edited = apply(edits, to: text, lines: source.lines)
    let after = items(of: SourceText(edited, file: file))
    let expected = before.items.map { item in
      expectation(for: item, paragraphs: id(of: item).flatMap { wanted[$0] } ?? [:])
    }
    if after.items.map({ Plain($0) }) != expected {
      return refuse(file, 1, "not written: with the locators the file would read otherwise")
    }
    return .success(edited)
  }

  private static func refuse(_ file: String, _ line: Int, _ message: String) -> Result<String, Refusal> {
    .failure(Refusal(problem: Problem(file: file, line: line, column: 1, message: message)))
  }

  /// The id of an event, or of that which a record adds to.
  private static func id(of event: Item) -> String? { scalar(event["id"]) ?? scalar(event["extends"]) }

  /// What an event quotes, in the order of ``Event/quotations``: its accounts, then the links that a source claims.
  private static func quoted(in event: Item) -> [Item] {
    (event["accounts"]?.items ?? [])
      + linkKeys.flatMap { event[$0]?.items ?? [] }.filter { scalar($0["source"]) != nil }
  }

  /// The lists that links stand in; JSON Lines have them in the first.
  private static let linkKeys = ["links", "leads_to"]

  private static func scalar(_ item: Item?) -> String? {
    if case .scalar(let text, _) = item?.content { text } else { nil }
  }

  private static func items(of source: SourceText) -> (items: [Item], problems: [Problem]) {
    if source.isJSONLines {
      var items: [Item] = []
      var problems = source.problems
      for (index, line) in source.lines.enumerated() where !trimmed(line).isEmpty {
        do throws(JSONReader.Failure) {
          items.append(try JSONReader.item(of: line, line: index + 1, isOneLine: true))
        } catch {
          problems.append(
            Problem(
              file: source.file, line: error.line, column: error.column, message: error.message))
        }
      }
      return (items, problems)
    }
    let parsed = YAMLChunk.split(source).map { YAMLParsing.parse($0, of: source) }
    return (parsed.flatMap { $0.item?.items ?? [] }, source.problems + parsed.flatMap(\.problems))
  }

  // MARK: Edits

  /// A change of one line, or a line put in before one.
  private enum Edit {
    case replace(line: Int, columns: Range<Int>, with: String)
    case insertLine(before: Int, String)
  }

  private static func edit(_ account: Item, _ paragraph: Int, in source: SourceText) -> Edit? {
    guard case .map(let entries, let isFlow) = account.content,
      let quote = entries.first(where: { $0.key == "quote" })
    else { return nil }
    let number = source.isJSONLines ? "\"\(paragraph)\"" : String(paragraph)
    if let locator = entries.first(where: { $0.key == "locator" }) {
      return replacement(of: locator.value, with: number, in: source)
    }
    if isFlow {
      let key = source.isJSONLines ? "\"locator\"" : "locator"
      let place = quote.keyPosition
      return .replace(
        line: place.line, columns: place.column..<place.column, with: "\(key): \(number), ")
    }
    let indentation = quote.keyPosition.column - 1
    var next = quote.keyPosition.line + 1
    var end = next
    while next <= source.lines.count {
      let line = source.lines[next - 1]
      let depth = line.utf8.prefix { $0 == 0x20 }.count
      let isBlank = depth == line.utf8.count
      if !isBlank && depth <= indentation { break }
      next += 1
      if !isBlank { end = next }
    }
    return .insertLine(before: end, String(repeating: " ", count: indentation) + "locator: " + number)
  }

  /// The replacement of a value that is a number, quoted or not, or `null`.
  private static func replacement(of value: Item, with number: String, in source: SourceText) -> Edit? {
    let rest = source.rest(from: value.position)
    let token = rest.prefix { !",}] ".contains($0) }
    let digits = token.filter { !"\"'".contains($0) }
    guard !token.isEmpty, digits == "null" || digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let start = value.position.column
    return .replace(
      line: value.position.line, columns: start..<(start + token.unicodeScalars.count), with: number)
  }

  /// Carries out edits from the last line to the first, each line keeping the end it has.
  private static func apply(_ edits: [Edit], to text: String, lines: [String]) -> String {
    var result = LineEnds.lines(of: text)
    let lineEnd = result.first?.end ?? "\n"
    func line(_ edit: Edit) -> (Int, Int) {
      switch edit {
      case .replace(let line, let columns, _): (line, columns.lowerBound)
      case .insertLine(let line, _): (line, 0)
      }
    }
    for edit in edits.sorted(by: { line($0) > line($1) }) {
      switch edit {
      case .replace(let line, let columns, let new):
        var scalars = Array(result[line - 1].text.unicodeScalars)
        scalars.replaceSubrange((columns.lowerBound - 1)..<(columns.upperBound - 1), with: new.unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        result[line - 1].text = String(view)
      case .insertLine(let line, let new):
        if line - 1 == result.count, let last = result.indices.last, result[last].end.isEmpty {
          result[last].end = lineEnd
          result.append((new, ""))
        } else {
          result.insert((new, lineEnd), at: line - 1)
        }
      }
    }
    return result.map { $0.text + $0.end }.joined()
  }

  // MARK: What should come out

  /// A value without its places.
  private indirect enum Plain: Equatable {
    case nothing
    case scalar(String)
    case list([Plain])
    case map([String: Plain])

    var isScalar: Bool { if case .scalar = self { true } else { false } }

    init(_ item: Item) {
      switch item.content {
      case .nothing: self = .nothing
      case .scalar(let text, _): self = .scalar(text)
      case .list(let items, _): self = .list(items.map { Plain($0) })
      case .map(let entries, _):
        self = .map(
          Dictionary(entries.map { ($0.key, Plain($0.value)) }, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  private static func expectation(for item: Item, paragraphs: [Int: Int]) -> Plain {
    guard case .map(var event) = Plain(item) else { return Plain(item) }
    var number = 0
    for key in ["accounts"] + linkKeys {
      guard case .list(var quoted) = event[key] else { continue }
      for index in quoted.indices {
        guard case .map(var members) = quoted[index], key == "accounts" || members["source"]?.isScalar == true else {
          continue
        }
        if let paragraph = paragraphs[number] { members["locator"] = .scalar(String(paragraph)) }
        quoted[index] = .map(members)
        number += 1
      }
      event[key] = .list(quoted)
    }
    return .map(event)
  }
}

/// Lines with the ends they have.
private enum LineEnds {
  static func lines(of text: String) -> [(text: String, end: String)] {
    var result: [(text: String, end: String)] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      var next = min(end + 1, bytes.count)
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next += 1 }
      result.append(
        (
          String(decoding: bytes[start..<end], as: UTF8.self),
          String(decoding: bytes[end..<next], as: UTF8.self)
        ))
      start = next
    }
    return result
  }
}
