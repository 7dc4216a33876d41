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

  init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int = 0, at place: Position, isOneLine: Bool = false) {
    self.bytes = bytes
    self.isOneLine = isOneLine
    self.index = index
    mark = index
    markPosition = place
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
        var reader = JSONReader(bytes, at: Position(line: line, column: 1), isOneLine: isOneLine)
        let value: Form = try reader.value(depth: 0)
        try reader.end()
        return value
      }
    }
    return try result.get()
  }

  // MARK: Bytes

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  var found: String {
    if index >= bytes.count { return isOneLine ? "the end of the line" : "the end" }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    return "“\(rest.prefix(1))”"
  }

  /// The place of the next byte.
  mutating func position() -> Position {
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

  mutating func failure(_ message: String) -> Failure { failure(message, at: position()) }

  private func failure(_ message: String, at place: Position) -> Failure {
    Failure(message: "not JSON: " + message, line: place.line, column: place.column)
  }

  /// Where reading rests, for another reader to go on from: the index of the next byte and its place.
  mutating func resting() -> (index: Int, place: Position) { (index, position()) }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    if next != byte { return false }
    index += 1
    return true
  }

  mutating func end() throws(Failure) {
    skipBlanks()
    if index < bytes.count {
      throw failure("expected the end\(isOneLine ? " of the line" : ""), found \(found)")
    }
  }

  // MARK: Values

  mutating func value<Form: JSONForm>(depth: Int) throws(Failure) -> Form {
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

  mutating func key(hasPlace: Bool) throws(Failure) -> (String, Position) {
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
