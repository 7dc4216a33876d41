import Archive
import Chronology
import Screen

/// What may stand in a query where the cursor is: the list beside the prompt.
///
/// Between words it is a menu of all that can be asked for; in a word, what completes it. A choice that is taken
/// stands in the prompt, so that the reader sees how it is written.
struct QueryChoices {
  /// What can be chosen.
  var rows: [QueryChoice] = []
  /// The row that stands in the prompt; nil while that is what the reader typed.
  var selected: Int?
  /// What the reader typed before a row was taken.
  private var typed = Prompt()
  /// The word that a row replaces.
  private var range = 0..<0
  /// What was counted for the rest of the query, kept while only its word changes.
  private var known: Known?

  fileprivate struct Known {
    var rest: SearchQuery
    var showsBackground: Bool
    /// The events that meet it; nil where they are not counted.
    var list: EventList?
    var values: [SearchQuery.Facet: [QueryValue]] = [:]
    var flags: [QueryChoice]?
  }

  /// Works the choices out for what is typed.
  /// - Parameters:
  ///   - offersMenu: whether there are choices where no property is named yet.
  ///   - stop: ends the counting of events; there are choices without a count then.
  mutating func update(
    for prompt: Prompt, archive: EraArchive, showsBackground: Bool, offersMenu: Bool, until stop: Stop
  ) {
    let word = QueryWord(in: prompt.text, at: prompt.cursor)
    typed = prompt
    range = word.range
    selected = nil
    rows = []
    guard offersMenu || word.field != nil else { return }
    var known =
      if let known, known.rest == word.rest, known.showsBackground == showsBackground { known } else {
        Known(
          rest: word.rest, showsBackground: showsBackground,
          list: archive.countableList(meeting: word.rest, withBackground: showsBackground, until: stop))
      }
    rows = known.choices(for: word, archive: archive, isFilter: offersMenu, until: stop)
    if word.isNegated, let list = known.list {
      for index in rows.indices { rows[index].negate(among: list.count) }
    }
    self.known = known
  }

  /// Offers rows for what is typed, each in the place of a stretch of it.
  mutating func offer(_ rows: [QueryChoice], for prompt: Prompt, replacing range: Range<Int>) {
    (self.rows, typed, self.range, selected) = (rows, prompt, range, nil)
  }

  /// Takes the next row or the one before into the prompt; after the last comes what was typed.
  mutating func step(by step: Int, in prompt: inout Prompt) {
    guard !rows.isEmpty else { return }
    let count = rows.count + 1
    let next = ((selected ?? rows.count) + step + count) % count
    select(next == rows.count ? nil : next, in: &prompt)
  }

  /// Takes the next row or the one before; where there is one only, its word is ended at once.
  mutating func complete(backward: Bool, in prompt: inout Prompt) {
    step(by: backward ? -1 : 1, in: &prompt)
    guard rows.count == 1 else { return }
    finish(&prompt)
    selected = nil
  }

  /// Takes a row into the prompt, or what was typed.
  mutating func select(_ row: Int?, in prompt: inout Prompt) {
    selected = row.flatMap { rows.indices.contains($0) ? $0 : nil }
    prompt = typed
    guard let selected else { return }
    let text = Array(rows[selected].text.unicodeScalars)
    prompt.text.replaceSubrange(range, with: text)
    prompt.cursor = range.lowerBound + text.count
  }

  /// Ends the word that was taken, so that another can follow; a property still awaits its value.
  func finish(_ prompt: inout Prompt) {
    guard let selected, rows[selected].isFollowedByBlank else { return }
    if prompt.cursor < prompt.text.count, prompt.text[prompt.cursor] == " " {
      prompt.cursor += 1
    } else {
      prompt.insert(" " as Unicode.Scalar)
    }
  }

  /// Takes the row that a key moves to: the next round the ends, or the one a page away.
  mutating func move(_ step: ListStep, in prompt: inout Prompt) {
    if case .by(let count) = step, abs(count) == 1 { return self.step(by: count, in: &prompt) }
    if rows.isEmpty { return }
    select(step.moved(selected ?? -1, count: rows.count), in: &prompt)
  }

  /// The first row to show so that the selected one is in view.
  func first(rows count: Int) -> Int { firstRow(showing: selected ?? 0, count: rows.count, rows: count) }

  /// The row that is shown at a cell of the screen.
  func row(at point: Point, _ layout: Layout) -> Int? {
    guard let area = layout.choices?.droppingFirst(rows: 1), area.contains(column: point.column, row: point.row) else {
      return nil
    }
    let row = first(rows: area.rows) + point.row - area.row
    return rows.indices.contains(row) ? row : nil
  }
}

/// One thing that may stand in a query.
struct QueryChoice: Hashable {
  /// How it is written.
  var text: String
  /// What it means.
  var words: String
  /// How many of the events that are shown it would keep; nil where that is not known.
  var count: Int?
  /// Whether a blank follows it; a property awaits its value.
  var isFollowedByBlank = true

  fileprivate mutating func negate(among total: Int) { count = count.map { total - $0 } }
}

extension QueryChoices.Known {
  fileprivate static let properties: [(name: String, words: String)] = [
    ("theme", "what it is about"), ("source", "who tells of it"), ("person", "who had a part in it"),
    ("organisation", "which body had a part in it"), ("place", "where it happened"),
    ("date", "when: 1989, 1989-07, 1988/1990"),
  ]

  private static let flags: [(flag: SearchQuery.Flag, words: String)] = [
    (.disagreement, "sources disagree"), (.landmark, "what one must know"), (.condition, "it lasted and was no act"),
    (.singleSource, "only one source tells of it"),
    (.noPrimary, "no primary source tells of it"), (.marked, "marked by you"),
    (.background, "before or after the era"),
  ]

  fileprivate mutating func choices(for word: QueryWord, archive: EraArchive, isFilter: Bool, until stop: Stop)
    -> [QueryChoice]
  {
    guard let field = word.field else { return menu(for: word.value, archive: archive, until: stop) }
    if let facet = SearchQuery.Facet(rawValue: field) {
      let typed = TypedValue(word.value)
      return values(of: facet, archive: archive, until: stop).filter(typed.means).map { choice($0, of: facet) }
    }
    switch field {
    case "is":
      let passages = [QueryChoice(text: "is:unquoted", words: "passages that nothing is quoted from")]
      return (flagChoices(archive, until: stop) + (isFilter ? [] : passages))
        .filter { $0.text.dropFirst(3).hasPrefix(word.value.lowercased()) }
    case "date": return dates(beginning: word.value, archive: archive, until: stop)
    default:
      return SearchQuery.Scope.allCases.filter { $0.rawValue.hasPrefix(word.value.lowercased()) }
        .map { QueryChoice(text: "in:\($0.rawValue)", words: "only \($0.rawValue)") }
    }
  }

  /// All that can be asked for, or what begins or bears the name that is typed.
  private mutating func menu(for typed: String, archive: EraArchive, until stop: Stop) -> [QueryChoice] {
    let lower = typed.lowercased()
    var rows = Self.properties.filter { $0.name.hasPrefix(lower) }
      .map { QueryChoice(text: $0.name + ":", words: $0.words, isFollowedByBlank: false) }
    rows += flagChoices(archive, until: stop).filter {
      $0.text.hasPrefix(lower) || $0.text.dropFirst(3).hasPrefix(lower)
    }
    guard lower.unicodeScalars.count > 1 else { return rows }
    let value = TypedValue(typed)
    for facet in [SearchQuery.Facet.theme, .person, .organisation, .place, .source] {
      rows += values(of: facet, archive: archive, until: stop).filter(value.means).map { choice($0, of: facet) }
    }
    return rows
  }

  private func choice(_ value: QueryValue, of facet: SearchQuery.Facet) -> QueryChoice {
    QueryChoice(text: "\(facet.rawValue):\(value.id)", words: value.name, count: value.count)
  }

  private mutating func values(of facet: SearchQuery.Facet, archive: EraArchive, until stop: Stop) -> [QueryValue] {
    if let values = values[facet] { return values }
    let found = archive.values(of: facet, among: list, until: stop)
    values[facet] = found
    return found
  }

  private mutating func flagChoices(_ archive: EraArchive, until stop: Stop) -> [QueryChoice] {
    if let flags { return flags }
    let found = Self.flags.map { flag, words in
      let query = SearchQuery(groups: rest.groups + SearchQuery("is:\(flag.rawValue)").groups)
      let count = list.flatMap { _ in
        archive.list(meeting: query, withBackground: showsBackground, until: stop)?.count
      }
      return QueryChoice(text: "is:\(flag.rawValue)", words: words, count: count)
    }
    flags = found
    return found
  }

  /// The years of the era, the months of a year that is typed, or what is meant by words.
  private func dates(beginning typed: String, archive: EraArchive, until stop: Stop) -> [QueryChoice] {
    var dates = archive.years.map(String.init)
    if let year = dates.first(where: { typed.hasPrefix($0) }) {
      dates = [year] + (1...12).map { year + ($0 < 10 ? "-0" : "-") + String($0) }
    }
    var choices = dates.filter { $0.hasPrefix(typed) }
    if choices.isEmpty, let date = DateGuess(typed, from: archive.firstDay ?? Day(number: 0)).date?.canonical,
      date != typed
    {
      choices = [date]
    }
    return choices.map { date in
      let read = try? EDTF(date)
      return QueryChoice(
        text: "date:\(date)", words: read?.words ?? date,
        count: read.flatMap { read in list.flatMap { archive.eventCount(in: read, among: $0, until: stop) } })
    }
  }
}

/// What is typed of a value.
private struct TypedValue {
  private let id: String
  private let words: [Substring]

  init(_ typed: String) {
    id = typed.lowercased()
    words = WordMatcher.folded(typed).split(separator: " ")
  }

  /// Whether an id begins with it, or the name has all of its words.
  func means(_ value: QueryValue) -> Bool {
    if words.isEmpty || value.id.hasPrefix(id) { return true }
    let folded = WordMatcher.folded(value.name)
    return words.allSatisfy { folded.hasPrefix($0) || folded.contains(" " + $0) }
  }
}
