/// The table of keys of the manual page, made from the table of actions.
public enum KeyManual {
  /// The line of the manual page after which the table stands.
  public static let start = ".\\\" keys: made from the table of actions"
  /// The line before which it ends.
  public static let end = ".\\\" end of keys"

  /// The table in mdoc: a list for each group, the keys and what they do.
  public static var mdoc: String {
    var lines: [String] = []
    for group in ActionEntry.Group.allCases {
      lines.append(".Ss \(group.rawValue)")
      lines.append(".Bl -tag -width Ds")
      for entry in ActionEntry.table where entry.group == group {
        lines.append(".It " + entry.keys.map { "Ic \(escaped($0.name))" }.joined(separator: " , "))
        lines.append(sentence(entry))
      }
      lines.append(".El")
    }
    return lines.joined(separator: "\n")
  }

  private static func sentence(_ entry: ActionEntry) -> String {
    let words = entry.words.prefix(1).uppercased() + entry.words.dropFirst()
    return words + (entry.place.map { " (\($0))" } ?? "") + "."
  }

  /// Single signs that mdoc would take for punctuation are made letters by an empty sign before them.
  private static func escaped(_ name: String) -> String {
    name.unicodeScalars.count == 1 && !(name.first?.isLetter ?? false) ? "\\&" + name : name
  }
}
