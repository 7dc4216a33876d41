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
  /// What is asked for while it is not known what is found.
  var inquiry: Inquiry?
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
    default: guard typeQuery(key, into: &search.prompt) else { return }
    }
    state.mode = .searchingText(search)
  }

  /// Looks for what is typed from the place where the search began, and shows it.
  mutating func run(_ search: inout TextSearch) {
    search.query = SearchQuery(search.prompt.string)
    search.found = nil
    restore(search.origin)
    state.focus = .source
    look(for: &search, from: search.start, forward: true, isIncluded: true)
  }

  /// Goes to the next match or the one before, round the ends of the source.
  private mutating func step(_ search: inout TextSearch, forward: Bool) {
    guard let found = search.found, search.inquiry == nil else { return }
    look(
      for: &search, from: TextPlace(number: found.paragraph, offset: found.start), forward: forward, isIncluded: false)
  }

  /// Looks for a match from a place on; where that takes longer than a key may wait, it is asked for.
  private mutating func look(for search: inout TextSearch, from place: TextPlace, forward: Bool, isIncluded: Bool) {
    let question = TextQuestion(
      query: search.query, source: search.source, piece: place.number, offset: place.offset, forward: forward,
      isIncluded: isIncluded)
    search.inquiry = .match(question)
    if let match = archive.match(question, until: stopInTime) { take(match, to: question, in: &search) }
  }

  /// Takes what was found, and shows it.
  private mutating func take(_ match: TextMatch, to question: TextQuestion, in search: inout TextSearch) {
    search.inquiry = nil
    search.found = match.passage
    guard let found = match.passage else { return }
    show(found, in: found.paragraph, ofSource: search.source)
    state.focus = .source
    if match.isRoundTheEnd, !question.isIncluded {
      say(question.forward ? "from the beginning again" : "from the end again")
    }
  }

  /// Takes an answer that came later than the key.
  mutating func takeMatch(_ answer: Inquiry.Answer, to inquiry: Inquiry) {
    guard case .match(let question) = inquiry else { return }
    let match = if case .match(let match) = answer { match } else { TextMatch.none }
    if case .searchingText(var search) = state.mode, search.inquiry == inquiry {
      take(match, to: question, in: &search)
      state.mode = .searchingText(search)
    } else if var search = state.textSearch, search.inquiry == inquiry {
      state.message = nil
      take(match, to: question, in: &search)
      state.textSearch = search
    }
  }

  private mutating func accept(_ search: TextSearch) {
    guard search.found != nil else {
      return sayNothing(of: search.prompt, isLooking: search.inquiry != nil, "that is not in this text")
    }
    keepRecent(search.prompt.string)
    state.mode = .browsing
    remember(search.origin)
    state.textSearch = search
    state.followsText = true
    say("\(search.prompt.string) in this text" + keysOfHits)
  }

  /// Goes on with the search in the text.
  mutating func moveTextMatch(forward: Bool) {
    guard var search = state.textSearch else { return }
    if search.inquiry != nil { return say("still looking") }
    remember()
    step(&search, forward: forward)
    if search.inquiry != nil { say("looking …") }
    state.textSearch = search
  }
}
