import Archive
import Screen

extension EraBrowser {
  /// Lays two accounts of the selected event side by side.
  mutating func compareAccounts() {
    guard let detail = selectedDetail, let comparison = AccountComparison(detail, account: state.account) else {
      return
    }
    state.mode = .comparing(comparison)
  }

  mutating func handleComparing(_ key: Key) {
    guard case .comparing(var comparison) = state.mode else { return }
    let rows = max(1, layout.overlay.rows - 1)
    switch key {
    case .wheelUp: comparison.top -= 3
    case .wheelDown: comparison.top += 3
    default:
      // What a key does in the source, it does here as far as that makes sense.
      switch keymap.action(for: key, in: .source) {
      case .cancel, .interrupt, .quit, .compareAccounts:
        state.mode = .browsing
        return
      case .follow:
        state.mode = .browsing
        remember()
        show(PinnedAccount(position: comparison.event.row.position, account: comparison.right))
        state.focus = .source
        return
      case .nextAccount: comparison.changeRight(by: 1)
      case .previousAccount: comparison.changeRight(by: -1)
      case .focusNext, .focusPrevious: comparison.swap()
      case .help: return openHelp(over: comparison)
      case .scrollUp: comparison.top -= 1
      case .scrollDown: comparison.top += 1
      case .scrollPageUp: comparison.top -= max(1, rows - 1)
      case .scrollPageDown: comparison.top += max(1, rows - 1)
      case .scrollToStart: comparison.top = 0
      case .scrollToEnd: comparison.top = Int.max / 2
      default: say("\(key.name) does nothing here; Esc closes the comparison")
      }
    }
    let pane = pane(of: comparison, columns: state.size.columns)
    comparison.top = min(max(0, comparison.top), max(0, pane.lines().count - rows))
    state.mode = .comparing(comparison)
  }

  mutating func settleComparison(_ comparison: AccountComparison, _ layout: Layout) {
    shown.comparisonLines = pane(of: comparison, columns: layout.overlay.columns).lines()
    let last = max(0, shown.comparisonLines.count - layout.overlay.rows + 1)
    guard comparison.top > last else { return }
    // A larger screen shows more.
    var comparison = comparison
    comparison.top = last
    state.mode = .comparing(comparison)
  }

  func drawComparison(_ comparison: AccountComparison, in frame: inout Frame, _ layout: Layout) {
    pane(of: comparison, columns: layout.overlay.columns)
      .draw(in: &frame, area: layout.overlay, lines: shown.comparisonLines)
  }

  private func pane(of comparison: AccountComparison, columns: Int) -> ComparisonPane {
    ComparisonPane(
      archive: archive, comparison: comparison, columns: columns, longestLine: preferences.readingColumns)
  }
}
