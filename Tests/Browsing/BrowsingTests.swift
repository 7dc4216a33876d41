import Testing

/// Walking, reading and finding, on the small catalogue.
@Suite(.onItsOwnThread, .enabled(if: Places.tmux != nil, "tmux is not installed"))
struct BrowsingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func startShowsThreePanesAndTheStrip() async throws {
    try await Window.open(scratch) { window in
      let picture = try await window.standsAt("1/28")
      #expect(picture.lines[0].contains("The Lantern Years"))
      #expect(picture.lines[0].contains("28 events"))
      #expect(picture.lines[1].contains("1985        1986"))
      #expect(picture.lines[2].contains("█"))
      #expect(picture.lines[3].contains("▲"))
      #expect(picture.eventTitle.contains("Event"))
      #expect(picture.sourceTitle.contains("Harbour Chronicle"))
      #expect(picture.sourceTitle.contains("exact"))
      #expect(picture.selected?.contains("The tide bell is moved") == true)
      #expect(picture.eventName == "The tide bell is moved")
      #expect(picture.lines.last?.hasSuffix("? help") == true)
      #expect(picture.isAlternate)
      #expect(picture.cursor.column == 0 && picture.isInTimeline)
    }
  }

  @Test func arrowKeysWalkTheEra() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down")
      let second = try await window.standsAt("2/28")
      #expect(second.eventName == "End of the eel tax")
      #expect(second.sourceTitle.contains("¶ 4/38"))
      #expect(second.isInTimeline)
      try await window.press("Up")
      try await window.standsAt("1/28")
      try await window.press("Right")
      try await window.standsAt("2/28")
      try await window.press("Right")
      #expect(try await window.standsAt("3/28").eventName == "The first night ferry")
      try await window.press("Left")
      try await window.standsAt("2/28")
      try await window.press("L")
      #expect(try await window.standsAt("5/28").eventName == "The great fog")
      try await window.press("L")
      #expect(try await window.standsAt("9/28").eventName == "The glass bridge is opened")
      try await window.press("H")
      try await window.standsAt("5/28")
      try await window.press("End")
      #expect(try await window.standsAt("28/28").eventName == "The last bell")
      try await window.press("Home")
      try await window.standsAt("1/28")
      try await window.press("PPage")
      try await window.shows("this is the first event")
      try await window.press("NPage")
      try await window.shows("a page further") { $0.eventNumber != "1/28" }
    }
  }

  @Test func enterGoesToThePassageAndBackspaceBack() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("End", "Up", "Up")
      try await window.standsAt("26/28")
      try await window.press("Enter")
      let picture = try await window.shows("the source with the cursor in it") { picture in
        picture.isInSource
      }
      let rows = try #require(picture.sourceRows)
      let passage = try #require(picture.passageRow)
      #expect(abs(passage - rows.count / 3) <= 1, "row \(passage) of \(rows.count)")
      #expect(picture.source[passage].contains("asked whether the piers should stay"))
      #expect(picture.cursor.row == rows.lowerBound + passage)
      let styled = picture.styled[rows.lowerBound + passage]
      #expect(
        styled.range(of: "\u{1B}\\[[0-9;]*m\u{1B}?[^a-zA-Z]*asked whether", options: .regularExpression) != nil,
        "the quoted words are not marked: \(styled.debugDescription)")
      try await window.press("BSpace")
      let back = try await window.shows("the timeline with the cursor in it") { $0.isInTimeline }
      #expect(back.eventNumber == "26/28")
    }
  }

  @Test func sourceScrollsFreelyAndEnterReturnsToItsEvent() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("End", "Enter")
      let before = try await window.shows("the source") { $0.isInSource }
      try await window.press("Up", times: 3)
      let after = try await window.shows("the source three lines up") {
        $0.passageRow == before.passageRow.map { $0 + 3 }
      }
      #expect(after.eventNumber == "28/28")
      try await window.press("Home")
      try await window.shows("The Harbour Chronicle of Ostwick, kept by whoever had the pen.")
      try await window.press("End")
      try await window.shows("with room left for")
      try await window.press("Enter")
      try await window.shows("the event with the cursor in it") { picture in
        picture.cursor.row == picture.lines.firstIndex { $0.contains("┬") }.map { $0 + 1 }
      }
    }
  }

  @Test func accountsFollowOneAnother() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down")
      let first = try await window.standsAt("2/28")
      #expect(first.eventTitle.contains("account 1/2"))
      #expect(first.sourceTitle.contains("Harbour Chronicle"))
      try await window.press(".")
      let second = try await window.shows("the second account") { $0.eventTitle.contains("account 2/2") }
      #expect(second.sourceTitle.contains("Town Ledger"))
      #expect(second.source.contains { $0.contains("eel column left empty from here") })
      try await window.press(",")
      let again = try await window.shows("the first account") { $0.eventTitle.contains("account 1/2") }
      #expect(again.sourceTitle.contains("Harbour Chronicle"))
      try await window.press(",")
      try await window.shows("the last account after the first") { $0.eventTitle.contains("account 2/2") }
      try await window.press("Down")
      try await window.standsAt("3/28")
      try await window.press(".")
      try await window.shows("this event has one account only")
    }
  }

  @Test func pinsLeadFromPassageToPassage() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down", ".", "Enter")
      try await window.shows("the ledger") { $0.sourceTitle.contains("Town Ledger") }
      try await window.press(">")
      let next = try await window.standsAt("4/28")
      #expect(next.sourceTitle.contains("Town Ledger"))
      #expect(next.source[next.passageRow ?? 0].contains("inkwell, one, second hand"))
      try await window.press("<", "<")
      let before = try await window.standsAt("1/28")
      #expect(before.source[before.passageRow ?? 0].contains("bell hire, nine men"))
      try await window.press("<")
      try await window.shows("no event rests on what comes before")
      try await window.press("BSpace")
      try await window.standsAt("2/28")
    }
  }

  @Test func searchFollowsEveryLetter() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("/")
      let prompt = try await window.shows("the prompt") { $0.lines.last?.hasPrefix(" /") == true }
      #expect(prompt.showsCursor && prompt.cursor.row == 39 && prompt.cursor.column == 2)
      try await window.type("l")
      let one = try await window.shows("hits for l") { $0.lines.last?.contains(" events, ") == true }
      try await window.type("antern")
      let all = try await window.shows("hits for lantern") {
        $0.lines.last?.hasPrefix(" /lantern ") == true && $0.text.contains("─ Hits")
      }
      #expect(hits(all) > 0 && hits(all) < hits(one))
      #expect(all.eventName == "The winter lanterns")
      try await window.press("Down")
      try await window.shows("a passage") { $0.text.contains("Hits") && $0.selected?.contains("¶") == true }
      try await window.press("Enter")
      let gone = try await window.shows("hit 2 of")
      #expect(gone.isInSource)
      try await window.press("n")
      try await window.shows("hit 3 of")
      try await window.press("N")
      try await window.shows("hit 2 of")
      try await window.press("N")
      let event = try await window.shows("hit 1 of")
      #expect(event.eventName == "The winter lanterns")
    }
  }

  /// The events and the passages found, as the footer counts them.
  private func hits(_ picture: Picture) -> Int {
    let words = picture.lines.last?.split(separator: " ") ?? []
    return words.indices.dropFirst().reduce(0) { sum, index in
      let isCounted = words[index].hasPrefix("event") || words[index].hasPrefix("passage")
      return sum + (isCounted ? Int(words[index - 1]) ?? 0 : 0)
    }
  }

  @Test func escapeLeavesTheSearchWhereItBegan() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("Down", "Down", ".", "/")
      try await window.type("three days grey")
      try await window.shows("hits") { $0.eventName == "The three days of the grey boats" }
      try await window.press("Escape")
      let back = try await window.standsAt("3/28")
      #expect(back.eventName == "The first night ferry")
      try await window.press("/")
      try await window.type("zzzyx")
      try await window.shows("Nothing was found.")
      try await window.press("Enter")
      try await window.shows("nothing was found; Esc goes back")
      try await window.press("Escape")
      try await window.standsAt("3/28")
    }
  }

  @Test func focusGoesRoundAndDigitsZoom() async throws {
    try await Window.open(scratch) { window in
      let start = try await window.standsAt("1/28")
      let top = try #require(start.lines.firstIndex { $0.contains("┬") })
      try await window.press("Tab")
      try await window.shows("the event in focus") { $0.cursor.row == top + 1 && $0.cursor.column > 10 }
      try await window.press("Tab")
      try await window.shows("the source in focus") { $0.isInSource }
      try await window.press("Tab")
      try await window.shows("the timeline in focus") { $0.cursor.column == 0 }
      try await window.press("BTab")
      try await window.shows("the source in focus") { $0.cursor.column > 10 }
      try await window.press("3")
      let zoomed = try await window.shows("the source alone") {
        $0.dividerColumn == nil && !$0.text.contains("Timeline")
      }
      #expect(zoomed.text.contains("carried the tide bell along the wet planks"))
      try await window.press("3")
      try await window.shows("three panes") { $0.dividerColumn != nil }
      try await window.press("1", "1")
      try await window.shows("the timeline alone") { $0.dividerColumn == nil && $0.text.contains("Timeline") }
      try await window.press("Down")
      try await window.standsAt("2/28")
      try await window.press("q")
      let all = try await window.shows("three panes again") { $0.dividerColumn != nil }
      #expect(!all.isDead)
    }
  }

  @Test func helpListsNarrowsAndDoes() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("?")
      let help = try await window.shows("Moving through the era")
      #expect(help.text.contains("previous event"))
      try await window.type("last event")
      try await window.shows("one action") { !$0.text.contains("previous event") && $0.text.contains("the last event") }
      try await window.press("Enter")
      try await window.standsAt("28/28")
      try await window.press("?")
      try await window.shows("Moving through the era")
      try await window.press("Escape")
      try await window.standsAt("28/28")
    }
  }

  @Test func filterAndBackgroundKeepTheEvent() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("f")
      try await window.type("theme:money")
      try await window.press("Enter")
      let filtered = try await window.shows("only what is of money") { $0.lines[0].contains("6 of 28") }
      #expect(filtered.text.contains("─ theme:money ─"))
      try await window.press("x")
      try await window.shows("all events") { $0.lines[0].contains("28 events") }
      try await window.press("b")
      let background = try await window.shows("with background")
      #expect(background.lines[0].contains("29 events"))
      try await window.press("Home")
      try await window.shows("Ostwick is founded")
      try await window.press("b")
      try await window.shows("only the era") { $0.lines[0].contains("28 events") }
    }
  }

  @Test func disagreementsAreMarkedAndFound() async throws {
    try await Window.open(scratch) { window in
      try await window.standsAt("1/28")
      try await window.press("D")
      let first = try await window.standsAt("2/28")
      #expect(first.selected?.hasSuffix("≠") == true)
      #expect(first.text.contains("Where they disagree"))
      try await window.press("D", "D")
      let third = try await window.standsAt("8/28")
      #expect(third.text.contains("≠ on strike (accounts 1, 2)"))
    }
  }

  @Test func withoutTextsTheDigestIsShown() async throws {
    try await Window.open(scratch, changes: ["PERESTROIKA_LIBRARY": nil]) { window in
      let picture = try await window.standsAt("1/28")
      #expect(picture.lines[0].contains("no texts"))
      #expect(picture.text.contains("No text: this is a digest in our words."))
      #expect(picture.text.contains("“carried the tide bell along the wet planks”"))
      try await window.press("End", "Enter")
      try await window.shows("“rang the old town out with forty strokes”")
    }
  }
}
