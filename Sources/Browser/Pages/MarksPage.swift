import Archive
import Notebook
import Screen

/// The reader's marks.
///
/// One that is removed stays in the list, to be put back, until that is closed.
struct MarksPage: ListPage {
  var list: PickList

  /// Lists the marks, the one nearest to the selected event selected.
  init(_ model: BrowserModel) {
    let marks = model.marks
    let removed = marks.removed.filter { marks.byEvent[$0.key] == nil }
    let positions = model.archive.positions(ofEvents: Array(marks.byEvent.keys) + removed.keys)
    let sorted = (Array(marks.byEvent.values) + removed.values).sorted { left, right in
      let first = positions[left.event] ?? Int.max
      let second = positions[right.event] ?? Int.max
      return (first, left.event) < (second, right.event)
    }
    let rows = sorted.map { mark in
      let isGone = positions[mark.event] == nil
      return PickRow(
        lead: Words.date(mark.date), words: mark.title.isEmpty ? mark.event : mark.title,
        trail: [
          removed[mark.event] == nil ? nil : "removed", isGone ? "no longer in the catalogue" : nil,
          mark.note.isEmpty ? nil : mark.note,
        ].compactMap { $0 }.joined(separator: " · "),
        role: isGone || removed[mark.event] != nil ? .dim : .text, target: .mark(mark.event))
    }
    let here = model.position ?? 0
    let nearest = sorted.lastIndex { (positions[$0.event] ?? Int.max) <= here } ?? 0
    list = PickList([PickList.Tab(name: "Marks", rows: rows)], selecting: nearest)
  }

  mutating func takeMarks(in model: BrowserModel) {
    var next = MarksPage(model).list
    next.prompt = list.prompt
    next.narrow()
    next.select(list.index)
    list = next
  }

  private var selectedEvent: String? { if case .mark(let id)? = list.selected?.target { id } else { nil } }

  func hints(_ model: BrowserModel) -> [String] {
    let isRemoved = selectedEvent.map { model.marks.byEvent[$0] == nil } ?? false
    return model.keymap.sign(of: .removeMark).map { [$0 + (isRemoved ? " put back" : " remove")] } ?? []
  }

  /// Asks for the selected mark to be removed, or put back where it was removed.
  mutating func handleOwn(_ key: Key, in model: inout BrowserModel) -> Outcome? {
    guard model.does(.removeMark, key) else { return nil }
    guard let id = selectedEvent else { return .done }
    if let mark = model.marks.byEvent[id] { return .effect(.mark(.remove(mark))) }
    return model.marks.removed[id].map { .effect(.mark(.keep($0, replacing: nil))) } ?? .done
  }
}
