import Archive
import Screen

/// What is asked of the archive and may take longer than a key may wait.
public typealias ArchiveRequest = Inquiry

/// What the screen needs to know and the archive cannot say within a key, and what it has said so far.
///
/// An answer is kept as long as every frame asks for it, and forgotten with the first that does not.
struct PendingRequests {
  /// What the last frame asked for.
  private(set) var needed: [ArchiveRequest] = []
  private var answers: [ArchiveRequest: ArchiveRequest.Answer] = [:]

  /// Keys that wait until a list is whole.
  var waitingKeys: [Key] = []

  /// The requests to which no answer is there.
  var open: [ArchiveRequest] { needed.filter { answers[$0] == nil } }

  /// An answer that is there; nil where it is not.
  subscript(request: ArchiveRequest) -> ArchiveRequest.Answer? { answers[request] }

  /// Begins a frame.
  mutating func begin() { needed = [] }

  /// Ends a frame: what it did not ask for is forgotten.
  mutating func end() {
    if answers.count > needed.count { answers = answers.filter { needed.contains($0.key) } }
  }

  /// The answer to a request; nil as long as it is not there.
  mutating func answer(to request: ArchiveRequest) -> ArchiveRequest.Answer? {
    if !needed.contains(request) { needed.append(request) }
    return answers[request]
  }

  /// Takes an answer.
  mutating func take(_ answer: ArchiveRequest.Answer, to request: ArchiveRequest) { answers[request] = answer }
}

/// Keys that can do what they should only when a list is whole.
extension PendingRequests {
  /// A key that is held down does not make the program wait without bound.
  private static let mostKeys = 64

  /// Keeps keys until a list is whole.
  mutating func wait(_ keys: [Key]) {
    if waitingKeys.count < PendingRequests.mostKeys { waitingKeys += keys }
  }

  /// The keys that have waited.
  mutating func takeWaitingKeys() -> [Key] {
    defer { waitingKeys = [] }
    return waitingKeys
  }
}

extension Action {
  /// Whether the action can do what it should only when a list is whole that is still to come.
  func needsWholeList(_ model: BrowserModel) -> Bool {
    let isAsked = model.timeline.request != nil
    switch self {
    case .nextHit, .previousHit:
      guard let search = model.queries.lastSearch, search.request != nil else { return false }
      return !(0..<search.hits.count).contains(search.index + (self == .nextHit ? 1 : -1))
    case .nextEvent, .nextEventAnywhere: return isAsked && model.timeline.index >= model.timeline.list.count - 1
    case .previousEvent, .previousEventAnywhere: return isAsked && model.timeline.index <= 0
    case .pageUp, .pageDown, .first, .last, .previousMonth, .nextMonth, .previousYear, .nextYear, .goToDate,
      .nextDisagreement:
      return isAsked
    default: return false
    }
  }
}
