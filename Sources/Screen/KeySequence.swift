/// Keys that are pressed one after the other; most often one alone.
public struct KeySequence: Hashable, Sendable {
  /// The keys in their order; never empty where made from a name.
  public var keys: [Key]

  /// Makes a sequence.
  public init(_ keys: [Key]) { self.keys = keys }

  /// The names of the keys with blanks between them: `Down`, `g g`, `Ctrl-X s`.
  public var name: String { keys.map(\.name).joined(separator: " ") }

  /// The signs of the keys where room is short: `↓`, `gg`, `Ctrl-X s`.
  public var sign: String {
    let signs = keys.map(\.sign)
    return signs.joined(separator: signs.allSatisfy { cellWidth($0) == 1 } ? "" : " ")
  }

  /// Whether one begins with all of the other, or is the same.
  public func overlaps(_ other: KeySequence) -> Bool {
    keys.starts(with: other.keys) || other.keys.starts(with: keys)
  }
}
