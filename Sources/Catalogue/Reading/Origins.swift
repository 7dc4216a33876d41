/// Where in the files the records of a catalogue stand.
public struct Origins: Sendable {
  /// One step from a record to a part of it.
  public enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The value of a key.
    case key(String)
    /// An item of a list, counted from 0.
    case index(Int)

    /// A literal string is a key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// A literal integer is an index.
    public init(integerLiteral value: Int) { self = .index(value) }
  }

  /// The kinds of records that have an id.
  public enum Collection: String, Hashable, Sendable, CaseIterable {
    /// Events.
    case events
    /// Bibliographic records.
    case sources
    /// Themes.
    case themes
    /// People.
    case people
    /// Organisations.
    case organisations
    /// Places.
    case places
    /// Kinds of figures.
    case figures
  }

  private struct Identity: Hashable {
    var collection: Collection
    var id: String
  }

  private struct Located {
    var file: String
    var item: Item
  }

  private var records: [Identity: Located] = [:]
  /// What upper layers add to events, by the id of the event and the index of the layer.
  private var additions: [String: [Int: Located]] = [:]

  /// Makes a table without any record.
  public init() {}

  mutating func add(_ id: String, to collection: Collection, in file: String, as item: Item) {
    records[Identity(collection: collection, id: id)] = Located(file: file, item: item)
  }

  mutating func add(_ addition: EventAddition) {
    additions[addition.event, default: [:]][addition.layer] = Located(file: addition.file, item: addition.item)
  }

  /// The place of an event, or of the part that `path` leads to; a part that an upper layer adds stands in its file.
  func place(of event: Event, path: [Step]) -> Origin {
    guard let additions = additions[event.id], case .key(let key)? = path.first, path.count > 1,
      case .index(let index) = path[1]
    else { return place(event.id, in: .events, path: path) }
    let layers =
      switch key {
      case "accounts": event.accounts.map(\.layer)
      case "leads_to": event.links.map(\.layer)
      default: event.disputes.map(\.layer)
      }
    guard layers.indices.contains(index), let located = additions[layers[index]], layers[index] != event.layer else {
      return place(event.id, in: .events, path: path)
    }
    let own = layers[..<index].count { $0 == layers[index] }
    let position = located.item.nearest([.key(key), .index(own)] + path[2...]).position
    return Origin(file: located.file, line: position.line, column: position.column)
  }

  /// The ids of a collection's records, in no order.
  func identifiers(in collection: Collection) -> [String] {
    records.keys.filter { $0.collection == collection }.map(\.id)
  }

  func item(_ id: String, in collection: Collection) -> Item? {
    records[Identity(collection: collection, id: id)]?.item
  }

  /// The place of a record, or of the part that `path` leads to.
  ///
  /// Where the path leads nowhere, the place of the last part on the way that is there; for a record that no
  /// file holds, line 1 of the file that should. For example `place("x", in: .events, "accounts", 2, "quote")`.
  public func place(_ id: String, in collection: Collection, _ path: Step...) -> Origin {
    place(id, in: collection, path: path)
  }

  /// As ``place(_:in:_:)-(_,_,Step...)`` with the path in an array.
  public func place(_ id: String, in collection: Collection, path: [Step]) -> Origin {
    guard let located = records[Identity(collection: collection, id: id)] else {
      let file = collection == .events ? "events" : collection.rawValue + ".yaml"
      return Origin(file: file, line: 1, column: 1)
    }
    let position = located.item.nearest(path).position
    return Origin(file: located.file, line: position.line, column: position.column)
  }
}
