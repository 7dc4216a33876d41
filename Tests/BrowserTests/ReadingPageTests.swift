import Archive
import Screen
import Testing

@testable import Browser

/// Reading alone: the text in a column, its events and its numbers in the margins.
@Suite struct ReadingPageTests {
  private func journey(_ columns: Int = 120, _ rows: Int = 40, event: String = "ferry-law") -> Journey {
    var journey = Journey(columns: columns, rows: rows, event: event)
    journey.press("R")
    return journey
  }

  @Test(arguments: [(40, 8), (80, 24), (120, 40)])
  func lookOfThePage(_ columns: Int, _ rows: Int) {
    var journey = journey(columns, rows)
    expectGolden(journey.frame(), "reading-\(columns)x\(rows)")
  }

  @Test(arguments: [64, 80, 100, 120, 200])
  func theColumnIsNeverWiderThanSixtyEight(_ columns: Int) {
    var journey = journey(columns, 40)
    let frame = journey.frame()
    let texts = (2..<38).map { row in
      (0..<columns).filter { column in
        let cell = frame[column, row]
        return cell.text != " " && [.text, .quote, .heading].contains(cell.style.role)
      }
    }.filter { !$0.isEmpty }
    let first = texts.compactMap(\.first).min() ?? 0
    let last = texts.compactMap(\.last).max() ?? 0
    #expect(!texts.isEmpty && last - first < 68)
    if columns > 100 { #expect(abs(first - (columns - 1 - last)) <= 8, "it stands in the middle") }
  }

  @Test func theMarginNamesTheEvents() throws {
    var journey = journey()
    let page = try #require(journey.browser.open(ReadingPage.self))
    let titles = journey.words(with: .pin).joined(separator: "\n")
    #expect(titles.contains("Law on ferries"), "\(titles)")
    #expect(titles.contains("▌") && page.needsArchive == false)
  }

  @Test func numbersHeadingAndProgressAreShown() throws {
    var journey = journey()
    let reading = try #require(journey.browser.model.reading)
    let source = try #require(journey.browser.model.source(reading.source))
    let text = journey.frame().text
    #expect(text.contains("/\(source.blockCount) · ") && text.contains(" % "))
    #expect(text.contains(source.name))
    journey.press("End")
    #expect(journey.frame().text.contains("100 %"))
    #expect(journey.words(with: .dim).contains { $0.contains("\(source.blockCount)") })
  }

  /// Pins, accounts and hits are gone through as in the panes, and the text follows.
  @Test(arguments: [">", "<", ".", ",", "J", "K", "n", "N"])
  func keysDoWhatTheyDoInTheSource(_ key: String) {
    func prepared() -> Journey {
      var journey = Journey(columns: 120, rows: 40, event: "ferry-law")
      journey.press("/")
      journey.type("flood")
      journey.press("Enter 3")
      return journey
    }
    var alone = prepared()
    alone.press("R \(key)")
    var panes = prepared()
    panes.press(key)
    #expect(alone.browser.open(ReadingPage.self) != nil)
    #expect(alone.event == panes.event)
    #expect(alone.browser.model.reading?.source == panes.browser.model.reading?.source)
    #expect(alone.browser.model.reading?.number == panes.browser.model.reading?.number)
    #expect(alone.browser.model.reader.account == panes.browser.model.reader.account)
  }

  @Test func theReaderStaysWhereTheyRead() {
    var journey = journey(80, 24)
    journey.press("PgDn Down")
    let top = journey.browser.model.reader.reading?.top
    journey.press("Esc")
    #expect(journey.browser.overlays.isEmpty && journey.browser.model.focus == .source)
    #expect(journey.browser.model.reader.reading?.top == top)
    journey.press("R q")
    #expect(journey.browser.overlays.isEmpty)
  }

  @Test func everyLineIsReached() {
    var journey = journey(80, 24)
    journey.press("End")
    let end = journey.frame().text
    journey.press("Home")
    for _ in 0..<500 {
      journey.press("Down")
      if !journey.message.isEmpty { break }
    }
    #expect(journey.message == "this is the end of the source")
    journey.browser.model.message = nil
    #expect(journey.frame().text == end)
  }

  @Test func aPromptOverThePageComesBackToIt() {
    var journey = journey()
    journey.press("s")
    journey.type("the")
    journey.press("Enter")
    #expect(journey.browser.open(ReadingPage.self) != nil)
    let first = journey.browser.model.reading?.passage
    journey.press("n")
    #expect(journey.browser.open(ReadingPage.self) != nil && journey.browser.model.reading?.passage != first)
  }
}
