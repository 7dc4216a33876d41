import Archive
import Screen

/// What an event is connected with: the events before and after it, and the people, organisations and places in it.
extension EraBrowser {
  /// Lists it; from an event one goes there, and a name filters the timeline as it does in the index.
  mutating func listConnections() {
    guard let detail = selectedDetail else { return }
    let events = EventPane.links(of: detail).flatMap { name, events in
      events.map { event in
        PickRow(
          lead: name, words: event.title, trail: Words.date(event.date),
          target: .event(PinnedAccount(position: event.position, account: 0)))
      }
    }
    let entries = detail.entries.map { entry in
      PickRow(
        lead: EraBrowser.name(of: entry.register), words: entry.name,
        target: .filter("\(entry.register.rawValue):\(entry.id)"))
    }
    state.mode = .picking(PickList([PickList.Tab(name: "Links of “\(detail.row.title)”", rows: events + entries)]))
  }

  /// Why there is nothing to list; nil where there is.
  func reasonAgainstConnections(of detail: EventDetail?) -> String? {
    guard let detail else { return "no event is selected" }
    return detail.entries.isEmpty && EventPane.links(of: detail).isEmpty
      ? "this event has no links to other events, to people or to places" : nil
  }

  private static func name(of register: Register) -> String {
    switch register {
    case .person: "Person"
    case .organisation: "Body"
    case .place: "Place"
    }
  }
}
