/// Reads JSON (RFC 8259): the one reader for lines of a catalogue, for records, for imports and for the archive's own
/// documents.
///
/// It makes values with the place of each, or plain values without; it is strict: a name twice in one object, a raw
/// control character in a text and half a surrogate pair are errors. Linear in the length of the text.
public struct JSONReader {
  /// Why a text is not JSON, and where.
  public struct Failure: Error, Hashable, Sendable {
    /// What was found and what was expected.
    public var message: String
    /// The line, counted from 1.
    public var line: Int
    /// The column in code points, counted from 1.
    public var column: Int
  }

  /// How deep values may be nested.
  public static let depthLimit = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isOneLine: Bool
  private var index: Int
  /// The last place whose line and column were counted.
  private var mark = 0
  private var markPosition: Position

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int = 0, line: Int, isOneLine: Bool = false) {
    self.bytes = bytes
    self.isOneLine = isOneLine
    self.index = index
    mark = index
    markPosition = Position(line: line, column: 1)
  }

  // MARK: Whole texts

  /// The value that a text consists of.
  /// - Parameter line: the number of the text's first line.
  public static func value(of text: String, line: Int = 1) throws(Failure) -> JSONValue {
    try whole(text, line: line, isOneLine: false)
  }

  /// The value that a text consists of, with the place of every part.
  static func item(of text: String, line: Int = 1, isOneLine: Bool = false) throws(Failure) -> Item {
    try whole(text, line: line, isOneLine: isOneLine)
  }

  private static func whole<Form: JSONForm>(
    _ text: String, line: Int, isOneLine: Bool
  ) throws(Failure) -> Form {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(Failure) in
        var reader = JSONReader(bytes, line: line, isOneLine: isOneLine)
        let value: Form = try reader.value(depth: 0)
        try reader.end()
        return value
      }
    }
    return try result.get()
  }

  // MARK: Bytes

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var found: String {
    if index >= bytes.count { return isOneLine ? "the end of the line" : "the end" }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    return "“\(rest.prefix(1))”"
  }

  /// The place of the next byte.
  private mutating func position() -> Position {
    while mark < index {
      let byte = bytes[mark]
      if byte == 0x0A {
        markPosition = Position(line: markPosition.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        markPosition.column += 1
      }
      mark += 1
    }
    return markPosition
  }

  private mutating func failure(_ message: String) -> Failure { failure(message, at: position()) }

  private func failure(_ message: String, at place: Position) -> Failure {
    Failure(message: "not JSON: " + message, line: place.line, column: place.column)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    if next != byte { return false }
    index += 1
    return true
  }

  private mutating func end() throws(Failure) {
    skipBlanks()
    if index < bytes.count {
      throw failure("expected the end\(isOneLine ? " of the line" : ""), found \(found)")
    }
  }

  // MARK: Values

  private mutating func value<Form: JSONForm>(depth: Int) throws(Failure) -> Form {
    skipBlanks()
    let place = Form.hasPlaces ? position() : markPosition
    if depth > Self.depthLimit { throw failure("nested too deeply") }
    switch next {
    case UInt8(ascii: "{"): return Form.map(try members(of: Form.self, depth: depth), at: place)
    case UInt8(ascii: "["): return Form.list(try list(depth: depth), at: place)
    case UInt8(ascii: "\""): return Form.text(try string(), at: place)
    default:
      let start = index
      while let byte = next, byte < 0x80, byte > 0x20, !",]}:".utf8.contains(byte) { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      if let value = Form.word(word, at: place) { return value }
      index = start
      throw failure("expected a value, found \(found)")
    }
  }

  private mutating func list<Form: JSONForm>(depth: Int) throws(Failure) -> [Form] {
    index += 1
    var items: [Form] = []
    if take(UInt8(ascii: "]")) { return items }
    repeat {
      items.append(try value(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("expected “,” or “]”, found \(found)") }
    return items
  }

  private mutating func members<Form: JSONForm>(
    of form: Form.Type, depth: Int
  ) throws(Failure) -> [Form.Member] {
    index += 1
    var members: [Form.Member] = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      let (name, place) = try key(hasPlace: Form.hasPlaces)
      if members.contains(where: { Form.key(of: $0) == name }) {
        throw Failure(
          message: "key “\(name)” is there twice in one map", line: place.line, column: place.column)
      }
      members.append(Form.member(name, at: place, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("expected “,” or “}”, found \(found)") }
    return members
  }

  private mutating func key(hasPlace: Bool) throws(Failure) -> (String, Position) {
    skipBlanks()
    let place = hasPlace ? position() : markPosition
    guard next == UInt8(ascii: "\"") else { throw failure("expected a key in double quotes, found \(found)") }
    let key = try string()
    guard take(UInt8(ascii: ":")) else { throw failure("expected “:”, found \(found)") }
    return (key, place)
  }

  // MARK: Texts

  private mutating func string() throws(Failure) -> String {
    let opening = index
    index += 1
    let start = index
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    if next == UInt8(ascii: "\"") {
      index += 1
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
      case 0x0A, 0x0D: throw failure("a line break in a text; write \\n")
      case ..<0x20: throw failure("a control character in a text; write it as an escape")
      default:
        text.append(byte)
        index += 1
      }
    }
    index = opening
    throw failure("the quotation mark that opens here is never closed")
  }

  private mutating func escaped() throws(Failure) -> Unicode.Scalar {
    guard index + 1 < bytes.count else {
      index = bytes.count
      throw failure("expected an escape, found \(found)")
    }
    let plain: Unicode.Scalar? =
      switch bytes[index + 1] {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let plain {
      index += 2
      return plain
    }
    guard bytes[index + 1] == UInt8(ascii: "u"), let unit = codeUnit(at: index + 2) else {
      throw failure("unknown escape")
    }
    if let scalar = Unicode.Scalar(unit) {
      index += 6
      return scalar
    }
    if (0xD800...0xDBFF).contains(unit), bytes[min(index + 6, bytes.count)...].starts(with: "\\u".utf8),
      let low = codeUnit(at: index + 8), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    {
      index += 12
      return scalar
    }
    throw failure("unknown escape")
  }

  private func codeUnit(at start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt16(byte & 0xDF - 0x37)
      default: return nil
      }
    }
    return unit
  }
}

// MARK: Items one by one

/// The items of a list in a JSON text, one by one: the list that the text is, or a member of the object that it is.
///
/// Only one item at a time is a value; the text itself is held.
public struct JSONItems {
  private let bytes: [UInt8]
  private let name: String
  private var index = 0
  private var line = 1
  private var state = State.before
  /// The other members of the object, as far as the text was read.
  public private(set) var others: [JSONValue.Member] = []

  private enum State { case before, inList(isInObject: Bool, isFirst: Bool), after }

  /// Makes a reader of the list, or of the list under this name.
  public init(_ bytes: [UInt8], under name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// The next item with the line that it begins in; nil after the last one, when ``others`` is complete.
  /// - Throws: ``JSONReader/Failure`` where the text is not JSON; what follows that place cannot be read.
  public mutating func next() throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONReader.Failure) in
        var reader = JSONReader(buffer, from: index, line: line)
        return try next(&reader)
      }
    }
    if case .failure = result { state = .after }
    return try result.get()
  }
}

extension JSONItems {
  private mutating func next(_ reader: inout JSONReader) throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    defer { (index, line) = reader.resting }
    switch state {
    case .after: return nil
    case .before:
      guard reader.opens(UInt8(ascii: "[")) else {
        guard reader.opens(UInt8(ascii: "{")) else { throw reader.expected("an object or a list") }
        return try members(&reader, isFirst: true)
      }
      state = .inList(isInObject: false, isFirst: true)
      return try item(&reader, isInObject: false, isFirst: true)
    case .inList(let isInObject, let isFirst):
      return try item(&reader, isInObject: isInObject, isFirst: isFirst)
    }
  }

  private mutating func item(
    _ reader: inout JSONReader, isInObject: Bool, isFirst: Bool
  ) throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    let isOver = reader.opens(UInt8(ascii: "]"))
    if isOver, isInObject { return try members(&reader, isFirst: false) }
    if isOver {
      state = .after
      try reader.finish()
      return nil
    }
    if !isFirst, !reader.opens(UInt8(ascii: ",")) { throw reader.expected("“,” or “]”") }
    state = .inList(isInObject: isInObject, isFirst: false)
    return try reader.placedValue()
  }

  private mutating func members(
    _ reader: inout JSONReader, isFirst: Bool
  ) throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    var isFirst = isFirst
    while !reader.opens(UInt8(ascii: "}")) {
      if !isFirst, !reader.opens(UInt8(ascii: ",")) { throw reader.expected("“,” or “}”") }
      isFirst = false
      let key = try reader.memberKey()
      if key == name, reader.opens(UInt8(ascii: "[")) {
        state = .inList(isInObject: true, isFirst: true)
        return try item(&reader, isInObject: true, isFirst: true)
      }
      others.append(.init(key, try reader.placedValue().value))
    }
    state = .after
    try reader.finish()
    return nil
  }
}

extension JSONReader {
  fileprivate init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, line: Int) {
    self.init(bytes, from: index, line: line, isOneLine: false)
  }

  fileprivate var resting: (index: Int, line: Int) {
    var copy = self
    return (index, copy.position().line)
  }

  fileprivate mutating func opens(_ byte: UInt8) -> Bool { take(byte) }
  fileprivate mutating func expected(_ words: String) -> Failure { failure("expected \(words), found \(found)") }
  fileprivate mutating func memberKey() throws(Failure) -> String { try key(hasPlace: false).0 }
  fileprivate mutating func finish() throws(Failure) { try end() }

  fileprivate mutating func placedValue() throws(Failure) -> (line: Int, value: JSONValue) {
    skipBlanks()
    let line = position().line
    return (line, try value(depth: 1))
  }
}

// MARK: Forms

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
