import Catalogue
import Files

/// The bytes of a file, read piece by piece; what was taken is forgotten.
struct FileBytes {
  /// The bytes that were read and not yet taken.
  private(set) var buffer: [UInt8] = []
  /// Where in the buffer the first byte is that was not taken.
  private(set) var start = 0
  private(set) var isAtEnd = false
  /// How many bytes were taken.
  private(set) var taken = 0
  private let path: String
  private let file: OpenFile
  private static let pieceLength = 1 << 18

  /// Opens a file and passes over a byte order mark.
  init(_ path: String) throws(ImportFailure) {
    self.path = path
    do throws(OpenFile.Failure) {
      file = try OpenFile(path)
    } catch {
      throw ImportFailure("\(path) cannot be read: \(error.reason)")
    }
    guard file.isRegular else {
      throw ImportFailure("\(path): is a folder, a pipe or a device; name files")
    }
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
    let piece: [UInt8]
    do throws(OpenFile.Failure) {
      piece = try file.bytes(at: taken + buffer.count, count: FileBytes.pieceLength)
    } catch {
      throw ImportFailure("\(path) cannot be read: \(error.reason)")
    }
    buffer += piece
    isAtEnd = piece.isEmpty
    return !isAtEnd
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
