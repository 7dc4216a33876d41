extension EDTF: Hashable, Comparable {
  /// Whether both have the same canonical text.
  public static func == (left: EDTF, right: EDTF) -> Bool { left.form == right.form }

  /// Feeds what `==` compares into the hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(form) }

  /// The day number that the date is sorted by first: its earliest day.
  ///
  /// An open or unknown start is sorted by its end (`latest`); a date open on both sides comes first of all,
  /// with `Int.min`.
  public var orderStart: Int {
    if case .day(let day) = earliest { return day.number }
    if case .day(let day) = latest { return day.number }
    return .min
  }

  /// The second of the day that the date is sorted by among those of one `orderStart`.
  ///
  /// It is counted from one: 06:00:00 is 21,601. Zero for a date without a time of day, so that it comes first.
  public var orderTime: Int {
    guard case .dateTime(_, let time) = form else { return 0 }
    return (Int(time.hour) * 60 + Int(time.minute)) * 60 + Int(time.second) + 1
  }

  /// The day number that the date is sorted by second: its latest day.
  ///
  /// An unknown end comes after all days (`Int.max - 1`), an open one last (`Int.max`).
  public var orderEnd: Int {
    switch latest {
    case .day(let day): day.number
    case .unknown: .max - 1
    case .open: .max
    }
  }

  /// The total order: by `orderStart`, then `orderTime`, then `orderEnd`, then the canonical text.
  ///
  /// A date that is definitely before another is also less than it.
  public static func < (left: EDTF, right: EDTF) -> Bool {
    let (leftStart, rightStart) = (left.orderStart, right.orderStart)
    if leftStart != rightStart { return leftStart < rightStart }
    let (leftTime, rightTime) = (left.orderTime, right.orderTime)
    if leftTime != rightTime { return leftTime < rightTime }
    let (leftEnd, rightEnd) = (left.orderEnd, right.orderEnd)
    if leftEnd != rightEnd { return leftEnd < rightEnd }
    if left.form == right.form { return false }
    return left.canonical < right.canonical
  }
}
