import Screen

/// The page over the panes on which texts are attached.
struct AttachView {
  let page: AttachPage
  let attaching: AttachingProgress
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
