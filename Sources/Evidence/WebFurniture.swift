/// Knows the lines that websites put around a text.
enum WebFurniture {
  /// Whether a short line is a button, a menu, a banner or an appeal.
  ///
  /// Takes time in proportion to the line.
  /// - Parameter isSentence: whether it has the form of a sentence, in which many a word may stand that is else a
  ///   button's.
  static func matches(_ bytes: ArraySlice<UInt8>, isSentence: Bool) -> Bool {
    guard bytes.count <= 240 else { return false }
    let line = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if line.starts(with: Array("{{".utf8)) || line.starts(with: Array("[[category:".utf8)) { return true }
    if appeals.contains(where: { contains(line, $0) }) { return true }
    if isSentence || line.count > 160 { return false }
    return apparatus.contains(line) || buttons.contains { contains(line, $0) }
      || beginnings.contains { begins(line, $0) }
  }

  /// Whether a line is the heading of what encyclopedias put under an article.
  static func isApparatus(_ bytes: ArraySlice<UInt8>) -> Bool {
    apparatus.contains(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }

  /// Whether a line asks for money or readers.
  ///
  /// Takes time in proportion to the line, of which only the beginning is looked at.
  static func asks(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(400).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return asking.contains { contains(line, $0) }
  }

  private static func contains(_ line: [UInt8], _ phrase: [UInt8]) -> Bool {
    guard line.count >= phrase.count else { return false }
    for start in 0...(line.count - phrase.count) where line[start] == phrase[0] {
      if line[start..<(start + phrase.count)].elementsEqual(phrase) { return true }
    }
    return false
  }

  /// Whether a line begins with whole words.
  private static func begins(_ line: [UInt8], _ words: [UInt8]) -> Bool {
    line.starts(with: words) && (line.count == words.count || !isWordCodePoint(UInt32(line[words.count])))
  }

  /// What only a website says.
  private static let appeals = [
    "click to enlarge", "printable version", "skip to content", "skip to main", "all rights reserved",
    "privacy policy", "terms of use", "terms of service", "cookie policy", "accept cookies", "our newsletter",
    "unlimited access", "you are reading a free article", "subscribe now", "share this page", "share this article",
    "add to cart", "create an account", "link to this page", "paywall-free", "unlock access", "join us today",
  ].map { Array($0.utf8) }

  /// What a button says, and a sentence may say as well.
  private static let buttons = [
    "print this page", "facebook", "twitter", "sign up for", "share this", "related links", "table of contents",
    "paywall", "authority control", "log in to",
  ].map { Array($0.utf8) }

  private static let asking = ["donate", "donation", "subscribe", "subscription", "membership"].map { Array($0.utf8) }

  /// What stands over the lists that encyclopedias put under an article, alone on a line.
  private static let apparatus = Set(
    ["see also", "references", "further reading", "external links", "navigation menu", "categories"].map {
      Array($0.utf8)
    })

  private static let beginnings = [
    "advertisement", "subscribe", "donate", "join us", "sign in", "sign up", "log in", "login", "share on",
    "home |", "menu", "read more", "see also:", "external links", "©", "copyright", "download pdf", "save to",
    "email this", "follow us", "visit us", "back to top", "next page", "previous page",
  ].map { Array($0.utf8) }
}
