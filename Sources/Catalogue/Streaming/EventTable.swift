import Chronology

/// What is kept of each event while a catalogue is read that is too large for memory: where it stands, and when it was.
struct EventTable: Sendable {
  /// Where an event stands, and what it is sorted by.
  struct Entry: Sendable {
    /// The first and the second key of the timeline's order.
    var start: Int
    var end: Int
    /// Where the line begins in its file, or the number of the event in memory; above that, the rank of the file.
    fileprivate var place: UInt64
    /// How many bytes the line has.
    var length: Int32
    /// The number of its first account among all accounts.
    var account: Int32

    /// The number of the file of JSON Lines; nil for an event in memory.
    var file: Int? { place >> 48 & 1 == 0 ? nil : Int(place >> 49) }
    /// Where the line begins in its file, or the number of the event in memory.
    var offset: Int { Int(place & 0xFFFF_FFFF_FFFF) }
  }

  /// The events, in the order in which they came until ``sort()``.
  private(set) var entries: [Entry] = []
  /// The number of the source of each account; that of an event's last account is inverted.
  private var sources: [Int32] = []
  /// The paragraph of each account where the catalogue has it, else zero.
  private var locators: [Int32] = []

  /// Notes an event that stands in a line of a file.
  /// - Parameter source: the number of a source.
  mutating func add(_ event: Event, file: Int, offset: Int, length: Int, source: (String) -> Int) {
    add(event, place: UInt64(file * 2 + 1) << 48 | UInt64(offset), length: length, source: source)
  }

  /// Notes an event that is in memory.
  /// - Parameter files: how many files of JSON Lines come before its own.
  mutating func add(_ event: Event, after files: Int, number: Int, source: (String) -> Int) {
    add(event, place: UInt64(files * 2) << 48 | UInt64(number), length: 0, source: source)
  }

  private mutating func add(_ event: Event, place: UInt64, length: Int, source: (String) -> Int) {
    entries.append(
      Entry(
        start: event.date.orderStart, end: event.date.orderEnd, place: place, length: Int32(length),
        account: Int32(sources.count)))
    for (number, account) in event.accounts.enumerated() {
      let source = Int32(source(account.source))
      sources.append(number == event.accounts.count - 1 ? ~source : source)
      locators.append(Int32(clamping: account.locator ?? 0))
    }
  }

  /// Puts the events in the order of the timeline; equals stay in the order of the files.
  mutating func sort() {
    entries.sort { ($0.start, $0.end, $0.place) < ($1.start, $1.end, $1.place) }
  }

  /// Goes through all accounts in the order of the events.
  func forEachAccount(
    _ body: (_ event: TimelineEvents.Place, _ account: Int, _ source: Int, _ locator: Int?) -> Void
  ) {
    for (position, entry) in entries.enumerated() {
      let place = TimelineEvents.Place(position: position, firstAccount: Int(entry.account))
      var number = 0
      var isLast = entry.account >= sources.count
      while !isLast {
        let index = Int(entry.account) + number
        isLast = sources[index] < 0
        let locator = Int(locators[index])
        body(place, number, Int(isLast ? ~sources[index] : sources[index]), locator == 0 ? nil : locator)
        number += 1
      }
    }
  }

  /// How many accounts there are.
  var accountCount: Int { sources.count }
}
