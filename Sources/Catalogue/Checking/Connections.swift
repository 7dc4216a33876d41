import Chronology

/// Which events lead to others or are parts of others, kept in a few bytes for each.
struct Connections: Sendable {
  private var ids = NameTable()
  /// For each id the number of its event's date, plus one; zero where the event has not come.
  private var dates: [Int32] = []
  private var written = TextList()
  private var links: [Link] = []
  private var files = NameTable()

  private enum Kind: UInt8 {
    /// The catalogue's own word that one event led to another.
    case leadsTo
    /// What a source claims.
    case claim
    case partOf

    var key: String { self == .partOf ? "part_of" : "leads_to" }
  }

  private struct Link: Sendable {
    var source: Int32
    var target: Int32
    var kind: Kind
    /// Where the id stands, and where the value of the key begins.
    var place: Place
    var list: Place
  }

  private struct Place: Sendable {
    var file: Int32
    var line: Int32
    var column: Int32
  }

  /// Notes what an event is connected with.
  mutating func add(_ event: Event, origins: Origins) {
    let source = number(of: event.id)
    written.append(event.date.canonical)
    dates[source] = Int32(written.count)
    func add(_ kind: Kind, _ target: String, _ path: [Origins.Step]) {
      links.append(
        Link(
          source: Int32(source), target: Int32(number(of: target)), kind: kind,
          place: packed(origins.place(of: event, path: path)),
          list: packed(origins.place(of: event, path: [.key(kind.key)]))))
    }
    for (index, link) in event.links.enumerated() where link.stance == .claims {
      // What a note says of a claim that cannot be is enough.
      if link.claim != nil, link.note != nil { continue }
      add(link.claim == nil ? .leadsTo : .claim, link.event, ["leads_to", .index(index)])
    }
    if let id = event.partOf { add(.partOf, id, ["part_of"]) }
  }

  private mutating func number(of id: String) -> Int {
    let (number, isNew) = ids.insert(id)
    if isNew { dates.append(0) }
    return number
  }

  private mutating func packed(_ origin: Origin) -> Place {
    Place(
      file: Int32(files.insert(origin.file).number), line: Int32(clamping: origin.line),
      column: Int32(clamping: origin.column))
  }

  private func origin(_ place: Place) -> Origin {
    Origin(file: files[Int(place.file)], line: Int(place.line), column: Int(place.column))
  }

  private func date(_ number: Int32) -> EDTF? {
    let date = dates[Int(number)]
    return date == 0 ? nil : try? EDTF(written[Int(date) - 1])
  }

  /// What is wrong with the connections.
  var problems: [Problem] {
    links.compactMap(problem) + circles(.leadsTo) + circles(.partOf)
  }

  private func problem(_ link: Link) -> Problem? {
    guard let own = date(link.source), let other = date(link.target) else { return nil }
    let id = ids[Int(link.target)]
    switch link.kind {
    case .leadsTo, .claim:
      guard own.isAfter(other) == .definite else { return nil }
      let claimed = link.kind == .claim ? "; a source may err, then say so in a “note” of the link" : ""
      return Problem(
        at: origin(link.place),
        message: "leads back in time: from \(own.words) to “\(id)”, \(other.words)\(claimed)",
        severity: link.kind == .claim ? .warning : .error)
    case .partOf:
      guard own.isWithin(other) == .impossible else { return nil }
      return Problem(
        at: origin(link.place),
        message: "\(own.words) does not lie within “\(id)”, \(other.words), of which it is said to be a part",
        severity: .warning)
    }
  }

  private func circles(_ kind: Kind) -> [Problem] {
    var order: [Int32] = []
    var targets: [Int32: [Int32]] = [:]
    var places: [Int32: Place] = [:]
    for link in links where link.kind == kind {
      if targets[link.source] == nil {
        order.append(link.source)
        places[link.source] = link.list
      }
      targets[link.source, default: []].append(link.target)
    }
    return cycles(order.map { ($0, targets[$0] ?? []) }).compactMap { cycle in
      guard let first = cycle.first, let place = places[first] else { return nil }
      let names = (cycle + [first]).map { ids[Int($0)] }
      return Problem(
        at: origin(place), message: "“\(kind.key)” runs in a circle: \(names.joined(separator: " → "))")
    }
  }
}
