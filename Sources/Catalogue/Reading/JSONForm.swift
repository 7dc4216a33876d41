/// What a reader makes of a JSON text.
protocol JSONForm {
  associatedtype Member
  /// Whether the place of a value is part of it.
  static var hasPlaces: Bool { get }
  /// `null`, `true`, `false` or a number; nil for any other word.
  static func word(_ word: String, at place: Position) -> Self?
  static func text(_ text: String, at place: Position) -> Self
  static func list(_ items: [Self], at place: Position) -> Self
  static func map(_ members: [Member], at place: Position) -> Self
  static func member(_ key: String, at place: Position, _ value: Self) -> Member
  static func key(of member: Member) -> String
}

extension Item: JSONForm {
  static let hasPlaces = true

  static func word(_ word: String, at place: Position) -> Item? {
    if word == "null" { return Item(content: .nothing, position: place) }
    guard word == "true" || word == "false" || isNumber(word) else { return nil }
    return Item(content: .scalar(word, .plain), position: place)
  }

  static func text(_ text: String, at place: Position) -> Item {
    Item(content: .scalar(text, .quoted), position: place)
  }

  static func list(_ items: [Item], at place: Position) -> Item {
    Item(content: .list(items, isFlow: true), position: place)
  }

  static func map(_ members: [Entry], at place: Position) -> Item {
    Item(content: .map(members, isFlow: true), position: place)
  }

  static func member(_ key: String, at place: Position, _ value: Item) -> Entry {
    Entry(key: key, keyPosition: place, value: value)
  }

  static func key(of member: Entry) -> String { member.key }
}

extension JSONValue: JSONForm {
  static let hasPlaces = false

  static func word(_ word: String, at place: Position) -> JSONValue? {
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard isNumber(word) else { return nil }
      if let whole = Int(word), word != "-0" { return .integer(whole) }
      return .number(Double(word) ?? 0)
    }
  }

  static func text(_ text: String, at place: Position) -> JSONValue { .string(text) }
  static func list(_ items: [JSONValue], at place: Position) -> JSONValue { .array(items) }
  static func map(_ members: [Member], at place: Position) -> JSONValue { .object(members) }
  static func member(_ key: String, at place: Position, _ value: JSONValue) -> Member { .init(key, value) }
  static func key(of member: Member) -> String { member.key }
}

/// True for a number as JSON writes it: no sign but minus, no leading zero, no spaces or separators.
func isNumber(_ text: some StringProtocol) -> Bool {
  var rest = Array(text.utf8)[...]
  func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let run = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(run.count)
    return run.count
  }
  if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
  let startsWithZero = rest.first == UInt8(ascii: "0")
  let whole = digits(&rest)
  if whole == 0 || (startsWithZero && whole > 1) { return false }
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    if digits(&rest) == 0 { return false }
  }
  if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if digits(&rest) == 0 { return false }
  }
  return rest.isEmpty
}
