/// What is to be said of one text that may be EDTF: as a JSON object on one line, and as text.
public struct DateReport: Sendable {
  /// The text as given.
  public let input: String

  /// What was read, or what is wrong.
  public let result: Result<EDTF, EDTFError>

  /// What a text that is not EDTF may mean; nil for one that is.
  public let guess: DateGuess?

  /// Reads a text.
  public init(_ text: String) {
    input = text
    guess = (try? EDTF(text)) == nil ? DateGuess(text) : nil
    result = Result { () throws(EDTFError) in try EDTF(text) }
  }

  /// Whether the text is EDTF.
  public var isValid: Bool {
    if case .success = result { true } else { false }
  }

  /// One object, without a line break: `edtf`, `valid`, `error`, `level`, `canonical`, `earliest`, `latest`, `words`.
  ///
  /// A bound is a day `YYYY-MM-DD`, `".."` where open, null where unknown. Of a text that is not EDTF `error`
  /// is the message, and all that follows is null; otherwise `error` is null. What such a
  /// text may mean all the same stands in ``guess``, and the message tells what to write instead.
  public var json: String {
    switch result {
    case .success(let date):
      object(
        valid: true, error: nil, level: date.level, canonical: date.canonical,
        earliest: date.earliest.jsonValue, latest: date.latest.jsonValue, words: date.words)
    case .failure(let error):
      object(
        valid: false, error: error.message, level: nil, canonical: nil, earliest: nil, latest: nil, words: nil
      )
    }
  }

  /// Several short lines, without a line break at the end.
  ///
  /// A text that is not EDTF is shown with a caret under the character, and with the remedy. What is not printed,
  /// control characters above all, is shown as “�”.
  public var text: String {
    switch result {
    case .success(let date):
      """
      \(input.shown)
        words      \(date.words)
        canonical  \(date.canonical)
        earliest   \(date.earliest)
        latest     \(date.latest)
        level      \(date.level)
      """
    case .failure(let error): explanation(of: error)
    }
  }

  private func explanation(of error: EDTFError) -> String {
    let scalars = input.unicodeScalars
    let from = max(1, error.column - 60)
    let start = scalars.index(scalars.startIndex, offsetBy: from - 1)
    let isCut = scalars.distance(from: start, to: scalars.endIndex) > 100
    let end = isCut ? scalars.index(start, offsetBy: 100) : scalars.endIndex
    let before = error.column - from + (from > 1 ? 1 : 0)
    let line = (from > 1 ? "…" : "") + String(scalars[start..<end]).shown + (isCut ? "…" : "")
    let carets = max(1, min(error.width, 100 - (error.column - from)))
    var text = line + "\n" + String(repeating: " ", count: before) + String(repeating: "^", count: carets)
    text += "\n  not a date: column \(error.column): found \(error.found), expected \(error.expected)"
    for candidate in guess?.candidates ?? [] {
      text += "\n  may mean: \(candidate.date.canonical), \(candidate.date.words)"
      if !candidate.condition.isEmpty { text += ", if \(candidate.condition)" }
    }
    if let remedy = error.remedy { text += "\n  remedy: \(remedy)" }
    return text
  }

  private func object(
    valid: Bool, error: String?, level: Int?, canonical: String?, earliest: String?, latest: String?,
    words: String?
  ) -> String {
    let members = [
      ("edtf", Self.quoted(input)), ("valid", valid ? "true" : "false"), ("error", Self.quoted(error)),
      ("level", level.map(String.init) ?? "null"), ("canonical", Self.quoted(canonical)),
      ("earliest", Self.quoted(earliest)), ("latest", Self.quoted(latest)), ("words", Self.quoted(words)),
    ]
    return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// A JSON string (RFC 8259), everything that is not printed escaped; `null` for nil.
  static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isPrinted {
          result.unicodeScalars.append(scalar)
        } else {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
          }
        }
      }
    }
    return result + "\""
  }
}

extension String {
  /// The text, every scalar that is not printed replaced by “�”, so that columns stay what they are.
  fileprivate var shown: String {
    var result = ""
    for scalar in unicodeScalars { result.unicodeScalars.append(scalar.isPrinted ? scalar : "\u{FFFD}") }
    return result
  }
}
