/// Narrows a long text down to the stretches that can come near each of some patterns, in one pass.
///
/// Of a pattern cut into one piece more than there may be errors, one piece at least stands unchanged.
struct SeedSearch {
  /// Texts with more units than this are searched by seeds alone.
  static let threshold = 1 << 18

  /// A piece of a pattern, `length` units from `start` on.
  private struct Piece {
    var pattern: Int
    var start: Int
    var length: Int
    /// Where it stands among the units of all patterns.
    var offset: Int
  }

  private let lengths: [Int]
  private let errors: [Int]
  /// The patterns, one after another.
  private let units: [UInt16]
  /// The pieces by their first units.
  private let pieces: [UInt64: [Piece]]
  private let filter: [Bool]

  /// So many units of a piece are looked up at once.
  private static let head = 4

  /// - Parameter errors: how many each pattern may have; they must leave pieces of four units at least.
  init(_ patterns: [[UInt16]], errors: [Int]) {
    var pieces: [UInt64: [Piece]] = [:]
    var filter = [Bool](repeating: false, count: 1 << 16)
    var first = 0
    for (number, pattern) in patterns.enumerated() {
      let count = errors[number] + 1
      for piece in 0..<count {
        let start = piece * pattern.count / count
        guard start + SeedSearch.head <= pattern.count else { continue }
        let length = max(SeedSearch.head, (piece + 1) * pattern.count / count - start)
        let head = pattern[start..<(start + SeedSearch.head)].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
        pieces[head, default: []].append(
          Piece(pattern: number, start: start, length: length, offset: first + start))
        filter[SeedSearch.slot(head)] = true
      }
      first += pattern.count
    }
    lengths = patterns.map(\.count)
    units = patterns.flatMap(\.self)
    self.errors = errors
    self.pieces = pieces
    self.filter = filter
  }

  /// For each pattern the stretches, ascending and apart.
  func ranges(in text: [UInt16]) -> [[Range<Int>]] {
    var ranges = [[Range<Int>]](repeating: [], count: lengths.count)
    let head = SeedSearch.head
    text.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        var window: UInt64 = 0
        for index in 0..<text.count {
          window = window << 16 | UInt64(text[index])
          guard filter[SeedSearch.slot(window)], index >= head - 1, let pieces = pieces[window] else { continue }
          let place = index + 1 - head
          for piece in pieces where stands(piece, at: place, in: text) {
            let (length, reach) = (lengths[piece.pattern], errors[piece.pattern])
            let begin = max(0, place - piece.start - reach)
            let end = min(text.count, place - piece.start + length + reach)
            if end > begin { SeedSearch.add(begin..<end, to: &ranges[piece.pattern]) }
          }
        }
      }
    }
    return ranges.map(SeedSearch.merged)
  }

  private func stands(_ piece: Piece, at place: Int, in text: UnsafeBufferPointer<UInt16>) -> Bool {
    guard place + piece.length <= text.count else { return false }
    for step in SeedSearch.head..<piece.length where text[place + step] != units[piece.offset + step] { return false }
    return true
  }

  @inline(__always)
  private static func slot(_ seed: UInt64) -> Int { Int((seed &* 0x9E37_79B9_7F4A_7C15) >> 48) }

  /// Adds a stretch, to the last one where they touch, so that a text of nothing but seeds takes no room.
  private static func add(_ range: Range<Int>, to ranges: inout [Range<Int>]) {
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      ranges[ranges.count - 1] =
        min(last.lowerBound, range.lowerBound)..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { add(range, to: &merged) }
    return merged
  }
}
