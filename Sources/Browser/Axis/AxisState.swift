import Archive

/// How the timeline is shown while it is an axis.
struct AxisState: Hashable, Sendable {
  /// Whether the timeline is an axis; else it is a list.
  var isShown = false
  /// What the lanes are.
  var grouping = LaneGrouping.theme
  /// How far the reader has zoomed in; zero is the whole era.
  var zoom = 0
  /// The first day shown; nil where the selection is still to be brought to the middle.
  var start: Int?
  /// The lane of the selected event, where it stands in several.
  var lane: LaneKey?
  /// The day at which one moves between lanes, and the event that was reached so.
  var anchor: Anchor?
  /// The event that was chosen among those of one cell.
  var chosen: Int?

  /// Whether the lanes are themes.
  var isByTheme: Bool { grouping == .theme }

  /// Shows less or more, with the selected event in the middle.
  mutating func zoom(by step: Int) {
    zoom += step
    start = nil
  }

  /// Forgets positions and lanes, which differ in another archive.
  mutating func forgetPositions() {
    self = AxisState(isShown: isShown, grouping: grouping, zoom: zoom, start: start)
  }

  /// The name of a lane.
  func name(of lane: LaneDetail) -> String { lane.key.number == LaneKey.rest ? grouping.restName : lane.name }

  struct Anchor: Hashable, Sendable {
    var position: Int
    var day: Int
  }

  /// How many days are shown at each zoom, from the whole of an era to a month.
  static func zooms(of era: ClosedRange<Int>) -> [Int] {
    [era.count] + [365_250, 36_525, 3653, 366, 92, 31].filter { $0 * 10 <= era.count * 9 }
  }
}

/// Lanes of the axis that are not shown.
struct HiddenLanes: Hashable {
  /// How many are shown, and of how many that the filter has not emptied.
  var shown = 0
  var total = 0
  /// Whether some stand above and below those that are shown.
  var above = false
  var below = false
  /// The names of those in which the filter has left nothing.
  var empty: [String] = []

  /// What the title of the pane says of them.
  var words: String { above || below ? " · \(shown) of \(total) lanes" : "" }
}

extension LaneGrouping {
  /// What the lanes are, in a word.
  var words: String {
    switch self {
    case .none: "none"
    case .theme: "theme"
    case .source: "source"
    case .republic: "republic or country"
    }
  }

  /// What the lanes are after these.
  var next: LaneGrouping {
    switch self {
    case .none, .republic: .theme
    case .theme: .source
    case .source: .republic
    }
  }

  /// The name of the lane of the events that belong to none.
  var restName: String { self == .source ? "no source" : "no place" }
}
