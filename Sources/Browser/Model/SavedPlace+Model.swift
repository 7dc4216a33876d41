import Archive
import Notebook

/// The place that is kept from one run to the next.
///
/// Whatever is to be kept besides gets a field of its own in ``init(of:)`` and a line in ``open(in:)``; what a field
/// says must make sense to a catalogue that has changed.
extension SavedPlace {
  /// Where the reader is.
  init(of model: BrowserModel) {
    self.init()
    let archive = model.archive
    self[text: "filter"] = model.timeline.filter.isEmpty ? nil : model.timeline.filter
    self[flag: "background"] = model.timeline.showsBackground
    self[flag: "furniture"] = model.reader.showsFurniture
    self[flag: "zoomed"] = model.isZoomed
    self[number: "pane"] = model.focus.rawValue + 1
    if model.axis.isShown { self[numbers: "axis"] = [model.axis.grouping.rawValue, model.axis.zoom] }
    if let position = model.position, let event = archive.event(position: position) {
      self[text: "event"] = event.id
      self[number: "day"] = archive.sortDay(at: model.timeline.index, in: model.timeline.list)
      self[number: "account"] = model.reader.account + 1
      self[number: "above"] = model.timeline.index - model.timeline.top
      self[number: "event-top"] = model.reader.eventTop
      self[flag: "event-scrolled"] = !model.reader.followsAccount
    }
    if let reading = model.reader.reading { save(reading, in: archive) }
  }

  private mutating func save(_ reading: ReadingPlace, in archive: EraArchive) {
    guard archive.sources.indices.contains(reading.source) else { return }
    let source = archive.sources[reading.source]
    self[text: "source"] = source.id
    self[numbers: "source-pieces"] = [source.paragraphCount, source.blockCount]
    self[numbers: "source-top"] = [reading.top.number, reading.top.offset, reading.number]
    self[flag: "source-unplaced"] = reading.isToBePlaced
    self[flag: "source-quote"] = reading.isQuote
    if let passage = reading.passage {
      self[numbers: "passage"] = [passage.paragraph, passage.start, passage.endParagraph, passage.end]
    }
    if let pin = reading.pin, let event = archive.event(position: pin.position) {
      self[text: "pin-event"] = event.id
      self[number: "pin-account"] = pin.account + 1
    }
  }

  /// Goes where the reader was, as far as that is still there.
  func open(in model: inout BrowserModel) {
    let archive = model.archive
    model.timeline.showsBackground = self[flag: "background"]
    model.reader.showsFurniture = self[flag: "furniture"]
    model.isZoomed = self[flag: "zoomed"]
    model.focus = self[number: "pane"].flatMap { Pane(rawValue: $0 - 1) } ?? .timeline
    if let axis = self[numbers: "axis"], axis.count == 2, let grouping = LaneGrouping(rawValue: axis[0]), axis[0] > 0 {
      model.axis = AxisState(isShown: true, grouping: grouping, zoom: max(0, axis[1]))
    }
    let filter = self[text: "filter"] ?? ""
    let query = SearchQuery(filter)
    model.timeline.filter = query.isEmpty ? "" : filter
    let position = self[text: "event"].flatMap { archive.event(id: $0)?.position }
    model.list(query, around: position)
    guard let id = self[text: "event"] else {
      return model.timeline.open(at: model.timeline.index, above: 1)
    }
    guard let event = archive.event(id: id) else {
      let index = self[number: "day"].map { archive.firstIndex(notBefore: $0, in: model.timeline.list) } ?? 0
      model.timeline.open(at: index, above: Timeline.above)
      return model.say("the event where you were is no longer in the catalogue; this one stands next to it")
    }
    let above = min(max(0, self[number: "above"] ?? Timeline.above), 300)
    model.timeline.open(at: archive.index(ofPosition: event.position, in: model.timeline.list), above: above)
    guard model.position == event.position, let detail = model.detail else { return }
    model.reader.account = min(max(0, (self[number: "account"] ?? 1) - 1), max(0, detail.quotations.count - 1))
    model.reader.eventTop = max(0, self[number: "event-top"] ?? 0)
    model.reader.followsAccount = !self[flag: "event-scrolled"]
    model.reader.reading = reading(in: archive)
  }

  /// What the source pane showed; nil where the source or its text is not what it was, so that the account decides.
  private func reading(in archive: EraArchive) -> ReadingPlace? {
    guard let id = self[text: "source"], let number = archive.sourceNumber(id) else { return nil }
    let source = archive.sources[number]
    guard self[numbers: "source-pieces"] == [source.paragraphCount, source.blockCount],
      let top = self[numbers: "source-top"], top.count == 3, (1...max(1, source.blockCount)).contains(top[0]),
      (1...max(1, source.blockCount)).contains(top[2]), top[1] >= 0
    else { return nil }
    var reading = ReadingPlace(
      source: number, top: TextPlace(number: top[0], offset: top[1]), passage: nil, number: top[2], pin: nil,
      isQuote: self[flag: "source-quote"], isToBePlaced: self[flag: "source-unplaced"])
    if let ends = self[numbers: "passage"], ends.count == 4, ends.allSatisfy({ $0 >= 0 }), ends[0] <= ends[2],
      ends[2] <= source.blockCount
    {
      reading.passage = PassageRange(paragraph: ends[0], start: ends[1], endParagraph: ends[2], end: ends[3])
    }
    if let pin = self[text: "pin-event"] {
      guard let event = archive.event(id: pin), let account = self[number: "pin-account"], account > 0,
        let detail = archive.detail(position: event.position), detail.quotations.indices.contains(account - 1),
        detail.quotations[account - 1].source == number
      else { return nil }
      reading.pin = PinnedAccount(position: event.position, account: account - 1)
    }
    return reading
  }
}
