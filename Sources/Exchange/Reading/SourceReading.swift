import Catalogue
import Chronology

extension Source {
  /// The date variables of CSL.
  static let dateKeys: Set = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]

  /// Reads a record as perestroika(1) describes it: CSL fields, dates as EDTF, `tier`, `perspective`, `derived_from`.
  /// - Throws: ``DocumentError``, which names the member.
  public init(json: JSONValue) throws(DocumentError) {
    var fields: [CSLField] = []
    for member in json.members ?? [] where !["id", "tier", "perspective", "derived_from"].contains(member.key) {
      if let items = member.value.items {
        fields.append(.init(member.key, .names(items.compactMap(CSLName.init))))
      } else if let text = member.value.text {
        let isDate = Source.dateKeys.contains(member.key)
        fields.append(.init(member.key, isDate ? .date(try json.date(member.key, text)) : .text(text)))
      }
    }
    self.init(
      id: try json.required("id"), tier: json["tier"]?.text.flatMap(Tier.init) ?? .secondary,
      perspective: json["perspective"]?.text, derivedFrom: json["derived_from"]?.text, fields: fields)
  }
}

extension CSLName {
  fileprivate init?(_ json: JSONValue) {
    guard json.members != nil else { return nil }
    self.init(family: json["family"]?.text, given: json["given"]?.text, literal: json["literal"]?.text)
  }
}
