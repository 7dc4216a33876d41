/// On how little some events rest.
public struct Reliance: Sendable {
  /// How many events have accounts only of one source, or of sources that repeat one.
  public private(set) var onSingleSource = 0
  /// How many events no primary source tells of.
  public private(set) var onNoPrimary = 0
  private let primary: Set<String>
  private let roots: SourceRoots

  init(_ sources: [Source], _ roots: SourceRoots) {
    primary = Set(sources.filter { $0.tier == .primary }.map(\.id))
    self.roots = roots
  }

  mutating func add(_ event: Event) {
    if roots.count(of: event) == 1 { onSingleSource += 1 }
    if !event.accounts.contains(where: { primary.contains($0.source) }) { onNoPrimary += 1 }
  }
}
