import Archive
import Chronology
import Notebook
import Screen

/// The lines of the event pane: what happened, what each source says of it, and where they disagree.
struct EventLines {
  let archive: EraArchive
  let matcher: WordMatcher
  let keymap: Keymap
  /// What was asked for.
  let asked: SearchQuery
  /// The cells across that words may take.
  let columns: Int

  /// The lines of an event, and the stretch of them that tells of the selected account.
  func lines(
    of event: EventDetail, account selected: Int, mark: Mark?
  ) -> (lines: [StyledLine], account: Range<Int>) {
    var lines = paragraph(event.row.title, .title)
    lines += StyledLine.lines(facts(of: event), columns: columns)
    if let mark {
      var text = StyledText("★ ", .pin)
      text.append(mark.note.isEmpty ? "marked" : mark.note)
      lines += StyledLine.lines(text, columns: columns, hanging: 2)
    }
    lines.append(StyledLine())
    lines += paragraph(event.summary)
    if let note = event.note {
      lines.append(StyledLine())
      lines += paragraph(note, .dim)
    }
    lines.append(StyledLine())
    lines.append(StyledLine(event.accounts.count == 1 ? "Account" : "Accounts", .heading))
    if event.independentCount < event.sourceCount {
      lines += paragraph("\(event.accounts.count) accounts, \(event.independentCount) independent", .dim, indent: 3)
    }
    var place = lines.count..<lines.count
    for (number, account) in event.accounts.enumerated() {
      let start = lines.count
      lines += self.lines(
        of: account, number: number, isSelected: number == selected,
        disagreements: event.disagreements.filter { $0.dissenters.contains(number) })
      if number == selected { place = start..<lines.count }
    }
    lines += disagreements(of: event)
    lines += connections(of: event)
    if let claims = claims(of: event, selected: selected) {
      if let own = claims.selected { place = (lines.count + own.lowerBound)..<(lines.count + own.upperBound) }
      lines += claims.lines
    }
    return (lines, place)
  }

  private func paragraph(_ words: String, _ role: Role = .text, indent: Int = 0) -> [StyledLine] {
    var text = StyledText(words)
    text.mark(matcher.ranges(in: text.scalars), .match)
    return StyledLine.lines(text, columns: columns, indent: indent).map {
      var line = $0
      line.base = role
      return line
    }
  }

  private func facts(of event: EventDetail) -> StyledText {
    var text = StyledText(Words.date(event.row.date), .date)
    if archive.themes.indices.contains(event.row.theme) {
      let theme = archive.themes[event.row.theme]
      text.append(" · ")
      text.append(theme.glyph.isEmpty ? "" : theme.glyph + " ", .theme(event.row.theme))
      text.append(theme.name)
    }
    if !event.places.isEmpty { text.append(" · " + event.places.joined(separator: ", ")) }
    if asked.asksForTime, let date = try? EDTF(event.row.date), asked.answer(for: date) == .possible {
      text.append(" · ")
      text.append("? possibly in the time asked for", .disagreement)
    }
    if event.row.isBackground { text.append(" · background", .dim) }
    return text
  }

  /// The lines of an account; the sign of a disagreement stands before the date or figure that it is about, or before
  /// what the dispute is about.
  private func lines(
    of account: AccountDetail, number: Int, isSelected: Bool, disagreements: [DisagreementDetail]
  ) -> [StyledLine] {
    var head = StyledText(isSelected ? "▸" : " ", .pin)
    head.append("\(number + 1) ", .key)
    head.append(account.sourceName, isSelected ? .heading : .text)
    let isMisdated = disagreements.contains { $0.kind == "date" }
    if let date = account.date {
      head.append("  ")
      if isMisdated { head.append("≠ ", .disagreement) }
      head.append(Words.date(date), .date)
    } else if isMisdated {
      head.append("  ≠ ", .disagreement)
      head.append("date", .dim)
    }
    for one in disagreements where one.kind == "dispute" {
      head.append("  ≠ ", .disagreement)
      head.append(one.about, .dim)
    }
    var lines = StyledLine.lines(head, columns: columns, hanging: 3)
    lines += paragraph(account.says, indent: 3)
    lines += figures(of: account, disagreements: disagreements)
    if let note = account.note { lines += paragraph(note, .dim, indent: 3) }
    return lines
  }

  private func figures(of account: AccountDetail, disagreements: [DisagreementDetail]) -> [StyledLine] {
    if account.figures.isEmpty { return [] }
    var text = StyledText()
    for (index, figure) in account.figures.enumerated() {
      if index > 0 { text.append("; ", .date) }
      if disagreements.contains(where: { $0.isAbout(figure: figure) }) { text.append("≠ ", .disagreement) }
      text.append(figure, .date)
    }
    text.mark(matcher.ranges(in: text.scalars), .match)
    return StyledLine.lines(text, columns: columns, indent: 3)
  }

  /// Who claims or denies that the event led to others, counted on from its accounts; nil where nobody does.
  private func claims(
    of event: EventDetail, selected: Int
  ) -> (lines: [StyledLine], selected: Range<Int>?)? {
    let claimed = event.effects.filter { $0.claim != nil }
    if claimed.isEmpty { return nil }
    var lines = [StyledLine(), StyledLine("Who says what it led to", .heading)]
    var place: Range<Int>?
    for (index, link) in claimed.enumerated() {
      guard let claim = link.claim else { continue }
      let (number, start) = (event.accounts.count + index, lines.count)
      var head = StyledText(number == selected ? "▸" : " ", .pin)
      head.append("\(number + 1) ", .key)
      head.append(claim.sourceName, number == selected ? .heading : .text)
      head.append(link.isDenied ? "  not to " : "  to ", .dim)
      head.append("\(link.event.title), \(Words.date(link.event.date))", .date)
      lines += StyledLine.lines(head, columns: columns, hanging: 3)
      lines += paragraph(claim.says, indent: 3)
      if let note = link.note { lines += paragraph(note, .dim, indent: 3) }
      if number == selected { place = start..<lines.count }
    }
    return (lines, place)
  }

  private func disagreements(of event: EventDetail) -> [StyledLine] {
    if event.disagreements.isEmpty { return [] }
    var lines = [StyledLine(), StyledLine("Where they disagree", .heading)]
    for one in event.disagreements {
      var text = StyledText("≠ ", .disagreement)
      text.append(one.about, .heading)
      text.append(" (\(one.parties))", .dim)
      if let note = one.note { text.append("  " + note) }
      if let verdict = one.verdict { text.append("  " + verdict) }
      lines += StyledLine.lines(text, columns: columns, hanging: 2)
    }
    return lines
  }

  /// The events that an event is connected with, and how.
  static func links(of event: EventDetail) -> [(name: String, events: [EventRow])] {
    [
      ("Part of", [event.partOf].compactMap { $0 }), ("Parts", event.parts), ("Led to", event.leadsTo),
      ("Followed from", event.ledFrom),
    ].filter { !$0.1.isEmpty }
  }

  private func connections(of event: EventDetail) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (name, rows) in EventLines.links(of: event) {
      lines += labelled(name, rows.map { "\($0.title), \(Words.date($0.date))" }.joined(separator: "; "))
    }
    if !event.people.isEmpty { lines += labelled("People", event.people.joined(separator: ", ")) }
    if !event.organisations.isEmpty { lines += labelled("Bodies", event.organisations.joined(separator: ", ")) }
    return lines.isEmpty ? [] : [StyledLine()] + lines
  }

  private func labelled(_ label: String, _ words: String) -> [StyledLine] {
    var text = StyledText(label, .heading)
    text.append("  " + words)
    text.mark(matcher.ranges(in: text.scalars), .match)
    return StyledLine.lines(text, columns: columns, hanging: 2)
  }

  /// The lines that stand for a source where a passage is shown on which no event rests.
  func lines(of source: SourceDetail, readsFreely: Bool) -> [StyledLine] {
    var lines = paragraph(source.name, .title)
    lines += paragraph([source.tier, source.perspective].compactMap { $0 }.joined(separator: " · "), .date)
    lines.append(StyledLine())
    lines += paragraph(source.citation)
    lines.append(StyledLine())
    lines += paragraph(readsFreely ? waysToEvents : "No event of the catalogue rests on this paragraph.", .dim)
    return lines
  }

  private var waysToEvents: String {
    let ways = [
      (Action.nextPin, "goes to the next passage on which an event rests"),
      (.follow, "to the event of the first one in view"),
    ]
    return ways.compactMap { action, words in keymap.sign(of: action).map { "\($0) \(words)" } }
      .joined(separator: ", ") + "."
  }
}
