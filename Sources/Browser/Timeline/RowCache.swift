import Archive

/// The rows of the timeline around those that are shown, kept so that a step does not ask the archive again.
final class RowCache {
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
