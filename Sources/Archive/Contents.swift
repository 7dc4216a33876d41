import GRDB

/// A line of the contents of a source.
public struct ContentsEntry: Hashable, Sendable {
  /// The piece with which the section begins, counted from one.
  public var number: Int
  /// The heading, or the first words of a paragraph.
  public var words: String
  /// How many events rest on the section.
  public var eventCount: Int
  /// How many paragraphs of its body nothing is quoted from.
  public var unquotedCount: Int
}

extension EraArchive {
  /// How many code points of a paragraph stand for it where a text has no headings.
  private static let firstWords = 160

  /// The sections of an attached text: one for each heading, or one for every tenth paragraph where it has none.
  ///
  /// What stands before the first heading is a section of its own.
  /// - Complexity: in the number of sections and of the accounts that rest on the text.
  public func contents(ofSource number: Int) -> (entries: [ContentsEntry], hasHeadings: Bool) {
    guard sources.indices.contains(number), sources[number].isAttached else { return ([], false) }
    var entries = sections(ofSource: number, where: "kind = 'heading'")
    let hasHeadings = !entries.isEmpty
    if let first = entries.first, first.number > 1 {
      let key = PassageHit.key(source: number, paragraph: first.number)
      let start = sections(ofSource: number, where: "kind != 'furniture' AND key < \(key)", limit: 1)
      entries = start + entries
    } else if entries.isEmpty {
      entries = sections(ofSource: number, where: "kind != 'furniture' AND (key & 4294967295) % 10 = 1")
    }
    count(&entries, source: number)
    countUnquoted(&entries, source: number)
    return (entries, hasHeadings)
  }

  private func sections(ofSource number: Int, where condition: String, limit: Int = -1) -> [ContentsEntry] {
    read { database in
      try database.rows(
        """
        SELECT key, substr(text, 1, \(EraArchive.firstWords)) FROM paragraph
        WHERE key > ? AND key < ? AND \(condition) ORDER BY key LIMIT \(limit)
        """,
        [PassageHit.key(source: number, paragraph: 0), PassageHit.key(source: number + 1, paragraph: 0)]
      ) { ContentsEntry(number: PassageHit(key: $0[0]).paragraph, words: $0[1], eventCount: 0, unquotedCount: 0) }
    } ?? []
  }

  private func count(_ entries: inout [ContentsEntry], source: Int) {
    let pinned =
      read { database in
        try database.rows(
          "SELECT DISTINCT paragraph, event FROM account WHERE source = ? AND paragraph > 0 ORDER BY paragraph",
          [source]
        ) { (paragraph: $0[0] as Int, event: $0[1] as Int) }
      } ?? []
    var at = 0
    var events: Set<Int> = []
    for index in entries.indices {
      let end = index + 1 < entries.count ? entries[index + 1].number : Int.max
      events.removeAll(keepingCapacity: true)
      while at < pinned.count, pinned[at].paragraph < end {
        events.insert(pinned[at].event)
        at += 1
      }
      entries[index].eventCount = events.count
    }
  }

  private func countUnquoted(_ entries: inout [ContentsEntry], source: Int) {
    let keys =
      read { database in
        try database.rows(
          "SELECT key FROM paragraph WHERE key > ? AND key < ? AND \(EraArchive.unquoted) ORDER BY key",
          [PassageHit.key(source: source, paragraph: 0), PassageHit.key(source: source + 1, paragraph: 0)]
        ) { $0[0] as Int64 }
      } ?? []
    var at = 0
    for key in keys {
      let paragraph = PassageHit(key: key).paragraph
      while at + 1 < entries.count, entries[at + 1].number <= paragraph { at += 1 }
      if entries.indices.contains(at), entries[at].number <= paragraph { entries[at].unquotedCount += 1 }
    }
  }

  /// The last heading of an attached text at or before a paragraph; nil where there is none.
  /// - Complexity: one look-up in an index.
  public func heading(atOrBefore paragraph: Int, ofSource number: Int) -> String? {
    read { database in
      try database.rows(
        "SELECT text FROM paragraph WHERE kind = 'heading' AND key > ? AND key <= ? ORDER BY key DESC LIMIT 1",
        [PassageHit.key(source: number, paragraph: 0), PassageHit.key(source: number, paragraph: paragraph)]
      ) { $0[0] as String }.first
    } ?? nil
  }

  /// The first paragraph of a source after one, or the last before it, that is no furniture.
  /// - Returns: its number; nil where there is none.
  /// - Complexity: logarithmic, however much furniture lies between.
  public func textParagraph(_ side: Side, of paragraph: Int, ofSource number: Int) -> Int? {
    let own = PassageHit.key(source: number, paragraph: paragraph)
    let (condition, edge) =
      switch side {
      case .after: ("key > ? AND key < ? ORDER BY key", PassageHit.key(source: number + 1, paragraph: 0))
      case .before: ("key < ? AND key > ? ORDER BY key DESC", PassageHit.key(source: number, paragraph: 0))
      }
    let keys =
      read { database in
        try database.rows(
          "SELECT key FROM paragraph WHERE kind <> 'furniture' AND \(condition) LIMIT 1", [own, edge]
        ) { $0[0] as Int64 }
      } ?? []
    return keys.first.map { PassageHit(key: $0).paragraph }
  }

  /// Where from a paragraph one looks.
  public enum Side: Sendable {
    case after, before
  }
}
