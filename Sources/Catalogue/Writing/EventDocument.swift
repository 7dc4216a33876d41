import Chronology
import Evidence

/// An event as machine-readable output has it, with what follows from it: bounds, words and disagreements.
public struct EventDocument: Sendable {
  /// The event.
  public var event: Event
  /// Where the quote of each account stands; an account that has none here is `unattached`.
  public var anchors: [Anchor]
  /// How sure it is that the event answers what was asked.
  public var match: Answer

  /// Makes a document of an event, with one anchor for each of its accounts.
  public init(_ event: Event, anchors: [Anchor] = [], match: Answer = .definite) {
    self.event = event
    self.anchors = anchors
    self.match = match
  }

  /// The document in the order of keys that perestroika(1) gives.
  public var json: JSONValue {
    .object([
      .init("id", .string(event.id)),
      .init("date", .string(event.date.canonical)),
      .init("earliest", .text(event.date.earliest.jsonValue)),
      .init("latest", .text(event.date.latest.jsonValue)),
      .init("words", .string(event.date.words)),
      .init("title", .string(event.title)),
      .init("summary", .string(event.summary)),
      .init("note", .text(event.note)),
      .init("theme", .string(event.theme)),
      .init("people", .texts(event.people)),
      .init("organisations", .texts(event.organisations)),
      .init("places", .texts(event.places)),
      .init("background", .bool(event.isBackground)),
      .init("match", .string(match.word)),
      .init("leads_to", .texts(event.leadsTo)),
      .init("part_of", .text(event.partOf)),
      .init("disagreements", .array(event.disagreements.map(\.json))),
      .init(
        "accounts",
        .array(
          event.accounts.enumerated().map { index, account in
            account.json(anchor: anchors.indices.contains(index) ? anchors[index] : .unattached)
          })),
    ])
  }

  /// The document in one line, as JSON Lines have it.
  public var line: String { json.line }
}

extension Answer {
  /// The word that stands for the answer in output.
  fileprivate var word: String {
    switch self {
    case .impossible: "impossible"
    case .possible: "possible"
    case .definite: "definite"
    }
  }
}

extension Disagreement {
  /// The disagreement as a member of an event's document.
  public var json: JSONValue {
    .object([
      .init("about", .string(about)),
      .init("accounts", .array(accounts.map { .integer($0) })),
      .init("note", .text(note)),
    ])
  }
}

extension Account {
  /// The account as a member of an event's document.
  public func json(anchor: Anchor) -> JSONValue {
    .object([
      .init("source", .string(source)),
      .init("says", .string(says)),
      .init("date", .text(date?.canonical)),
      .init("figures", .object(figures.map { .init($0.name, $0.figure.json) })),
      .init("note", .text(note)),
      .init("quote", quote.json),
      .init("locator", .text(locator.map { String($0) })),
      .init("anchor", anchor.json),
    ])
  }
}

extension Figure {
  /// A plain number, or an object with the keys that the catalogue's files use.
  public var json: JSONValue {
    if isPlain { return .figure(low) }
    var members: [JSONValue.Member] = []
    if low == high {
      members.append(.init("value", .figure(low)))
    } else {
      members += [.init("low", .figure(low)), .init("high", .figure(high))]
    }
    if isAbout { members.append(.init("about", .bool(true))) }
    if isAtLeast { members.append(.init("at_least", .bool(true))) }
    if isAtMost { members.append(.init("at_most", .bool(true))) }
    if let asOf { members.append(.init("as_of", .string(asOf.canonical))) }
    return .object(members)
  }
}

extension JSONValue {
  /// A number without a fraction where it has none.
  fileprivate static func figure(_ value: Double) -> JSONValue {
    Int(exactly: value).map { .integer($0) } ?? .number(value)
  }
}

extension TextQuoteSelector {
  /// The quote with its context, `null` where it has none.
  public var json: JSONValue {
    .object([
      .init("exact", .string(exact)), .init("prefix", .text(prefix)), .init("suffix", .text(suffix)),
    ])
  }
}

extension Anchor {
  /// The anchor as a member of an account.
  public var json: JSONValue {
    .object([
      .init("state", .string(state.rawValue)),
      .init("score", .number(score)),
      .init("start", start.map { .integer($0) } ?? .null),
      .init("end", end.map { .integer($0) } ?? .null),
      .init("paragraph", paragraph.map { .integer($0) } ?? .null),
    ])
  }
}
