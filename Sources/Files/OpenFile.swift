import Glibc

/// A file that is open for reading, and closed when nobody needs it.
///
/// May be read from any thread.
package final class OpenFile: Sendable {
  /// Why a file cannot be read, in the system's words.
  package struct Failure: Error {
    package let reason: String
    fileprivate init() { reason = String(cString: strerror(errno)) }
  }

  /// The size in bytes when it was opened.
  package let size: Int
  /// Whether it is a file with bytes at places, no folder, pipe or device.
  package let isRegular: Bool
  private let descriptor: Int32

  /// Opens a file.
  package init(_ path: String) throws(Failure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw Failure() }
    size = Int(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Some bytes; fewer at the end of the file.
  package func bytes(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        isRead = got >= 0
        if got <= 0 { break }
        filled += got
      }
    }
    if !isRead { throw Failure() }
    return bytes
  }
}
