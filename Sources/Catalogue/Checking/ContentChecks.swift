import Chronology
import Evidence

/// Checks of a catalogue that need no texts.
///
/// What the reader checks already (ids that are there twice or lead nowhere, events without an account) is not
/// looked at again.
public struct ContentChecks: Sendable {
  /// The most words that a quote may have.
  public static let longestQuote = 15
  /// The fewest words that a quote should have.
  public static let shortestQuote = 4
  /// The most characters that a title should have.
  public static let longestTitle = 60

  private let contents: CatalogueContents
  private let origins: Origins
  private var problems: [Problem] = []

  /// Everything that is wrong with the contents, in the order of files and lines.
  ///
  /// Cost: linear in the size of the contents times the number of spellings to avoid.
  public static func problems(in contents: CatalogueContents, origins: Origins = Origins()) -> [Problem] {
    var checks = ContentChecks(contents: contents, origins: origins)
    for event in contents.events {
      checks.checkTitle(of: event)
      checks.checkDates(of: event)
      for (index, account) in event.accounts.enumerated() {
        checks.checkQuote(of: account, at: index, in: event)
      }
    }
    checks.checkConnections()
    checks.checkUse()
    checks.checkSpelling()
    return checks.problems.sorted()
  }

  private init(contents: CatalogueContents, origins: Origins) {
    self.contents = contents
    self.origins = origins
  }

  private mutating func report(
    _ message: String, _ event: Event, _ path: [Origins.Step], _ severity: Problem.Severity
  ) {
    problems.append(
      Problem(
        at: origins.place(event.id, in: .events, path: path), message: message, severity: severity))
  }

  // MARK: Events

  private mutating func checkTitle(of event: Event) {
    let length = event.title.count
    if length > Self.longestTitle {
      report(
        "the title has \(length) characters; \(Self.longestTitle) at most fit the timeline", event, ["title"],
        .warning)
    }
    if let date = dateWritten(in: event.title) {
      report("the title holds a date (“\(date)”), which stands beside it anyway", event, ["title"], .warning)
    }
  }

  private mutating func checkDates(of event: Event) {
    let isExplained = event.note != nil || event.disputes.contains { $0.about == "date" }
    for index in event.misdatedAccounts where !isExplained && event.accounts[index].note == nil {
      let date = event.accounts[index].date?.words ?? ""
      report(
        "the account has \(date), the event \(event.date.words); a note should explain it", event,
        ["accounts", .index(index), "date"], .warning)
    }
  }

  private mutating func checkQuote(of account: Account, at index: Int, in event: Event) {
    let path: [Origins.Step] = ["accounts", .index(index), "quote"]
    for complaint in Self.complaints(about: account.quote.exact) {
      report(complaint.message, event, path, complaint.severity)
    }
  }

  /// What is wrong with the words of a quote, whatever text it is from.
  static func complaints(about quote: String) -> [(message: String, severity: Problem.Severity)] {
    var complaints: [(message: String, severity: Problem.Severity)] = []
    let count = words(of: quote).count
    if count > longestQuote {
      complaints.append(("the quote has \(count) words; \(longestQuote) at most are allowed", .error))
    } else if count < shortestQuote {
      complaints.append(
        ("the quote has \(count) \(count == 1 ? "word" : "words"); \(shortestQuote) at least pin a passage", .warning))
    }
    if looksLikeSentence(quote) {
      complaints.append(("the quote is a whole sentence; leave out its beginning or its end", .error))
    }
    return complaints
  }

  /// The first words of a text as a quote that these checks let pass.
  public static func fragment(of text: String) -> String {
    var parts = text.split(whereSeparator: \.isWhitespace).prefix(longestQuote)
    while true {
      var fragment = parts.joined(separator: " ")
      while let last = fragment.last, ".!?…”’\"'»“) ".contains(last) { fragment.removeLast() }
      if fragment.isEmpty { fragment = parts.joined(separator: " ") }
      if parts.count < 2 || !complaints(about: fragment).contains(where: { $0.severity == .error }) { return fragment }
      parts = parts.dropLast()
    }
  }

  // MARK: Connections

  private mutating func checkConnections() {
    let events = Dictionary(contents.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for event in contents.events {
      for (index, id) in event.leadsTo.enumerated() {
        guard let other = events[id] else { continue }
        if event.date.isAfter(other.date) == .definite {
          report(
            "leads back in time: from \(event.date.words) to “\(id)”, \(other.date.words)", event,
            ["leads_to", .index(index)], .error)
        }
      }
      if let whole = event.partOf.flatMap({ events[$0] }), whole.date.overlaps(event.date) == .impossible {
        report(
          "\(event.date.words) lies outside “\(whole.id)”, \(whole.date.words)", event, ["part_of"], .warning)
      }
    }
    for cycle in cycles(contents.events.map { ($0.id, $0.leadsTo) }) {
      reportCycle(cycle, key: "leads_to", events)
    }
    for cycle in cycles(contents.events.map { ($0.id, $0.partOf.map { [$0] } ?? []) }) {
      reportCycle(cycle, key: "part_of", events)
    }
  }

  private mutating func reportCycle(_ cycle: [String], key: String, _ events: [String: Event]) {
    guard let first = cycle.first, let event = events[first] else { return }
    report(
      "“\(key)” runs in a circle: \((cycle + [first]).joined(separator: " → "))", event, [.key(key)], .error)
  }

  // MARK: Use

  private mutating func checkUse() {
    let events = contents.events
    let accounts = events.flatMap(\.accounts)
    let used: [(Origins.Collection, [String], Set<String>)] = [
      (.themes, contents.themes.map(\.id), Set(events.map(\.theme))),
      (.people, contents.people.map(\.id), Set(events.flatMap(\.people))),
      (.organisations, contents.organisations.map(\.id), Set(events.flatMap(\.organisations))),
      (.places, contents.places.map(\.id), Set(events.flatMap(\.places))),
      (.sources, contents.sources.map(\.id), Set(accounts.map(\.source))),
      (.figures, contents.figureKinds.map(\.id), Set(accounts.flatMap { $0.figures.map(\.name) })),
    ]
    for (collection, ids, names) in used {
      for id in ids where !names.contains(id) {
        problems.append(
          Problem(
            at: origins.place(id, in: collection, "id"),
            message: "no event uses the \(collection.singular) “\(id)”",
            severity: .warning))
      }
    }
  }

  // MARK: Spelling

  private mutating func checkSpelling() {
    let names: [(avoid: [String], name: String)] =
      contents.people.map { ($0.avoid, $0.name) } + contents.organisations.map { ($0.avoid, $0.name) }
      + contents.places.map { ($0.avoid, $0.name) }
    let spellings = names.flatMap { entry in
      entry.avoid.map { (form: $0, words: nameWords(of: $0), name: entry.name) }
    }
    if spellings.isEmpty { return }
    for event in contents.events {
      for (path, text) in event.ownWords(withTitle: true) {
        let own = nameWords(of: text)
        for spelling in spellings where own.containsRun(spelling.words) {
          report(
            "“\(spelling.form)” is a spelling to avoid; the catalogue has “\(spelling.name)”", event, path,
            .warning)
        }
      }
    }
  }
}

extension Event {
  /// What the author of the catalogue wrote, with the path to each part; quotes are not among it.
  func ownWords(withTitle: Bool) -> [(path: [Origins.Step], text: String)] {
    var parts: [(path: [Origins.Step], text: String)] = withTitle ? [(["title"], title)] : []
    parts.append((["summary"], summary))
    if let note { parts.append((["note"], note)) }
    for (index, account) in accounts.enumerated() {
      parts.append((["accounts", .index(index), "says"], account.says))
      if let note = account.note { parts.append((["accounts", .index(index), "note"], note)) }
    }
    for (index, dispute) in disputes.enumerated() {
      parts.append((["disputes", .index(index), "note"], dispute.note))
    }
    return parts
  }
}
