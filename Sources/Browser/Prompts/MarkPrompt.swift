import Archive
import Notebook
import Screen

/// The reader's line on an event while it is typed.
///
/// The browser asks for a mark to be kept, and shows it once the notebook has it.
struct MarkPrompt: Overlay {
  private var prompt: Prompt
  /// The event.
  private let event: EventRow
  /// The mark that it has; nil where it has none.
  private let before: Mark?

  init(_ event: EventRow, _ marks: Marks) {
    self.event = event
    before = marks.byEvent[event.id]
    let unkept = marks.unkept.flatMap { $0.event == event.id ? $0.note : nil }
    prompt = Prompt(unkept ?? before?.note ?? "")
  }

  var isHalfDone: Bool { true }
  var isTyping: Bool { true }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    switch key {
    case .escape: return .closes()
    case .enter:
      let mark = Mark(event: event.id, note: prompt.string, title: event.title, date: event.date)
      // Should it not be kept, what was typed is there again the next time.
      model.marks.unkept = mark
      return .closes(.mark(.keep(mark, replacing: before)))
    case _ where model.does(.removeMark, key):
      if let before { return .closes(.mark(.remove(before))) }
      model.say("this event has no mark yet; Enter marks it")
    default:
      let typed = prompt
      _ = prompt.type(key)
      if prompt.text.count > Mark.longestNote {
        prompt = typed
        model.say("no more than \(Mark.longestNote) characters")
      }
    }
    return .done
  }

  func footer(_ model: BrowserModel) -> Footer {
    let remove = before == nil ? nil : model.keymap.sign(of: .removeMark).map { $0 + " remove" }
    return .prompt(prompt, sign: "mark: ", PromptSide(hints: ["Enter keep", "Esc back", remove].compactMap { $0 }))
  }
}

extension MarkChange {
  /// What is said once the change was kept.
  func words(_ model: BrowserModel, isInList: Bool) -> String {
    switch self {
    case .keep(let mark, nil): return "marked: \(mark.title)"
    case .keep(let mark, _): return "the mark is changed: \(mark.title)"
    case .remove where isInList: return "removed" + model.key(.removeMark, "puts it back")
    case .remove(let mark):
      let way = model.keymap.sign(of: .markEvent).map { "; \($0) and Enter put it back" } ?? ""
      return "the mark is removed\(way): \(mark.note.isEmpty ? mark.title : mark.note)"
    }
  }
}
