import Glibc

/// Files that are written whole or not at all.
public enum WholeFile {
  /// Writes a file beside its place, brings it to the disk, and only then gives it its name.
  ///
  /// Whatever interrupts this, the old file stands until the new one is complete.
  /// - Parameters:
  ///   - path: the full path.
  ///   - mode: its permissions, whatever the process's mask is.
  ///   - synchronises: whether it is brought to the disk; what is not survives the end of the program only.
  ///   - content: called to write; it gives the bytes piece by piece to the function it is handed.
  /// - Throws: ``ReadingError`` with the system's reason, or what `content` throws.
  public static func write(
    to path: String, mode: mode_t = 0o600, synchronises: Bool = true,
    _ content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let draft = draftPath(of: path)
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0, fchmod(file, mode) == 0 else {
      throw ReadingError(path: path, reason: "it cannot be written: \(systemReason())")
    }
    var isOpen = true
    defer {
      if isOpen { close(file) }
      unlink(draft)
    }
    try content { bytes in
      guard writeAll(bytes, to: file) else {
        throw ReadingError(path: path, reason: "it cannot be written: \(systemReason())")
      }
    }
    guard !synchronises || fsync(file) == 0 else {
      throw ReadingError(path: path, reason: "it cannot be written: \(systemReason())")
    }
    isOpen = false
    guard close(file) == 0, rename(draft, path) == 0 else {
      throw ReadingError(path: path, reason: "it cannot be written: \(systemReason())")
    }
    if synchronises { synchronise(folder: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])) }
  }

  /// Writes some bytes, whole or not at all.
  /// - Throws: ``ReadingError`` with the system's reason.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, synchronises: Bool = true
  ) throws {
    try write(to: path, mode: mode, synchronises: synchronises) { put in try bytes.withUnsafeBytes { try put($0) } }
  }

  /// Makes a folder and those above it where they are missing; only the reader may look into them.
  /// - Throws: ``ReadingError`` with the system's reason.
  public static func makeFolder(_ path: String) throws {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0 && errno != EEXIST {
        throw ReadingError(path: made, reason: "the folder cannot be made: \(systemReason())")
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ReadingError(path: path, reason: "it is not a folder")
    }
  }

  /// Takes away what interrupted runs left behind in a folder: files whose names end in the number of a process that
  /// has ended, and in `.new`.
  public static func sweep(_ folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasSuffix(".new"), let process = name.split(separator: ".").dropLast().last.flatMap({ Int32($0) })
      else { continue }
      if kill(process, 0) != 0 && errno == ESRCH { unlink(folder + "/" + name) }
    }
  }

  private static func draftPath(of path: String) -> String {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[..<cut] + "." + path[cut...] + ".\(getpid()).new"
  }

  private static func synchronise(folder: String) {
    let file = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }
}
