import Chronology
import Evidence

/// Everything that a catalogue's folder says.
public struct CatalogueContents: Hashable, Sendable {
  /// The name of the catalogue.
  public var title: String
  /// The era that it is about; what lies wholly outside is background.
  public var span: EDTF
  /// The licence of the data, as an SPDX expression or in words.
  public var licence: String?
  /// The republics of the country that it is about, as places name them; the others are countries abroad.
  public var republics: [String]
  /// The catalogues that these contents were read from, the lowest first.
  public var layers: [CatalogueLayer] = []
  /// The number of the format that its files are written in.
  public var format = CatalogueReader.format
  /// Phrases that the catalogue's own prose avoids; `check --style` looks for them.
  public var phrasesToAvoid: [String] = []
  /// The events in the order of the timeline, see ``inTimelineOrder(_:)``.
  public var events: [Event]
  /// The present id of events by their former ones; links that named a former one name the present one here.
  public var formerIDs: [String: String] = [:]
  /// The bibliography in the order of the file.
  public var sources: [Source]
  /// The themes in the order of the file.
  public var themes: [Theme]
  /// The people in the order of the file.
  public var people: [Person]
  /// The organisations in the order of the file.
  public var organisations: [Organisation]
  /// The places in the order of the file.
  public var places: [Place]
  /// The kinds of figures in the order of the file.
  public var figureKinds: [FigureKind]
  /// The edition sheets in the order of their files' names.
  public var editionSheets: [EditionSheet]
  /// The files that were read, ordered by path.
  public var files: [CatalogueFile]

  /// Makes contents from their parts; the events are taken in the order given.
  public init(
    title: String, span: EDTF, licence: String? = nil, republics: [String] = [], events: [Event] = [],
    sources: [Source] = [], themes: [Theme] = [], people: [Person] = [], organisations: [Organisation] = [],
    places: [Place] = [], figureKinds: [FigureKind] = [], editionSheets: [EditionSheet] = [],
    files: [CatalogueFile] = []
  ) {
    self.title = title
    self.span = span
    self.licence = licence
    self.republics = republics
    self.events = events
    self.sources = sources
    self.themes = themes
    self.people = people
    self.organisations = organisations
    self.places = places
    self.figureKinds = figureKinds
    self.editionSheets = editionSheets
    self.files = files
  }

  /// Sorts events by earliest day, time of day, latest day, and the order given; days without a time come first.
  ///
  /// An event whose start is unknown or open stands where its end does. Cost: O(n log n).
  public static func inTimelineOrder(_ events: [Event]) -> [Event] {
    events.enumerated().sorted { left, right in
      let (first, second) = (left.element.date, right.element.date)
      return (first.orderStart, first.orderTime, first.orderEnd, left.offset) < (
        second.orderStart, second.orderTime, second.orderEnd, right.offset
      )
    }.map(\.element)
  }
}

/// A file of the catalogue as it was when read.
public struct CatalogueFile: Hashable, Sendable {
  /// The path relative to the catalogue's folder, with `/` between its parts.
  public var path: String
  /// The size in bytes.
  public var size: Int
  /// A digest of the bytes, in hexadecimal.
  public var digest: String

  /// Makes a record of a file.
  public init(path: String, size: Int, digest: String) {
    self.path = path
    self.size = size
    self.digest = digest
  }
}
