import GRDB
import GRDBSQLite

/// Hands the words of ``FoldedWords`` to the index as they stand: blanks part places, and `|` parts what stands at one.
///
/// The words were folded before they came, on whatever thread had time for it; queries are folded likewise.
final class FoldedTokenizer: FTS5CustomTokenizer {
  static let name = "folded"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText else { return SQLITE_OK }
    let text = UnsafeBufferPointer(start: pText, count: Int(nText))
    var start = 0
    var isColocated = false
    for index in 0...text.count {
      guard index == text.count || text[index] == Self.blank || text[index] == Self.choice else { continue }
      if index > start {
        let code = tokenCallback(
          context, isColocated ? FTS5_TOKEN_COLOCATED : 0, pText + start, CInt(index - start), CInt(start), CInt(index))
        if code != SQLITE_OK { return code }
      }
      isColocated = index < text.count && text[index] == Self.choice
      start = index + 1
    }
    return SQLITE_OK
  }

  private static let blank = CChar(0x20)
  private static let choice = CChar(0x7C)
}
