import Catalogue
import Chronology
import Evidence
import GRDB
import Glibc

/// Takes events and sources from files into the folder of a catalogue.
///
/// Files are read row by row; what was read is kept in a draft (see ``ImportDraft``) until all of it is put into the
/// folder at once. A row that cannot be taken is told, and the others are taken.
public struct Import {
  /// What is asked for beside the files.
  public struct Options: Hashable, Sendable {
    /// The format; nil to tell it from each file.
    public var format: ImportFormat?
    /// The names of columns by what they mean.
    public var columns: [String: String]
    /// The theme of events that have none.
    public var theme: String
    /// The order of day and month where a date does not tell.
    public var order: DayOrder?
    /// The tier of sources that say none.
    public var tier: Source.Tier

    /// Makes options.
    public init(
      format: ImportFormat? = nil, columns: [String: String] = [:], theme: String = "general", order: DayOrder? = nil,
      tier: Source.Tier = .secondary
    ) {
      self.format = format
      self.columns = columns
      self.theme = theme
      self.order = order
      self.tier = tier
    }

    /// The meanings that a column may be given.
    public static var meanings: [String] { TableReader.columns }
  }

  /// How far an import is.
  public struct Progress: Hashable, Sendable {
    /// The bytes that were read.
    public var bytes: Int
    /// The bytes of all files.
    public var size: Int
    /// The rows that were read.
    public var rows: Int
  }

  /// What an import came to.
  public struct Report: Sendable {
    /// Events that were added.
    public var events = 0
    /// Sources that were added.
    public var sources = 0
    /// Events and sources that were there already.
    public var unchanged = 0
    /// Rows that were refused.
    public var refused = 0
    /// What could not be kept, in words, with how often.
    public var lost: [(what: String, count: Int)] = []
    /// The file of the events, relative to the folder; nil where there are none.
    public var file: String?
    /// Whether an earlier run had begun it.
    public var isResumed = false
  }

  private let files: [String]
  private let folder: String
  private let options: Options

  /// Makes an import of files into a folder.
  public init(files: [String], folder: String, options: Options) {
    self.files = files
    self.folder = folder
    self.options = options
  }

  /// Rows that are taken at once.
  static let batchSize = 4096

  /// Takes everything.
  /// - Parameters:
  ///   - refused: called with every row that cannot be taken; the problem names the file and the line.
  ///   - progress: called after every batch of rows.
  ///   - isInterrupted: asked after every row; what was read is kept, and the same import goes on from there.
  /// - Returns: what it came to; nil where it was interrupted.
  /// - Throws: ``ImportFailure``.
  public func run(
    refused: @escaping (Problem) -> Void, progress: @escaping (Progress) -> Void = { _ in },
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(ImportFailure) -> Report? {
    let inputs = try inputs()
    try DraftFile.makeFolder(folder)
    let draft = try ImportDraft(folder: folder, signature: signature(inputs))
    let target: CatalogueTarget
    do throws(ImportFailure) {
      target = try CatalogueTarget(folder: folder, draft: draft, fileSources: Set(inputs.map(\.source)))
    } catch {
      draft.remove()
      throw error
    }
    var run = ImportRun(
      draft: draft, target: target, options: options, counts: try Counts(draft),
      size: inputs.reduce(0) { $0 + $1.size },
      refused: refused, progress: progress, isInterrupted: isInterrupted)
    if try draft.state("target") == nil {
      do throws(ImportFailure) {
        try run.knowEvents(in: folder)
        for (index, input) in inputs.enumerated() where try !run.take(input, number: index) { return nil }
      } catch {
        // A wrong option shows in the first rows; nothing is to be gone on with.
        if error.isWrongUse { draft.remove() }
        throw error
      }
    }
    let stem = inputs.first { !$0.format.isBibliography }?.stem ?? "events"
    var report = Report(isResumed: draft.isResumed)
    report.file = try target.write(
      events: run.counts.events, named: stem, title: try draft.state("title") ?? run.title(of: inputs))
    report.events = run.counts.events
    report.sources = run.counts.sources
    report.unchanged = run.counts.unchanged
    report.refused = run.counts.refused
    report.lost = try lost(draft, target)
    draft.remove()
    return report
  }

  private func lost(_ draft: ImportDraft, _ target: CatalogueTarget) throws(ImportFailure) -> [(
    what: String, count: Int
  )] {
    var lost: [(what: String, count: Int)] = try draft.read { database in
      try Row.fetchAll(database, sql: "SELECT what, count FROM loss ORDER BY rowid").map { ($0["what"], $0["count"]) }
    }
    for line in (try draft.state("links") ?? "").split(separator: "\n") {
      let parts = line.split(separator: "\t")
      if parts.count == 2, let count = Int(parts[1]) { lost.append((String(parts[0]), count)) }
    }
    let names = try target.unknownNames()
    if names > 0 { lost.append(("names of people, organisations and places that the file has ids of", names)) }
    let sources = try target.unknownSources()
    if sources > 0 {
      lost.append(("records of sources that the file has ids of; import them as CSL-JSON or BibTeX", sources))
    }
    return lost
  }

  // MARK: Inputs

  /// A file as it was when the import began.
  struct Input {
    var path: String
    var format: ImportFormat
    var size: Int
    var modified: Int
    /// Its id as a source.
    var source: String
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// The name without its ending, as the name of a file of events.
    var stem: String {
      let stem = SourceRecord.identifier(from: name.split(separator: ".").first.map(String.init) ?? name)
      return stem.isEmpty ? "imported" : stem
    }
  }

  private func inputs() throws(ImportFailure) -> [Input] {
    var inputs: [Input] = []
    for path in files {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw ImportFailure("\(path) cannot be read: \(String(cString: strerror(errno)))")
      }
      let bytes = try FileBytes(path)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if bytes.buffer.isEmpty { throw ImportFailure("\(path): the file is empty") }
      guard let format = options.format ?? ImportFormat(named: name, opening: bytes.buffer[bytes.start...]) else {
        throw ImportFailure(
          "\(path): of which format it is cannot be told; --format says it: "
            + ImportFormat.allCases.map(\.rawValue).joined(separator: ", "), isWrongUse: true)
      }
      let source = SourceRecord.identifier(from: name)
      inputs.append(
        Input(
          path: path, format: format, size: Int(status.st_size),
          modified: Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec),
          source: source.isEmpty ? "imported" : source))
    }
    // Records of sources come first, so that events find them.
    return inputs.filter(\.format.isBibliography) + inputs.filter { !$0.format.isBibliography }
  }

  private func signature(_ inputs: [Input]) -> String {
    var parts = inputs.map { "\($0.path)\t\($0.format.rawValue)\t\($0.size)\t\($0.modified)" }
    parts += options.columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return (parts + [options.theme, options.order?.rawValue ?? "", options.tier.rawValue]).joined(separator: "\n")
  }

  /// What was counted so far.
  struct Counts {
    var events = 0
    var sources = 0
    var unchanged = 0
    var refused = 0

    init(_ draft: ImportDraft) throws(ImportFailure) {
      let numbers = (try draft.state("counts") ?? "").split(separator: " ").compactMap { Int($0) }
      if numbers.count == 4 { (events, sources, unchanged, refused) = (numbers[0], numbers[1], numbers[2], numbers[3]) }
    }

    var text: String { "\(events) \(sources) \(unchanged) \(refused)" }
  }
}

/// One run of an import over its files.
struct ImportRun {
  let draft: ImportDraft
  let target: CatalogueTarget
  let options: Import.Options
  var counts: Import.Counts
  let size: Int
  let refused: (Problem) -> Void
  let progress: (Import.Progress) -> Void
  let isInterrupted: () -> Bool
  private var bytesBefore = 0
  private var rows = 0

  init(
    draft: ImportDraft, target: CatalogueTarget, options: Import.Options, counts: Import.Counts, size: Int,
    refused: @escaping (Problem) -> Void, progress: @escaping (Import.Progress) -> Void,
    isInterrupted: @escaping () -> Bool
  ) {
    (self.draft, self.target, self.options, self.counts, self.size) = (draft, target, options, counts, size)
    (self.refused, self.progress, self.isInterrupted) = (refused, progress, isInterrupted)
  }

  /// Reads the events that the folder has, once.
  mutating func knowEvents(in folder: String) throws(ImportFailure) {
    guard target.isThere, try draft.state("known") == nil else { return }
    try draft.batch { batch in
      let catalogue = CatalogueReader(folder: folder)
      for file in catalogue.eventFiles {
        if file.hasSuffix(".yaml") {
          for (event, line) in catalogue.events(in: file) { try batch.know(event, place: "\(file):\(line)") }
          continue
        }
        var lines = JSONLinesReader(try FileBytes(folder + "/" + file), file: file)
        while let row = try lines.next() {
          guard let record = try? row.record.get(), let event = try? record.event() else { continue }
          try batch.know(event, place: "\(file):\(record.line)")
        }
      }
      try batch.set("known", true)
    }
  }

  /// The title of a new catalogue.
  func title(of inputs: [Import.Input]) -> String {
    let name = (inputs.first { !$0.format.isBibliography } ?? inputs.first)?.name ?? ""
    return name.split(separator: ".").first.map(String.init) ?? "Imported"
  }

  /// Takes the rows of a file that were not taken yet.
  /// - Returns: false where it was interrupted.
  mutating func take(_ input: Import.Input, number: Int) throws(ImportFailure) -> Bool {
    defer { bytesBefore += input.size }
    let key = "rows \(number)"
    let state = try draft.state(key)
    if state == "all" { return true }
    if input.format.isBibliography { return try takeSources(input, key: key) }
    var reader = try reader(of: input)
    let taken = Int(state ?? "") ?? 0
    if taken > 0 { try reader.skip(taken) }
    var position = taken
    let completion = EventCompletion(
      theme: options.theme, order: options.order, fileSource: input.source, fileName: input.name)
    var isOver = false
    while !isOver {
      var problems: [Problem] = []
      var (now, at, read) = (counts, position, rows)
      var stopped = false
      try draft.batch { batch in
        var losses = Losses()
        for _ in 0..<Import.batchSize {
          guard let row = try reader.next() else {
            isOver = true
            break
          }
          at += 1
          read += 1
          try take(row, completion, batch, &now, &losses, &problems)
          if isInterrupted() {
            stopped = true
            break
          }
        }
        try batch.add(losses)
        try batch.add(reader.takeLosses())
        try batch.set(key, isOver ? "all" : String(at))
        try batch.set("counts", now.text)
        if isOver, let title = reader.title { try batch.set("title", title) }
      }
      (counts, position, rows) = (now, at, read)
      problems.forEach(refused)
      progress(Import.Progress(bytes: bytesBefore + reader.taken, size: size, rows: rows))
      if stopped && !isOver { return false }
    }
    return !isInterrupted()
  }

  private func reader(of input: Import.Input) throws(ImportFailure) -> any RowReader {
    var bytes = try FileBytes(input.path)
    switch input.format {
    case .jsonl:
      let first = bytes.buffer[bytes.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if first == UInt8(ascii: "[") { return JSONArrayReader(try text(&bytes, input), file: input.path) }
      return JSONLinesReader(bytes, file: input.path)
    case .csv: return TableReader(bytes, file: input.path, columns: options.columns, order: options.order)
    case .timelinejs: return TimelineJSReader(try text(&bytes, input), file: input.path)
    case .timelinejsCSV: return TimelineJSTableReader(bytes, file: input.path)
    case .cslJSON, .bibtex: throw ImportFailure("\(input.path): holds sources, not events")
    }
  }

  /// The bytes of a file that is one text.
  private func text(_ bytes: inout FileBytes, _ input: Import.Input) throws(ImportFailure) -> [UInt8] {
    let all = try bytes.all(limit: 256 << 20, input.path)
    if String(validating: all, as: UTF8.self) == nil { throw ImportFailure("\(input.path): is not UTF-8") }
    return all
  }

  private func take(
    _ row: ImportedRow, _ completion: EventCompletion, _ batch: ImportDraft.Batch, _ counts: inout Import.Counts,
    _ losses: inout Losses, _ problems: inout [Problem]
  ) throws {
    let record: EventRecord
    switch row.record {
    case .failure(let problem):
      counts.refused += 1
      problems.append(problem)
      return
    case .success(let one): record = one
    }
    let result = Result { () throws(SourceRecord.Problems) in
      try completion.event(record, names: row.names, losses: &losses)
    }
    switch result {
    case .failure(let error):
      counts.refused += 1
      problems += error.problems
    case .success(let completed):
      let outcome = try batch.add(
        completed.event, names: completed.names, place: "\(record.file):\(record.line)", number: counts.events + 1,
        mayRename: completed.hasMadeID)
      if outcome == .unchanged(hasOtherLinks: true) { losses.add("links of events that are there already") }
      let whole = Problem(file: record.file, line: record.line, column: 1, message: "")
      if count(outcome, "event", completed.event.id, whole, &counts, &problems) { counts.events += 1 }
    }
  }

  private func count(
    _ outcome: ImportDraft.Outcome, _ kind: String, _ id: String, _ place: Problem, _ counts: inout Import.Counts,
    _ problems: inout [Problem]
  ) -> Bool {
    switch outcome {
    case .added: return true
    case .unchanged: counts.unchanged += 1
    case .differs(let other):
      counts.refused += 1
      var problem = place
      problem.message = "another \(kind) “\(id)” is there already" + (other.isEmpty ? "" : ": \(other)")
      problems.append(problem)
    }
    return false
  }

  /// Takes the records of sources of a file, all at once.
  private mutating func takeSources(_ input: Import.Input, key: String) throws(ImportFailure) -> Bool {
    var bytes = try FileBytes(input.path)
    let text = String(decoding: try text(&bytes, input), as: UTF8.self)
    var records: [SourceRecord] = []
    var problems: [Problem] = []
    if input.format == .bibtex {
      (records, problems) = BibTeXReader.reading(of: text, file: input.path)
    } else {
      do throws(Problem) {
        records = try SourceRecord.records(json: text, file: input.path)
      } catch {
        problems = [error]
      }
    }
    var now = counts
    now.refused += problems.count
    let (target, tier) = (target, options.tier)
    var found: [(source: Source, place: Problem, isTierMade: Bool)] = []
    for var record in records {
      let hasTier = record.has("tier")
      if !hasTier { record["tier"] = tier.rawValue }
      if !record.has("type") { record["type"] = "document" }
      do throws(SourceRecord.Problems) {
        let source = try record.source()
        found.append((source, record.place, !hasTier))
      } catch {
        now.refused += 1
        problems += error.problems
      }
    }
    try draft.batch { batch in
      var losses = Losses()
      for (source, place, isTierMade) in found {
        var outcome = target.outcome(of: source)
        if outcome == .added { outcome = try batch.add(source) }
        if count(outcome, "source", source.id, place, &now, &problems) {
          now.sources += 1
          if isTierMade { losses.add("how near sources are to what they tell of; taken for \(tier.rawValue)") }
        }
      }
      try batch.add(losses)
      try batch.set(key, "all")
      try batch.set("counts", now.text)
    }
    counts = now
    problems.forEach(refused)
    progress(Import.Progress(bytes: bytesBefore + input.size, size: size, rows: rows))
    return !isInterrupted()
  }
}
