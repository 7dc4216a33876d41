import Archive
import Material
import Screen
import Testing

@testable import Browser

/// What must be readable whatever the size of the screen.
@Suite struct LegibilityTests {
  // MARK: Header and panes

  @Test func theHeaderCutsTheFilterAndNotTheCounts() {
    for columns in [40, 50, 60, 80, 100] {
      var journey = Journey(columns: columns, rows: 24)
      journey.press("f")
      journey.type("theme:politics OR is:single-source")
      journey.press("Enter")
      let header = String(journey.frame().text.split(separator: "\n")[0])
      #expect(header.contains("10 of 14"), "\(columns): \(header)")
      #expect(columns < 80 || header.contains("filter: theme:p") && header.hasSuffix("2 texts"), "\(header)")
    }
  }

  @Test func titlesInTheListCanBeReadAtEveryWidth() {
    for columns in 40...130 {
      let layout = Layout(size: Size(columns: columns, rows: 24), focus: .timeline, isZoomed: false)
      // Ten cells of date, five of signs and blanks.
      #expect(layout.content(of: .timeline).columns - 15 >= 13, "\(columns)")
    }
  }

  @Test func aDateThatTakesAllItsRoomDoesNotTouchTheBar() {
    let archive = Fixture.archive { era in
      try era.replace(
        "  date: 1990-02-07\n  title: Free port", with: "  date: 1987~/1989\n  title: Free port",
        in: "era/events/1990.yaml")
    }
    var journey = Journey(archive, event: "free-port")
    let line = journey.lines(of: .timeline).first { $0.hasPrefix(">") } ?? ""
    #expect(line.contains("c. 1987–89 ●"), "\(line)")
    journey = Journey(event: "flood")
    #expect(journey.lines(of: .timeline).contains { $0.contains(" ━") })
  }

  // MARK: Source

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 60)])
  func theSourcePaneSaysWhereOneIsAndWhoSpeaks(_ columns: Int, _ rows: Int) {
    for archive in [Fixture.withTexts, Fixture.withoutTexts] {
      var journey = Journey(archive, columns: columns, rows: rows, event: "dockers-strike")
      journey.press("3")
      let content = journey.browser.layout.content(of: .source)
      let frame = journey.frame()
      let shown = (content.row - 1...content.row).map { row in
        (content.column..<content.endColumn).map { frame[$0, row].text }.joined()
      }.joined(separator: " ")
      for words in ["Chronicle", "secondary", "a local historian", archive.textCount > 0 ? "¶" : "digest"] {
        #expect(shown.contains(words), "\(columns)x\(rows): \(shown)")
      }
    }
  }

  @Test func whatTheTitleHasNoRoomForStandsUnderIt() {
    var journey = Journey(columns: 80, rows: 24, event: "dockers-strike")
    journey.press("3")
    let first = journey.lines(of: .source).first ?? ""
    #expect(first.contains("secondary · a local historian"))
    // Scrolling leaves it where it is.
    journey.press("Down Down Down")
    #expect(journey.lines(of: .source).first?.contains("secondary · a local historian") == true)
  }

  // MARK: Comparing

  @Test func aComparisonSaysWhichAccountIsWhichAndHowMuchIsBelow() {
    var journey = Journey(columns: 80, rows: 24, event: "dockers-strike")
    journey.press("c")
    #expect(
      journey.frame().text.split(separator: "\n").contains { $0.contains("1 Chronicle") && $0.contains("2 Memoir") })
    journey = Journey(columns: 60, rows: 12, event: "dockers-strike")
    journey.press("c")
    var text = journey.frame().text
    #expect(text.contains("── Account 1 ──") && text.contains("more lines below") && text.contains("↓"))
    var seen = false
    for _ in 0..<40 {
      journey.press("Down")
      text = journey.frame().text
      seen = seen || text.contains("── Account 2 ──")
    }
    #expect(seen)
    #expect(!text.contains("below") && text.contains("↑"))
  }

  // MARK: Lists

  @Test func theIndexNamesTheListOneIsInAndItsOrder() {
    for columns in [40, 60, 80, 120, 200] {
      var journey = Journey(columns: columns, rows: 12)
      journey.press("i")
      for name in ["People", "Places", "Organisations", "Sources"] {
        let focused = journey.words(with: .focusedTitle).joined()
        #expect(focused.contains(name), "\(columns): \(focused)")
        if columns >= 80 { #expect(focused.contains(" by "), "\(columns): \(focused)") }
        journey.press("Tab")
      }
    }
  }

  @Test func peopleStandInTheOrderOfTheirSurnames() throws {
    let archive = Fixture.archive { era in
      let people = try era.text(of: "era/people.yaml")
      try era.write(
        people + "- {id: abbot, name: Pope Zeno II}\n- {id: keeper, name: Zoya Abel}\n", to: "era/people.yaml")
      try era.replace(
        "people: [docker, mayor]", with: "people: [docker, mayor, abbot, keeper]", in: "era/events/1989.yaml")
    }
    let names = archive.entries(of: .person, withBackground: false).map(\.name)
    #expect(names == ["Zoya Abel", "José Núñez", "Vera Ostrova", "Pope Zeno II"])
  }

  @Test func sourcesStandInTheOrderOfTierAndName() {
    var journey = Journey(columns: 120, rows: 12)
    journey.press("i Shift-Tab")
    let lines = journey.frame().text.split(separator: "\n").dropFirst(2).prefix(3).map { $0.dropFirst(3) }
    #expect(
      zip(lines, ["primary    Almanac", "primary    Memoir", "secondary  Chronicle"]).allSatisfy { $0.hasPrefix($1) },
      "\(lines)")
  }

  @Test func countsStandNearTheirNames() throws {
    var journey = Journey(columns: 200, rows: 20)
    journey.press("i")
    let line = try #require(journey.frame().text.split(separator: "\n").first { $0.contains("Vera Ostrova") })
    let name = try #require(line.range(of: "Vera Ostrova"))
    let count = try #require(line[name.upperBound...].firstIndex { $0.isNumber })
    #expect(line.distance(from: name.upperBound, to: count) < 70)
  }

  // MARK: Axis

  private func axis(_ columns: Int, _ rows: Int, filter: String = "", event: String? = nil) -> Journey {
    var journey = Journey(columns: columns, rows: rows, event: event)
    if !filter.isEmpty {
      journey.press("f")
      journey.type(filter)
      journey.press("Enter")
    }
    journey.press("v")
    return journey
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 60)])
  func noLineStandsBetweenASignAndItsName(_ columns: Int, _ rows: Int) {
    for keys in ["v", "v +", "v r", "v r +", "v r r"] {
      var journey = Journey(columns: columns, rows: rows)
      journey.press(keys)
      for line in journey.lines(of: .timeline) {
        let cells = Array(line)
        for index in cells.indices.dropFirst().dropLast() where cells[index] == "┊" {
          #expect(
            !"◆●━≈?X∞".contains(cells[index - 1]) || !cells[index + 1].isLetter, "\(columns)x\(rows) \(keys): \(line)")
        }
      }
    }
  }

  @Test func theLegendIsThereOnceAndNotInPlaceOfTheKeys() {
    for (columns, rows) in [(80, 24), (100, 24), (120, 40), (200, 60), (80, 50)] {
      var journey = axis(columns, rows)
      let text = journey.frame().text
      #expect(text.components(separatedBy: "━ lasts").count == 2, "\(columns)x\(rows):\n\(text)")
      #expect(journey.footer().contains("zoom"), "\(journey.footer())")
    }
  }

  @Test func lanesThatTheFilterEmptiesGiveUpTheirRoom() {
    var journey = axis(80, 24, filter: "theme:economy")
    let lines = journey.lines(of: .timeline)
    #expect(lines.contains { $0.contains("● Economy") })
    #expect(lines.contains { $0.contains("nothing in Politics, Society") }, "\(lines)")
    #expect(!lines.contains { $0.contains("◆ Politics") })
    // Where nothing at all is left, the lanes stay.
    journey = axis(80, 24, filter: "theme:economy zzz")
    #expect(journey.lines(of: .timeline).contains { $0.contains("◆ Politics") })
  }

  @Test func moreLanesThanFitAreSaid() {
    var journey = axis(40, 8)
    let text = journey.frame().text
    #expect(text.contains("of 3 lanes") == (journey.browser.panes.axis.hiddenLanes.shown < 3))
    let few = Fixture.archive { era in
      let themes = try era.text(of: "era/themes.yaml")
      try era.write(
        themes + "- {id: far, name: Far}\n- {id: near, name: Near}\n- {id: other, name: Other}\n", to: "era/themes.yaml"
      )
      for (theme, file) in [("far", "1985"), ("near", "1986"), ("other", "1987")] {
        let events = try era.text(of: "era/events/\(file).yaml")
        let from = try #require(events.range(of: "theme: "))
        let line = events[from.lowerBound...].prefix { $0 != "\n" }
        try era.write(
          events.replacing(line, with: "theme: \(theme)", maxReplacements: 1), to: "era/events/\(file).yaml")
      }
    }
    journey = Journey(few, columns: 40, rows: 8)
    journey.press("v")
    #expect(
      journey.browser.panes.axis.hiddenLanes.words == " · \(journey.browser.panes.axis.hiddenLanes.shown) of 6 lanes")
    #expect(journey.frame().text.contains("of 6 lanes"))
    #expect(journey.lines(of: .timeline).contains { $0.hasPrefix(" ↓") || $0.hasPrefix(">↓") })
  }

  @Test func theAccountThatIsShownIsThatOfTheLane() throws {
    var journey = Journey(columns: 120, rows: 40, event: "dockers-strike")
    journey.press("v r")
    for key in ["Down", "Down", "Up", "Right", "Down", "Left", "Up", ".", "Right"] {
      journey.press(key)
      let detail = try #require(journey.browser.model.detail)
      let selected = journey.browser.panes.axis.selectedLane(journey.browser.model)
      let lane = try #require(selected)
      #expect(detail.accounts[journey.browser.model.reader.account].source == lane.number, "\(key)")
      #expect(journey.browser.model.reading?.source == lane.number, "\(key)")
    }
  }

  @Test func dotsOnTheStripAreNotUnderlined() {
    var journey = Journey(columns: 120, rows: 40)
    journey.press("/")
    journey.type("is:disagreement")
    let frame = journey.frame()
    let dots = frame.row(3).filter { $0.text == "•" }
    #expect(!dots.isEmpty)
    for theme in ColourTheme.all {
      for dot in dots { #expect(!theme.look(of: dot.style.role, at: .many).attributes.contains(.underline)) }
    }
  }
}
