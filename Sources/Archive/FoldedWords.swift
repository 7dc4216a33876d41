import GRDB
import GRDBSQLite

/// The words of some texts as ``WordScanner`` sees them and ``FoldedTokenizer`` hands them on: the plain form of each, and
/// after `|` its key where that differs.
///
/// A key ends in `=`, so that it is no word.
struct FoldedWords: Sendable {
  private var bytes: [UInt8] = []

  /// Folds the words of texts; those of the next come after those of the one before.
  /// - Complexity: O(length).
  init(_ texts: some Sequence<String>) {
    var scanner = WordScanner()
    for var text in texts {
      text.withUTF8 { text in
        scanner.restart()
        while scanner.next(in: text) {
          bytes += scanner.plain
          if scanner.key != scanner.plain {
            bytes.append(UInt8(ascii: "|"))
            bytes += scanner.key
            bytes.append(UInt8(ascii: "="))
          }
          bytes.append(UInt8(ascii: " "))
        }
      }
    }
  }
}

extension FoldedWords: RowValue {
  func bind(to statement: SQLiteStatement, at number: Int32) -> Int32 {
    if bytes.isEmpty { return "".bind(to: statement, at: number) }
    return bytes.withUnsafeBytes {
      let start = $0.baseAddress?.assumingMemoryBound(to: CChar.self)
      return sqlite3_bind_text(statement, number, start, Int32($0.count), RowInsertion.copied)
    }
  }
}
