import Catalogue
import Files
import Glibc

/// A file that is written whole or not at all: what is there before stays until the new one is complete.
///
/// It is written beside its place and renamed when it is on the disk; a signal that ends the program takes it away.
/// A device or a pipe is written to directly.
final class OutputFile {
  private let name: String
  private let path: String
  private let draft: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Opens a file for writing.
  /// - Throws: ``Failure`` where it cannot be written.
  init(_ name: String) throws {
    self.name = name
    var status = stat()
    let exists = stat(name, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure("\(name): is a folder") }
      path = name
      draft = nil
      descriptor = open(name, O_WRONLY | O_CLOEXEC)
    } else {
      if exists, access(name, W_OK) != 0 { throw OutputFile.failure(name) }
      // A link stays a link: what it leads to is replaced.
      let resolved = exists ? realpath(name, nil) : nil
      defer { free(resolved) }
      path = resolved.map { String(cString: $0) } ?? name
      let target = path + ".\(getpid()).new"
      OutputFile.removeOnSignal(target)
      draft = target
      descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o666)
    }
    guard descriptor >= 0 else {
      OutputFile.forgetDraft()
      throw OutputFile.failure(name)
    }
  }

  /// Writes text; nothing is at the file's place before ``finish()``.
  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  private func flush() throws {
    // A device or a pipe that was closed on the other side has had enough.
    if !buffer.withUnsafeBytes({ writeAll($0, to: descriptor) }), draft != nil || errno != EPIPE {
      throw OutputFile.failure(name)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the file in its place.
  func finish() throws {
    try flush()
    if let draft {
      guard fsync(descriptor) == 0, close(descriptor) == 0, rename(draft, path) == 0 else {
        throw OutputFile.failure(name)
      }
      OutputFile.forgetDraft()
    } else {
      close(descriptor)
    }
  }

  /// Takes away what was written.
  func discard() {
    close(descriptor)
    if let draft { unlink(draft) }
    OutputFile.forgetDraft()
  }

  private static func failure(_ name: String) -> Failure {
    Failure("\(name) cannot be written: \(String(cString: strerror(errno)))")
  }

  /// The path of the draft, for the signal handler.
  nonisolated(unsafe) private static var draftPath: UnsafeMutablePointer<CChar>?
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private static func removeOnSignal(_ path: String) {
    draftPath = strdup(path)
    for number in signals {
      signal(number) { number in
        if let path = OutputFile.draftPath { unlink(path) }
        Interruption.end(as: number)
      }
    }
  }

  private static func forgetDraft() {
    signals.forEach { signal($0, SIG_DFL) }
    free(draftPath)
    draftPath = nil
  }
}
