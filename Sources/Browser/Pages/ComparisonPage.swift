import Archive
import Screen

/// Two accounts of an event side by side.
struct ComparisonPage: Overlay {
  private(set) var comparison: AccountComparison
  private var lines: [ComparisonLines.Line] = []

  init(_ comparison: AccountComparison) {
    self.comparison = comparison
  }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    let area = model.layout.overlay
    let rows = max(1, area.rows - 1)
    let action = model.keymap.action(for: key, in: .source)
    if let step = ListStep(wheel: key) ?? action.flatMap({ ListStep($0, page: max(1, rows - 1)) }) {
      let count = layOut(model, columns: model.size.columns).lines().count
      comparison.top = step.moved(comparison.top, count: count - rows + 1)
      return .done
    }
    // What a key does in the source, it does here as far as that makes sense.
    switch action {
    case .cancel, .interrupt, .quit, .compareAccounts: return .closes()
    case .follow:
      return .goes(.account(PinnedAccount(position: comparison.event.row.position, account: comparison.right)))
    case .nextAccount: comparison.changeRight(by: 1)
    case .previousAccount: comparison.changeRight(by: -1)
    case .focusNext, .focusPrevious: comparison.swap()
    case .help: return .opens(HelpPage(model))
    default: model.say("\(key.name) does nothing here; Esc closes the comparison")
    }
    return .done
  }

  private func layOut(_ model: BrowserModel, columns: Int) -> ComparisonLines {
    ComparisonLines(
      archive: model.archive, comparison: comparison, columns: columns,
      longestLine: model.preferences.readingColumns)
  }

  mutating func settle(in model: inout BrowserModel, _ layout: Layout) {
    lines = layOut(model, columns: layout.overlay.columns).lines()
    // A larger screen shows more.
    comparison.top = min(max(0, comparison.top), max(0, lines.count - layout.overlay.rows + 1))
  }

  // MARK: Drawing

  /// Draws the lines from ``AccountComparison/top`` on.
  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    let area = layout.overlay
    let title = "Accounts \(comparison.left + 1) and \(comparison.right + 1) of \(comparison.event.accounts.count)"
    let content = frame.drawPage(title, area)
    let columns = layOut(model, columns: area.columns)
    for (row, line) in lines.dropFirst(comparison.top).prefix(content.rows).enumerated() {
      let end = line.right == nil ? area.columns - 1 : columns.half + 2
      line.left.draw(in: &frame, column: 1, row: content.row + row, end: end)
      guard let right = line.right else { continue }
      frame.draw("│", style: Style(.border), column: columns.half + 2, row: content.row + row)
      right.draw(in: &frame, column: columns.rightColumn, row: content.row + row, end: area.columns - 1)
    }
    let below = lines.count - comparison.top - content.rows
    frame.drawMore(content, above: comparison.top > 0, below: below > 0)
    if below > 0 {
      let words = " \(Words.count(below, "more line", "more lines")) below "
      frame.draw(words, style: .dim, column: area.columns - cellWidth(words) - 1, row: area.row)
    }
    frame.cursor = Point(column: 0, row: content.row)
  }

  func footer(_ model: BrowserModel) -> Footer {
    .hints([
      Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousAccount, .nextAccount], "other account"),
      Hint([.cancel], "close"), Hint([.focusNext], "swap"), Hint([.follow], "passage on the right"),
    ])
  }
}
