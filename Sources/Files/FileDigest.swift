import Glibc

extension SHA256 {
  /// The digest of a file's bytes as 64 lower-case hexadecimal digits.
  ///
  /// Linear time; the file is not held in memory.
  /// - Throws: ``ReadingError`` where it cannot be read.
  public static func hexadecimal(ofFile path: String) throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw ReadingError(path: path, reason: systemReason()) }
    defer { close(file) }
    var digest = Running()
    while true {
      var failure: Int32 = 0
      let block = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        let got = read(file, buffer.baseAddress, buffer.count)
        failure = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw ReadingError(path: path, reason: String(cString: strerror(failure))) }
      if block.isEmpty { return digest.hexadecimal }
      digest.add(block)
    }
  }
}
