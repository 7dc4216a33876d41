import Archive

/// The detail of the event that was looked up last: everything that shows the
/// selected event asks for it.
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
