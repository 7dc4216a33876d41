/// Narrows a long text down to the stretches that can come near a pattern.
///
/// Of a pattern cut into one piece more than there may be errors, one piece at least stands unchanged; four
/// units of each piece are looked for at once.
struct SeedSearch {
  /// Texts with more units than this are searched by seeds alone.
  static let threshold = 1 << 18

  private let seeds: [UInt64: [Int]]
  private let filter: [Bool]
  private let reach: Int
  private let length: Int

  /// `errors` must leave pieces of four units at least.
  init(_ pattern: [UInt16], errors: Int) {
    let pieces = errors + 1
    var seeds: [UInt64: [Int]] = [:]
    var filter = [Bool](repeating: false, count: 1 << 14)
    for piece in 0..<pieces {
      let start = piece * pattern.count / pieces
      guard start + 4 <= pattern.count else { continue }
      let seed = pattern[start..<(start + 4)].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
      seeds[seed, default: []].append(start)
      filter[SeedSearch.slot(seed)] = true
    }
    self.seeds = seeds
    self.filter = filter
    reach = errors
    length = pattern.count
  }

  /// The stretches, ascending and apart.
  func ranges(in text: [UInt16]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    text.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        var window: UInt64 = 0
        for index in 0..<text.count {
          window = window << 16 | UInt64(text[index])
          guard filter[SeedSearch.slot(window)], index >= 3, let starts = seeds[window] else { continue }
          for start in starts {
            let begin = max(0, index - 3 - start - reach)
            let end = min(text.count, index - 3 - start + length + reach)
            if end > begin { ranges.append(begin..<end) }
          }
        }
      }
    }
    return SeedSearch.merged(ranges)
  }

  @inline(__always)
  private static func slot(_ seed: UInt64) -> Int { Int((seed &* 0x9E37_79B9_7F4A_7C15) >> 50) }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
