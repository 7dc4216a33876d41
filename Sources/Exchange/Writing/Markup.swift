/// Words made safe for the markup that they go into.
enum Markup {
  /// Text for HTML and its attribute values.
  static func html(_ text: String) -> String {
    text.writing { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }

  /// Text with its blank lines as paragraphs of HTML.
  static func paragraphs(_ text: String, kind: String? = nil) -> String {
    let attribute = kind.map { " class=\"\($0)\"" } ?? ""
    return text.split(separator: "\n").map { "<p\(attribute)>\(html(String($0)))</p>" }.joined()
  }

  /// Text for Markdown (CommonMark, also as GitHub and Pandoc read it).
  static func markdown(_ text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !result.isEmpty { result += "\n" }
      result += markdownLine(line.trimmingBlanks)
    }
    return result
  }

  private static func markdownLine(_ line: Substring) -> String {
    let scalars = line.unicodeScalars
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let opensList =
      !digits.isEmpty && digits.endIndex < scalars.endIndex && ".)".unicodeScalars.contains(scalars[digits.endIndex])
    var result = ""
    if let first = scalars.first, "-+=:%".unicodeScalars.contains(first) { result += "\\" }
    for (index, scalar) in scalars.enumerated() {
      let isListMark = opensList && index == digits.count
      if isListMark || "\\`*_[]<>#~^$@|&{}".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// An address that a page may lead to: http or https alone, what a URI cannot hold percent-encoded.
  static func address(_ url: String) -> String? {
    guard url.lowercased().hasPrefix("http://") || url.lowercased().hasPrefix("https://") else { return nil }
    var result = ""
    for byte in url.utf8 {
      let isHeld = byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
      if isHeld { result.unicodeScalars.append(Unicode.Scalar(byte)) } else { result += encoded(byte) }
    }
    return result
  }

  private static func encoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
  }

  /// A fragment of a URL that names words on the page (URL text fragments).
  static func textFragment(_ exact: String, prefix: String?, suffix: String?) -> String {
    ":~:text=" + (prefix.map { fragment($0) + "-," } ?? "") + fragment(exact)
      + (suffix.map { ",-" + fragment($0) } ?? "")
  }

  /// Everything but letters, digits and `._` as percent-encoded UTF-8; a comma, `&` or `-` would mean something there.
  private static func fragment(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += encoded(byte)
      }
    }
    return result
  }
}

extension StringProtocol {
  /// The text with some of its scalars written as something else; nil for those that stay.
  func writing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let words = replacement(scalar) {
        result += words
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text without spaces and line breaks at its ends.
  var trimmingBlanks: SubSequence {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }

  /// The text in one line.
  var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
