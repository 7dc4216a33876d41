/// Turns the forms of the EDTF draft of 2012 into those of ISO 8601-2:2019.
///
/// `u` and `x` became `X`, `unknown` nothing, `open` `..`, `?~` `%`, `y17e7p3` `Y17E7S3`; a qualifier on what
/// stands in parentheses became one before the part.
enum Draft2012 {
  /// What shows that a text follows the draft.
  static let marks = ["u", "x", "open", "unknown", "?~", "~?", "y", "(", "^"]

  static func text(_ text: String) -> String? {
    let lowered = text.lowercased()
    if let first = lowered.first, let last = lowered.last, "[{".contains(first), "]}".contains(last) {
      let members = lowered.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
      let dates = members.map { member(String($0)) }
      return String(first) + dates.joined(separator: ",") + String(last)
    }
    let ends = lowered.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count <= 2 else { return nil }
    if ends.count == 1 { return date(ends[0]) }
    return end(ends[0]) + "/" + end(ends[1])
  }

  private static func member(_ text: String) -> String {
    let parts = text.components(around: "..")
    return parts.map(date).joined(separator: "..")
  }

  private static func end(_ text: String) -> String {
    switch text {
    case "unknown", "uuuu", "?", "": ""
    case "open", "..": ".."
    default: date(text)
    }
  }

  private static func date(_ text: String) -> String {
    if let southern = southernSeason(text) { return southern }
    if text.hasPrefix("y") { return longYear(text) }
    let masked = String(text.map { $0 == "u" || $0 == "x" ? "X" : $0 })
    let joined = masked.replacing("?~", with: "%").replacing("~?", with: "%")
    return joined.contains("(") ? (Groups.text(joined) ?? joined) : joined.upperDesignators
  }

  private static func longYear(_ text: String) -> String {
    let upper = text.uppercased().replacing("P", with: "S")
    let digits = upper.drop { !$0.isNumber }
    let isShort = digits.utf8.count <= 4 && digits.allSatisfy(\.isNumber) && !digits.isEmpty
    guard isShort else { return upper }
    let padding = String(repeating: "0", count: 4 - digits.utf8.count)
    return (upper.contains("-") ? "-" : "") + padding + digits
  }

  /// `2001-21^southernHemisphere` and its like.
  private static func southernSeason(_ text: String) -> String? {
    let parts = text.components(around: "^")
    guard parts.count == 2, let code = parts[0].split(separator: "-").last.flatMap({ Int($0) }),
      (21...24).contains(code)
    else { return nil }
    let base = parts[0].dropLast(2)
    return base + String(parts[1].hasPrefix("south") ? code + 8 : code + 4)
  }
}

extension String {
  /// The parts before, between and after each occurrence of a separator.
  func components(around separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The text with `t`, `z`, `e` and `s` beside digits as EDTF writes them.
  fileprivate var upperDesignators: String {
    guard let first, first.isNumber || "-?~%.".contains(first) else { return self }
    return String(map { $0 == "t" ? "T" : $0 == "z" ? "Z" : $0 == "s" ? "S" : $0 })
  }
}

/// The qualifiers of parts in parentheses: `2004-(06)?-11` is `2004-?06-11`.
private struct Groups {
  private var parts: [(digits: String, qualification: UInt8, isGrouped: Bool)] = [("", 0, false)]
  private var openings: [Int] = []
  private var closed: Range<Int>?

  static func text(_ text: String) -> String? {
    var groups = Groups()
    for (index, character) in text.enumerated() {
      guard groups.take(character, isFirst: index == 0) else { return nil }
    }
    guard groups.openings.isEmpty, groups.parts.allSatisfy({ !$0.digits.isEmpty }) else { return nil }
    return groups.written
  }

  private mutating func take(_ character: Character, isFirst: Bool) -> Bool {
    switch character {
    case "(": openings.append(parts.count - 1)
    case ")":
      guard let opening = openings.popLast() else { return false }
      closed = opening..<parts.count
      return true
    case "?", "~", "%": qualify(character)
    case "-" where !parts[parts.count - 1].digits.isEmpty: parts.append(("", 0, false))
    default: parts[parts.count - 1].digits.append(character)
    }
    closed = nil
    return true
  }

  private mutating func qualify(_ character: Character) {
    let bits = character.asciiValue.map(Byte.qualification) ?? 0
    if let closed {
      for index in closed {
        parts[index].qualification |= bits
        parts[index].isGrouped = true
      }
    } else {
      for index in parts.indices where !parts[index].isGrouped { parts[index].qualification |= bits }
    }
  }

  /// Each qualifier before its own part; reading it gives the canonical places.
  private var written: String {
    let marked = parts.map { Qualification(rawValue: $0.qualification).symbol + $0.digits }
    let text = marked.joined(separator: "-")
    return (try? Remedy.read(text))?.canonical ?? text
  }
}
