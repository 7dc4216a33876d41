import Archive
import Screen

/// The selected event: what happened, what each source says of it, and where they disagree.
struct EventPane: PaneContents {
  /// All its lines.
  private var lines: [StyledLine] = []

  // MARK: Keys

  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome? {
    switch action {
    case .previousAccount: moveAccount(by: -1, in: &model)
    case .nextAccount: moveAccount(by: 1, in: &model)
    case .compareAccounts:
      let comparison = model.detail.flatMap { AccountComparison($0, account: model.reader.account) }
      return comparison.map { .opens(ComparisonPage($0)) } ?? .done
    case .listConnections: return model.detail.map { .opens(LinksPage($0)) } ?? .done
    default:
      guard model.focus == .event else { return nil }
      let page = max(1, model.layout.content(of: .event).rows - 2)
      guard let step = ListStep(action, page: page) else { return nil }
      scroll(step, in: &model)
    }
    return .done
  }

  private func moveAccount(by step: Int, in model: inout BrowserModel) {
    guard let detail = model.detail, detail.quotations.count > 1 else { return }
    let count = detail.quotations.count
    model.reader.turn(to: (model.reader.account + step + count) % count)
    if model.layout.content(of: .event).isEmpty, model.layout.content(of: .source).isEmpty {
      let name = detail.quotations[model.reader.account].sourceName
      model.say("account \(model.reader.account + 1) of \(count): \(name)")
    }
  }

  private mutating func scroll(_ step: ListStep, in model: inout BrowserModel) {
    let scene = model.scene()
    layOut(in: &model, scene)
    let count = lines.count - scene.layout.content(of: .event).rows + 1
    let next = step.moved(model.reader.eventTop, count: count)
    if next == model.reader.eventTop {
      model.say(step.isBackward ? "this is the beginning of the event" : "this is the end of the event")
    }
    model.reader.eventTop = next
    model.reader.followsAccount = false
  }

  mutating func click(_ point: Point, hadFocus: Bool, in model: inout BrowserModel) -> Outcome { .done }

  mutating func turn(down: Bool, in model: inout BrowserModel) -> Outcome {
    scroll(.by(down ? 3 : -3), in: &model)
    return .done
  }

  // MARK: Drawing

  mutating func settle(in model: inout BrowserModel, _ scene: Scene) {
    if !scene.layout.content(of: .event).isEmpty { layOut(in: &model, scene) }
  }

  /// Works out the lines, and scrolls to the account where that is still to be done.
  private mutating func layOut(in model: inout BrowserModel, _ scene: Scene) {
    let content = scene.layout.content(of: .event)
    let columns = min(model.preferences.readingColumns + 2, content.columns - 3)
    let layOut = EventLines(
      archive: model.archive, matcher: scene.matcher, keymap: model.keymap, asked: scene.asked, columns: columns)
    if let source = EventPane.sourceOfNoEvent(model) {
      let readsFreely = model.reader.readsFreely && model.reader.reading?.passage == nil
      lines = layOut.lines(of: source, readsFreely: readsFreely)
      model.reader.eventTop = 0
    } else if let detail = model.detail {
      let (all, account) = layOut.lines(
        of: detail, account: model.reader.account, mark: model.marks.byEvent[detail.row.id])
      lines = all
      if model.reader.followsAccount {
        // The first account is shown under the title, as far as there is room.
        model.reader.eventTop =
          model.reader.account == 0
          ? 0 : EventPane.top(showing: account, from: model.reader.eventTop, rows: content.rows)
      }
    } else {
      lines = []
    }
    model.reader.eventTop = min(max(0, model.reader.eventTop), max(0, lines.count - content.rows))
  }

  /// The source that is read where no event rests on it: the pane shows its record in place of an event.
  private static func sourceOfNoEvent(_ model: BrowserModel) -> SourceDetail? {
    guard let reading = model.reader.reading, reading.pin == nil else { return nil }
    return model.source(reading.source)
  }

  /// The first line to show so that a stretch of lines is in view, or at least its beginning.
  private static func top(showing range: Range<Int>, from top: Int, rows: Int) -> Int {
    var top = top
    if range.upperBound - top > rows { top = range.upperBound - rows }
    if range.lowerBound < top { top = range.lowerBound }
    return max(0, top)
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    let content = scene.layout.content(of: .event)
    if content.isEmpty { return }
    let top = model.reader.eventTop
    for (row, line) in lines.dropFirst(top).prefix(content.rows).enumerated() {
      line.draw(in: &frame, column: content.column + 1, row: content.row + row, end: content.endColumn)
    }
    frame.drawMore(content, above: top > 0, below: top + content.rows < lines.count)
    if model.focus == .event { frame.cursor = Point(column: content.column, row: content.row) }
  }

  func title(_ model: BrowserModel, _ scene: Scene, columns: Int) -> (name: String, place: String) {
    if EventPane.sourceOfNoEvent(model) != nil { return ("Source", "") }
    guard let detail = model.detail, !detail.accounts.isEmpty else { return ("Event", "") }
    let claim = model.reader.account - detail.accounts.count
    return claim < 0
      ? ("Event", "account \(model.reader.account + 1)/\(detail.accounts.count)")
      : ("Event", "claim \(claim + 1)/\(detail.quotations.count - detail.accounts.count)")
  }

  var hints: [Hint] {
    [
      Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousAccount, .nextAccount], "account"),
      Hint([.follow], "source"), Hint([.listConnections], "links"),
      Hint([.previousEventAnywhere, .nextEventAnywhere], "event"), Hint([.focusNext], "pane"), Hint([.goBack], "back"),
      Hint([.search], "search"), Hint([.compareAccounts], "compare"), Hint([.markEvent], "mark"),
    ]
  }
}
