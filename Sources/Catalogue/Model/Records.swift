/// A subject under which events are filed.
public struct Theme: Hashable, Sendable, Identifiable {
  /// A stable slug.
  public var id: String
  /// The name as shown.
  public var name: String
  /// The sign of the theme's events on the timeline; one character of one cell.
  public var glyph: String?
  /// One of ``colours``.
  public var colour: String?

  /// The colours a theme may ask for: the eight of a terminal, each also as `bright-…`.
  public static let colours: [String] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright-" + $0 }
  }()

  /// Makes a theme from its parts.
  public init(id: String, name: String, glyph: String? = nil, colour: String? = nil) {
    self.id = id
    self.name = name
    self.glyph = glyph
    self.colour = colour
  }
}

/// A person whom events name.
public struct Person: Hashable, Sendable, Identifiable {
  /// A stable slug.
  public var id: String
  /// The spelling used throughout the catalogue.
  public var name: String
  /// Other forms of the name, in any script; search takes them as synonyms.
  public var forms: [String]
  /// Those forms that the catalogue's own words avoid.
  public var avoid: [String]
  /// The name in other languages.
  public var names: [LocalName]
  /// The number of the item about it in Wikidata, with the Q.
  public var wikidata: String?
  /// Who it is, in a sentence or two.
  public var note: String?

  /// Makes a record from its parts.
  public init(
    id: String, name: String, forms: [String] = [], avoid: [String] = [], names: [LocalName] = [],
    wikidata: String? = nil, note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.forms = forms
    self.avoid = avoid
    self.names = names
    self.wikidata = wikidata
    self.note = note
  }
}

/// A body of people, an office or an institution that events name.
public struct Organisation: Hashable, Sendable, Identifiable {
  /// A stable slug.
  public var id: String
  /// The spelling used throughout the catalogue.
  public var name: String
  /// Other forms of the name, in any script; search takes them as synonyms.
  public var forms: [String]
  /// Those forms that the catalogue's own words avoid.
  public var avoid: [String]
  /// The name in other languages.
  public var names: [LocalName]
  /// The number of the item about it in Wikidata, with the Q.
  public var wikidata: String?
  /// What it is, in a sentence or two.
  public var note: String?

  /// Makes a record from its parts.
  public init(
    id: String, name: String, forms: [String] = [], avoid: [String] = [], names: [LocalName] = [],
    wikidata: String? = nil, note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.forms = forms
    self.avoid = avoid
    self.names = names
    self.wikidata = wikidata
    self.note = note
  }
}

/// A place that events name.
public struct Place: Hashable, Sendable, Identifiable {
  /// A stable slug.
  public var id: String
  /// The spelling used throughout the catalogue.
  public var name: String
  /// Other forms of the name, in any script; search takes them as synonyms.
  public var forms: [String]
  /// Those forms that the catalogue's own words avoid.
  public var avoid: [String]
  /// The name in other languages.
  public var names: [LocalName]
  /// The number of the item about it in Wikidata, with the Q.
  public var wikidata: String?
  /// The union republic or the country that the place lay in.
  public var republic: String?
  /// Where it lies; of a region, a point in its middle.
  public var coordinates: Coordinates?
  /// What it is, in a sentence or two.
  public var note: String?

  /// Makes a record from its parts.
  public init(
    id: String, name: String, forms: [String] = [], avoid: [String] = [], names: [LocalName] = [],
    wikidata: String? = nil, republic: String? = nil, coordinates: Coordinates? = nil, note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.forms = forms
    self.avoid = avoid
    self.names = names
    self.wikidata = wikidata
    self.republic = republic
    self.coordinates = coordinates
    self.note = note
  }
}
