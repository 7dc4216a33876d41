import Catalogue
import Files
import Glibc

/// The reader's own catalogue, which lies on top of the one that comes with the program: among other things it holds the
/// records of the sources of the reader's own texts.
public struct OwnCatalogue: Hashable, Sendable {
  /// The full path of the folder; it need not be there.
  public var path: String

  /// Names the folder.
  public init(path: String) {
    self.path = path
  }

  /// The path of the file of sources.
  public var sourcesPath: String { path + "/sources.yaml" }
  private var headerPath: String { path + "/catalogue.yaml" }

  /// Whether there is a catalogue.
  public var isThere: Bool { access(headerPath, F_OK) == 0 }

  /// The sources in it; none where there is no catalogue.
  /// - Throws: ``ReadingError`` where the file of sources is damaged.
  public func sources() throws -> [Source] {
    guard isThere, access(sourcesPath, F_OK) == 0 else { return [] }
    let reading = CatalogueReader(folder: path).read(withEvents: false)
    if let problem = reading.problems.first(where: { $0.isFatal && $0.file == "sources.yaml" }) {
      throw ReadingError(path: sourcesPath, reason: problem.description)
    }
    return reading.contents?.sources ?? []
  }

  /// Adds sources at the end of the file, but those whose ids are there already.
  ///
  /// What stands in the file stays as it is.
  /// - Throws: ``ReadingError`` where the folder cannot be read or written; the file is then as it was.
  public func add(_ sources: [Source]) throws {
    try WholeFile.makeFolder(path)
    try locked(path) {
      if !isThere { try WholeFile.write(Array(OwnCatalogue.header.utf8), to: headerPath) }
      let known = Set(try self.sources().map(\.id))
      let added = sources.filter { !known.contains($0.id) }
      if added.isEmpty { return }
      var text = ""
      if access(sourcesPath, F_OK) == 0 {
        text = String(decoding: try readBytes(of: sourcesPath), as: UTF8.self)
        if text.split(whereSeparator: \.isNewline).last == "[]" { text.removeLast(text.hasSuffix("\n") ? 3 : 2) }
        if let last = text.last, !last.isNewline { text += "\n" }
      }
      for source in added { text += (text.isEmpty ? "" : "\n") + YAMLWriting.item(source.record) }
      try WholeFile.write(Array(text.utf8), to: sourcesPath)
    }
  }

  /// Moves the records of sources that a library keeps in its index to this catalogue; interrupted at any point, each is
  /// in one of the two, and the next time goes on.
  /// - Throws: ``ReadingError`` where one of them cannot be read or written.
  public func adopt(from library: OwnLibrary) throws {
    let records = try library.index().ownSources
    if records.isEmpty { return }
    try add(records)
    try library.forgetRecords(of: Set(records.map(\.id)))
  }

  private static let header = """
    format: 2
    title: My catalogue
    span: 1985/1991

    """
}
