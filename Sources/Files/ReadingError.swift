import Glibc

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

/// What the system says of the last call that failed, as a phrase.
public func systemReason() -> String { String(cString: strerror(errno)) }
