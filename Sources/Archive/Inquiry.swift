/// A question to the archive whose answer may take longer than a key may wait.
///
/// It is a value: whoever needs an answer says what it is about, and knows the answer again by the question. A new
/// kind of question is a new case here and in ``Inquiry/Answer``, and a line in ``EraArchive/answer(to:until:)``.
public enum Inquiry: Hashable, Sendable {
  /// All hits of a search.
  case hits(SearchQuery, withBackground: Bool, order: HitOrder)
  /// The list of the events that meet a filter.
  case list(SearchQuery, withBackground: Bool)
  /// What a search that finds nearly nothing may have been meant to be, as it is being typed.
  case suggestion(String)
  /// The next match in one source.
  case match(TextQuestion)
  /// What lanes have of the very many events that a filter keeps.
  case tallies(LaneQuestion)

  /// What the archive says.
  public enum Answer: Hashable, Sendable {
    /// All hits.
    case hits(SearchHits)
    /// The list.
    case list(EventList)
    /// Another query; nil where none is near.
    case suggestion(String?)
    /// What was found in the source.
    case match(TextMatch)
    /// What the lanes have, in the order in which they were asked about.
    case tallies([LaneTally])
    /// The archive cannot be read.
    case nothing
  }
}

extension EraArchive {
  /// Answers a question, however long it takes.
  /// - Returns: nil where the work was stopped.
  public func answer(to inquiry: Inquiry, until stop: Stop = Stop()) -> Inquiry.Answer? {
    if stop.isDue { return nil }
    let answer: Inquiry.Answer? =
      switch inquiry {
      case .hits(let query, let withBackground, let order):
        search(query, withBackground: withBackground, order: order, until: stop).map { .hits($0) }
      case .list(let query, let withBackground):
        list(meeting: query, withBackground: withBackground, until: stop).map { .list($0) }
      case .suggestion(let text):
        .suggestion(suggestion(for: text, isTyping: true, until: stop))
      case .match(let question): match(question, until: stop).map { .match($0) }
      case .tallies(let question): tallies(question, until: stop).map { .tallies($0) }
      }
    return stop.isDue ? nil : answer ?? .nothing
  }
}
