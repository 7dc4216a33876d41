import Archive
import Chronology
import Material
import Notebook
import Screen
import Testing

@testable import Browser

@Suite struct AxisTests {
  private func axis(_ columns: Int = 80, _ rows: Int = 24, event: String? = nil, keys: String = "v") -> Journey {
    var journey = Journey(columns: columns, rows: rows, event: event)
    journey.press(keys)
    return journey
  }

  // MARK: Pictures

  @Test(arguments: [(40, 8), (59, 20), (80, 24), (120, 40), (200, 60)])
  func wholeEra(_ columns: Int, _ rows: Int) {
    var journey = axis(columns, rows, event: "dockers-strike")
    expectGolden(journey.frame(), "axis-\(columns)x\(rows)")
  }

  @Test(arguments: [("year", "v +"), ("quarter", "v + +"), ("month", "v + + +")])
  func zoomed(_ name: String, _ keys: String) {
    for (columns, rows) in [(40, 8), (80, 24), (120, 40)] {
      var journey = axis(columns, rows, event: "dockers-strike", keys: keys)
      expectGolden(journey.frame(), "axis-\(name)-\(columns)x\(rows)")
    }
  }

  @Test(arguments: [("source", "v r"), ("republic", "v r r"), ("background", "v b Home"), ("members", "v r r Enter")])
  func others(_ name: String, _ keys: String) {
    var journey = axis(event: "first-election", keys: keys)
    expectGolden(journey.frame(), "axis-\(name)-80x24")
  }

  @Test func theStripMarksWhatIsKeptAndFound() {
    var journey = Journey(columns: 120, rows: 40, event: "dockers-strike")
    journey.press("f")
    journey.type("theme:economy")
    journey.press("Enter /")
    journey.type("harbour OR dockers")
    journey.press("Enter v +")
    expectGolden(journey.frame(), "axis-filtered-120x40")
  }

  // MARK: At any size

  private func problem(of journey: inout Journey, isOnAxis: Bool = true) -> String? {
    let (picture, geometry) = journey.browser.axisPicture()
    var taken: Set<Point> = []
    for piece in picture.pieces {
      guard piece.line >= 0, piece.line < geometry.lanes.rows else { return "\(piece) leaves the lanes" }
      guard piece.column >= 0, piece.endColumn <= geometry.columns else { return "\(piece) leaves its row" }
      for column in piece.column..<piece.endColumn
      where !taken.insert(Point(column: column, row: piece.line)).inserted {
        return "\(piece) lies on another"
      }
    }
    guard picture.lanes.allSatisfy({ $0.line + $0.height <= geometry.lanes.rows }) else { return "a lane leaves" }
    for (one, next) in zip(picture.lanes, picture.lanes.dropFirst()) where one.line + one.height > next.line {
      return "lanes overlap"
    }
    guard picture.place != nil else { return "the selected event is nowhere" }
    let frame = journey.frame()
    let content = journey.browser.layout.content(of: .timeline)
    guard content.contains(column: frame.cursor.column, row: frame.cursor.row) else { return "the cursor is elsewhere" }
    guard frame[frame.cursor.column, frame.cursor.row].style.isSelected else { return "the cursor is not on it" }
    return nil
  }

  @Test func nothingOverlapsAtAnySize() {
    let walk = ["v", "Up", "+", "Left", "+", "Down", "+", "Right", "r", "-", "r", "Home", "b", "0", "Home"]
    for (number, columns) in [40, 47, 59, 60, 79, 80, 99, 100, 131, 200, 255, 300].enumerated() {
      let heights = [8, 9, 11, 17, 18, 24, 33, 34, 51, 100]
      for rows in stride(from: number % 5, to: heights.count, by: 5).map({ heights[$0] }) {
        var journey = Journey(columns: columns, rows: rows, event: "flood")
        for keys in walk {
          journey.press(keys, draws: false)
          if let problem = problem(of: &journey) {
            Issue.record("\(columns)x\(rows) after \(keys): \(problem)\n\(journey.frame().text)")
            return
          }
        }
      }
    }
  }

  // MARK: Moving

  private func lane(_ journey: inout Journey) -> String {
    guard let key = journey.browser.panes.axis.selectedLane(journey.browser.model) else { return "" }
    return journey.browser.archive.lanes(by: key.grouping).first { $0.key == key }?.name ?? ""
  }

  @Test func rightAndLeftGoThroughTheLane() {
    var journey = axis(event: "new-mayor")
    var seen = ["new-mayor"]
    for _ in 0..<5 {
      journey.press("Right")
      seen.append(journey.event ?? "")
    }
    #expect(
      seen == ["new-mayor", "books-opened", "open-letter", "paper-founded", "first-election", "council-dissolved"])
    journey.press("Right")
    #expect(journey.event == "council-dissolved" && journey.message.contains("no event after"))
    for expected in seen.dropLast().reversed() {
      journey.press("Left")
      #expect(journey.event == expected)
    }
    journey.press("Left")
    #expect(journey.event == "new-mayor" && journey.message.contains("no event before"))
  }

  @Test func upAndDownGoToTheNearestEventOfTheNextLane() {
    var journey = axis(event: "free-port")
    #expect(lane(&journey) == "Economy")
    journey.press("Up")
    #expect(journey.event == "first-election")
    journey.press("Up")
    #expect(journey.event == "first-election" && journey.message.contains("no lane above"))
    journey.press("Down Down")
    #expect(journey.event == "flood")
    // The day one started from is kept on the way.
    journey.press("Up")
    #expect(journey.event == "free-port")
    journey.press("J")
    #expect(journey.event == "first-election")
    journey.press("K")
    #expect(journey.event == "free-port")
  }

  @Test func aFilterLeavesNothingToMoveInto() {
    var journey = axis(event: "flood", keys: "v f")
    journey.type("theme:society")
    journey.press("Enter Up")
    #expect(journey.event == "flood" && journey.message.contains("no lane above"))
    journey.press("Left")
    #expect(journey.event == "summer-fair")
    journey.press("Left")
    #expect(journey.event == "dam-leak")
    journey.press("f Ctrl-U")
    journey.type("theme:politics words-nobody-wrote")
    journey.press("Enter Left Right Up Down PgDn H L Enter +")
    #expect(journey.event == nil)
    #expect(journey.frame().text.contains("No event meets the filter"))
  }

  @Test func yearsAndPages() {
    var journey = axis(event: "new-mayor")
    journey.press("L")
    #expect(journey.event == "open-letter")
    journey.press("H")
    #expect(journey.event == "new-mayor")
    journey.press("H")
    #expect(journey.message.contains("nothing before"))
    journey.press("+ PgDn")
    #expect(journey.event == "open-letter")
    journey.press("PgUp")
    #expect(journey.event == "books-opened" || journey.event == "new-mayor")
    journey.press("End")
    #expect(journey.event == "council-dissolved")
    journey.press("PgDn")
    #expect(journey.event == "council-dissolved" && !journey.message.isEmpty)
  }

  @Test func anEventStandsInTheLaneOfEachOfItsSources() {
    var journey = axis(event: "dockers-strike", keys: "v r")
    #expect(lane(&journey) == "Chronicle")
    journey.press("Down")
    #expect(lane(&journey) == "Memoir" && journey.event == "dockers-strike")
    journey.press("Right")
    #expect(lane(&journey) == "Memoir" && journey.event == "first-election")
  }

  @Test func zoomsHaveEnds() {
    var journey = axis(event: "flood", keys: "v -")
    #expect(journey.message.contains("whole era"))
    journey.press("+ = + +")
    #expect(journey.message.contains("nothing nearer"))
    #expect(journey.browser.axisPicture().picture.scale.daysPerCell == 1)
    journey.press("0")
    #expect(journey.browser.axisPicture().picture.scale.days.contains(5479))
    journey.press("v +")
    #expect(journey.message.contains("v shows the axis"))
  }

  // MARK: Cells with several events

  @Test func aNumberOpensIntoItsMembers() {
    var journey = axis(event: "new-mayor")
    #expect(journey.frame().text.contains("1 of 2 here"))
    journey.press("Enter")
    guard let list = journey.browser.list else {
      Issue.record("no list is open")
      return
    }
    #expect(list.rows.map(\.words) == ["Vera Ostrova becomes mayor", "The books are opened"])
    journey.press("Down Enter")
    #expect(journey.event == "books-opened" && journey.browser.model.focus == .timeline)
    #expect(journey.frame().text.contains("2 of 2 here"))
    // The one that was chosen is followed.
    journey.press("Enter")
    #expect(journey.browser.model.focus == .source)
  }

  @Test func anEventAloneIsFollowedAtOnce() {
    var journey = axis(event: "flood", keys: "v Enter")
    #expect(journey.browser.model.focus == .source)
    journey.press("Backspace")
    #expect(journey.browser.model.focus == .timeline && journey.event == "flood")
  }

  // MARK: What is drawn

  @Test func aBarThatBeganEarlierKeepsItsName() {
    var journey = axis(event: "new-mayor")
    #expect(journey.frame().text.contains("◀"))
    #expect(journey.frame().text.contains("The long winter"))
  }

  @Test func outsideTheEraASignAtTheEdgeIsSelected() {
    var journey = axis(keys: "v b Home")
    #expect(journey.event == "harbour-founded")
    let frame = journey.frame()
    #expect(frame[frame.cursor.column, frame.cursor.row].text == "‹")
    journey.press("+")
    #expect(journey.frame().text.contains("1921"))
  }

  @Test func uncertainDatesAreToldApartAlsoAsInstants() {
    var journey = axis(120, 40, event: "new-mayor")
    let text = journey.frame().text
    #expect(text.contains("◆? An open letter"))
    #expect(text.contains("●≈"))
    #expect(text.contains("X A second newspaper"))
  }

  @Test func whatIsMarkedAndWhatWasFoundIsSeenInTheLanes() throws {
    var journey = Journey(Fixture.archive(), columns: 120, rows: 40, event: "long-winter")
    journey.press("v")
    #expect(!journey.browser.axisPicture().picture.pieces.contains { $0.text == "★" })
    journey.browser.receive(["flood", "books-opened"].map { Mark(event: $0, note: "", title: "", date: "") })
    // One stands for itself, the other in a number for two.
    let flood = try #require(journey.browser.archive.event(id: "flood")?.position)
    let stars = journey.browser.axisPicture().picture.pieces.filter { $0.text == "★" && $0.role == .pin }
    #expect(Set(stars.map(\.position)) == [flood, nil])
    #expect(find("2★", in: journey.frame()) != nil)
    journey.press("/")
    journey.type("newspaper")
    journey.press("Enter")
    #expect(
      journey.browser.axisPicture().picture.pieces.contains { $0.text.contains("A second") && $0.role == .match })
  }

  // MARK: Mouse

  private func find(_ text: String, in frame: Frame) -> Point? {
    for row in 0..<frame.size.rows {
      let line = frame.row(row).map { $0.isContinuation ? "" : $0.text }
      for column in line.indices where line[column...].joined().hasPrefix(text) {
        return Point(column: column, row: row)
      }
    }
    return nil
  }

  @Test func aClickSelectsWhatItHits() throws {
    var journey = axis(120, 40, event: "new-mayor")
    let name = try #require(find("A second newspaper", in: journey.frame()))
    _ = journey.browser.handle(.click(name))
    #expect(journey.event == "paper-founded")
    let (picture, geometry) = journey.browser.axisPicture()
    let two = try #require(picture.pieces.first { $0.text == "2" })
    let number = Point(column: geometry.firstColumn + two.column, row: geometry.lanes.row + two.line)
    _ = journey.browser.handle(.click(number))
    #expect(journey.event == "new-mayor")
    _ = journey.browser.handle(.click(number))
    if journey.browser.list != nil {} else { Issue.record("a second click opens no list") }
  }

  @Test func theStripIsClickedAndDraggedAlong() throws {
    for keys in ["", "v +"] {
      var journey = Journey(columns: 120, rows: 40)
      journey.press(keys)
      let strip = try #require(journey.browser.layout.strip)
      // February 1990 is the 62nd month.
      _ = journey.browser.handle(.click(Point(column: strip.column + 1 + 61, row: strip.row + 1)))
      #expect(journey.event == "free-port")
      _ = journey.browser.handle(.drag(Point(column: strip.column + 1 + 15, row: strip.row + 9)))
      #expect(journey.event == "dam-leak")
      _ = journey.browser.handle(.drag(Point(column: 119, row: strip.row)))
      #expect(journey.event == "council-dissolved")
      _ = journey.browser.handle(.click(Point(column: 2, row: 39)))
      _ = journey.browser.handle(.drag(Point(column: 2, row: strip.row)))
      #expect(journey.event == "council-dissolved")
    }
  }
}
