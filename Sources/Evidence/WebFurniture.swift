/// Knows the lines that websites put around a text.
enum WebFurniture {
  /// Whether a short line is a button, a menu, a banner or an appeal.
  ///
  /// Takes time in proportion to the line.
  static func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 160 else { return false }
    let line = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if line.starts(with: Array("{{".utf8)) || line.starts(with: Array("[[category:".utf8)) { return true }
    return phrases.contains { contains(line, $0) } || beginnings.contains { line.starts(with: $0) }
  }

  private static func contains(_ line: [UInt8], _ phrase: [UInt8]) -> Bool {
    guard line.count >= phrase.count else { return false }
    for start in 0...(line.count - phrase.count) where line[start] == phrase[0] {
      if line[start..<(start + phrase.count)].elementsEqual(phrase) { return true }
    }
    return false
  }

  private static let phrases = [
    "click to enlarge", "printable version", "print this page", "facebook", "twitter", "skip to content",
    "skip to main", "all rights reserved", "privacy policy", "terms of use", "terms of service",
    "cookie policy",
    "accept cookies", "sign up for", "our newsletter", "unlimited access", "you are reading a free article",
    "subscribe now", "share this", "related links", "link to this page", "table of contents", "paywall",
    "authority control", "add to cart", "log in to", "create an account",
  ].map { Array($0.utf8) }

  private static let beginnings = [
    "advertisement", "subscribe", "donate", "join us", "sign in", "sign up", "log in", "login", "share on",
    "home |",
    "menu", "read more", "see also:", "external links", "©", "copyright", "download pdf", "save to",
    "email this",
    "follow us", "visit us", "back to top", "next page", "previous page",
  ].map { Array($0.utf8) }
}
