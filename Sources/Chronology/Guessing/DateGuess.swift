/// A date as people write it, in any usual form, with everything that it may mean.
///
/// Read are EDTF; numbers with signs between them; months, seasons, weekdays, quarters, halves, decades and centuries in
/// English, Russian, Ukrainian, German, French, Spanish and Polish; spans, open ends, “early”, “about”, hours, years BC.
///
/// ```swift
/// DateGuess("10 июля 1989").certain            // 1989-07-10
/// DateGuess("07/10/1989").certain              // nil
/// DateGuess("07/10/1989").candidates.map(\.date.canonical)
///                                              // ["1989-10-07", "1989-07-10"]
/// DateGuess("07/10/1989", order: .monthFirst).certain
///                                              // 1989-07-10
/// DateGuess("summer 85").date                  // 1985-22
/// DateGuess("summer 85").certain               // nil: the century is not written
/// DateGuess("nov", from: Day(year: 1988, month: 5, day: 3)).date
///                                              // 1988-11
/// ```
public struct DateGuess: Hashable, Sendable {
  /// One thing that a text may mean.
  public struct Candidate: Hashable, Sendable {
    /// The date.
    public let date: EDTF
    /// What must hold for it to be meant, as a clause: “the day comes first”; empty where nothing is taken for granted.
    public let condition: String
    /// The order of day and month that it takes for granted; nil where none is.
    public let order: DayOrder?

    /// Whether nothing is taken for granted but that a slip was put right.
    let isCorrection: Bool

    init(date: EDTF, condition: String = "", order: DayOrder? = nil, isCorrection: Bool = false) {
      self.date = date
      self.condition = condition
      self.order = order
      self.isCorrection = isCorrection || condition.isEmpty
    }
  }

  /// The text that was read.
  public let text: String
  /// What it may mean, the likeliest first; empty where it is no date.
  public let candidates: [Candidate]
  /// Why there is no candidate, in a few words; nil where there is one, or nothing more can be said.
  public let problem: String?
  /// The order of day and month that the numbers show by themselves: day first in `27/10/1989`; nil where they show none.
  public let shownOrder: DayOrder?

  /// Reads a text.
  /// - Parameters:
  ///   - text: the text; one of more than 120 characters is no date.
  ///   - order: the order of day and month where both could be either; nil leaves both open.
  ///   - here: the day that one is at while one types: what a text leaves out is taken from it, as the year of “9 nov”
  ///     and that of “next year”, misspelt words are put right, and three digits are the beginning of a year.
  public init(_ text: String, order: DayOrder? = nil, from here: Day? = nil) {
    self.text = text
    var copy = text
    if let exact = copy.withUTF8({ $0.count <= GuessReader.longest ? EDTF(utf8: $0) : nil }),
      Self.isWritten(exact, text)
    {
      (candidates, problem, shownOrder) = ([Candidate(date: exact)], nil, nil)
      return
    }
    var reader = GuessReader(order: order, here: here)
    candidates = reader.candidates(text)
    problem = candidates.isEmpty ? reader.problem : nil
    shownOrder = reader.shownOrder
  }

  /// Whether a text that is EDTF is meant so: `?-1989` is a span without a beginning, and the midnight of a zone is what a
  /// database adds to a day.
  private static func isWritten(_ date: EDTF, _ text: String) -> Bool {
    if case .dateTime(_, let time) = date.form { return !(time.isMidnight && time.zone != .local) }
    return !text.hasPrefix("?-")
  }

  /// The likeliest date; nil where the text is none.
  public var date: EDTF? { candidates.first?.date }

  /// The date where the text has one meaning and nothing is taken for granted; nil otherwise.
  public var certain: EDTF? {
    candidates.count == 1 && candidates[0].condition.isEmpty ? candidates[0].date : nil
  }

  /// What to write instead: “write 1989-10-07 if the day comes first, 1989-07-10 if the month comes first”.
  ///
  /// Nil where the meaning is certain, or there is none.
  public var advice: String? {
    certain == nil ? Self.advice(candidates) : nil
  }

  static func advice(_ candidates: [Candidate]) -> String? {
    if candidates.isEmpty { return nil }
    let choices = candidates.prefix(4).map { candidate in
      candidate.date.canonical + (candidate.condition.isEmpty ? "" : " if \(candidate.condition)")
    }
    return "write " + choices.joined(separator: ", ")
  }
}

extension EDTF {
  /// Reads a date as people write it, where it has one meaning.
  ///
  /// ```swift
  /// try EDTF(guessing: "Monday, 10 July 1989")              // 1989-07-10
  /// try EDTF(guessing: "10/7/1989", order: .dayFirst)       // 1989-07-10
  /// try EDTF(guessing: "10/7/1989")                         // throws: the day or the month may come first
  /// ```
  /// - Parameter order: the order of day and month where both could be either.
  /// - Throws: ``DateGuess/Doubt``, which has every meaning that the text may have.
  public init(guessing text: String, order: DayOrder? = nil) throws(DateGuess.Doubt) {
    let guess = DateGuess(text, order: order)
    guard let date = guess.certain else { throw DateGuess.Doubt(guess: guess) }
    self = date
  }
}

extension DateGuess {
  /// Why a text is not taken for a date: it is none, or may be several.
  public struct Doubt: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was read.
    public let guess: DateGuess

    /// Makes a doubt of what was read.
    public init(guess: DateGuess) { self.guess = guess }

    /// The text, what is wrong with it, and what to write instead.
    public var message: String {
      let shown = "“\(guess.text.printable(limit: 60))”"
      if let advice = guess.advice {
        return guess.candidates.count > 1
          ? "\(shown) may mean more than one date: \(advice)" : "\(shown) does not say it all: \(advice)"
      }
      if let problem = guess.problem { return "\(shown) is not a date: \(problem)" }
      do throws(EDTFError) {
        _ = try EDTF(guess.text)
        return shown
      } catch {
        return "\(shown) is not a date: \(error.message)"
      }
    }

    /// The message.
    public var description: String { message }
  }
}
