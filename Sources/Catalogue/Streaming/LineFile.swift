import Files
import Glibc

/// A file of the catalogue that is read line by line, so that its size does not matter.
final class LineFile: @unchecked Sendable {
  /// Lines that follow one another.
  struct Batch: Sendable {
    /// The bytes of all of them, with their ends.
    var bytes: [UInt8]
    /// Where each line begins in ``bytes``; the last entry is where they end.
    var bounds: [Int]
    /// The number of the first line, counted from 1.
    var firstLine: Int
    /// Where the first line begins in the file.
    var offset: Int

    /// How many there are.
    var count: Int { bounds.count - 1 }
  }

  /// The path relative to the catalogue's folder.
  let name: String
  /// The size in bytes when it was opened.
  let size: Int
  /// The digest of what has been read.
  private(set) var digest = ContentDigest()
  private let file: OpenFile
  private var rest: [UInt8] = []
  private var restOffset = 0
  private var line = 1
  private var isAtEnd = false

  private static let blockLength = 1 << 20
  /// A line that is longer than this many bytes is not one.
  static let longestLine = 16 << 20

  /// The size of a file; nil where it is not known.
  static func size(ofFileAt path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Opens a file; throws what the system says as a problem of the file.
  init(name: String, path: String) throws(Problem) {
    self.name = name
    do throws(OpenFile.Failure) {
      file = try OpenFile(path)
    } catch {
      throw Problem(file: name, line: 1, column: 1, message: "the file cannot be read; check its permissions")
    }
    size = file.size
  }

  /// The next lines, a megabyte or so of them; nil at the end.
  ///
  /// To be called from one thread at a time.
  func next() throws(Problem) -> Batch? {
    var bytes = rest
    let offset = restOffset
    rest = []
    var end = bytes.lastIndex(of: 0x0A).map { $0 + 1 }
    while end == nil && !isAtEnd {
      let before = bytes.count
      try read(into: &bytes)
      end = bytes[before...].lastIndex(of: 0x0A).map { $0 + 1 }
      if end == nil && bytes.count > LineFile.longestLine {
        throw Problem(
          file: name, line: line, column: 1, message: "the line has more than \(LineFile.longestLine >> 20) MB")
      }
    }
    let taken = end ?? bytes.count
    if taken == 0 { return nil }
    rest = Array(bytes[taken...])
    restOffset = offset + taken
    bytes.removeSubrange(taken...)
    let batch = Batch(bytes: bytes, bounds: LineFile.bounds(of: bytes), firstLine: line, offset: offset)
    line += batch.count
    return batch
  }

  /// Some bytes of the file; fewer where it has become shorter or cannot be read any more.
  ///
  /// May be called from any thread.
  func bytes(at offset: Int, count: Int) -> [UInt8] { (try? file.bytes(at: offset, count: count)) ?? [] }

  private func read(into bytes: inout [UInt8]) throws(Problem) {
    let block: [UInt8]
    do throws(OpenFile.Failure) {
      block = try file.bytes(at: restOffset + bytes.count, count: LineFile.blockLength)
    } catch {
      throw Problem(file: name, line: line, column: 1, message: "the file cannot be read: \(error.reason)")
    }
    if block.count < LineFile.blockLength { isAtEnd = true }
    digest.add(block)
    bytes += block
  }

  private static func bounds(of bytes: [UInt8]) -> [Int] {
    var bounds = [0]
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        let found = memchr(base + start, 0x0A, buffer.count - start)
        start = found.map { UnsafeRawPointer($0) - base + 1 } ?? buffer.count
        bounds.append(start)
      }
    }
    return bounds
  }
}
