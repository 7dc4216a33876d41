import Chronology

/// A bibliographic record in CSL field names (CSL 1.0.2 data schema), with what CSL lacks: tier and perspective.
public struct Source: Hashable, Sendable, Identifiable {
  /// A stable slug.
  public var id: String
  /// How near the source stands to what it tells of.
  public var tier: Tier
  /// Who speaks, in a few words: for example state, opposition, academic, encyclopedic.
  public var perspective: String?
  /// The id of the source that this one repeats, as a mirror, a translation, a reprint or a wire copy does.
  ///
  /// It is no witness of its own: witnesses are counted by the sources that they come from.
  public var derivedFrom: String?
  /// Every CSL field of the record but `id`, in the order of the file.
  public var fields: [CSLField]

  /// How near a source stands to what it tells of.
  public enum Tier: String, Hashable, Sendable, CaseIterable {
    /// By one who took part, or of the time itself.
    case primary
    /// Made from primary sources.
    case secondary
    /// Made from secondary sources, as an encyclopedia is.
    case tertiary
  }

  /// Makes a source from its parts.
  public init(
    id: String, tier: Tier, perspective: String? = nil, derivedFrom: String? = nil, fields: [CSLField]
  ) {
    self.id = id
    self.tier = tier
    self.perspective = perspective
    self.derivedFrom = derivedFrom
    self.fields = fields
  }

  /// The value of a CSL field, `nil` where the record has none.
  ///
  /// Cost: linear in the number of fields.
  public subscript(key: String) -> CSLValue? {
    fields.first { $0.key == key }?.value
  }

  /// The CSL type, for example `article-newspaper`; empty where the record has none.
  public var type: String { self["type"]?.text ?? "" }
  /// The full title; empty where the record has none.
  public var title: String { self["title"]?.text ?? "" }
  /// The name for the screen: `title-short`, else the title.
  public var shortName: String { self["title-short"]?.text ?? title }
  /// The authors as read aloud, for example "Clare Doyle".
  public var authors: [String] { self["author"]?.names.map(\.words) ?? [] }
  /// The journal, newspaper, encyclopedia or site that the source appeared in.
  public var containerTitle: String? { self["container-title"]?.text }
  /// When the source appeared.
  public var issued: EDTF? { self["issued"]?.date }
  /// The address of the source.
  public var url: String? { self["URL"]?.text }
}

/// A field of a CSL record.
public struct CSLField: Hashable, Sendable {
  /// The name of a CSL variable, for example `container-title`.
  public var key: String
  /// Its value.
  public var value: CSLValue

  /// Pairs a key with a value.
  public init(_ key: String, _ value: CSLValue) {
    self.key = key
    self.value = value
  }
}

/// The value of a CSL field.
public enum CSLValue: Hashable, Sendable {
  /// Plain words; numbers too are kept as written.
  case text(String)
  /// A list of people or bodies.
  case names([CSLName])
  /// A date.
  case date(EDTF)

  /// The words, `nil` for names and dates.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The names, empty for any other value.
  public var names: [CSLName] {
    if case .names(let names) = self { names } else { [] }
  }

  /// The date, `nil` for any other value.
  public var date: EDTF? {
    if case .date(let date) = self { date } else { nil }
  }
}

/// A name in a CSL record: a person's in two parts or one that is not to be taken apart.
public struct CSLName: Hashable, Sendable {
  /// The family name.
  public var family: String?
  /// The given names.
  public var given: String?
  /// A name that is not to be taken apart, as that of a body.
  public var literal: String?

  /// Makes a name from its parts.
  public init(family: String? = nil, given: String? = nil, literal: String? = nil) {
    self.family = family
    self.given = given
    self.literal = literal
  }

  /// The name as read aloud: the literal name, else given and family name.
  public var words: String {
    literal ?? [given, family].compactMap { $0 }.joined(separator: " ")
  }
}
