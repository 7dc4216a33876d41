import Archive
import Notebook
import Screen

/// The browser, without a terminal: keys go in, frames come out.
///
///     var browser = EraBrowser(archive: archive, size: Size(columns: 80, rows: 24))
///     _ = browser.handle(.down)
///     browser.settle()
///     print(browser.frame().text)
public struct EraBrowser {
  var model: BrowserModel
  /// What is open over the panes, the topmost last.
  var overlays: [any Overlay] = []
  var panes: Panes
  /// Keys that were pressed and to which others belong.
  private var begunKeys: [Key] = []

  /// Starts at the place that was saved, at the first event of the era, or at the one with the id given.
  /// - Parameter answersAtOnce: whether ``requests`` stay empty because nothing takes long; as the archive says where
  ///   it is nil.
  public init(
    archive: EraArchive, size: Size, event: String? = nil, place: SavedPlace? = nil, message: String? = nil,
    preferences: Preferences = Preferences(), answersAtOnce: Bool? = nil
  ) {
    model = BrowserModel(archive: archive, size: size, preferences: preferences, answersAtOnce: answersAtOnce)
    panes = Panes(archive: archive)
    if let message { model.say(message) }
    if let event, let row = archive.event(id: event) {
      model.select(event: row.position)
    } else if let first = archive.firstDay {
      // What reaches into the era from before, or is known only by its year, stands above.
      let index = archive.firstIndex(notBefore: first.number + 1, in: model.timeline.list)
      _ = model.timeline.move(to: index < model.timeline.list.count ? index : 0)
    }
    model.timeline.top = max(0, model.timeline.index - 1)
    if let place { place.open(in: &model) }
  }

  /// What is shown.
  public var archive: EraArchive { model.archive }

  /// Where texts are kept.
  public var library: LibraryWords {
    get { model.library }
    set { model.library = newValue }
  }

  // MARK: Keys

  /// Does what a key means.
  /// - Complexity: that of a few look-ups in the archive, whatever its size; nothing is drawn.
  public mutating func handle(_ key: Key) -> Effect? {
    if key == .unknown { return nil }
    model.message = nil
    guard let top = overlays.indices.last else {
      return waits(key) ? nil : finish(handleInPanes(key))
    }
    let (key, effect) = everywhere(key)
    if let effect { return effect }
    if !key.isLetter { catchUp() }
    if key.hasAlt {
      var prompt = Prompt()
      if !prompt.type(key) { model.say("\(key.name) does nothing here") }
    }
    return finish(overlays[top].handle(key, in: &model))
  }

  /// What a key does in every prompt, in every list and on every page; in panes the keymap alone decides.
  ///
  /// What suspends the program or draws the screen anew does so at once, and what interrupts is Esc there. Keys by which
  /// one types are left alone, whatever they do in panes.
  private func everywhere(_ key: Key) -> (key: Key, effect: Effect?) {
    switch key {
    case .control, .function: break
    default: return (key, nil)
    }
    return switch model.keymap.action(for: key, in: model.focus) {
    case .suspend: (key, .suspend)
    case .redraw: (key, .redraw)
    case .interrupt, .cancel: (.escape, nil)
    default: (key, nil)
    }
  }

  /// Does at once what ends or interrupts the program, and forgets the keys that wait for Esc; all others wait with
  /// those.
  /// - Returns: false where the key is to be done now.
  private mutating func waits(_ key: Key) -> Bool {
    guard !model.requests.waitingKeys.isEmpty else { return false }
    switch model.keymap.answer(to: [key], in: model.focus) {
    case .action(.quit), .action(.interrupt), .action(.suspend), .action(.redraw): return false
    case .action(.cancel):
      model.requests.waitingKeys = []
      model.say("what was waiting is forgotten")
    default: wait([key])
    }
    return true
  }

  private mutating func wait(_ keys: [Key]) {
    model.requests.wait(keys)
    model.say("counting …; it is done when all are found")
  }

  private mutating func handleInPanes(_ key: Key) -> Outcome {
    let keys = begunKeys + [key]
    begunKeys = []
    switch key {
    case .click, .drag, .wheelUp, .wheelDown: return panes.handleMouse(key, in: &model)
    case .escape, .control("c"):
      if keys.count > 1 { return .done }
    case .pasted:
      model.say("what is pasted belongs into a prompt; \(model.keymap.sign(of: .search) ?? "the help") opens one")
      return .done
    default: break
    }
    switch model.keymap.answer(to: keys, in: model.focus) {
    case .action(let action):
      guard action.needsWholeList(model) else { return perform(action) }
      wait(keys)
    case .begun: begunKeys = keys
    case .nothing:
      let help = model.keymap.sign(of: .help).map { "; \($0) shows what keys do" } ?? ""
      model.say("\(KeySequence(keys).name) does nothing here" + help)
    }
    return .done
  }

  /// Does an action, in the pane that knows it or in none.
  private mutating func perform(_ action: Action) -> Outcome {
    // Whether there is another disagreement is looked for once, by the action.
    if action != .nextDisagreement, let reason = Availability(model: model).reason(against: action) {
      model.say(reason)
      return .done
    }
    return panes.perform(action, in: &model) ?? GeneralActions.perform(action, in: &model)
  }

  /// Does what has come of a key.
  private mutating func finish(_ outcome: Outcome) -> Effect? {
    switch outcome {
    case .done: return nil
    case .effect(let effect): return effect
    case .opens(let overlay):
      overlays.append(overlay)
      return nil
    case .closes(let effect):
      overlays.removeLast()
      return effect
    case .performs(let action, let argument):
      overlays = []
      let effect = finish(perform(action))
      guard let argument, !overlays.isEmpty else { return effect }
      return [.control("u"), .pasted(argument), .enter].compactMap { handle($0) }.last
    case .passes(let action): return finish(perform(action))
    case .goes(let destination):
      overlays = []
      if case .axis(let position) = destination {
        panes.axis.choose(position, in: &model)
      } else {
        destination.go(in: &model)
      }
      return nil
    case .chooses(let choice):
      overlays.removeLast()
      guard let top = overlays.indices.last else { return nil }
      return finish(overlays[top].take(choice, in: &model))
    }
  }

  // MARK: The screen

  /// Takes a new size.
  public mutating func resize(to size: Size) { model.size = size }

  /// Looks for what was typed; what a key has said stays said.
  private mutating func catchUp() {
    guard let top = overlays.indices.last else { return }
    let message = model.message
    overlays[top].catchUp(in: &model)
    model.message = message ?? model.message
  }

  /// Does what keys have left to be done: looks for what was typed, scrolls to what is selected, places the passage.
  ///
  /// To be called once for all keys that were taken together, before ``frame()``.
  /// - Complexity: in the size of the screen, whatever the size of the archive.
  public mutating func settle() {
    catchUp()
    model.requests.begin()
    defer { model.requests.end() }
    let layout = model.layout(under: overlays.last)
    if layout.isTooSmall { return }
    for index in overlays.indices { overlays[index].settle(in: &model, layout) }
    panes.settle(in: &model, model.scene(under: overlays.last))
  }

  /// The screen as it was settled.
  /// - Complexity: in the size of the screen, whatever the size of the archive.
  public func frame() -> Frame {
    var frame = Frame(size: model.size)
    let scene = model.scene(under: overlays.last)
    let layout = scene.layout
    guard !layout.isTooSmall else {
      frame.draw("terminal too small", style: .text, column: 0, row: 0)
      frame.draw("(40×8 is enough)", style: .dim, column: 0, row: 1)
      return frame
    }
    HeaderLine(archive: model.archive, timeline: model.timeline).draw(in: &frame, layout)
    panes.draw(in: &frame, model, scene)
    if let area = layout.choices, let overlay = overlays.last, let choices = overlay.choices {
      ChoicesView(choices: choices, name: overlay.choicesTitle).draw(in: &frame, area)
    }
    for overlay in overlays { overlay.draw(in: &frame, model, layout) }
    let footer = overlays.last?.footer(model) ?? .hints(panes.hints(model))
    FooterLine(keymap: model.keymap, focus: model.focus, message: model.message, begunKeys: begunKeys)
      .draw(footer, in: &frame, layout.footer)
    return frame
  }

  // MARK: The archive

  /// What is still to be asked of the archive for the screen as it is, most urgent first.
  ///
  /// Whoever runs the browser asks, in its own time, and hands every answer to ``receive(_:to:)``; work on what is no
  /// longer among these is of no use to anyone. All of it is known once ``settle()`` was called.
  public var requests: [ArchiveRequest] {
    [
      overlays.last?.request, model.queries.followedText?.request, model.timeline.request,
      model.queries.lastSearch?.request,
    ].compactMap { $0 } + model.requests.open
  }

  /// Receives an answer of the archive, and does what was waiting for it.
  public mutating func receive(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest) -> [Effect] {
    model.requests.take(answer, to: request)
    if let top = overlays.indices.last { overlays[top].take(answer, to: request, in: &model) }
    let isCounting = model.message?.isCounting == true
    if var search = model.queries.textSearch, search.request == request {
      model.message = nil
      search.take(answer, in: &model)
      model.queries.textSearch = search
    }
    if var session = model.queries.lastSearch, session.request == request {
      session.take(answer)
      model.queries.lastSearch = session
      if isCounting { session.say(in: &model) }
    }
    if model.timeline.request == request {
      model.takeList(answer)
      if isCounting { model.sayFiltered() }
    }
    let isWaiting = model.timeline.request != nil || model.queries.lastSearch?.request != nil
    if isWaiting || model.requests.waitingKeys.isEmpty { return [] }
    model.message = nil
    return model.requests.takeWaitingKeys().compactMap { handle($0) }
  }

  /// Whether the archive can be replaced now: nothing is open that lists what the old one has.
  public var canReplaceArchive: Bool { !overlays.contains { $0.needsArchive } }

  /// Replaces the archive, as when texts were attached.
  ///
  /// Events are known again by their ids and sources by theirs, for their places may be others.
  public mutating func replaceArchive(with next: EraArchive) {
    let mapper = PlaceMapper(from: model.archive, to: next)
    panes = Panes(archive: next)
    mapper.bring(&model)
  }

  // MARK: The notebook

  /// Whether nothing is half done that Esc would take back.
  public var isAtRest: Bool { overlays.last?.isHalfDone != true }

  /// Where the reader is, to be found again by another run, perhaps of a catalogue that has changed.
  public var savedPlace: SavedPlace {
    if !isAtRest {
      var before = self
      _ = before.handle(.escape)
      if before.isAtRest { return before.savedPlace }
    }
    return SavedPlace(of: model)
  }

  /// Takes over the queries of earlier runs, the latest last.
  public mutating func receive(queries: [String]) { model.queries.take(queries) }

  /// The queries that were followed since the last call, to be kept.
  public mutating func removeNewQueries() -> [String] { model.queries.takeNew() }

  /// Takes over the marks as the notebook has them.
  public mutating func receive(_ marks: [Mark]) {
    model.marks.take(marks, in: model.archive)
    if SearchQuery(model.timeline.filter).asksForMarks {
      model.applyFilter(model.timeline.filter, keeping: model.position)
    }
    if let top = overlays.indices.last { overlays[top].takeMarks(in: model) }
  }

  /// Takes over the marks after the reader's own change to them was kept.
  public mutating func receive(_ marks: [Mark], after change: MarkChange) {
    model.marks.take(change)
    receive(marks)
    model.say(change.words(model, isInList: overlays.last is any ListPage))
  }

  // MARK: From the session

  /// Tells the reader how something went that the browser itself cannot do.
  public mutating func report(_ text: String, isError: Bool = false) { model.say(text, isError: isError) }

  /// Says in one line what a reader who has never been here needs to know.
  public mutating func greet() {
    var hints = [
      Hint([.previousEvent, .nextEvent], "events"), Hint([.follow], "its source"), Hint([.search], "search"),
    ]
    if archive.textCount == 0 { hints.append(Hint([.attachTexts], "add texts (none yet)")) }
    let ways = hints.compactMap { hint in
      let keys = hint.keys(in: model.keymap)
      return keys.isEmpty ? nil : "\(keys) \(hint.word)"
    }
    model.say("Welcome: " + ways.joined(separator: ", ") + "; ≠ sources disagree, ━ it lasted")
  }

  /// Takes what the last word of the line before the cursor is completed to, and what else it could be.
  public mutating func complete(_ line: String, candidates: [String]) {
    changeAttachPage { page, model in page.complete(line, candidates: candidates, in: &model) }
  }

  /// Takes how far attaching is.
  /// - Parameters:
  ///   - share: from 0 to 1; nil where that is not known.
  ///   - canBeCancelled: whether Esc ends it; else it goes on while the reader does something else.
  public mutating func attachingGoesOn(
    _ step: String, share: Double?, canBeCancelled: Bool, results: [AttachingResult]
  ) {
    model.attaching.goOn(step, share: share, canBeCancelled: canBeCancelled, results: results)
  }

  /// Takes what came of attaching.
  public mutating func attachingEnded(_ results: [AttachingResult]) {
    model.attaching = AttachingProgress(results: results)
    if changeAttachPage({ page, _ in page.take(results) }) { return }
    if let last = results.last { model.say(last.name + ": " + last.words, isError: last.isError) }
  }

  /// - Returns: whether the page is the topmost.
  @discardableResult
  private mutating func changeAttachPage(_ change: (inout AttachPage, inout BrowserModel) -> Void) -> Bool {
    guard var page = overlays.last as? AttachPage else { return false }
    change(&page, &model)
    overlays[overlays.count - 1] = page
    return true
  }
}
