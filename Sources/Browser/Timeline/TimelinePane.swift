import Archive
import Screen

/// The timeline as a list of events, or of the hits while a search is open.
struct TimelinePane: PaneContents {
  /// The rows that are shown.
  private var rows: [TimelineRows.Row] = []
  /// The index of the selected row in its list.
  private var selected = 0

  // MARK: Keys

  mutating func perform(_ action: Action, in model: inout BrowserModel) -> Outcome? {
    let index = model.timeline.index
    switch action {
    case .previousEvent, .previousEventAnywhere: model.move(to: index - 1)
    case .nextEvent, .nextEventAnywhere: model.move(to: index + 1)
    case .previousMonth: move(months: -1, in: &model)
    case .nextMonth: move(months: 1, in: &model)
    case .previousYear: move(months: -12, in: &model)
    case .nextYear: move(months: 12, in: &model)
    case .pageUp: model.move(to: index - page(model))
    case .pageDown: model.move(to: index + page(model))
    case .first: model.move(to: 0)
    case .last: model.move(to: model.timeline.list.count - 1)
    case .nextDisagreement: goToNextDisagreement(in: &model)
    default: return nil
    }
    return .done
  }

  private func page(_ model: BrowserModel) -> Int { max(1, model.layout.content(of: .timeline).rows - 2) }

  /// Selects the first event of the next month or year that has any, or of the one before.
  private func move(months: Int, in model: inout BrowserModel) {
    let (archive, list) = (model.archive, model.timeline.list)
    guard let day = archive.sortDay(at: model.timeline.index, in: list) else { return }
    let step = abs(months)
    let month = MonthNumber(ofDay: day, step: step)
    if months > 0 {
      let next = archive.firstIndex(notBefore: month.advanced(by: step).firstDay, in: list)
      if next >= list.count { return model.say("nothing is listed after that") }
      return model.move(to: next)
    }
    let first = archive.firstIndex(notBefore: month.firstDay, in: list)
    if first < model.timeline.index { return model.move(to: first) }
    guard let before = archive.sortDay(at: first - 1, in: list) else {
      return model.say("nothing is listed before that")
    }
    model.move(to: archive.firstIndex(notBefore: MonthNumber(ofDay: before, step: step).firstDay, in: list))
  }

  /// Selects the next event about which sources disagree, or says why there is none.
  private func goToNextDisagreement(in model: inout BrowserModel) {
    let availability = Availability(model: model)
    guard let next = availability.nextDisagreement else {
      return model.say(availability.reasonAgainstAnyMove ?? Availability.noDisagreement)
    }
    model.remember()
    model.move(to: next)
  }

  mutating func click(_ point: Point, hadFocus: Bool, in model: inout BrowserModel) -> Outcome {
    settle(in: &model, model.scene())
    let line = point.row - model.layout.content(of: .timeline).row
    guard rows.indices.contains(line), let index = rows[line].index else { return .done }
    if index == model.timeline.index { return hadFocus ? .performs(.follow) : .done }
    model.move(to: index)
    return .done
  }

  mutating func turn(down: Bool, in model: inout BrowserModel) -> Outcome {
    .performs(down ? .nextEventAnywhere : .previousEventAnywhere)
  }

  // MARK: Drawing

  mutating func settle(in model: inout BrowserModel, _ scene: Scene) {
    let content = scene.layout.content(of: .timeline)
    if content.isEmpty { return }
    let lines = TimelineRows(model, scene)
    if let hits = scene.openHits {
      rows = lines.rows(of: hits, in: content)
      selected = hits.index
      return
    }
    model.timeline.top = lines.top(of: model.timeline, rows: content.rows)
    rows = lines.rows(of: model.timeline.list, from: model.timeline.top, count: content.rows)
    selected = model.timeline.index
  }

  func draw(in frame: inout Frame, _ model: BrowserModel, _ scene: Scene) {
    let content = scene.layout.content(of: .timeline)
    if content.isEmpty { return }
    if rows.isEmpty {
      let words = model.timeline.emptyWords(under: scene.openHits)
      frame.draw(
        clip(words, columns: content.columns - 3), style: .dim, column: content.column + 2, row: content.row + 1)
    }
    let lines = TimelineRows(model, scene)
    for (line, row) in rows.enumerated() {
      let isSelected = row.index == selected
      lines.draw(
        row, in: &frame, at: content.row + line, rectangle: content, isSelected: isSelected,
        hasFocus: scene.isTyping ? !scene.isChoosing : model.focus == .timeline)
      if isSelected, model.focus == .timeline {
        frame.cursor = Point(column: content.column, row: content.row + line)
      }
    }
  }

  func title(_ model: BrowserModel, _ scene: Scene, columns: Int) -> (name: String, place: String) {
    if let hits = scene.openHits {
      let name = hits.order == .best ? "Hits, best first" : "Hits"
      if hits.request != nil { return (name, "…") }
      return (name, hits.hits.count == 0 ? "" : "\(hits.index + 1)/\(hits.hits.count)")
    }
    let timeline = model.timeline
    let count = timeline.list.count
    let place = timeline.request != nil ? "…" : count == 0 ? "" : "\(timeline.index + 1)/\(count)"
    if timeline.filter.isEmpty { return ("Timeline", place) }
    return (timeline.filter, (place.isEmpty ? "0" : place) + " of \(timeline.eventCount(in: model.archive))")
  }

  var hints: [Hint] {
    [
      Hint([.previousEvent, .nextEvent], "event"), Hint([.previousMonth, .nextMonth], "month"),
      Hint([.follow], "source"), Hint([.toggleAxis], "axis"), Hint([.search], "search"), Hint([.filter], "filter"),
      Hint([.quit], "quit"), Hint([.focusNext], "pane"), Hint([.nextAccount], "account"), Hint([.goToDate], "date"),
      Hint([.listIndex], "index"), Hint([.compareAccounts], "compare"), Hint([.markEvent], "mark"),
    ]
  }
}

extension Timeline {
  /// What is said where no event, or no hit, can be shown.
  func emptyWords(under hits: SearchSession?) -> String {
    if let hits {
      return hits.prompt.text.isEmpty
        ? "Type what to look for." : hits.request == nil ? "Nothing was found." : "Looking …"
    }
    return request != nil ? "Looking …" : filter.isEmpty ? "The catalogue is empty." : "No event meets the filter."
  }
}
