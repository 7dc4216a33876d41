/// A word that is looked for, as the index and the marks on the screen understand it.
struct SearchTerm: Hashable, Sendable {
  /// The key that a word must have, or be.
  var key: [UInt8]
  /// With what a word or its key may begin; empty where the word is whole.
  var beginnings: [[UInt8]] = []

  /// Takes a word.
  /// - Parameter isPrefix: whether it may be only the beginning of one.
  init(plain: [UInt8], key: [UInt8], isPrefix: Bool) {
    self.key = key
    if isPrefix { beginnings = [plain] + WordFolding.completions(of: plain) }
  }

  /// Whether a word of a text is meant.
  func matches(plain: [UInt8], key: [UInt8]) -> Bool {
    if plain == self.key || key == self.key { return true }
    return beginnings.contains { plain.starts(with: $0) || key.starts(with: $0) }
  }
}

/// Some words next to one another.
struct SearchPhrase: Hashable, Sendable {
  var terms: [SearchTerm]
}

/// What a condition of a query on words looks for: any of some phrases.
struct WantedWords: Hashable, Sendable {
  /// The phrases, any of which is enough; empty where what was typed has no words in it.
  var phrases: [SearchPhrase]

  /// Reads the words of a condition.
  /// - Parameters:
  ///   - words: the words as they were typed, one after another.
  ///   - isPrefix: whether the last may be only the beginning of a word.
  ///   - following: the word that was typed next, on its own.
  ///   - preceding: the word that was typed before, on its own.
  init(
    _ words: [String], isPrefix: Bool, following: (word: String, isPrefix: Bool)? = nil, preceding: String? = nil
  ) {
    let folded = words.map(WantedWords.folded)
    phrases = [WantedWords.phrase(folded, isPrefix: isPrefix)].compactMap { $0 }
    if folded.count == 2 {
      // Co-operative finds cooperative as well.
      add(joining: words.joined(), isPrefix: isPrefix)
    } else if folded.count == 1, let plain = folded.first?.plain {
      if let length = WantedWords.particleLength(of: plain) {
        let parts = [plain[..<length], plain[length...]].map { WantedWords.folded(Array($0)) }
        if let phrase = WantedWords.phrase(parts, isPrefix: isPrefix) { phrases.append(phrase) }
      }
      if let following, WantedWords.particles.contains(plain) {
        add(joining: words.joined() + following.word, isPrefix: following.isPrefix)
      }
      if let preceding, WantedWords.particles.contains(Array(preceding.utf8)) {
        add(joining: preceding + words.joined(), isPrefix: isPrefix)
      }
    }
  }

  private mutating func add(joining word: String, isPrefix: Bool) {
    guard let phrase = WantedWords.phrase([WantedWords.folded(word)], isPrefix: isPrefix) else { return }
    phrases.append(phrase)
  }

  private static func phrase(_ words: [(plain: [UInt8], key: [UInt8])], isPrefix: Bool) -> SearchPhrase? {
    if words.isEmpty { return nil }
    return SearchPhrase(
      terms: words.enumerated().map { index, word in
        SearchTerm(plain: word.plain, key: word.key, isPrefix: isPrefix && index == words.count - 1)
      })
  }

  private static func folded(_ word: String) -> (plain: [UInt8], key: [UInt8]) { folded(Array(word.utf8)) }

  /// Folds a plain form, which changes only what was joined or parted.
  private static func folded(_ word: [UInt8]) -> (plain: [UInt8], key: [UInt8]) {
    var plain = word
    var key: [UInt8] = []
    WordFolding.fold(&plain)
    WordFolding.makeKey(of: plain, &key)
    return (plain, key)
  }

  /// What is written with a hyphen, apart or together: co-operative, co operative, cooperative.
  private static let particles: Set<[UInt8]> = Set(
    ["co", "anti", "non", "semi", "multi", "counter", "neo", "post", "pre", "sub", "ultra", "self", "inter"]
      .map { Array($0.utf8) })

  /// How many letters of a word are a particle before another word; nil where there is none.
  private static func particleLength(of word: [UInt8]) -> Int? {
    (2...7).last { $0 + 3 <= word.count && particles.contains(Array(word[..<$0])) }
  }
}

extension SearchQuery {
  /// The words that each condition looks for; empty for what asks for something else.
  var wantedWords: [[WantedWords?]] {
    groups.indices.map { index in
      groups[index].map { condition in
        guard case .words(let words, let isPrefix) = condition.subject else { return nil }
        let (before, after) = condition.isNegated ? (nil, nil) : (single(index - 1), single(index + 1))
        return WantedWords(
          words, isPrefix: isPrefix, following: groups[index].count == 1 ? after : nil,
          preceding: groups[index].count == 1 ? before?.word : nil)
      }
    }
  }

  /// The one word that a group asks for; nil where it asks for more or for something else.
  private func single(_ index: Int) -> (word: String, isPrefix: Bool)? {
    guard groups.indices.contains(index), groups[index].count == 1, !groups[index][0].isNegated,
      case .words(let words, let isPrefix) = groups[index][0].subject, words.count == 1
    else { return nil }
    return (words[0], isPrefix)
  }
}
