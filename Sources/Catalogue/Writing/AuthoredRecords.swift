import Chronology
import Evidence

extension Event {
  /// The event as an author writes it: what follows from the rest and what is empty is left out.
  ///
  /// A dispute without a note, which only JSON Lines can hold, stands among `disagreements`.
  public var record: JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)), .init("date", .string(date.canonical)), .init("title", .string(title)),
    ]
    func add(_ key: String, _ texts: [String]) {
      if !texts.isEmpty { members.append(.init(key, .texts(texts))) }
    }
    if !names.isEmpty { members.append(.init("names", names.json)) }
    add("forms", forms)
    add("was", formerIDs)
    members.append(.init("theme", .string(theme)))
    if kind != .event { members.append(.init("kind", .string(kind.rawValue))) }
    if importance != .main { members.append(.init("importance", .string(importance.rawValue))) }
    if let wikidata { members.append(.init("wikidata", .string(wikidata))) }
    add("people", people)
    add("organisations", organisations)
    add("places", places)
    members.append(.init("summary", .string(summary)))
    if let note { members.append(.init("note", .string(note))) }
    if !links.isEmpty { members.append(.init("leads_to", .array(links.map(\.record)))) }
    if let partOf { members.append(.init("part_of", .string(partOf))) }
    members.append(.init("accounts", .array(accounts.map(\.record))))
    let explained = disputes.filter { !$0.note.isEmpty }
    if !explained.isEmpty { members.append(.init("disputes", .array(explained.map(\.record)))) }
    let bare = disputes.filter { $0.note.isEmpty }
    if !bare.isEmpty { members.append(.init("disagreements", .array(bare.map(\.record)))) }
    return .object(members)
  }

  /// Whether a catalogue of format 1 cannot hold the event.
  public var needsFormat2: Bool {
    kind != .event || importance != .main || !names.isEmpty || !forms.isEmpty || !formerIDs.isEmpty || wikidata != nil
      || links.contains { $0.claim != nil || $0.note != nil }
      || accounts.contains { $0.id != nil || $0.stance != nil || $0.hasSeries }
      || disputes.contains { $0.id != nil || $0.follows != nil || $0.because != nil }
  }

  /// Whether only JSON Lines can hold the event.
  public var needsJSON: Bool { disputes.contains { $0.note.isEmpty } }
}

extension Account {
  /// Whether there are several values under one name.
  fileprivate var hasSeries: Bool { Set(figures.map(\.name)).count < figures.count }
}

extension Dispute {
  fileprivate var record: JSONValue {
    var members: [JSONValue.Member] = [
      .init("about", .string(about)), .init("accounts", .array(accounts.map { .integer($0) })),
    ]
    if let id { members.insert(.init("id", .string(id)), at: 0) }
    if !note.isEmpty { members.append(.init("note", .string(note))) }
    if let follows { members.append(.init("follows", .integer(follows))) }
    if let because { members.append(.init("because", .string(because))) }
    return .object(members)
  }
}

extension Link {
  fileprivate var record: JSONValue {
    if claim == nil, note == nil { return .string(event) }
    var members: [JSONValue.Member] = [.init("event", .string(event))]
    if let claim {
      members += [
        .init("source", .string(claim.source)), .init("says", .string(claim.says)), .init("quote", claim.quote.record),
      ]
      if let locator = claim.locator { members.append(.init("locator", .integer(locator))) }
    }
    if stance != .claims { members.append(.init("stance", .string(stance.rawValue))) }
    if let note { members.append(.init("note", .string(note))) }
    return .object(members)
  }
}

extension TextQuoteSelector {
  /// The quote as an author writes it: its words alone where it has no context.
  fileprivate var record: JSONValue {
    if prefix == nil, suffix == nil { return .string(exact) }
    return .object((json.members ?? []).filter { $0.value != .null })
  }
}

extension Account {
  fileprivate var record: JSONValue {
    var members: [JSONValue.Member] = []
    if let id { members.append(.init("id", .string(id))) }
    members.append(.init("source", .string(source)))
    if let date { members.append(.init("date", .string(date.canonical))) }
    if let stance { members.append(.init("stance", .string(stance.rawValue))) }
    members += [.init("says", .string(says)), .init("quote", quote.record)]
    if let locator { members.append(.init("locator", .integer(locator))) }
    if !figures.isEmpty { members.append(.init("figures", figures.json)) }
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
