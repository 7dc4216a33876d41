import Files

/// A decoded file: its code points, and the digest of its bytes.
///
/// Every offset in this module counts the Unicode code points of this text, from 0, ends excluded; a byte
/// order mark is not part of it. The text is held as UTF-8, so that its memory is the file's.
public struct RawText: Sendable {
  /// How the bytes of the file were understood.
  public enum Encoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"
    case windows1251 = "Windows-1251"
    case koi8r = "KOI8-R"
  }

  /// The number of code points.
  public let count: Int
  /// How the bytes of the file were understood.
  public let encoding: Encoding
  /// The SHA-256 digest of the bytes of the file, in 64 lower-case hexadecimal digits.
  public let digest: String
  /// How many stretches of bytes could not be read and stand as U+FFFD in the text.
  public let replacements: Int

  let utf8: [UInt8]
  /// The byte at which each `stride`th code point begins; empty where every code point is one byte.
  private let marks: [UInt32]
  private static let stride = 256

  init(utf8: [UInt8], encoding: Encoding, digest: String, replacements: Int) {
    var count = 0
    var marks: [UInt32] = []
    utf8.withUnsafeBufferPointer { bytes in
      for index in 0..<bytes.count where bytes[index] & 0xC0 != 0x80 {
        if count % RawText.stride == 0 { marks.append(UInt32(truncatingIfNeeded: index)) }
        count += 1
      }
    }
    self.utf8 = utf8
    self.count = count
    self.marks = count == utf8.count ? [] : marks
    self.encoding = encoding
    self.digest = digest
    self.replacements = replacements
  }

  /// A text that is at hand already, as if it had been read from a UTF-8 file.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(utf8: bytes, encoding: .utf8, digest: SHA256.hexadecimal(of: bytes), replacements: 0)
  }

  /// The whole text.
  ///
  /// A copy of the file's size.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The code points of `range`, which is cut to what there is.
  ///
  /// Takes time in proportion to its length.
  public subscript(range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    return String(decoding: utf8[byte(at: range.lowerBound)..<byte(at: range.upperBound)], as: UTF8.self)
  }

  /// The byte at which the code point at `offset` (0 to `count`) begins.
  ///
  /// A few hundred steps at most.
  func byte(at offset: Int) -> Int {
    if marks.isEmpty { return offset }
    if offset >= count { return utf8.count }
    var byte = Int(marks[offset / RawText.stride])
    var left = offset % RawText.stride
    while left > 0 {
      byte += 1
      if utf8[byte] & 0xC0 != 0x80 { left -= 1 }
    }
    return byte
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The code point that begins at `index` of valid UTF-8; leaves `index` after it.
  @inline(__always)
  func codePoint(at index: inout Int) -> UInt32 {
    let first = UInt32(self[index])
    index += 1
    if first < 0x80 { return first }
    var value = first < 0xE0 ? first & 0x1F : first < 0xF0 ? first & 0x0F : first & 0x07
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    for _ in 0..<more {
      value = value << 6 | UInt32(self[index] & 0x3F)
      index += 1
    }
    return value
  }
}

/// Appends a code point to UTF-8; what is no scalar becomes U+FFFD.
@inline(__always)
func append(_ codePoint: UInt32, to utf8: inout [UInt8]) {
  var codePoint = codePoint
  if codePoint > 0x10FFFF || codePoint & 0xFFFF_F800 == 0xD800 { codePoint = 0xFFFD }
  if codePoint < 0x80 {
    utf8.append(UInt8(codePoint))
    return
  }
  if codePoint < 0x800 {
    utf8.append(UInt8(0xC0 | codePoint >> 6))
  } else {
    if codePoint < 0x10000 {
      utf8.append(UInt8(0xE0 | codePoint >> 12))
    } else {
      utf8.append(UInt8(0xF0 | codePoint >> 18))
      utf8.append(UInt8(0x80 | codePoint >> 12 & 0x3F))
    }
    utf8.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
  }
  utf8.append(UInt8(0x80 | codePoint & 0x3F))
}
