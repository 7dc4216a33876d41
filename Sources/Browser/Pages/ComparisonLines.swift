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

  /// Compares an account with one that disagrees with it.
  ///
  /// Where there is none, the first two that disagree are compared, or else the account and the next; nil where there is
  /// no other account.
  init?(_ event: EventDetail, account: Int) {
    guard event.accounts.count > 1, event.accounts.indices.contains(account) else { return nil }
    self.event = event
    let pairs = event.disagreements.flatMap(\.pairs)
    let pair = pairs.first { $0.contains(account) } ?? pairs.first ?? []
    let first = pair.isEmpty || pair.contains(account) ? account : pair[0]
    left = first
    right = pair.first { $0 != first } ?? (account + 1) % event.accounts.count
  }

  /// Takes another account on the right; never the one on the left.
  mutating func changeRight(by step: Int) {
    let count = event.accounts.count
    repeat { right = (right + step + count) % count } while right == left
    top = 0
  }

  mutating func swap() { (left, right) = (right, left) }

  /// What the two disagree about.
  var disagreements: [DisagreementDetail] { event.disagreements.filter { $0.opposes(left, right) } }

  /// What the two disagree about where an account is the one to be marked.
  func disagreements(of account: Int) -> [DisagreementDetail] {
    disagreements.filter { $0.dissenters.contains(account) }
  }
}

/// The lines of a comparison.
struct ComparisonLines {
  let archive: EraArchive
  let comparison: AccountComparison
  /// The cells across that the whole may take.
  let columns: Int
  /// The longest line of running text, in cells.
  let longestLine: Int

  /// With fewer columns the accounts stand one above the other.
  static let columnsForTwo = 72

  private var isSideBySide: Bool { columns >= ComparisonLines.columnsForTwo }
  /// The cells across that one account may take.
  var half: Int { isSideBySide ? min(longestLine, (columns - 5) / 2) : columns - 2 }

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
      let both = left.joined() + [StyledLine(), rule(over: comparison.right)] + right.joined()
      return lines + ([rule(over: comparison.left)] + both).map { Line(left: $0) }
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

  /// A line that says which account stands under it.
  private func rule(over number: Int) -> StyledLine {
    let words = "── Account \(number + 1) "
    return StyledLine(words + String(repeating: "─", count: max(0, columns - 2 - cellWidth(words))), .dim)
  }

  private var disagreements: [StyledLine] {
    if comparison.disagreements.isEmpty {
      return [StyledLine("These accounts do not disagree in what the catalogue tells of them.", .dim)]
    }
    return comparison.disagreements.flatMap { one in
      var text = StyledText("≠ ", .disagreement)
      text.append(one.about, .heading)
      if one.dissenters.contains(where: { $0 != comparison.left && $0 != comparison.right }) {
        text.append(" (\(one.parties))", .dim)
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
    if comparison.disagreements(of: number).contains(where: { $0.kind == "dispute" }) {
      text.append(" ≠", .disagreement)
    }
    guard archive.sources.indices.contains(account.source) else { return StyledLine.lines(text, columns: half) }
    let source = archive.sources[account.source]
    let facts = [source.tier, source.perspective].compactMap { $0 }.joined(separator: " · ")
    return StyledLine.lines(text, columns: half, hanging: 2) + paragraphs(facts, .dim)
  }

  private func date(of account: AccountDetail, number: Int) -> [StyledLine] {
    var text = StyledText()
    if comparison.disagreements(of: number).contains(where: { $0.kind == "date" }) {
      text.append("≠ ", .disagreement)
    }
    if let date = account.date { text.append(Words.date(date), .date) } else { text.append("no date", .dim) }
    return StyledLine.lines(text, columns: half)
  }

  private func figures(of account: AccountDetail, number: Int) -> [StyledLine] {
    if account.figures.isEmpty { return [] }
    let disputed = comparison.disagreements(of: number)
    return account.figures.flatMap { figure -> [StyledLine] in
      var text = StyledText()
      if disputed.contains(where: { $0.isAbout(figure: figure) }) { text.append("≠ ", .disagreement) }
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
}
