import Screen

/// Some actions with one word for them together, for the footer.
struct Hint {
  var actions: [Action]
  var word: String

  init(_ actions: [Action], _ word: String) {
    self.actions = actions
    self.word = word
  }

  /// The signs of the keys, the first of each action; empty where none has a key.
  func keys(in keymap: Keymap) -> String {
    let signs = actions.compactMap { keymap.sign(of: $0) }
    return signs.joined(separator: signs.allSatisfy { cellWidth($0) == 1 } ? "" : "/")
  }
}

/// The last line of the screen: a prompt, a message or hints; the way to the help is always there.
struct FooterLine {
  let state: BrowserState
  let keymap: Keymap
  let hints: [Hint]

  /// Draws the line.
  /// - Returns: where the cursor stands in a prompt; nil where there is none.
  func draw(in frame: inout Frame, row: Int, columns: Int) -> Point? {
    switch state.mode {
    case .searching(let session):
      let isTabbed = !session.choices.rows.isEmpty
      let order = keymap.sign(of: .changeOrder).map { $0 + (session.order == .time ? " best first" : " by time") }
      let side = PromptSide(
        answers: session.prompt.text.isEmpty ? [] : Words.counts(of: session),
        hints: [isTabbed ? "Tab complete" : nil, "Enter go", "Esc back", "↑↓ move", order].compactMap { $0 })
      return draw(session.prompt, sign: "/", side, in: &frame, row, columns)
    case .searchingText(let search):
      let place =
        search.inquiry != nil
        ? ["looking …", "…"]
        : search.found.map { ["¶ \($0.paragraph)"] } ?? ["not in this text", "not found"]
      let side = PromptSide(
        answers: search.prompt.text.isEmpty ? [] : place,
        hints: search.found == nil ? ["Esc back"] : ["↑↓ next", "Enter keep", "Esc back"])
      return draw(search.prompt, sign: "in this text: ", side, in: &frame, row, columns)
    case .filtering(let filtering):
      let count = Words.count(state.list.count, "event", "events")
      let side = PromptSide(
        answers: state.listInquiry == nil ? [count, "\(state.list.count)"] : ["counting …", "…"],
        hints: [filtering.choices.selected == nil ? "Enter keep" : "Enter add", "↑↓ choose", "Esc back"])
      return draw(filtering.prompt, sign: "filter: ", side, in: &frame, row, columns)
    case .help(let page):
      let side = PromptSide(hints: ["Enter do it", "Esc close", "↑↓ move"])
      return draw(page.prompt, sign: "narrow: ", side, in: &frame, row, columns)
    case .picking(let list):
      return draw(list.prompt, sign: "narrow: ", PromptSide(hints: hints(of: list)), in: &frame, row, columns)
    case .goingTo(let going):
      let examples = ["1989, nov 1989, 9.11.1989", "nov 1989"]
      let side = PromptSide(
        answers: going.guess?.date.map { [$0.words] }
          ?? (going.prompt.text.isEmpty ? examples : ["no date yet", "no date"]),
        hints: ["Enter go", "Esc back"])
      return draw(going.prompt, sign: "go to: ", side, in: &frame, row, columns)
    case .marking(let marking):
      let remove = marking.before == nil ? nil : keymap.sign(of: .removeMark).map { $0 + " remove" }
      let side = PromptSide(hints: ["Enter keep", "Esc back", remove].compactMap { $0 })
      return draw(marking.prompt, sign: "mark: ", side, in: &frame, row, columns)
    case .attaching(let page):
      if let step = state.attaching.step {
        drawProgress(step, in: &frame, row, columns)
        return Point(column: 1, row: row)
      }
      let side = PromptSide(
        hints: page.fitsNone ? ["Tab choose its source", "Esc close"] : ["Enter attach", "Tab complete", "Esc close"])
      return draw(page.prompt, sign: "attach: ", side, in: &frame, row, columns)
    case .comparing:
      drawLine(of: FooterLine.comparing, in: &frame, row, columns)
      return nil
    case .browsing:
      drawLine(of: hints, in: &frame, row, columns)
      return nil
    }
  }

  private static let comparing = [
    Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousAccount, .nextAccount], "other account"),
    Hint([.cancel], "close"), Hint([.focusNext], "swap"), Hint([.follow], "passage on the right"),
  ]

  private func hints(of list: PickList) -> [String] {
    let selected = list.selected
    let enter =
      switch selected?.target {
      case .filter: "Enter filter"
      case .attaching: "Enter attach"
      default: "Enter go"
      }
    let read = selected?.reading == nil ? nil : keymap.sign(of: .readSource).map { $0 + " read" }
    let isRemoved = if case .mark(let id)? = selected?.target { state.marks[id] == nil } else { false }
    let remove = list.isOfMarks ? keymap.sign(of: .removeMark).map { $0 + (isRemoved ? " put back" : " remove") } : nil
    let tab = list.tabs.count > 1 ? "Tab list" : nil
    return [enter, tab, read, remove, "Esc close", "↑↓ move"].compactMap { $0 }
  }

  // MARK: Without a prompt

  /// A message, what may follow the keys that were pressed, or hints; the way to the help is always there.
  private func drawLine(of hints: [Hint], in frame: inout Frame, _ row: Int, _ columns: Int) {
    let end = drawHelpHint(in: &frame, row, columns)
    if let message = state.message {
      drawMessage(message, in: &frame, lastRow: row, columns: end - 2)
    } else if !state.begunKeys.isEmpty {
      drawContinuations(in: &frame, row, end: end)
    } else {
      draw(hints, in: &frame, row, end: end)
    }
  }

  private func drawProgress(_ step: String, in frame: inout Frame, _ row: Int, _ columns: Int) {
    let way = state.attaching.canBeCancelled ? "Esc cancels" : "Esc goes back to reading"
    let words = state.attaching.isCancelled && state.attaching.canBeCancelled ? "cancelling …" : step
    let start = columns - cellWidth(way) - 1
    frame.draw(way, style: .dim, column: start, row: row)
    frame.draw(clip(words, columns: start - 3), style: Style(.message), column: 1, row: row)
  }

  /// Draws a message on a row and, where it is longer, on those above it, but not over what is selected.
  /// - Parameter columns: the cells that each of its lines may take.
  private func drawMessage(_ message: BrowserState.Message, in frame: inout Frame, lastRow: Int, columns: Int) {
    let text = Array(message.text.unicodeScalars)
    let ranges = wrap(text, columns: columns)
    let most = max(1, min(3, lastRow - frame.cursor.row))
    let first = lastRow - min(most, ranges.count) + 1
    let style = Style(message.isError ? .error : .message)
    for (line, range) in ranges.prefix(most).enumerated() {
      let isCut = line == most - 1 && ranges.count > most
      var view = String.UnicodeScalarView()
      view.append(contentsOf: isCut ? text[range.lowerBound...] : text[range])
      if first + line < frame.size.rows - 1 {
        frame.fill(" ", style: .text, column: 0, row: first + line, end: frame.size.columns)
      }
      frame.draw(clip(String(view), columns: columns), style: style, column: 1, row: first + line)
    }
  }

  private func drawHelpHint(in frame: inout Frame, _ row: Int, _ columns: Int) -> Int {
    let key = keymap.sign(of: .help) ?? "?"
    let start = columns - cellWidth(key) - 6
    let at = frame.draw(key, style: Style(.key), column: start, row: row)
    frame.draw(" help", style: .dim, column: at, row: row)
    return start
  }

  private func draw(_ hints: [Hint], in frame: inout Frame, _ row: Int, end: Int) {
    var at = 1
    for hint in hints {
      let keys = hint.keys(in: keymap)
      if keys.isEmpty { continue }
      guard at + cellWidth(keys) + cellWidth(hint.word) + 3 <= end else { return }
      at = frame.draw(keys, style: Style(.key), column: at, row: row)
      at = frame.draw(" " + hint.word, style: .dim, column: at, row: row) + 2
    }
  }

  /// What was pressed, and which keys may follow it.
  private func drawContinuations(in frame: inout Frame, _ row: Int, end: Int) {
    var at = frame.draw(KeySequence(state.begunKeys).sign, style: Style(.heading), column: 1, row: row) + 2
    for (rest, entry) in keymap.continuations(of: state.begunKeys, in: state.focus) where at < end - 6 {
      at = frame.draw(rest.sign, style: Style(.key), column: at, row: row, end: end - 2)
      at =
        frame.draw(
          clip(" " + entry.words, columns: end - 2 - at), style: .dim, column: at, row: row, end: end - 2) + 2
    }
    if at + 10 < end {
      at = frame.draw("Esc", style: Style(.key), column: at, row: row)
      frame.draw(" cancel", style: .dim, column: at, row: row)
    }
  }

  // MARK: Prompts

  /// The fewest cells that are left for what is typed.
  private static let leastTyped = 12

  /// Draws a prompt; on its right the message, or an answer with as many hints as there is room for.
  private func draw(
    _ prompt: Prompt, sign: String, _ side: PromptSide, in frame: inout Frame, _ row: Int, _ columns: Int
  ) -> Point {
    let start = frame.draw(sign, style: Style(.key), column: 1, row: row)
    let typed = prompt.text.reduce(1) { $0 + cellWidth($1) }
    let room = columns - start - 3 - min(max(typed, FooterLine.leastTyped), (columns - start) / 2)
    var right = side.words(columns: room)
    if let message = state.message {
      if cellWidth(message.text) <= room {
        right = message.text
      } else {
        drawMessage(message, in: &frame, lastRow: row - 1, columns: columns - 2)
      }
    }
    let rightWidth = cellWidth(right)
    let end = right.isEmpty ? columns - 1 : columns - rightWidth - 2
    // What is typed scrolls so that the cursor stays in view.
    var first = 0
    var before = prompt.text[..<prompt.cursor].reduce(0) { $0 + cellWidth($1) }
    while before > end - start - 1, first < prompt.cursor {
      before -= cellWidth(prompt.text[first])
      first += 1
    }
    frame.draw(prompt.text[first...], style: .text, column: start, row: row, end: end)
    frame.draw(right, style: .dim, column: columns - rightWidth - 1, row: row)
    return Point(column: start + before, row: row)
  }
}

/// What stands on the right of a prompt.
struct PromptSide {
  /// What the prompt answers, which is always shown: in forms that grow shorter.
  var answers: [String] = []
  /// What keys do, the most needed first; the last is left out first.
  var hints: [String] = []

  /// The longest answer for which there is room, and as many hints as fit beside it.
  func words(columns: Int) -> String {
    var words = answers.first { cellWidth($0) <= columns } ?? clip(answers.last ?? "", columns: columns)
    for hint in hints {
      let longer = words.isEmpty ? hint : words + "  " + hint
      guard cellWidth(longer) <= columns else { break }
      words = longer
    }
    return words
  }
}
