import Archive
import Material
import Testing

@testable import Browser

/// Which row the timeline shows first.
@Suite struct TimelineTopTests {
  private let pane: TimelineRows

  init() {
    let model = Journey().browser.model
    pane = TimelineRows(model, model.scene())
  }

  /// The rule, row by row: the first row is shown with a heading, every other one that has its own.
  private func expected(current: Int, selected: Int, count: Int, rows: Int, hasHeading: [Bool]) -> Int {
    let margin = min(3, max(0, (rows - 2) / 2))
    var top = min(current, max(0, selected - margin))
    if selected - top > rows * 2 || current - selected > rows { top = max(0, selected - rows / 2) }
    let last = min(count - 1, selected + margin)
    while top < selected, last - top + 2 + (hasHeading[(top + 1)...max(top + 1, last)].count { $0 }) > rows {
      top += 1
    }
    return top
  }

  @Test func keepsTheSelectedRowInViewWithSomeAroundIt() {
    var generator = Generator(seed: 41)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...300, using: &generator)
      let hasHeading = (0...count).map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      let rows = Int.random(in: 1...60, using: &generator)
      let current = Int.random(in: 0..<count, using: &generator)
      let selected = Int.random(in: 0..<count, using: &generator)
      var looks = 0
      let top = pane.top(current: current, selected: selected, count: count, rows: rows) { first, last in
        looks += 1
        return Array(hasHeading[first...last])
      }
      #expect(
        top == expected(current: current, selected: selected, count: count, rows: rows, hasHeading: hasHeading))
      #expect(looks == 1)
    }
  }
}
