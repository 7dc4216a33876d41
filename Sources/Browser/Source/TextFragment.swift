/// Addresses that lead to words in a page (URL Fragment Text Directives, a WICG draft).
enum TextFragment {
  /// The schemes of addresses that may be opened.
  static let schemes = ["http", "https", "file"]

  /// Whether an address is of a kind that may be handed to another program.
  static func canOpen(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":"), schemes.contains(address[..<colon].lowercased()) else {
      return false
    }
    return address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
      && address[colon...].hasPrefix("://")
  }

  /// An address with a directive that finds a quote in its page; a fragment that it has stays.
  static func address(_ address: String, quote: String, prefix: String?, suffix: String?) -> String {
    var directive = ":~:text="
    if let prefix, !prefix.isEmpty { directive += encoded(prefix) + "-," }
    directive += encoded(quote)
    if let suffix, !suffix.isEmpty { directive += ",-" + encoded(suffix) }
    return address + (address.contains("#") ? "" : "#") + directive
  }

  /// Words in percent encoding, white space as one blank; hyphen, comma and ampersand mean something in a directive.
  static func encoded(_ text: String) -> String {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    var result = ""
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }
}
