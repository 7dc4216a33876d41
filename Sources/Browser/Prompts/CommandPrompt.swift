import Screen

/// Any action by its name, completed while one types; what follows the name is typed into the prompt that it opens.
///
///     :filter theme:labour
///     :goto nov 1989
struct CommandPrompt: Overlay {
  private(set) var prompt = Prompt()
  private var typed = Typed.letters
  private var offered = QueryChoices()
  /// The code points before what is completed: none while that is the name, else all before the argument.
  private var head = 0

  var isHalfDone: Bool { true }
  var looksInTimeline: Bool { true }
  var choices: QueryChoices? { offered }
  var choicesTitle: String { "Actions" }

  /// What is typed: a name, and what follows it after a blank.
  private var parts: (name: String, argument: String?) {
    let words = prompt.string.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let argument = words.count > 1 ? words[1].drop { $0 == " " } : ""
    return (String(words.first ?? ""), argument.isEmpty ? nil : String(argument))
  }

  /// The actions whose name begins with what is typed, an exact name first.
  ///
  /// If there are none, the actions with another word that begins so: `date` finds `go-to-date`.
  private static func entries(beginning typed: String) -> [ActionEntry] {
    let name = typed.lowercased()
    let entries = ActionEntry.table.filter { $0.names.contains { $0.hasPrefix(name) } }
    if entries.isEmpty { return ActionEntry.table.filter { $0.action.name.contains("-" + name) } }
    return entries.filter { $0.names.contains(name) } + entries.filter { !$0.names.contains(name) }
  }

  /// The action that has exactly this name.
  private static func entry(named name: String) -> ActionEntry? {
    ActionEntry.table.first { $0.names.contains(name.lowercased()) }
  }

  mutating func catchUp(in model: inout BrowserModel) {
    if typed.take() != .nothing { offer(model) }
  }

  private mutating func offer(_ model: BrowserModel) {
    let name = parts.name
    let length = name.unicodeScalars.count
    head = 0
    if prompt.cursor <= length {
      let rows = CommandPrompt.entries(beginning: name).map { CommandPrompt.choice($0, model.keymap) }
      return offered.offer(rows, for: prompt, replacing: 0..<length)
    }
    head = length + 1
    guard CommandPrompt.entry(named: name)?.argument == .query else {
      return offered.offer([], for: Prompt(), replacing: 0..<0)
    }
    change { choices, prompt in
      choices.update(
        for: prompt, archive: model.archive, showsBackground: model.timeline.showsBackground, offersMenu: true,
        until: model.stopInTime)
    }
  }

  private static func choice(_ entry: ActionEntry, _ keymap: Keymap) -> QueryChoice {
    let keys = keymap.names(of: entry.action)
    let argument = entry.argument.map { " [\($0.rawValue)]" } ?? ""
    return QueryChoice(
      text: entry.action.name, words: entry.words + argument + (keys.isEmpty ? "" : " (\(keys))"),
      isFollowedByBlank: entry.argument != nil)
  }

  /// Changes what is completed: the name, or what follows it.
  private mutating func change(_ change: (inout QueryChoices, inout Prompt) -> Void) {
    var part = Prompt()
    part.text = Array(prompt.text[head...])
    part.cursor = max(0, prompt.cursor - head)
    change(&offered, &part)
    prompt.text = prompt.text[..<head] + part.text
    prompt.cursor = head + part.cursor
  }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    switch key {
    case .escape: return .closes()
    case .enter: return accept(in: &model)
    case .tab, .shiftTab:
      change { $0.complete(backward: key == .shiftTab, in: &$1) }
      if offered.selected == nil { offer(model) }
    case .click(let point):
      guard let row = offered.row(at: point, model.layout(under: self)) else { return .done }
      change { $0.select(row, in: &$1) }
      return accept(in: &model)
    default:
      let page = max(1, (model.layout(under: self).choices?.rows ?? 2) - 2)
      if let step = ListStep(key, page: page), !step.isToEnd {
        change { $0.move(step, in: &$1) }
      } else {
        _ = typed.type(key, into: &prompt, in: &model)
      }
    }
    return .done
  }

  private func accept(in model: inout BrowserModel) -> Outcome {
    let (name, argument) = parts
    if name.isEmpty { return .closes() }
    let entries = CommandPrompt.entries(beginning: name)
    guard let entry = CommandPrompt.entry(named: name) ?? (entries.count == 1 ? entries.first : nil) else {
      model.say(
        entries.isEmpty ? "no action is called \(name)" : "\(entries.count) actions begin so; Tab completes the name")
      return .done
    }
    if argument != nil, entry.argument == nil {
      model.say("nothing can follow \(entry.action.name)")
      return .done
    }
    if !entry.panes.contains(model.focus), let pane = entry.panes.first { model.focus = pane }
    return .performs(entry.action, typing: argument)
  }

  func footer(_ model: BrowserModel) -> Footer {
    let argument = CommandPrompt.entry(named: parts.name)?.argument
    return .prompt(
      prompt, sign: ":",
      PromptSide(
        answers: argument.map { ["then " + $0.rawValue] } ?? [], hints: ["Enter do it", "Tab complete", "Esc back"]))
  }
}
