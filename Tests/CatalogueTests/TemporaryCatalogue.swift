import Foundation

@testable import Catalogue

/// A catalogue in a temporary folder, which is deleted with it.
final class TemporaryCatalogue {
  let path: String

  /// A small catalogue that is right, with some files replaced or added, and some left out.
  init(_ changes: [String: String] = [:], without missing: [String] = []) throws {
    path = NSTemporaryDirectory() + "catalogue-" + UUID().uuidString
    for (name, text) in Self.sound.merging(changes, uniquingKeysWith: { $1 }) where !missing.contains(name) {
      try write(text, to: name)
    }
  }

  /// A catalogue of format 2 with these events alone, some other files replaced or added.
  convenience init(events: String, _ changes: [String: String] = [:]) throws {
    let own = ["events/1988.yaml": events, "catalogue.yaml": Self.header]
    try self.init(own.merging(changes) { $1 }, without: ["events/before.yaml"])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  func read() -> CatalogueReading {
    CatalogueReader(folder: path).read()
  }

  /// The problems as lines.
  var problems: [String] { read().problems.map(\.description) }

  /// What a catalogue of format 2 begins with.
  static let header = "format: 2\ntitle: A small era\nspan: 1985/1991\n"

  /// The smallest event that is right.
  static let event = """
    - id: one
      date: 1988
      title: One
      theme: economy
      summary: One.
      accounts: [{source: morning-paper, says: One., quote: one or another thing}]

    """

  static let sound: [String: String] = [
    "catalogue.yaml": """
    # yaml-language-server: $schema=schema/catalogue.schema.json
    format: 1
    title: A small era
    span: 1985/1991
    licence: CC-BY-4.0

    """,
    "sources.yaml": """
    - id: morning-paper
      type: article-newspaper
      title: What happened
      title-short: Morning Paper
      author:
        - {family: Doe, given: Jane}
        - literal: The Editors
      container-title: The Morning Paper
      issued: 1988-06
      URL: https://example.org/what
      tier: secondary
      perspective: a newspaper
    - id: evening-paper
      type: article-newspaper
      title: What happened after
      tier: primary

    """,
    "themes.yaml": """
    - {id: economy, name: Economy, glyph: ●, colour: green}
    - {id: politics, name: Politics}

    """,
    "people.yaml": """
    - id: gorbachev
      name: Mikhail Gorbachev
      forms: [Gorbachev, Gorbachov, Горбачёв]
      avoid: [Gorbachov]
      note: General Secretary from 1985.

    """,
    "organisations.yaml": """
    - id: supreme-soviet
      name: Supreme Soviet

    """,
    "places.yaml": """
    - id: moscow
      name: Moscow
      forms: [Москва]
      republic: Russia

    """,
    "figures.yaml": """
    - id: strikers
      unit: people
      words: on strike

    """,
    "events/1988.yaml": """
    # yaml-language-server: $schema=../schema/events.schema.json
    - id: law-on-cooperatives
      date: 1988-05-26
      title: Law on Cooperatives
      theme: economy
      people: [gorbachev]
      places: [moscow]
      organisations: [supreme-soviet]
      summary: >
        Private firms in services
        become lawful.
      leads_to: [strike]
      accounts:
        - source: morning-paper
          date: 1988-05
          says: The law came in May.
          quote: enacted in the month of May
          locator: 21
        - source: evening-paper
          date: 1985
          says: The law came in 1985.
          quote: {exact: legal since the year, prefix: which were, suffix: as all know}
          note: A slip.

    - id: strike
      date: 1989-07-10/1989-07-21
      title: Strike of the miners
      theme: politics
      summary: Miners stop work.
      part_of: unrest
      accounts:
        - source: morning-paper
          says: Many struck.
          quote: many of the miners struck
          figures:
            strikers: 177000
        - source: evening-paper
          says: Fewer struck.
          quote: some of the miners struck
          figures:
            strikers: {low: 90000, high: 100000, about: true}
      disputes:
        - about: who began it
          accounts: [0, 1]
          note: Each names another mine.

    - id: unrest
      date: 1989
      title: Unrest
      theme: politics
      summary: Many things happen.
      accounts:
        - source: morning-paper
          says: It was restless.
          quote: a year of much unrest

    """,
    "events/before.yaml": """
    - id: nep
      date: 1921-03
      title: New Economic Policy
      theme: economy
      summary: Trade is let loose.
      accounts:
        - source: morning-paper
          says: It began in spring.
          quote: began in spring with trade

    """,
  ]
}
