import Browser
import Screen

/// The tables of perestroika-config(5), made from the tables of settings, roles and actions.
public enum SettingsManual {
  /// A table of the page: it stands between the line `.\" NAME: made from …` and the line `.\" end of NAME`.
  public struct Table: Sendable {
    /// What it lists.
    public var name: String
    /// Its lines in mdoc.
    public var mdoc: String

    /// The line after which the table stands.
    public var start: String { ".\\\" \(name): made from the table of \(name)" }
    /// The line before which it ends.
    public var end: String { ".\\\" end of \(name)" }
  }

  /// Every table of the page.
  public static var tables: [Table] {
    [
      Table(name: "settings", mdoc: settings), Table(name: "themes", mdoc: themes), Table(name: "roles", mdoc: roles),
      Table(name: "actions", mdoc: actions),
    ]
  }

  private static var settings: String {
    let usual = ReaderSettings()
    return Setting.table.flatMap { setting -> [String] in
      var lines = [".It Cm \(setting.name) : Ar \(setting.value(usual))", setting.words]
      if setting.choices.isEmpty {
        lines.append(setting.phrase.prefix(1).uppercased() + setting.phrase.dropFirst() + ".")
      } else if setting.name != "theme" {
        lines.append(".Bl -tag -width Ds -compact")
        for choice in setting.choices { lines += [".It Ar \(choice.name)", choice.words] }
        lines.append(".El")
      } else {
        lines += ["One of those under", ".Sx Themes ."]
      }
      return lines
    }.joined(separator: "\n")
  }

  private static var themes: String {
    ColourTheme.all.map { ".It Ar \($0.name)\n\(sentence($0.words))" }.joined(separator: "\n")
  }

  private static var roles: String {
    RoleEntry.table.map { entry in
      let words = ColourTheme.terminal.words(for: entry.role)
      return ".It Cm \(entry.name) : Ar \(words.isEmpty ? "default" : words)\n\(sentence(entry.words))"
    }.joined(separator: "\n")
  }

  private static var actions: String {
    ActionEntry.Group.allCases.flatMap { group -> [String] in
      let entries = ActionEntry.table.filter { $0.group == group }
      return [".Ss \(group.rawValue)", ".Bl -tag -width Ds -compact"]
        + entries.map { entry in
          ".It Cm \(entry.action.name)\n" + sentence(entry.words + (entry.place.map { " (\($0))" } ?? ""))
        } + [".El"]
    }.joined(separator: "\n")
  }

  private static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}
