import Catalogue
import Chronology
import Evidence

/// Why a document does not tell of an event or a source.
public struct DocumentError: Error, Hashable, Sendable {
  /// What was found and what was expected.
  public var message: String

  /// Makes an error that says this.
  public init(_ message: String) {
    self.message = message
  }
}

extension EventDocument {
  /// Reads an event from the JSON that perestroika(1) describes; what follows from the rest is passed over.
  ///
  /// Disagreements that the event's own dates and figures do not show become disputes.
  /// - Throws: ``DocumentError``, which names the member.
  public init(json: JSONValue) throws(DocumentError) {
    guard json.members != nil else { throw DocumentError("expected an object") }
    var event = Event(
      id: try json.required("id"), date: try json.date("date", json.required("date")),
      title: try json.required("title"), theme: try json.required("theme"), people: try json.texts("people"),
      organisations: try json.texts("organisations"), places: try json.texts("places"),
      summary: try json.required("summary"), note: json["note"]?.text, leadsTo: try json.texts("leads_to"),
      partOf: json["part_of"]?.text, isBackground: json["background"] == .bool(true))
    var anchors: [Anchor] = []
    for item in json["accounts"]?.items ?? [] {
      event.accounts.append(try Account(json: item))
      anchors.append(Anchor(json: item["anchor"] ?? .null))
    }
    let count = event.accounts.count
    for stated in (json["disputes"]?.items ?? []) + (json["disagreements"]?.items ?? []) {
      let accounts = (stated["accounts"]?.items ?? []).compactMap { $0.double.flatMap { Int(exactly: $0) } }
      guard let about = stated["about"]?.text, accounts.allSatisfy({ (0..<count).contains($0) }) else {
        throw DocumentError("“disagreements”: expected “about”, and “accounts” counted from 0 to \(count - 1)")
      }
      let note = stated["note"]?.text
      if let found = event.disagreements.first(where: { $0.about == about }), found.accounts == accounts,
        found.note == note
      {
        continue
      }
      event.disputes.append(Dispute(about: about, accounts: accounts, note: note ?? ""))
    }
    let match: Answer = json["match"] == .string("possible") ? .possible : .definite
    self.init(event, anchors: anchors, match: match)
  }
}

extension Account {
  /// Reads an account of an event's document.
  init(json: JSONValue) throws(DocumentError) {
    guard let quote = json["quote"] else { throw DocumentError("an account without “quote”") }
    let exact: String
    if let text = quote.text { exact = text } else { exact = try quote.required("exact") }
    var figures: [NamedFigure] = []
    for member in json["figures"]?.members ?? [] {
      figures.append(NamedFigure(member.key, try Figure(json: member.value, name: member.key)))
    }
    let locator = json["locator"]
    var date: EDTF?
    if let text = json["date"]?.text { date = try json.date("date", text) }
    self.init(
      source: try json.required("source"), date: date, says: try json.required("says"),
      quote: TextQuoteSelector(exact: exact, prefix: quote["prefix"]?.text, suffix: quote["suffix"]?.text),
      figures: figures, note: json["note"]?.text,
      locator: locator?.text.flatMap { Int($0) } ?? locator?.double.flatMap { Int(exactly: $0) })
  }
}

extension Figure {
  fileprivate init(json: JSONValue, name: String) throws(DocumentError) {
    if let value = json.double {
      self.init(value)
      return
    }
    let value = json["value"]?.double
    guard let low = value ?? json["low"]?.double ?? json["high"]?.double,
      let high = value ?? json["high"]?.double ?? json["low"]?.double, low <= high
    else {
      throw DocumentError("the figure “\(name)”: expected a number, or an object with “value” or “low” and “high”")
    }
    var asOf: EDTF?
    if let text = json["as_of"]?.text { asOf = try json.date("as_of", text) }
    self.init(
      low: low, high: high, isAbout: json["about"] == .bool(true), isAtLeast: json["at_least"] == .bool(true),
      isAtMost: json["at_most"] == .bool(true), asOf: asOf)
  }
}

extension Anchor {
  fileprivate init(json: JSONValue) {
    func number(_ key: String) -> Int? { json[key]?.double.flatMap { Int(exactly: $0) } }
    self.init(
      state: json["state"]?.text.flatMap(State.init) ?? .unattached, score: json["score"]?.double ?? 0,
      start: number("start"), end: number("end"), paragraph: number("paragraph"))
  }
}

extension JSONValue {
  /// The text of a member that must be there.
  func required(_ key: String) throws(DocumentError) -> String {
    guard let value = self[key], value != .null else { throw DocumentError("“\(key)” is missing") }
    guard let text = value.text, !text.isEmpty else { throw DocumentError("“\(key)”: expected a text") }
    return text
  }

  /// The texts of a list; none where there is no list.
  func texts(_ key: String) throws(DocumentError) -> [String] {
    guard let value = self[key], value != .null else { return [] }
    guard let items = value.items else { throw DocumentError("“\(key)”: expected a list of texts") }
    let texts = items.compactMap(\.text)
    guard texts.count == items.count else { throw DocumentError("“\(key)”: expected a list of texts") }
    return texts
  }

  /// A text read as EDTF.
  func date(_ key: String, _ text: String) throws(DocumentError) -> EDTF {
    do {
      return try EDTF(text)
    } catch {
      throw DocumentError("“\(key)”: “\(text)” is not a date: \(error.message)")
    }
  }
}
