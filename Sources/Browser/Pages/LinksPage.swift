import Archive
import Screen

/// What an event is connected with: the events before and after it, and the people, organisations and places in it.
///
/// From an event one goes there, and a name filters the timeline as it does in the index.
struct LinksPage: ListPage {
  var list: PickList

  init(_ detail: EventDetail) {
    let events = EventLines.links(of: detail).flatMap { name, events in
      events.map { event in
        PickRow(
          lead: name, words: event.title, trail: Words.date(event.date),
          target: .event(PinnedAccount(position: event.position, account: 0)))
      }
    }
    let entries = detail.entries.map { entry in
      PickRow(
        lead: LinksPage.name(of: entry.register), words: entry.name,
        target: .filter("\(entry.register.rawValue):\(entry.id)"))
    }
    list = PickList([PickList.Tab(name: "Links of “\(detail.row.title)”", rows: events + entries)])
  }

  private static func name(of register: Register) -> String {
    switch register {
    case .person: "Person"
    case .organisation: "Body"
    case .place: "Place"
    }
  }
}
