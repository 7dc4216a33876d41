import Chronology
import Evidence

/// Looks at the events of a catalogue one after another, and keeps what is needed to tell what is wrong between them
/// and to find them again.
struct EventScan {
  private var files: [LineFile] = []
  private var layers: [Int] = []
  /// In each file the ids that a lower layer has too, so that the events here are called otherwise.
  private var renamed: [[String: String]] = []
  private var ids = NameTable()
  /// For each id where its event stands; zero where it is only referred to.
  private var places: [Place] = []
  private var table = EventTable()
  private var problems = ProblemList()
  /// References to events that have not come yet.
  private var open: [(id: Int32, place: Place)] = []
  /// The present id of events by their former ones.
  private var formerIDs: [String: String] = [:]
  private let sources: [String: Int]
  private let known: Assembly

  /// Where something stands in the files of JSON Lines, in eight bytes.
  private struct Place: Hashable {
    private var packed: UInt64

    /// Nowhere yet.
    static let nowhere = Place(packed: 0)
    /// In a file that was read into memory, or in a line that could not be read.
    static let elsewhere = Place(packed: 1)

    private init(packed: UInt64) { self.packed = packed }

    init(file: Int, line: Int, column: Int) {
      packed = UInt64(file + 1) << 52 | UInt64(clamping: line) << 20 | UInt64(min(column, 0xF_FFFF))
    }

    /// The index of the file; nil for a place that is in none of these files.
    var file: Int? { packed >> 52 == 0 ? nil : Int(packed >> 52) - 1 }

    /// The place by name; nil for one that is not in these files.
    func origin(_ files: [LineFile]) -> Origin? {
      guard let file, files.indices.contains(file) else { return nil }
      return Origin(file: files[file].name, line: Int(packed >> 20 & 0xFFFF_FFFF), column: Int(packed & 0xF_FFFF))
    }
  }

  /// Begins after what was read into memory.
  init(_ assembly: Assembly) {
    known = assembly
    sources = Dictionary(zip(assembly.identifiers(in: .sources), 0...)) { first, _ in first }
    for id in assembly.identifiers(in: .events) {
      _ = ids.insert(id)
      places.append(.elsewhere)
    }
  }

  /// Begins a file of a layer.
  mutating func begin(_ file: LineFile, layer: Int) {
    files.append(file)
    layers.append(layer)
    renamed.append([:])
  }

  /// Looks at the next line of the file, and gives the events in it that count.
  mutating func add(_ line: DecodedLine) -> [(event: Event, item: Item)] {
    let piece = line.piece
    guard let file = files.last else { return [] }
    var events: [(event: Event, item: Item)] = []
    for problem in piece.problems { problems.add(problem) }
    if piece.records.isEmpty, let id = piece.id { note(id, at: .elsewhere, nil) }
    for record in piece.records {
      findUnknown(in: record.item, of: file.name)
      guard var id = record.id else { continue }
      let position = record.item["id"]?.position ?? record.item.position
      let place = Place(file: files.count - 1, line: position.line, column: position.column)
      if let origin = place.origin(files), let other = renaming(id, at: origin) {
        renamed[files.count - 1][id] = other
        id = other
      }
      guard note(id, at: place, place.origin(files)), record.isUsable else { continue }
      for case .event(let read) in piece.values {
        let event = read.standing(in: layers[files.count - 1], as: id, with: known.additions)
        table.add(event, file: files.count - 1, offset: line.offset, length: line.length) { sources[$0] ?? 0 }
        for former in event.formerIDs where note(former, at: place, place.origin(files)) {
          formerIDs[former] = event.id
        }
        events.append((event, record.item))
      }
    }
    return events
  }

  /// What an event is called whose id a lower layer has too; nil where none has.
  private mutating func renaming(_ id: String, at origin: Origin) -> String? {
    guard let layer = layers.last, layer > 0, let number = ids.number(of: id), places[number] != .nowhere,
      let problem = known.conflict(ofEvent: id, inLayer: layer, at: origin, place(number, id))
    else { return nil }
    problems.add(problem)
    return known.layers[layer].name + ":" + id
  }

  /// Where an event stands, and the index of its layer.
  private func place(_ number: Int, _ id: String) -> (origin: Origin?, layer: Int)? {
    if let file = places[number].file, layers.indices.contains(file) {
      return (places[number].origin(files), layers[file])
    }
    return known.layer(ofEvent: id).map { (known.place(ofEvent: id), $0) }
  }

  /// Remembers an id; false, with a report, where it is there already.
  @discardableResult
  private mutating func note(_ id: String, at place: Place, _ origin: Origin?) -> Bool {
    let (number, isNew) = ids.insert(id)
    if isNew {
      places.append(place)
      return true
    }
    if places[number] == .nowhere {
      places[number] = place
      return true
    }
    if let origin {
      let first = places[number].origin(files) ?? known.place(ofEvent: id)
      let there = first.map { ": first at \($0.file):\($0.line):\($0.column)" } ?? ""
      problems.add(Problem(at: origin, message: "event “\(id)” is there twice\(there)"))
    }
    return false
  }

  private mutating func findUnknown(in item: Item, of file: String) {
    for reference in Reference.all(in: item, of: file) {
      guard reference.collection == .events else {
        if known.isUnknown(reference.id, in: reference.collection) {
          let among = known.identifiers(in: reference.collection)
          problems.add(known.missing(reference.id, in: reference.collection, at: reference.place, among: among))
        }
        continue
      }
      let (number, isNew) = ids.insert(reference.id)
      if isNew { places.append(.nowhere) }
      if places[number] == .nowhere {
        let place = reference.place
        open.append((Int32(number), Place(file: files.count - 1, line: place.line, column: place.column)))
      }
    }
  }

  /// What came of it, with what the files in memory hold.
  mutating func finish(_ assembly: inout Assembly) -> CatalogueScan {
    findUnknownEvents(assembly)
    assembly.findUnknown { id in ids.number(of: id).map { places[$0] != .nowhere } ?? false }
    assembly.problems += problems.all
    let reading = assembly.reading
    var contents = reading.contents
    let names = files.map(\.name)
    // Events in memory come where their file stands among the others.
    formerIDs.merge(contents?.formerIDs ?? [:]) { first, _ in first }
    var memory = contents?.events ?? []
    for index in memory.indices { memory[index].follow(formerIDs) }
    contents?.formerIDs = formerIDs
    for (number, event) in memory.enumerated() {
      let file = reading.origins.place(event.id, in: .events).file
      let before = names.firstIndex { $0 > file } ?? names.count
      table.add(event, after: before, number: number) { sources[$0] ?? 0 }
    }
    table.sort()
    contents?.events = []
    return CatalogueScan(
      contents: contents, problems: reading.problems,
      events: TimelineEvents(
        table: table, files: files, memory: memory, span: contents?.span,
        context: .init(
          formerIDs: formerIDs, layers: layers, renamed: renamed, additions: known.additions)))
  }

  private mutating func findUnknownEvents(_ assembly: Assembly) {
    // To look for the nearest of a million ids would take long.
    let among = ids.count < 20_000 ? ids.all.enumerated().filter { places[$0.offset] != .nowhere }.map(\.element) : []
    for reference in open where places[Int(reference.id)] == .nowhere {
      let id = ids[Int(reference.id)]
      guard let place = reference.place.origin(files), assembly.isUnknown(id, in: .events) else { continue }
      problems.add(assembly.missing(id, in: .events, at: place, among: among))
    }
  }
}
