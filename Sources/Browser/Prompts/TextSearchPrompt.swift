import Archive
import Screen

/// A search in the source that is shown, and where the reader was before.
struct TextSearch {
  var prompt = Prompt()
  private(set) var query = SearchQuery.everything
  /// The number of the source.
  let source: Int
  /// Where the search began: a piece of the source and a code point in it.
  let start: TextPlace
  /// The stretch that was found; nil where none was.
  private(set) var found: PassageRange?
  /// What is asked for while it is not known what is found.
  private(set) var request: ArchiveRequest?
  /// Where the reader was when the search began.
  let origin: Place

  init(source: Int, start: TextPlace, origin: Place) {
    self.source = source
    self.start = start
    self.origin = origin
  }

  /// Looks for what is typed from the place where the search began, and shows it.
  mutating func run(in model: inout BrowserModel) {
    query = SearchQuery(prompt.string)
    found = nil
    model.restore(origin)
    model.focus = .source
    look(from: start, forward: true, isIncluded: true, in: &model)
  }

  /// Goes to the next match or the one before, round the ends of the source.
  mutating func step(forward: Bool, in model: inout BrowserModel) {
    guard let found, request == nil else { return }
    let place = TextPlace(number: found.paragraph, offset: found.start)
    look(from: place, forward: forward, isIncluded: false, in: &model)
  }

  /// Goes on from the panes to the next match or the one before.
  mutating func move(forward: Bool, in model: inout BrowserModel) {
    if request != nil { return model.say("still looking") }
    model.remember()
    step(forward: forward, in: &model)
    if request != nil { model.say("looking …") }
  }

  /// Looks for a match from a place on; where that takes longer than a key may wait, it is asked for.
  private mutating func look(
    from place: TextPlace, forward: Bool, isIncluded: Bool, in model: inout BrowserModel
  ) {
    let question = TextQuestion(
      query: query, source: source, piece: place.number, offset: place.offset, forward: forward,
      isIncluded: isIncluded)
    request = .match(question)
    if let match = model.archive.match(question, until: model.stopInTime) { take(.match(match), in: &model) }
  }

  /// Takes what was found, and shows it.
  mutating func take(_ answer: ArchiveRequest.Answer, in model: inout BrowserModel) {
    guard case .match(let question) = request else { return }
    let match = if case .match(let match) = answer { match } else { TextMatch.none }
    request = nil
    found = match.passage
    guard let found else { return }
    model.show(found, in: found.paragraph, ofSource: source)
    model.focus = .source
    if match.isRoundTheEnd, !question.isIncluded {
      model.say(question.forward ? "from the beginning again" : "from the end again")
    }
  }
}

/// The search in a text: the source shows the match while one types.
struct TextSearchPrompt: Overlay {
  private var search: TextSearch
  private var typed = Typed.nothing

  init(_ search: TextSearch) {
    self.search = search
  }

  var isHalfDone: Bool { true }
  var query: SearchQuery? { search.query }
  var request: ArchiveRequest? { search.request }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    if let step = key.recallStep {
      search.prompt.recall(step, among: model.queries.recent)
      search.run(in: &model)
      return .done
    }
    switch key {
    case .escape:
      model.restore(search.origin)
      return .closes()
    case .enter: return accept(in: &model)
    case .down, .tab: search.step(forward: true, in: &model)
    case .up, .shiftTab: search.step(forward: false, in: &model)
    default: _ = typed.type(key, into: &search.prompt, in: &model)
    }
    return .done
  }

  private func accept(in model: inout BrowserModel) -> Outcome {
    guard search.found != nil else {
      model.say(search.prompt.wordsOfNothing(isLooking: search.request != nil, "that is not in this text"))
      return .done
    }
    model.queries.note(search.prompt.string)
    model.history.remember(search.origin)
    model.queries.follow(search)
    model.say("\(search.prompt.string) in this text" + SearchSession.keysOfHits(model.keymap))
    return .closes()
  }

  mutating func catchUp(in model: inout BrowserModel) {
    if typed.take() == .letters { search.run(in: &model) }
  }

  mutating func take(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest, in model: inout BrowserModel) {
    if search.request == request { search.take(answer, in: &model) }
  }

  func footer(_ model: BrowserModel) -> Footer {
    let place =
      search.request != nil
      ? ["looking …", "…"] : search.found.map { ["¶ \($0.paragraph)"] } ?? ["not in this text", "not found"]
    let side = PromptSide(
      answers: search.prompt.text.isEmpty ? [] : place,
      hints: search.found == nil ? ["Esc back"] : ["↑↓ next", "Enter keep", "Esc back"])
    return .prompt(search.prompt, sign: "in this text: ", side)
  }
}
