/// The people, places, sources and kinds of figures of a generated catalogue, which are the same in all sizes.
enum GeneratedRecords {
  static let people = 400
  static let organisations = 120
  static let places = 160
  static let sources = 300
  static let themes = [
    "politics", "economy", "foreign", "nationalities", "society", "labour", "glasnost", "ideology",
  ]
  static let figures = ["strikers", "dead", "votes", "roubles"]
  /// The source whose text is generated too.
  static let textSource = "record-of-the-years"

  private static let givenNames = [
    "Sergei", "Anna", "Ivan", "Maria", "Viktor", "Nina", "Pavel", "Olga", "Yuri", "Vera", "Lev", "Zoya",
  ]
  private static let glyphs = ["●", "■", "○", "◆", "◇", "▲", "□", "△"]
  private static let colours = ["red", "yellow", "blue", "green", "white", "bright-red", "cyan", "magenta"]
  private static let kinds = ["Committee", "Front", "Institute", "Union", "Ministry", "Society"]
  private static let papers = ["Messenger", "Herald", "Gazette", "Worker", "Banner", "Chronicle"]

  /// The files of a catalogue besides its events.
  static var files: [(name: String, text: String)] {
    [
      ("catalogue.yaml", "format: 1\ntitle: Generated events 1985–1991\nspan: 1985/1991\nlicence: CC0-1.0\n"),
      ("themes.yaml", lines(themes.count) { theme($0) }),
      (
        "people.yaml",
        lines(people) { number in
          let name = Vocabulary.name(number * 31)
          let given = givenNames[number % givenNames.count]
          return "{id: person-\(number + 1), name: \(given) \(name), forms: [\(name)]}"
        }
      ),
      (
        "organisations.yaml",
        lines(organisations) { number in
          let name = Vocabulary.name(number * 17 + 5)
          return "{id: organisation-\(number + 1), name: \(name) \(kinds[number % kinds.count])}"
        }
      ),
      (
        "places.yaml",
        lines(places) { number in "{id: place-\(number + 1), name: \(Vocabulary.name(number * 13 + 2))grad}" }
      ),
      (
        "figures.yaml",
        lines(figures.count) { "{id: \(figures[$0]), unit: people, words: \(figures[$0])}" }
      ),
      ("sources.yaml", lines(sources + 1) { source($0) }),
    ]
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { "- \(line($0))\n" }.joined()
  }

  private static func theme(_ number: Int) -> String {
    let name = themes[number]
    let title = name.prefix(1).uppercased() + name.dropFirst()
    return "{id: \(name), name: \(title), glyph: \(glyphs[number]), colour: \(colours[number])}"
  }

  private static func source(_ number: Int) -> String {
    if number == sources {
      return "{id: \(textSource), type: book, title: A Record of the Years, tier: secondary}"
    }
    let paper = "\(Vocabulary.name(number * 7 + 3)) \(papers[number % papers.count])"
    let tier = ["primary", "secondary", "tertiary"][number % 3]
    return """
      {id: source-\(number + 1), type: article-newspaper, title: \(paper) \(number + 1), \
      container-title: \(paper), issued: \(1985 + number % 7), tier: \(tier)}
      """
  }
}
