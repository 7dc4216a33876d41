import Chronology
import Evidence

/// Puts a catalogue together from the pieces of its files, and finds what is wrong between them.
struct Assembly {
  var problems: [Problem] = []
  var files: [CatalogueFile] = []
  private var header: Header?
  private var unreadable: Set<Origins.Collection> = []
  private var editions: [(sheet: EditionSheet, source: Origin, digest: Origin)] = []
  private var values: [DecodedValue] = []
  private var origins = Origins()
  private var formerIDs: [String: String] = [:]
  /// In each file the first key that a catalogue of format 1 does not have.
  private var keysOfFormat2: [String: Item.Entry] = [:]
  /// Every id of each collection, in order, with those of records that cannot be used.
  private var identifiers: [Origins.Collection: [String]] = [:]
  /// The same ids with the places they stand at.
  private var places: [Origins.Collection: [String: Origin?]] = [:]

  mutating func report(_ file: String, _ message: String, _ severity: Problem.Severity = .error) {
    problems.append(
      Problem(file: file, line: 1, column: 1, message: message, severity: severity))
  }

  /// Notes a file that cannot be read; nothing is said to be missing that may stand in it.
  mutating func addUnreadable(_ file: String, _ reason: UnreadableText) {
    problems.append(reason.problem)
    if let collection = Origins.Collection(file: file) { unreadable.insert(collection) }
  }

  mutating func add(_ file: DecodedFile) {
    for piece in file.pieces { add(piece, from: file.source.file) }
  }

  /// Finds what refers to something that is not there, once everything has been added.
  /// - Parameter isEvent: true for the id of an event that was not added here.
  mutating func findUnknown(isEvent: (String) -> Bool = { _ in false }) {
    findDanglingReferences(isEvent)
    findUnknownEditions()
    findUnknownOrigins()
    findKeysOfFormat2()
  }

  private mutating func findKeysOfFormat2() {
    guard header?.format == 1 else { return }
    for (file, entry) in keysOfFormat2 {
      problems.append(
        Problem(
          file: file, line: entry.keyPosition.line, column: entry.keyPosition.column,
          message: FormatKeys.complaint(entry.key)))
    }
  }

  var reading: CatalogueReading {
    CatalogueReading(contents: contents, problems: Set(problems).sorted(), origins: origins)
  }

  mutating func add(_ piece: DecodedPiece, from file: String) {
    problems += piece.problems
    guard let collection = Origins.Collection(file: file) else {
      for value in piece.values { add(value, from: file) }
      return
    }
    if piece.records.isEmpty, let id = piece.id { _ = note(id, in: collection, at: nil) }
    var values = piece.values[...]
    for record in piece.records {
      let value = record.isUsable ? values.popFirst() : nil
      guard let id = record.id else { continue }
      let position = record.item["id"]?.position ?? record.item.position
      let place = Origin(file: file, line: position.line, column: position.column)
      if !note(id, in: collection, at: place) { continue }
      if keysOfFormat2[file] == nil, !isJSONLines(file) {
        keysOfFormat2[file] = FormatKeys.firstOfFormat2(in: record.item, of: collection)
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
    if case .header(let header) = value { self.header = header }
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
        let there = first.map { ": first at \($0.file):\($0.line):\($0.column)" } ?? ""
        problems.append(
          Problem(at: place, message: "\(collection.singular) “\(id)” is there twice\(there)"))
      }
      return false
    }
    places[collection, default: [:]][id] = .some(place)
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
  func place(ofEvent id: String) -> Origin? { places[.events]?[id] ?? nil }

  // MARK: Contents

  private var contents: CatalogueContents? {
    guard let header, let span = header.span else { return nil }
    var contents = CatalogueContents(
      title: header.title ?? "", span: span, licence: header.licence, republics: header.republics)
    contents.phrasesToAvoid = header.phrasesToAvoid
    contents.format = header.format ?? CatalogueReader.format
    for value in values {
      switch value {
      case .header, .edition: continue
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
