import Catalogue

/// What the ids in events stand for, ready to be looked up.
struct CatalogueNames: Sendable {
  private let sources: [String: Int]
  private let sourceNames: [String]
  private let primarySources: Set<Int>
  private let themes: [String: (number: Int, name: String)]
  private let people: [String: [String]]
  private let organisations: [String: [String]]
  private let places: [String: [String]]
  private let figures: [String: FigureKind]
  /// What the sources come from.
  let roots: SourceRoots
  /// The names of the layers, the lowest first.
  let layers: [String]

  init(_ contents: CatalogueContents) {
    func table<Value>(_ entries: [(String, Value)]) -> [String: Value] {
      Dictionary(entries) { first, _ in first }
    }
    sources = table(contents.sources.enumerated().map { ($1.id, $0) })
    sourceNames = contents.sources.map(\.shortName)
    primarySources = Set(contents.sources.indices.filter { contents.sources[$0].tier == .primary })
    themes = table(contents.themes.enumerated().map { ($1.id, (number: $0, name: $1.name)) })
    people = table(contents.people.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
    organisations = table(contents.organisations.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
    places = table(contents.places.map { ($0.id, [$0.name] + $0.forms + $0.names.map(\.name)) })
    roots = SourceRoots(contents.sources)
    layers = contents.layers.map(\.name)
    figures = table(contents.figureKinds.map { ($0.name, $0) })
  }

  /// The number of a source in the bibliography.
  func sourceNumber(_ id: String) -> Int { sources[id] ?? 0 }

  /// The short name of a source.
  func sourceName(_ id: String) -> String? { sources[id].map { sourceNames[$0] } }

  /// Whether the source of a number is a primary one.
  func isPrimary(_ source: Int) -> Bool { primarySources.contains(source) }

  /// The number of a theme.
  func themeNumber(_ id: String) -> Int { themes[id]?.number ?? 0 }

  /// What stands for a figure's name before its number.
  func figureWords(_ name: String) -> String { figures[name]?.words ?? name.replacing("-", with: " ") }

  /// The unit of a figure.
  func unit(_ name: String) -> String? { figures[name]?.unit }

  /// Every name under which an event, its people, organisations, places and its theme are known, but for its title.
  func names(in event: Event) -> [String] {
    event.names.map(\.name) + event.forms + event.people.flatMap { people[$0] ?? [$0] }
      + event.organisations.flatMap { organisations[$0] ?? [$0] }
      + event.places.flatMap { places[$0] ?? [$0] } + [themes[event.theme]?.name].compactMap { $0 }
  }
}
