/// Plain text of the HTML that timelines hold.
enum HTMLText {
  /// The text without markup, a line a paragraph; and whether markup was lost that is more than paragraphs.
  static func plain(_ html: String) -> (text: String, hasMarkup: Bool) {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return (html, false)
    }
    var text = ""
    var hasMarkup = false
    var rest = html[...]
    while let sign = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      text += rest[..<sign]
      rest = rest[sign...]
      if rest.first == "&" {
        let (words, length) = entity(rest)
        text += words
        rest = rest.dropFirst(length)
        continue
      }
      let name = tagName(rest)
      guard !name.isEmpty, let end = rest.firstIndex(of: ">") else {
        text += "<"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[rest.index(after: end)...]
      let plainName = name.hasPrefix("/") ? String(name.dropFirst()) : name
      if blocks.contains(plainName) { text += "\n" }
      if !["p", "br"].contains(plainName) { hasMarkup = true }
      if ["script", "style"].contains(name), let close = rest.lowercased().range(of: "</" + name) {
        rest = rest[rest.index(rest.startIndex, offsetBy: close)...]
      }
    }
    text += rest
    let lines = text.split(whereSeparator: \.isNewline).map(\.inOneLine).filter { !$0.isEmpty }
    return (lines.joined(separator: "\n"), hasMarkup)
  }

  /// The text with its entities as characters, and nothing else changed.
  static func unescaped(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let sign = rest.firstIndex(of: "&") {
      text += rest[..<sign]
      let (words, length) = entity(rest[sign...])
      text += words
      rest = rest[sign...].dropFirst(length)
    }
    return text + rest
  }

  /// The text up to the first block quotation, and the texts of the quotations.
  static func withoutQuotations(_ html: String) -> (body: String, quotations: [String]) {
    let parts = html.split(separator: "<blockquote>", omittingEmptySubsequences: false)
    var body = parts.first.map(String.init) ?? ""
    var quotations: [String] = []
    for part in parts.dropFirst() {
      let halves = part.split(separator: "</blockquote>", maxSplits: 1, omittingEmptySubsequences: false)
      quotations.append(halves.first.map(String.init) ?? "")
      if halves.count > 1 { body += halves[1] }
    }
    return (body, quotations)
  }

  private static let blocks: Set = [
    "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section",
    "article", "hr", "dt", "dd",
  ]

  private static func tagName(_ text: Substring) -> String {
    let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "/!-".contains($0)) }
    guard let first = name.first(where: { $0 != "/" }), first.isLetter || first == "!" else { return "" }
    return name.lowercased()
  }

  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•",
    "middot": "·", "shy": "", "copy": "©", "deg": "°", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç",
    "uuml": "ü", "ouml": "ö", "auml": "ä", "szlig": "ß", "Uuml": "Ü", "Ouml": "Ö", "Auml": "Ä",
  ]

  /// What an entity stands for, and its length; itself where it is none.
  private static func entity(_ text: Substring) -> (words: String, length: Int) {
    let name = text.dropFirst().prefix(10).prefix { $0 != ";" && !$0.isWhitespace && $0 != "&" }
    guard text.dropFirst(name.count + 1).first == ";", !name.isEmpty else { return ("&", 1) }
    if let words = named[name] { return (words, name.count + 2) }
    guard name.first == "#" else { return ("&", 1) }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = number.flatMap(Unicode.Scalar.init) else { return ("&", 1) }
    return (String(scalar), name.count + 2)
  }
}

extension String {
  /// How many characters stand before the first place of some words; nil where they are not there.
  fileprivate func range(of words: String) -> Int? {
    firstRange(of: words).map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
