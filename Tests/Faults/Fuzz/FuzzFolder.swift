import Foundation

/// The folder in memory in which files are put that are to be read.
enum FuzzFolder {
  /// Its path.
  static let path: String = {
    let path = "/dev/shm/perestroika-fuzz-\(getpid())"
    make(path)
    atexit { FuzzFolder.remove(FuzzFolder.path) }
    return path
  }()

  /// Makes a folder.
  static func make(_ path: String) { mkdir(path, 0o700) }

  /// Takes a file or a folder away.
  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file.
  static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  /// The bytes of a file; none where it is not there.
  static func bytes(of path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map { Array($0) } ?? []
  }

  /// The names in a folder.
  static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }
}

/// Ends the program where words hold what a terminal would obey.
func expectHarmless(_ words: String) {
  precondition(
    words.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    }, "a control character is left")
}
