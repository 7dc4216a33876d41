import Archive
import Catalogue
import Glibc

/// A catalogue in a folder of its own, one file of which is replaced by what is to be read.
struct FuzzedCatalogue: Sendable {
  private let path = FuzzFolder.path + "/catalogue"
  /// The files that are replaced in turn.
  private static let files = [
    "events/1989.yaml", "events/1989.jsonl", "sources.yaml", "catalogue.yaml", "people.yaml", "figures.yaml",
    "editions/one.yaml",
  ]
  private static let whole: [String: String] = [
    "catalogue.yaml": "format: 1\ntitle: Fuzz\nspan: 1985/1991\n",
    "themes.yaml": "- id: labour\n  name: Labour\n",
    "sources.yaml": "- id: one\n  type: book\n  title: One\n  tier: primary\n",
    "people.yaml": "- id: somebody\n  name: Somebody\n",
    "figures.yaml": "- id: strikers\n  unit: people\n  words: strikers\n",
    "events/1988.yaml": """
    - id: strike
      date: 1988-07-11
      title: Strike of the miners
      theme: labour
      summary: A strike in two co-operatives.
      accounts:
        - source: one
          says: Puts down the picks.
          quote: laid down their picks

    """,
  ]

  init() {
    for folder in [path, path + "/events", path + "/editions"] { FuzzFolder.make(folder) }
    for (name, text) in Self.whole { write(Array(text.utf8), to: name) }
  }

  private func write(_ bytes: [UInt8], to name: String) { FuzzFolder.write(bytes, to: path + "/" + name) }

  /// The archive of the catalogue as it is whole.
  var archive: EraArchive? {
    try? ArchiveStore(catalogue: path, libraries: [], folder: path + "/cache").open().archive
  }

  /// What the files hold while they are whole, each with the byte that says which it is.
  static var seeds: [[UInt8]] {
    files.enumerated().compactMap { number, name in
      whole[name == "events/1989.yaml" ? "events/1988.yaml" : name].map { [UInt8(number)] + Array($0.utf8) }
    }
  }

  /// Reads the catalogue with one of its files replaced; the first byte says which.
  func read(_ bytes: [UInt8]) {
    let name = Self.files[Int(bytes.first ?? 0) % Self.files.count]
    write(Array(bytes.dropFirst()), to: name)
    let reading = CatalogueReader(folder: path).read()
    for problem in reading.problems {
      precondition(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty)
      expectHarmless(problem.description)
    }
    if let contents = reading.contents { _ = ContentChecks.problems(in: contents, origins: reading.origins) }
    if let old = Self.whole[name] { write(Array(old.utf8), to: name) } else { unlink(path + "/" + name) }
  }
}
