import Archive

/// What marks the words of a query, kept as long as the query is the same: every pane of a frame asks for it.
final class MatcherCache {
  private var kept = (query: SearchQuery.everything, matcher: WordMatcher(.everything))

  /// What marks the words of a query.
  func matcher(for query: SearchQuery) -> WordMatcher {
    if kept.query != query { kept = (query, WordMatcher(query)) }
    return kept.matcher
  }
}
