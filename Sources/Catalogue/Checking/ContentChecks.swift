import Chronology

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
  private let records: Origins
  private let spellings: [Spelling]
  private let roots: SourceRoots
  private var style: StyleChecks?
  private var found = ProblemList()
  private var connections = Connections()
  /// The ids of each collection that some event uses.
  private var used: [Origins.Collection: Set<String>] = [:]
  /// Where the event that is looked at stands.
  private var place = Origins()

  /// How many events were looked at.
  public private(set) var eventCount = 0
  /// How many accounts they have.
  public private(set) var accountCount = 0
  /// How many disagreements there are about them.
  public private(set) var disagreementCount = 0
  /// On how little some of them rest.
  public private(set) var reliance: Reliance

  private struct Spelling: Sendable {
    var form: String
    var words: [String]
    var name: String
  }

  /// Everything that is wrong with the contents, in the order of files and lines.
  ///
  /// Cost: linear in the size of the contents times the number of spellings to avoid.
  /// - Parameter withStyle: whether prose, support and taste are looked at too.
  public static func problems(
    in contents: CatalogueContents, origins: Origins = Origins(), withStyle: Bool = false
  ) -> [Problem] {
    var checks = ContentChecks(contents, origins: origins, withStyle: withStyle)
    return checks.finish()
  }

  /// Begins with the events that the contents have; others may be added.
  init(_ contents: CatalogueContents, origins: Origins, withStyle: Bool = false) {
    self.contents = contents
    records = origins
    roots = SourceRoots(contents.sources)
    reliance = Reliance(contents.sources, roots)
    style = withStyle ? StyleChecks(contents, roots) : nil
    let names =
      contents.people.map { ($0.avoid, $0.name) } + contents.organisations.map { ($0.avoid, $0.name) }
      + contents.places.map { ($0.avoid, $0.name) }
    spellings = names.flatMap { avoid, name in
      avoid.map { Spelling(form: $0, words: nameWords(of: $0), name: name) }
    }
    for event in contents.events { add(event, origins: origins) }
  }

  /// Looks at an event; what matters to others is remembered in a few bytes.
  /// - Parameter origins: where the event stands, at least.
  mutating func add(_ event: Event, origins: Origins) {
    place = origins
    defer { place = Origins() }
    eventCount += 1
    accountCount += event.accounts.count
    disagreementCount += event.disagreements.count
    reliance.add(event)
    checkTitle(of: event)
    checkDates(of: event)
    for (index, quotation) in event.quotations.enumerated() { checkQuote(of: quotation, at: index, in: event) }
    for index in event.disputes.indices { checkDispute(at: index, of: event) }
    checkSpelling(of: event)
    noteUse(by: event)
    connections.add(event, origins: origins)
    for problem in style?.problems(of: event, origins) ?? [] { found.add(problem) }
  }

  /// Everything that is wrong, in the order of files and lines; of a file with very many problems not all are kept.
  public mutating func finish() -> [Problem] {
    for problem in connections.problems { found.add(problem) }
    checkUse()
    checkOrigins()
    checkForms()
    return found.all.sorted()
  }

  private mutating func report(
    _ message: String, _ event: Event, _ path: [Origins.Step], _ severity: Problem.Severity
  ) {
    found.add(
      Problem(at: place.place(of: event, path: path), message: message, severity: severity))
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
    checkZone(of: event.date, in: event, ["date"])
    for (index, account) in event.accounts.enumerated() {
      if let date = account.date { checkZone(of: date, in: event, ["accounts", .index(index), "date"]) }
    }
    for index in event.misdatedAccounts where event.accounts[index].note == nil {
      if event.disputes.contains(where: { $0.about == "date" && $0.accounts.contains(index) }) { continue }
      let date = event.accounts[index].date?.words ?? ""
      report(
        "the account has \(date), the event \(event.date.words); a note of the account, or a dispute about “date”, "
          + "should explain it", event, ["accounts", .index(index), "date"], .warning)
    }
  }

  private mutating func checkZone(of date: EDTF, in event: Event, _ path: [Origins.Step]) {
    guard case .dateTime(_, let time) = date.form, time.zone != .local else { return }
    report(
      "found a time zone in “\(date.canonical)”, expected the clock time of the place without one", event, path, .error)
  }

  private mutating func checkQuote(of quotation: Quotation, at index: Int, in event: Event) {
    for complaint in Self.complaints(about: quotation.quote.exact) {
      report(complaint.message, event, quotation.path(at: index) + ["quote"], complaint.severity)
    }
  }

  private mutating func checkDispute(at index: Int, of event: Event) {
    let dispute = event.disputes[index]
    let voices = Set(dispute.accounts.filter(event.accounts.indices.contains).map { event.accounts[$0].source })
    if voices.count < 2, dispute.because == nil, !dispute.note.isEmpty {
      report(
        "the dispute has one voice; name an account of another source, or say in “because” why one is enough", event,
        ["disputes", .index(index), "accounts"], .warning)
    }
    if voices.count > 1, dispute.because != nil, dispute.follows == nil {
      report(
        "“because” says why the record follows an account; name that account with “follows”", event,
        ["disputes", .index(index), "because"], .warning)
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

  // MARK: Use

  private mutating func noteUse(by event: Event) {
    used[.themes, default: []].insert(event.theme)
    used[.people, default: []].formUnion(event.people)
    used[.organisations, default: []].formUnion(event.organisations)
    used[.places, default: []].formUnion(event.places)
    for quotation in event.quotations { used[.sources, default: []].insert(quotation.source) }
    for account in event.accounts {
      for figure in account.figures { used[.figures, default: []].insert(figure.name) }
    }
  }

  private mutating func checkUse() {
    // What others are derived from is in use.
    used[.sources, default: []].formUnion(contents.sources.compactMap(\.derivedFrom))
    let known: [(Origins.Collection, [String])] = [
      (.themes, contents.themes.map(\.id)), (.people, contents.people.map(\.id)),
      (.organisations, contents.organisations.map(\.id)), (.places, contents.places.map(\.id)),
      (.sources, contents.sources.map(\.id)), (.figures, contents.figureKinds.map(\.id)),
    ]
    for (collection, ids) in known {
      for id in ids where !used[collection, default: []].contains(id) {
        found.add(
          Problem(
            at: records.place(id, in: collection, "id"),
            message: "no event uses the \(collection.singular) “\(id)”",
            severity: .warning))
      }
    }
  }

  // MARK: Registers

  /// Finds sources that repeat one another in a circle.
  private mutating func checkOrigins() {
    let graph = contents.sources.compactMap { source in source.derivedFrom.map { (id: source.id, next: [$0]) } }
    for cycle in cycles(graph) {
      guard let first = cycle.first else { continue }
      found.add(
        Problem(
          at: records.place(first, in: .sources, "derived_from"),
          message: "“derived_from” runs in a circle: \((cycle + [first]).joined(separator: " → "))"))
    }
  }

  /// Finds surnames that stand alone as a form of a person though another person bears them too.
  private mutating func checkForms() {
    var bearers: [String: Set<String>] = [:]
    for person in contents.people {
      for name in [person.name] + person.forms {
        guard let surname = nameWords(of: name).last else { continue }
        bearers[surname, default: []].insert(person.id)
      }
    }
    for person in contents.people {
      for (index, form) in person.forms.enumerated() {
        let words = nameWords(of: form)
        guard words.count == 1, let others = bearers[words[0]]?.subtracting([person.id]), let other = others.min()
        else { continue }
        found.add(
          Problem(
            at: records.place(person.id, in: .people, "forms", .index(index)),
            message: "“\(form)” alone may also be “\(other)”; write it with a given name", severity: .warning))
      }
    }
  }

  // MARK: Spelling

  private mutating func checkSpelling(of event: Event) {
    if spellings.isEmpty { return }
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
    for (index, link) in links.enumerated() {
      if let says = link.claim?.says { parts.append((["leads_to", .index(index), "says"], says)) }
      if let note = link.note { parts.append((["leads_to", .index(index), "note"], note)) }
    }
    for (index, dispute) in disputes.enumerated() {
      parts.append((["disputes", .index(index), "note"], dispute.note))
      if let because = dispute.because { parts.append((["disputes", .index(index), "because"], because)) }
    }
    return parts
  }
}
