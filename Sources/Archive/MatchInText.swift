import GRDB

extension EraArchive {
  /// So many pieces of a digest are gone through for one key.
  private static let longestWalk = 2048

  /// The next stretch of a source in which words of a query stand, in pieces that meet all of it.
  /// - Parameters:
  ///   - place: the piece, counted from one, and the code point in it behind which, or before which, is looked.
  ///   - isIncluded: whether a stretch that begins at the place itself counts.
  /// - Returns: nil where there is none on that side.
  /// - Complexity: that of two look-ups in the index and of marking two paragraphs.
  public func match(
    of query: SearchQuery, ofSource number: Int, from place: (piece: Int, offset: Int), forward: Bool,
    isIncluded: Bool
  ) -> PassageRange? {
    guard sources.indices.contains(number) else { return nil }
    let matcher = WordMatcher(query)
    if matcher.isEmpty { return nil }
    var piece = place.piece
    var walked = 0
    while let next = self.piece(meeting: query, matcher, ofSource: number, from: piece, forward: forward) {
      let ranges = matcher.ranges(in: Array(words(ofPiece: next, ofSource: number).unicodeScalars))
      let found =
        next != place.piece
        ? (forward ? ranges.first : ranges.last)
        : forward
          ? ranges.first { $0.lowerBound > place.offset || isIncluded && $0.lowerBound == place.offset }
          : ranges.last { $0.lowerBound < place.offset }
      if let found {
        return PassageRange(paragraph: next, start: found.lowerBound, endParagraph: next, end: found.upperBound)
      }
      piece = next + (forward ? 1 : -1)
      walked += 1
      // What the index calls a hit is marked as one; this only keeps a damaged archive from making the program wait.
      if walked > 8 { return nil }
    }
    return nil
  }

  private func words(ofPiece number: Int, ofSource source: Int) -> String {
    blocks(number...number, ofSource: source).first?.text ?? ""
  }

  /// The nearest piece that meets a query, the one at which is begun included.
  private func piece(
    meeting query: SearchQuery, _ matcher: WordMatcher, ofSource number: Int, from start: Int, forward: Bool
  ) -> Int? {
    let source = sources[number]
    guard (1...max(1, source.blockCount)).contains(start) else { return nil }
    if source.isAttached {
      let bounds =
        forward
        ? (PassageHit.key(source: number, paragraph: start), PassageHit.key(source: number + 1, paragraph: 0))
        : (PassageHit.key(source: number, paragraph: 0), PassageHit.key(source: number, paragraph: start + 1))
      return passage(meeting: query, within: bounds, forward: forward)?.paragraph
    }
    let pieces = Array(forward ? start...source.blockCount : max(1, start - EraArchive.longestWalk)...start)
    for piece in (forward ? pieces : pieces.reversed()).prefix(EraArchive.longestWalk) {
      if !matcher.ranges(in: Array(words(ofPiece: piece, ofSource: number).unicodeScalars)).isEmpty { return piece }
    }
    return nil
  }
}
