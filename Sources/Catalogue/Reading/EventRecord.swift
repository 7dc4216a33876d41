import Chronology
import Evidence

/// The record of an event on its way into a catalogue: members that may be added to before it is read as a whole.
public struct EventRecord: Sendable {
  /// The name of the file that it was read from, for problems.
  public let file: String
  /// The line on which it begins, counted from 1.
  public let line: Int
  private var entries: [Item.Entry]
  private let position: Position

  /// An empty record.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
    position = Position(line: line, column: 1)
    entries = []
  }

  /// Reads a record from one line of JSON.
  /// - Throws: ``Problem`` with the place at which the line is not a JSON object.
  public init(json text: String, file: String, line: Int) throws(Problem) {
    let item: Item
    do throws(JSONReader.Failure) {
      item = try JSONReader.item(of: text, line: line, isOneLine: true)
    } catch {
      throw Problem(file: file, line: error.line, column: error.column, message: error.message)
    }
    try self.init(item, file: file, line: line)
  }

  /// A record from a JSON value.
  /// - Throws: ``Problem`` where it is no object.
  public init(_ value: JSONValue, file: String, line: Int) throws(Problem) {
    try self.init(value.item(at: Position(line: line, column: 1)), file: file, line: line)
  }

  private init(_ item: Item, file: String, line: Int) throws(Problem) {
    guard case .map(let entries, _) = item.content else {
      throw Problem(
        file: file, line: item.position.line, column: item.position.column,
        message: "found \(item.kind), expected an event: an object with id, date, title …")
    }
    self.file = file
    self.line = line
    self.entries = entries
    position = item.position
  }

  /// The text of a member; nil where it has none or holds something else.
  public subscript(key: String) -> String? {
    guard case .scalar(let text, _) = entries.first(where: { $0.key == key })?.value.content else { return nil }
    return text
  }

  /// The texts of a list; nil where the member is missing or is no list of texts.
  public func texts(_ key: String) -> [String]? {
    guard case .list(let items, _) = entries.first(where: { $0.key == key })?.value.content else { return nil }
    let texts = items.compactMap { item in
      if case .scalar(let text, _) = item.content { text } else { nil }
    }
    return texts.count == items.count ? texts : nil
  }

  /// True where the record has the member and it is neither null nor an empty list.
  public func has(_ key: String) -> Bool {
    guard let value = entries.first(where: { $0.key == key })?.value else { return false }
    return switch value.content {
    case .nothing: false
    case .list(let items, _): !items.isEmpty
    case .scalar, .map: true
    }
  }

  /// Replaces or adds a member; `null` takes it away.
  public mutating func set(_ key: String, _ value: JSONValue) {
    let old = entries.firstIndex { $0.key == key }
    if case .null = value {
      if let old { entries.remove(at: old) }
      return
    }
    let place = old.map { entries[$0].value.position } ?? position
    let entry = Item.Entry(key: key, keyPosition: place, value: value.item(at: place))
    if let old { entries[old] = entry } else { entries.append(entry) }
  }

  /// Takes away the members, also of accounts and links, that an event does not have.
  /// - Returns: their names, those of accounts and links with `accounts.`, `leads_to.` or `links.` before them.
  public mutating func removeUnknown() -> [String] {
    var names = EventRecord.filter(&entries, by: .event)
    for (key, table) in [("accounts", KeyTable.account), ("leads_to", .link), ("links", .link)] {
      guard let place = entries.firstIndex(where: { $0.key == key }),
        case .list(var items, let isFlow) = entries[place].value.content
      else { continue }
      for index in items.indices {
        guard case .map(var members, let isFlow) = items[index].content else { continue }
        let unknown = EventRecord.filter(&members, by: table)
        if unknown.isEmpty { continue }
        items[index].content = .map(members, isFlow: isFlow)
        names += unknown.map { key + "." + $0 }
      }
      entries[place].value.content = .list(items, isFlow: isFlow)
    }
    return names
  }

  private static func filter(_ entries: inout [Item.Entry], by table: KeyTable) -> [String] {
    let table = table.forJSONLines
    let unknown = entries.filter { !table.keys.contains($0.key) && !table.derived.contains($0.key) }.map(\.key)
    if !unknown.isEmpty { entries.removeAll { unknown.contains($0.key) } }
    return unknown
  }

  /// The event that the record describes, checked like those of a catalogue but for what it refers to.
  /// - Parameter withQuoteChecks: false where the event stood in a catalogue already, whatever its quotes are like.
  /// - Throws: ``SourceRecord/Problems``, all at once.
  public func event(withQuoteChecks: Bool = true) throws(SourceRecord.Problems) -> Event {
    // The reader tells lines of JSON by the name of their file.
    let report = Report(SourceText("", file: "events.jsonl"))
    let item = Item(content: .map(entries, isFlow: true), position: position)
    var event = Record(item, as: KeyTable.event.forJSONLines, in: report).flatMap(Event.init)
    event?.isBackground = self["background"] == "true"
    let quotations = withQuoteChecks ? event?.quotations ?? [] : []
    for (index, quotation) in quotations.enumerated() {
      let place = item.nearest(quotation.path(at: index) + ["quote"]).position
      for complaint in ContentChecks.complaints(about: quotation.quote.exact) where complaint.severity == .error {
        report.error(complaint.message, at: place)
      }
    }
    let errors = report.problems.filter { $0.severity == .error }.map { problem in
      Problem(file: file, line: problem.line, column: problem.column, message: problem.message)
    }
    guard let event, errors.isEmpty else { throw SourceRecord.Problems(problems: errors.sorted()) }
    return event
  }
}
