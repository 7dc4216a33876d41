/// Where a row of a list leads.
enum Destination: Hashable {
  /// A piece of a source.
  case place(source: Int, number: Int)
  /// An account, shown in its source.
  case account(PinnedAccount)
  /// An event, by the account that rests on a passage.
  case event(PinnedAccount)
  /// An event, selected on the axis.
  case axis(position: Int)
  /// A marked event, by its id.
  case mark(String)
  /// The events that meet a query.
  case filter(String)
  /// A source, by its id, to which a text is to be attached.
  case source(String)
}

extension Destination {
  /// Goes there in the event, the source or the list of the timeline.
  func go(in model: inout BrowserModel) {
    switch self {
    case .place(let source, let number): model.openSource(source, at: number)
    case .account(let pinned):
      model.remember()
      model.select(event: pinned.position, account: pinned.account)
      model.focus = .source
    case .event(let pinned):
      model.remember()
      model.select(event: pinned.position, account: pinned.account)
      model.focus = .event
    case .mark(let id):
      guard let event = model.archive.event(id: id) else {
        let way = model.key(.removeMark, "in the list removes the mark")
        return model.say("the catalogue no longer has this event" + way)
      }
      model.remember()
      model.select(event: event.position)
      model.focus = .timeline
    case .filter(let query):
      model.remember()
      model.applyFilter(query, keeping: model.position)
      model.focus = .timeline
      model.queries.note(query)
      let count = Words.count(model.timeline.list.count, "event meets", "events meet")
      model.say("\(count) the filter" + model.key(.clearFilter, "clears it"))
    // The axis knows its lanes, and the page that has opened the list its texts.
    case .axis, .source: break
    }
  }
}
