/// The items of a list in a JSON text, one by one: the list that the text is, or a member of the object that it is.
///
/// Only one item at a time is a value; the text itself is held.
public struct JSONItems {
  private let bytes: [UInt8]
  private let name: String
  private var index = 0
  private var place = Position(line: 1, column: 1)
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
        var reader = JSONReader(buffer, from: index, at: place)
        return try next(&reader)
      }
    }
    if case .failure = result { state = .after }
    return try result.get()
  }
}

extension JSONItems {
  private mutating func next(_ reader: inout JSONReader) throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    defer { (index, place) = reader.resting() }
    switch state {
    case .after: return nil
    case .before:
      guard reader.take(UInt8(ascii: "[")) else {
        guard reader.take(UInt8(ascii: "{")) else {
          throw reader.failure("expected an object or a list, found \(reader.found)")
        }
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
    let isOver = reader.take(UInt8(ascii: "]"))
    if isOver, isInObject { return try members(&reader, isFirst: false) }
    if isOver {
      state = .after
      try reader.end()
      return nil
    }
    if !isFirst, !reader.take(UInt8(ascii: ",")) { throw reader.failure("expected “,” or “]”, found \(reader.found)") }
    state = .inList(isInObject: isInObject, isFirst: false)
    reader.skipBlanks()
    return (reader.position().line, try reader.value(depth: 1))
  }

  private mutating func members(
    _ reader: inout JSONReader, isFirst: Bool
  ) throws(JSONReader.Failure) -> (line: Int, value: JSONValue)? {
    var isFirst = isFirst
    while !reader.take(UInt8(ascii: "}")) {
      if !isFirst, !reader.take(UInt8(ascii: ",")) {
        throw reader.failure("expected “,” or “}”, found \(reader.found)")
      }
      isFirst = false
      let key = try reader.key(hasPlace: false).0
      if key == name, reader.take(UInt8(ascii: "[")) {
        state = .inList(isInObject: true, isFirst: true)
        return try item(&reader, isInObject: true, isFirst: true)
      }
      others.append(.init(key, try reader.value(depth: 1)))
    }
    state = .after
    try reader.end()
    return nil
  }
}
