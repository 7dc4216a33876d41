import Screen
import Testing

@testable import Browser

@Suite struct LayoutTests {
  private static let columns = Array(1...130) + [159, 160, 191, 192, 200, 255, 299, 300]
  private static let rows = Array(1...30) + [40, 60, 99, 100]

  @Test(arguments: Pane.allCases, [(false, false), (true, false), (false, true), (true, true)])
  func panesCoverTheBodyAndDoNotOverlap(_ focus: Pane, _ how: (isZoomed: Bool, isAxis: Bool)) {
    for columns in Self.columns {
      for rows in Self.rows {
        let layout = Layout(
          size: Size(columns: columns, rows: rows), focus: focus, isZoomed: how.isZoomed, isAxis: how.isAxis)
        let isAlone = how.isZoomed || columns < (how.isAxis ? 60 : 72)
        let problem = problem(of: layout, columns: columns, rows: rows, focus: focus, isAlone: isAlone)
        if let problem { Issue.record("\(columns)x\(rows): \(problem)") }
      }
    }
  }

  private func problem(of layout: Layout, columns: Int, rows: Int, focus: Pane, isAlone: Bool) -> String? {
    guard layout.isTooSmall == (columns < 40 || rows < 8) else { return "too small or not" }
    guard layout.footer == Rectangle(column: 0, row: rows - 1, columns: columns, rows: 1) else { return "footer" }
    if layout.isTooSmall { return layout.panes.isEmpty && layout.divider == nil ? nil : "panes without room" }
    let top = (layout.header?.rows ?? 0) + (layout.strip?.rows ?? 0)
    if let header = layout.header, header.row != 0 || header.columns != columns { return "header" }
    if let strip = layout.strip, strip.row != layout.header?.endRow || strip.columns != columns { return "strip" }
    guard let own = layout.panes[focus], !layout.content(of: focus).isEmpty else { return "focus is not shown" }
    if isAlone {
      guard layout.panes.count == 1, own == Rectangle(column: 0, row: top, columns: columns, rows: rows - 1 - top)
      else { return "one pane" }
    }
    var places = Array(layout.panes.values)
    if let divider = layout.divider { places.append(divider) }
    for (index, place) in places.enumerated() {
      guard place.column >= 0, place.row >= top, place.endColumn <= columns, place.endRow <= rows - 1 else {
        return "a pane leaves the body"
      }
      guard place.columns == 1 || place.columns >= 20 && place.rows >= 3 else { return "a pane of no use" }
      for other in places[..<index] {
        let apart =
          place.endColumn <= other.column || other.endColumn <= place.column || place.endRow <= other.row
          || other.endRow <= place.row
        guard apart else { return "panes overlap" }
      }
    }
    // What lies inside, apart from one another, and has the body's area covers the body.
    let area = places.reduce(0) { $0 + $1.columns * $1.rows }
    return area == columns * (rows - 1 - top) ? nil : "the body is not covered"
  }

  /// A picture with a letter for each pane, every second row and every fourth column left out.
  private func picture(_ columns: Int, _ rows: Int, _ focus: Pane, isAxis: Bool = false) -> String {
    let layout = Layout(size: Size(columns: columns, rows: rows), focus: focus, isZoomed: false, isAxis: isAxis)
    return stride(from: 0, to: rows, by: 2).map { row in
      String(
        stride(from: 0, to: columns, by: 4).map { column -> Character in
          if layout.header?.contains(column: column, row: row) == true { return "h" }
          if layout.strip?.contains(column: column, row: row) == true { return "s" }
          if layout.footer.contains(column: column, row: row) { return "f" }
          if layout.divider?.contains(column: column, row: row) == true { return "|" }
          return layout.panes.first { $0.value.contains(column: column, row: row) }.map {
            switch $0.key {
            case .timeline: "T"
            case .event: "E"
            case .source: "S"
            }
          } ?? " "
        })
    }.joined(separator: "\n")
  }

  @Test func threePanes() {
    #expect(
      picture(80, 23, .timeline) == """
        hhhhhhhhhhhhhhhhhhhh
        ssssssssssssssssssss
        TTTTTTTT|EEEEEEEEEEE
        TTTTTTTT|EEEEEEEEEEE
        TTTTTTTT|EEEEEEEEEEE
        TTTTTTTT|EEEEEEEEEEE
        TTTTTTTT|EEEEEEEEEEE
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        ffffffffffffffffffff
        """)
  }

  @Test func lowScreenShowsTwoPanes() {
    #expect(
      picture(80, 9, .source) == """
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        TTTTTTTT|SSSSSSSSSSS
        ffffffffffffffffffff
        """)
  }

  @Test func narrowScreenShowsOnePane() {
    #expect(picture(48, 9, .event) == "EEEEEEEEEEEE\nEEEEEEEEEEEE\nEEEEEEEEEEEE\nEEEEEEEEEEEE\nffffffffffff")
  }

  @Test func theAxisTakesTheWholeWidth() {
    #expect(
      picture(120, 23, .event, isAxis: true) == """
        hhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT
        EEEEEEEEEEEEEEESSSSSSSSSSSSSSS
        EEEEEEEEEEEEEEESSSSSSSSSSSSSSS
        EEEEEEEEEEEEEEESSSSSSSSSSSSSSS
        EEEEEEEEEEEEEEESSSSSSSSSSSSSSS
        ffffffffffffffffffffffffffffff
        """)
    #expect(Layout(size: Size(columns: 80, rows: 24), focus: .timeline, isZoomed: false, isAxis: true).panes.count == 2)
    #expect(
      Layout(size: Size(columns: 80, rows: 24), focus: .source, isZoomed: false, isAxis: true).panes[.source] != nil)
    #expect(Layout(size: Size(columns: 80, rows: 14), focus: .timeline, isZoomed: false, isAxis: true).panes.count == 1)
  }

  @Test func widthsOfTheTimeline() {
    #expect([60, 79, 80, 120, 192, 300].map { Layout.timelineColumns(of: $0) } == [24, 31, 32, 42, 60, 60])
  }
}
