import Chronology
import Evidence

extension Event {
  /// Reads an event; `nil`, with reports, where something it cannot do without is missing or wrong.
  init?(_ record: Record) {
    let accountRecords = record.records("accounts", as: Self.accountTable(of: record))
    let accounts = accountRecords.map { $0.flatMap(Account.init) }
    if let item = record["accounts"], case .list(let items, _) = item.content, items.isEmpty {
      record.report.error("“accounts” is empty; every event needs an account", at: item.position)
    }
    var disputes = record.records("disputes", as: .dispute).compactMap {
      $0.flatMap { Dispute($0, accountCount: accountRecords.count) }
    }
    let id = record.identifier("id")
    let date = record.date("date")
    let title = record.text("title")
    let theme = record.identifier("theme")
    let people = record.identifiers("people")
    let organisations = record.identifiers("organisations")
    let places = record.identifiers("places")
    let summary = record.text("summary", keepingLineBreaks: true)
    let note = record.text("note", keepingLineBreaks: true)
    let leadsTo = record.identifiers("leads_to")
    let partOf = record.identifier("part_of")
    guard let id, let date, let title, let theme, let summary else { return nil }
    self.init(
      id: id, date: date, title: title, theme: theme, people: people, organisations: organisations,
      places: places, summary: summary, note: note, leadsTo: leadsTo, partOf: partOf,
      accounts: accounts.compactMap { $0 })
    let stated = record.records("disagreements", as: .statedDisagreement)
    disputes += stated.compactMap { $0.flatMap { Dispute(stated: $0, in: self) } }
    self.disputes = disputes
  }

  private static func accountTable(of record: Record) -> KeyTable {
    record.report.source.isJSONLines ? KeyTable.account.forJSONLines : .account
  }
}

extension Account {
  fileprivate init?(_ record: Record) {
    let source = record.identifier("source")
    let date = record.date("date")
    let says = record.text("says", keepingLineBreaks: true)
    let quote = Self.quote(record)
    let figures = Self.figures(record)
    let note = record.text("note", keepingLineBreaks: true)
    let locator = record.integer("locator")
    guard let source, let says, let quote else { return nil }
    self.init(
      source: source, date: date, says: says, quote: quote, figures: figures, note: note, locator: locator)
  }

  private static func quote(_ record: Record) -> TextQuoteSelector? {
    guard let item = record.value("quote") else { return nil }
    guard case .map = item.content else {
      return record.text("quote").map { TextQuoteSelector(exact: $0) }
    }
    guard let parts = Record(item, as: .quote, in: record.report) else { return nil }
    let prefix = parts.text("prefix")
    let suffix = parts.text("suffix")
    return parts.text("exact").map { TextQuoteSelector(exact: $0, prefix: prefix, suffix: suffix) }
  }

  private static func figures(_ record: Record) -> [NamedFigure] {
    guard let item = record.value("figures") else { return [] }
    guard case .map(let entries, _) = item.content else {
      record.report.error(
        "“figures”: found \(item.kind), expected a map, for example {strikers: 177000}", at: item.position)
      return []
    }
    return entries.compactMap { entry in
      if let first = entry.key.unicodeScalars.first, YAMLParsing.renamedKeyMarks.contains(first.value) {
        return nil
      }
      guard isSlug(entry.key) else {
        record.report.error(
          "“figures”: found “\(entry.key)”, expected the name of a figure: lower-case letters, digits and hyphens",
          at: entry.keyPosition)
        return nil
      }
      return Figure(entry, in: record).map { NamedFigure(entry.key, $0) }
    }
  }
}

extension Figure {
  fileprivate init?(_ entry: Item.Entry, in account: Record) {
    guard case .map = entry.value.content else {
      guard let value = account.number(of: entry.value, entry.key) else { return nil }
      self.init(value)
      return
    }
    guard let record = Record(entry.value, as: .figure, in: account.report) else { return nil }
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
      account.report.error("“\(entry.key)”: \(complaint)", at: entry.value.position)
      return nil
    }
    guard let lowest = value ?? low ?? high, let highest = value ?? high ?? low else { return nil }
    if lowest > highest {
      account.report.error(
        "“\(entry.key)”: “low” is greater than “high”", at: record["low"]?.position ?? record.item.position)
      return nil
    }
    if isAtLeast && isAtMost {
      account.report.error(
        "“\(entry.key)”: “at_least” and “at_most” exclude one another; write “low” and “high”",
        at: entry.value.position)
      return nil
    }
    self.init(
      low: lowest, high: highest, isAbout: isAbout, isAtLeast: isAtLeast, isAtMost: isAtMost, asOf: asOf)
  }
}

extension Dispute {
  /// Reads a dispute that counts accounts from 0, as ``Disagreement`` does.
  fileprivate init?(_ record: Record, accountCount: Int) {
    let about = record.text("about")
    let note = record.text("note", keepingLineBreaks: true)
    let accounts = Self.indices(record, below: accountCount)
    guard let about, let note else { return nil }
    self.init(about: about, accounts: accounts, note: note)
  }

  /// Reads a disagreement as JSON Lines hold it; `nil` where the event's own numbers show it anyway.
  fileprivate init?(stated record: Record, in event: Event) {
    let accounts = Self.indices(record, below: event.accounts.count)
    let note = record.text("note", keepingLineBreaks: true)
    guard let about = record.text("about") else { return nil }
    let found = event.disagreements.first { $0.about == about }
    if found?.accounts == accounts && found?.note == note { return nil }
    self.init(about: about, accounts: accounts, note: note ?? "")
  }

  private static func indices(_ record: Record, below count: Int) -> [Int] {
    let indices = record.list("accounts").compactMap { item -> Int? in
      if case .scalar(let text, _) = item.content, let index = Int(text), (0..<count).contains(index) {
        return index
      }
      record.report.error(
        "“accounts”: expected numbers of accounts of this event, counted from 0 (here 0 to \(count - 1))",
        at: item.position)
      return nil
    }
    return Set(indices).sorted()
  }
}

extension SourceText {
  /// True for a file with one JSON object a line.
  var isJSONLines: Bool { file.hasSuffix(".jsonl") }
}
