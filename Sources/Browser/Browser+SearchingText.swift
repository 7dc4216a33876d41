import Archive
import Screen

/// A search in the source that is shown, and where the reader was before.
struct TextSearch {
  var prompt = Prompt()
  var query = SearchQuery.everything
  /// The number of the source.
  var source: Int
  /// Where the search began: a piece of the source and a code point in it.
  var start: TextPlace
  /// The stretch that was found; nil where none was.
  var found: PassageRange?
  /// Where the reader was when the search began.
  var origin: Place
}

extension EraBrowser {
  mutating func beginTextSearch() {
    placeReading()
    guard let place = reading(), archive.sources.indices.contains(place.source) else {
      return say("there is no source to search in")
    }
    state.mode = .searchingText(TextSearch(source: place.source, start: place.top, origin: self.place))
    state.focus = .source
  }

  mutating func handleTextSearch(_ key: Key) {
    guard case .searchingText(var search) = state.mode else { return }
    switch key {
    case .escape:
      state.mode = .browsing
      restore(search.origin)
      return
    case .enter:
      accept(search)
      return
    case .down, .tab: step(&search, forward: true)
    case .up, .shiftTab: step(&search, forward: false)
    case .control("p"), .control("n"):
      search.prompt.recall(key == .control("p") ? 1 : -1, among: state.recentQueries)
      run(&search)
    default:
      let before = search.prompt.text
      guard search.prompt.take(key) else { return }
      if search.prompt.text != before { run(&search) }
    }
    state.mode = .searchingText(search)
  }

  /// Looks for what is typed from the place where the search began, and shows it.
  private mutating func run(_ search: inout TextSearch) {
    search.query = SearchQuery(search.prompt.string)
    let start = (piece: search.start.number, offset: search.start.offset)
    search.found =
      archive.match(of: search.query, ofSource: search.source, from: start, forward: true, isIncluded: true)
      ?? firstMatch(of: search, forward: true)
    state.mode = .searchingText(search)
    restore(search.origin)
    state.focus = .source
    show(search)
  }

  /// The first match of the whole source, or the last.
  private func firstMatch(of search: TextSearch, forward: Bool) -> PassageRange? {
    let last = max(1, archive.sources[search.source].blockCount)
    return archive.match(
      of: search.query, ofSource: search.source, from: forward ? (1, 0) : (last, Int.max), forward: forward,
      isIncluded: true)
  }

  private mutating func show(_ search: TextSearch) {
    guard let found = search.found else { return }
    show(found, in: found.paragraph, ofSource: search.source)
    state.focus = .source
  }

  /// Goes to the next match or the one before, round the ends of the source.
  private mutating func step(_ search: inout TextSearch, forward: Bool) {
    guard let found = search.found else { return }
    let next = archive.match(
      of: search.query, ofSource: search.source, from: (found.paragraph, found.start), forward: forward,
      isIncluded: false)
    search.found = next ?? firstMatch(of: search, forward: forward)
    show(search)
    if next == nil { say(forward ? "from the beginning again" : "from the end again") }
  }

  private mutating func accept(_ search: TextSearch) {
    guard search.found != nil else {
      say(search.prompt.text.isEmpty ? "nothing was typed" : "that is not in this text; Esc goes back")
      return
    }
    keepRecent(search.prompt.string)
    state.mode = .browsing
    remember(search.origin)
    state.textSearch = search
    state.followsText = true
    say("\(search.prompt.string) in this text" + nextKeys)
  }

  private var nextKeys: String {
    let keys = [(Action.nextHit, "next"), (.previousHit, "before"), (.cancel, "ends")].compactMap { action, word in
      keymap.sign(of: action).map { "\($0) \(word)" }
    }
    return keys.isEmpty ? "" : "; " + keys.joined(separator: ", ")
  }

  /// Goes on with the search in the text.
  mutating func moveTextMatch(forward: Bool) {
    guard var search = state.textSearch else { return }
    remember()
    step(&search, forward: forward)
    state.textSearch = search
  }
}
