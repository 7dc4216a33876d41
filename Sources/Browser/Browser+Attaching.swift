import Archive
import Evidence
import Library
import Screen

/// The page on which texts are attached. The work itself is done beside the browser, which shows how far it is.
extension EraBrowser {
  mutating func beginAttaching() {
    var page = AttachPage()
    if let place = reading(), archive.sources.indices.contains(place.source) {
      let source = archive.sources[place.source]
      if !source.isAttached {
        let address = source.address.flatMap { Fetching.isAddress($0) ? $0 : nil }
        page.source = AttachPage.Source(id: source.id, name: source.name, address: address)
      }
    }
    if state.attaching.step == nil { state.attaching.results = [] }
    state.mode = .attaching(page)
  }

  mutating func handleAttaching(_ key: Key) -> Effect? {
    guard case .attaching(var page) = state.mode else { return nil }
    let rows = max(1, layout.overlay.rows - 2)
    var effect: Effect?
    switch key {
    case .escape:
      if state.attaching.step != nil, state.attaching.canBeCancelled {
        if state.attaching.isCancelled { say("it ends as soon as it can") }
        state.attaching.isCancelled = true
        return .cancelAttaching
      }
      state.mode = .browsing
      if state.attaching.step != nil { say("the archive is being made meanwhile; go on reading") }
      return nil
    case .up: page.top -= 1
    case .down: page.top += 1
    case .pageUp: page.top -= rows
    case .pageDown: page.top += rows
    case _ where state.attaching.step != nil:
      say(state.attaching.canBeCancelled ? "Esc cancels" : "Esc goes back to reading")
    case .enter where page.fitsNone:
      say("of which source is it? Tab lists them; a second Enter is no answer")
    case .tab where page.fitsNone:
      listSources(for: page)
      return nil
    case .enter:
      guard let request = request(on: page) else {
        if state.attaching.results.isEmpty {
          say("type the path of a text or of a folder, or an address")
        } else {
          state.mode = .browsing
        }
        return nil
      }
      return attach(request, on: page)
    case .tab:
      effect = .complete(page.prompt.beforeCursor)
    default:
      let before = page.prompt.text
      guard page.prompt.take(key) else { return nil }
      if page.prompt.text != before {
        page.candidates = []
        page.unfit = nil
      }
    }
    state.mode = .attaching(page)
    return effect
  }

  /// What Enter asks for.
  private func request(on page: AttachPage) -> AttachingRequest? {
    if !page.prompt.text.isEmpty {
      return .line(page.prompt.string, source: nil)
    }
    guard let source = page.source, source.address != nil, state.attaching.results.isEmpty else { return nil }
    return .source(source.id)
  }

  private mutating func attach(_ request: AttachingRequest, on page: AttachPage) -> Effect? {
    var page = page
    page.unfit = nil
    page.candidates = []
    page.top = 0
    state.attaching = AttachingState(step: "beginning")
    state.mode = .attaching(page)
    return .attach(request)
  }

  // MARK: A text that fits no source by itself

  /// Lists the sources for the reader to choose the one that a text is of: first the one that was shown, then those
  /// that have no text.
  private mutating func listSources(for page: AttachPage) {
    archive.sources.readAll()
    let shown = page.source?.id
    func order(_ source: SourceDetail) -> (Int, Int) {
      (source.id == shown ? 0 : source.isAttached ? 2 : 1, source.number)
    }
    let rows = archive.sources.sorted { order($0) < order($1) }.map { source in
      PickRow(
        words: source.name, trail: source.isAttached ? "has a text, which it replaces" : "has no text yet",
        target: .attaching(source: source.id))
    }
    var list = PickList([PickList.Tab(name: "Of which source is \(page.prompt.string)?", rows: rows)])
    list.page = page
    state.mode = .picking(list)
  }

  /// Attaches the text that fits no source to the one that the reader has chosen.
  mutating func attach(to source: String, from list: PickList) -> Effect? {
    guard let page = list.page else { return nil }
    return attach(.line(page.prompt.string, source: source), on: page)
  }

  // MARK: From the session

  /// Takes what the last word of the line before the cursor is completed to, and what else it could be.
  public mutating func complete(_ line: String, candidates: [String]) {
    guard case .attaching(var page) = state.mode else { return }
    if candidates.isEmpty, page.prompt.beforeCursor == line { say("no file begins so") }
    let rest = page.prompt.text[page.prompt.cursor...]
    page.prompt = Prompt(line)
    page.prompt.text += rest
    page.candidates = candidates
    state.mode = .attaching(page)
  }

  /// Takes how far attaching is.
  /// - Parameters:
  ///   - share: from 0 to 1; nil where that is not known.
  ///   - canBeCancelled: whether Esc ends it; else it goes on while the reader does something else.
  public mutating func attachingGoesOn(
    _ step: String, share: Double?, canBeCancelled: Bool, results: [AttachingResult]
  ) {
    state.attaching.step = harmless(step)
    state.attaching.share = share
    state.attaching.canBeCancelled = canBeCancelled
    state.attaching.results = results
  }

  /// Takes what came of attaching.
  public mutating func attachingEnded(_ results: [AttachingResult]) {
    state.attaching = AttachingState(results: results)
    guard case .attaching(var page) = state.mode else {
      if let last = results.last { say(last.name + ": " + last.words, isError: last.isError) }
      return
    }
    if results.count == 1, results[0].fitsNoSource, !page.prompt.text.isEmpty {
      page.unfit = page.prompt.string
    } else {
      if results.contains(where: { !$0.isError }) { page.prompt = Prompt() }
      page.source = nil
    }
    state.mode = .attaching(page)
  }
}
