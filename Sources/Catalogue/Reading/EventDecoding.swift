import Chronology
import Evidence

extension Event {
  /// Reads an event; `nil`, with reports, where something it cannot do without is missing or wrong.
  init?(_ record: Record) {
    let parts = AccountParts(record)
    if let item = record["accounts"], case .list(let items, _) = item.content, items.isEmpty {
      record.report.error("“accounts” is empty; every event needs an account", at: item.position)
    }
    let disputeRecords = record.records("disputes", as: .dispute)
    var disputes = disputeRecords.compactMap { $0.flatMap { Dispute($0, parts.names) } }
    Dispute.findSameIDs(disputeRecords, in: record)
    let id = record.identifier("id")
    let formerIDs = record.identifiers("was")
    let kind = record.word("kind", as: Kind.self)
    let importance = record.word("importance", as: Importance.self)
    let date = record.date("date")
    let title = record.text("title")
    let names = record.localNames("names")
    let forms = record.texts("forms")
    let wikidata = record.wikidata()
    let theme = record.identifier("theme")
    let people = record.identifiers("people")
    let organisations = record.identifiers("organisations")
    let places = record.identifiers("places")
    let summary = record.text("summary", keepingLineBreaks: true)
    let note = record.text("note", keepingLineBreaks: true)
    let links = Link.all(record)
    let partOf = record.identifier("part_of")
    guard let id, let date, let title, let theme, let summary else { return nil }
    self.init(
      id: id, formerIDs: formerIDs, kind: kind ?? .event, importance: importance ?? .main, date: date, title: title,
      names: names, forms: forms, wikidata: wikidata, theme: theme, people: people, organisations: organisations,
      places: places, summary: summary, note: note, links: links, partOf: partOf, accounts: parts.accounts)
    let stated = record.records("disagreements", as: .statedDisagreement)
    disputes += stated.compactMap { $0.flatMap { Dispute(stated: $0, in: self, parts.names) } }
    self.disputes = disputes
  }
}

/// The accounts of a record, and the names under which its disputes speak of them.
struct AccountParts {
  /// Those that could be read.
  let accounts: [Account]
  /// The names of all, also of those that could not be read.
  let names: AccountNames

  init(_ record: Record) {
    let records = record.records("accounts", as: record.isOfJSONLines ? KeyTable.account.forJSONLines : .account)
    let read = records.map { $0.flatMap(Account.init) }
    accounts = read.compactMap { $0 }
    var numbers: [String: Int] = [:]
    for (index, account) in records.enumerated() {
      guard let item = account?["id"], case .scalar(let id, _) = item.content else { continue }
      if let first = numbers[id] {
        record.report.error("“id”: account \(first) of this event is “\(id)” too", at: item.position)
      }
      if Int(id) != nil {
        record.report.error(
          "“id”: found “\(id)”, expected a word; numbers count the accounts", at: item.position)
      }
      numbers[id] = numbers[id] ?? index
    }
    names = AccountNames(accounts: read, numbers: numbers, countsFromZero: true)
  }
}

/// By what the disputes of an event may name its accounts.
struct AccountNames {
  /// The accounts; nil in the place of one that could not be read.
  private let accounts: [Account?]
  /// The number of the account of each id.
  private let numbers: [String: Int]
  /// Whether accounts may be named by their numbers too.
  private let countsFromZero: Bool

  fileprivate init(accounts: [Account?], numbers: [String: Int], countsFromZero: Bool) {
    self.accounts = accounts
    self.numbers = numbers
    self.countsFromZero = countsFromZero
  }

  /// Names for what is added to an event: the numbers of its accounts may change with the file below.
  init(of accounts: [Account]) {
    let ids = accounts.enumerated().compactMap { index, account in account.id.map { ($0, index) } }
    self.init(
      accounts: accounts, numbers: Dictionary(ids) { first, _ in first }, countsFromZero: false)
  }

  /// The number of the account that an item names; nil, with a report, where there is none.
  func number(_ item: Item, of key: String, in record: Record) -> Int? {
    guard case .scalar(let text, _) = item.content else { return number(quoted: item, of: key, in: record) }
    if let number = numbers[text] { return number }
    if countsFromZero, let number = Int(text), accounts.indices.contains(number) { return number }
    let remedy = nearest(to: text, among: numbers.keys.sorted()).map { "; did you mean “\($0)”?" } ?? ""
    let expected =
      countsFromZero
      ? "numbers of accounts of this event, counted from 0 (here 0 to \(accounts.count - 1))"
        + (numbers.isEmpty ? "" : ", or their ids")
      : "the id of an account, or {source: …, quote: …}; numbers may change with the file below"
    record.report.error("“\(key)”: found “\(text)”, expected \(expected)\(remedy)", at: item.position)
    return nil
  }

  /// The number of the account of a source with a quote.
  private func number(quoted item: Item, of key: String, in record: Record) -> Int? {
    guard case .map = item.content else {
      record.report.error(
        "“\(key)”: found \(item.kind), expected numbers of accounts of this event, counted from 0, or their ids",
        at: item.position)
      return nil
    }
    guard let name = Record(item, as: .accountName, in: record.report), let source = name.identifier("source"),
      let quote = name.quote()
    else { return nil }
    let found = accounts.indices.filter { accounts[$0]?.source == source && accounts[$0]?.quote.exact == quote.exact }
    if found.count == 1 { return found[0] }
    record.report.error(
      found.isEmpty
        ? "“\(key)”: no account of this event quotes these words of “\(source)”"
        : "“\(key)”: \(found.count) accounts of this event quote these words; name one by its id", at: item.position)
    return nil
  }
}

extension Record {
  /// True where the record is a line of JSON Lines, which also holds what follows from the rest.
  var isOfJSONLines: Bool { report.source.isJSONLines }

  /// A quote, written as a text or as a map with its context.
  func quote() -> TextQuoteSelector? {
    guard let item = value("quote") else { return nil }
    guard case .map = item.content else { return text("quote").map { TextQuoteSelector(exact: $0) } }
    guard let parts = Record(item, as: .quote, in: report) else { return nil }
    let prefix = parts.text("prefix")
    let suffix = parts.text("suffix")
    return parts.text("exact").map { TextQuoteSelector(exact: $0, prefix: prefix, suffix: suffix) }
  }
}

extension Account {
  fileprivate init?(_ record: Record) {
    let id = record.identifier("id")
    let source = record.identifier("source")
    let date = record.date("date")
    let says = record.text("says", keepingLineBreaks: true)
    let quote = record.quote()
    let figures = Self.figures(record)
    let stance = record.word("stance", as: Stance.self)
    let note = record.text("note", keepingLineBreaks: true)
    let locator = record.integer("locator")
    guard let source, let says, let quote else { return nil }
    self.init(
      id: id, source: source, date: date, says: says, quote: quote, figures: figures, stance: stance, note: note,
      locator: locator)
  }

  private static func figures(_ record: Record) -> [NamedFigure] {
    guard let item = record.value("figures") else { return [] }
    guard case .map(let entries, _) = item.content else {
      record.report.error(
        "“figures”: found \(item.kind), expected a map, for example {strikers: 177000}", at: item.position)
      return []
    }
    return entries.flatMap { entry -> [NamedFigure] in
      if let first = entry.key.unicodeScalars.first, YAMLParsing.renamedKeyMarks.contains(first.value) {
        return []
      }
      guard isSlug(entry.key) else {
        record.report.error(
          "“figures”: found “\(entry.key)”, expected the name of a figure: lower-case letters, digits and hyphens",
          at: entry.keyPosition)
        return []
      }
      guard case .list(let values, _) = entry.value.content else {
        return [Figure(entry.value, named: entry.key, in: record)].compactMap { $0 }.map { NamedFigure(entry.key, $0) }
      }
      return series(values, of: entry, in: record)
    }
  }

  /// The values of a series, each of a time of its own.
  private static func series(_ values: [Item], of entry: Item.Entry, in record: Record) -> [NamedFigure] {
    if values.isEmpty {
      record.report.error("“\(entry.key)” is empty; write a value, or leave the figure out", at: entry.value.position)
    }
    var times: Set<EDTF> = []
    return values.compactMap { value in
      guard let figure = Figure(value, named: entry.key, in: record) else { return nil }
      guard let time = figure.asOf else {
        record.report.error(
          "“\(entry.key)”: a value of a list says of when it is, for example {value: 12.5, as_of: 1988}",
          at: value.position)
        return nil
      }
      if !times.insert(time).inserted {
        record.report.error("“\(entry.key)”: there are two values of \(time.words)", at: value.position)
      }
      return NamedFigure(entry.key, figure)
    }
  }
}

extension Link {
  /// The links of an event or of an addition to one: ids alone, or with who claims them.
  ///
  /// JSON Lines have all of them in `links`, and what they lead to once more in `leads_to`.
  static func all(_ record: Record) -> [Link] {
    var links = (record.isOfJSONLines ? record.list("links") : []).compactMap { Link($0, in: record, "links") }
    let known = Set(links.map(\.event))
    for item in record.list("leads_to") {
      guard let link = Link(item, in: record, "leads_to") else { continue }
      if link.claim == nil, known.contains(link.event) { continue }
      if links.contains(where: { $0.event == link.event && $0.claim == nil && link.claim == nil }) {
        record.report.error("“leads_to”: “\(link.event)” is there twice", at: item.position)
      }
      links.append(link)
    }
    return links
  }

  private init?(_ item: Item, in record: Record, _ key: String) {
    if case .scalar = item.content {
      guard let id = record.identifier(of: item, key) else { return nil }
      self.init(to: id)
      return
    }
    guard let record = Record(item, as: record.isOfJSONLines ? KeyTable.link.forJSONLines : .link, in: record.report)
    else { return nil }
    let event = record.identifier("event")
    let stance = record.word("stance", as: Stance.self) ?? .claims
    let note = record.text("note", keepingLineBreaks: true)
    let locator = record.integer("locator")
    guard record["source"] != nil else {
      for key in ["says", "quote", "locator"] {
        guard let item = record[key] else { continue }
        record.report.error("“\(key)” needs the “source” that says so", at: item.position)
      }
      if stance == .denies {
        record.report.error("“stance”: only a source denies a link; name it with “source”", at: record.item.position)
      }
      guard let event else { return nil }
      self.init(to: event, note: note)
      return
    }
    let source = record.identifier("source")
    let says = record.text("says", keepingLineBreaks: true)
    let quote = record.quote()
    for key in ["says", "quote"] where record["\(key)"] == nil {
      record.report.error("“\(key)” is missing: what a source claims is told and quoted", at: record.item.position)
    }
    guard let event, let source, let says, let quote else { return nil }
    self.init(
      to: event, claim: Claim(source: source, says: says, quote: quote, locator: locator), stance: stance, note: note)
  }
}

extension Figure {
  fileprivate init?(_ item: Item, named name: String, in account: Record) {
    guard case .map = item.content else {
      guard let value = account.number(of: item, name) else { return nil }
      self.init(value)
      return
    }
    guard let record = Record(item, as: .figure, in: account.report) else { return nil }
    let value = record.number("value")
    let low = record.number("low")
    let high = record.number("high")
    let isAbout = record.flag("about")
    let isAtLeast = record.flag("at_least")
    let isAtMost = record.flag("at_most")
    let asOf = record.date("as_of")
    let complaint: String? =
      switch (record["value"] != nil, record["low"] != nil, record["high"] != nil) {
      case (true, false, false): nil
      case (true, _, _): "a figure has either “value” or “low” and “high”"
      case (false, true, true): nil
      case (false, true, false): isAtLeast ? nil : "“high” is missing; for a single number write “value”"
      case (false, false, true): isAtMost ? nil : "“low” is missing; for a single number write “value”"
      case (false, false, false): "a figure needs “value”, or “low” and “high”"
      }
    if let complaint {
      account.report.error("“\(name)”: \(complaint)", at: item.position)
      return nil
    }
    guard let lowest = value ?? low ?? high, let highest = value ?? high ?? low else { return nil }
    if lowest > highest {
      account.report.error(
        "“\(name)”: “low” is greater than “high”", at: record["low"]?.position ?? record.item.position)
      return nil
    }
    if isAtLeast && isAtMost {
      account.report.error(
        "“\(name)”: “at_least” and “at_most” exclude one another; write “low” and “high”",
        at: item.position)
      return nil
    }
    self.init(
      low: lowest, high: highest, isAbout: isAbout, isAtLeast: isAtLeast, isAtMost: isAtMost, asOf: asOf)
  }
}

extension Dispute {
  /// Reports ids that several disputes of an event have.
  fileprivate static func findSameIDs(_ disputes: [Record?], in event: Record) {
    var seen: Set<String> = []
    for case let item? in disputes.map({ $0?["id"] }) {
      guard case .scalar(let id, _) = item.content, !seen.insert(id).inserted else { continue }
      event.report.error("“id”: another dispute of this event is “\(id)” too", at: item.position)
    }
  }

  /// Reads a dispute that names accounts by their numbers from zero or by their ids.
  init?(_ record: Record, _ names: AccountNames) {
    let about = record.text("about")
    let note = record.text("note", keepingLineBreaks: true)
    self.init(record, names, about: about, note: note)
    if note == nil { return nil }
  }

  /// Reads a disagreement as JSON Lines hold it; `nil` where the event's own numbers show it anyway.
  fileprivate init?(stated record: Record, in event: Event, _ names: AccountNames) {
    let note = record.text("note", keepingLineBreaks: true)
    self.init(record, names, about: record.text("about"), note: note)
    let found = event.disagreements.first { $0.about == about }
    let isPlain = id == nil && follows == nil && because == nil
    if isPlain && found?.accounts == accounts && found?.note == note { return nil }
  }

  private init?(_ record: Record, _ names: AccountNames, about: String?, note: String?) {
    let id = record.identifier("id")
    let accounts = Set(record.list("accounts").compactMap { names.number($0, of: "accounts", in: record) })
    let follows = record.value("follows").flatMap { names.number($0, of: "follows", in: record) }
    let because = record.text("because", keepingLineBreaks: true)
    if let follows, !accounts.contains(follows), let item = record["follows"] {
      record.report.error(
        "“follows” names an account that is not among the “accounts” of the dispute", at: item.position)
    }
    guard let about else { return nil }
    self.init(
      id: id, about: about, accounts: accounts.sorted(), note: note ?? "", follows: follows, because: because)
  }
}

extension SourceText {
  /// True for a file with one JSON object a line.
  var isJSONLines: Bool { Catalogue.isJSONLines(file) }
}

/// True for the name of a file with one JSON object a line.
func isJSONLines(_ file: String) -> Bool { file.hasSuffix(".jsonl") }
