import Archive
import Notebook
import Screen

/// What the program must do that a frame cannot show.
public enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Stop the program until it is called back.
  case suspend
  /// Draw everything anew.
  case redraw
  /// Turn the mouse on or off.
  case mouse(Bool)
  /// Put a text on the clipboard; the second is what to call it in a message.
  case copy(String, what: String)
  /// Open an address.
  case open(String)
  /// Keep a mark in the notebook, or take it away.
  case mark(MarkChange)
  /// Complete the last word of a line as a path, and answer by `EraBrowser.complete`.
  case complete(String)
  /// Attach texts, and tell of it by `EraBrowser.attachingGoesOn` and `EraBrowser.attachingEnded`.
  case attach(AttachingRequest)
  /// Attach no more.
  case cancelAttaching
}

/// The browser, without a terminal: keys go in, frames come out.
public struct EraBrowser {
  /// What is shown.
  public private(set) var archive: EraArchive
  let preferences: Preferences
  var state: BrowserState
  /// The detail of the selected event, kept while it is selected.
  var detail: EventDetail?
  private(set) var rowWindow: RowWindow
  private(set) var pieceWindow: PieceWindow
  /// Whether the archive is so small that every question is answered within the key that asks.
  private(set) var answersAtOnce: Bool
  var questions = OpenQuestions()
  /// How long a key may wait for the first hits.
  var patience = EraArchive.patience
  private(set) var axisWindow: AxisWindow
  private(set) var stripWindow: StripWindow
  let matcherWindow = MatcherWindow()
  /// What the title of the axis tells of the place: worked out when it is drawn.
  var axisWords = ""
  /// The lanes of the axis that are not shown.
  var hiddenLanes = HiddenLanes()
  /// The positions of the marked events, ascending.
  var markedPositions: [Int32] = []
  /// Where texts are kept.
  public var library = LibraryWords()

  /// Starts at the place that was saved, at the first event of the era, or at the one with the id given.
  /// - Parameter answersAtOnce: whether ``inquiries`` stay empty because nothing takes long; as the archive says where
  ///   it is nil.
  public init(
    archive: EraArchive, size: Size, event: String? = nil, place: SavedPlace? = nil, message: String? = nil,
    preferences: Preferences = Preferences(), answersAtOnce: Bool? = nil
  ) {
    self.archive = archive
    self.answersAtOnce = answersAtOnce ?? archive.answersAtOnce
    rowWindow = RowWindow(archive: archive)
    pieceWindow = PieceWindow(archive: archive)
    axisWindow = AxisWindow(archive: archive)
    stripWindow = StripWindow(archive: archive, index: axisWindow.index)
    self.preferences = preferences
    state = BrowserState(size: size, list: archive.events(withBackground: preferences.showsBackground))
    state.showsBackground = preferences.showsBackground
    state.usesMouse = preferences.usesMouse
    if let message { state.message = BrowserState.Message(text: message) }
    if let event, let row = archive.event(id: event) {
      select(position: row.position)
    } else if let first = archive.firstDay {
      // What reaches into the era from before, or is known only by its year, stands above.
      let index = archive.firstIndex(notBefore: first.number + 1, in: state.list)
      state.index = index < state.list.count ? index : 0
    }
    state.top = max(0, state.index - 1)
    showSelected()
    if let place { open(place) }
  }

  /// What keys do, and which keys do a thing.
  var keymap: Keymap { preferences.keymap }

  /// The position of the selected event; nil where the list is empty.
  var selectedPosition: Int? { archive.position(at: state.index, in: state.list) }

  /// The layout of the screen as it is.
  var layout: Layout {
    // What one types is looked for in the timeline, so that it is shown then.
    Layout(
      size: state.size, focus: state.isLooking ? .timeline : state.focus, isZoomed: state.isZoomed,
      isAxis: state.axis.isShown, offersChoices: state.choices != nil)
  }

  /// Does what a key means.
  /// - Complexity: that of a few look-ups in the archive, whatever its size; nothing is drawn.
  public mutating func handle(_ key: Key) -> Effect? {
    if key == .unknown { return nil }
    state.message = nil
    if waits(key) { return nil }
    let (key, effect) = everywhere(key)
    if let effect { return effect }
    if !key.isLetter { lookForTyped() }
    if case .browsing = state.mode {
    } else if key.hasAlt {
      var prompt = Prompt()
      if !prompt.take(key) { say("\(key.name) does nothing here") }
    }
    switch state.mode {
    case .browsing: return handleBrowsing(key)
    case .searching: handleSearching(key)
    case .searchingText: handleTextSearch(key)
    case .filtering: handleFiltering(key)
    case .help: return handleHelp(key)
    case .picking: return handlePicking(key)
    case .comparing: handleComparing(key)
    case .goingTo: handleGoingTo(key)
    case .marking: return handleMarking(key)
    case .attaching: return handleAttaching(key)
    }
    return nil
  }

  /// Looks at another archive from here on; where the reader is, is for the caller to bring over.
  mutating func replaceArchive(_ next: EraArchive) {
    archive = next
    rowWindow = RowWindow(archive: next)
    pieceWindow = PieceWindow(archive: next)
    axisWindow = AxisWindow(archive: next)
    stripWindow = StripWindow(archive: next, index: axisWindow.index)
    answersAtOnce = next.answersAtOnce
    questions = OpenQuestions()
    // Lanes and positions are others there.
    state.axis = AxisState(
      isShown: state.axis.isShown, grouping: state.axis.grouping, zoom: state.axis.zoom, start: state.axis.start)
    detail = nil
    markedPositions = next.mark(state.marks.keys)
  }

  /// Takes a new size.
  public mutating func resize(to size: Size) {
    state.size = size
  }

  private mutating func handleBrowsing(_ key: Key) -> Effect? {
    let begun = state.begunKeys
    state.begunKeys = []
    switch key {
    case .click(let point):
      click(point)
      return nil
    case .drag(let point):
      dragStrip(to: point)
      return nil
    case .wheelUp(let point), .wheelDown(let point):
      wheel(point, down: key == .wheelDown(point))
      return nil
    case .escape, .control("c"):
      if !begun.isEmpty { return nil }
    case .pasted:
      say("what is pasted belongs into a prompt; \(keymap.sign(of: .search) ?? "the help") opens one")
      return nil
    default: break
    }
    switch keymap.answer(to: begun + [key], in: state.focus) {
    case .action(let action): return keepsWaiting(action, begun + [key]) ? nil : perform(action)
    case .begun: state.begunKeys = begun + [key]
    case .nothing:
      let help = keymap.sign(of: .help).map { "; \($0) shows what keys do" } ?? ""
      say("\(KeySequence(begun + [key]).name) does nothing here" + help)
    }
    return nil
  }

  /// Does an action.
  mutating func perform(_ action: Action) -> Effect? {
    // Whether there is another disagreement is looked for once, by the action.
    if action != .nextDisagreement, let reason = reason(against: action) {
      say(reason)
      return nil
    }
    switch action {
    case .previousEvent where isOnAxis: moveBetweenLanes(by: -1)
    case .nextEvent where isOnAxis: moveBetweenLanes(by: 1)
    case .previousMonth where isOnAxis: moveAlongLane(forward: false)
    case .nextMonth where isOnAxis: moveAlongLane(forward: true)
    case .previousYear where isOnAxis: moveAlongLane(months: -12)
    case .nextYear where isOnAxis: moveAlongLane(months: 12)
    case .pageUp where isOnAxis: pageAxis(forward: false)
    case .pageDown where isOnAxis: pageAxis(forward: true)
    case .previousEvent, .previousEventAnywhere: move(by: -1)
    case .nextEvent, .nextEventAnywhere: move(by: 1)
    case .previousMonth: moveByTime(months: -1)
    case .nextMonth: moveByTime(months: 1)
    case .previousYear: moveByTime(months: -12)
    case .nextYear: moveByTime(months: 12)
    case .pageUp: move(by: -max(1, layout.content(of: .timeline).rows - 2))
    case .pageDown: move(by: max(1, layout.content(of: .timeline).rows - 2))
    case .first: move(to: 0)
    case .last: move(to: state.list.count - 1)
    case .nextDisagreement: goToNextDisagreement()
    case .scrollUp: scroll(by: -1)
    case .scrollDown: scroll(by: 1)
    case .scrollPageUp: scroll(by: -max(1, layout.content(of: state.focus).rows - 2))
    case .scrollPageDown: scroll(by: max(1, layout.content(of: state.focus).rows - 2))
    case .scrollToStart: scrollToEnd(false)
    case .scrollToEnd: scrollToEnd(true)
    case .focusNext: moveFocus(by: 1)
    case .focusPrevious: moveFocus(by: -1)
    case .focusTimeline: focus(.timeline)
    case .focusEvent: focus(.event)
    case .focusSource: focus(.source)
    case .follow: if !openCell() { follow() }
    case .goBack: goBack()
    case .goForward: goForward()
    case .previousAccount: moveAccount(by: -1)
    case .nextAccount: moveAccount(by: 1)
    case .previousPin: movePin(forward: false)
    case .nextPin: movePin(forward: true)
    case .search: beginSearch()
    case .searchText: beginTextSearch()
    case .nextHit: moveHit(by: 1)
    case .previousHit: moveHit(by: -1)
    case .filter: beginFilter()
    case .clearFilter: clearFilter()
    case .toggleBackground: toggleBackground()
    case .toggleAxis: toggleAxis()
    case .zoomIn: zoomAxis(by: 1)
    case .zoomOut: zoomAxis(by: -1)
    case .wholeEra: showWholeEra()
    case .regroup: regroupAxis()
    case .goToDate: beginGoingTo()
    case .listIndex: listIndex()
    case .markEvent: beginMarking()
    case .listMarks: listMarks()
    case .listContents: listContents()
    case .listConnections: listConnections()
    case .compareAccounts: compareAccounts()
    case .toggleFurniture: toggleFurniture()
    case .attachTexts: beginAttaching()
    case .copyPassage: return copyPassage()
    case .copyCitation: return copyCitation()
    case .openAddress: return openAddress()
    case .toggleMouse:
      state.usesMouse.toggle()
      let key = keymap.sign(of: .toggleMouse).map { "; \($0) gives it back to the terminal" } ?? ""
      say(state.usesMouse ? "the mouse is on" + key : "the mouse is off")
      return .mouse(state.usesMouse)
    case .help: openHelp()
    case .redraw: return .redraw
    case .cancel: cancel()
    case .quit: return quit()
    case .interrupt: return quit()
    case .suspend: return .suspend
    case .changeOrder, .readSource, .removeMark: break
    }
    return nil
  }

  /// What a key does in every prompt, in every list and on every page; in panes the keymap alone decides.
  ///
  /// What suspends the program or draws the screen anew does so at once, and what interrupts is Esc there. Keys by which
  /// one types are left alone, whatever they do in panes.
  private func everywhere(_ key: Key) -> (key: Key, effect: Effect?) {
    if case .browsing = state.mode { return (key, nil) }
    switch key {
    case .control, .function: break
    default: return (key, nil)
    }
    return switch keymap.action(for: key, in: state.focus) {
    case .suspend: (key, .suspend)
    case .redraw: (key, .redraw)
    case .interrupt, .cancel: (.escape, nil)
    default: (key, nil)
    }
  }

  /// Whether a key does an action in the prompt that is open.
  func does(_ action: Action, _ key: Key) -> Bool { keymap.keys(of: action).contains(KeySequence([key])) }

  /// What a key would do, to end a message with: `; x clears it`; nothing where no key does it.
  func key(_ action: Action, _ words: String) -> String {
    keymap.sign(of: action).map { "; \($0) \(words)" } ?? ""
  }

  mutating func say(_ text: String, isError: Bool = false) {
    state.message = BrowserState.Message(text: text, isError: isError)
  }

  private mutating func cancel() {
    if state.followsText {
      state.followsText = false
      state.textSearch = nil
    } else if state.lastSearch != nil {
      state.lastSearch = nil
    } else if state.isZoomed {
      state.isZoomed = false
    } else if state.focus != .timeline {
      state.focus = .timeline
    } else {
      say("\(keymap.sign(of: .quit) ?? Key.control("c").name) quits")
    }
  }

  private mutating func quit() -> Effect? {
    if state.isZoomed {
      state.isZoomed = false
      return nil
    }
    return .quit
  }
}
