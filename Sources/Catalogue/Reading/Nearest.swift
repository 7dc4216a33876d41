/// The name that is most likely meant by an unknown one, `nil` where none is near.
///
/// Near is an edit distance of at most a third of the length (two at least); failing that, a name all of whose
/// hyphenated parts the unknown one has, or the other way round: the one that shares most and adds least. Among
/// equals the first wins.
package func nearest(to unknown: String, among names: some Sequence<String>) -> String? {
  let scalars = Array(unknown.lowercased().unicodeScalars)
  var best: (name: String, distance: Int)?
  var kindred: (name: String, shared: Int, added: Int)?
  let parts = Set(unknown.split(separator: "-"))
  for name in names {
    let limit = min(best.map { $0.distance - 1 } ?? .max, max(2, scalars.count / 3))
    if limit < 0 { break }
    let candidate = Array(name.lowercased().unicodeScalars)
    if abs(candidate.count - scalars.count) <= limit {
      let distance = editDistance(scalars, candidate)
      if distance <= limit && distance < max(scalars.count, candidate.count) {
        best = (name, distance)
      }
    }
    let others = Set(name.split(separator: "-"))
    if parts.isSubset(of: others) || others.isSubset(of: parts) {
      let shared = min(parts.count, others.count)
      let added = max(parts.count, others.count) - shared
      if kindred.map({ (shared, -added) > ($0.shared, -$0.added) }) ?? true {
        kindred = (name, shared, added)
      }
    }
  }
  return best?.name ?? kindred?.name
}

/// The number of insertions, deletions, substitutions and swaps of neighbours that part two words.
///
/// That is the optimal string alignment distance. Cost: the product of the lengths.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    for column in 1...right.count {
      let cost = left[row - 1] == right[column - 1] ? 0 : 1
      var value = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        value = min(value, beforeLast[column - 2] + 1)
      }
      current.append(value)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
