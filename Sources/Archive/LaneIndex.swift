/// Which events stand in which lane, read as it is asked for and kept.
///
/// It is a memory of what the archive says and of nothing else; forgetting it changes nothing.
public final class LaneIndex {
  private let archive: EraArchive
  /// By the number of the lane and of the block in one.
  private var kept: [Int: [Int32]] = [:]
  private var keptOfEra: [Int: [Int32]] = [:]

  /// Begins with nothing.
  public init(archive: EraArchive) { self.archive = archive }

  private var blockCount: Int { (archive.eventCount + LaneKey.blockLength - 1) / LaneKey.blockLength }

  private func members(of lane: LaneKey, block: Int) -> [Int32] {
    let key = lane.code << 32 | block
    if let members = kept[key] { return members }
    if kept.count > 8192 { kept = [:] }
    let members = archive.members(of: lane, block: block)
    kept[key] = members
    return members
  }

  private func membersOfEra(_ lane: LaneKey, block: Int) -> [Int32] {
    let key = lane.code << 32 | block
    if let members = keptOfEra[key] { return members }
    if keptOfEra.count > 8192 { keptOfEra = [:] }
    let members = LaneIndex.difference(members(of: lane, block: block), members(of: .background, block: block))
    keptOfEra[key] = members
    return members
  }

  /// The events of a lane that a list has, among the positions of a range that lie in a block, so many at most.
  private func members(
    of lane: LaneKey, block: Int, within range: Range<Int>, of list: EventList, limit: Int = .max,
    fromEnd: Bool = false
  ) -> [Int32] {
    let first = max(range.lowerBound, block * LaneKey.blockLength)
    let end = max(first, min(range.upperBound, (block + 1) * LaneKey.blockLength))
    let range = Int32(clamping: first)..<Int32(clamping: end)
    let all: [Int32]
    switch list {
    case .all: all = members(of: lane, block: block)
    case .era: all = membersOfEra(lane, block: block)
    case .chosen(let positions):
      let own = LaneIndex.range(range, in: positions)
      if own.isEmpty { return [] }
      return LaneIndex.intersection(
        positions[own], members(of: lane, block: block), limit: limit, fromEnd: fromEnd)
    }
    let own = all[LaneIndex.range(range, in: all)]
    return Array(fromEnd ? own.suffix(limit) : own.prefix(limit))
  }

  /// Whether an event stands in a lane.
  public func contains(_ position: Int, in lane: LaneKey) -> Bool {
    LaneIndex.contains(position, in: members(of: lane, block: position / LaneKey.blockLength))
  }

  /// The first event of a lane at a position or after it that a list has.
  public func first(of lane: LaneKey, from position: Int, in list: EventList) -> Int? {
    let range = max(0, position)..<max(0, position, archive.eventCount)
    return events(of: lane, in: range, of: list, limit: 1).first.map(Int.init)
  }

  /// The last event of a lane before a position that a list has.
  public func last(of lane: LaneKey, before position: Int, in list: EventList) -> Int? {
    guard position > 0, blockCount > 0 else { return nil }
    for block in (0...min(blockCount - 1, (position - 1) / LaneKey.blockLength)).reversed() {
      let last = members(of: lane, block: block, within: 0..<position, of: list, limit: 1, fromEnd: true).last
      if let last { return Int(last) }
    }
    return nil
  }

  /// The events of a lane between two positions that a list has, so many at most.
  public func events(of lane: LaneKey, in range: Range<Int>, of list: EventList, limit: Int) -> [Int32] {
    var events: [Int32] = []
    var block = range.lowerBound / LaneKey.blockLength
    while events.count < limit, block * LaneKey.blockLength < range.upperBound {
      events += members(of: lane, block: block, within: range, of: list, limit: limit - events.count)
      block += 1
    }
    return events
  }

  /// Whether a lane has, between two positions, events of which not even the month is known in which they began.
  public func hasVague(of lane: LaneKey, in range: Range<Int>, of list: EventList) -> Bool {
    guard !range.isEmpty else { return false }
    return (range.lowerBound / LaneKey.blockLength...(range.upperBound - 1) / LaneKey.blockLength).contains { block in
      let own = members(of: lane, block: block, within: range, of: list)
      return !LaneIndex.intersection(own[...], members(of: .vague, block: block), limit: 1).isEmpty
    }
  }

  /// How many of some events, given by position and ascending, stand in a lane before each of some edges.
  /// - Complexity: in the number of events between the first and the last edge.
  public func tally(
    of lane: LaneKey, among positions: [Int32], edges: [Int], until stop: Stop = Stop()
  ) -> [Int] {
    guard let first = edges.first, let last = edges.last else { return [] }
    var tally = [Int](repeating: 0, count: edges.count)
    // What comes before the first edge only says whether there is anything.
    tally[0] = self.last(of: lane, before: first, in: .chosen(positions)) == nil ? 0 : 1
    var edge = 1
    var count = tally[0]
    let blocks = first / LaneKey.blockLength..<max(first, last + LaneKey.blockLength - 1) / LaneKey.blockLength
    for block in blocks where !stop.isDue {
      for position in members(of: lane, block: block, within: first..<last, of: .chosen(positions)) {
        while edge < edges.count, position >= edges[edge] {
          tally[edge] = count
          edge += 1
        }
        if edge == edges.count { return tally }
        count += 1
      }
    }
    while edge < edges.count {
      tally[edge] = count
      edge += 1
    }
    return tally
  }

  /// How many of some events, given by position and ascending, begin in each of the cells between some edges; those
  /// of which not even the month is known are left out.
  /// - Complexity: in the number of events.
  public func counts(of positions: [Int32], edges: [Int]) -> [Int] {
    zip(edges, edges.dropFirst()).map { first, last in
      let range = LaneIndex.range(Int32(clamping: first)..<Int32(clamping: max(first, last)), in: positions)
      guard let low = positions[range].first, let high = positions[range].last else { return 0 }
      var count = range.count
      for block in Int(low) / LaneKey.blockLength...Int(high) / LaneKey.blockLength {
        let vague = members(of: .vague, block: block)
        if !vague.isEmpty { count -= LaneIndex.intersection(positions[range], vague).count }
      }
      return count
    }
  }

  // MARK: Sorted positions

  /// Whether a position is among some that are ascending.
  public static func contains(_ position: Int, in positions: [Int32]) -> Bool {
    let wanted = Int32(clamping: position)
    let index = firstIndex(in: positions[...], notBefore: wanted)
    return index < positions.count && positions[index] == wanted
  }

  private static func firstIndex(in positions: ArraySlice<Int32>, notBefore position: Int32) -> Int {
    var low = positions.startIndex
    var high = positions.endIndex
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func range(_ wanted: Range<Int32>, in positions: [Int32]) -> Range<Int> {
    let first = firstIndex(in: positions[...], notBefore: wanted.lowerBound)
    return first..<firstIndex(in: positions[first...], notBefore: wanted.upperBound)
  }

  /// What two have in common, so many at most: the first of them, or the last.
  private static func intersection(
    _ left: ArraySlice<Int32>, _ right: [Int32], limit: Int = .max, fromEnd: Bool = false
  ) -> [Int32] {
    guard let low = left.first, let high = left.last else { return [] }
    let right = right[range(low..<high + 1, in: right)]
    var result: [Int32] = []
    if fromEnd {
      var at = right.endIndex
      for position in left.reversed() where result.count < limit {
        while at > right.startIndex, right[at - 1] > position { at -= 1 }
        if at == right.startIndex { break }
        if right[at - 1] == position { result.append(position) }
      }
      return result.reversed()
    }
    var at = right.startIndex
    for position in left {
      while at < right.endIndex, right[at] < position { at += 1 }
      if at == right.endIndex || result.count == limit { break }
      if right[at] == position { result.append(position) }
    }
    return result
  }

  private static func difference(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    if right.isEmpty { return left }
    var at = 0
    return left.filter { position in
      while at < right.count, right[at] < position { at += 1 }
      return at == right.count || right[at] != position
    }
  }
}
