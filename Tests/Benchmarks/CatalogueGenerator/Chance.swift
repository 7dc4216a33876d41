/// Random numbers that are the same in every run and on every machine (SplitMix64); only integers are used.
struct Chance {
  private var state: UInt64

  /// Starts at a seed; neighbouring seeds give unlike numbers.
  init(_ seed: Int, _ subject: UInt64) {
    state = UInt64(bitPattern: Int64(seed)) &* 0xD134_2543_DE82_EF95 &+ subject &* 0x9E37_79B9_7F4A_7C15
  }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from zero up to, and without, a limit.
  mutating func number(below limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  /// True so many times in a thousand.
  mutating func happens(_ perThousand: Int) -> Bool { number(below: 1000) < perThousand }
}

/// A choice among ranks as words have it in a language: the frequency falls as the rank grows (Zipf and Mandelbrot,
/// 1 / (rank + shift)).
struct RankChoice: Sendable {
  private var sums: [Double] = []

  init(count: Int, shift: Double = 2.7) {
    var sum = 0.0
    sums = (0..<count).map { rank in
      sum += 1 / (Double(rank) + 1 + shift)
      return sum
    }
  }

  /// How many ranks there are.
  var count: Int { sums.count }

  /// A rank from zero on.
  func rank(_ chance: inout Chance) -> Int {
    // 53 bits are a Double exactly; a division and a product are the same on every machine.
    let wanted = Double(chance.next() >> 11) / 9_007_199_254_740_992 * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
