/// Tells the hyphens that break a word at a line's end from those that belong to it.
struct LineEndHyphens {
  /// The lines before which a hyphen is there for the line's end alone.
  private let breaks: Set<Int>

  /// Whether the hyphen before the line of that index breaks a word.
  func isBreak(at index: Int) -> Bool { breaks.contains(index) }

  private struct Candidate {
    var line: Int
    var joined: UInt64
    var compound: UInt64
    var left: UInt64
    var right: UInt64
  }

  /// The rest of the text decides: a word that stands elsewhere without the hyphen is broken, one that stands
  /// elsewhere with it or is made of two words that stand there is not.
  ///
  /// Linear time.
  init(_ lines: [TextLine], traits: [LineTraits], raw: RawText) {
    var candidates: [Candidate] = []
    var wanted: Set<UInt64> = []
    raw.utf8.withUnsafeBufferPointer { bytes in
      for index in lines.indices.dropLast() where traits[index].has(.endsHyphen) {
        let next = LineEndHyphens.nextLine(after: index, traits: traits)
        guard next < lines.count, traits[next].has(.startsLower) else { continue }
        let left = LineEndHyphens.lastWord(bytes, lines[index])
        let right = LineEndHyphens.firstWord(bytes, lines[next])
        let candidate = Candidate(
          line: next, joined: LineEndHyphens.digest(left + right),
          compound: LineEndHyphens.digest(left + [0x2D] + right), left: LineEndHyphens.digest(left),
          right: LineEndHyphens.digest(right))
        candidates.append(candidate)
        wanted.formUnion([candidate.joined, candidate.compound, candidate.left, candidate.right])
      }
    }
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

  /// The next line with words, as a page's number may stand between.
  private static func nextLine(after index: Int, traits: [LineTraits]) -> Int {
    var next = index + 1
    while next < traits.count, next < index + 4, !traits[next].has(.hasWord) { next += 1 }
    return next
  }

  private static func lastWord(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> [UInt8] {
    let end = Int(line.endByte) - (bytes[Int(line.endByte) - 1] == 0x2D ? 1 : 3)
    var start = end
    while start > Int(line.firstByte), end - start < 64, isWordByte(bytes[start - 1]) { start -= 1 }
    return bytes[start..<end].map(small)
  }

  private static func firstWord(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> [UInt8] {
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
    for index in 0...raw.utf8.count {
      let byte = index < raw.utf8.count ? raw.utf8[index] : 0x20
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
      let isInner = byte == 0x2D && index + 1 < raw.utf8.count && isWordByte(raw.utf8[index + 1])
      if isInner {
        whole = step(whole, 0x2D)
      } else {
        if whole != last, wanted.contains(whole) { found[whole, default: 0] += 1 }
        whole = seed
        length = 0
      }
    }
    return found
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ digest: UInt64, _ byte: UInt8) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  private static func digest(_ word: [UInt8]) -> UInt64 { word.reduce(seed, step) }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0xC3 && byte != 0xE2
      || byte >= 0x80 && byte < 0xC0
  }
  private static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
