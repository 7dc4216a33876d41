import Evidence
import Files

/// A text on its way into the library: decoded, and converted where it was something else.
public struct PreparedText: Sendable {
  /// The text as it is kept: UTF-8 without a byte order mark.
  public let raw: RawText
  /// The path or address that it came from.
  public var origin: String
  /// The program that made text of the file; nil where it was text already.
  public var converter: String?
  /// How the bytes were understood.
  public let encoding: RawText.Encoding
  /// The SHA-256 digest of the bytes that were decoded.
  public let digest: String
  /// How many stretches of bytes could not be read and stand as U+FFFD in the text.
  public let replacements: Int

  /// Decodes bytes.
  /// - Throws: ``ReadingError`` where they are not a text.
  public init(_ bytes: [UInt8], origin: String, converter: String? = nil) throws {
    let decoded: RawText
    do {
      decoded = try RawText.decode(bytes)
    } catch {
      throw ReadingError(path: origin, reason: "\(error)")
    }
    encoding = decoded.encoding
    digest = decoded.digest
    replacements = decoded.replacements
    let isKeptAsItIs =
      decoded.encoding == .utf8 && decoded.replacements == 0 && !bytes.starts(with: [0xEF, 0xBB, 0xBF])
    raw = isKeptAsItIs ? decoded : RawText(decoded.text)
    self.origin = origin
    self.converter = converter
  }

  /// Gives the bytes that are kept, piece by piece.
  func write(_ put: (UnsafeRawBufferPointer) throws -> Void) throws {
    var start = 0
    let piece = 1 << 18
    while start < raw.count {
      var text = raw[start..<(start + piece)]
      try text.withUTF8 { try put(UnsafeRawBufferPointer($0)) }
      start += piece
    }
  }
}

extension PreparedText {
  /// The code points of the longest line; nil for a text of common size, whose lines are no matter.
  public var longestLine: Int? {
    guard raw.count > 1_000_000 else { return nil }
    var (longest, length, start) = (0, 0, 0)
    while start < raw.count {
      let piece = raw[start..<(start + (1 << 18))]
      for scalar in piece.unicodeScalars {
        length = scalar == "\n" || scalar == "\r" ? 0 : length + 1
        longest = max(longest, length)
      }
      start += 1 << 18
    }
    return longest
  }
}
