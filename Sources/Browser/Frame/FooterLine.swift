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

/// What the last line of the screen is: every overlay says its own.
enum Footer {
  /// What keys do.
  case hints([Hint])
  /// A line in which one types.
  case prompt(Prompt, sign: String, PromptSide)
  /// What is being done, and the way out.
  case progress(String, way: String)
}

/// The last line of the screen: a prompt, a message or hints; the way to the help is always there.
struct FooterLine {
  let keymap: Keymap
  /// The pane that the keys go to.
  let focus: Pane
  let message: Message?
  /// Keys that were pressed and to which others belong.
  let begunKeys: [Key]

  /// Draws the line, and puts the cursor into a prompt.
  func draw(_ footer: Footer, in frame: inout Frame, _ area: Rectangle) {
    let (row, columns) = (area.row, area.columns)
    switch footer {
    case .hints(let hints): return drawLine(of: hints, in: &frame, row, columns)
    case .prompt(let prompt, let sign, let side):
      frame.cursor = draw(prompt, sign: sign, side, in: &frame, row, columns)
    case .progress(let words, let way):
      let start = columns - cellWidth(way) - 1
      frame.draw(way, style: .dim, column: start, row: row)
      frame.draw(clip(words, columns: start - 3), style: Style(.message), column: 1, row: row)
      frame.cursor = Point(column: 1, row: row)
    }
    frame.showsCursor = true
  }

  // MARK: Without a prompt

  /// A message, what may follow the keys that were pressed, or hints; the way to the help is always there.
  private func drawLine(of hints: [Hint], in frame: inout Frame, _ row: Int, _ columns: Int) {
    let end = drawHelpHint(in: &frame, row, columns)
    if let message = message {
      drawMessage(message, in: &frame, lastRow: row, columns: end - 2)
    } else if !begunKeys.isEmpty {
      drawContinuations(in: &frame, row, end: end)
    } else {
      draw(hints, in: &frame, row, end: end)
    }
  }

  /// Draws a message on a row and, where it is longer, on those above it, but not over what is selected.
  /// - Parameter columns: the cells that each of its lines may take.
  private func drawMessage(_ message: Message, in frame: inout Frame, lastRow: Int, columns: Int) {
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
    var at = frame.draw(KeySequence(begunKeys).sign, style: Style(.heading), column: 1, row: row) + 2
    for (rest, entry) in keymap.continuations(of: begunKeys, in: focus) where at < end - 6 {
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
    if let message = message {
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
