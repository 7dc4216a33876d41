import Catalogue
import Chronology

/// An event as it goes into another format, with the names that its ids stand for.
public struct ExportedEvent: Sendable {
  /// The event with its anchors.
  public var document: EventDocument
  /// The event as a JSON object that perestroika(1) describes.
  public var json: JSONValue
  /// The name of its theme.
  public var theme: String
  /// The names of its people.
  public var people: [String]
  /// The names of its organisations.
  public var organisations: [String]
  /// The names of its places.
  public var places: [String]
  /// The reader's own line on it, empty where there is none; nil where it is not marked, or marks were not asked for.
  public var mark: String?

  /// Reads an event from its JSON object.
  /// - Throws: ``DocumentError`` where it is not one.
  public init(
    json: JSONValue, theme: String, people: [String] = [], organisations: [String] = [], places: [String] = [],
    mark: String? = nil
  ) throws(DocumentError) {
    self.json = json
    document = try EventDocument(json: json)
    self.theme = theme
    self.people = people
    self.organisations = organisations
    self.places = places
    self.mark = mark
  }

  /// The event.
  public var event: Event { document.event }
  /// The mark in words; nil where there is none.
  var markWords: String? { mark.map { $0.isEmpty ? "marked" : $0 } }
  /// Its date.
  public var date: EDTF { event.date }
  /// Theme, people, organisations and places, and that it is a condition, a landmark or minor, as tags.
  public var tags: [String] { [theme] + people + organisations + places + weight }
  /// That it is a condition, a landmark or minor; none of a plain event.
  var weight: [String] {
    (event.kind == .condition ? ["condition"] : []) + (event.importance == .main ? [] : [event.importance.rawValue])
  }
  /// Its names in other languages and its other forms, in words; nil where it has none.
  var otherNames: String? {
    let names = event.names.map(\.name) + event.forms
    return names.isEmpty ? nil : "Also " + names.joined(separator: ", ")
  }

  /// The year under which the event stands: that of its start, else of its end.
  public var year: String { ExportedEvent.year(of: date) }

  /// The year under which an event of this date stands in the order of time.
  public static func year(of date: EDTF) -> String {
    (date.earliest.day ?? date.latest.day).map { String($0.year) } ?? "Undated"
  }
}

extension Account {
  /// What the source does where it does not simply report, in words: `, denies`.
  var stanceWords: String { stance.map { ", " + $0.rawValue } ?? "" }
}

extension Link {
  /// Where it leads, and what the source says of that: `led to law-on-cooperatives`.
  var words: String { (stance == .denies ? "did not lead to " : "led to ") + event }
}

extension NamedFigure {
  /// The name as words; the catalogue's own words for it are not at hand here.
  var words: String { name.replacing("-", with: " ") }
}

/// What an export is of.
public struct ExportHead: Sendable {
  /// The name of the catalogue.
  public var title: String
  /// What the events were chosen by, in words; nil for the whole catalogue.
  public var choice: String?
  /// The years that have events, in order of time, with how many.
  public var years: [(year: String, count: Int)]
  /// How many events there are.
  public var count: Int
  /// Whether the reader's marks were asked for.
  public var hasMarks: Bool
  /// Finds a source by its id.
  public var source: @Sendable (String) -> Source?

  /// Makes a head from its parts.
  public init(
    title: String, choice: String? = nil, years: [(year: String, count: Int)] = [], count: Int = 0,
    hasMarks: Bool = false, source: @escaping @Sendable (String) -> Source?
  ) {
    self.title = title
    self.choice = choice
    self.years = years
    self.count = count
    self.hasMarks = hasMarks
    self.source = source
  }

  /// The citation of a source in Chicago style; its id where there is no such source.
  func citation(_ id: String) -> String { source(id).map { Citation($0).text } ?? id }

  /// The short name of a source; its id where there is no such source.
  func name(_ id: String) -> String { source(id)?.shortName ?? id }

  /// The address of the first source of an event that has one.
  func address(of event: Event) -> (url: String, source: String)? {
    for account in event.accounts {
      if let url = source(account.source)?.url { return (url, account.source) }
    }
    return nil
  }
}

/// Puts events and sources into one format, piece by piece; pure, so that the same input gives the same bytes.
///
/// Call ``opening()``, then ``text(of:)-event`` for every event, then for every source, then ``closing()``, and write what
/// they return one after the other.
public protocol ExportWriter {
  /// Makes a writer.
  init(_ head: ExportHead)
  /// What stands before everything.
  mutating func opening() -> String
  /// An event.
  mutating func text(of event: ExportedEvent) -> String
  /// A source; those that the events cite, or all.
  mutating func text(of source: Source) -> String
  /// What stands after everything.
  mutating func closing() -> String
  /// The events that the format has no place for.
  var omitted: [OmittedEvent] { get }
}

/// An event that a format has no place for.
public struct OmittedEvent: Hashable, Sendable {
  /// The event's id.
  public var id: String
  /// Why, in a few words.
  public var reason: String
}

extension ExportWriter {
  /// Nothing.
  public mutating func opening() -> String { "" }
  /// Nothing.
  public mutating func text(of event: ExportedEvent) -> String { "" }
  /// Nothing.
  public mutating func text(of source: Source) -> String { "" }
  /// Nothing.
  public mutating func closing() -> String { "" }
  /// None.
  public var omitted: [OmittedEvent] { [] }
}
