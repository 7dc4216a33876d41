import Chronology
import Evidence

/// Puts a catalogue together from the pieces of its files, and finds what is wrong between them.
struct Assembly {
  var problems: [Problem] = []
  var files: [CatalogueFile] = []
  private var header: Header? { headers[0] }
  private var unreadable: Set<Origins.Collection> = []
  private var editions: [(sheet: EditionSheet, source: Origin, digest: Origin)] = []
  private var values: [DecodedValue] = []
  private var origins = Origins()
  /// The layers, the lowest first.
  let layers: [CatalogueLayer]
  /// The index of the layer whose files are added.
  private var layer = 0
  /// What upper layers add to events, by the id of the event, in the order of the layers.
  private(set) var additions: [String: [EventAddition]] = [:]
  private var headers: [Int: Header] = [:]
  private var formerIDs: [String: String] = [:]
  /// In each file the first key that a catalogue of format 1 does not have.
  private var keysOfFormat2: [String: (entry: Item.Entry, layer: Int)] = [:]
  /// Every id of each collection, in order, with those of records that cannot be used.
  private var identifiers: [Origins.Collection: [String]] = [:]
  /// The same ids with the places they stand at.
  private var places: [Origins.Collection: [String: Site]] = [:]

  /// Where a record stands.
  private struct Site {
    /// Nil where that is not known.
    var origin: Origin?
    var layer: Int
  }

  /// Begins with nothing.
  init(_ layers: [CatalogueLayer] = []) { self.layers = layers }

  mutating func report(_ file: String, _ message: String, _ severity: Problem.Severity = .error) {
    problems.append(
      Problem(file: file, line: 1, column: 1, message: message, severity: severity))
  }

  /// Notes a file that cannot be read; nothing is said to be missing that may stand in it.
  mutating func addUnreadable(_ collection: Origins.Collection?, _ reason: UnreadableText) {
    problems.append(reason.problem)
    if let collection { unreadable.insert(collection) }
  }

  mutating func add(_ file: DecodedFile) {
    for piece in file.pieces {
      add(piece, from: file.source.file, Origins.Collection(file: file.source.name), layer: file.layer)
    }
  }

  /// Finds what refers to something that is not there, once everything has been added.
  /// - Parameter isEvent: true for the id of an event that was not added here.
  mutating func findUnknown(isEvent: (String) -> Bool = { _ in false }) {
    findDanglingReferences(isEvent)
    findUnknownEditions()
    findUnknownOrigins()
    findDanglingAdditions(isEvent)
    findKeysOfFormat2()
  }

  private mutating func findKeysOfFormat2() {
    for (file, (entry, layer)) in keysOfFormat2 where headers[layer]?.format == 1 {
      problems.append(
        Problem(
          file: file, line: entry.keyPosition.line, column: entry.keyPosition.column,
          message: FormatKeys.complaint(entry.key)))
    }
  }

  var reading: CatalogueReading {
    CatalogueReading(contents: contents, problems: Set(problems).sorted(), origins: origins)
  }

  /// Adds what a piece of a file came to.
  /// - Parameter collection: nil for a file that holds no records with ids.
  mutating func add(
    _ piece: DecodedPiece, from file: String, _ collection: Origins.Collection?, layer: Int
  ) {
    self.layer = layer
    problems += piece.problems
    guard let collection else {
      for value in piece.values { add(value, from: file) }
      return
    }
    if piece.records.isEmpty, let id = piece.id { _ = note(id, in: collection, at: nil) }
    var values = piece.values[...]
    for record in piece.records {
      var value = record.isUsable ? values.popFirst() : nil
      if case .addition(let addition) = value { add(addition) }
      guard var id = record.id else { continue }
      let position = record.item["id"]?.position ?? record.item.position
      let place = Origin(file: file, line: position.line, column: position.column)
      if let below = recordBelow(id, in: collection) {
        guard collection == .events else {
          if let value, !isThere(value) { problems.append(conflict(collection, id, at: place, below)) }
          continue
        }
        problems.append(conflict(collection, id, at: place, below))
        id = layers[layer].name + ":" + id
      }
      if !note(id, in: collection, at: place) { continue }
      if case .event(var event) = value {
        event.id = id
        event.stand(in: layer)
        value = .event(event)
      }
      if keysOfFormat2[file] == nil, !isJSONLines(file) {
        keysOfFormat2[file] = FormatKeys.firstOfFormat2(in: record.item, of: collection).map { ($0, layer) }
      }
      origins.add(id, to: collection, in: file, as: record.item)
      guard let value else { continue }
      self.values.append(value)
      if case .event(let event) = value { note(event.formerIDs, of: event.id, in: record.item, of: file) }
    }
  }

  private mutating func add(_ value: DecodedValue, from file: String) {
    func origin(_ position: Position) -> Origin {
      Origin(file: file, line: position.line, column: position.column)
    }
    if case .header(let header) = value { headers[layer] = header }
    guard case .edition(let sheet, let source, let digest) = value else { return }
    if let first = editions.first(where: { $0.sheet.digest == sheet.digest }) {
      problems.append(
        Problem(at: origin(digest), message: "the digest stands in \(first.digest.file) too"))
    }
    editions.append((sheet, origin(source), origin(digest)))
  }

  /// Remembers the ids that an event had before.
  private mutating func note(_ former: [String], of event: String, in item: Item, of file: String) {
    for (index, id) in former.enumerated() {
      let position = item.nearest(["was", .index(index)]).position
      if note(id, in: .events, at: Origin(file: file, line: position.line, column: position.column)) {
        formerIDs[id] = event
      }
    }
  }

  /// Remembers an id; false, with a report, where it is there already.
  private mutating func note(_ id: String, in collection: Origins.Collection, at place: Origin?) -> Bool {
    if let first = places[collection]?[id] {
      if let place {
        let there = first.origin.map { ": first at \($0.file):\($0.line):\($0.column)" } ?? ""
        problems.append(
          Problem(at: place, message: "\(collection.singular) “\(id)” is there twice\(there)"))
      }
      return false
    }
    places[collection, default: [:]][id] = Site(origin: place, layer: layer)
    identifiers[collection, default: []].append(id)
    return true
  }

  // MARK: References

  private mutating func findUnknownEditions() {
    for edition in editions where isUnknown(edition.sheet.source, in: .sources) {
      report(edition.sheet.source, isNotAmong: .sources, at: edition.source)
    }
  }

  private mutating func findUnknownOrigins() {
    for source in identifiers(in: .sources) {
      guard let item = origins.item(source, in: .sources)?["derived_from"], case .scalar(let id, _) = item.content,
        isSlug(id), isUnknown(id, in: .sources)
      else { continue }
      let file = origins.place(source, in: .sources).file
      report(
        id, isNotAmong: .sources, at: Origin(file: file, line: item.position.line, column: item.position.column))
    }
  }

  private mutating func findDanglingReferences(_ isEvent: (String) -> Bool) {
    for event in origins.identifiers(in: .events) {
      guard let item = origins.item(event, in: .events) else { continue }
      let file = origins.place(event, in: .events).file
      for reference in Reference.all(in: item, of: file) where isUnknown(reference.id, in: reference.collection) {
        if reference.collection == .events, isEvent(reference.id) { continue }
        report(reference.id, isNotAmong: reference.collection, at: reference.place)
      }
    }
  }

  /// True where no record has an id, as far as could be read.
  func isUnknown(_ id: String, in collection: Origins.Collection) -> Bool {
    places[collection]?[id] == nil && !unreadable.contains(collection)
  }

  private mutating func report(_ id: String, isNotAmong collection: Origins.Collection, at place: Origin) {
    problems.append(missing(id, in: collection, at: place, among: identifiers[collection] ?? []))
  }

  /// The problem that an id leads nowhere, with the name that is likeliest meant.
  func missing(
    _ id: String, in collection: Origins.Collection, at place: Origin, among known: some Sequence<String>
  ) -> Problem {
    let file = collection == .events ? "events/" : collection.rawValue + ".yaml"
    let remedy = nearest(to: id, among: known).map { "did you mean “\($0)”?" } ?? "\(file) does not have it"
    return Problem(at: place, message: "unknown \(collection.singular) “\(id)”; \(remedy)")
  }

  /// The ids of a collection's records, in the order of the files.
  func identifiers(in collection: Origins.Collection) -> [String] { identifiers[collection] ?? [] }

  /// Where an event stands that is in memory; nil where there is none of this id, or it is not known where.
  func place(ofEvent id: String) -> Origin? { places[.events]?[id]?.origin }

  // MARK: Layers

  /// Where a record of a lower layer stands; nil where there is none of this id.
  private func recordBelow(_ id: String, in collection: Origins.Collection) -> Site? {
    places[collection]?[id].flatMap { $0.layer < layer ? $0 : nil }
  }

  /// Whether a lower layer has the very same record.
  private func isThere(_ value: DecodedValue) -> Bool { values.contains { $0.isSame(as: value) } }

  /// The index of the layer that an event in memory stands in; nil where there is none of this id.
  func layer(ofEvent id: String) -> Int? { places[.events]?[id]?.layer }

  /// The problem that an event of a layer has the id of one that stands elsewhere; nil where that is in no lower layer.
  func conflict(
    ofEvent id: String, inLayer layer: Int, at place: Origin, _ other: (origin: Origin?, layer: Int)?
  ) -> Problem? {
    guard let other, other.layer < layer else { return nil }
    var assembly = self
    assembly.layer = layer
    return assembly.conflict(.events, id, at: place, Site(origin: other.origin, layer: other.layer))
  }

  /// The problem that a record of an upper layer has the id of one below.
  private func conflict(
    _ collection: Origins.Collection, _ id: String, at place: Origin, _ below: Site
  ) -> Problem {
    let there = below.origin.map { " (\($0.file):\($0.line):\($0.column))" } ?? ""
    let remedy =
      collection == .events
      ? "; until it has another id it is shown as “\(layers[layer].name):\(id)”; to add to the event below, write "
        + "“extends: \(id)” in place of the id"
      : "; that one counts; give this one another id"
    var problem = Problem(
      at: place,
      message: "\(collection.singular) “\(id)” is in the catalogue “\(layers[below.layer].name)” too\(there)\(remedy)")
    problem.isFatal = false
    return problem
  }

  private mutating func add(_ addition: EventAddition) {
    var addition = addition
    addition.layer = layer
    if let first = additions[addition.event]?.first(where: { $0.layer == layer }) {
      problems.append(
        Problem(
          at: addition.place,
          message:
            "“\(addition.event)” is extended twice: first at \(first.file):\(first.place.line); write both in one"))
      return
    }
    additions[addition.event, default: []].append(addition)
    origins.add(addition)
  }

  /// Adds to the events in memory what upper layers add to them.
  mutating func applyAdditions() {
    guard !additions.isEmpty else { return }
    for (former, present) in formerIDs {
      guard let moved = additions.removeValue(forKey: former) else { continue }
      for var addition in moved {
        addition.event = present
        additions[present, default: []].append(addition)
        origins.add(addition)
      }
    }
    for index in values.indices {
      guard case .event(var event) = values[index], let own = additions[event.id] else { continue }
      for addition in own { problems += event.add(addition) }
      values[index] = .event(event)
    }
  }

  /// Finds additions to events that no lower layer has.
  private mutating func findDanglingAdditions(_ isEvent: (String) -> Bool) {
    for addition in additions.values.joined() {
      for reference in Reference.all(in: addition.item, of: addition.file)
      where isUnknown(reference.id, in: reference.collection) {
        if reference.collection == .events, isEvent(reference.id) { continue }
        report(reference.id, isNotAmong: reference.collection, at: reference.place)
      }
      let below = places[.events]?[addition.event]
      if let below, below.layer < addition.layer { continue }
      if below == nil, isEvent(addition.event) { continue }
      let remedy =
        below != nil
        ? "which is in the same catalogue; write there what this adds"
        : "which no catalogue below has; what it adds is kept and not shown"
      let near = nearest(to: addition.event, among: identifiers[.events] ?? []).map { " (did you mean “\($0)”?)" } ?? ""
      problems.append(
        Problem(
          at: addition.place, message: "“extends” names “\(addition.event)”, \(remedy)\(below == nil ? near : "")",
          severity: .warning))
    }
  }

  // MARK: Contents

  private var contents: CatalogueContents? {
    guard let header, let span = header.span else { return nil }
    var contents = CatalogueContents(
      title: header.title ?? "", span: span, licence: header.licence, republics: header.republics)
    for (_, upper) in headers.sorted(by: { $0.key < $1.key }).dropFirst() {
      contents.republics += upper.republics.filter { !contents.republics.contains($0) }
    }
    contents.phrasesToAvoid = headers.values.flatMap(\.phrasesToAvoid)
    contents.layers = layers
    contents.format = header.format ?? CatalogueReader.format
    for value in values {
      switch value {
      case .header, .edition, .addition: continue
      case .event(var event):
        event.isBackground = event.lies(outside: span)
        contents.events.append(event)
      case .source(let source): contents.sources.append(source)
      case .theme(let theme): contents.themes.append(theme)
      case .person(let person): contents.people.append(person)
      case .organisation(let organisation): contents.organisations.append(organisation)
      case .place(let place): contents.places.append(place)
      case .figureKind(let kind): contents.figureKinds.append(kind)
      }
    }
    for index in contents.events.indices { contents.events[index].follow(formerIDs) }
    contents.events = CatalogueContents.inTimelineOrder(contents.events)
    contents.formerIDs = formerIDs
    contents.editionSheets = editions.map(\.sheet)
    contents.files = files.sorted { $0.path < $1.path }
    return contents
  }
}

extension DecodedValue {
  /// Whether both are the same record of a register.
  fileprivate func isSame(as other: DecodedValue) -> Bool {
    switch (self, other) {
    case (.source(let left), .source(let right)): left == right
    case (.theme(let left), .theme(let right)): left == right
    case (.person(let left), .person(let right)): left == right
    case (.organisation(let left), .organisation(let right)): left == right
    case (.place(let left), .place(let right)): left == right
    case (.figureKind(let left), .figureKind(let right)): left == right
    default: false
    }
  }
}

extension Event {
  /// Lets what names a former id of an event name its present one.
  /// - Parameter formerIDs: the present ids by the former ones.
  mutating func follow(_ formerIDs: [String: String]) {
    if formerIDs.isEmpty { return }
    for index in links.indices { links[index].event = formerIDs[links[index].event] ?? links[index].event }
    partOf = partOf.map { formerIDs[$0] ?? $0 }
  }

  /// True where every day of the event lies before the first or after the last day of a span.
  func lies(outside span: EDTF) -> Bool {
    date.isBefore(span) == .definite || date.isAfter(span) == .definite
  }
}

/// An id in an event that must lead to a record.
struct Reference {
  var id: String
  var collection: Origins.Collection
  var place: Origin

  private static let keys: [(key: String, collection: Origins.Collection)] = [
    ("theme", .themes), ("people", .people), ("organisations", .organisations), ("places", .places),
    ("part_of", .events),
  ]

  /// The references of an event as they are written, so that those of an event of no use count too.
  static func all(in event: Item, of file: String) -> [Reference] {
    var found: [Reference] = []
    func add(_ id: String, _ collection: Origins.Collection, _ position: Position) {
      guard isSlug(id) else { return }
      found.append(
        Reference(
          id: id, collection: collection,
          place: Origin(file: file, line: position.line, column: position.column)))
    }
    func addScalar(_ item: Item, _ collection: Origins.Collection) {
      if case .scalar(let id, _) = item.content { add(id, collection, item.position) }
    }
    for (key, collection) in keys {
      for value in event[key].map({ $0.items.isEmpty ? [$0] : $0.items }) ?? [] { addScalar(value, collection) }
    }
    for key in ["leads_to", "links"] {
      for link in event[key].map({ $0.items.isEmpty ? [$0] : $0.items }) ?? [] {
        addScalar(link["event"] ?? link, .events)
        if let source = link["source"] { addScalar(source, .sources) }
      }
    }
    for account in event["accounts"]?.items ?? [] {
      if let source = account["source"] { addScalar(source, .sources) }
      for entry in account["figures"]?.entries ?? [] { add(entry.key, .figures, entry.keyPosition) }
    }
    return found
  }
}
