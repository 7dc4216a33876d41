import Catalogue
import GRDB

/// Finds the links of an import that a catalogue cannot have: to events that are not there, back in time, in a circle.
struct LinkCheck {
  /// A link of an event.
  struct Link: Hashable {
    /// `leads_to` for the catalogue's own word, `claim` for what a source claims, `part_of`.
    var kind: String
    var target: String
  }

  /// The links to leave out, by the number of the event.
  private(set) var dropped: [Int: Set<Link>] = [:]
  /// Why, with how often.
  private(set) var losses = Losses()

  init(_ database: Database) throws {
    let bad = try Row.fetchCursor(
      database,
      sql: """
        SELECT link.number, link.kind, link.target, target.id IS NULL AS isUnknown FROM link
        LEFT JOIN event AS target ON target.id = link.target
        WHERE target.id IS NULL OR (link.kind = 'leads_to' AND link.first > target.last)
        ORDER BY link.number
        """)
    while let row = try bad.next() {
      drop(row["number"], Link(kind: row["kind"], target: row["target"]))
      let isUnknown: Bool = row["isUnknown"]
      losses.add(isUnknown ? "links to events that are not there" : "links that lead back in time")
    }
    for kind in ["leads_to", "part_of"] {
      let links = try Row.fetchAll(
        database,
        sql: """
          SELECT link.number, target.number AS next, link.target FROM link JOIN event AS target ON target.id = link.target
          WHERE link.kind = ? AND target.number IS NOT NULL ORDER BY link.number, link.rowid
          """, arguments: [kind])
      var edges: [Int: [(next: Int, target: String)]] = [:]
      for row in links {
        let (number, target): (Int, String) = (row["number"], row["target"])
        if dropped[number]?.contains(Link(kind: kind, target: target)) != true {
          edges[number, default: []].append((row["next"], target))
        }
      }
      for (number, target) in closing(edges) {
        drop(number, Link(kind: kind, target: target))
        losses.add("links that run in a circle")
      }
    }
  }

  private mutating func drop(_ number: Int, _ link: Link) {
    dropped[number, default: []].insert(link)
  }

  /// The links without which nothing runs in a circle (depth-first search without recursion).
  private func closing(_ edges: [Int: [(next: Int, target: String)]]) -> [(Int, String)] {
    var closing: [(Int, String)] = []
    var done: Set<Int> = []
    for start in edges.keys.sorted() where !done.contains(start) {
      var path: [(number: Int, place: Int)] = [(start, 0)]
      var onPath: Set<Int> = [start]
      while let (number, place) = path.last {
        guard let links = edges[number], place < links.count else {
          done.insert(number)
          onPath.remove(number)
          path.removeLast()
          continue
        }
        path[path.count - 1].place += 1
        let link = links[place]
        if onPath.contains(link.next) {
          closing.append((number, link.target))
        } else if !done.contains(link.next) {
          path.append((link.next, 0))
          onPath.insert(link.next)
        }
      }
    }
    return closing
  }
}
