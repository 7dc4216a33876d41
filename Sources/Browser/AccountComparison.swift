import Archive
import Screen

/// Two accounts of an event that are laid side by side.
struct AccountComparison {
  /// The event.
  var event: EventDetail
  /// The account on the left, counted from zero.
  var left: Int
  /// The account on the right.
  var right: Int
  /// The first line shown, counted from zero.
  var top = 0

  /// Compares an account with one that disagrees with it, or else with the next; nil where there is no other.
  init?(_ event: EventDetail, account: Int) {
    guard event.accounts.count > 1, event.accounts.indices.contains(account) else { return nil }
    self.event = event
    left = account
    let others = event.disagreements.lazy.filter { $0.accounts.contains(account) }.flatMap(\.accounts)
    right = others.first { $0 != account } ?? (account + 1) % event.accounts.count
  }

  /// Takes another account on the right; never the one on the left.
  mutating func changeRight(by step: Int) {
    let count = event.accounts.count
    repeat { right = (right + step + count) % count } while right == left
    top = 0
  }

  mutating func swap() { (left, right) = (right, left) }

  /// Whether an account has a part in a disagreement of a kind.
  func isParty(_ account: Int, to kind: String) -> Bool {
    event.disagreements.contains { $0.kind == kind && $0.accounts.contains(account) }
  }

  /// The disagreements in which one of the two has a part.
  var disagreements: [DisagreementDetail] {
    event.disagreements.filter { $0.accounts.contains(left) || $0.accounts.contains(right) }
  }
}

/// The lines of a comparison.
struct ComparisonPane {
  let archive: EraArchive
  let comparison: AccountComparison
  /// The cells across that the whole may take.
  let columns: Int
  /// The longest line of running text, in cells.
  let longestLine: Int

  /// With fewer columns the accounts stand one above the other.
  static let columnsForTwo = 90

  private var isSideBySide: Bool { columns >= ComparisonPane.columnsForTwo }
  /// The cells across that one account may take.
  private var half: Int { isSideBySide ? min(longestLine, (columns - 5) / 2) : columns - 2 }

  /// A line: what stands on the left, and on the right where the two stand side by side.
  struct Line {
    var left = StyledLine()
    var right: StyledLine?
  }

  /// The column at which the right account begins.
  var rightColumn: Int { half + 4 }

  /// All lines, at any height.
  func lines() -> [Line] {
    let event = comparison.event
    var heading = StyledText(event.row.title, .title)
    heading.append("  " + Words.date(event.row.date), .date)
    var lines = StyledLine.lines(heading, columns: columns - 2).map { Line(left: $0) }
    lines += disagreements.map { Line(left: $0) }
    lines.append(Line())
    let left = sections(of: comparison.left)
    let right = sections(of: comparison.right)
    if !isSideBySide {
      let both = left.joined() + [StyledLine()] + right.joined()
      return lines + both.map { Line(left: $0) }
    }
    // What answers to one another begins on one line.
    for (one, other) in zip(left, right) {
      for index in 0..<max(one.count, other.count) {
        lines.append(
          Line(
            left: index < one.count ? one[index] : StyledLine(),
            right: index < other.count ? other[index] : StyledLine()))
      }
    }
    return lines
  }

  private var disagreements: [StyledLine] {
    if comparison.disagreements.isEmpty {
      return [StyledLine("These accounts do not disagree in what the catalogue tells of them.", .dim)]
    }
    return comparison.disagreements.flatMap { one in
      var text = StyledText("≠ ", .disagreement)
      text.append(one.about, .heading)
      let others = one.accounts.filter { $0 != comparison.left && $0 != comparison.right }
      if one.accounts.count == 1 {
        text.append(" (account \(one.accounts[0] + 1) and the record)", .dim)
      } else if !others.isEmpty {
        text.append(" (accounts \(one.accounts.map { String($0 + 1) }.joined(separator: ", ")))", .dim)
      }
      if let note = one.note { text.append("  " + note) }
      return StyledLine.lines(text, columns: columns - 2, hanging: 2)
    }
  }

  // MARK: One account

  /// The same sections for every account, in the same order; one that has nothing to show is a dash.
  private func sections(of number: Int) -> [[StyledLine]] {
    let account = comparison.event.accounts[number]
    return [
      source(of: account, number: number), [StyledLine()], date(of: account, number: number),
      figures(of: account, number: number), [StyledLine()], paragraphs(account.says, .text),
      account.note.map { paragraphs($0, .dim) } ?? [], [StyledLine()], quote(of: account), passage(of: account),
    ]
  }

  private func source(of account: AccountDetail, number: Int) -> [StyledLine] {
    var text = StyledText("\(number + 1) ", .key)
    text.append(account.sourceName, .heading)
    if comparison.isParty(number, to: "dispute") { text.append(" ≠", .disagreement) }
    guard archive.sources.indices.contains(account.source) else { return StyledLine.lines(text, columns: half) }
    let source = archive.sources[account.source]
    let facts = [source.tier, source.perspective].compactMap { $0 }.joined(separator: " · ")
    return StyledLine.lines(text, columns: half, hanging: 2) + paragraphs(facts, .dim)
  }

  private func date(of account: AccountDetail, number: Int) -> [StyledLine] {
    var text = StyledText()
    if comparison.isParty(number, to: "date") { text.append("≠ ", .disagreement) }
    if let date = account.date { text.append(Words.date(date), .date) } else { text.append("no date", .dim) }
    return StyledLine.lines(text, columns: half)
  }

  private func figures(of account: AccountDetail, number: Int) -> [StyledLine] {
    if account.figures.isEmpty { return [] }
    let disputed = comparison.event.disagreements.filter { $0.kind == "figure" && $0.accounts.contains(number) }
    return account.figures.flatMap { figure -> [StyledLine] in
      var text = StyledText()
      if disputed.contains(where: { figure.hasPrefix($0.about) }) { text.append("≠ ", .disagreement) }
      text.append(figure, .date)
      return StyledLine.lines(text, columns: half, hanging: 2)
    }
  }

  private func quote(of account: AccountDetail) -> [StyledLine] {
    var text = StyledText("“\(account.quote.exact)”", .quote)
    let place = account.anchor.paragraph.map { "  ¶ \($0) · " } ?? "  "
    text.append(place + Words.state(account.anchor), .dim)
    return StyledLine.lines(text, columns: half)
  }

  /// The paragraphs that hold the quote, the quoted words marked.
  private func passage(of account: AccountDetail) -> [StyledLine] {
    guard let passage = account.passage else { return [] }
    let last = max(passage.paragraph, passage.endParagraph)
    return archive.blocks(passage.paragraph...last, ofSource: account.source).flatMap { block -> [StyledLine] in
      if block.kind == .furniture { return [] }
      var text = StyledText(block.text)
      if let range = passage.range(in: block.number, length: text.scalars.count) { text.mark([range], .quote) }
      return [StyledLine()] + StyledLine.lines(text, columns: half, indent: block.kind == .quotation ? 3 : 0)
    }
  }

  private func paragraphs(_ words: String, _ role: Role) -> [StyledLine] {
    StyledLine.lines(StyledText(words), columns: half).map {
      var line = $0
      line.base = role
      return line
    }
  }

  // MARK: Drawing

  /// Draws the lines from ``AccountComparison/top`` on over everything between header and footer.
  func draw(in frame: inout Frame, area: Rectangle, lines: [Line]) {
    for row in area.row..<area.endRow { frame.fill(" ", style: .text, column: 0, row: row, end: area.columns) }
    frame.fill("─", style: Style(.border), column: 0, row: area.row, end: area.columns)
    let title = " Accounts \(comparison.left + 1) and \(comparison.right + 1) of \(comparison.event.accounts.count) "
    frame.draw(title, style: Style(.focusedTitle), column: 1, row: area.row)
    let content = area.droppingFirst(rows: 1)
    for (row, line) in lines.dropFirst(comparison.top).prefix(content.rows).enumerated() {
      let end = line.right == nil ? area.columns - 1 : half + 2
      line.left.draw(in: &frame, column: 1, row: content.row + row, end: end)
      guard let right = line.right else { continue }
      frame.draw("│", style: Style(.border), column: half + 2, row: content.row + row)
      right.draw(in: &frame, column: rightColumn, row: content.row + row, end: area.columns - 1)
    }
    let more = area.columns - 1
    if comparison.top > 0 { frame.draw("▲", style: .dim, column: more, row: content.row) }
    if comparison.top + content.rows < lines.count {
      frame.draw("▼", style: .dim, column: more, row: content.endRow - 1)
    }
    frame.cursor = Point(column: 0, row: content.row)
  }
}
