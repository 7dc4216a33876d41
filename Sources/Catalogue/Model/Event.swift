import Chronology
import Evidence

/// Something that happened, or a condition that lasted; it has one date and one theme.
public struct Event: Hashable, Sendable, Identifiable {
  /// Whether an event is an act or only lasted.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Something that happened: an instant or a span.
    case event
    /// Something that lasted without being an act: a shortage, an era, a trend. It is the backdrop of the events.
    case condition
  }

  /// How much an event weighs among the others of its catalogue.
  public enum Importance: String, Hashable, Sendable, CaseIterable {
    /// What a newcomer to the era must know; some forty in a catalogue.
    case landmark
    /// Neither of the others; it is not written.
    case main
    /// What serves the specialist.
    case minor
  }

  /// A stable slug: lower-case letters, digits and hyphens.
  public var id: String
  /// Slugs under which the event was published before; whatever names one of them means this event.
  public var formerIDs: [String]
  /// Whether it is an act or a condition.
  public var kind: Kind
  /// How much it weighs.
  public var importance: Importance
  /// What the record supports, whatever the single accounts say.
  public var date: EDTF
  /// A short noun phrase without a date in it.
  public var title: String
  /// What it is called in other languages.
  public var names: [LocalName]
  /// Other names in any script: spellings, abbreviations, nicknames; search takes them as synonyms.
  public var forms: [String]
  /// The number of the item about it in Wikidata, with the Q.
  public var wikidata: String?
  /// The id of a ``Theme``.
  public var theme: String
  /// Ids of ``Person`` records, in the order of the file.
  public var people: [String]
  /// Ids of ``Organisation`` records, in the order of the file.
  public var organisations: [String]
  /// Ids of ``Place`` records, in the order of the file.
  public var places: [String]
  /// What happened and why it mattered, in two to four sentences.
  public var summary: String
  /// What else a reader should know, for example the ground for the date.
  public var note: String?
  /// What is claimed to have come of it, in the order of the file; by a source, or by the catalogue itself.
  public var links: [Link]
  /// The id of the greater event that this one is a part of, whose span holds it.
  public var partOf: String?
  /// What the sources say, in the order of the file; other types name an account by its index here.
  public var accounts: [Account]
  /// The disputes that the author of the catalogue states, for what numbers and dates cannot say.
  public var disputes: [Dispute]
  /// True where the event lies wholly before or wholly after the span of its catalogue.
  public var isBackground: Bool
  /// The index of the ``CatalogueLayer`` that it stands in; what upper layers add to it has indices of its own.
  public var layer = 0

  /// Makes an event from its parts.
  /// - Parameter leadsTo: ids of events that it led to by the catalogue's own word; they stand before the other links.
  public init(
    id: String, formerIDs: [String] = [], kind: Kind = .event, importance: Importance = .main, date: EDTF,
    title: String, names: [LocalName] = [], forms: [String] = [], wikidata: String? = nil, theme: String,
    people: [String] = [], organisations: [String] = [], places: [String] = [], summary: String, note: String? = nil,
    leadsTo: [String] = [], links: [Link] = [], partOf: String? = nil, accounts: [Account] = [],
    disputes: [Dispute] = [], isBackground: Bool = false
  ) {
    self.id = id
    self.formerIDs = formerIDs
    self.kind = kind
    self.importance = importance
    self.date = date
    self.title = title
    self.names = names
    self.forms = forms
    self.wikidata = wikidata
    self.theme = theme
    self.people = people
    self.organisations = organisations
    self.places = places
    self.summary = summary
    self.note = note
    self.links = leadsTo.map { Link(to: $0) } + links
    self.partOf = partOf
    self.accounts = accounts
    self.disputes = disputes
    self.isBackground = isBackground
  }

  /// The ids of the events that it led to, each once, in the order of ``links``.
  ///
  /// What sources only deny is not among them.
  public var leadsTo: [String] {
    var seen: Set<String> = []
    return links.filter { $0.stance == .claims && seen.insert($0.event).inserted }.map(\.event)
  }
}

/// What one source says of an event in one passage.
public struct Account: Hashable, Sendable {
  /// What a source does where it does not simply report.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// It says that the event, or what others say of it, was not so.
    case denies
    /// It gives a number or a date that it has worked out.
    case estimates
    /// It speaks of what was still to come.
    case predicts
  }

  /// A slug by which disputes name the account; it is unique within the event.
  public var id: String?
  /// The id of a ``Source``.
  public var source: String
  /// The date that the source gives, errors included; without one the account says nothing about the date.
  public var date: EDTF?
  /// What the source claims, in our own words.
  public var says: String
  /// The fragment that pins the passage.
  public var quote: TextQuoteSelector
  /// The figures that the source gives, in the order of the file; the values of a series stand together under one name.
  public var figures: [NamedFigure]
  /// What the source does where it does not simply report.
  public var stance: Stance?
  /// What the author of the catalogue remarks on the account.
  public var note: String?
  /// The number of the paragraph in the reading text, counted from 1.
  public var locator: Int?
  /// The index of the ``CatalogueLayer`` that it stands in.
  public var layer = 0

  /// Makes an account from its parts.
  public init(
    id: String? = nil, source: String, date: EDTF? = nil, says: String, quote: TextQuoteSelector,
    figures: [NamedFigure] = [], stance: Stance? = nil, note: String? = nil, locator: Int? = nil
  ) {
    self.id = id
    self.source = source
    self.date = date
    self.says = says
    self.quote = quote
    self.figures = figures
    self.stance = stance
    self.note = note
    self.locator = locator
  }
}

/// A figure under the name that ties it to a ``FigureKind``.
public struct NamedFigure: Hashable, Sendable {
  /// The name of a ``FigureKind``.
  public var name: String
  /// The value.
  public var figure: Figure

  /// Pairs a name with a figure.
  public init(_ name: String, _ figure: Figure) {
    self.name = name
    self.figure = figure
  }
}

/// A dispute that the author of the catalogue states, for what numbers and dates cannot say.
public struct Dispute: Hashable, Sendable {
  /// A slug by which the dispute is named; it is unique within the event.
  public var id: String?
  /// What is disputed, in a few words; `date` or a figure's name joins it to what the program finds there.
  public var about: String
  /// Indices into the event's accounts, ascending.
  public var accounts: [Int]
  /// Why the sources differ and what is known.
  public var note: String
  /// The index, one of ``accounts``, of the account that the catalogue follows; nil where it takes no side.
  public var follows: Int?
  /// Why the catalogue follows that account, in a sentence.
  public var because: String?
  /// The index of the ``CatalogueLayer`` that it stands in.
  public var layer = 0

  /// Makes a dispute from its parts.
  public init(
    id: String? = nil, about: String, accounts: [Int], note: String, follows: Int? = nil, because: String? = nil
  ) {
    self.id = id
    self.about = about
    self.accounts = accounts
    self.note = note
    self.follows = follows
    self.because = because
  }
}
