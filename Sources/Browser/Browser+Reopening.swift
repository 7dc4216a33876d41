import Archive

/// Another archive in the place of the one that is shown, with the reader where they were.
extension EraBrowser {
  /// Whether another archive can be taken now: nothing is open that lists what the old one has.
  public var canTakeArchive: Bool {
    switch state.mode {
    case .browsing, .help, .attaching: true
    case .searching, .searchingText, .filtering, .picking, .comparing, .goingTo, .marking: false
    }
  }

  /// Takes another archive, as there is one when texts were attached.
  ///
  /// Events are known again by their ids and sources by theirs, for their places may be others.
  public mutating func take(_ next: EraArchive) {
    let before = archive
    let moving = Moving(from: before, to: next)
    let place = self.place
    let filter = SearchQuery(state.filter)
    replaceArchive(next)
    let here = moving.place(place)
    state.list = list(meeting: filter, around: here.position)
    state.past = state.past.map(moving.place)
    state.future = state.future.map(moving.place)
    if var session = state.lastSearch {
      let inquiry = Inquiry.hits(
        session.query, withBackground: session.listing.showsBackground, order: session.order)
      session.inquiry = nil
      if answersAtOnce, case .hits(let hits) = next.answer(to: inquiry) {
        session.hits = hits
      } else {
        session.hits = .none
        session.inquiry = inquiry
      }
      session.index = min(session.index, max(0, session.hits.count - 1))
      session.origin = moving.place(session.origin)
      session.listing.list = next.list(
        meeting: SearchQuery(session.listing.filter), withBackground: session.listing.showsBackground)
      session.listing.listInquiry = nil
      state.lastSearch = session
    }
    state.index = here.position.map { next.index(ofPosition: $0, in: state.list) } ?? 0
    restore(here)
  }
}

/// Knows the events and sources of one archive again in another.
private struct Moving {
  let before: EraArchive
  let next: EraArchive

  init(from before: EraArchive, to next: EraArchive) {
    self.before = before
    self.next = next
  }

  private func position(_ position: Int?) -> Int? {
    position.flatMap { before.event(position: $0) }.flatMap { next.event(id: $0.id) }?.position
  }

  func place(_ place: Place) -> Place {
    var moved = place
    moved.position = position(place.position)
    moved.topPosition = position(place.topPosition)
    moved.reading = place.reading.flatMap(reading)
    return moved
  }

  /// A place in a source; nil where its account leads there again, which it does where the source has another text now.
  private func reading(_ place: ReadingPlace) -> ReadingPlace? {
    guard before.sources.indices.contains(place.source),
      let number = next.sourceNumber(before.sources[place.source].id)
    else { return nil }
    var moved = place
    moved.source = number
    if let pin = place.pin {
      guard let position = position(pin.position) else { return nil }
      moved.pin?.position = position
    }
    let (old, new) = (before.sources[place.source], next.sources[number])
    if old.isAttached == new.isAttached, old.blockCount == new.blockCount { return moved }
    if place.pin != nil { return nil }
    moved.top = TextPlace(number: 1, offset: 0)
    moved.number = 1
    moved.passage = nil
    return moved
  }
}
