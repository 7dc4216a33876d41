/// In which order a date gives day and month, where both could be either: `07/10/1989`.
public enum DayOrder: String, Hashable, Sendable, CaseIterable {
  /// 7 October, as most of the world writes it.
  case dayFirst = "day-first"
  /// July 10, as the United States write it.
  case monthFirst = "month-first"
}
