import Screen

/// The page over the panes on which texts are attached.
struct AttachPane {
  let page: AttachPage
  let attaching: AttachingState
  let library: LibraryWords
  /// The cells across.
  let columns: Int
  /// The longest line of running text, in cells.
  let readingColumns: Int

  private var room: Int { max(1, min(readingColumns, columns - 6)) }

  /// The lines of the page: what can be done, how the word may go on, how far it is, what came of it.
  func lines() -> [StyledLine] {
    var lines: [StyledLine] = []
    if attaching.step == nil, attaching.results.isEmpty, page.candidates.isEmpty {
      lines += introduction
    }
    lines += attaching.results.flatMap(self.lines)
    if let step = attaching.step { lines += progress(step) }
    if attaching.step == nil, page.fitsNone {
      lines += text("Tab lists the sources: choose the one that it is of.", .key) + [StyledLine()]
    }
    lines += page.candidates.map { StyledLine(clip($0, columns: room)) }
    return lines
  }

  private var introduction: [StyledLine] {
    var lines: [StyledLine] = []
    if let source = page.source {
      if let address = source.address {
        lines += text("Enter fetches “\(source.name)” from \(address)", .key) + [StyledLine()]
      } else {
        lines += text("“\(source.name)” has no text yet, and no address is known to fetch it from.") + [StyledLine()]
      }
    }
    lines += text(
      "Or type the path of a text, several with blanks between, a folder, or an address (https://…). "
        + "~ is your home; Tab completes names.")
    lines.append(StyledLine())
    lines += text(
      "Of which source a text is, is told by the words that stand in it, whatever its name. "
        + "It is copied to \(library.own).", .dim)
    if let folder = library.readInPlace {
      lines += text("\(folder) is read as it is and never written to; what is in it comes first.", .dim)
    }
    return lines
  }

  private func lines(of result: AttachingResult) -> [StyledLine] {
    let head = result.name.isEmpty ? [] : text(result.name, result.isError ? .error : .heading)
    return head + text(result.words, indent: 2) + [StyledLine()]
  }

  private func progress(_ step: String) -> [StyledLine] {
    var lines = text(step + " …")
    if let share = attaching.share {
      let cells = max(1, min(40, room - 6))
      let done = Int(Double(cells) * min(1, max(0, share)))
      var bar = StyledText(String(repeating: "█", count: done), .strip)
      bar.append(String(repeating: "░", count: cells - done), .dim)
      bar.append(" \(Int(share * 100)) %")
      lines += StyledLine.lines(bar, columns: room)
    }
    return lines
  }

  private func text(_ words: String, _ role: Role = .text, indent: Int = 0) -> [StyledLine] {
    StyledLine.lines(StyledText(words, role), columns: room, indent: indent)
  }
}

extension EraBrowser {
  private func pane(of page: AttachPage, _ layout: Layout) -> AttachPane {
    AttachPane(
      page: page, attaching: state.attaching, library: library, columns: layout.overlay.columns,
      readingColumns: preferences.readingColumns)
  }

  mutating func settleAttaching(_ page: AttachPage, _ layout: Layout) {
    let rows = layout.overlay.droppingFirst(rows: 1).rows
    let top = min(max(0, page.top), max(0, pane(of: page, layout).lines().count - rows))
    guard top != page.top else { return }
    var page = page
    page.top = top
    state.mode = .attaching(page)
  }

  func drawAttaching(_ page: AttachPage, in frame: inout Frame, _ layout: Layout) {
    let area = layout.overlay
    for row in area.row..<area.endRow { frame.fill(" ", style: .text, column: 0, row: row, end: area.columns) }
    frame.fill("─", style: Style(.border), column: 0, row: area.row, end: area.columns)
    frame.draw(" Attach texts ", style: Style(.focusedTitle), column: 1, row: area.row)
    let content = area.droppingFirst(rows: 1)
    let lines = pane(of: page, layout).lines()
    for (row, line) in lines.dropFirst(page.top).prefix(content.rows).enumerated() {
      line.draw(in: &frame, column: 3, row: content.row + row, end: area.columns)
    }
    drawMore(in: &frame, content, above: page.top > 0, below: page.top + content.rows < lines.count)
  }
}
