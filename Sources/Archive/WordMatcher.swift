/// Finds the words of a query in a text, to mark them where they stand; it sees words as the index does.
public struct WordMatcher: Sendable {
  private let phrases: [SearchPhrase]
  /// The phrases that may begin with a word, by its first byte.
  private let begun: [UInt8: [Int]]

  /// Makes a matcher for what a query looks for.
  public init(_ query: SearchQuery) {
    var phrases: [SearchPhrase] = []
    var known: Set<SearchPhrase> = []
    for (group, wanted) in zip(query.groups, query.wantedWords) {
      for (condition, words) in zip(group, wanted) where !condition.isNegated {
        phrases += (words?.phrases ?? []).filter { known.insert($0).inserted }
      }
    }
    self.phrases = phrases
    var begun: [UInt8: [Int]] = [:]
    for (index, phrase) in phrases.enumerated() {
      guard let first = phrase.terms.first else { continue }
      for byte in Set(([first.key] + first.beginnings).compactMap(\.first)) { begun[byte, default: []].append(index) }
    }
    self.begun = begun
  }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { phrases.isEmpty }

  /// The stretches of code points in which the words stand, in order, none touching another.
  /// - Complexity: linear in the length of the text, times the number of phrases that begin with the same letter.
  public func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    if phrases.isEmpty || scalars.isEmpty { return [] }
    let words = WordMatcher.words(of: scalars)
    var found: [Range<Int>] = []
    for (start, word) in words.enumerated() {
      // The key of a word may begin with another letter than the word: went, go.
      let isOther = word.key.first != word.plain.first
      for byte in [word.plain.first, isOther ? word.key.first : nil] {
        for index in byte.flatMap({ begun[$0] }) ?? [] {
          let count = phrases[index].terms.count
          guard start + count <= words.count, matches(phrases[index], words[start...]) else { continue }
          found.append(word.range.lowerBound..<words[start + count - 1].range.upperBound)
        }
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
