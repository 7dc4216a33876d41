extension EDTF {
  /// The dates that are written, in order: one, two for an interval or range, several for a set.
  public var dates: [CalendarDate] {
    switch form {
    case .date(let date), .dateTime(let date, _): return [date]
    case .interval(let start, let end): return [start.date, end.date].compactMap { $0 }
    case .set(_, let members):
      return members.flatMap { member in
        switch member {
        case .date(let date), .onOrBefore(let date), .onOrAfter(let date): [date]
        case .range(let first, let last): [first, last]
        }
      }
    }
  }

  /// Whether any part is approximate (`~` or `%`).
  public var isApproximate: Bool { dates.contains { $0.qualification.contains(.approximate) } }

  /// Whether any part is uncertain (`?` or `%`).
  public var isUncertain: Bool { dates.contains { $0.qualification.contains(.uncertain) } }

  /// Whether any digit is written `X`.
  public var isMasked: Bool { dates.contains { $0.isMasked } }

  /// Whether this is an interval.
  public var isInterval: Bool { intervalEnds != nil }

  /// Whether this is a set, of either kind.
  public var isSet: Bool {
    if case .set = form { true } else { false }
  }

  /// The start and the end of an interval, with what qualifies each; nil for anything else.
  public var intervalEnds: (start: IntervalEnd, end: IntervalEnd)? {
    if case .interval(let start, let end) = form { (start, end) } else { nil }
  }

  /// What qualifies the start: that of an interval's start, otherwise that of the whole.
  public var startQualification: Qualification { intervalEnds?.start.qualification ?? qualification }

  /// What qualifies the end: that of an interval's end, otherwise that of the whole.
  public var endQualification: Qualification { intervalEnds?.end.qualification ?? qualification }

  /// Everything that qualifies any part.
  public var qualification: Qualification {
    dates.reduce(into: Qualification()) { $0.formUnion($1.qualification) }
  }

  /// How fine the date is; of an interval or a set, the coarsest of its dates.
  public var precision: Precision {
    if case .dateTime = form { return .second }
    return dates.map(\.precision).min() ?? .year
  }

  /// The lowest level of Annex A, 0 to 2, that has everything that is written.
  public var level: Int {
    switch form {
    case .date(let date): date.level
    case .dateTime: 0
    case .set: 2
    case .interval(let start, let end): max(start.level, end.level)
    }
  }
}

extension IntervalEnd {
  fileprivate var level: Int {
    switch self {
    case .unknown, .open: 1
    case .date(let date): date.isMasked ? 2 : date.level
    case .onOrBefore, .onOrAfter: 2
    }
  }
}

extension CalendarDate {
  fileprivate var level: Int {
    if style == .exponential || significantDigits > 0 { return 2 }
    if let season, season > 24 { return 2 }
    if !isWhollyQualified || (isMasked && !hasMaskOfLevel1) { return 2 }
    let isPlain = style == .fourDigits && significand >= 0 && season == nil && !isMasked
    return isPlain && qualifications == 0 ? 0 : 1
  }

  /// `YYYX`, `YYXX`, `YYYY-XX`, `YYYY-MM-XX`, `YYYY-XX-XX`.
  private var hasMaskOfLevel1: Bool {
    if yearMask != 0 { return (yearMask == 1 || yearMask == 3) && !monthDigits.isPresent }
    if dayDigits.isMasked {
      return dayDigits.isWhollyMasked && (monthDigits.isWhollyMasked || !monthDigits.isMasked)
    }
    return monthDigits.isWhollyMasked && !dayDigits.isPresent
  }
}
