/// Some dumps of encyclopedias put the beginning of another article after each link to it, in mid-sentence:
/// “… the *link* Title of the article, which is a … and so on ... goes on”. Where its lines are gone too, a
/// quotation can only be found in two parts.
extension FoldedText {
  /// The fewest units of either part.
  static let shortestPart = 10
  /// The most units of what interrupts a quotation.
  private static let longestGloss = 400

  /// The places where a pattern stands in two parts, with a gloss between them: it begins with a capital, has
  /// the last word before it again, and ends with an ellipsis.
  ///
  /// A beginning that stands twice before an end is no evidence.
  /// - Parameters:
  ///   - heads: where the first units of the pattern stand, so many as the shortest part has.
  ///   - tails: where the last ones stand.
  func interrupted(_ pattern: [UInt16], heads: [Int], tails: [Int]) -> [(Range<Int>, Range<Int>)] {
    let part = FoldedText.shortestPart
    guard pattern.count >= part * 2, !heads.isEmpty else { return [] }
    let reach = FoldedText.longestGloss + pattern.count
    return tails.compactMap { tail in
      let nearby = heads.filter { $0 + part < tail && $0 + reach > tail }
      return nearby.count == 1 ? parts(of: pattern, from: nearby[0], to: tail + part) : nil
    }
  }

  private func parts(of pattern: [UInt16], from start: Int, to end: Int) -> (Range<Int>, Range<Int>)? {
    var before = FoldedText.shortestPart
    while before < pattern.count, start + before < end, units[start + before] == pattern[before] {
      before += 1
    }
    var after = FoldedText.shortestPart
    while after < pattern.count, end - after > start,
      units[end - after - 1] == pattern[pattern.count - after - 1]
    {
      after += 1
    }
    guard before + after >= pattern.count - 1, before < pattern.count else { return nil }
    after = min(after, pattern.count - before)
    guard start + before < end - after else { return nil }
    let gap = (start + before)..<(end - after)
    guard gap.count <= FoldedText.longestGloss, isGloss(gap, after: start) else { return nil }
    return (start..<gap.lowerBound, gap.upperBound..<end)
  }

  /// Whether `gap` can be a gloss; the units from `start` to it are the first part of the quotation.
  private func isGloss(_ gap: Range<Int>, after start: Int) -> Bool {
    var first = gap.lowerBound
    var last = first
    if units[first] == 0x20 {
      first += 1
    } else if units[first - 1] == 0x20 {
      last -= 1
    } else {
      return false
    }
    var wordStart = last
    while wordStart > start, isWordUnit(units[wordStart - 1]) { wordStart -= 1 }
    guard last - wordStart >= 3, first < gap.upperBound, isCapital(UInt32(units[first])) else { return false }
    let again = ExactSearch(Array(units[wordStart..<last])).positions(in: Array(units[gap]), limit: 1)
    let end = units[gap].suffix(5).filter { $0 != 0x20 }.suffix(3)
    return !again.isEmpty && end.count == 3 && end.allSatisfy { $0 == 0x2E }
  }
}
