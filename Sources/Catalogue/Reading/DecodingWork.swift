import Chronology
import Evidence

/// One piece of a file, parsed and decoded by itself.
struct DecodingWork: Sendable {
  let source: SourceText
  private let collection: Origins.Collection?
  private let part: Part

  private enum Part: Sendable {
    /// Some lines of YAML: an item of a list, or a whole file.
    case chunk(YAMLChunk)
    /// One line of JSON, by its index among the lines.
    case line(Int)
    /// A file without any content.
    case nothing
  }

  /// The pieces of a file.
  static func works(for source: SourceText) -> [DecodingWork] {
    let parts = YAMLChunk.split(source).map { Part.chunk($0) }
    let collection = Origins.Collection(file: source.name)
    return (parts.isEmpty ? [.nothing] : parts).map {
      DecodingWork(source: source, collection: collection, part: $0)
    }
  }

  /// The lines of a piece of a file of JSON Lines that are not blank.
  static func lines(of source: SourceText) -> [DecodingWork] {
    source.lines.indices.filter { !trimmed(source.lines[$0]).isEmpty }.map {
      DecodingWork(source: source, collection: .events, part: .line($0))
    }
  }

  func run() -> DecodedPiece {
    var piece = DecodedPiece(problems: [])
    switch part {
    case .nothing: piece.problems = [Self.emptiness(of: source.file, collection)]
    case .line(let index):
      do throws(JSONReader.Failure) {
        let item = try JSONReader.item(
          of: source.lines[index], line: source.firstLine + index, isOneLine: true)
        decode(item, into: &piece)
      } catch {
        piece.problems = [
          Problem(
            file: source.file, line: error.line, column: error.column,
            message: error.message)
        ]
        piece.id = Self.firstIdentifier(in: source.lines[index...index])
      }
    case .chunk(let chunk):
      let parsed = YAMLParsing.parse(chunk, of: source)
      piece.problems = parsed.problems
      guard let item = parsed.item else {
        piece.id = Self.firstIdentifier(in: chunk.lines[...])
        break
      }
      guard collection != nil else {
        decode(item, into: &piece)
        break
      }
      guard case .list(let items, _) = item.content else {
        piece.problems.append(problem("found \(item.kind), expected a list of \(words)", at: item.position))
        break
      }
      for item in items { decode(item, into: &piece) }
    }
    return piece
  }

  /// The problem that a file has nothing in it.
  static func emptiness(of file: String, _ collection: Origins.Collection?) -> Problem {
    let expected = collection.map { "a list of \($0.words), or [] for an empty one" }
    return Problem(
      file: file, line: 1, column: 1, message: "the file is empty; expected \(expected ?? "keys and values")")
  }

  private var words: String { collection?.words ?? "" }

  private func problem(_ message: String, at position: Position) -> Problem {
    Problem(file: source.file, line: position.line, column: position.column, message: message)
  }

  private func decode(_ item: Item, into piece: inout DecodedPiece) {
    let report = Report(source)
    defer { piece.problems += report.problems }
    guard let collection else {
      if source.name == "catalogue.yaml" {
        piece.values.append(.header(Header(item, in: report)))
      } else if let record = Record(item, as: .edition, in: report), let sheet = EditionSheet(record),
        let source = record["source"], let digest = record["digest"]
      {
        piece.values.append(.edition(sheet, source: source.position, digest: digest.position))
      }
      return
    }
    if collection == .events, item["extends"] != nil, !source.isJSONLines {
      let addition = Record(item, as: .addition, in: report).flatMap { EventAddition($0) }
      if let addition { piece.values.append(.addition(addition)) }
      piece.records.append((nil, item, addition != nil))
      return
    }
    let table = source.isJSONLines ? collection.table.forJSONLines : collection.table
    guard let record = Record(item, as: table, in: report) else { return }
    if case .scalar(let id, _) = item["id"]?.content { piece.id = id }
    let value = collection.decode(record)
    if let value { piece.values.append(value) }
    piece.records.append((piece.id, item, value != nil))
  }

  /// What follows the first `id:`, so that a record that cannot be parsed is not also missed elsewhere.
  private static func firstIdentifier(in lines: ArraySlice<String>) -> String? {
    for line in lines {
      var rest = line.drop { " -{".contains($0) }
      if rest.first == "\"" { rest = rest.dropFirst() }
      guard rest.hasPrefix("id") else { continue }
      let value = rest.dropFirst(2).drop { "\": ".contains($0) }.prefix {
        $0.isLetter || $0.isNumber || $0 == "-"
      }
      if isSlug(String(value)) { return String(value) }
    }
    return nil
  }
}

/// What a piece of a file came to.
struct DecodedPiece: Sendable {
  var values: [DecodedValue] = []
  /// The records with the ids as written, also of those that are of no use.
  var records: [(id: String?, item: Item, isUsable: Bool)] = []
  /// The last id that was seen.
  var id: String?
  var problems: [Problem]
}

/// A file with its pieces in order.
struct DecodedFile: Sendable {
  var source: SourceText
  /// The index of the layer that it stands in.
  var layer = 0
  var pieces: [DecodedPiece]
}

/// A record of any kind.
enum DecodedValue: Sendable {
  case header(Header)
  case edition(EditionSheet, source: Position, digest: Position)
  case event(Event)
  case addition(EventAddition)
  case source(Source)
  case theme(Theme)
  case person(Person)
  case organisation(Organisation)
  case place(Place)
  case figureKind(FigureKind)
}

/// What `catalogue.yaml` says.
struct Header: Sendable {
  var title: String?
  var span: EDTF?
  var licence: String?
  var republics: [String] = []
  var phrasesToAvoid: [String] = []
  /// The number of the format; nil where there is none that can be read.
  var format: Int?

  init(_ item: Item, in report: Report) {
    guard let record = Record(item, as: .catalogue, in: report) else { return }
    title = record.text("title")
    span = record.date("span")
    licence = record.text("licence")
    republics = record.texts("republics")
    phrasesToAvoid = record.texts("avoid")
    guard let text = record.text("format"), let item = record["format"] else { return }
    if let number = Int(text), CatalogueReader.formats.contains(number) {
      format = number
      if number == 1, let entry = record.item.entries.first(where: { $0.key == "avoid" }) {
        report.error(FormatKeys.complaint(entry.key), at: entry.keyPosition)
      }
    } else {
      let range = CatalogueReader.formats
      let remedy =
        Int(text).map { $0 > range.upperBound ? "; a newer version of perestroika is needed" : "" } ?? ""
      report.error(
        "“format”: found \(text); this program reads formats \(range.lowerBound) to \(range.upperBound)\(remedy)",
        at: item.position)
    }
  }
}

extension Origins.Collection {
  /// The collection whose records stand in a file, `nil` for files of another kind.
  init?(file: String) {
    if file.hasPrefix("events/") {
      self = .events
    } else {
      self.init(rawValue: String(file.dropLast(".yaml".count)))
    }
  }

  /// What its records are called, in the plural.
  var words: String { self == .figures ? "kinds of figures" : rawValue }

  /// What one of its records is called.
  var singular: String {
    switch self {
    case .people: "person"
    case .figures: "figure"
    default: String(rawValue.dropLast())
    }
  }

  /// The keys of its records.
  var table: KeyTable {
    switch self {
    case .events: .event
    case .sources: .source
    case .themes: .theme
    case .people: .person
    case .organisations: .organisation
    case .places: .place
    case .figures: .figureKind
    }
  }

  func decode(_ record: Record) -> DecodedValue? {
    switch self {
    case .events: Event(record).map { .event($0) }
    case .sources: Source(record).map { .source($0) }
    case .themes: Theme(record).map { .theme($0) }
    case .people: Person(record).map { .person($0) }
    case .organisations: Organisation(record).map { .organisation($0) }
    case .places: Place(record).map { .place($0) }
    case .figures: FigureKind(record).map { .figureKind($0) }
    }
  }
}
