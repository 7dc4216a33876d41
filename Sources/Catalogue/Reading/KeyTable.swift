/// The keys that a record may have: the one list that reading, messages and the schemas go by.
struct KeyTable: Sendable {
  /// What a record of this table is called in messages, with its article.
  let noun: String
  /// Keys that must be there, in their usual order.
  let required: [String]
  /// Keys that may be there, in their usual order.
  let optional: [String]
  /// Keys of JSON Lines that follow from others and are passed over when read.
  let derived: [String]

  init(_ noun: String, required: [String], optional: [String] = [], derived: [String] = []) {
    self.noun = noun
    self.required = required
    self.optional = optional
    self.derived = derived
  }

  /// All keys that an author may write.
  var keys: [String] { required + optional }

  static let catalogue = KeyTable(
    "the catalogue", required: ["format", "title", "span"], optional: ["licence", "republics", "avoid"])
  static let event = KeyTable(
    "an event", required: ["id", "date", "title", "theme", "summary", "accounts"],
    optional: [
      "people", "organisations", "places", "note", "leads_to", "part_of", "disputes", "kind", "importance", "names",
      "forms", "was", "wikidata",
    ])
  static let addition = KeyTable(
    "an addition to an event", required: ["extends"], optional: ["accounts", "leads_to", "disputes"])
  static let accountName = KeyTable("the name of an account", required: ["source", "quote"])
  static let account = KeyTable(
    "an account", required: ["source", "says", "quote"],
    optional: ["date", "figures", "note", "locator", "id", "stance"])
  static let link = KeyTable(
    "a link", required: ["event"], optional: ["source", "says", "quote", "locator", "note", "stance"])
  static let quote = KeyTable("a quote", required: ["exact"], optional: ["prefix", "suffix"])
  static let figure = KeyTable(
    "a figure", required: [],
    optional: ["value", "low", "high", "about", "at_least", "at_most", "as_of"])
  static let dispute = KeyTable(
    "a dispute", required: ["about", "accounts", "note"], optional: ["id", "follows", "because"])
  static let statedDisagreement = KeyTable(
    "a disagreement", required: ["about", "accounts"], optional: ["note", "id", "follows", "because"],
    derived: ["kind"])
  static let theme = KeyTable("a theme", required: ["id", "name"], optional: ["glyph", "colour"])
  static let person = KeyTable(
    "a person", required: ["id", "name"], optional: ["forms", "avoid", "note", "names", "wikidata"])
  static let organisation = KeyTable(
    "an organisation", required: ["id", "name"], optional: ["forms", "avoid", "note", "names", "wikidata"])
  static let place = KeyTable(
    "a place", required: ["id", "name"],
    optional: ["forms", "avoid", "republic", "note", "names", "wikidata", "coordinates"])
  static let figureKind = KeyTable("a kind of figure", required: ["id", "unit", "words"])
  static let edition = KeyTable(
    "an edition sheet", required: ["source", "digest"],
    optional: [
      "paragraphs", "starts", "continues", "glued", "hyphenated", "headings", "quotations", "notes",
      "furniture", "notes-within", "furniture-within", "taken-out", "note-numbers",
    ])
  static let source = KeyTable(
    "a source", required: ["id", "type", "title", "tier"],
    optional: ["perspective", "derived_from"] + cslTexts + cslNames + cslDates)
  static let name = KeyTable("a name", required: [], optional: ["family", "given", "literal"])

  /// The table for a line of JSON, which also holds what follows from the rest.
  var forJSONLines: KeyTable {
    switch noun {
    case Self.event.noun: Self.eventOfJSONLines
    case Self.account.noun: Self.accountOfJSONLines
    case Self.link.noun: Self.linkOfJSONLines
    default: self
    }
  }

  private static let eventOfJSONLines = KeyTable(
    event.noun, required: event.required, optional: event.optional + ["disagreements", "links"],
    derived: ["earliest", "latest", "words", "background", "match", "layer", "witnesses", "independent"])
  private static let accountOfJSONLines = KeyTable(
    account.noun, required: account.required, optional: account.optional, derived: ["anchor", "layer"])
  private static let linkOfJSONLines = KeyTable(
    link.noun, required: link.required, optional: link.optional, derived: ["anchor", "layer"])
}

extension KeyTable {
  /// The types of the CSL 1.0.2 data schema.
  static let cslTypes = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
  ]

  /// The text and number variables of the CSL 1.0.2 data schema that are not required here.
  static let cslTexts = [
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "call-number", "chapter-number", "citation-key", "citation-label", "citation-number",
    "collection-number", "collection-title", "container-title", "container-title-short", "dimensions",
    "division", "DOI", "edition", "event", "event-place", "event-title", "genre", "ISBN", "ISSN", "issue",
    "jurisdiction", "keyword", "language", "locator", "medium", "note", "number", "number-of-pages",
    "number-of-volumes", "original-publisher", "original-publisher-place", "original-title", "page",
    "page-first", "part", "part-title", "PMCID", "PMID", "printing", "publisher", "publisher-place",
    "references", "reviewed-genre", "reviewed-title", "scale", "section", "source", "status",
    "supplement", "title-short", "URL", "version", "volume", "volume-title", "volume-title-short",
    "year-suffix",
  ]

  /// The name variables of the CSL 1.0.2 data schema.
  static let cslNames = [
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator", "director", "editor", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
  ]

  /// The date variables of the CSL 1.0.2 data schema.
  static let cslDates = [
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
  ]
}
