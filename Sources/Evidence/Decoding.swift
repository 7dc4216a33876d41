import Files

extension RawText {
  /// Why bytes are not a text.
  public enum DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is not a single character.
    case empty
    /// The bytes are something else than text; `what` names it, `offset` is the byte that shows it.
    case binary(what: String, offset: Int)
    /// The file has more bytes than this program can number.
    case tooLarge(bytes: Int)

    /// A sentence for the reader.
    public var description: String {
      switch self {
      case .empty: "the file is empty"
      case .binary(let what, let offset): "the file is not a text but \(what) (byte \(offset))"
      case .tooLarge(let bytes): "the file is too large: \(bytes) bytes, where 4 GB is the most"
      }
    }
  }

  /// Reads the bytes of a file as text.
  ///
  /// A byte order mark decides; without one UTF-16 is known by its zero bytes, UTF-8 by its form, and what is
  /// neither is Windows-1251, KOI8-R or Windows-1252, whichever the letters speak for. A UTF-8 file with some
  /// bad bytes stays UTF-8: each bad stretch becomes U+FFFD and is counted in `replacements`. Linear time.
  /// - Throws: `DecodingError` when there is nothing, or no text, in `bytes`.
  public static func decode(_ bytes: [UInt8]) throws -> RawText {
    guard bytes.count < UInt32.max else { throw DecodingError.tooLarge(bytes: bytes.count) }
    let marked = markedEncoding(bytes)
    let encoding = try marked?.encoding ?? recognisedEncoding(bytes)
    let digest = SHA256.hexadecimal(of: bytes)
    var replacements = 0
    var utf8: [UInt8]
    switch encoding {
    case .utf8:
      let start = marked?.length ?? 0
      utf8 = start == 0 && isValidUTF8(bytes) ? bytes : repaired(bytes, from: start, count: &replacements)
    case .utf16LittleEndian, .utf16BigEndian:
      utf8 = fromUTF16(
        bytes, from: marked?.length ?? 0, littleEndian: encoding == .utf16LittleEndian, count: &replacements)
    case .windows1252: utf8 = from(bytes, page: CodePage.windows1252)
    case .windows1251: utf8 = from(bytes, page: CodePage.windows1251)
    case .koi8r: utf8 = from(bytes, page: CodePage.koi8r)
    }
    if let zero = utf8.firstIndex(of: 0) { throw DecodingError.binary(what: "binary data", offset: zero) }
    guard utf8.contains(where: { $0 > 0x20 }) else { throw DecodingError.empty }
    return RawText(utf8: utf8, encoding: encoding, digest: digest, replacements: replacements)
  }

  private static func markedEncoding(_ bytes: [UInt8]) -> (encoding: Encoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private static func recognisedEncoding(_ bytes: [UInt8]) throws -> Encoding {
    guard !bytes.isEmpty else { throw DecodingError.empty }
    for (magic, what) in signatures where bytes.starts(with: magic) {
      throw DecodingError.binary(what: what, offset: 0)
    }
    let sample = bytes.prefix(65_536)
    if let zero = sample.firstIndex(of: 0) {
      guard bytes.count % 2 == 0, let encoding = zeroPattern(sample) else {
        throw DecodingError.binary(what: "binary data", offset: zero)
      }
      return encoding
    }
    let controls = sample.indices.filter { sample[$0] < 0x20 && !textControls.contains(sample[$0]) }
    if let first = controls.first, controls.count * 20 > sample.count {
      throw DecodingError.binary(what: "binary data", offset: first)
    }
    if isValidUTF8(bytes) { return .utf8 }
    return damagedOrLegacy(bytes)
  }

  private static let textControls: Set<UInt8> = [0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B]

  private static let signatures: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF document"),
    (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or an office document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "gzip data"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("{\\rtf".utf8), "an RTF document"), ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
    (Array("SQLite format 3".utf8), "an SQLite database"), (Array("BZh".utf8), "bzip2 data"),
  ]

  /// UTF-16 without a mark, which texts in Latin and Cyrillic letters show by zero or small bytes on one
  /// side.
  private static func zeroPattern(_ sample: ArraySlice<UInt8>) -> Encoding? {
    var even = 0
    var odd = 0
    for index in sample.indices where sample[index] == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let pairs = max(1, sample.count / 2)
    if odd * 10 > pairs, even * 20 < odd { return .utf16LittleEndian }
    if even * 10 > pairs, odd * 20 < even { return .utf16BigEndian }
    return nil
  }

  /// The length of the valid sequence at `index`, 1 to 4, or minus the length of what cannot be one.
  @inline(__always)
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let (length, low, high): (Int, UInt8, UInt8) =
      switch first {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    if length == 0 { return -1 }
    for step in 1..<length {
      guard index + step < bytes.count else { return -step }
      let byte = bytes[index + step]
      if step == 1 ? byte < low || byte > high : byte & 0xC0 != 0x80 { return -step }
    }
    return length
  }

  private static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = sequence(bytes, at: index)
        if length < 0 { return false }
        index += length
      }
      return true
    }
  }

  /// Many good sequences and few bad ones are damaged UTF-8; otherwise the letters decide.
  private static func damagedOrLegacy(_ bytes: [UInt8]) -> Encoding {
    var (good, bad, inRuns, high) = (0, 0, 0, 0)
    var (windows, koi) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = sequence(bytes, at: index)
        if length > 1 { good += 1 }
        if length < 0 { bad += 1 }
        index += abs(length)
      }
      var run = 0
      for byte in bytes {
        if byte >= 0xC0 || byte == 0xA3 || byte == 0xB3 || byte == 0xA8 || byte == 0xB8 {
          high += 1
          run += 1
          if run == 3 { inRuns += 3 } else if run > 3 { inRuns += 1 }
          if frequentWindows1251.contains(byte) { windows += 1 }
          if frequentKOI8.contains(byte) { koi += 1 }
        } else {
          run = 0
        }
      }
    }
    if good > 2 * bad { return .utf8 }
    if high == 0 { return good > bad ? .utf8 : .windows1252 }
    if inRuns * 2 < high { return .windows1252 }
    return windows >= koi ? .windows1251 : .koi8r
  }

  /// The ten most frequent Russian letters in either case.
  private static let frequentWindows1251: Set<UInt8> = [
    0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB, 0xCE, 0xC5, 0xC0, 0xC8, 0xCD, 0xD2, 0xD1,
    0xD0,
    0xC2, 0xCB,
  ]
  private static let frequentKOI8: Set<UInt8> = [
    0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4, 0xD3, 0xD2, 0xD7, 0xCC, 0xEF, 0xE5, 0xE1, 0xE9, 0xEE, 0xF4, 0xF3,
    0xF2,
    0xF7, 0xEC,
  ]

  private static func repaired(_ bytes: [UInt8], from start: Int, count: inout Int) -> [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count - start)
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let length = sequence(bytes, at: index)
        if length > 0 {
          utf8.append(contentsOf: bytes[index..<(index + length)])
        } else {
          append(0xFFFD, to: &utf8)
          count += 1
        }
        index += abs(length)
      }
    }
    return utf8
  }

  private static func fromUTF16(
    _ bytes: [UInt8], from start: Int, littleEndian: Bool, count: inout Int
  ) -> [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count / 2)
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    var index = start
    while index + 1 < bytes.count {
      let first = unit(index)
      index += 2
      if first & 0xFC00 == 0xD800, index + 1 < bytes.count, unit(index) & 0xFC00 == 0xDC00 {
        append(0x10000 + (first & 0x3FF) << 10 + unit(index) & 0x3FF, to: &utf8)
        index += 2
      } else {
        if first & 0xF800 == 0xD800 { count += 1 }
        append(first, to: &utf8)
      }
    }
    if index < bytes.count {
      count += 1
      append(0xFFFD, to: &utf8)
    }
    return utf8
  }

  private static func from(_ bytes: [UInt8], page: [UInt16]) -> [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { utf8.append(byte) } else { append(UInt32(page[Int(byte) - 0x80]), to: &utf8) }
    }
    return utf8
  }
}
