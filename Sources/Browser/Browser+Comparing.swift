import Archive
import Screen

extension EraBrowser {
  /// Lays two accounts of the selected event side by side.
  mutating func compareAccounts() {
    guard let detail = currentDetail(), let comparison = AccountComparison(detail, account: state.account) else {
      return
    }
    state.mode = .comparing(comparison)
  }

  mutating func handleComparing(_ key: Key) {
    guard case .comparing(var comparison) = state.mode else { return }
    let rows = max(1, layout.overlay.rows - 1)
    switch key {
    case .escape, .control("c"), "q", "c":
      state.mode = .browsing
      return
    case _ where keymap.action(for: key, in: state.focus) == .help: return openHelp(over: comparison)
    case .enter:
      state.mode = .browsing
      remember()
      show(PinnedAccount(position: comparison.event.row.position, account: comparison.right))
      state.focus = .source
      return
    case ".": comparison.changeRight(by: 1)
    case ",": comparison.changeRight(by: -1)
    case .tab, .shiftTab: comparison.swap()
    case .up, "k": comparison.top -= 1
    case .down, "j": comparison.top += 1
    case .wheelUp: comparison.top -= 3
    case .wheelDown: comparison.top += 3
    case .pageUp: comparison.top -= max(1, rows - 1)
    case .pageDown, " ": comparison.top += max(1, rows - 1)
    case .home: comparison.top = 0
    case .end: comparison.top = Int.max / 2
    default: say("\(key.name) does nothing here; Esc closes the comparison")
    }
    let pane = ComparisonPane(archive: archive, comparison: comparison, columns: state.size.columns)
    comparison.top = min(max(0, comparison.top), max(0, pane.lines().count - rows))
    state.mode = .comparing(comparison)
  }

  mutating func drawComparison(_ comparison: AccountComparison, in frame: inout Frame, _ layout: Layout) {
    var comparison = comparison
    let pane = ComparisonPane(archive: archive, comparison: comparison, columns: layout.overlay.columns)
    let lines = pane.lines()
    let last = max(0, lines.count - layout.overlay.rows + 1)
    if comparison.top > last {
      // A larger screen shows more.
      comparison.top = last
      state.mode = .comparing(comparison)
    }
    ComparisonPane(archive: archive, comparison: comparison, columns: layout.overlay.columns)
      .draw(in: &frame, area: layout.overlay, lines: lines)
  }
}
