import Archive
import Catalogue
import Chronology
import Evidence
import Glibc
import Library

/// What is fed with arbitrary bytes, and what must hold of the outcome whatever they are.
enum FuzzTarget: String, CaseIterable {
  case date, catalogue, text, query, json, bibtex

  /// Reads the bytes; ends the program where something does not hold.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .date: readDate(bytes)
    case .catalogue: FuzzTarget.folder.read(bytes)
    case .text: readText(bytes)
    case .query: readQuery(bytes)
    case .json: _ = try? JSONValue.parse(String(decoding: bytes, as: UTF8.self), file: "fuzz.json")
    case .bibtex: _ = try? BibTeXReader.records(String(decoding: bytes, as: UTF8.self), file: "fuzz.bib")
    }
  }

  private func readDate(_ bytes: [UInt8]) {
    guard let date = bytes.withUnsafeBufferPointer({ EDTF(utf8: $0) }) else {
      let report = DateReport(String(decoding: bytes, as: UTF8.self))
      if case .failure(let error) = report.result, let remedy = error.remedyEDTF {
        precondition((try? EDTF(remedy)) != nil, "the remedy is no date: \(remedy)")
      }
      return
    }
    precondition((try? EDTF(date.canonical)) == date, "the canonical form is another date: \(date.canonical)")
    precondition(!date.words.isEmpty && date.orderStart <= date.orderEnd)
  }

  private func readText(_ bytes: [UInt8]) {
    guard let raw = try? RawText.decode(bytes) else { return }
    let reading = ReadingText(raw)
    var last = 0
    for paragraph in reading.paragraphs {
      precondition(paragraph.start >= last && paragraph.end >= paragraph.start, "paragraphs go back")
      last = paragraph.start
      var offset = paragraph.start
      for (index, scalar) in paragraph.text.unicodeScalars.enumerated() {
        precondition(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "a control character is left")
        let raw = paragraph.rawOffset(ofScalar: index)
        precondition(raw >= offset && raw <= paragraph.end, "the map to the file goes back")
        offset = raw
      }
    }
    guard let longest = reading.paragraphs.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else { return }
    let quote = TextQuoteSelector(exact: String(longest.text.unicodeScalars.prefix(60)))
    let anchor = AnchorResolver(raw, reading: reading).resolve(quote)
    if let start = anchor.start, let end = anchor.end { precondition(start < end && start >= 0) }
  }

  private func readQuery(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let query = SearchQuery(text)
    _ = FuzzTarget.archive?.search(query)
    for range in WordMatcher(query).ranges(in: Array("The strikes of July 1989 — a co-operative’s".unicodeScalars)) {
      precondition(!range.isEmpty && range.upperBound <= 43)
    }
  }

  private static let folder = FuzzedCatalogue()
  private static let archive: EraArchive? = folder.archive
}

/// A catalogue in a folder of its own, one file of which is replaced by what is to be read.
struct FuzzedCatalogue: Sendable {
  private let path = "/dev/shm/perestroika-fuzz-\(getpid())"
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
    "figures.yaml": "strikers:\n  unit: people\n  words: strikers\n",
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
    for folder in [path, path + "/events", path + "/editions"] { mkdir(folder, 0o700) }
    for (name, text) in Self.whole { write(Array(text.utf8), to: name) }
  }

  private func write(_ bytes: [UInt8], to name: String) {
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  /// The archive of the catalogue as it is whole.
  var archive: EraArchive? {
    try? ArchiveStore(catalogue: path, libraries: [], folder: path + "/cache").open().archive
  }

  /// Reads the catalogue with one of its files replaced; the first byte says which.
  func read(_ bytes: [UInt8]) {
    let name = Self.files[Int(bytes.first ?? 0) % Self.files.count]
    write(Array(bytes.dropFirst()), to: name)
    let reading = CatalogueReader(folder: path).read()
    for problem in reading.problems {
      precondition(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty)
      precondition(problem.description.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }
    if let contents = reading.contents { _ = ContentChecks.problems(in: contents, origins: reading.origins) }
    if let old = Self.whole[name] { write(Array(old.utf8), to: name) } else { unlink(path + "/" + name) }
  }
}
