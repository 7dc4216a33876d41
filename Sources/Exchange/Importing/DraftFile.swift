import Catalogue
import Files
import Glibc

/// A file that grows at its end, and can be cut back to where it was whole.
final class DraftFile {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// The length with what is not yet written.
  private(set) var length: Int

  /// Opens a file, or makes it, and cuts it to a length.
  init(_ path: String, length: Int = 0) throws(ImportFailure) {
    self.path = path
    self.length = length
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0, ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw DraftFile.failure(path)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ text: String) throws(ImportFailure) {
    buffer.append(contentsOf: text.utf8)
    length += text.utf8.count
    if buffer.count > 1 << 20 { try flush() }
  }

  private func flush() throws(ImportFailure) {
    guard buffer.withUnsafeBytes({ writeAll($0, to: descriptor) }) else { throw DraftFile.failure(path) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Brings everything to the disk.
  func synchronise() throws(ImportFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw DraftFile.failure(path) }
  }

  /// Gives the file, which must be complete, its name in the same file system.
  func rename(to target: String) throws(ImportFailure) {
    try synchronise()
    guard Glibc.rename(path, target) == 0 else { throw DraftFile.failure(target) }
  }

  /// Writes a file whole, beside its place, and then gives it its name.
  static func write(_ text: String, to path: String, draft: String) throws(ImportFailure) {
    let file = try DraftFile(draft)
    try file.append(text)
    try file.rename(to: path)
  }

  /// What the system says of the last call, which failed.
  static func failure(_ path: String) -> ImportFailure {
    ImportFailure("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Makes a folder and those above it where they are missing.
  static func makeFolder(_ path: String) throws(ImportFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw ImportFailure("\(made): the folder cannot be made: \(String(cString: strerror(errno)))")
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ImportFailure("\(path): is not a folder")
    }
  }
}
