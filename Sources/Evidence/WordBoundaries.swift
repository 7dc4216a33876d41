extension FoldedText {
  /// How many of the two ends of `range` lie within a word.
  ///
  /// Where digits meet letters, or a small letter a capital, two words are taken to be stuck together.
  func cutWords(at range: Range<Int>) -> Int {
    (isCut(at: range.lowerBound) ? 1 : 0) + (isCut(at: range.upperBound) ? 1 : 0)
  }

  private func isCut(at unit: Int) -> Bool {
    guard unit > 0, unit < units.count, isWordUnit(units[unit - 1]), isWordUnit(units[unit]) else {
      return false
    }
    let (before, after) = (UInt32(units[unit - 1]), UInt32(units[unit]))
    let isDigitBefore = before >= 0x30 && before <= 0x39
    let isDigitAfter = after >= 0x30 && after <= 0x39
    if isDigitBefore != isDigitAfter || isSmall(before) && isCapital(after) { return false }
    return !gaps[gapIndices(in: unit..<(unit + 1))].contains { !$0.isSoft }
  }

  private func gapIndices(in range: Range<Int>) -> Range<Int> {
    func first(_ unit: Int) -> Int {
      var (low, high) = (0, gaps.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(gaps[middle].unit) < unit { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(range.lowerBound)..<first(range.upperBound)
  }

  /// Whether the word at a unit stands somewhere else too.
  func hasWordElsewhere(_ unit: Int) -> Bool {
    guard isWordUnit(units[unit]) else { return false }
    var (start, end) = (unit, unit + 1)
    while start > 0, isWordUnit(units[start - 1]) { start -= 1 }
    while end < units.count, isWordUnit(units[end]) { end += 1 }
    return ExactSearch(Array(units[start..<end])).positions(in: units).contains { other in
      let after = other + end - start
      return other != start && (other == 0 || !isWordUnit(units[other - 1]))
        && (after == units.count || !isWordUnit(units[after]))
    }
  }

  /// How many hyphens stand in one of the two and not in the other; those at a line's end may or may not.
  func differingHyphens(in range: Range<Int>, from pattern: FoldedText) -> Int {
    var differing = 0
    var own: [Int: Bool] = [:]
    for gap in gaps[gapIndices(in: (range.lowerBound + 1)..<range.upperBound)] {
      own[Int(gap.unit) - range.lowerBound] = gap.isSoft
    }
    for gap in pattern.gaps where gap.unit > 0 && Int(gap.unit) < pattern.units.count {
      if own.removeValue(forKey: Int(gap.unit)) == nil, !gap.isSoft { differing += 1 }
    }
    return differing + own.values.count(where: { !$0 })
  }
}

/// Whether a UTF-16 unit belongs to a word: a letter, a digit or a mark, roughly, as punctuation has been
/// folded.
@inline(__always)
func isWordUnit(_ unit: UInt16) -> Bool { isWordCodePoint(UInt32(unit)) }

@inline(__always)
func isWordCodePoint(_ codePoint: UInt32) -> Bool {
  if codePoint < 0x80 {
    return codePoint >= 0x61 && codePoint <= 0x7A || codePoint >= 0x41 && codePoint <= 0x5A
      || codePoint >= 0x30 && codePoint <= 0x39
  }
  if codePoint < 0xC0 { return codePoint == 0xAA || codePoint == 0xB5 || codePoint == 0xBA }
  return !(codePoint >= 0x2000 && codePoint < 0x2C00 || codePoint >= 0x3000 && codePoint < 0x3040)
}

/// Whether a code point is a quotation mark, an apostrophe or a prime.
func isQuotationMark(_ codePoint: UInt32) -> Bool {
  switch codePoint {
  case 0x22, 0x27, 0x60, 0xB4, 0xAB, 0xBB, 0x2018...0x201F, 0x2032...0x2037, 0x2039, 0x203A, 0xFF02, 0xFF07:
    true
  default: false
  }
}
