import Archive
import Screen

/// The events that stand in one cell of the axis.
struct CellEventsPage: ListPage {
  var list: PickList

  /// - Parameters:
  ///   - events: those that are listed, the first of all.
  ///   - count: how many there are.
  ///   - days: the days of the cell, in words.
  init(_ events: [EventRow], of count: Int, in days: String, selecting position: Int) {
    let rows = events.map { event in
      PickRow(lead: Words.date(event.date), words: event.title, target: .axis(position: event.position))
    }
    let part = count > events.count ? ", the first \(events.count) of \(count)" : ""
    list = PickList(
      [PickList.Tab(name: "Events of \(days)\(part)", rows: rows)],
      selecting: events.firstIndex { $0.position == position } ?? 0)
  }
}
