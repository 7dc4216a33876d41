import Editions
import Testing

@testable import Evidence

@Suite struct SearchTests {
  private func units(_ text: String) -> [UInt16] { Array(text.utf16) }

  @Test func findsOverlappingPlaces() {
    #expect(ExactSearch(units("ana")).positions(in: units("bananas")) == [1, 3])
    #expect(ExactSearch(units("a")).positions(in: units("banana")) == [1, 3, 5])
    #expect(ExactSearch(units("long")).positions(in: units("lon")) == [])
  }

  @Test func agreesWithTheTableForAnyInput() {
    var dice = Dice(31)
    for round in 0..<400 {
      let length = round % 4 == 0 ? 60 + dice.roll(80) : 1 + dice.roll(20)
      let pattern = (0..<length).map { _ in UInt16(0x61 + dice.roll(3)) }
      let text = (0..<dice.roll(200)).map { _ in UInt16(0x61 + dice.roll(3)) }
      let found = ApproximateSearch(pattern).endings(in: text, range: 0..<text.count, limit: length)
      var row = Array(0...pattern.count)
      var least = Int.max
      for unit in text {
        var diagonal = row[0]
        for index in 0..<pattern.count {
          let above = row[index + 1]
          row[index + 1] = min(diagonal + (pattern[index] == unit ? 0 : 1), min(above, row[index]) + 1)
          diagonal = above
        }
        least = min(least, row[pattern.count])
      }
      #expect(found.map(\.distance).min() ?? Int.max == least)
    }
  }

  @Test func seedsMissNothing() {
    var dice = Dice(37)
    for _ in 0..<300 {
      let pattern = (0..<(16 + dice.roll(80))).map { _ in UInt16(0x61 + dice.roll(8)) }
      let limit = QuoteSearch.budget(pattern.count) + max(2, pattern.count / 20)
      var text = (0..<dice.roll(300)).map { _ in UInt16(0x61 + dice.roll(8)) }
      var copy = pattern
      for _ in 0..<dice.roll(limit + 1) { copy[dice.roll(copy.count)] = UInt16(0x61 + dice.roll(8)) }
      text.insert(contentsOf: copy, at: dice.roll(text.count + 1))
      let search = ApproximateSearch(pattern)
      let whole = search.endings(in: text, range: 0..<text.count, limit: limit).map(\.distance).min()
      let seeded = SeedSearch([pattern], errors: [limit]).ranges(in: text)[0]
        .flatMap { search.endings(in: text, range: $0, limit: limit) }.map(\.distance).min()
      #expect(whole == seeded)
    }
  }

  @Test func seedsOfManyPatternsAreThoseOfEach() {
    var dice = Dice(53)
    for _ in 0..<40 {
      let text = (0..<2_000).map { _ in UInt16(0x61 + dice.roll(4)) }
      let patterns = (0..<12).map { _ in (0..<(16 + dice.roll(80))).map { _ in UInt16(0x61 + dice.roll(4)) } }
      let errors = patterns.map { QuoteSearch.budget($0.count) + max(2, $0.count / 20) }
      let together = SeedSearch(patterns, errors: errors).ranges(in: text)
      #expect(together == zip(patterns, errors).map { SeedSearch([$0], errors: [$1]).ranges(in: text)[0] })
      #expect(together.contains { !$0.isEmpty })
      for ranges in together { #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }) }
    }
  }

  @Test func manyPatternsAreFoundInOnePassAsOneByOne() {
    var dice = Dice(8)
    for _ in 0..<60 {
      let text = (0..<600).map { _ in UInt16(97 + dice.roll(3)) }
      let patterns = (0..<20).map { number -> [UInt16] in
        let length = 1 + dice.roll(24)
        let start = dice.roll(text.count - length)
        return number % 4 == 0
          ? (0..<length).map { _ in UInt16(97 + dice.roll(3)) } : Array(text[start..<start + length])
      }
      let found = LiteralSearch(patterns).positions(in: text, limit: 50)
      #expect(found == patterns.map { ExactSearch($0).positions(in: text, limit: 50) })
    }
    #expect(LiteralSearch([[], Array("abc".utf16)]).positions(in: Array("xabc".utf16), limit: 9) == [[], [1]])
  }
}
