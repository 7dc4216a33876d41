/// A text that a test is given, or fails of: what a terminal would obey in it is written out, so that nothing but letters
/// and signs reaches the terminal of who runs the tests.
public struct Escaped: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text as it is.
  public let text: String

  /// A text.
  public init(_ text: String) { self.text = text }

  /// A text, written as such.
  public init(stringLiteral value: String) { text = value }

  /// The text between quotation marks, for instance `"ESC [31m"` as `"\\u{1B}[31m"`; a long one is cut.
  public var description: String {
    let scalars = text.unicodeScalars
    let words = scalars.prefix(1_000).map { scalar in
      HostileWords.isForbidden(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }
    return "\"\(words.joined())\"" + (scalars.count > 1_000 ? " … (\(scalars.count) in all)" : "")
  }
}
