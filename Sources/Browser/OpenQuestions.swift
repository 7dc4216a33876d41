import Archive
import Screen

/// What the screen needs to know and the archive cannot say within a key, and what it has said so far.
///
/// An answer is kept as long as every frame asks for it, and forgotten with the first that does not.
struct OpenQuestions {
  /// What the last frame asked for.
  private(set) var needed: [Inquiry] = []
  private var answers: [Inquiry: Inquiry.Answer] = [:]

  /// The questions to which no answer is there.
  var open: [Inquiry] { needed.filter { answers[$0] == nil } }

  /// An answer that is there; nil where it is not.
  subscript(inquiry: Inquiry) -> Inquiry.Answer? { answers[inquiry] }

  /// Begins a frame.
  mutating func begin() { needed = [] }

  /// Ends a frame: what it did not ask for is forgotten.
  mutating func end() {
    if answers.count > needed.count { answers = answers.filter { needed.contains($0.key) } }
  }

  /// The answer to a question; nil as long as it is not there.
  mutating func answer(to inquiry: Inquiry) -> Inquiry.Answer? {
    if !needed.contains(inquiry) { needed.append(inquiry) }
    return answers[inquiry]
  }

  /// Takes an answer.
  mutating func take(_ answer: Inquiry.Answer, to inquiry: Inquiry) { answers[inquiry] = answer }
}

extension EraBrowser {
  /// What is still to be asked of the archive for the screen as it is, most urgent first.
  ///
  /// Whoever runs the browser asks, in its own time, and hands every answer to ``take(_:to:)``; work on what is no
  /// longer among these is of no use to anyone. All of it is known once ``frame()`` was called.
  public var inquiries: [Inquiry] {
    var inquiries: [Inquiry] = []
    if case .searching(let session) = state.mode, let inquiry = session.inquiry { inquiries.append(inquiry) }
    if case .searchingText(let search) = state.mode, let inquiry = search.inquiry { inquiries.append(inquiry) }
    if state.followsText, let inquiry = state.textSearch?.inquiry { inquiries.append(inquiry) }
    if let inquiry = state.listInquiry { inquiries.append(inquiry) }
    if let inquiry = state.lastSearch?.inquiry { inquiries.append(inquiry) }
    return inquiries + questions.open
  }

  /// Takes an answer of the archive, and does what was waiting for it.
  public mutating func take(_ answer: Inquiry.Answer, to inquiry: Inquiry) -> [Effect] {
    questions.take(answer, to: inquiry)
    takeMatch(answer, to: inquiry)
    if case .searching(var session) = state.mode, session.inquiry == inquiry {
      let before = session.hit(at: session.index)
      session.take(answer)
      state.mode = .searching(session)
      if session.hit(at: session.index) != before { showHit(of: session) }
    }
    let isCounting = state.message?.isCounting == true
    if state.lastSearch?.inquiry == inquiry {
      state.lastSearch?.take(answer)
      if isCounting, let session = state.lastSearch { sayHit(of: session) }
    }
    if state.listInquiry == inquiry {
      takeList(answer)
      if isCounting { sayFiltered() }
    }
    if state.waiting.isEmpty || isWaiting { return [] }
    let keys = state.waiting
    state.waiting = []
    state.message = nil
    return keys.compactMap { handle($0) }
  }

  /// Whether a list that keys wait for is still to come.
  private var isWaiting: Bool { state.listInquiry != nil || state.lastSearch?.inquiry != nil }

  /// The answer to a question that a frame has: at once where the archive is small, else as soon as it is there.
  ///
  /// To be asked by every frame that needs it.
  mutating func answer(to inquiry: Inquiry) -> Inquiry.Answer? {
    if let answer = questions.answer(to: inquiry) { return answer }
    guard answersAtOnce, let answer = archive.answer(to: inquiry) else { return nil }
    questions.take(answer, to: inquiry)
    return answer
  }

  // MARK: Keys that wait

  /// Whether a key can do what it should only when a list is whole; it is kept until then.
  mutating func keepsWaiting(_ action: Action, _ keys: [Key]) -> Bool {
    guard needsWhole(action) else { return false }
    // A key that was held down does not make the program wait without bound.
    if state.waiting.count < 64 { state.waiting += keys }
    say("counting …; it is done when all are found")
    return true
  }

  private func needsWhole(_ action: Action) -> Bool {
    let last = state.list.count - 1
    switch action {
    case .nextHit, .previousHit:
      guard let search = state.lastSearch, search.inquiry != nil else { return false }
      return !(0..<search.hits.count).contains(search.index + (action == .nextHit ? 1 : -1))
    case .nextEvent, .nextEventAnywhere: return state.listInquiry != nil && state.index >= last
    case .previousEvent, .previousEventAnywhere: return state.listInquiry != nil && state.index <= 0
    case .pageUp, .pageDown, .first, .last, .previousMonth, .nextMonth, .previousYear, .nextYear, .goToDate,
      .nextDisagreement:
      return state.listInquiry != nil
    default: return false
    }
  }

  /// Does at once what ends or interrupts the program, and forgets the keys that wait for Esc; all others wait with
  /// those.
  /// - Returns: false where the key is to be done now.
  mutating func waits(_ key: Key) -> Bool {
    guard !state.waiting.isEmpty, case .browsing = state.mode else { return false }
    switch keymap.answer(to: [key], in: state.focus) {
    case .action(.quit), .action(.interrupt), .action(.suspend), .action(.redraw): return false
    case .action(.cancel):
      state.waiting = []
      say("what was waiting is forgotten")
      return true
    default:
      if state.waiting.count < 64 { state.waiting.append(key) }
      say("counting …; it is done when all are found")
      return true
    }
  }
}
