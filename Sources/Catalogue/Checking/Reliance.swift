/// On how little some events rest.
public struct Reliance: Hashable, Sendable {
  /// How many events have accounts of one source only.
  public private(set) var onSingleSource = 0
  /// How many events no primary source tells of.
  public private(set) var onNoPrimary = 0
  private let primary: Set<String>

  init(_ sources: [Source]) {
    primary = Set(sources.filter { $0.tier == .primary }.map(\.id))
  }

  mutating func add(_ event: Event) {
    if Set(event.accounts.map(\.source)).count == 1 { onSingleSource += 1 }
    if !event.accounts.contains(where: { primary.contains($0.source) }) { onNoPrimary += 1 }
  }
}
