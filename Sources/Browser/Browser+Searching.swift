import Archive
import Screen

extension EraBrowser {
  /// What is marked in the panes: the words of the search that is open, or of the last one.
  var matcher: WordMatcher {
    if case .searching(let session) = state.mode { return WordMatcher(session.query) }
    if let session = state.lastSearch { return WordMatcher(session.query) }
    return WordMatcher(.everything)
  }

  /// What the events that are listed were asked for by: the search that is open, or the filter.
  var asked: SearchQuery {
    if case .searching(let session) = state.mode, !session.query.isEmpty { return session.query }
    return state.filter.isEmpty ? .everything : SearchQuery(state.filter)
  }

  mutating func beginSearch() {
    let listing = Listing(list: state.list, showsBackground: state.showsBackground, filter: state.filter)
    state.mode = .searching(SearchSession(origin: place, listing: listing))
  }

  mutating func handleSearching(_ key: Key) {
    guard case .searching(var session) = state.mode else { return }
    let rows = max(1, layout.content(of: .timeline).rows - 2)
    switch key {
    case .escape, .control("c"):
      state.mode = .browsing
      returnToOrigin(of: session)
      return
    case .enter:
      accept(session)
      return
    case .tab where !session.choices.rows.isEmpty, .shiftTab where !session.choices.rows.isEmpty:
      session.choices.complete(backward: key == .shiftTab, in: &session.prompt)
      run(&session)
      if session.choices.selected == nil { updateChoices(in: &session) }
    case .click(let point):
      if let row = choice(at: point, of: session.choices) {
        session.choices.select(row, in: &session.prompt)
        session.choices.finish(&session.prompt)
        run(&session)
        updateChoices(in: &session)
      } else if let hit = hit(at: point) {
        if hit == session.index { return accept(session) }
        selectHit(hit, in: &session)
      }
    case .wheelUp: selectHit(session.index - 1, in: &session)
    case .wheelDown: selectHit(session.index + 1, in: &session)
    case .up: selectHit(session.index - 1, in: &session)
    case .down, .tab: selectHit(session.index + 1, in: &session)
    case .shiftTab: selectHit(session.index - 1, in: &session)
    case .pageUp: selectHit(session.index - rows, in: &session)
    case .pageDown: selectHit(session.index + rows, in: &session)
    case .control("p"), .control("n"):
      session.prompt.recall(key == .control("p") ? 1 : -1, among: state.recentQueries)
      run(&session)
    default:
      let before = session.prompt.text
      guard session.prompt.take(key) else { return }
      if session.prompt.text != before { run(&session) }
      updateChoices(in: &session)
    }
    state.mode = .searching(session)
  }

  /// Offers values for the property that is being typed.
  private func updateChoices(in session: inout SearchSession) {
    session.choices.update(
      for: session.prompt, archive: archive, showsBackground: session.listing.showsBackground, offersMenu: false)
  }

  /// Looks for what is typed and shows the first hit at or after the place where the search began.
  private mutating func run(_ session: inout SearchSession) {
    session.query = SearchQuery(session.prompt.string)
    session.hits = archive.search(session.query, withBackground: session.listing.showsBackground)
    session.top = 0
    let origin = Int32(clamping: session.origin.position ?? 0)
    let events = session.hits.events
    session.index = events.firstIndex { $0 >= origin } ?? 0
    state.mode = .searching(session)
    returnToOrigin(of: session)
    preview(session)
  }

  /// Shows everything as it was when the search began.
  private mutating func returnToOrigin(of session: SearchSession) {
    state.list = session.listing.list
    state.showsBackground = session.listing.showsBackground
    state.filter = session.listing.filter
    restore(session.origin)
    state.message = nil
  }

  private mutating func selectHit(_ index: Int, in session: inout SearchSession) {
    guard session.hits.count > 0 else { return }
    session.index = min(max(0, index), session.hits.count - 1)
    returnToOrigin(of: session)
    preview(session)
  }

  /// Shows the selected hit in the panes.
  private mutating func preview(_ session: SearchSession) {
    switch session.hit(at: session.index) {
    case .event(let position):
      select(position: position)
      showSelected()
    case .passage(let hit):
      show(hit, query: session.query)
    case nil: break
    }
  }

  /// Shows a passage that was found, and the first event that rests on it.
  private mutating func show(_ hit: PassageHit, query: SearchQuery) {
    let block = archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first
    let words = block.map { WordMatcher(query).ranges(in: Array($0.text.unicodeScalars)) } ?? []
    var pinned: PinnedAccount?
    if let pin = block?.pins.first {
      select(position: pin.event.position)
      showSelected()
      state.account = pin.account
      pinned = PinnedAccount(position: pin.event.position, account: pin.account)
    }
    let passage = words.first.map {
      PassageRange(paragraph: hit.paragraph, start: $0.lowerBound, endParagraph: hit.paragraph, end: $0.upperBound)
    }
    state.reading = ReadingPlace(
      source: hit.source, top: TextPlace(number: hit.paragraph, offset: 0), passage: passage, number: hit.paragraph,
      pin: pinned, isQuote: false, isToBePlaced: true)
  }

  private mutating func accept(_ session: SearchSession) {
    guard let hit = session.hit(at: session.index) else {
      say(session.prompt.text.isEmpty ? "nothing was typed" : "nothing was found; Esc goes back")
      return
    }
    keepRecent(session.prompt.string)
    state.mode = .browsing
    remember(session.origin)
    state.lastSearch = session
    if case .passage = hit { state.focus = .source } else { state.focus = .timeline }
    let filter = session.listing.filter
    say(filter.isEmpty || filter == state.filter ? hitWords(session) : wordsOfClearing(filter))
  }

  private func hitWords(_ session: SearchSession) -> String {
    let keys = [(Action.nextHit, "next"), (.previousHit, "before"), (.cancel, "ends")].compactMap { action, word in
      keymap.sign(of: action).map { "\($0) \(word)" }
    }
    return "hit \(session.index + 1) of \(session.hits.count) for \(session.prompt.string); "
      + keys.joined(separator: ", ")
  }

  mutating func moveHit(by step: Int) {
    guard var session = state.lastSearch, session.hits.count > 0 else { return }
    let count = session.hits.count
    let next = session.index + step
    remember()
    session.index = (next + count) % count
    state.lastSearch = session
    preview(session)
    if case .passage = session.hit(at: session.index) { state.focus = .source } else { state.focus = .timeline }
    let wrapped = (0..<count).contains(next) ? "" : step > 0 ? " (from the first again)" : " (from the last again)"
    say(hitWords(session) + wrapped)
  }

  mutating func keepRecent(_ query: String) {
    state.recentQueries.removeAll { $0 == query }
    state.recentQueries.append(query)
    state.newQueries.append(query)
    if state.recentQueries.count > 500 { state.recentQueries.removeFirst() }
  }

  // MARK: Filter

  mutating func clearFilter() {
    remember()
    applyFilter("", keeping: selectedPosition)
    say("all events are shown")
  }

  /// Shows only the events that meet a query; the selected event stays selected where it is among them, and is
  /// selected again when it comes back before the reader has moved.
  mutating func applyFilter(_ text: String, keeping position: Int?) {
    let query = SearchQuery(text)
    state.filter = query.isEmpty ? "" : EraBrowser.trimmed(text)
    let wanted = position == state.replaced?.by ? state.replaced?.position : position
    show(archive.list(meeting: query, withBackground: state.showsBackground), keeping: wanted)
    state.replaced = wanted == selectedPosition ? nil : (wanted, selectedPosition)
  }
}
