import Catalogue
import Evidence
import Files

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
          for (event, line) in catalogue.events(in: file) {
            try batch.know(PreparedImport(event), place: "\(file):\(line)")
          }
          continue
        }
        var lines = JSONLinesReader(try FileBytes(folder + "/" + file), file: file)
        while let row = try lines.next() {
          guard let record = try? row.record(), let event = try? record.event() else { continue }
          try batch.know(PreparedImport(event), place: "\(file):\(record.line)")
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
    var reader = try Self.reader(of: input, columns: options.columns)
    let taken = Int(state ?? "") ?? 0
    if taken > 0 { try reader.skip(taken) }
    var position = taken
    let completion = EventCompletion(
      theme: options.theme, order: options.order, fileSource: input.source, fileName: input.name)
    var isOver = false
    while !isOver {
      var rows: [ImportedRow] = []
      while rows.count < Import.batchSize, !isOver {
        if let row = try reader.next() { rows.append(row) } else { isOver = true }
      }
      let outcomes = parallelMap(rows) { completion.outcome(of: $0) }
      var problems: [Problem] = []
      var now = counts
      position += rows.count
      let state = isOver ? "all" : String(position)
      let (readersLosses, title) = (reader.takeLosses(), isOver ? reader.title : nil)
      try draft.batch { batch in
        var losses = readersLosses
        for outcome in outcomes {
          try take(outcome, batch, &now, &losses, &problems)
          now.orders.add(outcome.orders)
        }
        try batch.add(losses)
        try batch.set(key, state)
        try batch.set("counts", now.text)
        if let title { try batch.set("title", title) }
      }
      counts = now
      self.rows += rows.count
      problems.forEach(refused)
      progress(Import.Progress(bytes: bytesBefore + reader.taken, size: size, rows: self.rows))
      if isInterrupted() { return false }
    }
    return true
  }

  /// The reader of a file of events.
  static func reader(of input: Import.Input, columns: [String: String]) throws(ImportFailure) -> any RowReader {
    var bytes = try FileBytes(input.path)
    switch input.format {
    case .jsonl:
      let first = bytes.buffer[bytes.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if first == UInt8(ascii: "[") { return JSONArrayReader(try text(&bytes, input), file: input.path) }
      return JSONLinesReader(bytes, file: input.path)
    case .json: return try JSONTableReader(try text(&bytes, input), file: input.path, columns: columns)
    case .csv: return TableReader(bytes, file: input.path, columns: columns)
    case .timelinejs: return TimelineJSReader(try text(&bytes, input), file: input.path)
    case .timelinejsCSV: return TimelineJSTableReader(bytes, file: input.path)
    case .cslJSON, .bibtex: throw ImportFailure("\(input.path): holds sources, not events")
    }
  }

  /// The bytes of a file that is one text.
  private static func text(_ bytes: inout FileBytes, _ input: Import.Input) throws(ImportFailure) -> [UInt8] {
    let all = try bytes.all(limit: 256 << 20, input.path)
    if String(validating: all, as: UTF8.self) == nil { throw ImportFailure("\(input.path): is not UTF-8") }
    return all
  }

  private func take(
    _ outcome: EventCompletion.Outcome, _ batch: ImportDraft.Batch, _ counts: inout Import.Counts,
    _ losses: inout Losses, _ problems: inout [Problem]
  ) throws {
    losses.add(outcome.losses)
    switch outcome.event {
    case .failure(let error):
      counts.refused += 1
      problems += error.problems
    case .success(let event):
      let place = outcome.place
      let added = try batch.add(event, place: "\(place.file):\(place.line)", number: counts.events + 1)
      if added == .unchanged(hasOtherLinks: true) { losses.add("links of events that are there already") }
      if count(added, "event", event.id, place, &counts, &problems) { counts.events += 1 }
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
    case .isFormer(let former, let other):
      counts.refused += 1
      var problem = place
      problem.message = "“was”: another \(kind) has “\(former)” already" + (other.isEmpty ? "" : ": \(other)")
      problems.append(problem)
    }
    return false
  }

  /// Takes the records of sources of a file, all at once.
  private mutating func takeSources(_ input: Import.Input, key: String) throws(ImportFailure) -> Bool {
    var bytes = try FileBytes(input.path)
    let text = String(decoding: try Self.text(&bytes, input), as: UTF8.self)
    var records: [SourceRecord] = []
    var problems: [Problem] = []
    var lostFields = Losses()
    if input.format == .bibtex {
      let reading = BibTeXReader.reading(of: text, file: input.path)
      (records, problems) = (reading.records, reading.problems)
      for name in reading.unread { lostFields.add("the field “\(harmless(name))”") }
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
    let unread = lostFields
    try draft.batch { batch in
      var losses = unread
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
