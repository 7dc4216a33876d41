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

/// Why a file could not be read.
public struct ReadingError: Error, Hashable, CustomStringConvertible {
  /// The path of the file.
  public var path: String
  /// What is wrong, as a phrase.
  public var reason: String

  /// Makes an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The path and what is wrong.
  public var description: String { "\(path): \(reason)" }
}

/// The bytes of a file.
/// - Throws: ``ReadingError`` with the system's reason.
public func readBytes(of path: String) throws -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw ReadingError(path: path, reason: String(cString: strerror(errno))) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else {
    throw ReadingError(path: path, reason: String(cString: strerror(errno)))
  }
  let size = Int(status.st_size)
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = errno }
      if got <= 0 { break }
      count += got
    }
  }
  if failure != 0 { throw ReadingError(path: path, reason: String(cString: strerror(failure))) }
  return bytes
}
