/// What the reader has looked for.
struct Queries {
  /// Searches and filters that were followed, the latest last.
  private(set) var recent: [String] = []
  /// Those of them that are still to be kept.
  private(set) var new: [String] = []
  /// The last search that was followed, for the next hit.
  var lastSearch: SearchSession?
  /// The last search in a text that was followed.
  var textSearch: TextSearch?
  /// Whether the next hit is that of the search in the text.
  var followsText = false

  private static let longest = 500

  /// The search in a text that the next hit belongs to; nil where that is none.
  var followedText: TextSearch? { followsText ? textSearch : nil }

  /// Notes a query that was followed.
  mutating func note(_ query: String) {
    recent.removeAll { $0 == query }
    recent.append(query)
    new.append(query)
    if recent.count > Queries.longest { recent.removeFirst() }
  }

  /// Takes over the queries of earlier runs, the latest last.
  mutating func take(_ queries: [String]) { recent = queries.filter { !recent.contains($0) } + recent }

  /// The queries that were followed since the last call.
  mutating func takeNew() -> [String] {
    if new.isEmpty { return [] }
    defer { new = [] }
    return new
  }

  /// Goes on with a search.
  mutating func follow(_ session: SearchSession) {
    lastSearch = session
    lastSearch?.isMoved = true
    followsText = false
  }

  /// Goes on with a search in a text.
  mutating func follow(_ search: TextSearch) {
    textSearch = search
    followsText = true
  }

  /// Ends the search that is gone on with.
  /// - Returns: whether there was one.
  mutating func end() -> Bool {
    if followsText {
      followsText = false
      textSearch = nil
      return true
    }
    defer { lastSearch = nil }
    return lastSearch != nil
  }
}
