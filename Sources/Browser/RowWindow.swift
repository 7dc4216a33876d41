import Archive

/// The rows of the timeline around those that are shown, kept so that a step does not ask the archive again.
///
/// It is a memory of what the archive says and of nothing else; forgetting it changes nothing.
final class RowWindow {
  private let archive: EraArchive
  private var list: EventList?
  private var range = 0..<0
  private var kept: [EventRow] = []

  init(archive: EraArchive) {
    self.archive = archive
  }

  /// The rows of a stretch of a list.
  func rows(_ wanted: Range<Int>, of list: EventList) -> ArraySlice<EventRow> {
    let wanted = wanted.clamped(to: 0..<list.count)
    if wanted.isEmpty { return [] }
    if list != self.list || !(range.lowerBound <= wanted.lowerBound && wanted.upperBound <= range.upperBound) {
      // As much again on either side, so that the next steps find it here.
      let more = wanted.count
      range = max(0, wanted.lowerBound - more)..<min(list.count, wanted.upperBound + more)
      kept = archive.rows(range, of: list)
      self.list = list
      guard kept.count == range.count else {
        range = 0..<0
        return archive.rows(wanted, of: list)[...]
      }
    }
    return kept[wanted.lowerBound - range.lowerBound..<wanted.upperBound - range.lowerBound]
  }
}

/// The detail of the event that was looked up last, kept for the same reason: everything that shows the selected event
/// asks for it.
final class DetailCache {
  private let archive: EraArchive
  private var kept: EventDetail?

  init(archive: EraArchive) {
    self.archive = archive
  }

  /// The detail of the event at a position; nil where there is none.
  func detail(at position: Int) -> EventDetail? {
    if kept?.row.position != position { kept = archive.detail(position: position) }
    return kept
  }
}

/// The pieces of sources around those that are shown, kept for the same reason.
final class PieceWindow {
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
