import GRDB

/// What is looked for in one source, and from where.
public struct TextQuestion: Hashable, Sendable {
  /// What is looked for.
  public var query: SearchQuery
  /// The number of the source.
  public var source: Int
  /// The piece, counted from one, in which is begun.
  public var piece: Int
  /// The code point in it behind which, or before which, is looked.
  public var offset: Int
  /// Whether it is looked behind the place.
  public var forward: Bool
  /// Whether a stretch that begins at the place itself counts.
  public var isIncluded: Bool

  /// Makes a question.
  public init(query: SearchQuery, source: Int, piece: Int, offset: Int, forward: Bool, isIncluded: Bool) {
    self.query = query
    self.source = source
    self.piece = piece
    self.offset = offset
    self.forward = forward
    self.isIncluded = isIncluded
  }
}

/// What was found in one source.
public struct TextMatch: Hashable, Sendable {
  /// The stretch; nil where there is none in the whole source.
  public var passage: PassageRange?
  /// Whether it stands on the other side of the place, so that it was reached round an end of the source.
  public var isRoundTheEnd: Bool

  /// Nothing found.
  public static let none = TextMatch(passage: nil, isRoundTheEnd: false)
}

extension EraArchive {
  /// The next stretch of a source in which words of a query stand, in pieces that meet all of it; round the end of the
  /// source where there is none before.
  /// - Returns: nil where the work was stopped.
  /// - Complexity: that of two look-ups in the index and of marking two paragraphs; in a digest, linear in its length.
  public func match(_ question: TextQuestion, until stop: Stop = Stop()) -> TextMatch? {
    guard sources.indices.contains(question.source) else { return TextMatch.none }
    let matcher = WordMatcher(question.query)
    if matcher.isEmpty { return TextMatch.none }
    if let found = nearest(question, matcher, until: stop) { return TextMatch(passage: found, isRoundTheEnd: false) }
    if stop.isDue { return nil }
    var other = question
    other.isIncluded = true
    other.piece = question.forward ? 1 : max(1, sources[question.source].blockCount)
    other.offset = question.forward ? 0 : Int.max
    let found = nearest(other, matcher, until: stop)
    return stop.isDue ? nil : TextMatch(passage: found, isRoundTheEnd: found != nil)
  }

  /// The nearest stretch on one side of a place.
  private func nearest(_ question: TextQuestion, _ matcher: WordMatcher, until stop: Stop) -> PassageRange? {
    var piece = question.piece
    // What the index calls a hit is marked as one; this only keeps a damaged archive from making the program wait.
    for _ in 0..<8 {
      guard let next = self.piece(question, matcher, from: piece, until: stop) else { return nil }
      let text = blocks(next...next, ofSource: question.source).first?.text ?? ""
      let ranges = matcher.ranges(in: Array(text.unicodeScalars))
      let found =
        next != question.piece
        ? (question.forward ? ranges.first : ranges.last)
        : question.forward
          ? ranges.first {
            $0.lowerBound > question.offset || question.isIncluded && $0.lowerBound == question.offset
          }
          : ranges.last { $0.lowerBound < question.offset }
      if let found {
        return PassageRange(paragraph: next, start: found.lowerBound, endParagraph: next, end: found.upperBound)
      }
      piece = next + (question.forward ? 1 : -1)
    }
    return nil
  }

  /// The nearest piece that meets a query, the one at which is begun included.
  private func piece(_ question: TextQuestion, _ matcher: WordMatcher, from start: Int, until stop: Stop) -> Int? {
    let source = sources[question.source]
    guard (1...max(1, source.blockCount)).contains(start) else { return nil }
    guard source.isAttached else {
      return digestPiece(of: matcher, ofSource: question.source, from: start, forward: question.forward, until: stop)
    }
    let bounds =
      question.forward
      ? (
        PassageHit.key(source: question.source, paragraph: start),
        PassageHit.key(source: question.source + 1, paragraph: 0)
      )
      : (
        PassageHit.key(source: question.source, paragraph: 0),
        PassageHit.key(source: question.source, paragraph: start + 1)
      )
    return passage(meeting: question.query, within: bounds, forward: question.forward, until: stop)?.paragraph
  }

  /// The nearest piece of a digest in which something is marked.
  private func digestPiece(
    of matcher: WordMatcher, ofSource number: Int, from start: Int, forward: Bool, until stop: Stop
  ) -> Int? {
    let found: Int?? = read(until: stop) { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT digest, says FROM account WHERE source = ? AND digest \(forward ? ">=" : "<=") ?
            ORDER BY digest\(forward ? "" : " DESC")
            """),
        arguments: [number, start])
      while !stop.isDue, let row = try rows.next() {
        let says: String = row[1]
        if !matcher.ranges(in: Array(says.unicodeScalars)).isEmpty { return row[0] as Int }
      }
      return nil
    }
    return found ?? nil
  }
}
