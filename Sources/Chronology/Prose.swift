/// Reads dates as English sentences give them.
///
/// “1 July 1989”, “c. 1989”, “the 1980s”, “from 1985 to 1991”, “10–21 July 1989”, “winter 1985/86”. It only makes suggestions, so it may guess; a guess that is not EDTF is dropped by the caller.
enum Prose {
  static func text(_ text: String) -> String? {
    let words = tokens(of: text)
    guard !words.isEmpty, words.count <= 16 else { return nil }
    if words.count == 4, words[0] == "winter", dashes.contains(words[2]) {
      return point(Array(words.prefix(2)))
    }
    return span(words) ?? alternatives(words) ?? point(words)
  }

  /// Lower-case words, numbers and single signs; the ends of ordinal numbers and commas are left out.
  static func tokens(of text: String) -> [String] {
    var result: [String] = []
    var current = ""
    func isNumber(_ word: String) -> Bool { word.first?.isASCIIDigit ?? false }
    for character in text.lowercased() {
      let continues =
        character.isASCIIDigit
        ? isNumber(current) : character.isLetter && (!current.isEmpty && !isNumber(current))
      if continues {
        current.append(character)
        continue
      }
      if !current.isEmpty { result.append(current) }
      current = ""
      if character.isASCIIDigit || character.isLetter {
        current.append(character)
      } else if "–-/~?%".contains(character) {
        result.append(String(character))
      }
    }
    if !current.isEmpty { result.append(current) }
    return result.enumerated().filter { index, word in
      let isEnding = ["st", "nd", "rd", "th"].contains(word) && index > 0 && isNumber(result[index - 1])
      return !isEnding || (index + 1 < result.count && result[index + 1] == "century")
    }.map(\.element).filter { !["the", "of", "in", "year", "on", "a", "am", "years"].contains($0) }
  }

  // MARK: Spans and alternatives

  private static let dashes: Set<String> = ["–", "-", "/", "to", "until", "till", "through", "bis"]

  private static func span(_ words: [String]) -> String? {
    if let first = words.first, words.count > 1 {
      let rest = Array(words.dropFirst())
      if ["until", "till", "before", "by"].contains(first), let end = point(rest) {
        return first == "before" || first == "by" ? "[..\(end)]" : "../\(end)"
      }
      if ["since"].contains(first), let start = point(rest) { return start + "/.." }
      if first == "after", let start = point(rest) { return "[\(start)..]" }
      if first == "from" { return span(rest) ?? point(rest).map { $0 + "/.." } }
      if first == "between" { return joined(rest, by: ["and"]) { "[\($0)..\($1)]" } }
    }
    if let last = words.last, ["onwards", "onward", "present", "now", "today"].contains(last) {
      let start = words.dropLast().reversed().drop { dashes.contains($0) }
      return point(Array(start.reversed())).map { $0 + "/.." }
    }
    if words.count > 2, words.suffix(2) == ["or", "earlier"] || words.suffix(2) == ["or", "before"] {
      return point(Array(words.dropLast(2))).map { "[..\($0)]" }
    }
    if words.count > 2, words.suffix(2) == ["or", "later"] || words.suffix(2) == ["or", "after"] {
      return point(Array(words.dropLast(2))).map { "[\($0)..]" }
    }
    return joined(words, by: dashes) { $0 + "/" + $1 }
  }

  private static func alternatives(_ words: [String]) -> String? {
    joined(words, by: ["or"]) { "[\($0),\($1)]" } ?? joined(words, by: ["and", "&"]) { "{\($0),\($1)}" }
  }

  /// Both sides of a joining word, the first completed from the second: “10 – 21 July 1989”.
  private static func joined(
    _ words: [String], by joints: Set<String>, _ make: (String, String) -> String
  ) -> String? {
    for (index, word) in words.enumerated() where joints.contains(word) {
      let before = Array(words[..<index])
      let after = Array(words[(index + 1)...])
      guard !before.isEmpty, let end = point(after) else { continue }
      for count in 0...min(2, after.count) {
        guard let start = point(before + after.suffix(count)) else { continue }
        if let date = Remedy.valid(make(start, end)) { return date }
      }
      if let start = point(before), let date = Remedy.valid(make(start, end)) { return date }
    }
    return nil
  }

  // MARK: Points

  /// One date, with what qualifies it.
  static func point(_ words: [String]) -> String? {
    var words = words
    var bits: UInt8 = 0
    let signs: [String: UInt8] = [
      "c": 2, "ca": 2, "circa": 2, "about": 2, "around": 2, "approximately": 2, "approx": 2, "roughly": 2,
      "~": 2, "?": 1, "%": 3, "maybe": 1, "perhaps": 1, "possibly": 1, "probably": 1, "uncertain": 1,
    ]
    words.removeAll { word in
      guard let sign = signs[word] else { return false }
      bits |= sign
      return true
    }
    guard let date = bare(words) else { return nil }
    return date + Qualification(rawValue: bits).symbol
  }

  private static func bare(_ words: [String]) -> String? {
    var words = words.filter { $0 != "-" }
    let isBC = words.contains { ["bc", "bce"].contains($0) }
    words.removeAll { ["bc", "bce", "ad", "ce"].contains($0) }
    if let century = century(words) { return isBC ? nil : century }
    if words.count == 2, words[1] == "s", !isBC { return decade(words[0]) }
    guard let place = yearPlace(words), let year = year(words[place], isBC: isBC) else { return nil }
    words.remove(at: place)
    guard !words.isEmpty else { return year }
    return seasonal(words, year) ?? monthly(words, year)
  }

  private static func yearPlace(_ words: [String]) -> Int? {
    let numbers = words.indices.filter { Int(words[$0]) != nil }
    return numbers.first { words[$0].utf8.count > 2 } ?? (words.count == 1 ? numbers.first : nil)
  }

  private static func year(_ digits: String, isBC: Bool) -> String? {
    guard let number = Int(digits), digits.utf8.count <= 9, number > 0 else { return nil }
    guard isBC || digits.utf8.count >= 3 else { return nil }
    let astronomical = isBC ? 1 - number : number
    var text = ""
    if astronomical.magnitude > 9999 { text = "Y" }
    text.append(number: astronomical, width: 4)
    return text
  }

  private static func decade(_ digits: String) -> String? {
    guard digits.utf8.count == 4, digits.hasSuffix("0") else { return nil }
    return digits.hasSuffix("00") ? digits.prefix(2) + "XX" : digits.prefix(3) + "X"
  }

  private static func century(_ words: [String]) -> String? {
    guard words.last == "century", let number = words.first.flatMap({ Int($0) }), (1...100).contains(number)
    else { return nil }
    return Slips.two(number - 1) + "XX"
  }

  private static func seasonal(_ words: [String], _ year: String) -> String? {
    let seasons = ["spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24]
    if words.count <= 2, let code = words.lazy.compactMap({ seasons[$0] }).first { return "\(year)-\(code)" }
    guard words.count == 2 || words.count == 3 else { return nil }
    let ordinals = [
      "first": 0, "second": 1, "third": 2, "fourth": 3, "1": 0, "2": 1, "3": 2, "4": 3, "last": 1,
    ]
    guard let index = ordinals[words[0]] else { return nil }
    if words.contains("quarter") { return "\(year)-\(33 + index)" }
    if words.contains("half"), index < 2 { return "\(year)-\(40 + index)" }
    return nil
  }

  private static func monthly(_ words: [String], _ year: String) -> String? {
    guard let place = words.firstIndex(where: { month($0) != nil }), let month = month(words[place]) else {
      return nil
    }
    let others = words.enumerated().filter { $0.offset != place }.map(\.element)
    if others.isEmpty { return "\(year)-\(Slips.two(month))" }
    guard others.count == 1, let day = Int(others[0]), (1...31).contains(day) else { return nil }
    return "\(year)-\(Slips.two(month))-\(Slips.two(day))"
  }

  /// The number of a month from its name or the first three letters of it.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    return (1...12).first { number in
      let name = English.month(number).lowercased()
      return word == name || word == name.prefix(3)
    }
  }
}
