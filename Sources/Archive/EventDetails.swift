import Evidence
import GRDB

extension EraArchive {
  /// Everything about the event at a position; nil where there is none.
  /// - Complexity: in the number of its accounts and links.
  public func detail(position: Int) -> EventDetail? {
    read { try detail($0, position: position) } ?? nil
  }

  private func detail(_ database: Database, position: Int) throws -> EventDetail? {
    let own = try database.rows("SELECT summary, note, names, independent FROM detail WHERE position = ?", [position]) {
      row in
      (summary: row[0] as String, note: row[1] as String?, names: row[2] as String, independent: row[3] as Int)
    }.first
    guard let own, let row = try EraArchive.row(database, position: position) else { return nil }
    let names = try links(database, of: position)
    let incoming = try links(database, to: row.id)
    func events(_ kind: Schema.Kind) throws -> [EventRow] {
      try names.filter { $0.kind == kind.rawValue }.compactMap { try EraArchive.row(database, id: $0.target) }
    }
    func origins(_ kind: Schema.Kind) throws -> [EventRow] {
      try incoming.filter { $0.kind == kind.rawValue }
        .compactMap { try EraArchive.row(database, position: $0.event) }
    }
    let entries = [Register.person, .organisation, .place].flatMap { register in
      names.filter { $0.kind == register.kind.rawValue }
        .map { EventDetail.Entry(register: register, id: $0.target, name: $0.name ?? $0.target) }
    }
    return EventDetail(
      row: row, summary: own.summary, note: own.note, names: own.names.split(separator: "\n").map(String.init),
      entries: entries, accounts: try accounts(database, "event = ? AND link IS NULL", [position]),
      independentCount: own.independent, disagreements: try disagreements(database, of: position),
      leadsTo: try events(.leadsTo), ledFrom: try origins(.leadsTo), effects: try effects(database, of: position),
      causes: try causes(database, of: row.id), partOf: try events(.partOf).first, parts: try origins(.partOf))
  }

  private func effects(_ database: Database, of position: Int) throws -> [LinkDetail] {
    try linkDetails(database, "event = ? ORDER BY number", position) { try EraArchive.row(database, id: $0.target) }
  }

  private func causes(_ database: Database, of id: String) throws -> [LinkDetail] {
    try linkDetails(database, "target = ? ORDER BY event, number", id) {
      try EraArchive.row(database, position: $0.cause)
    }
  }

  /// The links that meet a condition, each with the event at its other end; one whose event is not there is left out.
  private func linkDetails(
    _ database: Database, _ condition: String, _ argument: any StoredValue,
    otherEnd: ((cause: Int, target: String)) throws -> EventRow?
  ) throws -> [LinkDetail] {
    let rows = try database.rows(
      "SELECT event, target, account, denied, note FROM cause WHERE \(condition)", [argument]
    ) { row in
      (
        ends: (cause: row[0] as Int, target: row[1] as String), account: row[2] as Int?, isDenied: row[3] as Bool,
        note: row[4] as String?
      )
    }
    return try rows.compactMap { row in
      guard let event = try otherEnd(row.ends) else { return nil }
      let claim = try row.account.flatMap {
        try accounts(database, "event = ? AND number = ?", [row.ends.cause, $0]).first
      }
      return LinkDetail(event: event, claim: claim, isDenied: row.isDenied, note: row.note)
    }
  }

  private func links(
    _ database: Database, of position: Int
  ) throws -> [(kind: Int, target: String, name: String?)] {
    try database.rows(
      """
      SELECT link.kind, link.target, record.name FROM link
      LEFT JOIN record ON record.kind = link.kind AND record.id = link.target
      WHERE link.event = ? ORDER BY link.kind, link.number
      """, [position]
    ) { (kind: $0[0], target: $0[1], name: $0[2]) }
  }

  private func links(_ database: Database, to id: String) throws -> [(kind: Int, event: Int)] {
    try database.rows(
      "SELECT kind, event FROM link WHERE kind IN (?, ?) AND target = ? ORDER BY kind, event",
      [Schema.Kind.leadsTo.rawValue, Schema.Kind.partOf.rawValue, id]
    ) { (kind: $0[0], event: $0[1]) }
  }

  /// The columns of an account that ``pin(_:_:)`` and ``account(_:)`` read by their places.
  private static let pinColumns =
    "event, number, exact, prefix, suffix, paragraph, passage_start, passage_end_paragraph, passage_end, digest, link"

  private func accounts(
    _ database: Database, _ condition: String, _ arguments: [any StoredValue]
  ) throws -> [AccountDetail] {
    let columns = EraArchive.pinColumns + ", source, date, says, note, figures, state, score, start, end, stance, layer"
    return try database.rows("SELECT \(columns) FROM account WHERE \(condition) ORDER BY number", arguments) { row in
      let source: Int = row[11]
      let figures: String = row[15]
      let stance: String? = row[20]
      return AccountDetail(
        source: source, sourceName: sources.indices.contains(source) ? sources[source].name : "",
        date: row[12], says: row[13], quote: EraArchive.quote(row), stance: stance.flatMap(AccountDetail.Stance.init),
        note: row[14], figures: figures.split(separator: "\n").map(String.init),
        anchor: Anchor(
          state: Anchor.State(rawValue: row[16]) ?? .unattached, score: row[17], start: row[18], end: row[19],
          paragraph: row[5]),
        passage: EraArchive.passage(row), digestNumber: row[9], layer: row[21])
    }
  }

  private static func quote(_ row: StoredRow) -> TextQuoteSelector {
    TextQuoteSelector(exact: row[2], prefix: row[3], suffix: row[4])
  }

  private static func passage(_ row: StoredRow) -> PassageRange? {
    guard let paragraph: Int = row[5], let start: Int = row[6], let endParagraph: Int = row[7], let end: Int = row[8]
    else { return nil }
    return PassageRange(paragraph: paragraph, start: start, endParagraph: endParagraph, end: end)
  }

  private static func pin(_ database: Database, _ row: StoredRow) throws -> Pin? {
    guard let event = try EraArchive.row(database, position: row[0]) else { return nil }
    let link: Int? = row[10]
    return Pin(
      event: event, account: row[1], isClaim: link != nil, passage: passage(row), quote: quote(row))
  }

  private func disagreements(_ database: Database, of position: Int) throws -> [DisagreementDetail] {
    try database.rows(
      """
      SELECT kind, about, note, parties, dissenters, pairs, follows, because FROM disagreement
      WHERE event = ? ORDER BY number
      """, [position]
    ) { row in
      func numbers(_ words: String) -> [Int] { words.split(separator: " ").compactMap { Int($0) } }
      let pairs = numbers(row[5])
      return DisagreementDetail(
        kind: row[0], about: row[1], note: row[2], parties: row[3], dissenters: numbers(row[4]),
        pairs: stride(from: 0, to: pairs.count - 1, by: 2).map { [pairs[$0], pairs[$0 + 1]] },
        follows: row[6], because: row[7])
    }
  }

  /// The event as the JSON object that the command line prints; nil where there is none at the position.
  public func document(position: Int) -> String? {
    read { database in
      try database.rows("SELECT document FROM detail WHERE position = ?", [position]) { $0[0] as String }.first
    } ?? nil
  }

  // MARK: Sources

  /// Some pieces of a source, in reading order: paragraphs of its text, or of the digest where none is attached.
  /// - Parameter range: numbers counted from one.
  /// - Complexity: in the length of the range, whatever the length of the text.
  public func blocks(_ range: ClosedRange<Int>, ofSource number: Int) -> [SourceBlock] {
    guard sources.indices.contains(number) else { return [] }
    return read { database in
      sources[number].isAttached
        ? try paragraphs(database, range, source: number) : try digest(database, range, source: number)
    } ?? []
  }

  /// So many paragraphs, with notes and furniture between, a passage may reach over.
  private static let longestPassage = 16

  private func paragraphs(
    _ database: Database, _ range: ClosedRange<Int>, source: Int
  ) throws -> [SourceBlock] {
    let keys = [
      PassageHit.key(source: source, paragraph: range.lowerBound),
      PassageHit.key(source: source, paragraph: range.upperBound),
    ]
    // A passage may have begun in a paragraph before.
    let from = max(1, range.lowerBound - EraArchive.longestPassage)
    let pins = try self.pins(database, source: source, column: "paragraph", range: from...range.upperBound)
    return try database.rows(
      "SELECT key, kind, text, start, end FROM paragraph WHERE key BETWEEN ? AND ? ORDER BY key",
      keys
    ) { row in
      let paragraph = PassageHit(key: row[0]).paragraph
      return SourceBlock(
        number: paragraph, kind: SourceBlock.Kind(rawValue: row[1]) ?? .paragraph, text: row[2], start: row[3],
        end: row[4],
        pins: pins.filter { pin in
          pin.passage.map { ($0.paragraph...max($0.paragraph, $0.endParagraph)).contains(paragraph) } ?? false
        })
    }
  }

  private func digest(_ database: Database, _ range: ClosedRange<Int>, source: Int) throws -> [SourceBlock] {
    let pins = try self.pins(database, source: source, column: "digest", range: range)
    let texts = try database.rows(
      "SELECT digest, says FROM account WHERE source = ? AND digest BETWEEN ? AND ? ORDER BY digest",
      [source, range.lowerBound, range.upperBound]
    ) { (number: $0[0] as Int, says: $0[1] as String) }
    return zip(texts, pins).map { text, pin in
      SourceBlock(number: text.number, kind: .digest, text: text.says, start: 0, end: 0, pins: [pin])
    }
  }

  private func pins(
    _ database: Database, source: Int, column: String, range: ClosedRange<Int>
  ) throws -> [Pin] {
    try database.rows(
      """
      SELECT \(EraArchive.pinColumns) FROM account WHERE source = ? AND \(column) BETWEEN ? AND ?
      ORDER BY \(column), passage_start, event, number
      """, [source, range.lowerBound, range.upperBound]
    ) { try EraArchive.pin(database, $0) }
  }

  /// The next account of a source in reading order.
  /// - Parameters:
  ///   - paragraph: the number of the piece to start from.
  ///   - offset: the code point in it after (or before) which the passage must begin.
  ///   - pin: the event's position and the account's number of the passage that begins right there, so that one
  ///     that begins at the same place comes next; nil to leave out all that do.
  /// - Returns: the pin and the number of its piece; nil where there is none.
  public func nextPin(
    ofSource number: Int, paragraph: Int, offset: Int, pin: (event: Int, account: Int)? = nil, forward: Bool
  ) -> (pin: Pin, number: Int)? {
    guard sources.indices.contains(number) else { return nil }
    let column = sources[number].isAttached ? "paragraph" : "digest"
    let place = "(\(column), coalesce(passage_start, 0), event, number)"
    let columns = EraArchive.pinColumns
    let ties = forward ? Int.max : -1
    return read { database in
      try database.rows(
        forward
          ? """
          SELECT \(columns) FROM account WHERE source = ? AND \(column) >= ? AND \(place) > (?, ?, ?, ?)
          ORDER BY \(column), coalesce(passage_start, 0), event, number LIMIT 1
          """
          : """
          SELECT \(columns) FROM account WHERE source = ? AND \(column) <= ? AND \(place) < (?, ?, ?, ?)
          ORDER BY \(column) DESC, coalesce(passage_start, 0) DESC, event DESC, number DESC LIMIT 1
          """, [number, paragraph, paragraph, offset, pin?.event ?? ties, pin?.account ?? ties]
      ) { row in
        let number: Int = column == "paragraph" ? row[5] : row[9]
        return try EraArchive.pin(database, row).map { (pin: $0, number: number) }
      }.first
    } ?? nil
  }
}
