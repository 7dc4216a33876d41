import Archive

/// What the archive said of what is shown, kept so that a step does not ask it again.
///
/// They are memories of what the archive says and of nothing else; forgetting them changes nothing.
struct ArchiveCaches {
  let rows: RowCache
  let pieces: PieceCache
  let details: DetailCache
  let matchers = MatcherCache()

  init(archive: EraArchive) {
    rows = RowCache(archive: archive)
    pieces = PieceCache(archive: archive)
    details = DetailCache(archive: archive)
  }
}
