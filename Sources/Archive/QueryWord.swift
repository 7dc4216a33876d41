/// The word of a query that one is typing: what can be completed.
public struct QueryWord: Hashable, Sendable {
  /// Where it stands among the code points of the query, a sign for “not” left out.
  public var range: Range<Int>
  /// The property it names, in lower case; nil where it names none yet.
  public var field: String?
  /// What is typed of the value, or of a word, without quotation marks.
  public var value: String
  /// Whether what it asks for must not be so.
  public var isNegated: Bool
  /// What the query asks for apart from it; everything where it is one of several choices.
  public var rest: SearchQuery

  /// The word in which a place of a query lies, or at whose end; an empty one between words.
  public init(in text: [Unicode.Scalar], at cursor: Int) {
    let cursor = min(max(0, cursor), text.count)
    var before = SearchQuery.tokens(of: Array(text[..<cursor]))
    range = cursor..<cursor
    value = ""
    isNegated = false
    if let token = before.last, token.range.upperBound == cursor,
      token.isOpen || !SearchQuery.isBlank(text[cursor - 1])
    {
      before.removeLast()
      var end = cursor
      while end < text.count, !SearchQuery.isBlank(text[end]) { end += 1 }
      // A sign for “not” before which nothing stands yet.
      let isSign = token.text == "-" && token.field == nil && !token.isQuoted
      range = (token.range.lowerBound + (isSign ? 1 : 0))..<end
      field = token.field
      value = isSign ? "" : token.text
      isNegated = isSign || token.isNegated
    }
    if let last = before.last, last.text == "OR", !last.isQuoted {
      rest = .everything
    } else {
      var others = String.UnicodeScalarView()
      others.append(contentsOf: text[..<(isNegated ? range.lowerBound - 1 : range.lowerBound)])
      others.append(contentsOf: text[range.upperBound...])
      rest = SearchQuery(String(others), isTyping: false)
    }
  }
}

extension SearchQuery.Token {
  /// Whether it begins with a quotation mark to which none answers.
  fileprivate var isOpen: Bool { isQuoted && !isClosed }
}
