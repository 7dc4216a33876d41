import Archive
import Notebook
import Screen

/// The reader's line on an event while it is typed.
struct MarkPrompt {
  var prompt: Prompt
  /// The event.
  var event: EventRow
  /// The mark that it has; nil where it has none.
  var before: Mark?
}

/// Marks: the browser asks for them to be kept, and shows only those of which it was told that they are.
extension EraBrowser {
  // MARK: What the notebook says

  /// Takes over the marks as the notebook has them.
  public mutating func take(_ marks: [Mark]) {
    state.marks = Dictionary(marks.map { ($0.event, $0) }, uniquingKeysWith: { first, _ in first })
    markedPositions = archive.mark(state.marks.keys)
    if SearchQuery(state.filter).asksForMarks { applyFilter(state.filter, keeping: selectedPosition) }
    if case .picking(let list) = state.mode, list.isOfMarks { showMarks(keeping: list) }
  }

  /// Takes over the marks after the reader's own change to them was kept.
  public mutating func take(_ marks: [Mark], after change: MarkChange) {
    state.unkept = nil
    switch change {
    case .keep(let mark, _): state.removedMarks[mark.event] = nil
    case .remove(let mark):
      state.unkept = mark
      state.removedMarks[mark.event] = mark
    }
    take(marks)
    switch change {
    case .keep(let mark, nil): say("marked: \(mark.title)")
    case .keep(let mark, _): say("the mark is changed: \(mark.title)")
    case .remove(let mark):
      if case .picking = state.mode {
        say("removed" + key(.removeMark, "puts it back"))
      } else {
        let way = keymap.sign(of: .markEvent).map { "; \($0) and Enter put it back" } ?? ""
        say("the mark is removed\(way): \(mark.note.isEmpty ? mark.title : mark.note)")
      }
    }
  }

  // MARK: One mark

  mutating func beginMarking() {
    guard let position = selectedPosition, let event = archive.event(position: position) else {
      return say("no event is selected that could be marked")
    }
    let before = state.marks[event.id]
    let unkept = state.unkept.flatMap { $0.event == event.id ? $0.note : nil }
    state.mode = .marking(MarkPrompt(prompt: Prompt(unkept ?? before?.note ?? ""), event: event, before: before))
  }

  mutating func handleMarking(_ key: Key) -> Effect? {
    guard case .marking(var marking) = state.mode else { return nil }
    switch key {
    case .escape:
      state.mode = .browsing
      return nil
    case .enter:
      state.mode = .browsing
      let event = marking.event
      let mark = Mark(event: event.id, note: marking.prompt.string, title: event.title, date: event.date)
      // Should it not be kept, what was typed is there again the next time.
      state.unkept = mark
      return .mark(.keep(mark, replacing: marking.before))
    case _ where does(.removeMark, key):
      guard let before = marking.before else {
        say("this event has no mark yet; Enter marks it")
        return nil
      }
      state.mode = .browsing
      return .mark(.remove(before))
    default:
      let before = marking.prompt
      _ = marking.prompt.take(key)
      if marking.prompt.text.count > Mark.longestNote {
        marking.prompt = before
        say("no more than \(Mark.longestNote) characters")
      }
    }
    state.mode = .marking(marking)
    return nil
  }

  // MARK: All marks

  mutating func listMarks() {
    if state.marks.isEmpty {
      let way = keymap.sign(of: .markEvent).map { "; \($0) marks an event" } ?? ""
      return say("nothing is marked yet" + way)
    }
    state.removedMarks = [:]
    showMarks(keeping: nil)
  }

  /// Opens the list, or brings it up to date.
  private mutating func showMarks(keeping old: PickList?) {
    let removed = state.removedMarks.filter { state.marks[$0.key] == nil }
    let positions = archive.positions(ofEvents: Array(state.marks.keys) + removed.keys)
    let marks = (Array(state.marks.values) + removed.values).sorted { left, right in
      let first = positions[left.event] ?? Int.max
      let second = positions[right.event] ?? Int.max
      return (first, left.event) < (second, right.event)
    }
    let rows = marks.map { mark in
      let isGone = positions[mark.event] == nil
      return PickRow(
        lead: Words.date(mark.date), words: mark.title.isEmpty ? mark.event : mark.title,
        trail: [
          removed[mark.event] == nil ? nil : "removed", isGone ? "no longer in the catalogue" : nil,
          mark.note.isEmpty ? nil : mark.note,
        ].compactMap { $0 }.joined(separator: " · "),
        role: isGone || removed[mark.event] != nil ? .dim : .text, target: .mark(mark.event))
    }
    let here = selectedPosition ?? 0
    let nearest = marks.lastIndex { (positions[$0.event] ?? Int.max) <= here } ?? 0
    var list = PickList([PickList.Tab(name: "Marks", rows: rows)], selecting: nearest)
    if let old {
      list.prompt = old.prompt
      list.narrow()
      list.select(old.index)
    }
    state.mode = .picking(list)
  }

  /// Goes to a marked event.
  mutating func goToMark(_ id: String) {
    guard let event = archive.event(id: id) else {
      return say("the catalogue no longer has this event" + key(.removeMark, "in the list removes the mark"))
    }
    remember()
    select(position: event.position)
    showSelected()
    state.focus = .timeline
  }

  /// Asks for the selected mark of the list to be removed, or put back where it was removed.
  func removeMark(in list: PickList) -> Effect? {
    guard case .mark(let id)? = list.selected?.target else { return nil }
    if let mark = state.marks[id] { return .mark(.remove(mark)) }
    return state.removedMarks[id].map { .mark(.keep($0, replacing: nil)) }
  }
}

/// What the reader wants to be done to a mark.
public enum MarkChange: Hashable, Sendable {
  /// Keep it in the place of the one that was seen on the event, if any.
  case keep(Mark, replacing: Mark?)
  /// Take it away.
  case remove(Mark)
}

extension PickList {
  /// Whether it lists the reader's marks.
  var isOfMarks: Bool {
    guard case .mark? = rows.first?.target else { return false }
    return true
  }
}
