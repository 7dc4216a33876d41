import Glibc

/// What is known of a file without reading it, to tell whether it has changed.
public struct FileStamp: Hashable, Sendable {
  /// The full path.
  public var path: String
  /// The size in bytes.
  public var size: Int
  /// When the file was last written, in nanoseconds since 1970.
  public var modified: Int

  /// The stamp of a regular file; nil when there is none at the path.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// The stamps of the files in a folder and in the folders directly in it, in order of their paths; hidden files and
  /// those whose names do not end in one of `endings` are left out.
  /// - Complexity: linear in the number of files; no file is opened.
  public static func files(in folder: String, endings: [String], depth: Int = 1) -> [FileStamp] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var stamps: [FileStamp] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      if endings.contains(where: name.hasSuffix) {
        if let stamp = FileStamp(path: path) { stamps.append(stamp) }
      } else if depth > 0, entry.pointee.d_type == UInt8(DT_DIR) || entry.pointee.d_type == UInt8(DT_LNK) {
        stamps += files(in: path, endings: endings, depth: depth - 1)
      }
    }
    return stamps.sorted { $0.path < $1.path }
  }

  /// What is in a folder under a name with one of these endings and cannot be read as a file: pipes, links that lead
  /// nowhere or round in circles.
  package static func unreadable(in folder: String, endings: [String]) -> [ReadingError] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var errors: [ReadingError] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), endings.contains(where: name.hasSuffix) else { continue }
      let path = folder + "/" + name
      var status = stat()
      if stat(path, &status) != 0 {
        errors.append(ReadingError(path: path, reason: systemReason()))
      } else if status.st_mode & S_IFMT != S_IFREG {
        errors.append(ReadingError(path: path, reason: "it is not a file"))
      }
    }
    return errors.sorted { $0.path < $1.path }
  }
}
