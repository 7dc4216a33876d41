/// Which events stand in which lane, read as it is asked for and kept.
///
/// It is a memory of what the archive says and of nothing else; forgetting it changes nothing.
public final class LaneIndex {
  private struct Block: Hashable {
    var lane: LaneKey
    var number: Int
  }

  private let archive: EraArchive
  private var kept: [Block: [Int32]] = [:]

  /// Begins with nothing.
  public init(archive: EraArchive) { self.archive = archive }

  private var blockCount: Int { (archive.eventCount + LaneKey.blockLength - 1) / LaneKey.blockLength }

  private func members(of lane: LaneKey, block number: Int) -> [Int32] {
    let block = Block(lane: lane, number: number)
    if let members = kept[block] { return members }
    if kept.count > 8192 { kept = [:] }
    let members = archive.members(of: lane, block: number)
    kept[block] = members
    return members
  }

  /// The events of a lane that a list has, among a block of positions.
  private func members(of lane: LaneKey, block: Int, in list: EventList) -> [Int32] {
    switch list {
    case .all: return members(of: lane, block: block)
    case .era:
      return LaneIndex.difference(members(of: lane, block: block), members(of: .background, block: block))
    case .chosen(let positions):
      let first = Int32(block * LaneKey.blockLength)
      let range = LaneIndex.range(first..<first + Int32(LaneKey.blockLength), in: positions)
      return range.isEmpty ? [] : LaneIndex.intersection(positions[range], members(of: lane, block: block))
    }
  }

  /// Whether an event stands in a lane.
  public func contains(_ position: Int, in lane: LaneKey) -> Bool {
    LaneIndex.contains(position, in: members(of: lane, block: position / LaneKey.blockLength))
  }

  /// The first event of a lane at a position or after it that a list has.
  public func first(of lane: LaneKey, from position: Int, in list: EventList) -> Int? {
    for block in max(0, position) / LaneKey.blockLength..<max(max(0, position) / LaneKey.blockLength, blockCount) {
      let members = members(of: lane, block: block, in: list)
      let index = LaneIndex.firstIndex(in: members[...], notBefore: Int32(clamping: position))
      if index < members.count { return Int(members[index]) }
    }
    return nil
  }

  /// The last event of a lane before a position that a list has.
  public func last(of lane: LaneKey, before position: Int, in list: EventList) -> Int? {
    guard position > 0, blockCount > 0 else { return nil }
    for block in (0...min(blockCount - 1, (position - 1) / LaneKey.blockLength)).reversed() {
      let members = members(of: lane, block: block, in: list)
      let index = LaneIndex.firstIndex(in: members[...], notBefore: Int32(clamping: position))
      if index > 0 { return Int(members[index - 1]) }
    }
    return nil
  }

  /// The events of a lane between two positions that a list has, so many at most.
  public func events(of lane: LaneKey, in range: Range<Int>, of list: EventList, limit: Int) -> [Int32] {
    var events: [Int32] = []
    var next = range.lowerBound
    while events.count < limit, next < range.upperBound, let position = first(of: lane, from: next, in: list),
      position < range.upperBound
    {
      events.append(Int32(position))
      next = position + 1
    }
    return events
  }

  /// How many of some events, given by position and ascending, stand in a lane before each of some edges.
  /// - Complexity: in the number of events between the first and the last edge.
  public func tally(of lane: LaneKey, among positions: [Int32], edges: [Int]) -> [Int] {
    guard let first = edges.first, let last = edges.last else { return [] }
    var tally = [Int](repeating: 0, count: edges.count)
    // What comes before the first edge only says whether there is anything.
    tally[0] = self.last(of: lane, before: first, in: .chosen(positions)) == nil ? 0 : 1
    var edge = 1
    var count = tally[0]
    let blocks = first / LaneKey.blockLength..<max(first, last + LaneKey.blockLength - 1) / LaneKey.blockLength
    for block in blocks {
      for position in members(of: lane, block: block, in: .chosen(positions)) where position >= first {
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

  private static func intersection(_ left: ArraySlice<Int32>, _ right: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var at = firstIndex(in: right[...], notBefore: left.first ?? 0)
    for position in left {
      while at < right.count, right[at] < position { at += 1 }
      if at == right.count { break }
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
