import GRDB
import GRDBSQLite

/// Hands words to the index as ``WordScanner`` sees them: the plain form of each, and its key where that differs.
///
/// A key ends in `=`, so that it is no word, and stands at the same place as the word. A text that begins with
/// ``EventSign/mark`` is a list of signs, which are taken as they are. In a query, blanks part places and `|` parts what may stand at one.
final class FoldingTokenizer: FTS5CustomTokenizer {
  static let name = "folding"

  private var scanner = WordScanner()

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return SQLITE_OK }
    return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { bytes in
      let text = UnsafeBufferPointer(start: bytes, count: Int(nText))
      let token = Token(context: context, callback: tokenCallback)
      if tokenization.contains(.query) || text[0] == FoldingTokenizer.sign { return takeAsIs(text, token) }
      return takeWords(text, token)
    }
  }

  private struct Token {
    let context: UnsafeMutableRawPointer?
    let callback: FTS5TokenCallback

    func callAsFunction(_ bytes: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isColocated: Bool) -> CInt {
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        callback(
          context, isColocated ? FTS5_TOKEN_COLOCATED : 0, bytes.baseAddress, CInt(bytes.count),
          CInt(range.lowerBound), CInt(range.upperBound))
      }
    }
  }

  private func takeWords(_ text: UnsafeBufferPointer<UInt8>, _ token: Token) -> CInt {
    scanner.restart()
    while scanner.next(in: text) {
      var code = scanner.plain.withUnsafeBufferPointer { token($0, at: scanner.bytes, isColocated: false) }
      if code != SQLITE_OK { return code }
      if scanner.key != scanner.plain {
        code = scanner.markedKey.withUnsafeBufferPointer { token($0, at: scanner.bytes, isColocated: true) }
        if code != SQLITE_OK { return code }
      }
    }
    return SQLITE_OK
  }

  private func takeAsIs(_ text: UnsafeBufferPointer<UInt8>, _ token: Token) -> CInt {
    var start = 0
    var isColocated = false
    for index in 0...text.count {
      guard index == text.count || text[index] == 0x20 || text[index] == FoldingTokenizer.choice else { continue }
      if index > start {
        let code = token(
          UnsafeBufferPointer(rebasing: text[start..<index]), at: start..<index, isColocated: isColocated)
        if code != SQLITE_OK { return code }
      }
      isColocated = index < text.count && text[index] == FoldingTokenizer.choice
      start = index + 1
    }
    return SQLITE_OK
  }

  private static let sign: UInt8 = 1
  private static let choice = UInt8(ascii: "|")
}
