import Archive

/// How many events of a list begin in each cell of the era strip, kept so that a step does not count them again.
final class StripCache {
  private let archive: EraArchive
  private let index: LaneIndex
  private var edges: (scale: StripScale, positions: [Int])?
  private var kept: [(scale: StripScale, list: [Int32], counts: [Int])] = []

  init(archive: EraArchive, index: LaneIndex) {
    self.archive = archive
    self.index = index
  }

  /// How many events begin in each cell.
  func counts(_ scale: StripScale) -> [Int] {
    (0..<scale.count).map { cell in
      (0..<scale.monthsPerCell).reduce(0) {
        $0 + (archive.months[scale.first + cell * scale.monthsPerCell + $1] ?? 0)
      }
    }
  }

  /// How many of some events, by position, begin in each cell.
  func counts(of positions: [Int32], _ scale: StripScale) -> [Int] {
    if let known = kept.first(where: { $0.scale == scale && $0.list == positions }) { return known.counts }
    let counts = index.counts(of: positions, edges: self.positions(scale))
    // What the filter keeps, and what a search has found.
    if kept.count > 1 { kept.removeFirst() }
    kept.append((scale, positions, counts))
    return counts
  }

  private func positions(_ scale: StripScale) -> [Int] {
    if let edges, edges.scale == scale { return edges.positions }
    let positions = scale.edges.map { archive.edges(from: $0, step: 0, count: 0).first ?? 0 }
    edges = (scale, positions)
    return positions
  }
}
