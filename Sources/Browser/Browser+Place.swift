import Archive
import Notebook

/// The place that is kept from one run to the next.
///
/// Whatever is to be kept besides gets a field of its own in ``savedPlace`` and a line in ``open(_:)``; what a field
/// says must make sense to a catalogue that has changed.
extension EraBrowser {
  /// Whether nothing is half done that Esc would take back.
  public var isAtRest: Bool {
    switch state.mode {
    case .searching, .searchingText, .filtering, .goingTo, .marking: false
    case .browsing, .help, .picking, .comparing, .attaching: true
    }
  }

  /// Where the reader is, to be found again by another run, perhaps of a catalogue that has changed.
  public var savedPlace: SavedPlace {
    if !isAtRest {
      var before = self
      _ = before.handle(.escape)
      if before.isAtRest { return before.savedPlace }
    }
    var saved = SavedPlace()
    saved[text: "filter"] = state.filter.isEmpty ? nil : state.filter
    saved[flag: "background"] = state.showsBackground
    saved[flag: "furniture"] = state.showsFurniture
    saved[flag: "zoomed"] = state.isZoomed
    saved[number: "pane"] = state.focus.rawValue + 1
    if state.axis.isShown { saved[numbers: "axis"] = [state.axis.grouping.rawValue, state.axis.zoom] }
    if let position = selectedPosition, let event = archive.event(position: position) {
      saved[text: "event"] = event.id
      saved[number: "day"] = archive.sortDay(at: state.index, in: state.list)
      saved[number: "account"] = state.account + 1
      saved[number: "above"] = state.index - state.top
      saved[number: "event-top"] = state.eventTop
      saved[flag: "event-scrolled"] = !state.followsAccount
    }
    if let reading = state.reading { save(reading, in: &saved) }
    return saved
  }

  private func save(_ reading: ReadingPlace, in saved: inout SavedPlace) {
    guard archive.sources.indices.contains(reading.source) else { return }
    let source = archive.sources[reading.source]
    saved[text: "source"] = source.id
    saved[numbers: "source-pieces"] = [source.paragraphCount, source.blockCount]
    saved[numbers: "source-top"] = [reading.top.number, reading.top.offset, reading.number]
    saved[flag: "source-unplaced"] = reading.isToBePlaced
    saved[flag: "source-quote"] = reading.isQuote
    if let passage = reading.passage {
      saved[numbers: "passage"] = [passage.paragraph, passage.start, passage.endParagraph, passage.end]
    }
    if let pin = reading.pin, let event = archive.event(position: pin.position) {
      saved[text: "pin-event"] = event.id
      saved[number: "pin-account"] = pin.account + 1
    }
  }

  /// Goes where the reader was, as far as that is still there.
  mutating func open(_ saved: SavedPlace) {
    state.showsBackground = saved[flag: "background"]
    state.showsFurniture = saved[flag: "furniture"]
    state.isZoomed = saved[flag: "zoomed"]
    state.focus = saved[number: "pane"].flatMap { Pane(rawValue: $0 - 1) } ?? .timeline
    if let axis = saved[numbers: "axis"], axis.count == 2, let grouping = LaneGrouping(rawValue: axis[0]), axis[0] > 0 {
      state.axis = AxisState(isShown: true, grouping: grouping, zoom: max(0, axis[1]))
    }
    let filter = saved[text: "filter"] ?? ""
    let query = SearchQuery(filter)
    state.filter = query.isEmpty ? "" : filter
    let position = saved[text: "event"].flatMap { archive.event(id: $0)?.position }
    state.list = list(meeting: query, around: position)
    guard let id = saved[text: "event"] else {
      state.index = min(state.index, max(0, state.list.count - 1))
      state.top = min(state.top, state.index)
      return
    }
    guard let event = archive.event(id: id) else {
      let index = saved[number: "day"].map { archive.firstIndex(notBefore: $0, in: state.list) } ?? 0
      state.index = min(index, max(0, state.list.count - 1))
      state.top = max(0, state.index - 5)
      return say("the event where you were is no longer in the catalogue; this one stands next to it")
    }
    state.index = archive.index(ofPosition: event.position, in: state.list)
    state.top = max(0, state.index - min(max(0, saved[number: "above"] ?? 5), 300))
    guard selectedPosition == event.position, let detail = selectedDetail else { return }
    state.account = min(max(0, (saved[number: "account"] ?? 1) - 1), max(0, detail.accounts.count - 1))
    state.eventTop = max(0, saved[number: "event-top"] ?? 0)
    state.followsAccount = !saved[flag: "event-scrolled"]
    state.reading = reading(from: saved)
  }

  /// What the source pane showed; nil where the source or its text is not what it was, so that the account decides.
  private func reading(from saved: SavedPlace) -> ReadingPlace? {
    guard let id = saved[text: "source"], let number = archive.sourceNumber(id) else { return nil }
    let source = archive.sources[number]
    guard saved[numbers: "source-pieces"] == [source.paragraphCount, source.blockCount],
      let top = saved[numbers: "source-top"], top.count == 3, (1...max(1, source.blockCount)).contains(top[0]),
      (1...max(1, source.blockCount)).contains(top[2]), top[1] >= 0
    else { return nil }
    var reading = ReadingPlace(
      source: number, top: TextPlace(number: top[0], offset: top[1]), passage: nil, number: top[2], pin: nil,
      isQuote: saved[flag: "source-quote"], isToBePlaced: saved[flag: "source-unplaced"])
    if let ends = saved[numbers: "passage"], ends.count == 4, ends.allSatisfy({ $0 >= 0 }), ends[0] <= ends[2],
      ends[2] <= source.blockCount
    {
      reading.passage = PassageRange(paragraph: ends[0], start: ends[1], endParagraph: ends[2], end: ends[3])
    }
    if let pin = saved[text: "pin-event"] {
      guard let event = archive.event(id: pin), let account = saved[number: "pin-account"], account > 0,
        let detail = archive.detail(position: event.position), detail.accounts.indices.contains(account - 1),
        detail.accounts[account - 1].source == number
      else { return nil }
      reading.pin = PinnedAccount(position: event.position, account: account - 1)
    }
    return reading
  }

  // MARK: History

  /// Takes over the queries of earlier runs, the latest last.
  public mutating func take(queries: [String]) {
    state.recentQueries = queries.filter { !state.recentQueries.contains($0) } + state.recentQueries
  }

  /// The queries that were followed since the last call, to be kept.
  public mutating func takeNewQueries() -> [String] {
    if state.newQueries.isEmpty { return [] }
    defer { state.newQueries = [] }
    return state.newQueries
  }
}
