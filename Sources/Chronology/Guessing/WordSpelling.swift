/// Puts English words of dates right where they are misspelt or cut short: `novmber`, `decem`.
enum WordSpelling {
  private static let vocabulary = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "spring", "summer", "autumn", "winter", "fall", "today", "tomorrow", "yesterday", "next", "last",
    "previous", "this", "early", "late", "middle", "beginning", "start", "days", "weeks", "months", "years",
    "month", "year", "week", "quarter", "half", "first", "second", "third", "fourth", "later", "earlier", "before",
    "after", "since", "until", "between", "from", "about", "circa", "century", "decade", "here", "some", "five",
    "four", "three", "seven", "eight", "nine",
  ]

  /// The text with its words put right; the text itself where nothing is to be done.
  ///
  /// - Parameter text: in lower case, with single blanks.
  static func corrected(_ text: String) -> String {
    text.split(separator: " ").map { part in
      let word = String(part)
      guard word.count > 3, word.allSatisfy(\.isLetter), !vocabulary.contains(word),
        DateWord.meanings(of: DateWord.folded(word)).isEmpty
      else { return word }
      return vocabulary.first { $0.hasPrefix(word) } ?? nearest(to: word) ?? word
    }.joined(separator: " ")
  }

  private static func nearest(to word: String) -> String? {
    let letters = Array(word)
    let limit = max(2, letters.count / 3)
    var best: (word: String, distance: Int)?
    for known in vocabulary where abs(known.count - letters.count) <= limit {
      let distance = distance(letters, Array(known))
      if distance <= limit, distance < best?.distance ?? letters.count { best = (known, distance) }
    }
    return best?.word
  }

  /// The optimal string alignment distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(next[column] + 1, last[column + 1] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
