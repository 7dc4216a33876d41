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
    public static var meanings: [String] { TableColumns.keys }
  }

  /// How far an import is.
  public struct Progress: Hashable, Sendable {
    /// The bytes that were read.
    public var bytes: Int
    /// The bytes of all files.
    public var size: Int
    /// The rows that were read.
    public var rows: Int
    /// The share of the bytes that were read, from 0 to 1.
    public var share: Double { size == 0 ? 1 : min(1, Double(bytes) / Double(size)) }
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
    /// What the columns were taken for, and what dates leave open, a sentence each.
    public var doubts: [String] = []
    /// Whether it was not wanted when it was shown; nothing was written.
    public var isDeclined = false
  }

  private let files: [String]
  private let folder: String
  let options: Options

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
  ///   - confirm: shown what it came to before anything is written; false leaves the folder as it was.
  ///   - isInterrupted: asked after every batch of rows; what was read is kept, and the same import goes on from there.
  /// - Returns: what it came to; nil where it was interrupted.
  /// - Throws: ``ImportFailure``.
  public func run(
    refused: @escaping (Problem) -> Void, progress: @escaping (Progress) -> Void = { _ in },
    confirm: (Report) -> Bool = { _ in true }, isInterrupted: @escaping () -> Bool = { false }
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
        if error.isWrongUse {
          draft.remove()
          rmdir(folder)
        }
        throw error
      }
    }
    var report = Report(isResumed: draft.isResumed)
    report.events = run.counts.events
    report.sources = run.counts.sources + (try target.sourcesWithoutRecord())
    report.unchanged = run.counts.unchanged
    report.refused = run.counts.refused
    report.doubts = run.counts.orders.doubts
    report.lost = try lost(draft, target)
    let isNothing = report.events + report.sources == 0 && !target.isThere
    report.isDeclined = try draft.state("target") == nil && !isNothing && !confirm(report)
    if isNothing || report.isDeclined {
      draft.remove()
      rmdir(folder)
      return report
    }
    let stem = inputs.first { !$0.format.isBibliography }?.stem ?? "events"
    report.file = try target.write(
      events: run.counts.events, named: stem, title: try draft.state("title") ?? run.title(of: inputs))
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

  func inputs() throws(ImportFailure) -> [Input] {
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
    var orders = DateCells.Orders()

    init(_ draft: ImportDraft) throws(ImportFailure) {
      let numbers = (try draft.state("counts") ?? "").split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 8 else { return }
      (events, sources, unchanged, refused) = (numbers[0], numbers[1], numbers[2], numbers[3])
      orders = DateCells.Orders(dayFirst: numbers[4], monthFirst: numbers[5], open: numbers[6], hours: numbers[7])
    }

    var text: String {
      "\(events) \(sources) \(unchanged) \(refused) \(orders.dayFirst) \(orders.monthFirst) \(orders.open) \(orders.hours)"
    }
  }
}
