import Screen

/// The panes of the screen.
public enum Pane: Int, CaseIterable, Hashable, Sendable {
  case timeline, event, source
}

/// Where the panes stand that are shown.
public struct PaneRectangles: Hashable, Sendable, Sequence {
  // A dictionary would cost the start more than all the rest of the layout.
  private var rectangles = [Rectangle?](repeating: nil, count: Pane.allCases.count)

  /// Where a pane stands; nil where it is not shown.
  public subscript(pane: Pane) -> Rectangle? {
    get { rectangles[pane.rawValue] }
    set { rectangles[pane.rawValue] = newValue }
  }

  /// How many panes are shown.
  public var count: Int { rectangles.count { $0 != nil } }
  /// Whether no pane is shown.
  public var isEmpty: Bool { count == 0 }
  /// Where they stand, in the order of the panes.
  public var values: [Rectangle] { rectangles.compactMap { $0 } }

  /// The panes that are shown, in their order.
  public func makeIterator() -> AnyIterator<(key: Pane, value: Rectangle)> {
    var panes = Pane.allCases.makeIterator()
    return AnyIterator {
      while let pane = panes.next() {
        if let rectangle = self[pane] { return (pane, rectangle) }
      }
      return nil
    }
  }
}

/// Where everything stands on a screen of some size: a pure function of the size, the focus and the zoom.
public struct Layout: Hashable, Sendable {
  /// The line with the program's name; nil where there is no room.
  public var header: Rectangle?
  /// The lines of the era strip; nil where there is no room.
  public var strip: Rectangle?
  /// The panes that are shown, each with its title line on top.
  public var panes: PaneRectangles
  /// The line between the panes that stand beside one another; nil where there is none.
  public var divider: Rectangle?
  /// Where choices for a query stand, beside the timeline or under it; nil where none are offered.
  public var choices: Rectangle?
  /// The line of hints and of the prompt.
  public var footer: Rectangle
  /// Whether the screen is too small for anything.
  public var isTooSmall: Bool

  /// The smallest screen that can be used.
  public static let smallest = Size(columns: 40, rows: 8)
  /// With fewer columns the event and the source do not stand beside one another under the axis.
  public static let columnsForThree = 100
  /// With fewer columns only one pane is shown at a time: titles beside another pane would be too short to be read.
  public static let columnsForTwo = 72
  /// With fewer columns the axis stands alone.
  public static let columnsForAxis = 60

  /// Lays a screen out.
  /// - Parameters:
  ///   - isAxis: whether the timeline is an axis, which takes the whole width.
  ///   - offersChoices: whether choices for a query are shown in the place of a pane.
  public init(size: Size, focus: Pane, isZoomed: Bool, isAxis: Bool = false, offersChoices: Bool = false) {
    defer { if offersChoices { makeRoomForChoices() } }
    panes = PaneRectangles()
    footer = Rectangle(column: 0, row: max(0, size.rows - 1), columns: size.columns, rows: 1)
    isTooSmall = size.columns < Layout.smallest.columns || size.rows < Layout.smallest.rows
    guard !isTooSmall else { return }
    var top = 0
    if size.rows >= 10 {
      header = Rectangle(column: 0, row: 0, columns: size.columns, rows: 1)
      top = 1
    }
    // The axis is an overview itself; the strip over it is for screens that have rows to spare.
    if size.rows >= (isAxis ? 34 : 18) {
      strip = Rectangle(column: 0, row: top, columns: size.columns, rows: 3)
      top += 3
    }
    let body = Rectangle(column: 0, row: top, columns: size.columns, rows: size.rows - 1 - top)
    guard !isZoomed, size.columns >= (isAxis ? Layout.columnsForAxis : Layout.columnsForTwo) else {
      panes[focus] = body
      return
    }
    if isAxis {
      layOutAxis(body, focus: focus)
      return
    }
    let left = Layout.timelineColumns(of: size.columns)
    divider = Rectangle(column: left, row: top, columns: 1, rows: body.rows)
    let right = Rectangle(column: left + 1, row: top, columns: size.columns - left - 1, rows: body.rows)
    panes[.timeline] = Rectangle(column: 0, row: top, columns: left, rows: body.rows)
    guard body.rows >= 9 else {
      panes[focus == .timeline ? .event : focus] = right
      return
    }
    let upper = Layout.eventRows(of: body.rows)
    panes[.event] = Rectangle(column: right.column, row: top, columns: right.columns, rows: upper)
    panes[.source] = Rectangle(
      column: right.column, row: top + upper, columns: right.columns, rows: body.rows - upper)
  }

  /// The axis over the event and the source, which stand beside one another where there is room for both.
  private mutating func layOutAxis(_ body: Rectangle, focus: Pane) {
    guard body.rows >= 16 else {
      panes[focus] = body
      return
    }
    let upper = Layout.axisRows(of: body.rows)
    let below = body.droppingFirst(rows: upper)
    panes[.timeline] = Rectangle(column: 0, row: body.row, columns: body.columns, rows: upper)
    guard body.columns >= Layout.columnsForThree else {
      panes[focus == .timeline ? .event : focus] = below
      return
    }
    let left = (body.columns - 1) / 2
    panes[.event] = Rectangle(column: 0, row: below.row, columns: left, rows: below.rows)
    panes[.source] = Rectangle(
      column: left + 1, row: below.row, columns: body.columns - left - 1, rows: below.rows)
    divider = Rectangle(column: left, row: below.row, columns: 1, rows: below.rows)
  }

  /// Three fifths for the axis, and no fewer than eight lanes need.
  static func axisRows(of rows: Int) -> Int {
    max(11, rows * 3 / 5)
  }

  /// Takes the source's place for choices, or the lower half where there is one pane only.
  private mutating func makeRoomForChoices() {
    guard !isTooSmall, let timeline = panes[.timeline] else { return }
    if let other = [Pane.source, .event].first(where: { panes[$0] != nil }) {
      choices = panes[other]
      panes[other] = nil
      return
    }
    let rows = min(12, timeline.rows / 2)
    panes[.timeline] = Rectangle(
      column: timeline.column, row: timeline.row, columns: timeline.columns, rows: timeline.rows - rows)
    choices = Rectangle(
      column: timeline.column, row: timeline.endRow - rows, columns: timeline.columns, rows: rows)
  }

  /// 32 columns of 80, 37 of 120, and no more than 60.
  static func timelineColumns(of columns: Int) -> Int {
    min(60, columns < 80 ? columns * 2 / 5 : 32 + (columns - 80) / 4)
  }

  /// Half for the event, half for the source.
  static func eventRows(of rows: Int) -> Int {
    max(4, rows / 2)
  }

  /// Everything between header and footer: where a list or a comparison lies over the panes.
  public var overlay: Rectangle {
    let top = header == nil ? 0 : 1
    return Rectangle(column: 0, row: top, columns: footer.columns, rows: footer.row - top)
  }

  /// The pane at a cell of the screen; nil where none is.
  func pane(at point: Point) -> Pane? {
    panes.first { $0.value.contains(column: point.column, row: point.row) }?.key
  }

  /// The rows under the title line of a pane; empty where the pane is not shown.
  public func content(of pane: Pane) -> Rectangle {
    panes[pane]?.droppingFirst(rows: 1) ?? Rectangle(column: 0, row: 0, columns: 0, rows: 0)
  }
}
