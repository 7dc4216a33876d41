/// The names of the people, organisations and places of an event, each in the order of the catalogue.
public struct EventNames: Hashable, Sendable {
  /// The people.
  public var people: [String]
  /// The organisations.
  public var organisations: [String]
  /// The places.
  public var places: [String]
}

extension EraArchive {
  /// The names that stand in the event at a position.
  public func names(ofEventAt position: Int) -> EventNames {
    let found = read { database in
      EventNames(
        people: try names(database, of: position, kind: .person),
        organisations: try names(database, of: position, kind: .organisation),
        places: try names(database, of: position, kind: .place))
    }
    return found ?? EventNames(people: [], organisations: [], places: [])
  }
}
