import Archive

/// The pieces of sources around those that are shown, kept so that a step does not ask the archive again.
final class PieceCache {
  private let archive: EraArchive
  /// By source and number in one.
  private var kept: [Int: SourceBlock] = [:]

  init(archive: EraArchive) {
    self.archive = archive
  }

  /// A piece of a source; nil where there is none of that number.
  func block(_ number: Int, ofSource source: Int) -> SourceBlock? {
    guard number > 0 else { return nil }
    if let block = kept[source << 32 | number] { return block }
    if kept.count > 256 { kept = [:] }
    for block in archive.blocks(max(1, number - 1)...number + 2, ofSource: source) {
      kept[source << 32 | block.number] = block
    }
    return kept[source << 32 | number]
  }
}
