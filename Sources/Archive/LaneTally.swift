/// What a lane has in each of some cells, and beyond them.
public struct LaneTally: Hashable, Sendable {
  /// How many events begin in each cell.
  public var counts: [Int]
  /// Whether some begin before the first cell.
  public var hasEarlier: Bool
  /// Whether some begin after the last cell.
  public var hasLater: Bool

  /// How many events there are in all cells together.
  public var total: Int { counts.reduce(0, +) }
  /// Whether there is nothing anywhere.
  public var isEmpty: Bool { total == 0 && !hasEarlier && !hasLater }

  /// Takes how many events begin before each of the edges of the cells, the end of the last one included.
  public init(sums: [Int], hasLater: Bool) {
    counts = zip(sums, sums.dropFirst()).map { $1 - $0 }
    hasEarlier = (sums.first ?? 0) > 0
    self.hasLater = hasLater
  }
}

/// What some lanes have of a choice of events in some cells.
public struct LaneQuestion: Hashable, Sendable {
  /// The lanes.
  public var lanes: [LaneKey]
  /// The events, by position and ascending.
  public var positions: [Int32]
  /// The first day of the first cell.
  public var first: Int
  /// The days of a cell.
  public var step: Int
  /// How many cells there are.
  public var count: Int

  /// Asks about lanes.
  public init(_ lanes: [LaneKey], positions: [Int32], from first: Int, step: Int, count: Int) {
    self.lanes = lanes
    self.positions = positions
    self.first = first
    self.step = step
    self.count = count
  }

  /// Hashes everything but the positions, of which there may be a million: of those only how many there are.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(lanes)
    hasher.combine(positions.count)
    hasher.combine(first)
    hasher.combine(step)
    hasher.combine(count)
  }
}

extension EraArchive {
  /// What lanes have of a choice of events, in the order in which they are asked about.
  /// - Returns: nil where the work was stopped.
  /// - Complexity: in the number of lanes and of events.
  func tallies(_ question: LaneQuestion, until stop: Stop) -> [LaneTally]? {
    let index = LaneIndex(archive: self)
    let edges = edges(from: question.first, step: question.step, count: question.count)
    let tallies = question.lanes.map { lane in
      LaneTally(
        sums: index.tally(of: lane, among: question.positions, edges: edges, until: stop),
        hasLater: index.first(of: lane, from: edges.last ?? 0, in: .chosen(question.positions)) != nil)
    }
    return stop.isDue ? nil : tallies
  }
}
