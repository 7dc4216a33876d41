/// What the sources of a bibliography come from, so that a witness and its copies are counted once.
public struct SourceRoots: Sendable {
  private let roots: [String: String]

  /// Follows ``Source/derivedFrom`` from each source to the one that repeats no other.
  ///
  /// Where sources repeat one another in a circle, which `check` refuses, the first that is met twice counts.
  /// - Complexity: in the number of sources times the length of the longest chain.
  public init(_ sources: [Source]) {
    let origins = Dictionary(sources.compactMap { source in source.derivedFrom.map { (source.id, $0) } }) { first, _ in
      first
    }
    roots = origins.mapValues { origin in
      var root = origin
      var seen: Set<String> = []
      while let next = origins[root], seen.insert(root).inserted { root = next }
      return root
    }
  }

  /// The id of the source that a source comes from; its own where it repeats no other.
  public func root(of source: String) -> String { roots[source] ?? source }

  /// How many independent sources the accounts of an event come from.
  public func count(of event: Event) -> Int {
    if roots.isEmpty, event.accounts.count < 2 { return event.accounts.count }
    return Set(event.accounts.map { root(of: $0.source) }).count
  }
}
