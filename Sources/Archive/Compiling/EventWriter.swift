import Catalogue
import Chronology
import GRDB

/// Writes events with their links, details and disagreements, and counts them by months.
final class EventWriter {
  private let names: CatalogueNames
  private let database: Database
  private let event: RowInsertion
  private let link: RowInsertion
  private let detail: RowInsertion
  private let disagreement: RowInsertion
  private let cause: RowInsertion
  private var position = 0
  private var era = 0
  private var months: [Int: Int] = [:]

  init(_ names: CatalogueNames, _ database: Database) throws {
    self.names = names
    self.database = database
    event = try RowInsertion("event", columns: 14, database)
    link = try RowInsertion("link", columns: 4, database)
    detail = try RowInsertion("detail", columns: 7, database)
    disagreement = try RowInsertion("disagreement", columns: 10, database)
    cause = try RowInsertion("cause", columns: 6, database)
  }

  /// Writes the next event and gives its position.
  func add(_ prepared: PreparedEvent) throws -> Int {
    let event = prepared.event
    try self.event.insert(
      position, event.isBackground ? nil : era, event.id, event.date.canonical, event.sortDay,
      event.date.earliest.day?.number, event.date.latest.day?.number, event.title, names.themeNumber(event.theme),
      !prepared.disagreements.isEmpty, prepared.independent < 2, event.kind.number, event.importance.number,
      event.layer)
    try writeLinks(of: event)
    try detail.insert(
      position, event.summary, event.note, event.partOf, event.names.map(\.name).joined(separator: "\n"),
      prepared.independent, prepared.document)
    for (number, one) in prepared.disagreements.enumerated() {
      try disagreement.insert(
        position, number, one.kind.rawValue, one.kind == .figure ? names.figureWords(one.about) : one.about, one.note,
        one.parties, one.dissenters.map(String.init).joined(separator: " "),
        one.pairs.map { "\($0.first) \($0.second)" }.joined(separator: " "), one.follows, one.because)
    }
    if !event.isBackground {
      era += 1
      if let month = event.beginningMonth { months[month, default: 0] += 1 }
    }
    position += 1
    return position - 1
  }

  private func writeLinks(of event: Event) throws {
    let links: [(Schema.Kind, [String])] = [
      (.person, event.people), (.organisation, event.organisations), (.place, event.places),
      (.leadsTo, event.leadsTo), (.partOf, [event.partOf].compactMap { $0 }),
    ]
    for (kind, targets) in links {
      for (number, target) in targets.enumerated() { try link.insert(position, kind.rawValue, number, target) }
    }
    var quotation = event.accounts.count
    for (number, link) in event.links.enumerated() {
      let account = link.claim == nil ? nil : quotation
      if account != nil { quotation += 1 }
      try cause.insert(position, number, link.event, account, link.stance == .denies, link.note)
    }
  }

  /// Writes the former ids, and the numbers of events.
  /// - Parameter formerIDs: the present ids by the former ones.
  func finish(formerIDs: [String: String]) throws {
    for (former, present) in formerIDs.sorted(by: { $0.key < $1.key }) {
      try database.execute(literal: "INSERT INTO former VALUES (\(former), \(present))")
    }
    for (month, count) in months {
      try database.execute(literal: "INSERT INTO month VALUES (\(month), \(count))")
    }
    try database.setMeta("events", position)
    try database.setMeta("era", era)
  }
}

extension Event.Kind {
  /// The number that stands for it in the archive.
  var number: Int { self == .event ? 0 : 1 }
}

extension Event.Importance {
  /// The number that stands for it in the archive: the weightier, the higher.
  var number: Int {
    switch self {
    case .minor: 0
    case .main: 1
    case .landmark: 2
    }
  }

  /// The weight of a number.
  init(number: Int) { self = number > 1 ? .landmark : number == 1 ? .main : .minor }
}

extension Event {
  /// The day by which the event is sorted: its first, or its last where the first is open or unknown.
  var sortDay: Int {
    date.earliest.day?.number ?? date.latest.day?.number ?? Int.min
  }

  /// The month in which the event begins, counted from year 0; nil where it is not known.
  var beginningMonth: Int? {
    guard let day = date.earliest.day, let first = date.dates.first, first.month != nil || first.season != nil else {
      return nil
    }
    return day.year * 12 + day.month - 1
  }
}
