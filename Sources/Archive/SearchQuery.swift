import Chronology

/// What a reader asks for, in the one query language of the program.
///
/// Words must all be met, the last one as the beginning of a word; `"…"` is a phrase, `-` leaves out, `OR` offers a
/// choice, and `theme:` `source:` `person:` `place:` `organisation:` `date:` `in:` `is:` ask for properties. Nothing
/// one types is an error: what cannot be understood is taken as words.
public struct SearchQuery: Hashable, Sendable {
  /// One thing asked for.
  public struct Condition: Hashable, Sendable {
    /// What is asked for.
    public var subject: Subject
    /// Whether it must not be so.
    public var isNegated: Bool
  }

  /// What can be asked for.
  public enum Subject: Hashable, Sendable {
    /// These words next to one another, in their plain form; the last may be only the beginning of a word.
    case words([String], isPrefix: Bool)
    /// A property with a value: the name of a facet and the id or name asked for.
    case facet(Facet, String)
    /// Something that may have happened in this time.
    case date(EDTF)
    /// Only events, or only passages.
    case scope(Scope)
    /// A property that is either so or not.
    case flag(Flag)
  }

  /// Properties that have a value.
  public enum Facet: String, CaseIterable, Hashable, Sendable {
    /// What the property is called in a query.
    case theme, source, person, place, organisation
  }

  /// What kind of thing is looked for.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    /// What is looked through.
    case events, texts
  }

  /// Properties that are either so or not.
  public enum Flag: String, CaseIterable, Hashable, Sendable {
    /// Sources disagree about the event.
    case disagreement
    /// The event lies outside the era.
    case background
    /// All accounts are of one source, or of sources that repeat one.
    case singleSource = "single-source"
    /// The event only lasted and was no act.
    case condition
    /// The event is one of those that a newcomer must know.
    case landmark
    /// No account is of a primary source.
    case noPrimary = "no-primary"
    /// Nothing is quoted from the passage.
    case unquoted
    /// The reader has marked the event.
    case marked
  }

  /// Groups that must all be met, by any one of their conditions.
  public var groups: [[Condition]]

  /// The query that everything meets.
  public static let everything = SearchQuery(groups: [])

  /// Whether everything meets it.
  public var isEmpty: Bool { groups.isEmpty }

  /// Makes a query of groups that must all be met.
  public init(groups: [[Condition]]) {
    self.groups = groups
  }

  /// Reads a query as the reader typed it; whatever it is, it is some query.
  /// - Parameter isTyping: whether the last word may still be growing, and so counts as the beginning of one.
  public init(_ text: String, isTyping: Bool = true) {
    groups = []
    var joins = false
    let tokens = SearchQuery.tokens(of: Array(text.unicodeScalars))
    for (index, token) in tokens.enumerated() {
      if token.text == "OR", !token.isQuoted, index > 0, index + 1 < tokens.count, !groups.isEmpty {
        joins = true
        continue
      }
      let isLast = index == tokens.count - 1 && isTyping && !token.isClosed
      guard let condition = SearchQuery.condition(token, isPrefix: isLast) else { continue }
      if joins, let last = groups.indices.last {
        groups[last].append(condition)
      } else {
        groups.append([condition])
      }
      joins = false
    }
  }

  /// The words of a text as search sees them, each in its plain form.
  public static func words(in text: some StringProtocol) -> [String] {
    var words: [String] = []
    var scanner = WordScanner()
    var text = String(text)
    text.withUTF8 { bytes in
      while scanner.next(in: bytes) { words.append(String(decoding: scanner.plain, as: UTF8.self)) }
    }
    return words
  }
}

extension SearchQuery {
  /// A word of a query as it was typed, with the property before it.
  struct Token {
    var text: String
    var field: String?
    var isNegated: Bool
    var isQuoted: Bool
    /// A quote that was closed, or a blank behind it: the word is whole.
    var isClosed: Bool
    /// Where it stands in the query, the sign before it left out.
    var range: Range<Int>
  }

  /// The words of a query, in order.
  static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      if isBlank(scalars[index]) {
        index += 1
        continue
      }
      var token = Token(text: "", field: nil, isNegated: false, isQuoted: false, isClosed: false, range: index..<index)
      if scalars[index] == "-", index + 1 < scalars.count, !isBlank(scalars[index + 1]) {
        token.isNegated = true
        index += 1
      }
      let start = index
      var part = String.UnicodeScalarView()
      while index < scalars.count, !isBlank(scalars[index]) {
        let scalar = scalars[index]
        if isQuote(scalar), part.isEmpty {
          token.isQuoted = true
          index += 1
          while index < scalars.count, !isQuote(scalars[index]) {
            part.append(scalars[index])
            index += 1
          }
          token.isClosed = index < scalars.count
          index += 1
          break
        }
        if scalar == ":", token.field == nil, !part.isEmpty, isFieldName(String(part)) {
          token.field = String(part).lowercased()
          part = String.UnicodeScalarView()
        } else {
          part.append(scalar)
        }
        index += 1
      }
      if !token.isQuoted { token.isClosed = index < scalars.count }
      token.text = String(part)
      token.range = start..<min(index, scalars.count)
      tokens.append(token)
    }
    return tokens
  }

  private static func condition(_ token: Token, isPrefix: Bool) -> Condition? {
    if let field = token.field {
      // A property whose value is still to be typed asks for nothing yet.
      if token.text.isEmpty { return nil }
      if let subject = property(field, token.text, isPrefix: isPrefix) {
        return Condition(subject: subject, isNegated: token.isNegated)
      }
    }
    let words = words(in: [token.field, token.text].compactMap { $0 }.joined(separator: " "))
    if words.isEmpty { return nil }
    return Condition(subject: .words(words, isPrefix: isPrefix), isNegated: token.isNegated)
  }

  private static func property(_ field: String, _ value: String, isPrefix: Bool) -> Subject? {
    if let facet = Facet(rawValue: field) { return .facet(facet, value.lowercased()) }
    switch field {
    case "date":
      // The first digits of a year ask for nothing yet.
      if isPrefix, value.utf8.count < 4, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
      return DateGuess(value).date.map(Subject.date)
    case "in": return Scope(rawValue: value.lowercased()).map(Subject.scope)
    case "is": return Flag(rawValue: value.lowercased()).map(Subject.flag)
    default: return nil
    }
  }

  private static func isFieldName(_ name: String) -> Bool {
    let name = name.lowercased()
    return Facet(rawValue: name) != nil || name == "date" || name == "in" || name == "is"
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}"
  }
}
