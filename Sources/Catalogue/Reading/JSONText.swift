extension JSONValue {
  /// Reads a JSON text (RFC 8259) of any number of lines; objects keep the order of their members.
  ///
  /// Linear time.
  /// - Parameter file: the name that a problem is reported under.
  /// - Throws: ``Problem`` with the place at which the text is not JSON.
  public static func parse(_ text: String, file: String) throws(Problem) -> JSONValue {
    JSONValue(try JSONText(text, file: file).item)
  }

  init(_ item: Item) {
    switch item.content {
    case .nothing: self = .null
    case .scalar("true", .plain): self = .bool(true)
    case .scalar("false", .plain): self = .bool(false)
    case .scalar(let text, .plain): self = Int(text).map { .integer($0) } ?? .number(Double(text) ?? .nan)
    case .scalar(let text, _): self = .string(text)
    case .list(let items, _): self = .array(items.map(JSONValue.init))
    case .map(let entries, _): self = .object(entries.map { .init($0.key, JSONValue($0.value)) })
    }
  }

  /// The value of a member; nil where there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text; nil for any other value.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number; nil for any other value.
  public var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The values of an array; none for any other value.
  public var values: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }

  /// The value as an item of the place given.
  func item(at position: Position) -> Item {
    let content: Item.Content =
      switch self {
      case .null: .nothing
      case .bool(let value): .scalar(value ? "true" : "false", .plain)
      case .integer(let number): .scalar(String(number), .plain)
      case .number(let number): .scalar(number.description, .plain)
      case .string(let text): .scalar(text, .quoted)
      case .array(let values): .list(values.map { $0.item(at: position) }, isFlow: true)
      case .object(let members):
        .map(
          members.map { .init(key: $0.key, keyPosition: position, value: $0.value.item(at: position)) },
          isFlow: true)
      }
    return Item(content: content, position: position)
  }
}

/// A JSON text of several lines, read by the parser of single lines: a line break is white space in JSON, and
/// never stands within a string.
struct JSONText {
  let item: Item
  private let starts: [Int]

  init(_ text: String, file: String) throws(Problem) {
    var flat = String.UnicodeScalarView()
    var starts = [0]
    var (isWithinString, isEscaped) = (false, false)
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "\n" {
        if isWithinString {
          throw Problem(
            file: file, line: starts.count, column: offset - (starts.last ?? 0) + 1,
            message: "not JSON: a line break within a string; write \\n")
        }
        starts.append(offset + 1)
      }
      if scalar == "\"" && !isEscaped { isWithinString.toggle() }
      isEscaped = scalar == "\\" && !isEscaped
      flat.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    self.starts = starts
    do throws(JSONParsing.Failure) {
      item = JSONText.placed(try JSONParsing.parse(String(flat), line: 1), starts)
    } catch {
      let place = JSONText.place(error.position, starts)
      throw Problem(file: file, line: place.line, column: place.column, message: error.message)
    }
  }

  private static func place(_ position: Position, _ starts: [Int]) -> Position {
    let line = max(1, starts.firstIndex { $0 >= position.column } ?? starts.count)
    return Position(line: line, column: position.column - starts[line - 1])
  }

  private static func placed(_ item: Item, _ starts: [Int]) -> Item {
    let content: Item.Content =
      switch item.content {
      case .nothing, .scalar: item.content
      case .list(let items, let isFlow): .list(items.map { placed($0, starts) }, isFlow: isFlow)
      case .map(let entries, let isFlow):
        .map(
          entries.map {
            .init(key: $0.key, keyPosition: place($0.keyPosition, starts), value: placed($0.value, starts))
          }, isFlow: isFlow)
      }
    return Item(content: content, position: place(item.position, starts))
  }
}
