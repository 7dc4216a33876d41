/// The words of a text as runs are compared: small letters, without regard to punctuation.
func runWords(of text: some StringProtocol) -> [String] {
  words(of: text).map { $0.lowercased() }
}

/// Finds runs of words that a text shares with others.
public struct WordRunIndex: Sendable {
  private let text: [String]
  private let seed: Int
  private let starts: [[String]: [Int]]

  /// Prepares a text for runs of at least `seed` words.
  ///
  /// Cost: linear in the length of the text.
  public init(_ text: some StringProtocol, seed: Int) {
    let words = runWords(of: text)
    var starts: [[String]: [Int]] = [:]
    if words.count >= seed {
      for start in 0...(words.count - seed) {
        starts[Array(words[start..<(start + seed)]), default: []].append(start)
      }
    }
    self.text = words
    self.seed = seed
    self.starts = starts
  }

  /// The number of words of the longest run that another text shares with this one.
  ///
  /// 0 where none reaches the seed. Case and punctuation are not regarded.
  public func longestRun(sharedWith other: some StringProtocol) -> Int {
    runs(in: runWords(of: other), longerThan: seed - 1).map(\.count).max() ?? 0
  }

  /// The runs of words of the other text that stand here too, the longest at each place; none overlaps another.
  func runs(in own: [String], longerThan limit: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while start + seed <= own.count {
      var longest = 0
      for place in starts[Array(own[start..<(start + seed)])] ?? [] {
        var length = seed
        while start + length < own.count, place + length < text.count,
          own[start + length] == text[place + length]
        {
          length += 1
        }
        longest = max(longest, length)
      }
      if longest > limit { result.append(start..<(start + longest)) }
      start += max(1, longest)
    }
    return result
  }
}

/// The names of a catalogue, each of which counts as one word of a run.
struct NameMask: Sendable {
  private let names: [String: [[String]]]

  init(_ contents: CatalogueContents) {
    var names: Set<[String]> = []
    let people = contents.people.flatMap { [$0.name] + $0.forms }
    let organisations = contents.organisations.flatMap { [$0.name] + $0.forms }
    let places = contents.places.flatMap { [$0.name] + $0.forms }
    let titles = contents.events.map(\.title) + contents.sources.flatMap { [$0.title, $0.shortName] }
    for name in people + organisations + places + titles {
      let words = runWords(of: name)
      if words.count > 1 { names.insert(words) }
    }
    self.names = Dictionary(grouping: names.sorted { $0.count > $1.count }) { $0[0] }
  }

  /// The number of words of a run when every name in it counts as one.
  func length(of run: Range<Int>, in words: [String]) -> Int {
    var length = 0
    var index = run.lowerBound
    while index < run.upperBound {
      let rest = words[index..<run.upperBound]
      index += names[words[index]]?.first { rest.starts(with: $0) }?.count ?? 1
      length += 1
    }
    return length
  }
}
