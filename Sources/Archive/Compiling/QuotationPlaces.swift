import Catalogue
import Evidence

/// Where the quotations of a catalogue stand in the texts of their sources, and in the digests.
struct QuotationPlaces: Sendable {
  /// The number of each quotation in the digest of its source.
  private var digests: [Int32]
  /// The number, among ``anchors``, of each quotation whose source has a text, plus one; empty where there are no texts.
  private var anchorNumbers: [Int32] = []
  private var anchors: [Anchor] = []

  /// So many quotes are looked for in a text at once.
  private static let batchLength = 50_000

  /// Looks for the quotes.
  /// - Parameters:
  ///   - sources: the ids of the sources by their numbers.
  ///   - progress: told now and then the share of the work that is done, from 0 to 1.
  /// - Throws: ``TimelineEvents/Change``.
  init(
    _ events: TimelineEvents, sources: [String], texts: [CheckedText], progress: (Double) -> Void = { _ in }
  ) throws {
    digests = QuotationPlaces.digests(of: events, sourceCount: sources.count)
    guard !texts.isEmpty else { return }
    anchorNumbers = [Int32](repeating: 0, count: events.quotationCount)
    let numbers = Dictionary(zip(sources, 0...)) { first, _ in first }
    func length(_ text: CheckedText) -> Double { Double(text.reading.paragraphs.last?.end ?? 0) + 1 }
    let total = texts.reduce(0) { $0 + length($1) }
    var done = 0.0
    for text in texts {
      defer { done += length(text) }
      guard let number = numbers[text.source] else { continue }
      var wanted: [(event: TimelineEvents.Place, quotation: Int)] = []
      events.forEachQuotation { event, quotation, source, _ in
        if source == number { wanted.append((event, quotation)) }
      }
      for start in stride(from: 0, to: wanted.count, by: QuotationPlaces.batchLength) {
        let batch = wanted[start..<min(wanted.count, start + QuotationPlaces.batchLength)]
        try add(batch, of: events, in: text) { share in
          let ofText = (Double(start) + share * Double(batch.count)) / Double(wanted.count)
          progress((done + ofText * length(text)) / total)
        }
      }
    }
  }

  /// Where the quotations of an event stand.
  func quotations(of event: Event, at place: TimelineEvents.Place) -> [PlacedQuotation] {
    event.quotations.enumerated().map { offset, quotation in
      let index = place.firstQuotation + offset
      let number = anchorNumbers.isEmpty ? 0 : Int(anchorNumbers[index])
      return PlacedQuotation(
        quotation: quotation, anchor: number == 0 ? .unattached : anchors[number - 1], digest: Int(digests[index]))
    }
  }

  /// Quotes of one text are looked for together, so that a long one is passed through once.
  private mutating func add(
    _ wanted: ArraySlice<(event: TimelineEvents.Place, quotation: Int)>, of events: TimelineEvents,
    in text: CheckedText, progress: (Double) -> Void
  ) throws {
    let numbers = wanted.map { $0.quotation }
    let read = try events.events(at: wanted.map { $0.event.position }) { event, _ in event.quotations.map(\.quote) }
    let quotes = zip(read, numbers).map { $0[$1] }
    let found = text.resolver.resolve(quotes) {
      progress($0)
      return true
    }
    for (place, anchor) in zip(wanted, found ?? []) {
      anchors.append(anchor)
      anchorNumbers[place.event.firstQuotation + place.quotation] = Int32(anchors.count)
    }
  }

  /// In a digest quotations stand by paragraph, where it is known, then by time.
  private static func digests(of events: TimelineEvents, sourceCount: Int) -> [Int32] {
    var digests = [Int32](repeating: 0, count: events.quotationCount)
    var last = [Int32](repeating: 0, count: sourceCount)
    var located: [(source: Int32, locator: Int32, order: Int32, index: Int32)] = []
    events.forEachQuotation { event, quotation, source, locator in
      guard let locator else { return }
      located.append(
        (Int32(source), Int32(clamping: locator), Int32(located.count), Int32(event.firstQuotation + quotation)))
    }
    located.sort { ($0.source, $0.locator, $0.order) < ($1.source, $1.locator, $1.order) }
    for quotation in located {
      last[Int(quotation.source)] += 1
      digests[Int(quotation.index)] = last[Int(quotation.source)]
    }
    events.forEachQuotation { event, quotation, source, locator in
      guard locator == nil else { return }
      last[source] += 1
      digests[event.firstQuotation + quotation] = last[source]
    }
    return digests
  }
}
