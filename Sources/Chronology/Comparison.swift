/// The answer to a question about dates that are not known to the day.
public enum Answer: Int, Hashable, Comparable, Sendable {
  /// It is so in no reading of the dates.
  case impossible
  /// It may be so.
  case possible
  /// It is so in every reading of the dates.
  case definite

  /// Whether the left answer is the less sure one.
  public static func < (left: Answer, right: Answer) -> Bool { left.rawValue < right.rawValue }
}

/// Comparisons.
///
/// Each date is taken as something that lasts from a day s to a day e, s not after e, neither of them
/// necessarily known. What is known of s and e are hulls:
///
/// - a date, whatever its precision and masks: s and e both lie between its earliest and its latest day;
/// - an interval: s lies within its start, e within its end. An open end is infinite, an unknown one lies
///   anywhere, `..` before a start or after an end removes the limit on that side;
/// - a member of a set: as a date; a member with `..`, a date somewhere in that range.
///
/// `isWithin` and `overlaps` ask about a *period*, where a date without masked digits means the whole of
/// itself: the period `1989` is all of 1989, the period `1988/1990` runs from the first day of 1988 to the
/// last of 1990. So do years masked from the right, without a month: `198X` is the whole decade. Other
/// masked dates and years with significant digits remain a period of unknown place. So `1989-07` is
/// definitely within `1989`, `1989` possibly within `1989-07`, `1989-07` possibly within `1989-XX`.
///
/// `[…]` means one of its members: an answer is definite (impossible) when it is so for every member, and
/// possible otherwise. `{…}` means all of them: `isBefore`, `isAfter` and `isWithin` hold when they hold for
/// every member; `overlaps` when it holds for one; a period `{…}` is met by meeting any one of its members.
///
/// The answers come from hulls: they are never too sure, but where a mask leaves gaps (`1560-X2`) they may say
/// possible of what is not. `?`, `~` and `%` change no answer; ask `qualification` for them.
extension EDTF {
  /// Whether this ends before the other begins, both being taken as events: `1989` is possibly before `1989-07`.
  ///
  /// Where this is definite, this date also sorts before the other.
  public func isBefore(_ other: EDTF) -> Answer {
    combine(other, within: false, each: { $0.isBefore($1) }, among: Self.least, others: Self.least)
  }

  /// Whether this begins after the other ends: the other's `isBefore`, from this side.
  public func isAfter(_ other: EDTF) -> Answer { other.isBefore(self) }

  /// Whether this lies wholly within a period.
  public func isWithin(_ period: EDTF) -> Answer {
    combine(period, within: true, each: { $0.isWithin($1) }, among: Self.least, others: Self.greatest)
  }

  /// Whether this has a day in common with a period.
  public func overlaps(_ period: EDTF) -> Answer {
    combine(period, within: true, each: { $0.overlaps($1) }, among: Self.greatest, others: Self.greatest)
  }

  /// Whether both cannot be right of the same event.
  ///
  /// Two dates exclude one another when they have no day in common: `1985` and `1988-05-26` do, `1988-05` and
  /// `1988-05-26` do not. Two intervals that share a day do not, whatever their ends: sources draw the limits of
  /// what lasted in different places. Sets of either kind exclude what each of their members excludes.
  public func excludes(_ other: EDTF) -> Bool {
    extents.allSatisfy { left in other.extents.allSatisfy { left.excludes($0) } }
  }

  /// Whether both can be right of the same event: the contrary of `excludes`.
  public func canEqual(_ other: EDTF) -> Bool { !excludes(other) }

  private static func least(_ answers: [Answer]) -> Answer { answers.min() ?? .possible }

  private static func greatest(_ answers: [Answer]) -> Answer { answers.max() ?? .possible }

  private static func agreed(_ answers: [Answer]) -> Answer {
    guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return .possible }
    return first
  }

  private var isOneOf: Bool {
    if case .set(.oneOf, _) = form { true } else { false }
  }

  private func combine(
    _ other: EDTF, within: Bool, each answer: (Extent, Extent) -> Answer,
    among: ([Answer]) -> Answer, others: ([Answer]) -> Answer
  ) -> Answer {
    let periods = within ? other.periods : other.extents
    let subjects = extents
    if subjects.count == 1, periods.count == 1 { return answer(subjects[0], periods[0]) }
    let joinOthers = other.isOneOf ? Self.agreed : others
    let joinSubjects = isOneOf ? Self.agreed : among
    return joinSubjects(subjects.map { subject in joinOthers(periods.map { answer(subject, $0) }) })
  }
}
