/// The hits around a place, found at once: enough for the screen, until the answer with all of them is there.
public struct HitPage: Hashable, Sendable {
  /// The hits in order of time.
  public var hits: SearchHits
  /// Whether there are no others.
  public var isWhole: Bool
  /// The first hit at or after the place; the first of all where there is none.
  public var index: Int
}

extension EraArchive {
  /// How long the first hits may be looked for while a key waits.
  public static let patience = Duration.milliseconds(8)

  /// The hits of a search around a position: so many events from it on and some before it, and the first passages
  /// where there are fewer events than that.
  ///
  /// The first hit is the same as in all hits: the first event at or after the position, else the first event.
  /// - Returns: nil where it takes too long; the answer to ``Inquiry/hits(_:withBackground:order:)`` has them then.
  public func page(
    of query: SearchQuery, withBackground: Bool, from position: Int, atMost count: Int, before: Int,
    patience: Duration = EraArchive.patience
  ) -> HitPage? {
    if query.isEmpty { return HitPage(hits: .none, isWhole: true, index: 0) }
    let stop = Stop(after: patience)
    let plan = eventPlan(query, withBackground: withBackground, until: stop)
    guard var events = events(plan, from: position, forward: true, atMost: count, until: stop) else { return nil }
    var index = 0
    var isWhole = events.count < count
    if events.isEmpty {
      guard let first = self.events(plan, from: 0, forward: true, atMost: count, until: stop) else { return nil }
      events = first
      isWhole = events.count < count
    } else {
      guard let earlier = self.events(plan, from: position, forward: false, atMost: before, until: stop) else {
        return nil
      }
      index = earlier.count
      isWhole = isWhole && earlier.count < before
      events = earlier + events
    }
    var passages: [PassageHit] = []
    if events.count - index < count {
      let room = count - (events.count - index)
      guard let first = self.passages(meeting: query, atMost: room, until: stop) else { return nil }
      passages = first
      isWhole = isWhole && passages.count < room
    } else {
      isWhole = false
    }
    return HitPage(hits: SearchHits(events: events, passages: passages), isWhole: isWhole, index: index)
  }

  /// The list of the events that meet a query; nil where they are too many to be counted at once, or the work was
  /// stopped.
  public func countableList(meeting query: SearchQuery, withBackground: Bool, until stop: Stop) -> EventList? {
    if query.isEmpty {
      let everything = events(withBackground: withBackground)
      return everything.count <= EraArchive.countableEvents ? everything : nil
    }
    let found = events(
      eventPlan(query, withBackground: withBackground, until: stop), from: 0, forward: true,
      atMost: EraArchive.countableEvents + 1, until: stop)
    return found.flatMap { $0.count <= EraArchive.countableEvents ? .chosen($0) : nil }
  }

  /// The events that meet a query around a position, for the first sight of a filter.
  /// - Returns: the list, and whether it is all; nil where it takes too long.
  public func listPage(
    meeting query: SearchQuery, withBackground: Bool, around position: Int, atMost count: Int,
    patience: Duration = EraArchive.patience
  ) -> (list: EventList, isWhole: Bool)? {
    if query.isEmpty { return (events(withBackground: withBackground), true) }
    let stop = Stop(after: patience)
    let plan = eventPlan(query, withBackground: withBackground, until: stop)
    guard let later = events(plan, from: position, forward: true, atMost: count, until: stop),
      let earlier = events(plan, from: position, forward: false, atMost: count, until: stop)
    else { return nil }
    return (.chosen(earlier + later), earlier.count < count && later.count < count)
  }
}
