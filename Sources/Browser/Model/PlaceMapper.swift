import Archive

/// Knows the events and sources of one archive again in another.
struct PlaceMapper {
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

  /// Brings the reader and what was looked for to the other archive.
  func bring(_ model: inout BrowserModel) {
    let here = place(model.place)
    model.replaceArchive(next)
    model.list(SearchQuery(model.timeline.filter), around: here.position)
    model.history.map(place)
    if let session = model.queries.lastSearch { model.queries.lastSearch = bring(session, model) }
    model.timeline.open(at: 0, above: 0)
    model.restore(here)
  }

  private func bring(_ session: SearchSession, _ model: BrowserModel) -> SearchSession {
    var session = session
    let request = ArchiveRequest.hits(
      session.query, withBackground: session.listing.showsBackground, order: session.order)
    session.request = nil
    if model.answersAtOnce, case .hits(let hits) = next.answer(to: request) {
      session.hits = hits
    } else {
      session.hits = .none
      session.request = request
    }
    session.index = min(session.index, max(0, session.hits.count - 1))
    session.origin = place(session.origin)
    session.listing.list = next.list(
      meeting: SearchQuery(session.listing.filter), withBackground: session.listing.showsBackground)
    session.listing.request = nil
    return session
  }
}
