import Chronology
import Evidence

/// An event as machine-readable output has it, with what follows from it: bounds, words and disagreements.
public struct EventDocument: Sendable {
  /// The event.
  public var event: Event
  /// Where the quote of each account stands, and after them that of each link that a source claims; what has none here
  /// is `unattached`.
  public var anchors: [Anchor]
  /// How many of the accounts are independent of one another: the sources that all of them come from.
  public var independent: Int
  /// How sure it is that the event answers what was asked.
  public var match: Answer
  /// The names of the layers, the lowest first; none where that does not matter.
  public var layers: [String]

  /// Makes a document of an event, with one anchor for each of its ``Event/quotations``.
  /// - Parameter roots: what the sources come from; without it, each is taken for a witness of its own.
  public init(
    _ event: Event, anchors: [Anchor] = [], match: Answer = .definite, roots: SourceRoots = SourceRoots([]),
    layers: [String] = []
  ) {
    self.event = event
    self.anchors = anchors
    independent = roots.count(of: event)
    self.match = match
    self.layers = layers
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
      .init("links", .array(links)),
      .init("part_of", .text(event.partOf)),
      .init("kind", .string(event.kind.rawValue)),
      .init("importance", .string(event.importance.rawValue)),
      .init("names", event.names.json),
      .init("forms", .texts(event.forms)),
      .init("was", .texts(event.formerIDs)),
      .init("layer", layerName(event.layer)),
      .init("wikidata", .text(event.wikidata)),
      .init("witnesses", .integer(event.accounts.count)),
      .init("independent", .integer(independent)),
      .init("disagreements", .array(event.disagreements.map(\.json))),
      .init(
        "accounts",
        .array(
          event.accounts.enumerated().map { index, account in
            account.json(anchor: anchor(index), layer: layerName(account.layer))
          })),
    ])
  }

  /// The links, each with who claims it and the anchor of the quote.
  private var links: [JSONValue] {
    var number = event.accounts.count - 1
    return event.links.map { link in
      if link.claim != nil { number += 1 }
      return link.json(anchor: anchor(number), layer: layerName(link.layer))
    }
  }

  private func layerName(_ index: Int) -> JSONValue { .text(layers.indices.contains(index) ? layers[index] : nil) }

  private func anchor(_ number: Int) -> Anchor { anchors.indices.contains(number) ? anchors[number] : .unattached }

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
      .init("id", .text(id)),
      .init("kind", .string(kind.rawValue)),
      .init("follows", follows.map { .integer($0) } ?? .null),
      .init("because", .text(because)),
    ])
  }
}

extension Link {
  /// The link as a member of an event's document.
  /// - Parameter anchor: where the quote of its claim stands; it does not matter where there is none.
  fileprivate func json(anchor: Anchor, layer: JSONValue) -> JSONValue {
    .object([
      .init("event", .string(event)),
      .init("source", .text(claim?.source)),
      .init("says", .text(claim?.says)),
      .init("quote", claim?.quote.json ?? .null),
      .init("locator", .text(claim?.locator.map { String($0) })),
      .init("note", .text(note)),
      .init("stance", .string(stance.rawValue)),
      .init("anchor", claim == nil ? .null : anchor.json),
      .init("layer", layer),
    ])
  }
}

extension [LocalName] {
  /// An object with a member for each language.
  public var json: JSONValue { .object(map { .init($0.language, .string($0.name)) }) }
}

extension [NamedFigure] {
  /// An object with a member for each name: a value, or a list of values where there are several.
  public var json: JSONValue {
    var names: [String] = []
    var values: [String: [JSONValue]] = [:]
    for named in self {
      if values[named.name] == nil { names.append(named.name) }
      values[named.name, default: []].append(named.figure.json)
    }
    return .object(
      names.map { name in
        let all = values[name] ?? []
        return .init(name, all.count == 1 ? all[0] : .array(all))
      })
  }
}

extension Account {
  /// The account as a member of an event's document.
  /// - Parameter layer: the name of the layer that it stands in.
  public func json(anchor: Anchor, layer: JSONValue = .null) -> JSONValue {
    .object([
      .init("source", .string(source)),
      .init("says", .string(says)),
      .init("date", .text(date?.canonical)),
      .init("figures", figures.json),
      .init("note", .text(note)),
      .init("quote", quote.json),
      .init("locator", .text(locator.map { String($0) })),
      .init("anchor", anchor.json),
      .init("id", .text(id)),
      .init("stance", .text(stance?.rawValue)),
      .init("layer", layer),
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
