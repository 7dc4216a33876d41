import Archive
import Chronology
import Screen

extension EraBrowser {
  // MARK: Through the timeline

  mutating func move(by step: Int) { move(to: state.index + step) }

  mutating func move(to index: Int) {
    let next = min(max(0, index), state.list.count - 1)
    guard state.list.count > 0, next != state.index else { return }
    state.index = next
    showSelected()
  }

  /// Selects the first event of the next month or year that has any, or of the one before.
  mutating func moveByTime(months: Int) {
    guard let day = archive.sortDay(at: state.index, in: state.list) else { return move(by: 0) }
    let step = abs(months)
    let month = EraBrowser.month(ofDay: day, step: step)
    if months > 0 {
      let next = archive.firstIndex(notBefore: EraBrowser.firstDay(ofMonth: month + step), in: state.list)
      if next >= state.list.count { return say("nothing is listed after that") }
      return move(to: next)
    }
    let first = archive.firstIndex(notBefore: EraBrowser.firstDay(ofMonth: month), in: state.list)
    if first < state.index { return move(to: first) }
    guard let before = archive.sortDay(at: first - 1, in: state.list) else {
      return say("nothing is listed before that")
    }
    let earlier = EraBrowser.month(ofDay: before, step: step)
    move(to: archive.firstIndex(notBefore: EraBrowser.firstDay(ofMonth: earlier), in: state.list))
  }

  /// The month of a day, counted from year 0; with a step of twelve, the first month of its year.
  static func month(ofDay number: Int, step: Int) -> Int {
    let day = Day(number: number)
    return step == 12 ? day.year * 12 : day.year * 12 + day.month - 1
  }

  static func firstDay(ofMonth month: Int) -> Int {
    let year = month >= 0 ? month / 12 : -((11 - month) / 12)
    return Day(year: year, month: month - year * 12 + 1, day: 1)?.number ?? 0
  }

  /// Selects the next event about which sources disagree, or says why there is none.
  mutating func goToNextDisagreement() {
    guard let next = nextDisagreement else { return say(reasonAgainstAnyMove ?? EraBrowser.noDisagreement) }
    remember()
    move(to: next)
  }

  /// Selects the event at a position, in the list as it is, or in all events where the list has it not.
  mutating func select(position: Int) {
    var index = archive.index(ofPosition: position, in: state.list)
    if archive.position(at: index, in: state.list) != position,
      case .list(let query, let withBackground) = state.listInquiry,
      let page = archive.listPage(
        meeting: query, withBackground: withBackground, around: position, atMost: 200,
        patience: patience)
    {
      // The list has only what was on the screen before.
      state.list = page.list
      index = archive.index(ofPosition: position, in: state.list)
    }
    if archive.position(at: index, in: state.list) != position {
      if !state.filter.isEmpty {
        say(wordsOfClearing(state.filter))
        state.filter = ""
      }
      state.listInquiry = nil
      state.list = archive.events(withBackground: state.showsBackground)
      if archive.event(position: position)?.isBackground == true, !state.showsBackground {
        state.showsBackground = true
        state.list = archive.events(withBackground: true)
      }
      index = archive.index(ofPosition: position, in: state.list)
    }
    state.index = index
  }

  /// What is said where a filter was cleared because what is shown does not meet it.
  func wordsOfClearing(_ filter: String) -> String {
    "the filter was cleared to show this event" + key(.goBack, "brings it back") + ": \(filter)"
  }

  /// Takes over another list and keeps the event that was selected, or the one before it.
  mutating func show(_ list: EventList, keeping position: Int?) {
    state.list = list
    state.index = position.map { archive.index(ofPosition: $0, in: list) } ?? 0
    state.top = max(0, state.index - 5)
    showSelected()
  }

  /// Brings the event and the source to the selected event.
  mutating func showSelected() {
    state.replaced = nil
    state.account = 0
    state.eventTop = 0
    state.followsAccount = true
    state.reading = nil
  }

  // MARK: Accounts and passages

  /// The place in the source where an account's words stand.
  func readingPlace(of account: AccountDetail, position: Int, number: Int) -> ReadingPlace {
    let isAttached = archive.sources.indices.contains(account.source) && archive.sources[account.source].isAttached
    let piece = isAttached ? account.anchor.paragraph ?? 1 : account.digestNumber
    return ReadingPlace(
      source: account.source, top: TextPlace(number: piece, offset: 0), passage: account.passage, number: piece,
      pin: PinnedAccount(position: position, account: number), isQuote: true, isToBePlaced: true)
  }

  mutating func moveAccount(by step: Int) {
    guard let detail = selectedDetail, detail.accounts.count > 1 else { return }
    state.account = (state.account + step + detail.accounts.count) % detail.accounts.count
    state.followsAccount = true
    state.reading = nil
    if layout.content(of: .event).isEmpty, layout.content(of: .source).isEmpty {
      let name = detail.accounts[state.account].sourceName
      say("account \(state.account + 1) of \(detail.accounts.count): \(name)")
    }
  }

  mutating func movePin(forward: Bool) {
    guard let (start, here) = placeBesidePins(forward: forward), let place = reading() else { return }
    guard
      let (pin, _) = archive.nextPin(
        ofSource: place.source, paragraph: start.number, offset: start.offset,
        pin: here.map { ($0.position, $0.account) }, forward: forward)
    else {
      return say(forward ? "no event rests on what comes after" : "no event rests on what comes before")
    }
    remember()
    select(position: pin.event.position)
    showSelected()
    state.account = pin.account
    state.followsAccount = true
  }

  /// What the source pane shows now, worked out from the selected account where nothing else is shown.
  func reading() -> ReadingPlace? {
    if let place = state.reading { return place }
    guard let detail = selectedDetail, detail.accounts.indices.contains(state.account) else { return nil }
    return readingPlace(of: detail.accounts[state.account], position: detail.row.position, number: state.account)
  }

  // MARK: Jumps

  /// Where the reader is now.
  var place: Place {
    Place(
      position: selectedPosition, account: state.account, focus: state.focus, isZoomed: state.isZoomed,
      eventTop: state.eventTop, followsAccount: state.followsAccount, reading: state.reading,
      topPosition: archive.position(at: state.top, in: state.list), filter: state.filter,
      showsBackground: state.showsBackground)
  }

  /// Notes where the reader is, to come back to.
  mutating func remember() { remember(place) }

  mutating func remember(_ place: Place) {
    if state.past.last != place { state.past.append(place) }
    if state.past.count > 100 { state.past.removeFirst() }
    state.future = []
  }

  mutating func restore(_ place: Place) {
    if state.filter != place.filter || state.showsBackground != place.showsBackground {
      state.showsBackground = place.showsBackground
      applyFilter(place.filter, keeping: place.position)
    }
    if let position = place.position { select(position: position) }
    showSelected()
    state.account = place.account
    state.focus = place.focus
    state.isZoomed = place.isZoomed
    state.eventTop = place.eventTop
    state.followsAccount = place.followsAccount
    state.reading = place.reading
    if let top = place.topPosition { state.top = archive.index(ofPosition: top, in: state.list) }
  }

  mutating func goBack() {
    guard let before = state.past.popLast() else { return }
    state.future.append(place)
    comeBack(to: before)
  }

  mutating func goForward() {
    guard let next = state.future.popLast() else { return }
    state.past.append(place)
    comeBack(to: next)
  }

  /// Restores a place, and says so where that changes which events are listed.
  private mutating func comeBack(to place: Place) {
    let filter = state.filter
    restore(place)
    if filter == place.filter { return }
    say(place.filter.isEmpty ? "all events are shown again" : "the filter \(place.filter) is set again")
  }

  mutating func follow() {
    switch state.focus {
    case .timeline, .event:
      remember()
      // The passage is brought back to its place, wherever one had scrolled.
      state.reading = nil
      state.focus = .source
    case .source:
      followPins()
    }
  }

  // MARK: Panes

  mutating func moveFocus(by step: Int) {
    let panes = Pane.allCases
    state.focus = panes[(state.focus.rawValue + step + panes.count) % panes.count]
  }

  mutating func focus(_ pane: Pane) {
    if state.focus == pane {
      if !state.isZoomed, layout.panes.count == 1 { return say("only one pane fits on this screen") }
      state.isZoomed.toggle()
    } else {
      state.focus = pane
    }
  }

  mutating func toggleBackground() {
    state.showsBackground.toggle()
    applyFilter(state.filter, keeping: selectedPosition)
    say(state.showsBackground ? "events before 1985 and after 1991 are shown" : "only the era is shown")
  }

  // MARK: Scrolling

  mutating func scroll(by lines: Int) {
    if state.focus == .event {
      scrollEvent(by: lines)
    } else {
      scrollSource(by: lines)
    }
  }

  mutating func scrollToEnd(_ toEnd: Bool) {
    if state.focus == .event { return scrollEvent(by: toEnd ? Int.max / 2 : -Int.max / 2) }
    placeReading()
    guard var place = reading(), archive.sources.indices.contains(place.source) else { return }
    let before = place.top
    place.isToBePlaced = false
    place.top = TextPlace(number: 1, offset: 0)
    if toEnd {
      let view = sourceView(of: place.source)
      place.top = view.place(before: TextPlace(number: Int.max, offset: 0), lines: sourceArea(of: place.source).rows)
    }
    if place.top == before { say(toEnd ? "this is the end of the source" : "this is the beginning of the source") }
    state.reading = place
  }

  private mutating func scrollEvent(by lines: Int) {
    settleEvent()
    let last = max(0, shown.eventLines.count - layout.content(of: .event).rows)
    let next = min(max(0, state.eventTop + lines), last)
    if next == state.eventTop { say(lines < 0 ? "this is the beginning of the event" : "this is the end of the event") }
    state.eventTop = next
    state.followsAccount = false
  }

  private mutating func scrollSource(by lines: Int) {
    placeReading()
    guard var place = reading() else { return }
    let view = sourceView(of: place.source)
    let next =
      lines < 0
      ? view.place(before: place.top, lines: -lines)
      : view.place(after: place.top, lines: lines, rows: sourceArea(of: place.source).rows)
    if next == place.top { say(lines < 0 ? "this is the beginning of the source" : "this is the end of the source") }
    place.top = next
    place.isToBePlaced = false
    state.reading = place
  }

  /// The lines of a source at the width that its pane has now.
  func sourceView(of source: Int) -> SourceView {
    SourceView(
      archive: archive, pieces: pieceWindow, source: source, columns: sourceColumns, matcher: matcher,
      showsFurniture: state.showsFurniture)
  }

  /// The cells across that the words of a source may take.
  var sourceColumns: Int {
    SourceView.columns(for: layout.content(of: .source).columns, atMost: preferences.readingColumns)
  }

  /// The rows of the source pane in which the words of a source stand: all, or those under the remark that it has no
  /// text.
  func sourceArea(of source: Int) -> Rectangle {
    let content = layout.content(of: .source)
    guard archive.sources.indices.contains(source) else { return content }
    let rows = showsFacts(of: source) ? 1 : 0
    return content.droppingFirst(rows: rows + (archive.sources[source].isAttached ? 0 : 2))
  }

  /// Whether the first line of the source pane tells what its title has no room for.
  func showsFacts(of source: Int) -> Bool {
    let content = layout.content(of: .source)
    guard content.rows >= 8, archive.sources.indices.contains(source) else { return false }
    return !SourceTitle(source: archive.sources[source], place: "", heading: nil).isWhole(columns: content.columns)
  }

  /// Brings the marked words to a third of the pane, where that is still to be done.
  mutating func placeReading() {
    guard var place = reading(), place.isToBePlaced else { return }
    let rows = sourceArea(of: place.source).rows
    guard rows > 0 else { return }
    let view = sourceView(of: place.source)
    let target = TextPlace(number: place.number, offset: place.passage?.start ?? 0)
    place.top = view.place(before: view.line(at: target), lines: rows / 3)
    state.reading = place
  }
}
