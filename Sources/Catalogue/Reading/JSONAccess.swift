extension JSONValue {
  /// Reads a JSON text (RFC 8259) of any number of lines; objects keep the order of their members.
  ///
  /// Linear time.
  /// - Parameter file: the name that a problem is reported under.
  /// - Throws: ``Problem`` with the place at which the text is not JSON.
  public static func parse(_ text: String, file: String) throws(Problem) -> JSONValue {
    do throws(JSONReader.Failure) {
      return try JSONReader.value(of: text)
    } catch {
      throw Problem(file: file, line: error.line, column: error.column, message: error.message)
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

  /// The items of a list; nil for anything but a list.
  public var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members of an object; nil for anything but an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The number; nil for anything else.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
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
