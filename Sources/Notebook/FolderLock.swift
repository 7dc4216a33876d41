import Glibc

/// A lock on a folder that one program at a time may hold; it ends with the program, however that ends.
final class FolderLock {
  private let file: Int32

  /// Takes the lock.
  /// - Parameter patience: for how many milliseconds another program is waited for.
  /// - Throws: ``NotebookError`` where the folder is not there, or another program does not let go of it.
  init(_ folder: String, patience: Int) throws(NotebookError) {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw NotebookError("\(String(cString: strerror(errno))) (\(folder))") }
    var waited = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, waited < patience else {
        let reason = errno == EWOULDBLOCK ? "another program is writing there" : String(cString: strerror(errno))
        close(file)
        throw NotebookError("\(reason) (\(folder))")
      }
      usleep(2000)
      waited += 2
    }
    self.file = file
  }

  deinit { close(file) }
}
