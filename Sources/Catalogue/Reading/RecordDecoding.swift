import Chronology

extension Theme {
  init?(_ record: Record) {
    let id = record.identifier("id")
    let name = record.text("name")
    var glyph = record.text("glyph")
    var colour = record.text("colour")
    if let text = glyph, text.count != 1, let item = record["glyph"] {
      record.report.error("“glyph”: found “\(text)”, expected one character", at: item.position)
      glyph = nil
    }
    if let text = colour, !Theme.colours.contains(text), let item = record["colour"] {
      let suggestion = nearest(to: text, among: Theme.colours) ?? Theme.colours.joined(separator: ", ")
      record.report.error(
        "“colour”: found “\(text)”, expected a colour of the terminal: \(suggestion)", at: item.position)
      colour = nil
    }
    guard let id, let name else { return nil }
    self.init(id: id, name: name, glyph: glyph, colour: colour)
  }
}

extension Person {
  init?(_ record: Record) {
    let parts = NameParts(record)
    guard let id = parts.id, let name = parts.name else { return nil }
    self.init(
      id: id, name: name, forms: parts.forms, avoid: parts.avoid, names: parts.names, wikidata: parts.wikidata,
      note: parts.note)
  }
}

extension Organisation {
  init?(_ record: Record) {
    let parts = NameParts(record)
    guard let id = parts.id, let name = parts.name else { return nil }
    self.init(
      id: id, name: name, forms: parts.forms, avoid: parts.avoid, names: parts.names, wikidata: parts.wikidata,
      note: parts.note)
  }
}

extension Place {
  init?(_ record: Record) {
    let parts = NameParts(record)
    let republic = record.text("republic")
    let coordinates = record.coordinates()
    guard let id = parts.id, let name = parts.name else { return nil }
    self.init(
      id: id, name: name, forms: parts.forms, avoid: parts.avoid, names: parts.names, wikidata: parts.wikidata,
      republic: republic, coordinates: coordinates, note: parts.note)
  }
}

extension FigureKind {
  init?(_ record: Record) {
    let name = record.identifier("id")
    let unit = record.text("unit")
    let words = record.text("words")
    guard let name, let unit, let words else { return nil }
    self.init(name: name, unit: unit, words: words)
  }
}

extension Source {
  init?(_ record: Record) {
    let id = record.identifier("id")
    let perspective = record.text("perspective")
    let tier = record.word("tier", as: Tier.self)
    let type = record.word("type", among: KeyTable.cslTypes)
    let title = record.text("title")
    let derivedFrom = record.identifier("derived_from")
    let own: Set = ["id", "tier", "perspective", "derived_from"]
    let fields: [CSLField] = record.item.entries.compactMap { entry in
      let key = entry.key
      if own.contains(key) { return nil }
      if KeyTable.cslNames.contains(key) {
        let names = record.records(key, as: .name).compactMap { $0.flatMap(CSLName.init) }
        return CSLField(key, .names(names))
      }
      if KeyTable.cslDates.contains(key) { return record.date(key).map { CSLField(key, .date($0)) } }
      if key == "type" { return type.map { CSLField(key, .text($0)) } }
      if key == "title" { return title.map { CSLField(key, .text($0)) } }
      guard KeyTable.cslTexts.contains(key) else { return nil }
      return record.text(key).map { CSLField(key, .text($0)) }
    }
    guard let id, let tier, type != nil, title != nil else { return nil }
    self.init(id: id, tier: tier, perspective: perspective, derivedFrom: derivedFrom, fields: fields)
  }
}

extension CSLName {
  fileprivate init?(_ record: Record) {
    let family = record.text("family")
    let given = record.text("given")
    let literal = record.text("literal")
    if (family == nil) == (literal == nil) || (literal != nil && given != nil) {
      record.report.error(
        "a name has either “family” (and “given”), or “literal”", at: record.item.position)
      return nil
    }
    self.init(family: family, given: given, literal: literal)
  }
}

/// What people, organisations and places have in common.
private struct NameParts {
  var id: String?
  var name: String?
  var forms: [String]
  var avoid: [String]
  var names: [LocalName]
  var wikidata: String?
  var note: String?

  init(_ record: Record) {
    id = record.identifier("id")
    name = record.text("name")
    forms = record.texts("forms")
    avoid = record.texts("avoid")
    names = record.localNames("names")
    wikidata = record.wikidata()
    note = record.text("note", keepingLineBreaks: true)
  }
}
