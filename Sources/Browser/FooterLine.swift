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
      let found = session.prompt.text.isEmpty ? "" : Words.count(of: session)
      let tab = session.choices.rows.isEmpty ? "" : "  Tab complete"
      let order = session.order == .time ? "best" : "by time"
      let rights =
        state.message.map { [$0.text] } ?? [
          found + tab + "  ↑↓ move  Enter go  Ctrl-O \(order)  Esc back", found + tab + "  ↑↓ move  Enter go  Esc back",
          found + tab,
        ]
      return draw(session.prompt, sign: "/", rights: rights, in: &frame, row, columns)
    case .searchingText(let search):
      let place = search.found.map { "¶ \($0.paragraph)" } ?? "not in this text"
      let words = search.prompt.text.isEmpty ? "" : place
      return draw(
        search.prompt, sign: "in this text: ",
        rights: state.message.map { [$0.text] } ?? [words + "  ↑↓ next  Enter keep  Esc back", words],
        in: &frame, row, columns)
    case .filtering(let filtering):
      return draw(
        filtering.prompt, sign: "filter: ",
        right: (state.listInquiry == nil ? Words.count(state.list.count, "event", "events") : "counting …")
          + (filtering.choices.selected == nil ? "  ↑↓ choose  Enter keep" : "  Enter add") + "  Esc back",
        in: &frame, row, columns)
    case .help(let page):
      return draw(
        page.prompt, sign: "narrow: ", right: "↑↓ move  Enter do it  Esc close", in: &frame, row, columns)
    case .picking(let list):
      let tabs = list.tabs.count > 1 ? "Tab list  " : ""
      let selected = list.selected
      let enter = if case .filter = selected?.target { "filter" } else { "go" }
      let read = selected?.reading == nil ? "" : "  ^O read"
      return draw(
        list.prompt, sign: "narrow: ",
        right: state.message?.text
          ?? "↑↓ move  \(tabs)\(list.isOfMarks ? "^X remove  " : "")Enter \(enter)\(read)  Esc close",
        in: &frame, row, columns)
    case .goingTo(let going):
      let words = going.guess?.words ?? (going.prompt.text.isEmpty ? "1989, nov 1989, 9.11.1989" : "no date yet")
      return draw(going.prompt, sign: "go to: ", right: words + "  Enter keep  Esc back", in: &frame, row, columns)
    case .marking(let marking):
      let keys = marking.before == nil ? "Enter keep  Esc back" : "^X remove  Enter keep  Esc back"
      return draw(marking.prompt, sign: "mark: ", right: state.message?.text ?? keys, in: &frame, row, columns)
    case .attaching:
      return drawAttaching(in: &frame, row, columns)
    case .comparing:
      drawComparingHints(in: &frame, row, columns)
      return nil
    case .browsing:
      let end = drawHelpHint(in: &frame, row, columns)
      if let message = state.message {
        frame.draw(
          clip(message.text, columns: end - 2), style: Style(message.isError ? .error : .message), column: 1, row: row)
      } else if !state.begunKeys.isEmpty {
        drawContinuations(in: &frame, row, end: end)
      } else {
        drawHints(in: &frame, row, end: end)
      }
      return nil
    }
  }

  private func drawAttaching(in frame: inout Frame, _ row: Int, _ columns: Int) -> Point? {
    guard case .attaching(let page) = state.mode else { return nil }
    guard let step = state.attaching.step else {
      let right = state.message?.text ?? "Tab complete  Enter attach  Esc close"
      return draw(page.prompt, sign: "attach: ", right: right, in: &frame, row, columns)
    }
    let way = state.attaching.canBeCancelled ? "Esc cancels" : "Esc goes back to reading"
    let words = state.attaching.isCancelled && state.attaching.canBeCancelled ? "cancelling …" : "\(step)  \(way)"
    frame.draw(clip(words, columns: columns - 2), style: Style(.message), column: 1, row: row)
    return Point(column: 1, row: row)
  }

  private func drawComparingHints(in frame: inout Frame, _ row: Int, _ columns: Int) {
    let end = drawHelpHint(in: &frame, row, columns)
    if let message = state.message {
      frame.draw(clip(message.text, columns: end - 2), style: Style(.message), column: 1, row: row)
      return
    }
    var at = 1
    let hints = [
      Hint([.scrollUp, .scrollDown], "scroll"), Hint([.previousAccount, .nextAccount], "other account"),
      Hint([.cancel], "close"), Hint([.focusNext], "swap"), Hint([.follow], "passage on the right"),
    ]
    for hint in hints {
      let keys = hint.keys(in: keymap)
      guard at + cellWidth(keys) + cellWidth(hint.word) + 3 <= end else { continue }
      at = frame.draw(keys, style: Style(.key), column: at, row: row)
      at = frame.draw(" " + hint.word, style: .dim, column: at, row: row) + 2
    }
  }

  private func drawHelpHint(in frame: inout Frame, _ row: Int, _ columns: Int) -> Int {
    let key = keymap.sign(of: .help) ?? "?"
    let start = columns - cellWidth(key) - 6
    let at = frame.draw(key, style: Style(.key), column: start, row: row)
    frame.draw(" help", style: .dim, column: at, row: row)
    return start
  }

  private func drawHints(in frame: inout Frame, _ row: Int, end: Int) {
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

  private func draw(
    _ prompt: Prompt, sign: String, right: String, in frame: inout Frame, _ row: Int, _ columns: Int
  ) -> Point {
    draw(prompt, sign: sign, rights: [right], in: &frame, row, columns)
  }

  /// Draws a prompt, and on its right the first of some texts for which there is room.
  private func draw(
    _ prompt: Prompt, sign: String, rights: [String], in frame: inout Frame, _ row: Int, _ columns: Int
  ) -> Point {
    let start = frame.draw(sign, style: Style(.key), column: 1, row: row)
    let right = rights.first { columns - start - cellWidth($0) >= 20 } ?? ""
    let rightWidth = cellWidth(right)
    let showsRight = !right.isEmpty
    let end = showsRight ? columns - rightWidth - 2 : columns - 1
    // What is typed scrolls so that the cursor stays in view.
    var first = 0
    var before = prompt.text[..<prompt.cursor].reduce(0) { $0 + cellWidth($1) }
    while before > end - start - 1, first < prompt.cursor {
      before -= cellWidth(prompt.text[first])
      first += 1
    }
    frame.draw(prompt.text[first...], style: .text, column: start, row: row, end: end)
    if showsRight { frame.draw(right, style: .dim, column: columns - rightWidth - 1, row: row) }
    return Point(column: start + before, row: row)
  }
}
