import Archive

/// Which events are listed, and which of them is selected.
struct Timeline {
  /// The events.
  var list: EventList
  /// What is asked for while the list has only the events around the selected one; nil where it is whole.
  var request: ArchiveRequest?
  /// The selected event, as an index of the list.
  var index = 0
  /// The first event shown, as an index of the list.
  var top = 0
  /// The filter as it was typed; empty where there is none.
  var filter = ""
  /// Whether events outside the era are listed.
  var showsBackground = false
  /// The position of the event that a filter has hidden while it was selected, and of the one that is selected instead.
  var replaced: (position: Int?, by: Int?)?
  /// The position that was selected when a list was asked for of which nothing is known yet.
  private var requestedPosition: Int?

  init(list: EventList) {
    self.list = list
  }

  /// Which events are listed, and why.
  var listing: Listing {
    get { Listing(list: list, request: request, showsBackground: showsBackground, filter: filter) }
    set {
      (list, request, showsBackground, filter) = (
        newValue.list, newValue.request, newValue.showsBackground, newValue.filter
      )
    }
  }

  /// How many events there are without a filter.
  func eventCount(in archive: EraArchive) -> Int { archive.events(withBackground: showsBackground).count }

  // MARK: Moving

  /// Selects the event with an index of a new list, or the nearest one there is, with some events shown above it.
  mutating func open(at index: Int, above: Int) {
    self.index = min(max(0, index), max(0, list.count - 1))
    top = max(0, self.index - above)
  }

  /// Selects the event with an index, or the nearest one there is.
  /// - Returns: whether that is another event.
  mutating func move(to index: Int) -> Bool {
    let next = min(max(0, index), list.count - 1)
    guard list.count > 0, next != self.index else { return false }
    self.index = next
    replaced = nil
    return true
  }

  /// Selects the event at a position, in the list as it is, or in all events where the list has it not.
  /// - Returns: the filter that was cleared because the event does not meet it; nil where none was.
  mutating func select(_ position: Int, in archive: EraArchive, timeout: Duration) -> String? {
    replaced = nil
    index = archive.index(ofPosition: position, in: list)
    if archive.position(at: index, in: list) == position { return nil }
    if case .list(let query, let withBackground) = request,
      let page = archive.listPage(
        meeting: query, withBackground: withBackground, around: position, atMost: Timeline.pageLength,
        patience: timeout)
    {
      // The list has only what was on the screen before.
      list = page.list
      index = archive.index(ofPosition: position, in: list)
      if archive.position(at: index, in: list) == position { return nil }
    }
    let cleared = filter.isEmpty ? nil : filter
    filter = ""
    request = nil
    if archive.event(position: position)?.isBackground == true { showsBackground = true }
    list = archive.events(withBackground: showsBackground)
    index = archive.index(ofPosition: position, in: list)
    return cleared
  }

  // MARK: Filtering

  /// The events that are listed while the whole list is requested.
  private static let pageLength = 200
  /// The events shown above the selected one of a new list.
  static let above = 5

  /// Lists only the events that meet a query; see ``BrowserModel/applyFilter(_:keeping:)``.
  mutating func filter(by text: String, keeping position: Int?, in archive: EraArchive, timeout: Duration?) {
    let query = SearchQuery(text)
    filter = query.isEmpty ? "" : Timeline.trimmed(text)
    let wanted = position == replaced?.by ? replaced?.position : position
    list(query, around: wanted, in: archive, timeout: timeout)
    show(at: wanted, in: archive)
    let selected = archive.position(at: index, in: list)
    replaced = wanted == selected ? nil : (wanted, selected)
  }

  /// Lists the events that meet a query; where that takes long, those around a position, and the rest is asked for.
  mutating func list(_ query: SearchQuery, around position: Int?, in archive: EraArchive, timeout: Duration?) {
    request = nil
    requestedPosition = position
    guard let timeout, !query.isEmpty else {
      list = archive.list(meeting: query, withBackground: showsBackground)
      return
    }
    let page = archive.listPage(
      meeting: query, withBackground: showsBackground, around: position ?? 0, atMost: Timeline.pageLength,
      patience: timeout)
    if page?.isWhole != true { request = .list(query, withBackground: showsBackground) }
    list = page?.list ?? .chosen([])
  }

  /// Takes the whole list that was asked for; what is shown stays where it is.
  /// - Returns: whether an event is selected that was not before.
  mutating func takeWhole(_ list: EventList, in archive: EraArchive) -> Bool {
    guard let position = archive.position(at: index, in: self.list) else {
      self.list = list
      show(at: requestedPosition, in: archive)
      return true
    }
    let offset = index - top
    self.list = list
    index = archive.index(ofPosition: position, in: list)
    top = max(0, index - offset)
    return false
  }

  /// Selects the event at a position or the one before it, near the top.
  private mutating func show(at position: Int?, in archive: EraArchive) {
    index = position.map { archive.index(ofPosition: $0, in: list) } ?? 0
    showNearTop()
    replaced = nil
  }

  /// Brings the selected event near the top.
  mutating func showNearTop() { top = max(0, index - Timeline.above) }

  /// A text without blanks at its end.
  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
