import Screen
import Testing

@testable import Browser

@Suite struct MouseTests {
  private func row(of text: String, in journey: inout Journey) -> Int {
    journey.frame().text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) } ?? -1
  }

  /// The row of the timeline in which a text stands.
  private func listed(_ text: String, in journey: inout Journey) -> Int {
    let top = journey.browser.layout.content(of: .timeline).row
    return (journey.lines(of: .timeline).firstIndex { $0.contains(text) } ?? -1 - top) + top
  }

  private func click(_ column: Int, _ row: Int, _ journey: inout Journey) {
    _ = journey.browser.handle(.click(Point(column: column, row: row)))
    _ = journey.frame()
  }

  @Test func aClickSelectsAndAnotherGoesOn() {
    var journey = Journey(columns: 120, rows: 40)
    let line = listed("Law on ferries", in: &journey)
    click(5, line, &journey)
    #expect(journey.event == "ferry-law" && journey.browser.model.focus == .timeline)
    click(5, listed("Law on ferries", in: &journey), &journey)
    #expect(journey.browser.model.focus == .source)
    journey.press("Backspace")
    #expect(journey.browser.model.focus == .timeline && journey.event == "ferry-law")
  }

  @Test func aClickOnAHeadingDoesNothing() {
    var journey = Journey(columns: 120, rows: 40)
    let before = journey.event
    click(3, listed("1988", in: &journey), &journey)
    #expect(journey.event == before)
  }

  @Test func theWheelTurnsThePaneUnderIt() {
    var journey = Journey(columns: 120, rows: 20, event: "ferry-law")
    _ = journey.browser.handle(.wheelDown(Point(column: 5, row: 10)))
    #expect(journey.event == "paper-founded")
    let source = journey.lines(of: .source)
    _ = journey.browser.handle(.wheelDown(Point(column: 80, row: 18)))
    #expect(journey.lines(of: .source) != source)
    #expect(journey.event == "paper-founded" && journey.browser.model.focus == .timeline)
  }

  @Test func aPinIsSelectedByAClick() throws {
    var journey = Journey(columns: 120, rows: 40, event: "new-mayor")
    let content = journey.browser.layout.content(of: .source)
    let lines = journey.lines(of: .source)
    let line = try #require(lines.firstIndex { $0.hasPrefix(" •") })
    click(content.column + 8, content.row + line, &journey)
    #expect(journey.browser.model.focus == .source)
    #expect(journey.passageRow() != nil)
    let event = journey.event
    let row = journey.passageRow()
    let passage = try #require(row)
    let area = journey.browser.sourceArea.rows(of: journey.browser.model.reader.reading?.source ?? 0)
    click(content.column + 8, area.row + passage, &journey)
    #expect(journey.browser.model.focus == .event && journey.event == event)
  }

  @Test func rowsOfListsAreClicked() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("i")
    click(5, row(of: "Vera Ostrova", in: &journey), &journey)
    if let list = journey.browser.list { #expect(list.selected?.words == "Vera Ostrova") }
    click(5, row(of: "Vera Ostrova", in: &journey), &journey)
    #expect(journey.browser.model.timeline.filter == "person:mayor")
  }

  @Test func theHelpIsClicked() {
    var journey = Journey(columns: 100, rows: 80)
    journey.press("?")
    let line = row(of: "show or hide what lies outside", in: &journey)
    click(30, line, &journey)
    #expect(!journey.browser.model.timeline.showsBackground)
    click(30, row(of: "show or hide what lies outside", in: &journey), &journey)
    #expect(journey.browser.model.timeline.showsBackground)
    journey.press("?")
    let before = journey.frame()
    click(30, 0, &journey)
    #expect(journey.frame() == before)
  }

  @Test func choicesAndHitsAreClicked() {
    var journey = Journey(columns: 100, rows: 30)
    journey.press("f")
    let column = journey.browser.layout.choices?.column ?? 0
    click(column + 4, row(of: "theme: ", in: &journey), &journey)
    click(column + 4, row(of: "theme:economy", in: &journey), &journey)
    #expect(journey.browser.model.timeline.list.count == 4)
    journey.press("Enter x /")
    journey.type("the")
    click(5, listed("Law on ferries", in: &journey), &journey)
    #expect(journey.event == "ferry-law")
  }
}
