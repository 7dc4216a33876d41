import Chronology
import Files

/// What looking through a catalogue came to.
public struct CatalogueScan: Sendable {
  /// Everything but the events; `nil` where the folder holds no catalogue.
  public var contents: CatalogueContents?
  /// What is wrong, in the order of files and lines; of a file with very many problems not all are kept.
  public var problems: [Problem]
  /// The events.
  public var events: TimelineEvents

  /// True where something is wrong that keeps the catalogue from being used.
  public var hasErrors: Bool { problems.contains(where: \.isFatal) }

  /// So many accounts of a source are enough to recognise its text.
  private static let accountsOfSource = 1000

  /// The contents with the quotes by which texts are recognised.
  ///
  /// All are there, or some of the sources with very many accounts. Of the events nothing is there but whose accounts
  /// quote what, and when.
  /// - Throws: ``TimelineEvents/Change``.
  public func contentsWithQuotes() throws(TimelineEvents.Change) -> CatalogueContents? {
    guard var contents else { return nil }
    var counts = [Int](repeating: 0, count: contents.sources.count)
    var wanted: [Int] = []
    events.forEachQuotation { event, _, source, _ in
      guard counts.indices.contains(source) else { return }
      counts[source] += 1
      if counts[source] <= CatalogueScan.accountsOfSource, wanted.last != event.position {
        wanted.append(event.position)
      }
    }
    contents.events = try events.events(at: wanted) { event, _ in event.ofQuotes }
    return contents
  }
}

extension Event {
  /// The event with nothing but what its accounts quote: of very many events the rest takes much room.
  fileprivate var ofQuotes: Event {
    Event(
      id: "", date: date, title: "", theme: "", summary: "",
      accounts: quotations.map { Account(source: $0.source, says: "", quote: $0.quote) })
  }
}

/// The events of a catalogue in the order of the timeline; they are read from the files as they are asked for.
public struct TimelineEvents: Sendable {
  private let table: EventTable
  private let files: [LineFile]
  private let memory: [Event]
  private let span: EDTF?
  private let context: Context
  /// The present id of events by their former ones.
  public var formerIDs: [String: String] { context.formerIDs }

  /// What events that are read again must be told of the other files.
  struct Context: Sendable {
    /// The present id of events by their former ones.
    var formerIDs: [String: String] = [:]
    /// The layer of each file.
    var layers: [Int] = []
    /// In each file what events are called whose ids a lower layer has too.
    var renamed: [[String: String]] = []
    /// What upper layers add to events, by the id of the event.
    var additions: [String: [EventAddition]] = [:]
  }

  init(table: EventTable, files: [LineFile], memory: [Event], span: EDTF?, context: Context) {
    self.table = table
    self.files = files
    self.memory = memory
    self.span = span
    self.context = context
  }

  /// How many there are.
  public var count: Int { table.entries.count }
  /// How many quotations they have: of accounts, and of links that a source claims.
  public var quotationCount: Int { table.quotationCount }

  private static let batchLength = 512

  /// Where an event stands among the others.
  public struct Place: Hashable, Sendable {
    /// Its number in the order of the timeline, counted from zero.
    public var position: Int
    /// The number of its first quotation among all, in the order of the timeline.
    public var firstQuotation: Int
  }

  /// A file has changed since it was looked through.
  public struct Change: Error, CustomStringConvertible {
    /// The path relative to the catalogue's folder.
    public var file: String
    /// What happened.
    public var description: String { "\(file) changed while it was read; start again" }
  }

  /// Hands over all events, each made into a value on other threads, in the order of the timeline.
  /// - Throws: ``Change``, or what `body` throws.
  public func forEach<Value: Sendable>(
    _ make: @escaping @Sendable (Event, Place) -> Value, _ body: (Value) throws -> Void
  ) throws {
    let start = Counter()
    try ahead(
      { () -> Result<[Value], Change>? in
        let first = start.value
        if first >= self.count { return nil }
        let range = first..<min(self.count, first + TimelineEvents.batchLength)
        start.value = range.upperBound
        return Result { () throws(Change) in
          try self.events(at: Array(range), make)
        }
      },
      { result in
        for value in try result.get() { try body(value) }
        return true
      })
  }

  /// The events at some positions, each made into a value.
  /// - Throws: ``Change``.
  public func events<Value: Sendable>(
    at positions: [Int], _ make: @escaping @Sendable (Event, Place) -> Value
  ) throws(Change) -> [Value] {
    let values = parallelMap(positions) { position -> Result<Value, Change> in
      let place = Place(position: position, firstQuotation: Int(self.table.entries[position].quotation))
      return Result { () throws(Change) in make(try self.event(at: position), place) }
    }
    return try values.map { (result) throws(Change) in try result.get() }
  }

  /// Goes through all ``Event/quotations`` in the order of the events, without reading them: the place of the event, the
  /// index of the quotation in it, the number of its source, and the paragraph where the catalogue has it.
  public func forEachQuotation(_ body: (_ event: Place, _ quotation: Int, _ source: Int, _ locator: Int?) -> Void) {
    table.forEachQuotation(body)
  }

  private func event(at position: Int) throws(Change) -> Event {
    let entry = table.entries[position]
    guard let number = entry.file else { return memory[entry.offset] }
    let file = files[number]
    let bytes = file.bytes(at: entry.offset, count: Int(entry.length))
    // The number of the line matters to messages only, and there is none.
    let pieces = DecodedLine.pieces(of: bytes[...], in: file.name, firstLine: entry.offset == 0 ? 1 : 2)
    for case .event(let read) in pieces.first?.values ?? [] {
      let id = context.renamed[number][read.id] ?? read.id
      var event = read.standing(in: context.layers[number], as: id, with: context.additions)
      event.isBackground = span.map { event.lies(outside: $0) } ?? false
      event.follow(formerIDs)
      return event
    }
    throw Change(file: file.name)
  }
}

/// A number that one thread after another counts up.
private final class Counter: @unchecked Sendable {
  var value = 0
}
