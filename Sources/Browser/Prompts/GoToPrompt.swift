import Archive
import Chronology
import Screen

/// A date while it is typed: the timeline shows the event nearest to it.
struct GoToPrompt: Overlay {
  private var prompt = Prompt()
  /// What is meant; nil while that is not clear.
  private var guess: DateGuess?
  /// Where the reader was.
  private let origin: Place
  /// The day of the event that was selected there.
  private let day: Day

  init(_ model: BrowserModel) {
    origin = model.place
    let number = model.archive.sortDay(at: model.timeline.index, in: model.timeline.list)
    day = number.map { Day(number: $0) } ?? model.archive.firstDay ?? Day(number: 0)
  }

  var isHalfDone: Bool { true }
  var looksInTimeline: Bool { true }

  mutating func handle(_ key: Key, in model: inout BrowserModel) -> Outcome {
    switch key {
    case .escape:
      model.restore(origin)
      return .closes()
    case .enter: return accept(in: &model)
    default:
      let before = prompt.text
      if prompt.type(key), prompt.text != before { look(in: &model) }
      return .done
    }
  }

  /// Selects the first event that does not begin before the date, or the last one of all.
  private mutating func look(in model: inout BrowserModel) {
    guess = DateGuess(prompt.string, from: day)
    model.restore(origin)
    guard let day = guess?.date?.nearestDay else { return }
    model.move(to: model.archive.firstIndex(notBefore: day.number, in: model.timeline.list))
  }

  private func accept(in model: inout BrowserModel) -> Outcome {
    guard let date = guess?.date else {
      if !prompt.text.isEmpty {
        model.say("this is no date; try 1989, nov 1989, 9.11.1989, summer 85 or two years later")
        return .done
      }
      model.restore(origin)
      model.say("no date was typed")
      return .closes()
    }
    model.history.remember(origin)
    model.focus = .timeline
    model.say(date.words + landing(after: date, model))
    return .closes()
  }

  /// What is to be said where the event that was reached does not lie in the time that was asked for.
  private func landing(after wanted: EDTF, _ model: BrowserModel) -> String {
    let archive = model.archive
    guard let position = model.position, let event = archive.event(position: position),
      let date = try? EDTF(event.date), date.overlaps(wanted) == .impossible
    else { return "" }
    let nearest = "; the nearest: \(date.words)"
    let words =
      switch eventsReaching(into: wanted, around: position, model) {
      case 0?: ": nothing is listed then" + nearest
      case let count?:
        ": nothing begins then, \(Words.count(count, "listed event reaches", "listed events reach")) into it"
      case nil: ": nothing begins then" + nearest
      }
    let day = wanted.nearestDay
    let isOutside =
      archive.firstDay.flatMap { first in day.map { $0 < first || $0.year > archive.years.upperBound } } ?? false
    return words
      + (isOutside && !model.timeline.showsBackground
        ? model.key(.toggleBackground, "shows what lies outside the era") : "")
  }

  /// How many of the listed events lie within a time or may do so; nil where that takes long to find out.
  private func eventsReaching(into date: EDTF, around position: Int, _ model: BrowserModel) -> Int? {
    let archive = model.archive
    let query = SearchQuery("date:\(date.canonical)")
    let withBackground = model.timeline.showsBackground
    let page =
      model.answersAtOnce
      ? (archive.list(meeting: query, withBackground: withBackground), true)
      : archive.listPage(
        meeting: query, withBackground: withBackground, around: position, atMost: 100, patience: model.timeout)
    guard let (list, isWhole) = page, isWhole else { return nil }
    let listed = model.timeline.list
    return (0..<list.count).count { index in
      guard let found = archive.position(at: index, in: list) else { return false }
      return archive.position(at: archive.index(ofPosition: found, in: listed), in: listed) == found
    }
  }

  func footer(_ model: BrowserModel) -> Footer {
    let examples = ["1989, nov 1989, 9.11.1989", "nov 1989"]
    let side = PromptSide(
      answers: guess?.date.map { [$0.words] } ?? (prompt.text.isEmpty ? examples : ["no date yet", "no date"]),
      hints: ["Enter go", "Esc back"])
    return .prompt(prompt, sign: "go to: ", side)
  }
}

extension EDTF {
  /// The first day it may reach, or the last where it has no first.
  fileprivate var nearestDay: Day? { earliest.day ?? latest.day }
}
