/// What is wrong with a text that is not EDTF, and what would put it right.
///
/// `found` and `remedy` may hold characters of the text, but never control characters or others that are
/// not printed; those are named by their number.
public struct EDTFError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place of the character, counted in code points from 1; one past the last at the end of the text.
  public let column: Int
  /// The number of code points that are wrong, 1 at least.
  public let width: Int
  /// What stands there: a few characters in quotation marks, or “the end of the text”.
  public let found: String
  /// What could stand there.
  public let expected: String
  /// What to write instead, in words; nil where nothing is known.
  public let remedy: String?
  /// The corrected date, valid EDTF, where there is exactly one.
  public let remedyEDTF: String?

  /// All of it in one sentence.
  public var message: String {
    var text = "column \(column): found \(found), expected \(expected)"
    if let remedy { text += "; \(remedy)" }
    return text
  }

  /// The message.
  public var description: String { message }
}

extension EDTFError {
  init(_ failure: Failure, in text: String) {
    let scalars = text.unicodeScalars
    let utf8 = text.utf8
    var start =
      utf8.index(utf8.startIndex, offsetBy: failure.offset, limitedBy: utf8.endIndex) ?? utf8.endIndex
    while start.samePosition(in: scalars) == nil, start > utf8.startIndex {
      start = utf8.index(before: start)
    }
    var end = utf8.index(start, offsetBy: failure.length, limitedBy: utf8.endIndex) ?? utf8.endIndex
    if end == start, start < utf8.endIndex { end = scalars.index(after: start) }
    while end.samePosition(in: scalars) == nil, end < utf8.endIndex { end = utf8.index(after: end) }
    let wrong = scalars[start..<end]
    column = scalars.distance(from: scalars.startIndex, to: start) + 1
    width = max(1, wrong.count)
    found = wrong.isEmpty ? "the end of the text" : "“\(String(wrong).printable(limit: 24))”"
    switch failure.expectation {
    case .text(let text): expected = "\(text)"
    case .day(let last): expected = "a day 01 to \(last)"
    }
    let advice = Remedy.advice(for: text)
    remedy = advice?.words
    remedyEDTF = advice?.edtf
  }
}

extension String {
  /// The text with every scalar that is not printed put as `U+001B`, cut after `limit` scalars.
  func printable(limit: Int = .max) -> String {
    var result = ""
    for (index, scalar) in unicodeScalars.enumerated() {
      if index >= limit { return result + "…" }
      if scalar.isPrinted {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the scalar has a sign of its own, so that it can be shown without harm.
  var isPrinted: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
      .nonspacingMark, .enclosingMark, .spacingMark:
      false
    case .spaceSeparator: value == 0x20
    default: true
    }
  }
}
