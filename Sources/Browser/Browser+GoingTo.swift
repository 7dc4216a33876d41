import Archive
import Chronology
import Screen

/// A date while it is typed, and where the reader was before.
struct DatePrompt {
  var prompt = Prompt()
  /// What is meant; nil while that is not clear.
  var guess: DateGuess?
  /// Where the reader was.
  var origin: Place
  /// The day of the event that was selected there.
  var day: Day
}

extension EraBrowser {
  mutating func beginGoingTo() {
    let day = archive.sortDay(at: state.index, in: state.list).map { Day(number: $0) } ?? archive.firstDay
    state.mode = .goingTo(DatePrompt(origin: place, day: day ?? Day(number: 0)))
  }

  mutating func handleGoingTo(_ key: Key) {
    guard case .goingTo(var going) = state.mode else { return }
    switch key {
    case .escape:
      state.mode = .browsing
      restore(going.origin)
      return
    case .enter:
      guard let date = going.guess?.date else {
        if !going.prompt.text.isEmpty {
          return say("this is no date; try 1989, nov 1989, 9.11.1989, summer 85 or two years later")
        }
        state.mode = .browsing
        restore(going.origin)
        return say("no date was typed")
      }
      state.mode = .browsing
      remember(going.origin)
      state.focus = .timeline
      say(date.words + landing(after: date))
      return
    default:
      let before = going.prompt.text
      guard going.prompt.take(key) else { return }
      if going.prompt.text != before {
        going.guess = DateGuess(going.prompt.string, from: going.day)
        restore(going.origin)
        if let day = going.guess?.date?.nearestDay { selectEvent(nearest: day) }
      }
    }
    state.mode = .goingTo(going)
  }

  /// Selects the first event that does not begin before a day, or the last one of all.
  private mutating func selectEvent(nearest day: Day) {
    let index = min(archive.firstIndex(notBefore: day.number, in: state.list), state.list.count - 1)
    guard index != state.index else { return }
    state.index = index
    showSelected()
  }

  /// What is to be said where the event that was reached does not lie in the time that was asked for.
  func landing(after wanted: EDTF) -> String {
    guard let position = selectedPosition, let event = archive.event(position: position),
      let date = try? EDTF(event.date), date.overlaps(wanted) == .impossible
    else { return "" }
    let nearest = "; the nearest: \(date.words)"
    let words =
      switch eventsReaching(into: wanted, around: position) {
      case 0?: ": nothing is listed then" + nearest
      case let count?:
        ": nothing begins then, \(Words.count(count, "listed event reaches", "listed events reach")) into it"
      case nil: ": nothing begins then" + nearest
      }
    let day = wanted.nearestDay
    let isOutside =
      archive.firstDay.flatMap { first in day.map { $0 < first || $0.year > archive.years.upperBound } } ?? false
    return words
      + (isOutside && !state.showsBackground ? key(.toggleBackground, "shows what lies outside the era") : "")
  }

  /// How many of the listed events lie within a time or may do so; nil where that takes long to find out.
  private func eventsReaching(into date: EDTF, around position: Int) -> Int? {
    let query = SearchQuery("date:\(date.canonical)")
    let page =
      answersAtOnce
      ? (archive.list(meeting: query, withBackground: state.showsBackground), true)
      : archive.listPage(
        meeting: query, withBackground: state.showsBackground, around: position, atMost: 100, patience: patience)
    guard let (list, isWhole) = page, isWhole else { return nil }
    return (0..<list.count).count { index in
      guard let found = archive.position(at: index, in: list) else { return false }
      return archive.position(at: archive.index(ofPosition: found, in: state.list), in: state.list) == found
    }
  }
}

extension EDTF {
  /// The first day it may reach, or the last where it has no first.
  fileprivate var nearestDay: Day? { earliest.day ?? latest.day }
}
