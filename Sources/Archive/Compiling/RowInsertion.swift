import GRDB
import GRDBSQLite

/// A statement that inserts rows, millions of them: values are bound without a detour.
final class RowInsertion {
  private let statement: Statement
  private let columns: Int

  /// SQLITE_TRANSIENT: a copy of the value is made.
  fileprivate static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Prepares for a table, or for some columns of one.
  init(_ table: String, columns: Int, _ database: Database) throws {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    self.columns = columns
  }

  /// Inserts a row; there must be a value for each column.
  func insert(_ values: (any RowValue)?...) throws {
    precondition(values.count == columns)
    let handle = statement.sqliteStatement
    var number: Int32 = 1
    for value in values {
      let code = value?.bind(to: handle, at: number) ?? sqlite3_bind_null(handle, number)
      guard code == SQLITE_OK else { throw failure(code) }
      number += 1
    }
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(sqlite3_db_handle(statement.sqliteStatement))))
  }
}

/// What can stand in a row.
protocol RowValue {
  /// Hands the value to a statement, which keeps a copy.
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32
}

extension Int: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    sqlite3_bind_int64(statement, number, Int64(self))
  }
}

extension Int64: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    sqlite3_bind_int64(statement, number, self)
  }
}

extension Bool: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    sqlite3_bind_int(statement, number, self ? 1 : 0)
  }
}

extension Double: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    sqlite3_bind_double(statement, number, self)
  }
}

extension [UInt8]: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    withUnsafeBytes {
      sqlite3_bind_blob(statement, number, $0.baseAddress, Int32($0.count), RowInsertion.copied)
    }
  }
}

extension String: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bindText($0, to: statement, at: number) }
  }
}

extension FoldedWords: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    bytes.withUnsafeBufferPointer { bindText($0, to: statement, at: number) }
  }
}

private func bindText(_ bytes: UnsafeBufferPointer<UInt8>, to statement: SQLiteStatement, at number: Int32) -> Int32 {
  // Without an address there would be no value at all instead of an empty one.
  if bytes.isEmpty { return sqlite3_bind_text(statement, number, "", 0, RowInsertion.copied) }
  return bytes.withMemoryRebound(to: CChar.self) {
    sqlite3_bind_text(statement, number, $0.baseAddress, Int32($0.count), RowInsertion.copied)
  }
}
