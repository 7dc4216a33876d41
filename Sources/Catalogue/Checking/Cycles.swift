/// The cycles of a graph, each beginning with that of its nodes which comes first in the order given.
///
/// Every group of nodes that reach one another gives at least one cycle. Cost: linear in the number of nodes and
/// edges (depth-first search without recursion).
func cycles<Node: Hashable>(_ graph: [(id: Node, next: [Node])]) -> [[Node]] {
  let edges = Dictionary(graph.map { ($0.id, $0.next) }, uniquingKeysWith: { first, _ in first })
  let order = Dictionary(graph.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  var done: Set<Node> = []
  var found: [[Node]] = []
  for (start, _) in graph where !done.contains(start) {
    var path = [start]
    var positions = [start: 0]
    var pending: [[Node]] = [edges[start] ?? []]
    while let node = path.last {
      guard let next = pending[pending.count - 1].popLast() else {
        done.insert(node)
        positions[node] = nil
        path.removeLast()
        pending.removeLast()
        continue
      }
      if let position = positions[next] {
        let cycle = Array(path[position...])
        let first = cycle.indices.min { order[cycle[$0], default: 0] < order[cycle[$1], default: 0] } ?? 0
        found.append(Array(cycle[first...] + cycle[..<first]))
      } else if !done.contains(next), let further = edges[next] {
        positions[next] = path.count
        path.append(next)
        pending.append(further)
      }
    }
  }
  return found
}
