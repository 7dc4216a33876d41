import Foundation

/// Finds the words of a query in a text, to mark them where they stand; it sees words as the index does.
public struct WordMatcher: Hashable, Sendable {
  private let phrases: [Phrase]

  private struct Phrase: Hashable, Sendable {
    var words: [String]
    var isPrefix: Bool
  }

  /// Makes a matcher for what a query looks for.
  public init(_ query: SearchQuery) {
    phrases = query.wanted.map { Phrase(words: $0.words.map(WordMatcher.folded), isPrefix: $0.isPrefix) }
      .filter { !$0.words.contains("") }
  }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { phrases.isEmpty }

  /// The stretches of code points in which the words stand, in order, none touching another.
  /// - Complexity: linear in the length of the text, times the number of phrases.
  public func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    if phrases.isEmpty { return [] }
    let words = WordMatcher.words(of: scalars)
    var found: [Range<Int>] = []
    for phrase in phrases {
      guard phrase.words.count <= words.count else { continue }
      for start in 0...(words.count - phrase.words.count) where matches(phrase, words[start...]) {
        found.append(words[start].range.lowerBound..<words[start + phrase.words.count - 1].range.upperBound)
      }
    }
    return WordMatcher.merged(found)
  }

  private func matches(_ phrase: Phrase, _ words: ArraySlice<Word>) -> Bool {
    for (index, (wanted, word)) in zip(phrase.words, words).enumerated() {
      let isLast = index == phrase.words.count - 1
      guard phrase.isPrefix && isLast ? word.folded.hasPrefix(wanted) : word.folded == wanted else { return false }
    }
    return true
  }

  private struct Word {
    var range: Range<Int>
    var folded: String
  }

  private static func words(of scalars: [Unicode.Scalar]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < scalars.count {
      guard SearchQuery.isWordScalar(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      var text = String.UnicodeScalarView()
      while index < scalars.count, SearchQuery.isWordScalar(scalars[index]) {
        text.append(scalars[index])
        index += 1
      }
      words.append(Word(range: start..<index, folded: folded(String(text))))
    }
    return words
  }

  /// A word in lower case and without accents, as the index keeps it: composed, and a letter that is one code point then
  /// loses its accent only where a Latin letter is under it, so that й and ё stay letters of their own.
  public static func folded(_ word: String) -> String {
    let lower = TextWriter.indexed(word).lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var plain = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
      let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
      if let base, base.isASCII { plain.append(base) } else { plain.append(scalar) }
    }
    return String(plain)
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
