import Glibc

/// The bytes of a file, read piece by piece; what was taken is forgotten.
struct FileBytes {
  /// The bytes that were read and not yet taken.
  private(set) var buffer: [UInt8] = []
  /// Where in the buffer the first byte is that was not taken.
  private(set) var start = 0
  private(set) var isAtEnd = false
  /// How many bytes were taken.
  private(set) var taken = 0
  private let file: OpenFile
  private static let piece = 1 << 18

  /// Opens a file and passes over a byte order mark.
  init(_ path: String) throws(ImportFailure) {
    file = try OpenFile(path)
    try fill()
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { take(3) }
    let isUTF16 = buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF])
    if isUTF16 { throw ImportFailure("\(path): the file is UTF-16; save it as UTF-8") }
  }

  /// Reads more; false at the end of the file.
  @discardableResult
  mutating func fill() throws(ImportFailure) -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let used = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: FileBytes.piece))
    let result = buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(ImportFailure) in try file.read(UnsafeMutableRawBufferPointer(rebasing: bytes[used...])) }
    }
    let count: Int
    switch result {
    case .success(let number): count = number
    case .failure(let failure):
      buffer.removeLast(FileBytes.piece)
      throw failure
    }
    buffer.removeLast(FileBytes.piece - count)
    isAtEnd = count == 0
    return count > 0
  }

  /// Forgets bytes from the beginning.
  mutating func take(_ count: Int) {
    start += count
    taken += count
  }

  /// The place of the next line feed at or after a place in the buffer, more being read where it must; nil where the
  /// file ends before, or the line is longer than the limit.
  mutating func lineFeed(from place: Int, limit: Int) throws(ImportFailure) -> Int? {
    var place = place
    while true {
      if let found = buffer[place...].firstIndex(of: 0x0A) { return found }
      if buffer.count - start > limit { return nil }
      let before = start
      place = buffer.count
      guard try fill() else { return nil }
      place -= before
    }
  }

  /// All bytes, for formats that are one text.
  mutating func all(limit: Int, _ path: String) throws(ImportFailure) -> [UInt8] {
    while try fill() {
      if buffer.count > limit {
        throw ImportFailure("\(path): more than \(limit >> 20) MB; JSON Lines can be of any size")
      }
    }
    let bytes = Array(buffer[start...])
    take(bytes.count)
    return bytes
  }
}

/// A file that is closed when nobody needs it.
private final class OpenFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(ImportFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      throw ImportFailure("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw ImportFailure("\(path): is a folder; name the files in it") }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(_ bytes: UnsafeMutableRawBufferPointer) throws(ImportFailure) -> Int {
    while true {
      let count = Glibc.read(descriptor, bytes.baseAddress, bytes.count)
      if count >= 0 { return count }
      if errno != EINTR { throw ImportFailure("\(path) cannot be read: \(String(cString: strerror(errno)))") }
    }
  }
}
