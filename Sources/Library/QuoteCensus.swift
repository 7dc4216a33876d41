import Evidence

/// Counts, in one pass over a text, how many of many quotes are likely to stand in it.
///
/// Quotes are cut into runs of so many letters each (seeds), spaces, marks and digits left out; a quote counts where two in
/// five of its seeds stand in the text, so that neither wrapping nor typography nor a misread letter hides it. This
/// only narrows down the sources that come into question; whether a quote stands in a text is for `AnchorResolver` to say.
struct QuoteCensus: Sendable {
  /// The letters of a seed.
  static let seedLength = 12
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var slots: [UInt64: Int32] = [:]
  private var quotes: [[Int32]] = []
  /// A bit for every hash that may be there; most of a text is passed over by it.
  private var filter = [UInt64](repeating: 0, count: 1 << 14)
  private let leaving: UInt64

  init(_ texts: [String]) {
    var power: UInt64 = 1
    for _ in 0..<QuoteCensus.seedLength { power = power &* QuoteCensus.base }
    leaving = power
    for text in texts {
      var roll = Roll(leaving: power)
      var seeds: [Int32] = []
      for scalar in text.unicodeScalars {
        guard let hash = roll.add(scalar) else { continue }
        let slot = slots[hash] ?? Int32(slots.count)
        slots[hash] = slot
        let bit = QuoteCensus.bit(hash)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        seeds.append(slot)
      }
      quotes.append(seeds)
    }
  }

  /// For each quote whether it is likely to stand in the text.
  /// - Parameter limit: the number of code points to look at.
  func areLikely(in raw: RawText, limit: Int = .max) -> [Bool] {
    var seen = [Bool](repeating: false, count: slots.count)
    var roll = Roll(leaving: leaving)
    var start = 0
    let end = min(raw.count, limit)
    while start < end {
      let piece = raw[start..<min(end, start + (1 << 18))]
      for scalar in piece.unicodeScalars {
        guard let hash = roll.add(scalar) else { continue }
        let bit = QuoteCensus.bit(hash)
        if filter[bit >> 6] & 1 << UInt64(bit & 63) != 0, let slot = slots[hash] { seen[Int(slot)] = true }
      }
      start += 1 << 18
    }
    return quotes.map { seeds in
      !seeds.isEmpty && seeds.count { seen[Int($0)] } * 5 >= seeds.count * 2
    }
  }

  private static func bit(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 44) }

  /// The hash of the last letters of a stream (Rabin and Karp's rolling one).
  private struct Roll {
    private var letters: [UInt64] = Array(repeating: 0, count: QuoteCensus.seedLength)
    private var next = 0
    private var count = 0
    private var hash: UInt64 = 0
    private let leaving: UInt64

    init(leaving: UInt64) {
      self.leaving = leaving
    }

    /// Takes the next code point; the hash of the last letters where it is one and there are enough of them.
    @inline(__always)
    mutating func add(_ scalar: Unicode.Scalar) -> UInt64? {
      guard let letter = Roll.letter(scalar.value) else { return nil }
      hash = hash &* QuoteCensus.base &+ letter &- letters[next] &* leaving
      letters[next] = letter
      next = next == QuoteCensus.seedLength - 1 ? 0 : next + 1
      count += 1
      guard count >= QuoteCensus.seedLength else { return nil }
      return (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    }

    /// A letter in lower case; accented ones count as none, for they are written in two ways.
    @inline(__always)
    private static func letter(_ value: UInt32) -> UInt64? {
      switch value {
      case 0x61...0x7A: UInt64(value)
      case 0x41...0x5A: UInt64(value + 0x20)
      case 0x410...0x42F: UInt64(value + 0x20)
      case 0x430...0x44F: UInt64(value)
      case 0x400...0x40F: UInt64(value + 0x50)
      case 0x450...0x52F: UInt64(value)
      default: nil
      }
    }
  }
}
