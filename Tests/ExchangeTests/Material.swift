import Catalogue
import Chronology
import Evidence
import Exchange
import Foundation

/// Invented events and sources that are hard on every format.
enum Material {
  /// Dates of every kind, in order of time as far as they have one.
  static let dates = [
    "-0044-03-15", "../1917", "1985", "1985-03", "1985-03-11", "1985-03-11/1985-03-13", "1985-23", "1985-24", "1986~",
    "1986?", "1986-04%", "1986-04-XX", "1986-XX", "1987-06/", "1987-06/..", "/1987-09", "[1986,1987]",
    "{1987-01,1987-05}",
    "198X", "1988-02-28/1988-03", "1988-06-28T10:00:00", "1989-07-1X", "1989/1990", "1990-33", "1991-12-31", "Y17E7",
  ]

  /// Words that mean something in HTML, Markdown, LaTeX, CSV, iCalendar, markwhen or JSON.
  static let words = [
    "=HYPERLINK(\"http://x\")", "+1", "-cmd", "@sum", "'=quoted", "1989: not an event", "# not a heading",
    "// not a comment",
    "a, b; c\\d", "<script>alert(1)</script> & \"quotes\"", "50% of {$10} _under_ ^up^ ~tilde~ #1",
    "*bold* [link](x) `code`",
    "1. not a list", "- not a list", "Ельцин и Горбачёв, 東京, 🚂🚃 naïve", "two -- dashes --- three", "tab\u{9}here",
    "| pipe |",
    "title: not a header", "--- ", "ends in a backslash \\", "\u{301}begins with an accent", "] }", "a\u{2028}b", "'",
    "\"",
  ]

  static let sources = [
    Source(
      id: "plain", tier: .primary, perspective: "state, official",
      fields: [
        .init("type", .text("article-newspaper")), .init("title", .text("Title with 50% & {braces} in USSR_Today")),
        .init("title-short", .text("Plain")),
        .init(
          "author", .names([CSLName(family: "O’Neil-Ivanov", given: "Anna"), CSLName(literal: "Bureau & Sons, Ltd")])),
        .init("container-title", .text("The Paper")), .init("page", .text("10-12")),
        .init("issued", .date(date("1987-11-02"))), .init("accessed", .date(date("2024-05"))),
        .init("URL", .text("https://example.org/a_b?c=1&d=%20{e}#f")),
      ]),
    Source(
      id: "vague", tier: .secondary,
      fields: [
        .init("type", .text("book")), .init("title", .text("Vague")), .init("issued", .date(date("[1986,1987]"))),
        .init("note", .text("Two lines\nof note.")), .init("event-title", .text("A congress")),
      ]),
    Source(
      id: "season", tier: .tertiary,
      fields: [
        .init("type", .text("entry-encyclopedia")), .init("title", .text("Season?")),
        .init("issued", .date(date("1987-22~"))),
      ]),
    Source(id: "bare", tier: .tertiary, fields: [.init("type", .text("webpage")), .init("title", .text("Bare"))]),
  ]

  static func date(_ text: String) -> EDTF {
    do { return try EDTF(text) } catch { fatalError("\(text): \(error)") }
  }

  /// An event of this date and these words.
  static func event(_ number: Int, date text: String, words: String) throws -> ExportedEvent {
    let figure = Figure(low: 90000, high: 100_000.5, isAbout: true, asOf: date("1989-07"))
    let accounts = [
      Account(
        source: "plain", date: date(text), says: "Says \(words)",
        quote: TextQuoteSelector(exact: words, prefix: "before, ", suffix: " after-that"),
        figures: [NamedFigure("strikers", figure), NamedFigure("mines", Figure(3))], note: words, locator: 7),
      Account(source: sources[number % sources.count].id, says: words, quote: TextQuoteSelector(exact: "short")),
    ]
    let event = Event(
      id: "event-\(number)", date: date(text), title: words, theme: "money", people: ["anna"],
      places: ["town", "hill"],
      summary: "Summary. \(words)\n\(words)", note: number.isMultiple(of: 2) ? words : nil, leadsTo: ["event-1"],
      partOf: "event-2", accounts: accounts,
      disputes: [Dispute(about: "who, and why", accounts: [0, 1], note: words)])
    let anchor = Anchor(state: .exact, score: 1, start: 10, end: 20, paragraph: 7)
    return try ExportedEvent(
      json: EventDocument(event, anchors: [anchor]).json, theme: "Money & Banks", people: ["Anna"],
      places: ["Town, the", "Hill; a"])
  }

  /// One event for each date, with the words in turn, and one for each of the words.
  static func events() throws -> [ExportedEvent] {
    let count = max(dates.count, words.count)
    let events = try (0..<count).map { number in
      try event(number, date: dates[number % dates.count], words: words[number % words.count])
    }
    return CatalogueContents.inTimelineOrder(events.map(\.event)).compactMap { one in
      events.first { $0.event.id == one.id }
    }
  }

  /// A head that finds the sources.
  static func head() throws -> ExportHead {
    var years: [(year: String, count: Int)] = []
    for event in try events() {
      if years.last?.year == event.year { years[years.count - 1].count += 1 } else { years.append((event.year, 1)) }
    }
    return ExportHead(
      title: "A “title”: with, <marks> & #signs", choice: "strike from 1989", years: years, count: try events().count
    ) { id in sources.first { $0.id == id } }
  }

  /// The whole export in a format, and what it left out.
  static func export(_ format: ExportFormat, isWide: Bool = false) throws -> (text: String, omitted: [OmittedEvent]) {
    var writer = format.writer(try head(), isWide: isWide)
    var text = writer.opening()
    for event in try events() { text += writer.text(of: event) }
    for source in sources { text += writer.text(of: source) }
    return (text + writer.closing(), writer.omitted)
  }
}
