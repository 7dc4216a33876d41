import GRDB
import GRDBSQLite

/// A row of an answer, while its statement stands on it: a column is read where SQLite has it.
struct StoredRow {
  private let statement: OpaquePointer

  fileprivate init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  subscript(_ column: CInt) -> Int { Int(sqlite3_column_int64(statement, column)) }
  subscript(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }
  subscript(_ column: CInt) -> Double { sqlite3_column_double(statement, column) }
  subscript(_ column: CInt) -> Bool { sqlite3_column_int64(statement, column) != 0 }

  subscript(_ column: CInt) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  subscript(_ column: CInt) -> Int? { isNull(column) ? nil : self[column] as Int }
  subscript(_ column: CInt) -> String? { isNull(column) ? nil : self[column] as String }

  /// The bytes of a column, valid while the statement stands on the row.
  func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  private func isNull(_ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
}

/// What may stand for a question mark in a statement.
protocol StoredValue {
  func bind(to statement: OpaquePointer, at index: CInt)
}

extension Int: StoredValue {
  func bind(to statement: OpaquePointer, at index: CInt) { sqlite3_bind_int64(statement, index, Int64(self)) }
}

extension Int64: StoredValue {
  func bind(to statement: OpaquePointer, at index: CInt) { sqlite3_bind_int64(statement, index, self) }
}

extension String: StoredValue {
  func bind(to statement: OpaquePointer, at index: CInt) {
    var text = self
    text.withUTF8 { bytes in
      // SQLite is told to make a copy of its own.
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // No address would mean that there is nothing, which is not the same as an empty text.
        guard let start = characters.baseAddress else {
          _ = sqlite3_bind_text(statement, index, "", 0, copies)
          return
        }
        _ = sqlite3_bind_text(statement, index, start, CInt(characters.count), copies)
      }
    }
  }
}

/// A statement that is kept with its connection and asked as often as one likes.
struct StoredStatement {
  private let statement: OpaquePointer

  fileprivate init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  /// Hands the rows of the answer to a body, one after the other, until it has enough.
  /// - Parameter body: says whether it wants more.
  func each(_ arguments: [any StoredValue], _ body: (StoredRow) throws -> Bool) throws {
    for (index, argument) in arguments.enumerated() { argument.bind(to: statement, at: CInt(index + 1)) }
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if try !body(StoredRow(statement)) { return }
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }

  /// The number that the first row of the answer has; nil where there is no row, or nothing in it.
  func number(_ arguments: any StoredValue...) throws -> Int? {
    var number: Int?
    try each(arguments) {
      number = $0[0]
      return false
    }
    return number
  }
}

extension Database {
  /// A statement, prepared when it is asked for the first time.
  ///
  /// It must not be asked again while one of its rows is looked at.
  func stored(_ sql: String) throws -> StoredStatement {
    StoredStatement(try cachedStatement(sql: sql).sqliteStatement)
  }

  /// The rows that a statement gives, each made into a value while the statement stands on it.
  func rows<Value>(
    _ sql: String, _ arguments: [any StoredValue] = [], _ value: (StoredRow) throws -> Value?
  ) throws -> [Value] {
    var values: [Value] = []
    try stored(sql).each(arguments) { row in
      if let value = try value(row) { values.append(value) }
      return true
    }
    return values
  }
}
