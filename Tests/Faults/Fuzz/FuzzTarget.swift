import Archive
import Catalogue
import Chronology
import Evidence
import Exchange
import Library
import Settings

/// What is fed with arbitrary bytes, and what must hold of the outcome whatever they are.
enum FuzzTarget: String, CaseIterable {
  case date, catalogue, text, query, config, place, rescue, json, bibtex, tables, keys

  /// Reads the bytes; ends the program where something does not hold.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .date: readDate(bytes)
    case .catalogue: FuzzTarget.folder.read(bytes)
    case .text: readText(bytes)
    case .query: readQuery(bytes)
    case .config: readConfiguration(bytes)
    case .place: FuzzTarget.state.readPlace(bytes)
    case .rescue: FuzzTarget.state.readMarks(bytes)
    case .json: _ = try? JSONValue.parse(String(decoding: bytes, as: UTF8.self), file: "fuzz.json")
    case .bibtex: _ = BibTeXReader.reading(of: String(decoding: bytes, as: UTF8.self), file: "fuzz.bib")
    case .tables: FuzzedImport.read(bytes)
    case .keys: FuzzedKeys.read(bytes)
    }
  }

  /// What is well formed, to begin with.
  var seeds: [[UInt8]] {
    switch self {
    case .date: []
    case .catalogue: FuzzedCatalogue.seeds
    case .text: []
    case .query:
      [
        "strike -miners", "\"laid down their picks\" OR theme:labour", "date:1988/1990 is:disagreement",
        "person:somebody in:texts", "перестройка", "\"open", "(* NEAR",
      ].map { Array($0.utf8) }
    case .config:
      [
        SettingsDump.text,
        "theme: dark\nreading-width: 70\ncolours:\n  quote: yellow bold on \"#102030\"\nkeys:\n  next-event: [Down, g g]\n",
      ].map { Array($0.utf8) }
    case .place: FuzzTarget.state.places
    case .rescue: FuzzTarget.state.notebooks
    case .json: [Array("[{\"a\": [1, -2.5e3, null, true, \"\\u00e9\\n\"]}]".utf8)]
    case .bibtex:
      [
        Array(
          "@book{one, title = {A {B}ook}, author = \"Doe, Jane and others\", year = 1989 # \"\", month = jul}\n".utf8)
      ]
    case .tables: FuzzedImport.seeds
    case .keys: FuzzedKeys.seeds
    }
  }

  private func readConfiguration(_ bytes: [UInt8]) {
    let reading = SettingsReading(bytes, file: "config.yaml")
    for problem in reading.problems {
      precondition(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty)
      expectHarmless(problem.description)
    }
    let settings = reading.settings
    precondition((20...400).contains(settings.preferences.readingColumns) && (1...2).contains(settings.ambiguousWidth))
    precondition(!settings.preferences.keymap.keys(of: .help).isEmpty, "no key is left for the help")
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
    let cleaned = harmless(String(decoding: bytes, as: UTF8.self))
    expectHarmless(cleaned)
    precondition(harmless(cleaned) == cleaned, "what is harmless is cleaned again")
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
  private static let state = FuzzedState(archive: archive)
}
