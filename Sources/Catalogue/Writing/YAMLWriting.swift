/// Writes records as the YAML that people edit: an item of a list, a line a member, long texts folded.
public enum YAMLWriting {
  /// The cells across that folded text takes.
  private static let columns = 100

  /// A record as an item of a list, with its line end.
  public static func item(_ record: JSONValue) -> String {
    var text = ""
    write(record, indentation: 2, isItem: true, to: &text)
    return text
  }

  /// The members of an object, one a line, as a file of its own has them.
  public static func members(_ record: JSONValue) -> String {
    var text = ""
    write(record, indentation: 0, isItem: false, to: &text)
    return text
  }

  private static func write(_ record: JSONValue, indentation: Int, isItem: Bool, to text: inout String) {
    let blanks = String(repeating: " ", count: indentation)
    for (index, member) in (record.members ?? []).enumerated() {
      text += isItem && index == 0 ? String(blanks.dropLast(2)) + "- " : blanks
      text += scalar(member.key) + ":"
      switch member.value {
      case .array(let items) where items.contains { $0.members != nil } && member.key != "author":
        text += "\n"
        for item in items {
          if item.members == nil {
            text += blanks + "  - " + flow(item) + "\n"
          } else {
            write(item, indentation: indentation + 4, isItem: true, to: &text)
          }
        }
      case .array(let items) where items.contains { $0.members != nil }:
        text += "\n"
        for item in items { text += blanks + "  - " + flow(item) + "\n" }
      case .array, .object: text += " " + flow(member.value) + "\n"
      case .string(let words): text += block(words, indentation: indentation + 2)
      default: text += " " + member.value.line + "\n"
      }
    }
  }

  /// A text after its key: in the line, folded, or line by line.
  private static func block(_ words: String, indentation: Int) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    let isPrinted = !words.unicodeScalars.contains { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value) || scalar.value & ~1 == 0x2028
        || scalar.value == 0xFEFF
    }
    let isBlock =
      isPrinted && lines.allSatisfy { $0.first != " " && $0.last != " " } && lines.last?.isEmpty == false
      && lines.first?.isEmpty == false
    if isBlock, lines.count > 1 {
      return " |\n" + lines.map { $0.isEmpty ? "\n" : blanks + $0 + "\n" }.joined()
    }
    guard isBlock, words.utf8.count > columns - 20, !words.contains("  ") else { return " " + scalar(words) + "\n" }
    var text = " >\n"
    var length = 0
    for word in words.split(separator: " ") {
      if length > 0, indentation + length + 1 + word.count > columns {
        text += "\n"
        length = 0
      }
      text += length == 0 ? blanks : " "
      text += word
      length += word.count + 1
    }
    return text + "\n"
  }

  /// A text in its line, in double quotes where YAML would take it for something else.
  private static func scalar(_ words: String) -> String {
    isPlain(words) ? words : JSONValue.string(words).line
  }

  private static let meaningful: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

  private static func isPlain(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last,
      first.properties.isAlphabetic || ("0"..."9").contains(first) || first.properties.generalCategory == .otherSymbol,
      last != " ", last != ":",
      !meaningful.contains(words.lowercased())
    else { return false }
    var previous = first
    for scalar in words.unicodeScalars {
      if previous == ":" && scalar == " " || previous == " " && scalar == "#" || previous == " " && scalar == " " {
        return false
      }
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & ~1 == 0x2028 { return false }
      previous = scalar
    }
    return true
  }

  private static func flow(_ value: JSONValue) -> String {
    switch value {
    case .string(let words):
      let isWord = words.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "."
      }
      return isWord && isPlain(words) ? words : JSONValue.string(words).line
    case .array(let items): return "[" + items.map(flow).joined(separator: ", ") + "]"
    case .object(let members):
      return "{" + members.map { scalar($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    default: return value.line
    }
  }
}
