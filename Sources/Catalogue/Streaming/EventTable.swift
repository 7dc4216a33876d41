import Chronology

/// What is kept of each event while a catalogue is read that is too large for memory: where it stands, and when it was.
struct EventTable: Sendable {
  /// Where an event stands, and what it is sorted by.
  struct Entry: Sendable {
    /// The first and the second key of the timeline's order.
    var start: Int
    var end: Int
    /// The second of the day, counted from one; zero for a date without a time of day.
    var time: Int32
    /// Where the line begins in its file, or the number of the event in memory; above that, the rank of the file.
    fileprivate var place: UInt64
    /// How many bytes the line has.
    var length: Int32
    /// The number of its first quotation among all quotations.
    var quotation: Int32

    /// The number of the file of JSON Lines; nil for an event in memory.
    var file: Int? { place >> 48 & 1 == 0 ? nil : Int(place >> 49) }
    /// Where the line begins in its file, or the number of the event in memory.
    var offset: Int { Int(place & 0xFFFF_FFFF_FFFF) }
  }

  /// The events, in the order in which they came until ``sort()``.
  private(set) var entries: [Entry] = []
  /// The number of the source of each quotation; that of an event's last one is inverted.
  private var sources: [Int32] = []
  /// The paragraph of each quotation where the catalogue has it, else zero.
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
        start: event.date.orderStart, end: event.date.orderEnd, time: Int32(event.date.orderTime), place: place,
        length: Int32(length), quotation: Int32(sources.count)))
    let quotations = event.quotations
    for (number, quotation) in quotations.enumerated() {
      let source = Int32(source(quotation.source))
      sources.append(number == quotations.count - 1 ? ~source : source)
      locators.append(Int32(clamping: quotation.locator ?? 0))
    }
  }

  /// Puts the events in the order of the timeline: by earliest day, time of day, latest day; equals stay in the order of
  /// the files.
  mutating func sort() {
    entries.sort { ($0.start, $0.time, $0.end, $0.place) < ($1.start, $1.time, $1.end, $1.place) }
  }

  /// Goes through all quotations in the order of the events.
  func forEachQuotation(
    _ body: (_ event: TimelineEvents.Place, _ quotation: Int, _ source: Int, _ locator: Int?) -> Void
  ) {
    for (position, entry) in entries.enumerated() {
      let place = TimelineEvents.Place(position: position, firstQuotation: Int(entry.quotation))
      var number = 0
      var isLast = entry.quotation >= sources.count
      while !isLast {
        let index = Int(entry.quotation) + number
        isLast = sources[index] < 0
        let locator = Int(locators[index])
        body(place, number, Int(isLast ? ~sources[index] : sources[index]), locator == 0 ? nil : locator)
        number += 1
      }
    }
  }

  /// How many quotations there are.
  var quotationCount: Int { sources.count }
}
