import Catalogue
import Chronology
import Evidence
import GRDB
import Library

/// Writes a catalogue, its texts and the index of their words into an archive.
struct ArchiveCompiler {
  let contents: CatalogueContents
  let texts: [String: CheckedText]
  private let sourceNumbers: [String: Int]
  private let anchors: [[Anchor]]
  private let themeNumbers: [String: Int]

  init(contents: CatalogueContents, texts: [CheckedText]) {
    self.contents = contents
    self.texts = Dictionary(texts.map { ($0.source, $0) }) { first, _ in first }
    sourceNumbers = ArchiveCompiler.numbers(contents.sources.map(\.id))
    themeNumbers = ArchiveCompiler.numbers(contents.themes.map(\.id))
    anchors = ArchiveCompiler.anchors(of: contents.events, in: self.texts)
  }

  private static func numbers(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, 0...)) { first, _ in first }
  }

  /// Fills the tables of an empty archive.
  func write(to database: Database) throws {
    try writeMeta(database)
    try writeRecords(database)
    let digests = digestNumbers()
    var era = 0
    var months: [Int: Int] = [:]
    var tallies = TallyWriter(contents)
    for (position, event) in contents.events.enumerated() {
      let anchors = anchors[position]
      try write(event, position: position, era: event.isBackground ? nil : era, to: database)
      for (number, account) in event.accounts.enumerated() {
        try write(
          account, event: position, number: number, anchor: anchors[number],
          digest: digests[Place(event: position, account: number)] ?? 1, to: database)
      }
      try writeDetail(event, position: position, anchors: anchors, to: database)
      try tallies.add(
        event, position: position, sort: event.sortDay, hasMonth: event.beginningMonth != nil, to: database)
      if !event.isBackground {
        era += 1
        if let month = event.beginningMonth { months[month, default: 0] += 1 }
      }
    }
    try tallies.finish(database)
    for (month, count) in months {
      try database.execute(literal: "INSERT INTO month VALUES (\(month), \(count))")
    }
    try writeSources(database)
    try setMeta(database, "events", contents.events.count)
    try setMeta(database, "era", era)
    try setMeta(database, "sources", contents.sources.count)
    try setMeta(database, "texts", contents.sources.count { texts[$0.id] != nil })
  }

  private func setMeta(_ database: Database, _ key: String, _ value: some CustomStringConvertible) throws {
    try database.execute(literal: "INSERT OR REPLACE INTO meta VALUES (\(key), \(value.description))")
  }

  private func writeMeta(_ database: Database) throws {
    try setMeta(database, "title", contents.title)
    try setMeta(database, "span", contents.span.canonical)
    try setMeta(database, "licence", contents.licence ?? "")
  }

  private func writeRecords(_ database: Database) throws {
    func insert(_ kind: Schema.Kind, _ records: [(id: String, name: String, forms: [String])]) throws {
      let statement = try database.cachedStatement(sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?)")
      for (number, record) in records.enumerated() {
        try statement.execute(arguments: [
          kind.rawValue, record.id, number, record.name, record.forms.joined(separator: "\n"),
        ])
      }
    }
    try insert(.person, contents.people.map { ($0.id, $0.name, $0.forms) })
    try insert(.organisation, contents.organisations.map { ($0.id, $0.name, $0.forms) })
    try insert(.place, contents.places.map { ($0.id, $0.name, $0.forms + [$0.republic].compactMap { $0 }) })
    try insert(.theme, contents.themes.map { ($0.id, $0.name, [$0.glyph].compactMap { $0 }) })
  }

  // MARK: Events

  private func write(_ event: Event, position: Int, era: Int?, to database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      position, era, event.id, event.date.canonical, event.sortDay, event.date.earliest.day?.number,
      event.date.latest.day?.number, event.title, themeNumbers[event.theme] ?? 0,
      !event.disagreements.isEmpty, Set(event.accounts.map(\.source)).count == 1,
    ])
    let links: [(Schema.Kind, [String])] = [
      (.person, event.people), (.organisation, event.organisations), (.place, event.places),
      (.leadsTo, event.leadsTo), (.partOf, [event.partOf].compactMap { $0 }),
    ]
    let link = try database.cachedStatement(sql: "INSERT INTO link VALUES (?, ?, ?, ?)")
    for (kind, targets) in links {
      for (number, target) in targets.enumerated() {
        try link.execute(arguments: [position, kind.rawValue, number, target])
      }
    }
  }

  private func writeDetail(
    _ event: Event, position: Int, anchors: [Anchor], to database: Database
  ) throws {
    try database.cachedStatement(sql: "INSERT INTO detail VALUES (?, ?, ?, ?, ?)").execute(arguments: [
      position, event.summary, event.note, event.partOf,
      EventDocument(event, anchors: anchors).line,
    ])
    let disagreement = try database.cachedStatement(sql: "INSERT INTO disagreement VALUES (?, ?, ?, ?, ?, ?)")
    for (number, one) in event.disagreements.enumerated() {
      let kind: String =
        switch one.kind {
        case .date: "date"
        case .figure: "figure"
        case .dispute: "dispute"
        }
      try disagreement.execute(arguments: [
        position, number, kind, figureWords(one.about), one.note,
        one.accounts.map(String.init).joined(separator: " "),
      ])
    }
    try database.cachedStatement(sql: "INSERT INTO event_words (rowid, title, names, words) VALUES (?, ?, ?, ?)")
      .execute(arguments: [position, event.title, names(in: event), words(of: event)])
  }

  private func names(in event: Event) -> String {
    var names: [String] = []
    for id in event.people { names += contents.people.first { $0.id == id }.map { [$0.name] + $0.forms } ?? [id] }
    for id in event.organisations {
      names += contents.organisations.first { $0.id == id }.map { [$0.name] + $0.forms } ?? [id]
    }
    for id in event.places { names += contents.places.first { $0.id == id }.map { [$0.name] + $0.forms } ?? [id] }
    names += contents.themes.first { $0.id == event.theme }.map { [$0.name] } ?? []
    return names.joined(separator: " . ")
  }

  private func words(of event: Event) -> String {
    var words = [event.summary, event.note ?? ""]
    for account in event.accounts {
      words += [account.says, account.quote.exact, account.note ?? ""]
      if let number = sourceNumbers[account.source] { words.append(contents.sources[number].shortName) }
    }
    words += event.disagreements.compactMap(\.note)
    return words.joined(separator: " . ")
  }

  // MARK: Accounts

  private struct Place: Hashable {
    var event: Int
    var account: Int
  }

  /// Reading order of the accounts of each source: by paragraph, where it is known, then by time.
  private func digestNumbers() -> [Place: Int] {
    var bySource: [String: [(locator: Int, place: Place)]] = [:]
    for (position, event) in contents.events.enumerated() {
      for (number, account) in event.accounts.enumerated() {
        bySource[account.source, default: []].append(
          (account.locator ?? Int.max, Place(event: position, account: number)))
      }
    }
    var numbers: [Place: Int] = [:]
    for places in bySource.values {
      let sorted = places.sorted {
        ($0.locator, $0.place.event, $0.place.account) < ($1.locator, $1.place.event, $1.place.account)
      }
      for (index, entry) in sorted.enumerated() { numbers[entry.place] = index + 1 }
    }
    return numbers
  }

  /// The anchors of all accounts; those of one text are looked for together, so that a long one is passed through once.
  private static func anchors(of events: [Event], in texts: [String: CheckedText]) -> [[Anchor]] {
    var anchors = events.map { [Anchor](repeating: .unattached, count: $0.accounts.count) }
    var places: [String: [Place]] = [:]
    for (position, event) in events.enumerated() {
      for (number, account) in event.accounts.enumerated() {
        places[account.source, default: []].append(Place(event: position, account: number))
      }
    }
    for (source, text) in texts {
      let places = places[source] ?? []
      let quotes = places.map { events[$0.event].accounts[$0.account].quote }
      for (place, anchor) in zip(places, text.resolver.resolve(quotes) { _ in true } ?? []) {
        anchors[place.event][place.account] = anchor
      }
    }
    return anchors
  }

  private func passage(of anchor: Anchor, source: String) -> PassageRange? {
    guard let start = anchor.start, let end = anchor.end, let reading = texts[source]?.reading else { return nil }
    return reading.passage(ofRaw: start..<end)
  }

  private func write(
    _ account: Account, event: Int, number: Int, anchor: Anchor, digest: Int, to database: Database
  ) throws {
    let passage = passage(of: anchor, source: account.source)
    let figures = account.figures.map { $0.figure.words(named: figureWords($0.name), unit: unit($0.name)) }
    let statement = try database.cachedStatement(
      sql: "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      event, number, sourceNumbers[account.source] ?? 0, account.date?.canonical, account.says,
      account.quote.exact, account.quote.prefix, account.quote.suffix, account.note,
      figures.joined(separator: "\n"), anchor.state.rawValue, anchor.score, anchor.start, anchor.end,
      passage?.paragraph ?? anchor.paragraph, passage?.start, passage?.endParagraph, passage?.end, digest,
    ])
  }

  private func figureWords(_ name: String) -> String {
    contents.figureKinds.first { $0.name == name }?.words ?? name.replacing("-", with: " ")
  }

  private func unit(_ name: String) -> String? {
    contents.figureKinds.first { $0.name == name }?.unit
  }

  // MARK: Sources

  private func writeSources(_ database: Database) throws {
    var counts: [String: Int] = [:]
    for event in contents.events { for account in event.accounts { counts[account.source, default: 0] += 1 } }
    let texts = try TextWriter(database)
    for (number, source) in contents.sources.enumerated() {
      let reading = self.texts[source.id]?.reading
      try database.cachedStatement(sql: "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
        number, source.id, source.shortName, Citation(source).text, source.tier.rawValue, source.perspective,
        source.url, SourceDocument(source).json.line, counts[source.id] ?? 0, reading?.paragraphs.count ?? 0,
      ])
      if let reading { try texts.write(reading, ofSource: number) }
    }
  }
}

extension Event {
  /// The day by which the event is sorted: its first, or its last where the first is open or unknown.
  fileprivate var sortDay: Int {
    date.earliest.day?.number ?? date.latest.day?.number ?? Int.min
  }

  /// The month in which the event begins, counted from year 0; nil where it is not known.
  fileprivate var beginningMonth: Int? {
    guard let day = date.earliest.day, let first = date.dates.first, first.month != nil || first.season != nil else {
      return nil
    }
    return day.year * 12 + day.month - 1
  }
}
