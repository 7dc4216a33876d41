/// Finds the places of a text that come near a pattern, by Myers' bit-parallel computation of the Levenshtein
/// distance (Journal of the ACM 46, 1999) in blocks of 64 units (Hyyrö 2003).
struct ApproximateSearch {
  /// A place where the pattern ends with few errors.
  struct Ending: Hashable {
    /// The unit after the last of the place.
    var end: Int
    var distance: Int
  }

  /// Keeps the best of each stretch of endings within the limit.
  private struct EndingRecord {
    let limit: Int
    private var endings: [Ending] = []
    private var best: Ending?

    init(limit: Int) { self.limit = limit }

    var finished: [Ending] { best.map { endings + [$0] } ?? endings }

    @inline(__always)
    mutating func note(_ distance: Int, end: Int) {
      if distance > limit {
        if best != nil { close() }
      } else if distance < best?.distance ?? Int.max {
        best = Ending(end: end, distance: distance)
      }
    }

    private mutating func close() {
      endings = finished
      best = nil
    }
  }

  let pattern: [UInt16]
  private let blocks: Int
  /// For each unit of the pattern its class, from 1; 0 is every other unit.
  private let classes: [UInt8]
  /// For each class and block, the bits of the places at which the pattern has it.
  private let bits: [UInt64]

  /// `pattern` is not empty; of more than 255 different units the last ones are taken for one another.
  init(_ pattern: [UInt16]) {
    self.pattern = pattern
    blocks = (pattern.count + 63) / 64
    var classes = [UInt8](repeating: 0, count: 65_536)
    var last: UInt8 = 0
    for unit in pattern where classes[Int(unit)] == 0 {
      if last < 255 { last += 1 }
      classes[Int(unit)] = last
    }
    var bits = [UInt64](repeating: 0, count: (Int(last) + 1) * blocks)
    for (index, unit) in pattern.enumerated() {
      bits[Int(classes[Int(unit)]) * blocks + index / 64] |= 1 << UInt64(index % 64)
    }
    self.classes = classes
    self.bits = bits
  }

  /// The best endings, one for each stretch of endings within `limit` errors, in `range` of the text.
  ///
  /// Time: the length of the range, once for every 64 units of the pattern.
  func endings(in text: [UInt16], range: Range<Int>, limit: Int) -> [Ending] {
    var found: [Ending] = []
    let length = pattern.count
    text.withUnsafeBufferPointer { text in
      classes.withUnsafeBufferPointer { classes in
        bits.withUnsafeBufferPointer { bits in
          withUnsafeTemporaryAllocation(of: UInt64.self, capacity: blocks * 2) { vectors in
            for block in 0..<blocks {
              vectors[block * 2] = ~0
              vectors[block * 2 + 1] = 0
            }
            let lastBit = UInt64(1) << UInt64((length - 1) % 64)
            var distance = length
            var record = EndingRecord(limit: limit)
            defer { found = record.finished }
            if blocks == 1 {
              var (plus, minus): (UInt64, UInt64) = (~0, 0)
              for position in range {
                let equal = bits[Int(classes[Int(text[position])])]
                let vertical = equal | minus
                let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
                let horizontalPlus = minus | ~(horizontal | plus)
                let horizontalMinus = plus & horizontal
                if horizontalPlus & lastBit != 0 { distance += 1 }
                if horizontalMinus & lastBit != 0 { distance -= 1 }
                plus = horizontalMinus << 1 | ~(vertical | horizontalPlus << 1)
                minus = horizontalPlus << 1 & vertical
                record.note(distance, end: position + 1)
              }
              return
            }
            for position in range {
              let row = Int(classes[Int(text[position])]) * blocks
              var carryPlus: UInt64 = 0
              var carryMinus: UInt64 = 0
              for block in 0..<blocks {
                let plus = vectors[block * 2]
                let minus = vectors[block * 2 + 1]
                var equal = bits[row + block]
                let vertical = equal | minus
                equal |= carryMinus
                let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
                var horizontalPlus = minus | ~(horizontal | plus)
                var horizontalMinus = plus & horizontal
                let top = block == blocks - 1 ? lastBit : 1 << 63
                let outPlus: UInt64 = horizontalPlus & top != 0 ? 1 : 0
                let outMinus: UInt64 = horizontalMinus & top != 0 ? 1 : 0
                horizontalPlus = horizontalPlus << 1 | carryPlus
                horizontalMinus = horizontalMinus << 1 | carryMinus
                vectors[block * 2] = horizontalMinus | ~(vertical | horizontalPlus)
                vectors[block * 2 + 1] = horizontalPlus & vertical
                carryPlus = outPlus
                carryMinus = outMinus
              }
              distance += Int(carryPlus) - Int(carryMinus)
              record.note(distance, end: position + 1)
            }
          }
        }
      }
    }
    return found
  }

  /// Where the place that ends at `ending` begins: of the nearest starts the one at a word's beginning.
  func start(of ending: Ending, in text: [UInt16]) -> Int {
    let reach = min(ending.end, pattern.count + ending.distance)
    let window = text[(ending.end - reach)..<ending.end]
    let row = Levenshtein.anchoredRow(Array(pattern.reversed()), Array(window.reversed()))
    var best = (errors: Int.max, boundary: 2, stretch: Int.max, length: 0)
    for (length, errors) in row.enumerated() where length > 0 {
      let start = ending.end - length
      let boundary = start == 0 || !isWordUnit(text[start - 1]) ? 0 : 1
      let candidate = (errors, boundary, abs(length - pattern.count), length)
      if (candidate.0, candidate.1, candidate.2) < (best.errors, best.boundary, best.stretch) {
        best = candidate
      }
    }
    return ending.end - best.length
  }
}
