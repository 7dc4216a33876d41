import Catalogue
import Evidence
import Files
import Glibc

/// The reader's own library: a folder with a text for each source and an index of them.
///
/// Every file in it is written whole or not at all. A text counts by its name alone, so that a library whose index
/// is lost still has its texts.
public struct OwnLibrary: Hashable, Sendable {
  /// The full path of the folder; it need not be there.
  public var path: String

  /// Names the folder.
  public init(path: String) {
    self.path = path
  }

  /// The path of the text of a source.
  public func textPath(of source: String) -> String { "\(path)/\(source).txt" }

  /// The path of the index.
  public var indexPath: String { path + "/" + LibraryIndex.fileName }

  /// The index; an empty one where there is none.
  /// - Throws: ``ReadingError`` where it cannot be read or is damaged.
  public func index() throws -> LibraryIndex {
    guard access(indexPath, F_OK) == 0 else { return LibraryIndex() }
    let bytes = try readBytes(of: indexPath)
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      if let index = try LibraryIndex(json: text, file: indexPath) { return index }
      throw ReadingError(path: indexPath, reason: "it is not the index of a library")
    } catch let error as ReadingError {
      throw error
    } catch {
      throw ReadingError(
        path: indexPath,
        reason: "the index is damaged (\(error)); move it away, and what it says of the texts is lost, "
          + "but no text")
    }
  }

  /// Whether the text of a source is there.
  public func hasText(of source: String) -> Bool {
    FileStamp(path: textPath(of: source)) != nil
  }

  /// Keeps a text; it takes the place of an earlier text of its source.
  /// - Throws: ``ReadingError`` where the library cannot be written; it is then as it was.
  public func keep(_ text: PreparedText, as entry: LibraryIndex.Entry) throws {
    try changing { index in
      index[entry.source] = entry
      try WholeFile.write(to: textPath(of: entry.source)) { put in try text.write(put) }
    }
  }

  /// Forgets the text of a source; false where there is none.
  /// - Throws: ``ReadingError`` where the library cannot be written.
  public func remove(_ source: String) throws -> Bool {
    guard try index()[source] != nil || hasText(of: source) else { return false }
    try changing { index in
      index[source] = nil
      if unlink(textPath(of: source)) != 0 && errno != ENOENT {
        throw ReadingError(path: textPath(of: source), reason: "it cannot be removed: \(systemReason())")
      }
    }
    return true
  }

  /// Takes the records of sources out of the index, once they are kept elsewhere; the texts stay.
  /// - Throws: ``ReadingError`` where the library cannot be written.
  func forgetRecords(of sources: Set<String>) throws {
    try changing { index in
      index = LibraryIndex(
        entries: index.entries.map { entry in
          var entry = entry
          if sources.contains(entry.source) { entry.record = nil }
          return entry
        })
    }
  }

  /// Changes the texts and then the index, while no other run of the program does.
  private func changing(_ body: (inout LibraryIndex) throws -> Void) throws {
    try WholeFile.makeFolder(path)
    try locked(path) {
      WholeFile.sweep(path)
      var index = try index()
      try body(&index)
      try WholeFile.write(Array(index.json.utf8), to: indexPath)
    }
  }
}
