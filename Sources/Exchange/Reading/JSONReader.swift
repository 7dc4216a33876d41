import Catalogue

/// Reads JSON (RFC 8259) from bytes, with the line of every item of the lists that matter.
///
/// Linear in the length of the text. Duplicate names are kept; the first one counts (see ``JSONValue``'s subscript).
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
  private var index = 0
  private let firstLine: Int

  /// The value that a text consists of.
  /// - Parameter line: the number of the text's first line.
  public static func value(of text: String, line: Int = 1) throws(Failure) -> JSONValue {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(Failure) in
        var reader = JSONReader(bytes: bytes, index: 0, firstLine: line)
        let value = try reader.value(depth: 0)
        try reader.end()
        return value
      }
    }
    return try result.get()
  }

  /// The items of a list, each with the line that it begins in.
  ///
  /// The list is the whole text, or the member of this name of the object that the text is.
  /// - Returns: the items, nil where there is no such list, and the other members of the object.
  public static func items(
    of text: String, under name: String
  ) throws(Failure) -> (items: [(line: Int, value: JSONValue)]?, others: [JSONValue.Member]) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(Failure) in
        var reader = JSONReader(bytes: bytes, index: 0, firstLine: 1)
        return try reader.items(under: name)
      }
    }
    return try result.get()
  }

  private mutating func items(
    under name: String
  ) throws(Failure) -> (items: [(line: Int, value: JSONValue)]?, others: [JSONValue.Member]) {
    skipBlanks()
    if next == UInt8(ascii: "[") {
      let items = try list(depth: 0)
      try end()
      return (items, [])
    }
    guard take(UInt8(ascii: "{")) else { throw failure("expected an object or a list, found \(found)") }
    var items: [(line: Int, value: JSONValue)]?
    var others: [JSONValue.Member] = []
    if !take(UInt8(ascii: "}")) {
      repeat {
        let key = try key()
        skipBlanks()
        if key == name, next == UInt8(ascii: "["), items == nil {
          items = try list(depth: 1)
        } else {
          others.append(.init(key, try value(depth: 1)))
        }
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw failure("expected “,” or “}”, found \(found)") }
    }
    try end()
    return (items, others)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var found: String {
    guard index < bytes.count else { return "the end" }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    return "“\(rest.prefix(1))”"
  }

  private var line: Int { firstLine + bytes[..<index].count { $0 == 0x0A } }

  private func failure(_ message: String) -> Failure {
    let before = bytes[..<min(index, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return Failure(message: "not JSON: " + message, line: line, column: column)
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
    if index < bytes.count { throw failure("expected the end, found \(found)") }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    skipBlanks()
    if depth > Self.depthLimit { throw failure("nested too deeply") }
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try list(depth: depth).map(\.value))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw failure("expected a value, found \(found)") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    var end = index
    while end < bytes.count, "+-.0123456789Ee".utf8.contains(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard isNumber(text) else { throw failure("expected a value, found \(found)") }
    index = end
    if let whole = Int(text) { return .integer(whole) }
    return .number(Double(text) ?? 0)
  }

  /// No sign but minus, no leading zero, digits on both sides of the point.
  private func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
  }

  private mutating func list(depth: Int) throws(Failure) -> [(line: Int, value: JSONValue)] {
    index += 1
    var items: [(line: Int, value: JSONValue)] = []
    var counted = index
    var line = depth < 2 ? self.line : 0
    if take(UInt8(ascii: "]")) { return items }
    repeat {
      skipBlanks()
      if depth < 2 {
        line += bytes[counted..<index].count { $0 == 0x0A }
        counted = index
      }
      items.append((line, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("expected “,” or “]”, found \(found)") }
    return items
  }

  private mutating func key() throws(Failure) -> String {
    skipBlanks()
    guard next == UInt8(ascii: "\"") else { throw failure("expected a name in double quotes, found \(found)") }
    let key = try string()
    guard take(UInt8(ascii: ":")) else { throw failure("expected “:”, found \(found)") }
    return key
  }

  private mutating func members(depth: Int) throws(Failure) -> [JSONValue.Member] {
    index += 1
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      members.append(.init(try key(), try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("expected “,” or “}”, found \(found)") }
    return members
  }

  private mutating func string() throws(Failure) -> String {
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
      case ..<0x20: throw failure("a control character in a text; write it as an escape")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw failure("a text without its closing quotation mark")
  }

  private mutating func escaped() throws(Failure) -> Unicode.Scalar {
    guard index + 1 < bytes.count else { throw failure("expected an escape, found the end") }
    let letter = bytes[index + 1]
    let plain: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]
    if let scalar = plain[letter] {
      index += 2
      return scalar
    }
    guard letter == UInt8(ascii: "u"), let unit = codeUnit(at: index + 2) else { throw failure("unknown escape") }
    if let scalar = Unicode.Scalar(unit) {
      index += 6
      return scalar
    }
    if (0xD800...0xDBFF).contains(unit), bytes[index + 6..<bytes.count].starts(with: "\\u".utf8),
      let low = codeUnit(at: index + 8), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    {
      index += 12
      return scalar
    }
    throw failure("half of a character in an escape")
  }

  private func codeUnit(at start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    let digits = bytes[start..<start + 4]
    guard digits.allSatisfy({ ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || ($0 >= 0x30 && $0 <= 0x39) }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

extension JSONValue {
  /// The text; nil for anything else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The items; nil for anything but a list.
  public var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members; nil for anything but an object.
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
}
