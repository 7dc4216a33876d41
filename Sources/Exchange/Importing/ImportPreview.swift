import Catalogue
import Chronology

/// What would become of the first rows of a file.
public struct ImportPreview: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// Where it stands.
    public var line: Int
    /// The event that it becomes; nil where it is refused.
    public var event: Event?
    /// Why it is refused; empty where it is not.
    public var problem: String
  }

  /// The file.
  public var file: String
  /// The format that it is read as.
  public var format: ImportFormat
  /// What is taken from which column, `date ← “When”`; empty where the format has no columns.
  public var columns: [String] = []
  /// The columns that nothing is made of.
  public var unused: [String] = []
  /// The first rows.
  public var rows: [Row] = []
}

extension Import {
  /// Reads the first rows of every file that holds events, and writes nothing.
  /// - Parameter count: how many rows of each file.
  /// - Throws: ``ImportFailure``.
  public func preview(first count: Int) throws(ImportFailure) -> [ImportPreview] {
    var previews: [ImportPreview] = []
    for input in try inputs() where !input.format.isBibliography {
      var preview = ImportPreview(file: input.path, format: input.format)
      var reader = try ImportRun.reader(of: input, columns: options.columns)
      let completion = EventCompletion(
        theme: options.theme, order: options.order, fileSource: input.source, fileName: input.name)
      while preview.rows.count < count, let row = try reader.next() {
        let outcome = completion.outcome(of: row)
        switch outcome.event {
        case .success(let event): preview.rows.append(.init(line: outcome.place.line, event: event.event, problem: ""))
        case .failure(let error):
          let problem = error.problems.first
          preview.rows.append(.init(line: problem?.line ?? 0, event: nil, problem: problem?.message ?? ""))
        }
      }
      if let columns = (reader as? TableReader)?.columns {
        preview.columns = columns.words
        preview.unused = columns.unused.map(\.name)
      }
      previews.append(preview)
    }
    return previews
  }
}
