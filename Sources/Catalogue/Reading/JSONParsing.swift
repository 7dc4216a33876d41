/// Parses one line of JSON (RFC 8259) into an ``Item`` with the place of every value.
struct JSONParsing {
  /// Why a line is not JSON.
  struct Failure: Error {
    var message: String
    var position: Position
  }

  private static let depthLimit = 64

  private let bytes: [UInt8]
  private let line: Int
  private var index = 0
  private var continuationBytes = 0

  /// The value that the line consists of.
  static func parse(_ text: String, line: Int) throws(Failure) -> Item {
    var parsing = JSONParsing(bytes: Array(text.utf8), line: line)
    let item = try parsing.value(depth: 0)
    parsing.skipBlanks()
    if parsing.index < parsing.bytes.count {
      throw parsing.failure("expected the end of the line, found \(parsing.found)")
    }
    return item
  }

  private init(bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  private var position: Position {
    Position(line: line, column: index - continuationBytes + 1)
  }

  private var found: String {
    if index >= bytes.count { return "the end of the line" }
    let rest = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    return "“\(rest.prefix(1))”"
  }

  private func failure(_ message: String) -> Failure {
    Failure(message: "not JSON: " + message, position: position)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    if next != byte { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> Item {
    skipBlanks()
    let start = position
    if depth > Self.depthLimit { throw failure("nested too deeply") }
    switch next {
    case UInt8(ascii: "{"): return Item(content: try map(depth: depth), position: start)
    case UInt8(ascii: "["): return Item(content: try list(depth: depth), position: start)
    case UInt8(ascii: "\""): return Item(content: .scalar(try string(), .quoted), position: start)
    default:
      let word = self.word()
      if word == "null" { return Item(content: .nothing, position: start) }
      if word == "true" || word == "false" || isNumber(word) {
        return Item(content: .scalar(word, .plain), position: start)
      }
      index = start.column - 1 + continuationBytes
      throw failure("expected a value, found \(found)")
    }
  }

  private mutating func word() -> String {
    let start = index
    while let byte = next, byte < 0x80, byte > 0x20, !",]}:".utf8.contains(byte) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func list(depth: Int) throws(Failure) -> Item.Content {
    index += 1
    var items: [Item] = []
    if take(UInt8(ascii: "]")) { return .list([], isFlow: true) }
    repeat {
      items.append(try value(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("expected “,” or “]”, found \(found)") }
    return .list(items, isFlow: true)
  }

  private mutating func map(depth: Int) throws(Failure) -> Item.Content {
    index += 1
    var entries: [Item.Entry] = []
    if take(UInt8(ascii: "}")) { return .map([], isFlow: true) }
    repeat {
      skipBlanks()
      let place = position
      guard next == UInt8(ascii: "\"") else {
        throw failure("expected a key in double quotes, found \(found)")
      }
      let key = try string()
      if entries.contains(where: { $0.key == key }) {
        throw Failure(message: "key “\(key)” is there twice in one map", position: place)
      }
      guard take(UInt8(ascii: ":")) else { throw failure("expected “:”, found \(found)") }
      entries.append(Item.Entry(key: key, keyPosition: place, value: try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("expected “,” or “}”, found \(found)") }
    return .map(entries, isFlow: true)
  }

  private mutating func string() throws(Failure) -> String {
    let start = position
    index += 1
    var text = ""
    var run = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let rest = String(decoding: bytes[run..<index], as: UTF8.self)
        index += 1
        return text.isEmpty ? rest : text + rest
      }
      if byte == UInt8(ascii: "\\") {
        text += String(decoding: bytes[run..<index], as: UTF8.self)
        text.unicodeScalars.append(try escaped())
        run = index
      } else {
        if byte & 0xC0 == 0x80 { continuationBytes += 1 }
        index += 1
      }
    }
    throw Failure(message: "not JSON: the quotation mark that opens here is never closed", position: start)
  }

  private mutating func escaped() throws(Failure) -> Unicode.Scalar {
    let start = position
    index += 1
    guard let letter = next else { throw failure("expected an escape, found \(found)") }
    index += 1
    switch letter {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { break }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      let isPair = bytes[index...].starts(with: "\\u".utf8)
      index += isPair ? 2 : 0
      guard isPair, (0xD800...0xDBFF).contains(unit), let low = codeUnit(), (0xDC00...0xDFFF).contains(low)
      else { break }
      let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
      if let scalar = Unicode.Scalar(value) { return scalar }
    default: break
    }
    throw Failure(message: "not JSON: unknown escape", position: start)
  }

  private mutating func codeUnit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
    index += 4
    return UInt16(digits, radix: 16)
  }
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
