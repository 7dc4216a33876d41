import GRDB

/// The words and keys of an archive with the number of events and passages that have them: for the beginnings of words,
/// and for slips in typing.
enum Vocabulary {
  /// Gathers the words from the two indexes, once these are whole.
  static func write(to database: Database) throws {
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE temp.event_terms USING fts5vocab (main, event_words, row);
        CREATE VIRTUAL TABLE temp.passage_terms USING fts5vocab (main, passage_words, row);
        INSERT INTO word SELECT term, sum(doc)
        FROM (SELECT term, doc FROM temp.event_terms UNION ALL SELECT term, doc FROM temp.passage_terms)
        WHERE length(term) >= \(shortest) AND substr(term, 1, 1) <> '#' GROUP BY term;
        DROP TABLE temp.event_terms;
        DROP TABLE temp.passage_terms;
        """)
  }

  /// Words of fewer letters are left out: the index has lists for shorter beginnings, and as slips of typing they are
  /// near to too many others.
  static let shortest = 4
}

/// How many slips of typing part what was typed from a word: a letter too many, too few or wrong, or two swapped.
///
/// That is the optimal string alignment distance, given up as soon as it is above a limit.
struct SlipDistance {
  private let typed: [UInt8]
  private let limit: Int
  private let isPrefix: Bool
  private var rows: [[Int]]

  /// Prepares for what was typed.
  /// - Parameters:
  ///   - limit: above this, a word is not near.
  ///   - isPrefix: whether the rest of a word may still be to come.
  init(typed: [UInt8], limit: Int, isPrefix: Bool) {
    self.typed = typed
    self.limit = limit
    self.isPrefix = isPrefix
    rows = [[Int]](repeating: [Int](repeating: 0, count: typed.count + 1), count: 3)
  }

  /// The distance of a word; nil where it is not near.
  /// - Complexity: in the product of the lengths.
  mutating func distance(to word: [UInt8]) -> Int? {
    guard word.count + limit >= typed.count, isPrefix || word.count <= typed.count + limit else { return nil }
    for column in 0...typed.count { rows[0][column] = column }
    var best = isPrefix && typed.count <= limit ? typed.count : Int.max
    for (index, letter) in word.enumerated() {
      let (row, last, beforeLast) = ((index + 1) % 3, index % 3, (index + 2) % 3)
      rows[row][0] = index + 1
      var least = index + 1
      for column in 1...typed.count {
        let isSame = typed[column - 1] == letter
        var value = min(rows[last][column] + 1, rows[row][column - 1] + 1, rows[last][column - 1] + (isSame ? 0 : 1))
        if index > 0, column > 1, typed[column - 1] == word[index - 1], typed[column - 2] == letter {
          value = min(value, rows[beforeLast][column - 2] + 1)
        }
        rows[row][column] = value
        least = min(least, value)
      }
      if isPrefix { best = min(best, rows[row][typed.count]) }
      if least > limit { break }
      if index == word.count - 1, !isPrefix { best = rows[row][typed.count] }
    }
    return best <= limit ? best : nil
  }
}
