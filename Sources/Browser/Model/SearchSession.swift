import Archive
import Screen

/// Which events the timeline lists, and why.
struct Listing {
  var list: EventList
  /// What is asked for while the list is not whole.
  var request: ArchiveRequest?
  var showsBackground: Bool
  var filter: String
}

/// A search: what is typed, what it has found, and where the reader was before.
struct SearchSession {
  var prompt = Prompt()
  var query = SearchQuery.everything
  var hits = SearchHits.none
  /// What is asked for while not all hits are there; nil where they are.
  var request: ArchiveRequest?
  /// Which hits come first.
  var order = HitOrder.time
  /// Whether the reader has chosen the hit, so that it stays selected.
  var isMoved = false
  /// How far behind the last hit that is there the reader has gone meanwhile.
  var ahead = 0
  /// What completes the word that is typed.
  var choices = QueryChoices()
  /// The selected hit, counted from zero: events first, then passages.
  var index = 0
  /// The first hit shown.
  var top = 0
  /// Where the reader was when the search began.
  var origin: Place
  /// What the timeline listed then.
  var listing: Listing

  /// Takes all hits, and keeps the one that is selected.
  mutating func take(_ answer: ArchiveRequest.Answer) {
    let selected = hit(at: index)
    let offset = index - top
    if case .hits(let all) = answer { hits = all }
    request = nil
    let isSorted = order == .time
    // Where nothing was there to be selected, it is the first hit from the place on.
    let first = isSorted ? hits.events.firstIndex { Int($0) >= origin.position ?? 0 } : nil
    let same = isSorted || isMoved ? selected.flatMap { hits.index(of: $0, isSorted: isSorted) } : nil
    index = min(max(0, (same ?? first ?? 0) + ahead), max(0, hits.count - 1))
    ahead = 0
    top = max(0, index - offset)
  }

  /// The hit at an index.
  func hit(at index: Int) -> Hit? {
    if index < 0 || index >= hits.count { return nil }
    if index < hits.events.count { return .event(position: Int(hits.events[index])) }
    return .passage(hits.passages[index - hits.events.count])
  }

  /// What was found.
  enum Hit: Hashable {
    case event(position: Int)
    case passage(PassageHit)
  }
}

extension SearchHits {
  /// Where a hit stands.
  /// - Complexity: logarithmic where the hits are in order of time, else linear.
  func index(of hit: SearchSession.Hit, isSorted: Bool) -> Int? {
    switch hit {
    case .event(let position):
      isSorted ? place(of: Int32(clamping: position), in: events) : events.firstIndex(of: Int32(clamping: position))
    case .passage(let passage):
      (isSorted ? place(of: passage, in: passages) : passages.firstIndex(of: passage)).map { $0 + events.count }
    }
  }

  private func place<Value: Comparable>(of value: Value, in values: [Value]) -> Int? {
    var range = 0..<values.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if values[middle] == value { return middle }
      range = values[middle] < value ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

extension SearchSession {
  // MARK: Looking

  /// Looks for what is typed and selects the first hit at or after the place where the search began.
  ///
  /// What is on the screen is found at once; the rest is asked for.
  /// - Parameter rows: the rows in which the hits are shown.
  mutating func run(in model: BrowserModel, rows: Int) {
    query = SearchQuery(prompt.string)
    ahead = 0
    isMoved = false
    top = 0
    request = nil
    let from = origin.position ?? 0
    let all = ArchiveRequest.hits(query, withBackground: listing.showsBackground, order: order)
    if model.answersAtOnce, case .hits(let hits) = model.archive.answer(to: all) {
      self.hits = hits
      let first = hits.events.firstIndex { $0 >= Int32(clamping: from) }
      index = order == .best ? 0 : first ?? 0
      return
    }
    let page = model.archive.page(
      of: query, withBackground: listing.showsBackground, from: from, atMost: 3 * rows, before: rows,
      patience: model.timeout)
    hits = page?.hits ?? .none
    index = page?.index ?? 0
    if page?.isWhole != true || order == .best { request = all }
  }

  /// So few hits may come from a slip in typing.
  private static let fewHits = 3

  /// What is asked where nearly nothing was found: what may have been meant.
  var suggestionRequest: ArchiveRequest? {
    guard request == nil, hits.count < SearchSession.fewHits, !query.isEmpty else { return nil }
    return .suggestion(prompt.string)
  }

  // MARK: Showing

  /// Shows everything as it was when the search began.
  func returnToOrigin(in model: inout BrowserModel) {
    model.timeline.listing = listing
    model.restore(origin)
    model.message = nil
  }

  /// Shows the selected hit in the panes, which are as they were when the search began where there is none.
  func show(in model: inout BrowserModel) {
    returnToOrigin(in: &model)
    preview(in: &model)
  }

  /// Shows the selected hit in the panes.
  private func preview(in model: inout BrowserModel) {
    switch hit(at: index) {
    case .event(let position): model.select(event: position)
    case .passage(let hit):
      let block = model.archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first
      let scalars = block.map { Array($0.text.unicodeScalars) } ?? []
      // What was found by no word is marked whole.
      let found = WordMatcher(query).ranges(in: scalars).first ?? (scalars.isEmpty ? nil : scalars.indices)
      let passage = found.map {
        PassageRange(paragraph: hit.paragraph, start: $0.lowerBound, endParagraph: hit.paragraph, end: $0.upperBound)
      }
      model.show(passage, in: hit.paragraph, ofSource: hit.source)
    case nil: break
    }
  }

  /// Gives the keys to the pane that shows the selected hit.
  func focus(in model: inout BrowserModel) {
    if case .passage = hit(at: index) { model.focus = .source } else { model.focus = .timeline }
  }

  // MARK: Going on

  /// Selects the next hit or the one before, round the ends of the list.
  mutating func move(by step: Int, in model: inout BrowserModel) {
    guard hits.count > 0 else { return }
    let next = index + step
    model.remember()
    index = (next + hits.count) % hits.count
    preview(in: &model)
    focus(in: &model)
    let isWrapped = !(0..<hits.count).contains(next)
    say(in: &model, wrapped: isWrapped ? step > 0 ? " (from the first again)" : " (from the last again)" : "")
  }

  /// Says which hit it is, also behind which end of the list it was looked for.
  func say(in model: inout BrowserModel, wrapped: String = "") {
    let isCounting = request != nil
    let words =
      isCounting
      ? "counting the hits for \(prompt.string) …"
      : "hit \(index + 1) of \(hits.count) for \(prompt.string)" + SearchSession.keysOfHits(model.keymap)
    model.say(words + wrapped)
    model.message?.isCounting = isCounting
  }

  /// How one goes on with a search, to end a message with.
  static func keysOfHits(_ keymap: Keymap) -> String {
    let keys = [(Action.nextHit, "next"), (.previousHit, "before"), (.cancel, "ends")].compactMap { action, word in
      keymap.sign(of: action).map { "\($0) \(word)" }
    }
    return keys.isEmpty ? "" : "; " + keys.joined(separator: ", ")
  }
}
