import Screen

/// How a key moves in a list or a page: by lines, by pages, or to an end.
enum ListStep: Hashable {
  case by(Int)
  case toStart
  case toEnd

  /// The step of a key of the keyboard or the wheel; nil where it does not move.
  /// - Parameter page: the rows of a page.
  init?(_ key: Key, page: Int) {
    switch key {
    case .up: self = .by(-1)
    case .down: self = .by(1)
    case .pageUp: self = .by(-page)
    case .pageDown: self = .by(page)
    case .wheelUp: self = .by(-1)
    case .wheelDown: self = .by(1)
    case .home: self = .toStart
    case .end: self = .toEnd
    default: return nil
    }
  }

  /// The step of a turn of the wheel over running text; nil for any other key.
  init?(wheel key: Key) {
    switch key {
    case .wheelUp: self = .by(-3)
    case .wheelDown: self = .by(3)
    default: return nil
    }
  }

  /// The step of an action by which one scrolls; nil for any other.
  init?(_ action: Action, page: Int) {
    switch action {
    case .scrollUp: self = .by(-1)
    case .scrollDown: self = .by(1)
    case .scrollPageUp: self = .by(-page)
    case .scrollPageDown: self = .by(page)
    case .scrollToStart: self = .toStart
    case .scrollToEnd: self = .toEnd
    default: return nil
    }
  }

  /// Whether it goes to an end.
  var isToEnd: Bool { self == .toStart || self == .toEnd }

  /// Whether it goes towards the beginning.
  var isBackward: Bool {
    switch self {
    case .by(let step): step < 0
    case .toStart: true
    case .toEnd: false
    }
  }

  /// The place after the step, within a list of some length.
  func moved(_ index: Int, count: Int) -> Int {
    let next =
      switch self {
      case .by(let step): index + step
      case .toStart: 0
      case .toEnd: count - 1
      }
    return min(max(0, next), max(0, count - 1))
  }
}

/// The first row that is shown so that the selected one stands in the middle, as far as there are rows.
func firstRow(showing index: Int, count: Int, rows: Int) -> Int { min(max(0, index - rows / 2), max(0, count - rows)) }
