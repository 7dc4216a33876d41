import Archive
import Screen

/// A list over the panes: one goes to one of its rows, typing narrows it.
///
/// What it lists is said by its type.
protocol ListPage: Overlay {
  /// The list.
  var list: PickList { get set }
  /// What Enter does, in a word.
  var enterWord: String { get }
  /// What other keys do here: the most needed first.
  func hints(_ model: BrowserModel) -> [String]
  /// What comes of Enter on a row.
  func outcome(of row: PickRow) -> Outcome
  /// What comes of a key that is its own; nil where it is that of any list.
  mutating func handleOwn(_ key: Key, in model: inout BrowserModel) -> Outcome?
}

extension ListPage {
  var enterWord: String {
    switch list.selected?.target {
    case .filter: "filter"
    case .source: "attach"
    default: "go"
    }
  }
  func hints(_ model: BrowserModel) -> [String] { [] }
  func outcome(of row: PickRow) -> Outcome { .goes(row.target) }
  mutating func handleOwn(_ key: Key, in model: inout BrowserModel) -> Outcome? { nil }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    if let outcome = handleOwn(key, in: &model) { return outcome }
    let area = model.layout.overlay
    switch key {
    case .escape: return .closes()
    case .enter: return list.selected.map { outcome(of: $0) } ?? .done
    case .tab: list.changeTab(by: 1)
    case .shiftTab: list.changeTab(by: -1)
    case .click(let point):
      let row = list.first(rows: area.rows - 1) + point.row - area.row - 1
      guard list.shown.indices.contains(row), point.row > area.row else { return .done }
      if row == list.index { return list.selected.map { outcome(of: $0) } ?? .done }
      list.select(row)
    default:
      if let step = ListStep(key, page: max(1, area.rows - 3)) { list.move(step) } else { list.type(key) }
    }
    return .done
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    PickListView(list: list).draw(in: &frame, layout.overlay)
  }

  func footer(_ model: BrowserModel) -> Footer {
    let tab = list.tabs.count > 1 ? ["Tab list"] : []
    let hints = ["Enter " + enterWord] + tab + hints(model) + ["Esc close", "↑↓ move"]
    return .prompt(list.prompt, sign: "narrow: ", PromptSide(hints: hints))
  }
}
