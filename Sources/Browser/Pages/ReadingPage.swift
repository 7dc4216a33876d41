import Archive
import Screen

/// Reading alone: the text in a column in the middle, in its margins the events that rest on it and the numbers of its
/// paragraphs.
///
/// It reads on where the source pane was, and leaves that where it was read to.
struct ReadingPage: Overlay {
  /// The lines that are in view.
  private var lines: [SourceLines.PlacedLine] = []

  /// The longest line, in cells: what typography holds to be pleasant.
  private static let longestLine = 68
  /// The cells for the names of events, and for the numbers of paragraphs.
  private static let leastNames = 14
  private static let numbers = 7
  /// With fewer columns neither has room.
  private static let columnsForMargins = 64

  var needsArchive: Bool { false }

  // MARK: Layout

  /// Where the text stands, the signs before it included.
  private static func column(_ layout: Layout) -> Rectangle {
    let area = layout.overlay.droppingFirst(rows: 1)
    let signs = SourceLines.margin + 1
    guard area.columns >= columnsForMargins else { return area }
    let room = area.columns - leastNames - numbers
    let columns = min(longestLine + signs, room)
    let start = max(leastNames, (area.columns - columns) / 2)
    return Rectangle(column: start, row: area.row, columns: columns, rows: area.rows)
  }

  private static func area(_ model: BrowserModel, _ layout: Layout) -> SourceArea {
    SourceArea(
      model, model.scene().matcher, content: column(layout), columns: longestLine, hasRemarks: false)
  }

  // MARK: Keys

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    let area = ReadingPage.area(model, model.layout)
    let rows = model.layout.overlay.rows - 1
    let action = model.keymap.action(for: key, in: .source)
    if let step = ListStep(wheel: key) ?? action.flatMap({ ListStep($0, page: max(1, rows - 2)) }) {
      area.scroll(step, in: &model)
      return .done
    }
    switch action {
    case .cancel, .interrupt, .quit, .readAlone: return .closes()
    case .nextPin: area.movePin(forward: true, in: &model)
    case .previousPin: area.movePin(forward: false, in: &model)
    case .follow: return .performs(.follow)
    case let action? where ReadingPage.passed.contains(action):
      model.focus = .source
      return .passes(action)
    default: model.say("\(key.name) does nothing here; Esc goes back to the panes")
    }
    return .done
  }

  /// What is done as in the panes.
  private static let passed: Set<Action> = [
    .nextHit, .previousHit, .nextAccount, .previousAccount, .nextEventAnywhere, .previousEventAnywhere, .goBack,
    .goForward, .searchText, .listContents, .toggleFurniture, .copyPassage, .copyCitation, .openAddress, .markEvent,
    .help,
  ]

  // MARK: Drawing

  mutating func settle(in model: inout BrowserModel, _ layout: Layout) {
    let area = ReadingPage.area(model, layout)
    area.placePassage(in: &model)
    lines = model.reading.map { area.visibleLines(from: $0) } ?? []
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    let page = layout.overlay
    guard let source = model.source(model.reading?.source) else {
      frame.drawPage("Reading", page)
      frame.draw("This event has no source to read.", style: .dim, column: 3, row: page.row + 1)
      return
    }
    frame.drawPage(clip(source.name, columns: page.columns / 2), page)
    drawProgress(through: source, in: &frame, model, page)
    let area = ReadingPage.area(model, layout)
    let column = ReadingPage.column(layout)
    let hasMargins = column.columns < page.columns
    frame.cursor = Point(column: column.column, row: column.row)
    for (index, placed) in lines.enumerated().reversed() {
      let row = column.row + index
      let start = column.column + SourceLines.margin
      placed.line.draw(in: &frame, column: start, row: row, end: column.endColumn)
      if hasMargins, placed.place.offset == 0, !placed.line.scalars.isEmpty {
        frame.draw("\(placed.place.number)", style: .dim, column: column.endColumn + 1, row: row, end: page.columns)
      }
      if placed.line.margin == .none { continue }
      let isPassage = placed.line.margin == .passage
      frame.draw(isPassage ? "▌" : "•", style: Style(.pin), column: start - 2, row: row)
      if isPassage { frame.cursor = Point(column: start - 2, row: row) }
      let pins = area.pins(on: placed, of: source.number)
      let above = index > 0 ? area.pins(on: lines[index - 1], of: source.number) : []
      // Where a pin takes several lines, the first one names its event.
      if hasMargins, above.first?.event.position != pins.first?.event.position {
        drawNames(of: pins, in: &frame, row: row, end: start - 3)
      }
    }
  }

  /// Names the event of a pin, and says how many more rest on the line.
  private func drawNames(of pins: [Pin], in frame: inout Frame, row: Int, end: Int) {
    guard let first = pins.first else { return }
    let others = Set(pins.map(\.event.position)).count - 1
    let more = others == 0 ? "" : " +\(others)"
    let name = clip(first.event.title, columns: end - 1 - cellWidth(more)) + more
    frame.draw(name, style: Style(.pin), column: end - cellWidth(name), row: row, end: end)
  }

  /// Under which heading one is, and how far.
  private func drawProgress(
    through source: SourceDetail, in frame: inout Frame, _ model: BrowserModel, _ page: Rectangle
  ) {
    let first = lines.first?.place.number ?? 1
    let last = lines.last?.place.number ?? 1
    let heading = source.isAttached ? model.archive.heading(atOrBefore: first, ofSource: source.number) : nil
    let count = max(1, source.blockCount)
    let place = " ¶ \(first)/\(source.blockCount) · \(last * 100 / count) % "
    let start = page.columns - cellWidth(place) - 1
    frame.draw(place, style: .dim, column: start, row: page.row)
    let room = start - min(cellWidth(source.name), page.columns / 2) - 8
    guard let heading, room >= 10 else { return }
    let words = " \(clip(heading, columns: room - 2)) "
    frame.draw(words, style: Style(.heading), column: start - cellWidth(words) - 1, row: page.row)
  }

  func footer(_ model: BrowserModel) -> Footer {
    .hints([
      Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousPin, .nextPin], "quote"),
      Hint([.previousAccount, .nextAccount], "account"), Hint([.cancel], "close"),
      Hint([.follow], "event"), Hint([.searchText], "search"), Hint([.previousHit, .nextHit], "hit"),
      Hint([.listContents], "contents"), Hint([.copyPassage], "copy"),
    ])
  }
}
