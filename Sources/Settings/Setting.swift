import Browser
import Screen

/// What the table of settings says of one of them: reading, the printed defaults and the manual come from it.
struct Setting: Sendable {
  /// Its name in the file.
  let name: String
  /// What it does.
  let words: String
  /// The values that it may have, each with what it means; empty where any number will do.
  let choices: [Choice]
  /// Sets it from the text of a value; false where that cannot be understood.
  let read: @Sendable (String, inout ReaderSettings) -> Bool
  /// The value that it has, as the file would have it.
  let value: @Sendable (ReaderSettings) -> String
  /// The values that it may have, in a phrase.
  let phrase: String

  /// A value with what it means.
  struct Choice: Sendable {
    let name: String
    let words: String
  }

  private init(
    _ name: String, _ words: String, choices: [Choice] = [], phrase: String? = nil,
    value: @escaping @Sendable (ReaderSettings) -> String,
    read: @escaping @Sendable (String, inout ReaderSettings) -> Bool
  ) {
    self.name = name
    self.words = words
    self.choices = choices
    self.phrase = phrase ?? choices.map(\.name).listed(with: "or")
    self.value = value
    self.read = read
  }

  /// A setting that has one of a few values.
  private static func oneOf<Value: Equatable & Sendable>(
    _ name: String, _ words: String, _ path: WritableKeyPath<ReaderSettings, Value> & Sendable,
    _ choices: [(name: String, value: Value, words: String)]
  ) -> Setting {
    Setting(
      name, words, choices: choices.map { Choice(name: $0.name, words: $0.words) },
      value: { settings in choices.first { $0.value == settings[keyPath: path] }?.name ?? "" },
      read: { text, settings in
        // What other files call true and false.
        let name = ["true": "on", "yes": "on", "false": "off", "no": "off"][text].flatMap { synonym in
          choices.contains { $0.name == synonym } ? synonym : nil
        }
        guard let choice = choices.first(where: { $0.name == name ?? text }) else { return false }
        settings[keyPath: path] = choice.value
        return true
      })
  }

  private static func number(
    _ name: String, _ words: String, _ path: WritableKeyPath<ReaderSettings, Int> & Sendable, in range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      name, words, phrase: "a number from \(range.lowerBound) to \(range.upperBound)",
      value: { String($0[keyPath: path]) },
      read: { text, settings in
        guard let number = Int(text), range.contains(number) else { return false }
        settings[keyPath: path] = number
        return true
      })
  }

  /// The one table of settings; colours and keys have tables of their own.
  static let table: [Setting] = [
    oneOf("theme", "The colours of the screen.", \.baseTheme, ColourTheme.all.map { ($0.name, $0, $0.words) }),
    oneOf(
      "colour-depth", "How many colours are used at most; with “auto” none where NO_COLOR is set.",
      \.colourDepth,
      [
        ("auto", nil, "as many as the terminal has"), ("none", ColourDepth.none, "attributes alone"),
        ("8", .eight, "eight; bright ones are bold"), ("16", .sixteen, "those that the terminal's owner has set"),
        ("256", .many, "those, and 240 that are the same everywhere"),
      ]),
    oneOf(
      "ascii", "Whether lines and signs are drawn with ASCII characters alone.", \.drawsASCII,
      [
        ("auto", nil, "where the locale is not a UTF-8 one"), ("on", true, "always"), ("off", false, "never"),
      ]),
    oneOf(
      "ambiguous-width",
      "The cells of letters of no certain width, Cyrillic ones among them; with 2, lines and signs are ASCII.",
      \.ambiguousWidth,
      [("1", 1, "as nearly all terminals have it"), ("2", 2, "as terminals for East Asian text may have it")]),
    number("reading-width", "The longest line of running text, in cells.", \.preferences.readingColumns, in: 20...400),
    oneOf(
      "background", "Whether events outside the era are listed at the start.", \.preferences.showsBackground,
      [("off", false, "they are left out until asked for"), ("on", true, "they are listed")]),
    oneOf(
      "mouse", "Whether the mouse is on at the start.", \.preferences.usesMouse,
      [("off", false, "the terminal selects text with it"), ("on", true, "a click selects, the wheel scrolls")]),
  ]
}

extension [String] {
  /// The words with commas, and a last one before the last: `a, b or c`.
  func listed(with word: String) -> String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " \(word) " + (last ?? "")
  }
}
