import Foundation

/// The words and names of BibTeX values.
enum BibTeXWords {
  /// A name in its parts.
  struct Name: Hashable {
    var family: String?
    var given: String?
    var literal: String?
  }

  /// A value as plain words: TeX's accents and signs as characters, braces and commands gone, blanks joined.
  static func plain(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(value.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "{", "}": continue
      case "~": result.append(" ")
      case "-" where rest.first == "-":
        // Braces between them keep hyphens what they are.
        rest.removeFirst()
        let isLong = rest.first == "-"
        if isLong { rest.removeFirst() }
        result.append(isLong ? "—" : "–")
      case "\\": result.append(contentsOf: command(&rest).unicodeScalars)
      case "`" where rest.first == "`":
        rest.removeFirst()
        result.append("“")
      case "'" where rest.first == "'":
        rest.removeFirst()
        result.append("”")
      default: result.append(scalar)
      }
    }
    return String(result).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .precomposedStringWithCanonicalMapping
  }

  /// An address: its signs mean themselves, but for TeX's braces and backslashes and its command for addresses.
  static func address(_ value: String) -> String {
    value.replacing("\\url", with: "").filter { !"{}\\".contains($0) && !$0.isWhitespace }
  }

  private static let accents: [Unicode.Scalar: String] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
    "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}",
  ]

  private static let letters = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…",
  ]

  /// What stands for a command after its backslash; a command that is not known leaves its argument.
  private static func command(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    guard let first = rest.popFirst() else { return "" }
    var name = String(first)
    if first.properties.isAlphabetic {
      while let letter = rest.first, letter.isASCII, letter.properties.isAlphabetic {
        name.unicodeScalars.append(letter)
        rest.removeFirst()
      }
      if rest.first == " " { rest.removeFirst() }
    }
    if let letter = letters[name] { return letter }
    guard name.unicodeScalars.count == 1, let accent = accents[first] else {
      return first.properties.isAlphabetic ? "" : name
    }
    while rest.first == "{" || rest.first == " " { rest.removeFirst() }
    if rest.first == "\\" {
      rest.removeFirst()
      let letter = command(&rest)
      return letter + accent
    }
    guard let base = rest.popFirst() else { return "" }
    return String(base) + accent
  }

  /// The names of a list joined by “and”; one wholly in braces is not taken apart.
  static func names(_ value: String) -> [Name] {
    split(value, at: " and ").compactMap { part in
      let trimmed = part.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !trimmed.isEmpty else { return nil }
      if trimmed.hasPrefix("{"), trimmed.hasSuffix("}") { return Name(literal: plain(trimmed)) }
      let parts = split(trimmed, at: ",").map(plain).filter { !$0.isEmpty }
      if parts.count > 1 { return Name(family: parts[0], given: parts.dropFirst().reversed().joined(separator: ", ")) }
      let words = plain(trimmed).split(separator: " ").map(String.init)
      guard let last = words.last else { return nil }
      if words.count == 1 { return Name(literal: last) }
      // "Ludwig van Beethoven": particles in lower case belong to the family name.
      let cut = words.dropFirst().firstIndex { $0.first?.isLowercase == true } ?? words.count - 1
      return Name(
        family: words[cut...].joined(separator: " "), given: words[..<cut].joined(separator: " "))
    }
  }

  /// The parts of a text between a separator that stands outside braces.
  private static func split(_ text: String, at separator: String) -> [String] {
    let flat = text.replacing("\n", with: " ").replacing("\t", with: " ")
    var parts: [String] = [""]
    var depth = 0
    var rest = flat[...]
    while let character = rest.first {
      if depth == 0, rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
        continue
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      parts[parts.count - 1].append(character)
      rest = rest.dropFirst()
    }
    return parts
  }
}
