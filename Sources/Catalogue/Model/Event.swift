import Chronology
import Evidence

/// Something that happened: an instant, a span, or a state that lasted; it has one date and one theme.
public struct Event: Hashable, Sendable, Identifiable {
  /// A stable slug: lower-case letters, digits and hyphens.
  public var id: String
  /// What the record supports, whatever the single accounts say.
  public var date: EDTF
  /// A short noun phrase without a date in it.
  public var title: String
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
  /// Ids of the events that this one led to.
  public var leadsTo: [String]
  /// The id of the event that this one is a part of.
  public var partOf: String?
  /// What the sources say, in the order of the file; other types name an account by its index here.
  public var accounts: [Account]
  /// The disputes that the author of the catalogue states, for what numbers and dates cannot say.
  public var disputes: [Dispute]
  /// True where the event lies wholly before or wholly after the span of its catalogue.
  public var isBackground: Bool

  /// Makes an event from its parts.
  public init(
    id: String, date: EDTF, title: String, theme: String, people: [String] = [],
    organisations: [String] = [], places: [String] = [], summary: String, note: String? = nil,
    leadsTo: [String] = [], partOf: String? = nil, accounts: [Account] = [], disputes: [Dispute] = [],
    isBackground: Bool = false
  ) {
    self.id = id
    self.date = date
    self.title = title
    self.theme = theme
    self.people = people
    self.organisations = organisations
    self.places = places
    self.summary = summary
    self.note = note
    self.leadsTo = leadsTo
    self.partOf = partOf
    self.accounts = accounts
    self.disputes = disputes
    self.isBackground = isBackground
  }
}

/// What one source says of an event in one passage.
public struct Account: Hashable, Sendable {
  /// The id of a ``Source``.
  public var source: String
  /// The date that the source gives, errors included; without one the account says nothing about the date.
  public var date: EDTF?
  /// What the source claims, in our own words.
  public var says: String
  /// The fragment that pins the passage.
  public var quote: TextQuoteSelector
  /// The figures that the source gives, in the order of the file.
  public var figures: [NamedFigure]
  /// What the author of the catalogue remarks on the account.
  public var note: String?
  /// The number of the paragraph in the reading text, counted from 1.
  public var locator: Int?

  /// Makes an account from its parts.
  public init(
    source: String, date: EDTF? = nil, says: String, quote: TextQuoteSelector,
    figures: [NamedFigure] = [], note: String? = nil, locator: Int? = nil
  ) {
    self.source = source
    self.date = date
    self.says = says
    self.quote = quote
    self.figures = figures
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
  /// What is disputed, in a few words; `date` or a figure's name joins it to what the program finds there.
  public var about: String
  /// Indices into the event's accounts, ascending.
  public var accounts: [Int]
  /// Why the sources differ and what is known.
  public var note: String

  /// Makes a dispute from its parts.
  public init(about: String, accounts: [Int], note: String) {
    self.about = about
    self.accounts = accounts
    self.note = note
  }
}
