import Archive
import Screen

/// The filter while it is typed or chosen: the timeline lists what meets it.
struct FilterPrompt: Overlay {
  private(set) var prompt: Prompt
  private var typed = Typed.nothing
  /// What may stand where the cursor is.
  private var offered = QueryChoices()
  /// Where the reader was before.
  private let origin: Place

  init(_ model: BrowserModel) {
    let filter = model.timeline.filter
    prompt = Prompt(filter.isEmpty ? "" : filter + " ")
    origin = model.place
    updateChoices(in: model)
  }

  var isHalfDone: Bool { true }
  var looksInTimeline: Bool { true }
  var choices: QueryChoices? { offered }
  var choicesTitle: String { "What to keep" }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    let before = prompt.text
    switch key {
    case .escape:
      model.restore(origin)
      return .closes()
    case .enter:
      guard offered.selected != nil else {
        keep(in: &model)
        return .closes()
      }
      offered.finish(&prompt)
      updateChoices(in: model)
    case .tab, .shiftTab:
      offered.complete(backward: key == .shiftTab, in: &prompt)
      if offered.selected == nil { updateChoices(in: model) }
    case .click(let point):
      guard let row = offered.row(at: point, model.layout(under: self)) else { return .done }
      offered.select(row, in: &prompt)
      offered.finish(&prompt)
      updateChoices(in: model)
    default:
      let page = max(1, (model.layout(under: self).choices?.rows ?? 2) - 2)
      if let step = ListStep(key, page: page), !step.isToEnd {
        offered.move(step, in: &prompt)
      } else if let step = key.recallStep {
        prompt.recall(step, among: model.queries.recent)
        updateChoices(in: model)
      } else {
        _ = typed.type(key, into: &prompt, in: &model)
        return .done
      }
    }
    if prompt.text != before { model.applyFilter(prompt.string, keeping: origin.position) }
    return .done
  }

  private mutating func updateChoices(in model: BrowserModel) {
    offered.update(
      for: prompt, archive: model.archive, showsBackground: model.timeline.showsBackground, offersMenu: true,
      until: model.stopInTime)
  }

  mutating func catchUp(in model: inout BrowserModel) {
    let typed = typed.take()
    if typed == .nothing { return }
    if typed == .letters { model.applyFilter(prompt.string, keeping: origin.position) }
    updateChoices(in: model)
  }

  private func keep(in model: inout BrowserModel) {
    let text = Timeline.trimmed(prompt.string)
    if text != origin.filter { model.history.remember(origin) }
    if text.isEmpty { return model.say("all events are shown") }
    model.queries.note(text)
    model.sayFiltered()
  }

  func footer(_ model: BrowserModel) -> Footer {
    let count = model.timeline.list.count
    let side = PromptSide(
      answers: model.timeline.request == nil
        ? [Words.count(count, "event", "events"), "\(count)"] : ["counting …", "…"],
      hints: [offered.selected == nil ? "Enter keep" : "Enter add", "↑↓ choose", "Esc back"])
    return .prompt(prompt, sign: "filter: ", side)
  }
}
