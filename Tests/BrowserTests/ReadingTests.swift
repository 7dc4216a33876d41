import Archive
import Chronology
import Screen
import Testing

@testable import Browser

/// A text with headings and with several events in a paragraph.
private let annals = Fixture.archive { era in
  try era.write(
    """
    - id: annals
      type: book
      title: Annals of the quay
      title-short: Annals
      tier: primary
      perspective: a clerk
      URL: https://example.org/annals#top
    - id: pamphlet
      type: book
      title: A pamphlet
      tier: secondary
      URL: javascript:alert(1)
    """, to: "more-sources.yaml")
  let sources = try era.text(of: "era/sources.yaml") + (try era.text(of: "more-sources.yaml"))
  try era.write(sources, to: "era/sources.yaml")
  func event(_ id: String, _ date: String, _ quote: String) -> String {
    """
    - id: \(id)
      date: \(date)
      title: Title of \(id)
      theme: economy
      summary: Something happened on the quay.
      accounts:
        - source: annals
          date: \(date)
          says: The clerk says so.
          quote: \(quote)

    """
  }
  let events = [
    event("crane", "1986-02-03", "a crane was bought from the north"),
    event("rope", "1987-03-04", "and rope for it came by rail"),
    event("lamp", "1990-05-06", "lamps were hung along the pier"),
    """
    - id: bell
      date: 1990-06
      title: Title of bell
      theme: economy
      summary: A bell rang.
      accounts:
        - source: pamphlet
          says: It says so too.
          quote: nobody rang the bell again

    """,
  ]
  try era.write(events.joined(separator: "\n"), to: "era/events/1988b.yaml")
  let paragraphs = [
    "ANNALS OF THE QUAY", "In those years nothing was written down but the weight of the fish.", "THE BUYING",
    "It was then that a crane was bought from the north, and rope for it came by rail. Nobody spoke of it.",
    "A paragraph on which nothing rests, about the weather and the price of salt in the villages.", "THE LIGHTS",
    "In the last spring lamps were hung along the pier so that boats could land at night.",
  ]
  try era.write(paragraphs.joined(separator: "\n\n") + "\n", to: "texts/annals.txt")
}

@Suite struct ReadingTests {
  // MARK: Contents

  @Test func contentsListHeadingsWithEventsAndLeadThere() throws {
    var journey = Journey(annals, columns: 100, rows: 30, event: "crane")
    journey.press("Enter")
    let before = journey.frame()
    journey.press("t")
    let text = journey.frame().text
    #expect(text.contains("Contents of Annals"))
    #expect(text.contains("THE BUYING") && text.contains("THE LIGHTS") && text.contains("2 events"))
    journey.type("lights")
    #expect(!journey.frame().text.contains("THE BUYING"))
    journey.press("Enter")
    #expect(journey.browser.model.focus == .source)
    #expect(journey.lines(of: .source).first?.contains("THE LIGHTS") == true)
    journey.press("Backspace")
    #expect(journey.frame() == before)
    journey.press("t Esc")
    #expect(journey.frame() == before)
  }

  @Test func withoutHeadingsEveryTenthParagraphIsListed() {
    var journey = Journey(columns: 100, rows: 40, event: "free-port")
    journey.press("Enter t")
    let text = journey.frame().text
    #expect(text.contains("it has no headings"))
    #expect(text.contains("Leaf 11 of the almanac") && !text.contains("Leaf 12 of the almanac"))
    journey.press("End Enter")
    #expect(journey.lines(of: .source).contains { $0.contains("Leaf 51") })
  }

  @Test func theContentsOfADigestAreItsEvents() {
    var journey = Journey(Fixture.withoutTexts, columns: 100, rows: 30, event: "flood")
    journey.press("t")
    #expect(journey.frame().text.contains("Digest of Chronicle"))
    journey.type("dissolved")
    journey.press("Enter")
    #expect(journey.event == "council-dissolved")
    #expect(journey.browser.model.focus == .source)
  }

  /// Several accounts of one event are told apart by what they say.
  @Test func theContentsOfADigestTellAccountsApart() {
    var journey = Journey(Fixture.withoutTexts, columns: 120, rows: 30, event: "flood")
    journey.press("t")
    guard let list = journey.browser.list else {
      Issue.record("no list is open")
      return
    }
    #expect(Set(list.rows.map { $0.lead + $0.words + $0.trail }).count == list.rows.count)
    #expect(list.rows.allSatisfy { !$0.trail.isEmpty })
  }

  // MARK: Pins

  /// The pin's own event comes first, and each event once.
  @Test(arguments: ["crane", "rope"])
  func theListOfAParagraphBeginsWithTheEventOfThePin(_ event: String) {
    var journey = Journey(annals, columns: 100, rows: 30, event: event)
    journey.press("Enter Enter")
    guard let list = journey.browser.list else {
      Issue.record("no list is open")
      return
    }
    #expect(list.index == 0 && list.rows.first?.words == "Title of \(event)")
    #expect(Set(list.rows.map(\.words)).count == list.rows.count)
    journey.press("Enter")
    #expect(journey.event == event)
  }

  // MARK: Links

  @Test func theLinksOfAnEventLeadThereAndBack() {
    var journey = Journey(columns: 80, rows: 24, event: "ferry-law")
    journey.press("2")
    #expect(journey.footer().contains("e links"))
    let before = journey.frame()
    journey.press("e")
    let text = journey.frame().text
    for words in ["Links of “", "Led to", "Body", "Enter go"] { #expect(text.contains(words), "\(words) in \(text)") }
    journey.press("Enter")
    #expect(journey.event == "dockers-strike" && journey.browser.model.focus == .event)
    journey.press("e")
    #expect(journey.frame().text.contains("Followed from"))
    journey.press("Enter")
    #expect(journey.event == "ferry-law")
    journey.press("Backspace Backspace")
    #expect(journey.frame() == before)
    // A name filters as it does in the index.
    journey.press("e End")
    #expect(journey.footer().contains("Enter filter"))
    journey.press("Enter")
    #expect(journey.browser.model.timeline.filter.contains(":") && journey.event == "ferry-law")
    journey.press("Backspace")
    #expect(journey.browser.model.timeline.filter == "")
    journey = Journey(event: "night-cafe")
    journey.press("e")
    if journey.browser.list != nil {} else { #expect(journey.message.contains("no links")) }
  }

  @Test func enterOnAParagraphWithSeveralEventsListsThem() {
    var journey = Journey(annals, columns: 100, rows: 30, event: "crane")
    journey.press("Enter Enter")
    let text = journey.frame().text
    #expect(text.contains("Events that rest on ¶ 4 of Annals"))
    #expect(text.contains("Title of crane") && text.contains("Title of rope"))
    journey.press("Down Enter")
    #expect(journey.event == "rope")
    #expect(journey.browser.model.focus == .event)
    journey.press("Backspace")
    #expect(journey.event == "crane")
  }

  @Test func enterOnAParagraphWithOneEventGoesThere() {
    var journey = Journey(annals, columns: 100, rows: 30, event: "lamp")
    journey.press("Enter Enter")
    #expect(journey.event == "lamp")
    #expect(journey.browser.model.focus == .event)
  }

  @Test func bothPinsOfALineAreReached() {
    var journey = Journey(annals, columns: 200, rows: 40, event: "crane")
    journey.press("Enter >")
    #expect(journey.event == "rope")
    journey.press(">")
    #expect(journey.event == "lamp")
    journey.press("<")
    #expect(journey.event == "rope")
    journey.press("<")
    #expect(journey.event == "crane")
  }

  @Test func pinsAreLookedForFromWhereOneReads() {
    var journey = Journey(annals, columns: 100, rows: 14, event: "crane")
    journey.press("Enter t")
    journey.type("lights")
    journey.press("Enter >")
    #expect(journey.event == "lamp")
  }

  // MARK: Reading as a book

  @Test func theStripFollowsWhatOneReads() {
    var journey = Journey(annals, columns: 120, rows: 30, event: "crane")
    journey.press("Enter")
    let atCrane = journey.frame().row(3).firstIndex { $0.text == "▲" }
    journey.press("t")
    journey.type("lights")
    journey.press("Enter Down Down")
    #expect(journey.event == "crane")
    let atLamp = journey.frame().row(3).firstIndex { $0.text == "▲" }
    #expect(atCrane != nil && atLamp != nil && atLamp != atCrane)
  }

  @Test func theTitleTellsPlaceHeadingTierAndPerspective() {
    var journey = Journey(annals, columns: 200, rows: 40, event: "crane")
    journey.press("3")
    let title = journey.frame().text.split(separator: "\n").first { $0.contains("¶ 4/7") } ?? ""
    #expect(title.contains("Annals · primary · a clerk"))
    #expect(title.contains("THE BUYING · ¶ 4/7 · exact"))
    journey.resize(60, 20)
    #expect(journey.frame().text.contains("¶ 4/7 · exact"))
  }

  @Test func sourcesOpenAtTheirBeginning() {
    var journey = Journey(annals, columns: 100, rows: 30, event: "lamp")
    journey.press("i Shift-Tab")
    #expect(journey.frame().text.contains("Sources 5"))
    journey.type("annals")
    let row = journey.frame().text
    #expect(row.contains("primary    Annals") && row.contains("a clerk  text · 3 accounts"))
    #expect(journey.footer().contains("Enter filter") && journey.footer().contains("Ctrl-O read"))
    journey.press("Ctrl-O")
    #expect(journey.textLines().first?.contains("ANNALS OF THE QUAY") == true)
    #expect(journey.browser.model.focus == .source)
    journey.press("Enter")
    #expect(journey.frame().text.contains("Events that rest on ¶ 4"))
  }

  // MARK: The index

  @Test func theIndexFilters() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("i")
    #expect(journey.frame().text.contains("People 2"))
    journey.press("Tab Tab")
    journey.type("council")
    #expect(journey.words(with: .focusedTitle).contains { $0.contains("Organisations") })
    journey.press("Enter")
    #expect(journey.browser.model.timeline.filter == "organisation:council")
    #expect(journey.browser.model.timeline.list.count == 4)
    journey.press("x i Shift-Tab")
    journey.type("memoir")
    journey.press("Enter")
    #expect(journey.browser.model.timeline.filter == "source:memoir")
    journey.press("Ctrl-L Backspace")
    #expect(journey.browser.model.timeline.filter.isEmpty)
  }

  @Test(arguments: [(40, 0, 0), (60, 7, 7), (99, 7, 7), (100, 14, 14), (200, 14, 14)])
  func barsTellWhenEventsBegan(_ columns: Int, _ width: Int, _ scale: Int) {
    var journey = Journey(columns: columns, rows: 20)
    journey.press("i Shift-Tab")
    let lines = journey.frame().text.split(separator: "\n", omittingEmptySubsequences: false)
    let title = lines.first { $0.contains("Sources 3") } ?? lines.first { $0.contains("3/3") || $0.contains("1/3") }
    #expect((title?.contains("85" + String(repeating: "─", count: max(0, scale - 4)) + "91") ?? false) == (scale > 0))
    let row = lines.first { $0.contains("Chronicle") } ?? ""
    #expect(row.contains { "▁▂▃▄▅▆▇█".contains($0) } == (width > 0))
    // The bars end where the scale ends.
    if width > 0 { #expect(row.count <= columns - 2) }
  }

  @Test func countsOfTheIndexAreThoseOfTheFilter() {
    let archive = Fixture.withTexts
    for register in Register.allCases {
      for entry in archive.entries(of: register, withBackground: true) {
        let query = SearchQuery("\(register.rawValue):\(entry.id)")
        #expect(archive.events(meeting: query, withBackground: true).count == entry.eventCount, "\(entry.id)")
        #expect(entry.halves.count == archive.years.count * 2)
        #expect(entry.halves.reduce(0, +) <= entry.eventCount)
      }
    }
  }

  @Test func theNamesOfTheIndexTellHowManyThereAre() {
    for presses in ["i", "b i"] {
      var journey = Journey(columns: 120, rows: 40)
      journey.press(presses)
      for _ in 0..<4 {
        guard let list = journey.browser.list else {
          Issue.record("no list is open")
          return
        }
        #expect(list.tabs[list.tab].name.hasSuffix(" \(list.rows.count)"), "\(list.tabs[list.tab].name)")
        journey.press("Tab")
      }
    }
  }

  @Test func whatNothingIsQuotedFromIsWalkedBySearching() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("/")
    journey.type("source:almanac is:unquoted")
    journey.press("Enter")
    let first = journey.browser.model.reading?.number
    #expect(journey.browser.model.focus == .source && journey.browser.model.reading?.pin == nil)
    // What was found by no word of it is marked whole.
    let block = first.flatMap { journey.browser.archive.blocks($0...$0, ofSource: 1).first }
    #expect(
      journey.browser.model.reading?.passage?.range(in: first ?? 0, length: Int.max)
        == 0..<(block?.text.unicodeScalars.count ?? 0))
    #expect(journey.frame().text.contains("▌"))
    journey.press("n")
    #expect(journey.browser.model.reading?.number != first)
    journey.press("t")
    #expect(journey.frame().text.contains("¶ unquoted"))
  }

  @Test func eventsWithoutAPrimarySource() {
    let archive = Fixture.withTexts
    let found = Set(archive.events(meeting: SearchQuery("is:no-primary"), withBackground: true))
    for position in 0..<archive.eventCount {
      let tiers = archive.detail(position: position)?.accounts.map { archive.sources[$0.source].tier } ?? []
      #expect(found.contains(Int32(position)) == !tiers.contains("primary"), "\(position)")
    }
    #expect(!found.isEmpty && found.count < archive.eventCount)
  }

  // MARK: Comparing

  @Test func accountsAreComparedSideBySide() {
    var journey = Journey(columns: 120, rows: 40, event: "dockers-strike")
    let before = journey.frame()
    journey.press("c")
    let lines = journey.frame().text.split(separator: "\n")
    #expect(lines.contains { $0.contains("1 Chronicle") && $0.contains("2 Memoir") })
    #expect(lines.contains { $0.contains("≠ on strike: 900") && $0.contains("≠ on strike: 400") })
    #expect(lines.contains { $0.contains("≠ who called the strike") })
    #expect(lines.contains { $0.contains("secondary · a local historian") })
    #expect(journey.words(with: .quote).joined(separator: " ").contains("not one crane moved"))
    journey.press("Tab")
    let swapped = journey.frame().text.split(separator: "\n")
    #expect(swapped.contains { $0.contains("2 Memoir") && $0.hasSuffix("1 Chronicle ≠") })
    journey.press("q")
    #expect(journey.frame() == before)
  }

  /// The law of 1988 with three accounts of May 1988, one of 1985, and a stated dispute of two.
  private static let law = Fixture.archive { era in
    try era.replace(
      """
            note: A slip of memory.
            locator: 12
      """,
      with: """
              note: A slip of memory.
              locator: 12
            - source: almanac
              date: 1988-05-26
              says: The almanac has the day.
              quote: had its duty struck out in red pencil
          disputes:
            - about: co-owners or walk-on hands
              accounts: [0, 2]
              note: Each counts others.
        """, in: "era/events/1988.yaml")
  }

  @Test func onlyTheAccountThatIsWrongBearsTheSign() {
    var journey = Journey(Self.law, columns: 120, rows: 50, event: "ferry-law")
    let lines = journey.lines(of: .event)
    #expect(lines.contains { $0.contains("2 Memoir  ≠ 1985") })
    #expect(lines.contains { $0.contains("1 Chronicle  May 1988  ≠ co-owners or walk-on hands") })
    #expect(lines.contains { $0.contains("3 Almanac  26 May 1988  ≠ co-owners or walk-on hands") })
    #expect(lines.contains { $0.contains("≠ date (account 2 and the record)") })
    #expect(lines.contains { $0.contains("≠ co-owners or walk-on hands (accounts 1, 3)") })
  }

  @Test func aComparisonMarksOnlyWhatDiffersBetweenTheTwo() {
    var journey = Journey(Self.law, columns: 120, rows: 40, event: "ferry-law")
    // The first account and the first that excludes it; the other dispute is not theirs.
    journey.press("c")
    var text = journey.frame().text
    #expect(text.contains("Accounts 1 and 2 of 3"))
    #expect(text.contains("≠ 1985") && !text.contains("≠ May 1988") && !text.contains("co-owners"))
    journey.press(".")
    text = journey.frame().text
    #expect(text.contains("Accounts 1 and 3 of 3"))
    #expect(text.contains("≠ co-owners or walk-on hands") && !text.contains("≠ date") && !text.contains("≠ 26 May"))
  }

  @Test func accountsStandOneAboveTheOtherWhereItIsNarrow() {
    var journey = Journey(columns: 60, rows: 12, event: "dockers-strike")
    journey.press("c")
    var seen = journey.frame().text
    for _ in 0..<40 {
      journey.press("Down")
      seen += journey.frame().text
    }
    #expect(seen.contains("1 Chronicle") && seen.contains("2 Memoir") && seen.contains("four hundred of us"))
    #expect(journey.browser.handle("q") == nil)
  }

  @Test func oneAccountCannotBeCompared() {
    var journey = Journey(event: "free-port")
    journey.press("c")
    #expect(journey.message.contains("one account only"))
  }

  // MARK: Copying and opening

  @Test func copiesPassageAndCitation() {
    var journey = Journey(annals, columns: 100, rows: 30, event: "lamp")
    guard case .copy(let text, _) = journey.press("y") else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("“In the last spring lamps were hung along the pier"))
    #expect(text.contains("Annals of the quay") && text.hasSuffix(", ¶ 7.\n"))
    guard case .copy(let citation, _) = journey.press("Y") else {
      Issue.record("no citation is copied")
      return
    }
    #expect(citation.contains("Annals of the quay") && !citation.contains("¶"))
  }

  @Test func ofADigestTheQuoteIsCopied() {
    var journey = Journey(Fixture.withoutTexts, event: "flood")
    guard case .copy(let text, _) = journey.press("y") else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text.hasPrefix("“boats were rowed along Market Street”"))
  }

  @Test func opensTheAddressAtTheQuote() {
    var journey = Journey(annals, event: "lamp")
    #expect(
      journey.press("o")
        == .open("https://example.org/annals#top:~:text=lamps%20were%20hung%20along%20the%20pier"))
    journey = Journey(annals, event: "bell")
    #expect(journey.press("o") == nil)
    #expect(journey.message.contains("only http, https and file"))
    journey = Journey(event: "free-port")
    #expect(journey.press("o") == nil)
    #expect(journey.message.contains("no address is known"))
  }

  @Test func wordsInAFragmentAreEncoded() {
    #expect(TextFragment.encoded("a-b, c & d\n é") == "a%2Db%2C%20c%20%26%20d%20%C3%A9")
    #expect(TextFragment.canOpen("https://example.org/") && TextFragment.canOpen("file:///tmp/a"))
    for address in ["javascript:alert(1)", "https:evil", "-x", "", "ftp://a", "http://a b", "https://a\u{1B}b"] {
      #expect(!TextFragment.canOpen(address), "\(address)")
    }
  }

  // MARK: Going to a date

  @Test func goingToADateIsPreviewedKeptAndTakenBack() {
    var journey = Journey(columns: 100, rows: 30)
    let start = journey.frame()
    journey.press("g")
    journey.type("july 1989")
    #expect(journey.event == "dockers-strike")
    #expect(journey.footer().contains("July 1989"))
    journey.press("Esc")
    #expect(journey.frame() == start)
    journey.press("g")
    journey.type("1990")
    journey.press("Enter")
    #expect(journey.event == "free-port" || journey.event == "first-election")
    journey.press("Backspace")
    #expect(journey.frame() == start)
    journey.press("g")
    journey.type("1970")
    journey.press("Enter")
    #expect(journey.message.contains("nothing is listed then; the nearest: ") && journey.message.contains("b shows"))
    journey.press("g")
    journey.type("soon")
    journey.press("Enter")
    #expect(journey.message.contains("no date") && journey.footer().hasPrefix(" go to: soon"))
    journey.press("Ctrl-U")
    journey.type("1987")
    journey.press("Enter")
    #expect(journey.event == "open-letter")
  }

  @Test func goingToATimeIntoWhichEventsReachSaysSo() {
    let archive = Fixture.archive { era in
      try era.write(
        (try era.text(of: "era/events/1991.yaml"))
          + """

          - id: harbour-works
            date: 1991-03/1994
            title: Harbour works
            theme: economy
            summary: They go on for years.
            accounts:
              - source: chronicle
                says: They go on.
                quote: the tide
          """, to: "era/events/1991.yaml")
    }
    var journey = Journey(archive, columns: 120, rows: 30)
    journey.press("g")
    journey.type("1993")
    journey.press("Enter")
    #expect(
      journey.message == "1993: nothing begins then, 1 listed event reaches into it; b shows what lies outside the era")
  }

  /// What the program writes as a date, it takes back.
  @Test func datesInWordsAreTakenBack() throws {
    let here = try #require(Day(year: 1988, month: 5, day: 3))
    let dates = [
      "1989", "1989-07", "1989-07-10", "1985-22", "1985-24", "1985-21~", "1989~", "1989?", "1989-07~", "1989-07-10?",
      "1989-XX", "1989-XX-XX", "1989-07-XX", "198X", "1985/1991", "1989-07-10/1989-07-21", "1989-06-28/1989-07-01",
      "1987-01/1988-06", "1985~/1991", "1989/..", "../1989", "1989-33", "1989-36", "1989-37", "1989-38", "1989-39",
      "1989-40", "1989-41", "1987~/1989~",
    ]
    for text in dates {
      let date = try EDTF(text)
      let guess = DateGuess(date.words, from: here)
      #expect(guess.date == date, "\(date.words): \(guess.date?.canonical ?? "nothing")")
    }
    // A label stands under the heading of its year, so that it says no more than the first day.
    for text in dates.dropFirst(3) {
      let date = try EDTF(text)
      let year = try #require(DateLabel.year(date))
      let guess = DateGuess(DateLabel.short(date), from: try #require(Day(year: year, month: 1, day: 1)))
      #expect(guess.date != nil, "\(DateLabel.short(date))")
    }
  }

  // MARK: Furniture

  @Test func furnitureUnfoldsAndFoldsAndKeepsThePlace() throws {
    let archive = Fixture.archive { era in
      let text = try era.text(of: "texts/chronicle.txt")
      try era.write(
        text.replacing(
          "When the council",
          with: "Printable version\n\nClick to enlarge\n\nSkip to content\n\nWhen the council"),
        to: "texts/chronicle.txt")
    }
    let number = try #require(archive.sourceNumber("chronicle"))
    let kinds = archive.blocks(1...30, ofSource: number).map(\.kind)
    try #require(kinds.count { $0 == .furniture } == 3)
    var journey = Journey(archive, columns: 100, rows: 50, event: "new-mayor")
    journey.press("3 3")
    let folded = journey.lines(of: .source)
    #expect(folded.contains { $0.contains("Printable version") && $0.contains("+2 more") })
    #expect(!folded.contains { $0.contains("Skip to content") })
    let top = journey.browser.model.reader.reading?.top
    journey.press("z")
    #expect(journey.message.contains("z folds"))
    let unfolded = journey.lines(of: .source)
    #expect(
      unfolded.contains { $0.contains("Click to enlarge") } && unfolded.contains { $0.contains("Skip to content") })
    #expect(unfolded.first == folded.first && journey.browser.model.reader.reading?.top == top)
    journey.press("z")
    #expect(journey.lines(of: .source) == folded)
    // Scrolling passes over what is folded, down and up again.
    journey.resize(100, 14)
    journey.press("Home")
    var seen: Set<String> = []
    for _ in 0..<60 {
      journey.press("Down")
      seen.formUnion(journey.lines(of: .source))
    }
    #expect(seen.contains { $0.contains("Nobody has counted the gulls") })
    #expect(!seen.contains { $0.contains("Skip to content") })
    for _ in 0..<60 { journey.press("Up") }
    #expect(journey.lines(of: .source).first?.contains("A CHRONICLE OF SALT BAY") == true)
  }

  /// Very much of it is one line as well, over which one goes down and up.
  @Test func veryMuchFurnitureIsOneLine() throws {
    let archive = Fixture.archive { era in
      let text = try era.text(of: "texts/chronicle.txt")
      let much = String(repeating: "Click to enlarge\n\n", count: 400)
      try era.write(text.replacing("When the council", with: much + "When the council"), to: "texts/chronicle.txt")
    }
    let number = try #require(archive.sourceNumber("chronicle"))
    let first = try #require(archive.blocks(1...30, ofSource: number).first { $0.kind == .furniture }).number
    #expect(archive.textParagraph(.after, of: first, ofSource: number) == first + 400)
    #expect(archive.textParagraph(.before, of: first + 399, ofSource: number) == first - 1)
    #expect(archive.textParagraph(.before, of: 1, ofSource: number) == nil)
    var journey = Journey(archive, columns: 100, rows: 14, event: "new-mayor")
    journey.press("3 3 Home")
    // As far as there is anything to be scrolled.
    func views(_ key: String) -> [[String]] {
      var views = [journey.lines(of: .source)]
      while true {
        journey.press(key)
        let view = journey.lines(of: .source)
        if view == views.last { return views }
        views.append(view)
      }
    }
    let down = views("Down")
    #expect(down.joined().contains { $0.contains("Nobody has counted the gulls") })
    #expect(Set(down.joined()).count { $0.contains("Click to enlarge") } == 1)
    #expect(views("Up").reversed() == down)
  }

  // MARK: Pictures

  @Test(arguments: [(60, 16), (80, 24), (120, 40)])
  func pictures(_ columns: Int, _ rows: Int) {
    let size = "\(columns)x\(rows)"
    var journey = Journey(columns: columns, rows: rows, event: "dockers-strike")
    journey.press("c")
    expectGolden(journey.frame(), "compare-\(size)")
    journey.press("Esc i Shift-Tab Down")
    expectGolden(journey.frame(), "index-\(size)")
    journey = Journey(annals, columns: columns, rows: rows, event: "crane")
    journey.press("Enter t Down")
    expectGolden(journey.frame(), "contents-\(size)")
    journey.press("Enter Down")
    expectGolden(journey.frame(), "book-\(size)")
    journey.press("g")
    journey.type("summer 90")
    expectGolden(journey.frame(), "go-to-\(size)")
  }
}
