import Screen
import Testing

@testable import Browser

@Suite struct GoldenTests {
  @Test(arguments: [(40, 8), (59, 20), (80, 24), (120, 40), (200, 60)])
  func start(_ columns: Int, _ rows: Int) {
    var journey = Journey(columns: columns, rows: rows)
    expectGolden(journey.frame(), "start-\(columns)x\(rows)")
  }

  @Test(arguments: [(40, 8), (80, 24), (120, 40)])
  func passage(_ columns: Int, _ rows: Int) {
    var journey = Journey(columns: columns, rows: rows)
    journey.press("Right Down Right Enter")
    expectGolden(journey.frame(), "passage-\(columns)x\(rows)")
  }

  @Test(arguments: [(40, 8), (80, 24), (120, 40)])
  func search(_ columns: Int, _ rows: Int) {
    var journey = Journey(columns: columns, rows: rows)
    journey.press("/")
    journey.type("flood")
    journey.press("Down")
    expectGolden(journey.frame(), "search-\(columns)x\(rows)")
  }

  @Test func disagreement() {
    var journey = Journey(columns: 120, rows: 40, event: "dockers-strike")
    journey.press("2")
    expectGolden(journey.frame(), "disagreement-120x40")
  }

  @Test func digest() {
    var journey = Journey(Fixture.withoutTexts)
    journey.press("3 End")
    expectGolden(journey.frame(), "digest-80x24")
  }

  @Test func wideGlyphs() {
    var journey = Journey(event: "night-cafe")
    expectGolden(journey.frame(), "wide-80x24")
  }

  @Test func help() {
    var journey = Journey()
    journey.press("?")
    journey.type("next")
    journey.press("Down")
    expectGolden(journey.frame(), "help-80x24")
  }

  @Test func filter() {
    var journey = Journey()
    journey.press("f")
    journey.type("theme:politics")
    expectGolden(journey.frame(), "filter-80x24")
  }

  @Test func background() {
    var journey = Journey()
    journey.press("b Home")
    expectGolden(journey.frame(), "background-80x24")
  }

  @Test func zoomed() {
    var journey = Journey(event: "flood")
    journey.press("3 3")
    expectGolden(journey.frame(), "zoomed-80x24")
  }
}
