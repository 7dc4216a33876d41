import Chronology

extension Event {
  /// The event as an author writes it: what follows from the rest and what is empty is left out.
  ///
  /// A dispute without a note, which only JSON Lines can hold, stands among `disagreements`.
  public var record: JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("date", .string(date.canonical)), .init("title", .string(title)),
      .init("theme", .string(theme)),
    ]
    func add(_ key: String, _ texts: [String]) {
      if !texts.isEmpty { members.append(.init(key, .texts(texts))) }
    }
    add("people", people)
    add("organisations", organisations)
    add("places", places)
    members.append(.init("summary", .string(summary)))
    if let note { members.append(.init("note", .string(note))) }
    add("leads_to", leadsTo)
    if let partOf { members.append(.init("part_of", .string(partOf))) }
    members.append(.init("accounts", .array(accounts.map(\.record))))
    let explained = disputes.filter { !$0.note.isEmpty }
    if !explained.isEmpty { members.append(.init("disputes", .array(explained.map(\.record)))) }
    let bare = disputes.filter { $0.note.isEmpty }
    if !bare.isEmpty { members.append(.init("disagreements", .array(bare.map(\.record)))) }
    return .object(members)
  }

  /// Whether only JSON Lines can hold the event.
  public var needsJSON: Bool { disputes.contains { $0.note.isEmpty } }
}

extension Dispute {
  fileprivate var record: JSONValue {
    var members: [JSONValue.Member] = [
      .init("about", .string(about)), .init("accounts", .array(accounts.map { .integer($0) })),
    ]
    if !note.isEmpty { members.append(.init("note", .string(note))) }
    return .object(members)
  }
}

extension Account {
  fileprivate var record: JSONValue {
    var members: [JSONValue.Member] = [.init("source", .string(source))]
    if let date { members.append(.init("date", .string(date.canonical))) }
    members.append(.init("says", .string(says)))
    if quote.prefix == nil, quote.suffix == nil {
      members.append(.init("quote", .string(quote.exact)))
    } else {
      let parts = (quote.json.members ?? []).filter { $0.value != .null }
      members.append(.init("quote", .object(parts)))
    }
    if let locator { members.append(.init("locator", .integer(locator))) }
    if !figures.isEmpty {
      members.append(.init("figures", .object(figures.map { .init($0.name, $0.figure.json) })))
    }
    if let note { members.append(.init("note", .string(note))) }
    return .object(members)
  }
}

extension Source {
  /// The source as an author writes it.
  public var record: JSONValue {
    .object((SourceDocument(self).json.members ?? []).filter { $0.value != .null })
  }
}
