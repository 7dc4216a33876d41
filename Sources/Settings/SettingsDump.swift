import Browser
import Screen

/// The printed defaults: a configuration with every setting, made from the tables.
public enum SettingsDump {
  /// The text of a file that, read, sets everything as it is without a file.
  public static var text: String {
    var lines = [
      "# The configuration of perestroika: every setting with its usual value.",
      "# As ~/.config/perestroika/config.yaml it is read at the start; only what differs need stand in it.",
      "# perestroika --check-config says what is wrong with it; perestroika-config(5) explains it.",
    ]
    let settings = ReaderSettings()
    for setting in Setting.table {
      lines += ["", "# \(setting.words)"]
      lines +=
        setting.choices.isEmpty
        ? ["# \(setting.phrase.prefix(1).uppercased() + setting.phrase.dropFirst())."]
        : columns(setting.choices.map { ($0.name, $0.words) }).map { "#   " + $0 }
      lines.append("\(setting.name): \(setting.value(settings))")
    }
    lines += colours(of: settings.baseTheme)
    lines += keys
    return lines.joined(separator: "\n") + "\n"
  }

  private static func colours(of theme: ColourTheme) -> [String] {
    let looks = RoleEntry.table.map { entry in
      let words = theme.words(for: entry.role)
      return (entry.name + ": " + (words.isEmpty ? "default" : words), entry.words)
    }
    return [
      "",
      "# Your own colours, whatever the theme. Here is what “\(theme.name)” has: take away the #",
      "# before a line and change it. A look is a colour, “on” and a colour for the background, and any of",
      "# "
        + Look.Attributes.names.map(\.name).listed(with: "and") + ".",
      "# Colours are default, black, red, green, yellow, blue, magenta, cyan, white, each of these as bright-red and so on,",
      "# a number from 0 to 255, or \"#rrggbb\" in quotes, for which the nearest is taken that the terminal has.",
      "colours:",
    ] + columns(looks, separator: "# ").map { "  # " + $0 }
  }

  private static var keys: [String] {
    var lines = [
      "",
      "# Keys. An action has the keys that stand here and no others; [] takes its keys away. A key is a character, or",
      "# Up, Down, Left, Right, Shift-Up and so on, Home, End, PgUp, PgDn, Enter, Tab, Shift-Tab, Backspace, Del, Ins,",
      "# Space, F1 to F24, Ctrl-A to Ctrl-Z, Ctrl-Left, Ctrl-Right, or one of them with Alt- before it. Keys with blanks",
      "# between them are pressed one after the other: \"g g\".",
      "keys:",
    ]
    for group in ActionEntry.Group.allCases {
      lines.append("  # " + group.rawValue)
      let entries = ActionEntry.table.filter { $0.group == group }
      lines += columns(
        entries.map { entry in
          let keys = Keymap.standard.keys(of: entry.action).map { quoted($0.name) }.joined(separator: ", ")
          return ("\(entry.action.name): [\(keys)]", entry.words + (entry.place.map { " (\($0))" } ?? ""))
        }, separator: "# "
      ).map { "  " + $0 }
    }
    return lines
  }

  /// A word as YAML has it: in quotes where it would mean something else.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.count > 1 && name.utf8.allSatisfy { $0 != UInt8(ascii: " ") }
    if isPlain || (name.first?.isLetter == true && !"yYnN".contains(name)) { return name }
    return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Lines of two columns.
  private static func columns(_ rows: [(String, String)], separator: String = "") -> [String] {
    let width = rows.map { cellWidth($0.0) }.max() ?? 0
    return rows.map { left, right in
      left + String(repeating: " ", count: width - cellWidth(left) + 2) + separator + right
    }
  }
}
