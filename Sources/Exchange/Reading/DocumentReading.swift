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
    let event: Event
    do {
      var record = try EventRecord(json, file: "", line: 1)
      _ = record.removeUnknown()
      event = try record.event(withQuoteChecks: false)
    } catch let problem as Problem {
      throw DocumentError(problem.message)
    } catch {
      throw DocumentError((error as? SourceRecord.Problems)?.problems.first?.message ?? "\(error)")
    }
    let anchors = (json["accounts"]?.items ?? []).map { Anchor(json: $0["anchor"] ?? .null) }
    let claims = (json["links"]?.items ?? []).filter { $0["source"]?.text != nil }
    let match: Answer = json["match"] == .string("possible") ? .possible : .definite
    self.init(event, anchors: anchors + claims.map { Anchor(json: $0["anchor"] ?? .null) }, match: match)
    if let stated = json["independent"]?.double.flatMap({ Int(exactly: $0) }) { independent = stated }
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

  /// A text read as EDTF.
  func date(_ key: String, _ text: String) throws(DocumentError) -> EDTF {
    do {
      return try EDTF(text)
    } catch {
      throw DocumentError("“\(key)”: “\(text)” is not a date: \(error.message)")
    }
  }
}
