import Glibc

/// Does something while no other run of the program does it in the same folder.
/// - Throws: ``ReadingError`` where the folder cannot be written, or what `body` throws.
package func locked<Value>(_ folder: String, _ body: () throws -> Value) throws -> Value {
  let lock = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  guard lock >= 0 else { throw ReadingError(path: folder, reason: "it cannot be written: \(systemReason())") }
  defer { close(lock) }
  while flock(lock, LOCK_EX) != 0 && errno == EINTR {}
  return try body()
}
