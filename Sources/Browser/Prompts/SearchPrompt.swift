import Archive
import Screen

/// The search: its hits stand in the timeline while one types, the panes show the one that is selected.
struct SearchPrompt: Overlay {
  private(set) var session: SearchSession
  private var typed = Typed.nothing

  init(_ model: BrowserModel) {
    session = SearchSession(origin: model.place, listing: model.timeline.listing)
  }

  var isHalfDone: Bool { true }
  var looksInTimeline: Bool { true }
  var query: SearchQuery? { session.query }
  var hits: SearchSession? { session }
  var choices: QueryChoices? { session.choices.rows.isEmpty ? nil : session.choices }
  var request: ArchiveRequest? { session.request }

  // MARK: Keys

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    let rows = content(model).rows
    if let step = key.recallStep {
      session.prompt.recall(step, among: model.queries.recent)
      run(in: &model)
      return .done
    }
    switch key {
    case .escape:
      session.returnToOrigin(in: &model)
      return .closes()
    case .enter: return accept(in: &model)
    case .tab where choices != nil, .shiftTab where choices != nil:
      session.choices.complete(backward: key == .shiftTab, in: &session.prompt)
      run(in: &model)
      if session.choices.selected == nil { updateChoices(in: model) }
    case .tab where suggestion(model) != nil:
      session.prompt = Prompt(suggestion(model) ?? "")
      run(in: &model)
    case .tab: select(.by(1), in: &model)
    case .shiftTab: select(.by(-1), in: &model)
    case .click(let point): return click(point, in: &model)
    case _ where model.does(.changeOrder, key):
      session.order = session.order == .time ? .best : .time
      run(in: &model)
    default:
      if let step = ListStep(key, page: max(1, rows - 2)), !step.isToEnd {
        select(step, in: &model)
      } else {
        _ = typed.type(key, into: &session.prompt, in: &model)
      }
    }
    return .done
  }

  private mutating func click(_ point: Point, in model: inout BrowserModel) -> Outcome {
    let layout = model.layout(under: self)
    if let row = choices?.row(at: point, layout) {
      session.choices.select(row, in: &session.prompt)
      session.choices.finish(&session.prompt)
      run(in: &model)
      updateChoices(in: model)
    } else if layout.pane(at: point) == .timeline, let hit = index(atRow: point.row, model) {
      if hit == session.index { return accept(in: &model) }
      select(.by(hit - session.index), in: &model)
    }
    return .done
  }

  private func content(_ model: BrowserModel) -> Rectangle { model.layout(under: self).content(of: .timeline) }

  /// The hit on a row of the screen, counted from zero.
  private func index(atRow row: Int, _ model: BrowserModel) -> Int? {
    let content = content(model)
    let rows = TimelineRows(model, model.scene(under: self)).rows(of: session, in: content)
    return rows.indices.contains(row - content.row) ? rows[row - content.row].index : nil
  }

  private mutating func select(_ step: ListStep, in model: inout BrowserModel) {
    guard session.hits.count > 0 else { return }
    // What lies behind the last hit that is there is gone to when it is.
    if case .by(let count) = step {
      session.ahead = session.request == nil ? 0 : max(0, session.index + count - session.hits.count + 1)
    }
    session.index = step.moved(session.index, count: session.hits.count)
    session.isMoved = true
    session.show(in: &model)
  }

  private func accept(in model: inout BrowserModel) -> Outcome {
    guard session.hit(at: session.index) != nil else {
      model.say(session.prompt.wordsOfNothing(isLooking: session.request != nil, "nothing was found"))
      return .done
    }
    model.queries.note(session.prompt.string)
    model.history.remember(session.origin)
    model.queries.follow(session)
    session.focus(in: &model)
    let filter = session.listing.filter
    if filter.isEmpty || filter == model.timeline.filter {
      session.say(in: &model)
    } else {
      model.say(model.wordsOfClearing(filter))
    }
    return .closes()
  }

  // MARK: Looking

  private mutating func run(in model: inout BrowserModel) {
    session.run(in: model, rows: max(1, content(model).rows))
    session.show(in: &model)
  }

  /// Offers values for the property that is being typed.
  private mutating func updateChoices(in model: BrowserModel) {
    session.choices.update(
      for: session.prompt, archive: model.archive, showsBackground: session.listing.showsBackground,
      offersMenu: false, until: model.stopInTime)
  }

  mutating func catchUp(in model: inout BrowserModel) {
    let typed = typed.take()
    if typed == .nothing { return }
    if typed == .letters { run(in: &model) }
    updateChoices(in: model)
  }

  mutating func settle(in model: inout BrowserModel, _ layout: Layout) {
    let content = layout.content(of: .timeline)
    if content.isEmpty { return }
    session.top = TimelineRows(model, model.scene(under: self)).top(of: session, rows: content.rows)
    if let request = session.suggestionRequest { _ = model.answer(to: request) }
  }

  /// What may have been meant where nearly nothing was found; nil as long as that is not known.
  private func suggestion(_ model: BrowserModel) -> String? {
    guard let request = session.suggestionRequest, case .suggestion(let text) = model.requests[request] else {
      return nil
    }
    return text
  }

  mutating func take(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest, in model: inout BrowserModel) {
    if session.listing.request == request {
      session.listing.request = nil
      if case .list(let list) = answer { session.listing.list = list }
    }
    guard session.request == request else { return }
    let before = session.hit(at: session.index)
    session.take(answer)
    if session.hit(at: session.index) != before { session.show(in: &model) }
  }

  // MARK: Drawing

  /// Says under the few hits what may have been meant.
  func draw(in frame: inout Frame, _ model: BrowserModel, _ layout: Layout) {
    guard let suggestion = suggestion(model) else { return }
    let content = layout.content(of: .timeline)
    let rows = TimelineRows(model, model.scene(under: self)).rows(of: session, in: content).count
    let row = content.row + (rows == 0 ? 3 : rows + 1)
    guard row < content.endRow else { return }
    let end = content.endColumn
    let at = frame.draw("Tab", style: Style(.key), column: content.column + 2, row: row, end: end)
    frame.draw(" Did you mean: " + suggestion, style: .text, column: at, row: row, end: end)
  }

  func footer(_ model: BrowserModel) -> Footer {
    let order = model.keymap.sign(of: .changeOrder).map { $0 + (session.order == .time ? " best first" : " by time") }
    let side = PromptSide(
      answers: session.prompt.text.isEmpty ? [] : counts,
      hints: [choices == nil ? nil : "Tab complete", "Enter go", "Esc back", "↑↓ move", order].compactMap { $0 })
    return .prompt(session.prompt, sign: "/", side)
  }

  /// How many events and passages were found, in forms that grow shorter.
  private var counts: [String] {
    if session.request != nil { return ["counting …", "…"] }
    let passages = session.hits.passages.count
    let events = Words.count(session.hits.events.count, "event", "events")
    let whole = passages == 0 ? events : events + ", " + Words.count(passages, "passage", "passages")
    return [whole, Words.count(session.hits.count, "hit", "hits"), "\(session.hits.count)"]
  }
}
