/// Finds the words of a query in a text, to mark them where they stand; it sees words as the index does.
public struct WordMatcher: Hashable, Sendable {
  private let phrases: [SearchPhrase]

  /// Makes a matcher for what a query looks for.
  public init(_ query: SearchQuery) {
    var phrases: [SearchPhrase] = []
    for (group, wanted) in zip(query.groups, query.wantedWords) {
      for (condition, words) in zip(group, wanted) where !condition.isNegated { phrases += words?.phrases ?? [] }
    }
    self.phrases = phrases
  }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { phrases.isEmpty }

  /// The stretches of code points in which the words stand, in order, none touching another.
  /// - Complexity: linear in the length of the text, times the number of phrases.
  public func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    if phrases.isEmpty || scalars.isEmpty { return [] }
    let words = WordMatcher.words(of: scalars)
    var found: [Range<Int>] = []
    for phrase in phrases {
      guard phrase.terms.count <= words.count else { continue }
      for start in 0...(words.count - phrase.terms.count) where matches(phrase, words[start...]) {
        found.append(words[start].range.lowerBound..<words[start + phrase.terms.count - 1].range.upperBound)
      }
    }
    return WordMatcher.merged(found)
  }

  private func matches(_ phrase: SearchPhrase, _ words: ArraySlice<Word>) -> Bool {
    zip(phrase.terms, words).allSatisfy { $0.matches(plain: $1.plain, key: $1.key) }
  }

  private struct Word {
    var range: Range<Int>
    var plain: [UInt8]
    var key: [UInt8]
  }

  private static func words(of scalars: [Unicode.Scalar]) -> [Word] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + scalars.count / 8)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    var words: [Word] = []
    var scanner = WordScanner()
    bytes.withUnsafeBufferPointer { text in
      while scanner.next(in: text) {
        words.append(Word(range: scanner.scalars, plain: scanner.plain, key: scanner.key))
      }
    }
    return words
  }

  /// A name in lower case and without accents, in Latin letters and in one spelling, its words parted by blanks.
  public static func folded(_ name: String) -> String {
    var words: [[UInt8]] = []
    var scanner = WordScanner()
    var name = name
    name.withUTF8 { text in
      while scanner.next(in: text) { words.append(scanner.plain) }
    }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
