import Catalogue
import Evidence

/// Where the accounts of a catalogue stand in the texts of their sources, and in the digests.
struct AccountPlaces: Sendable {
  /// The number of each account in the digest of its source.
  private var digests: [Int32]
  /// The number, among ``anchors``, of each account whose source has a text, plus one; empty where there are no texts.
  private var anchorNumbers: [Int32] = []
  private var anchors: [Anchor] = []

  /// So many quotes are looked for in a text at once.
  private static let batchLength = 50_000

  /// Looks for the quotes of the accounts.
  /// - Parameters:
  ///   - sources: the ids of the sources by their numbers.
  ///   - progress: told now and then the share of the work that is done, from 0 to 1.
  /// - Throws: ``TimelineEvents/Change``.
  init(
    _ events: TimelineEvents, sources: [String], texts: [CheckedText], progress: (Double) -> Void = { _ in }
  ) throws {
    digests = AccountPlaces.digests(of: events, sourceCount: sources.count)
    guard !texts.isEmpty else { return }
    anchorNumbers = [Int32](repeating: 0, count: events.accountCount)
    let numbers = Dictionary(zip(sources, 0...)) { first, _ in first }
    func length(_ text: CheckedText) -> Double { Double(text.reading.paragraphs.last?.end ?? 0) + 1 }
    let total = texts.reduce(0) { $0 + length($1) }
    var done = 0.0
    for text in texts {
      defer { done += length(text) }
      guard let number = numbers[text.source] else { continue }
      var wanted: [(event: TimelineEvents.Place, account: Int)] = []
      events.forEachAccount { event, account, source, _ in
        if source == number { wanted.append((event, account)) }
      }
      for start in stride(from: 0, to: wanted.count, by: AccountPlaces.batchLength) {
        let batch = wanted[start..<min(wanted.count, start + AccountPlaces.batchLength)]
        try add(batch, of: events, in: text) { share in
          let ofText = (Double(start) + share * Double(batch.count)) / Double(wanted.count)
          progress((done + ofText * length(text)) / total)
        }
      }
    }
  }

  /// Where the accounts of an event stand.
  func accounts(of event: Event, at place: TimelineEvents.Place) -> [PlacedAccount] {
    event.accounts.indices.map { account in
      let index = place.firstAccount + account
      let number = anchorNumbers.isEmpty ? 0 : Int(anchorNumbers[index])
      return PlacedAccount(anchor: number == 0 ? .unattached : anchors[number - 1], digest: Int(digests[index]))
    }
  }

  /// Quotes of one text are looked for together, so that a long one is passed through once.
  private mutating func add(
    _ wanted: ArraySlice<(event: TimelineEvents.Place, account: Int)>, of events: TimelineEvents,
    in text: CheckedText, progress: (Double) -> Void
  ) throws {
    let accounts = wanted.map { $0.account }
    let read = try events.events(at: wanted.map { $0.event.position }) { event, _ in event.accounts.map(\.quote) }
    let quotes = zip(read, accounts).map { $0[$1] }
    let found = text.resolver.resolve(quotes) {
      progress($0)
      return true
    }
    for (place, anchor) in zip(wanted, found ?? []) {
      anchors.append(anchor)
      anchorNumbers[place.event.firstAccount + place.account] = Int32(anchors.count)
    }
  }

  /// In a digest accounts stand by paragraph, where it is known, then by time.
  private static func digests(of events: TimelineEvents, sourceCount: Int) -> [Int32] {
    var digests = [Int32](repeating: 0, count: events.accountCount)
    var last = [Int32](repeating: 0, count: sourceCount)
    var located: [(source: Int32, locator: Int32, order: Int32, index: Int32)] = []
    events.forEachAccount { event, account, source, locator in
      guard let locator else { return }
      located.append(
        (Int32(source), Int32(clamping: locator), Int32(located.count), Int32(event.firstAccount + account)))
    }
    located.sort { ($0.source, $0.locator, $0.order) < ($1.source, $1.locator, $1.order) }
    for account in located {
      last[Int(account.source)] += 1
      digests[Int(account.index)] = last[Int(account.source)]
    }
    events.forEachAccount { event, account, source, locator in
      guard locator == nil else { return }
      last[source] += 1
      digests[event.firstAccount + account] = last[source]
    }
    return digests
  }
}
