import Archive
import Material
import Testing

@testable import Browser

/// What sources claim of links: shown under the event, walked after its accounts, pinned in the text.
@Suite struct ClaimTests {
  private static let archive = Fixture.archive { era in
    try era.replace("format: 1", with: "format: 2", in: "era/catalogue.yaml")
    try era.write(
      """
      - id: tide
        date: 1990-03-01
        title: The tide
        theme: economy
        summary: The sea came in.
        leads_to:
          - event: water
            source: chronicle
            stance: denies
            says: The chronicle holds that the rain did it.
            quote: boats were rowed along Market Street
        accounts:
          - {source: almanac, says: The almanac gives the height., quote: it stood at the highest mark}
          - {source: almanac-reprint, says: The reprint repeats it., quote: stood at the highest mark the}
      - id: water
        date: 1990-03-01T18:00:00
        title: Water in the streets
        theme: economy
        summary: The streets were under water.
        accounts: [{source: chronicle, says: It tells of bells., quote: the lower church rang under water}]

      """, to: "era/events/claims.yaml")
    try era.write(
      try era.text(of: "era/sources.yaml")
        + "- {id: almanac-reprint, type: book, title: The almanac again, tier: primary, derived_from: almanac}\n",
      to: "era/sources.yaml")
  }

  @Test func aClaimIsWalkedAfterTheAccountsAndItsPassageShown() {
    var journey = Journey(Self.archive, columns: 120, rows: 40, event: "tide")
    #expect(journey.frame().text.contains("2 accounts, 1 independent"))
    #expect(journey.lines(of: .event).contains { $0.contains("Who says what it led to") })
    journey.press(". .")
    #expect(journey.frame().text.contains("claim 1/1"))
    let event = journey.lines(of: .event).joined(separator: "\n")
    #expect(event.contains("▸3 Chronicle  not to Water in the streets"))
    #expect(journey.lines(of: .source).contains { $0.contains("boats") })
    journey.press(".")
    #expect(journey.frame().text.contains("account 1/2"))
  }

  @Test func anEventOfTheSameDayShowsItsHour() {
    var journey = Journey(Self.archive, columns: 120, rows: 40, event: "water")
    let rows = journey.lines(of: .timeline)
    #expect(rows.contains { $0.contains("1 Mar") && $0.contains("The tide") })
    #expect(rows.contains { $0.contains("18:00") && $0.contains("Water in the streets") })
  }
}
