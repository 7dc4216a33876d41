import Catalogue
import Evidence
import Glibc

/// A text that a reader has: the file in which the full words of a source stand.
public struct AttachedText: Hashable, Sendable {
  /// The id of the source.
  public var source: String
  /// The full path of the file.
  public var path: String

  /// Names the file of a source.
  public init(source: String, path: String) {
    self.source = source
    self.path = path
  }
}

/// A folder of texts, read in place and never written to.
public struct TextFolder: Hashable, Sendable {
  /// The full path of the folder.
  public var path: String
  /// The endings of the names of files that are read.
  public static let endings = [".txt", ".md"]

  /// Names a folder.
  public init(path: String) {
    self.path = path
  }

  /// The texts in the folder: a file belongs to the source whose id is its name without the ending.
  /// - Parameters:
  ///   - files: the full paths of the files in the folder.
  ///   - sources: the ids of the sources of the catalogue.
  public func texts(among files: [String], of sources: [String]) -> [AttachedText] {
    let known = Set(sources)
    var seen: Set<String> = []
    return files.sorted().compactMap { file in
      guard let name = file.split(separator: "/").last.map(String.init),
        let ending = TextFolder.endings.first(where: name.hasSuffix)
      else { return nil }
      let source = String(name.dropLast(ending.count))
      guard known.contains(source), seen.insert(source).inserted else { return nil }
      return AttachedText(source: source, path: file)
    }
  }
}
