/// Puts right what is nearly EDTF: missing zeros, other separators, the basic format, times with fractions.
enum Slips {
  /// The corrected text, and whether it can have meant nothing else.
  static func text(_ text: String) -> (text: String, isSure: Bool)? {
    for correction in [dayOfYear, week, basic, padded, time, longYear] {
      if let date = Remedy.valid(correction(text)) { return (date, true) }
    }
    for correction in [reversed, joined, openSet, mixed] {
      if let date = Remedy.valid(correction(text)) { return (date, false) }
    }
    return nil
  }

  /// What to say where no single date can be offered.
  static func explanation(_ text: String) -> Remedy.Advice? {
    if ["/", "../..", "../", "/..", ".."].contains(text) || Draft2012.text(text).map(isUndated) ?? false {
      return Remedy.Advice(words: "give the date of one end: 1989/.. or ../1989", edtf: nil)
    }
    if text.first == "P" || text.first == "R" {
      return Remedy.Advice(
        words: "a length of time is not a date; give its first and last day: 1989/1991", edtf: nil)
    }
    return nil
  }

  private static func isUndated(_ text: String) -> Bool { ["/", "../..", "../", "/.."].contains(text) }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// The whole numbers of a text that has nothing but digits and one separator.
  private static func fields(_ text: String, by separator: Character) -> [Substring]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else {
      return nil
    }
    return parts
  }

  /// `19890701`, `198907`.
  private static func basic(_ text: String) -> String? {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { end -> String in
      guard end.allSatisfy(\.isASCIIDigit), end.utf8.count == 8 || end.utf8.count == 6 else {
        return String(end)
      }
      let month = end.dropFirst(4).prefix(2)
      let day = end.dropFirst(6)
      return end.prefix(4) + "-" + month + (day.isEmpty ? "" : "-" + day)
    }
    return ends.joined(separator: "/")
  }

  /// Missing and superfluous zeros on either side of a slash or in a set: `1989-7-1/1989-7-9`, `1989-00-00`.
  private static func padded(_ text: String) -> String? {
    var result = ""
    var digits = ""
    var index = 0
    func flush() {
      if index > 0, digits.utf8.count == 1 { digits = "0" + digits }
      if index > 0, digits == "00", result.last == "-" {
        result.removeLast()
      } else {
        result += digits
      }
      digits = ""
    }
    for character in text {
      switch character {
      case _ where character.isASCIIDigit: digits.append(character)
      case "-":
        let isSign = digits.isEmpty && (result.isEmpty || "/,[{.".contains(result.last ?? " "))
        flush()
        if !isSign { index += 1 }
        result.append(character)
      case "/", ",", ".":
        flush()
        index = 0
        result.append(character)
      default:
        flush()
        result.append(character)
      }
    }
    flush()
    return result.hasPrefix("+") ? String(result.dropFirst()) : result
  }

  /// `2000/12-12`: slashes among the hyphens of one date.
  private static func mixed(_ text: String) -> String? { text.replacing("/", with: "-") }

  /// An interval whose end is before its start.
  private static func reversed(_ text: String) -> String? {
    let ends = text.split(separator: "/")
    guard ends.count == 2 else { return nil }
    return ends[1] + "/" + ends[0]
  }

  /// `1989-182`: a year and a day of the year.
  static func dayOfYear(_ text: String) -> String? {
    guard let parts = fields(text, by: "-"), parts.count == 2, parts[0].utf8.count == 4,
      parts[1].utf8.count == 3, let year = Int(parts[0]), let number = Int(parts[1]), number > 0,
      let first = Day(year: year, month: 1, day: 1)
    else { return nil }
    let day = first.advanced(by: number - 1)
    return day.year == year ? day.description : nil
  }

  /// `1989-W27`, `1989-W27-3`: a week and its days (ISO 8601-1:2019, 5.2.4).
  static func week(_ text: String) -> String? {
    let parts = text.split(separator: "-")
    guard parts.count == 2 || parts.count == 3, let year = Int(parts[0]), parts[1].first == "W",
      let week = Int(parts[1].dropFirst()), (1...53).contains(week),
      let reference = Day(year: year, month: 1, day: 4)
    else { return nil }
    let monday = reference.advanced(by: (week - 1) * 7 - (reference.weekday - 1))
    guard parts.count == 3 else { return "\(monday)/\(monday.advanced(by: 6))" }
    guard let weekday = Int(parts[2]), (1...7).contains(weekday) else { return nil }
    return monday.advanced(by: weekday - 1).description
  }

  /// `1989-07-10T12:30`, `…T12:30:15.5`, `…T24:00:00`, `…+0430`, a space instead of `T`.
  private static func time(_ text: String) -> String? {
    if text.contains("/") {
      let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      return ends.map { $0.prefix { $0 != "T" } }.joined(separator: "/")
    }
    let parts = text.split { $0 == "T" || $0 == " " }
    guard parts.count == 2, parts[0].utf8.count == 10, let clock = TimeSlip(String(parts[1])) else {
      return nil
    }
    if clock.isEndOfDay {
      guard case .day(let day)? = (try? Remedy.read(String(parts[0])))?.latest else { return nil }
      return day.advanced(by: 1).description + "T00:00:00" + clock.zone
    }
    return parts[0] + "T" + clock.text
  }

  /// `+12345`, `Y1985`, `Y012345`.
  private static func longYear(_ text: String) -> String? {
    let unsigned = text.drop { "Y+".contains($0) }
    let isNegative = unsigned.first == "-"
    let digits = unsigned.drop { "-0".contains($0) }
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    if digits.utf8.count > 4 { return isNegative ? nil : "Y" + digits }
    guard text.first == "Y" || text.first == "+" else { return nil }
    return (isNegative ? "-" : "") + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// Spaces, doubled slashes and qualifiers where there should be none.
  static func joined(_ text: String) -> String? {
    var result = ""
    for character in text where character != " " {
      if character == "/", result.last == "/" { continue }
      result.append(character == "–" ? "/" : character == "…" ? "." : character)
    }
    return result
  }

  /// `..1989`, `1989..`, `1985..1987`, `1985,1986`: a set without its brackets.
  private static func openSet(_ text: String) -> String? {
    guard text.contains(",") || text.contains("..") || "[{".contains(text.first ?? " ") else { return nil }
    if let first = text.first, "[{".contains(first) {
      let inner = text.dropFirst().filter { !"[]{}".contains($0) }
      return first == "[" ? "[\(inner)]" : "{\(inner)}"
    }
    let parts = text.components(around: "..")
    if parts.count == 2, !text.contains(",") {
      return parts.map { $0.isEmpty ? ".." : $0 }.joined(separator: "/")
    }
    return "[\(text)]"
  }
}

/// A time of day that is written in another way.
private struct TimeSlip {
  var text = ""
  var zone = ""
  var isEndOfDay = false

  init?(_ text: String) {
    let clock = text.prefix { $0.isASCIIDigit || ":.,".contains($0) }
    zone = String(text.dropFirst(clock.count)).uppercased()
    if zone == "-00:00" || zone == "-00" || zone == "-0000" { zone = "Z" }
    if zone.utf8.count == 5, zone.dropFirst().allSatisfy(\.isASCIIDigit) {
      zone = zone.prefix(3) + ":" + zone.dropFirst(3)
    }
    let whole = clock.prefix { !".,".contains($0) }
    var parts = whole.split(separator: ":").map(String.init)
    if parts.count == 1, whole.utf8.count == 6 || whole.utf8.count == 4 {
      parts = stride(from: 0, to: whole.utf8.count, by: 2).map { String(whole.dropFirst($0).prefix(2)) }
    }
    guard (1...3).contains(parts.count) else { return nil }
    while parts.count < 3 { parts.append("00") }
    parts = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
    isEndOfDay = parts == ["24", "00", "00"]
    self.text = parts.joined(separator: ":") + zone
  }
}

extension Character {
  var isASCIIDigit: Bool { asciiValue.map(Byte.isDigit) ?? false }
}
