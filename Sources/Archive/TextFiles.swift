import Catalogue
import Files
import GRDB
import Library

/// A file that was found in a folder of texts when an archive was made.
public struct TextFile: Hashable, Sendable {
  /// The full path.
  public var path: String
  /// The size in bytes.
  public var size: Int
  /// The id of its source; nil where it fits none.
  public var source: String?
  /// Whether it is the one that is read for its source.
  public var isUsed: Bool
}

extension EraArchive {
  /// The files of texts that the archive was made from, ordered by path.
  public var textFiles: [TextFile] {
    read { database in
      try database.rows("SELECT path, size, source, used FROM stamp WHERE source IS NOT NULL ORDER BY path") { row in
        let source: String = row[2]
        return TextFile(path: row[0], size: row[1], source: source.isEmpty ? nil : source, isUsed: row[3])
      }
    } ?? []
  }

  /// How the quotes of a source stand in its text.
  public func fit(ofSource number: Int) -> QuoteFit {
    let states = read { database in
      try database.rows("SELECT state FROM account WHERE source = ?", [number]) { $0[0] as String }
    }
    return QuoteFit((states ?? []).compactMap(QuoteFit.State.init))
  }
}

extension ArchiveStore {
  /// What the files of texts were found to be when the last archive was made, by the digest of their bytes: the id of a
  /// source, or an empty text for none, which is trusted only while the catalogue is the same.
  func recognised(
    among contents: CatalogueContents, now: some Sequence<(FileStamp, String)>
  ) -> [String: String] {
    guard let archive = EraArchive(path: path) else { return [:] }
    let rows = archive.read { database in
      try database.rows("SELECT path, digest, source FROM stamp") { row in
        (path: row[0] as String, digest: row[1] as String, source: row[2] as String?)
      }
    }
    guard let rows else { return [:] }
    func isData(_ path: String) -> Bool { isOfCatalogue(path) && !path.hasSuffix(".txt") }
    let before = Set(rows.filter { isData($0.path) }.map(\.digest))
    let isSame = before == Set(now.filter { isData($0.0.path) }.map { $0.1 })
    let sources = Set(contents.sources.map(\.id))
    var recognised: [String: String] = [:]
    for row in rows {
      let name = row.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      guard let source = row.source, !sources.contains(name), source.isEmpty ? isSame : sources.contains(source) else {
        continue
      }
      recognised[row.digest] = source
    }
    return recognised
  }
}
