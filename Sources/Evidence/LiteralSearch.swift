/// Finds every place of many strings of units in one pass over a text, by a rolling hash of their first units (Karp and
/// Rabin 1987).
struct LiteralSearch {
  private let patterns: [[UInt16]]
  private let heads: [UInt64: [Int]]
  private let filter: [Bool]

  /// So many units of a pattern are hashed; a shorter one is looked for by its own.
  private static let head = 8
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ patterns: [[UInt16]]) {
    self.patterns = patterns
    var heads: [UInt64: [Int]] = [:]
    var filter = [Bool](repeating: false, count: 1 << 16)
    for (number, pattern) in patterns.enumerated() where pattern.count >= LiteralSearch.head {
      let hash = pattern.prefix(LiteralSearch.head).reduce(0) { $0 &* LiteralSearch.base &+ UInt64($1) }
      heads[hash, default: []].append(number)
      filter[LiteralSearch.slot(hash)] = true
    }
    self.heads = heads
    self.filter = filter
  }

  /// For each pattern the units at which it begins, ascending, overlapping ones included, at most `limit`.
  func positions(in text: [UInt16], limit: Int) -> [[Int]] {
    var found = patterns.map { pattern in
      pattern.isEmpty || pattern.count >= LiteralSearch.head
        ? [] : ExactSearch(pattern).positions(in: text, limit: limit)
    }
    var leaving: UInt64 = 1
    for _ in 0..<LiteralSearch.head { leaving = leaving &* LiteralSearch.base }
    text.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        var hash: UInt64 = 0
        for index in 0..<text.count {
          hash = hash &* LiteralSearch.base &+ UInt64(text[index])
          if index >= LiteralSearch.head { hash = hash &- UInt64(text[index - LiteralSearch.head]) &* leaving }
          guard filter[LiteralSearch.slot(hash)], index >= LiteralSearch.head - 1, let numbers = heads[hash] else {
            continue
          }
          let start = index + 1 - LiteralSearch.head
          for number in numbers where found[number].count < limit && stands(patterns[number], at: start, in: text) {
            found[number].append(start)
          }
        }
      }
    }
    return found
  }

  private func stands(_ pattern: [UInt16], at start: Int, in text: UnsafeBufferPointer<UInt16>) -> Bool {
    guard start + pattern.count <= text.count else { return false }
    for index in pattern.indices where text[start + index] != pattern[index] { return false }
    return true
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int { Int((hash &* base) >> 48) }
}
