import Archive
import Screen

extension EraBrowser {
  /// What is marked in the panes: the words of the search that is open, or of the last one.
  var matcher: WordMatcher { matcherWindow.matcher(for: marked) }

  private var marked: SearchQuery {
    if case .searchingText(let search) = state.mode { return search.query }
    if case .browsing = state.mode, state.followsText, let search = state.textSearch { return search.query }
    if case .searching(let session) = state.mode { return session.query }
    return state.lastSearch?.query ?? .everything
  }

  /// What the events that are listed were asked for by: the search that is open, or the filter.
  var asked: SearchQuery {
    if case .searching(let session) = state.mode, !session.query.isEmpty { return session.query }
    return state.filter.isEmpty ? .everything : SearchQuery(state.filter)
  }

  mutating func beginSearch() {
    let listing = Listing(
      list: state.list, listInquiry: state.listInquiry, showsBackground: state.showsBackground, filter: state.filter)
    state.mode = .searching(SearchSession(origin: place, listing: listing))
  }

  mutating func handleSearching(_ key: Key) {
    guard case .searching(var session) = state.mode else { return }
    let rows = max(1, layout.content(of: .timeline).rows - 2)
    switch key {
    case .escape:
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
    case .tab where suggestion(for: session) != nil:
      session.prompt = Prompt(suggestion(for: session) ?? "")
      run(&session)
    case .up: selectHit(session.index - 1, in: &session)
    case .down, .tab: selectHit(session.index + 1, in: &session)
    case .shiftTab: selectHit(session.index - 1, in: &session)
    case .pageUp: selectHit(session.index - rows, in: &session)
    case .pageDown: selectHit(session.index + rows, in: &session)
    case .control("p"), .control("n"):
      session.prompt.recall(key == .control("p") ? 1 : -1, among: state.recentQueries)
      run(&session)
    case _ where does(.changeOrder, key):
      session.order = session.order == .time ? .best : .time
      run(&session)
    default: guard typeQuery(key, into: &session.prompt) else { return }
    }
    state.mode = .searching(session)
  }

  /// Offers values for the property that is being typed.
  func updateChoices(in session: inout SearchSession) {
    session.choices.update(
      for: session.prompt, archive: archive, showsBackground: session.listing.showsBackground, offersMenu: false,
      until: stopInTime)
  }

  /// Looks for what is typed and shows the first hit at or after the place where the search began.
  ///
  /// What is on the screen is found at once; the rest is asked for.
  mutating func run(_ session: inout SearchSession) {
    session.query = SearchQuery(session.prompt.string)
    let origin = session.origin.position ?? 0
    let withBackground = session.listing.showsBackground
    let rows = max(1, layout.content(of: .timeline).rows)
    let inquiry = Inquiry.hits(session.query, withBackground: withBackground, order: session.order)
    session.ahead = 0
    session.isMoved = false
    session.top = 0
    session.inquiry = nil
    if answersAtOnce, case .hits(let hits) = archive.answer(to: inquiry) {
      session.hits = hits
      let first = hits.events.firstIndex { $0 >= Int32(clamping: origin) }
      session.index = session.order == .best ? 0 : first ?? 0
    } else {
      let page = archive.page(
        of: session.query, withBackground: withBackground, from: origin, atMost: 3 * rows, before: rows,
        patience: patience)
      session.hits = page?.hits ?? .none
      session.index = page?.index ?? 0
      if page?.isWhole != true || session.order == .best { session.inquiry = inquiry }
    }
    state.mode = .searching(session)
    showHit(of: session)
  }

  /// So few hits may come from a slip in typing.
  private static let fewHits = 3

  /// What may have been meant where nearly nothing was found; nil as long as that is not known.
  func suggestion(for session: SearchSession) -> String? {
    guard let inquiry = suggestionInquiry(for: session), case .suggestion(let text) = questions[inquiry] else {
      return nil
    }
    return text
  }

  /// What is asked where nearly nothing was found.
  func suggestionInquiry(for session: SearchSession) -> Inquiry? {
    guard session.inquiry == nil, session.hits.count < EraBrowser.fewHits, !session.query.isEmpty else { return nil }
    return .suggestion(session.prompt.string)
  }

  /// Shows everything as it was when the search began.
  private mutating func returnToOrigin(of session: SearchSession) {
    state.list = session.listing.list
    state.listInquiry = session.listing.listInquiry
    state.showsBackground = session.listing.showsBackground
    state.filter = session.listing.filter
    restore(session.origin)
    state.message = nil
  }

  private mutating func selectHit(_ index: Int, in session: inout SearchSession) {
    guard session.hits.count > 0 else { return }
    let last = session.hits.count - 1
    // What lies behind the last hit that is there is gone to when it is.
    session.ahead = session.inquiry == nil ? 0 : max(0, index - last)
    session.index = min(max(0, index), last)
    session.isMoved = true
    showHit(of: session)
  }

  /// Shows the selected hit in the panes, as they were when the search began where there is none.
  mutating func showHit(of session: SearchSession) {
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
    let scalars = block.map { Array($0.text.unicodeScalars) } ?? []
    // What was found by no word is marked whole.
    let found = WordMatcher(query).ranges(in: scalars).first ?? (scalars.isEmpty ? nil : scalars.indices)
    let passage = found.map {
      PassageRange(paragraph: hit.paragraph, start: $0.lowerBound, endParagraph: hit.paragraph, end: $0.upperBound)
    }
    show(passage, in: hit.paragraph, ofSource: hit.source)
  }

  /// Shows a stretch of a source, and the first event that rests on its piece.
  mutating func show(_ passage: PassageRange?, in number: Int, ofSource source: Int) {
    var pinned: PinnedAccount?
    if let pin = archive.blocks(number...number, ofSource: source).first?.pins.first {
      select(position: pin.event.position)
      showSelected()
      state.account = pin.account
      pinned = PinnedAccount(position: pin.event.position, account: pin.account)
    }
    state.reading = ReadingPlace(
      source: source, top: TextPlace(number: number, offset: 0), passage: passage, number: number, pin: pinned,
      isQuote: false, isToBePlaced: true)
  }

  private mutating func accept(_ session: SearchSession) {
    guard let hit = session.hit(at: session.index) else {
      return sayNothing(of: session.prompt, isLooking: session.inquiry != nil, "nothing was found")
    }
    keepRecent(session.prompt.string)
    state.mode = .browsing
    remember(session.origin)
    state.lastSearch = session
    state.lastSearch?.isMoved = true
    state.followsText = false
    if case .passage = hit { state.focus = .source } else { state.focus = .timeline }
    let filter = session.listing.filter
    if filter.isEmpty || filter == state.filter { sayHit(of: session) } else { say(wordsOfClearing(filter)) }
  }

  /// Says which hit it is, also behind which end of the list it was looked for.
  mutating func sayHit(of session: SearchSession, wrapped: String = "") {
    say(hitWords(session) + wrapped)
    state.message?.isCounting = session.inquiry != nil
  }

  private func hitWords(_ session: SearchSession) -> String {
    if session.inquiry != nil { return "counting the hits for \(session.prompt.string) …" }
    return "hit \(session.index + 1) of \(session.hits.count) for \(session.prompt.string)" + keysOfHits
  }

  /// How one goes on with a search, to end a message with.
  var keysOfHits: String {
    let keys = [(Action.nextHit, "next"), (.previousHit, "before"), (.cancel, "ends")].compactMap { action, word in
      keymap.sign(of: action).map { "\($0) \(word)" }
    }
    return keys.isEmpty ? "" : "; " + keys.joined(separator: ", ")
  }

  /// Says why there is nothing to go to.
  mutating func sayNothing(of prompt: Prompt, isLooking: Bool, _ words: String) {
    say(prompt.text.isEmpty ? "nothing was typed" : (isLooking ? "still looking" : words) + "; Esc goes back")
  }

  mutating func moveHit(by step: Int) {
    if state.followsText { return moveTextMatch(forward: step > 0) }
    guard var session = state.lastSearch, session.hits.count > 0 else { return }
    let count = session.hits.count
    let next = session.index + step
    remember()
    session.index = (next + count) % count
    state.lastSearch = session
    preview(session)
    if case .passage = session.hit(at: session.index) { state.focus = .source } else { state.focus = .timeline }
    let wrapped = (0..<count).contains(next) ? "" : step > 0 ? " (from the first again)" : " (from the last again)"
    sayHit(of: session, wrapped: wrapped)
  }

  mutating func keepRecent(_ query: String) {
    state.recentQueries.removeAll { $0 == query }
    state.recentQueries.append(query)
    state.newQueries.append(query)
    if state.recentQueries.count > 500 { state.recentQueries.removeFirst() }
  }

  // MARK: Filter

  /// Says how many events the filter leaves.
  mutating func sayFiltered() {
    let count = state.list.count
    let words =
      count == 0 ? "no event meets the filter" : "\(Words.count(count, "event meets", "events meet")) the filter"
    say(state.listInquiry != nil ? "counting …" : words + key(.clearFilter, "clears it"))
    state.message?.isCounting = state.listInquiry != nil
  }

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
    show(list(meeting: query, around: wanted), keeping: wanted)
    state.replaced = wanted == selectedPosition ? nil : (wanted, selectedPosition)
  }

  /// The list of the events that meet a query; where that takes long, those around a position, and the rest is asked
  /// for.
  mutating func list(meeting query: SearchQuery, around position: Int?) -> EventList {
    state.waiting = []
    state.listInquiry = nil
    state.listPosition = position
    if query.isEmpty || answersAtOnce { return archive.list(meeting: query, withBackground: state.showsBackground) }
    let page = archive.listPage(
      meeting: query, withBackground: state.showsBackground, around: position ?? 0, atMost: 200,
      patience: patience)
    if page?.isWhole != true { state.listInquiry = .list(query, withBackground: state.showsBackground) }
    return page?.list ?? .chosen([])
  }

  /// Takes the whole list that a filter asked for; what is shown stays where it is.
  mutating func takeList(_ answer: Inquiry.Answer) {
    state.listInquiry = nil
    guard case .list(let list) = answer else { return }
    if case .searching(var session) = state.mode {
      session.listing.list = list
      session.listing.listInquiry = nil
      state.mode = .searching(session)
    }
    guard let position = selectedPosition else { return show(list, keeping: state.listPosition) }
    let offset = state.index - state.top
    state.list = list
    state.index = archive.index(ofPosition: position, in: list)
    state.top = max(0, state.index - offset)
  }
}
