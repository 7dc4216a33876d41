/// The names of the people, organisations and places of an event, each in the order of the catalogue.
public struct EventNames: Hashable, Sendable {
  /// The people.
  public var people: [String] = []
  /// The organisations.
  public var organisations: [String] = []
  /// The places.
  public var places: [String] = []
}

extension EraArchive {
  /// The names that stand in the event at a position.
  public func names(ofEventAt position: Int) -> EventNames {
    let found = read { database in
      try database.rows(
        """
        SELECT link.kind, coalesce(record.name, link.target) FROM link
        LEFT JOIN record ON record.kind = link.kind AND record.id = link.target
        WHERE link.event = ? ORDER BY link.kind, link.number
        """, [position]
      ) { (kind: Schema.Kind(rawValue: $0[0]), name: $0[1] as String) }
    }
    var names = EventNames()
    for (kind, name) in found ?? [] {
      switch kind {
      case .person: names.people.append(name)
      case .organisation: names.organisations.append(name)
      case .place: names.places.append(name)
      default: break
      }
    }
    return names
  }
}
