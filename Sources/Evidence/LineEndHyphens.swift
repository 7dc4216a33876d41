/// Tells the hyphens that break a word at a line's end from those that belong to it.
struct LineEndHyphens {
  /// The code points with which the lines begin before which a hyphen is there for the line's end alone.
  private let breaks: Set<UInt32>

  /// Whether the hyphen before a line breaks a word.
  func isBreak(before line: TextLine) -> Bool { breaks.contains(line.start) }

  fileprivate struct Candidate {
    var line: UInt32
    var joined: UInt64
    var compound: UInt64
    var left: UInt64
    var right: UInt64
  }

  /// Gathers the hyphens at lines' ends, line by line.
  struct Gatherer {
    fileprivate var candidates: [Candidate] = []
    /// The words before hyphens whose other half is still to come, and how many lines were passed since.
    private var open: [(word: [UInt8], passed: Int)] = []

    /// Takes the next line.
    mutating func add(_ line: TextLine, _ traits: LineTraits, of bytes: UnsafeBufferPointer<UInt8>) {
      if !open.isEmpty { close(at: line, traits, bytes) }
      if traits.has(.endsHyphen) { open.append((LineEndHyphens.lastWord(bytes, line), 0)) }
    }

    private mutating func close(at line: TextLine, _ traits: LineTraits, _ bytes: UnsafeBufferPointer<UInt8>) {
      // A page's number may stand between.
      var waiting: [(word: [UInt8], passed: Int)] = []
      for (left, passed) in open {
        guard traits.has(.hasWord) || passed == 3 else {
          waiting.append((left, passed + 1))
          continue
        }
        guard traits.has(.startsLower) else { continue }
        let right = LineEndHyphens.firstWord(bytes, line)
        candidates.append(
          Candidate(
            line: line.start, joined: LineEndHyphens.digest(left + right),
            compound: LineEndHyphens.digest(left + [0x2D] + right), left: LineEndHyphens.digest(left),
            right: LineEndHyphens.digest(right)))
      }
      open = waiting
    }
  }

  /// The rest of the text decides: a word that stands elsewhere without the hyphen is broken, one that stands
  /// elsewhere with it or is made of two words that stand there is not.
  ///
  /// Linear time.
  init(_ gatherer: Gatherer, raw: RawText) {
    let candidates = gatherer.candidates
    var wanted: Set<UInt64> = []
    for one in candidates { wanted.formUnion([one.joined, one.compound, one.left, one.right]) }
    var counts = candidates.isEmpty ? [:] : LineEndHyphens.words(of: raw, among: wanted)
    for candidate in candidates {
      counts[candidate.left, default: 0] -= 1
      counts[candidate.right, default: 0] -= 1
    }
    func stands(_ word: UInt64) -> Bool { counts[word, default: 0] > 0 }
    breaks = Set(
      candidates.filter { candidate in
        stands(candidate.joined)
          || !stands(candidate.compound) && !(stands(candidate.left) && stands(candidate.right))
      }.map(\.line))
  }

  fileprivate static func lastWord(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> [UInt8] {
    let end = Int(line.endByte) - (bytes[Int(line.endByte) - 1] == 0x2D ? 1 : 3)
    var start = end
    while start > Int(line.firstByte), end - start < 64, isWordByte(bytes[start - 1]) { start -= 1 }
    return bytes[start..<end].map(small)
  }

  fileprivate static func firstWord(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> [UInt8] {
    var end = Int(line.firstByte)
    while end < Int(line.endByte), end - Int(line.firstByte) < 64, isWordByte(bytes[end]) { end += 1 }
    return bytes[Int(line.firstByte)..<end].map(small)
  }

  /// How often each of the wanted words stands in the text, those within compounds included.
  private static func words(of raw: RawText, among wanted: Set<UInt64>) -> [UInt64: Int] {
    var found: [UInt64: Int] = [:]
    var whole = seed
    var part = seed
    var length = 0
    raw.utf8.withUnsafeBufferPointer { bytes in
      for index in 0...bytes.count {
        let byte = index < bytes.count ? bytes[index] : 0x20
        if isWordByte(byte) {
          whole = step(whole, small(byte))
          part = step(part, small(byte))
          length += 1
          continue
        }
        if length == 0 { continue }
        if wanted.contains(part) { found[part, default: 0] += 1 }
        let last = part
        part = seed
        let isInner = byte == 0x2D && index + 1 < bytes.count && isWordByte(bytes[index + 1])
        if isInner {
          whole = step(whole, 0x2D)
        } else {
          if whole != last, wanted.contains(whole) { found[whole, default: 0] += 1 }
          whole = seed
          length = 0
        }
      }
    }
    return found
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ digest: UInt64, _ byte: UInt8) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  fileprivate static func digest(_ word: [UInt8]) -> UInt64 { word.reduce(seed, step) }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0xC3 && byte != 0xE2
      || byte >= 0x80 && byte < 0xC0
  }
  private static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
