/// What is known of the first day s and the last day e of something: hulls of day numbers, both inclusive.
struct Extent: Hashable {
  var starts: ClosedRange<Int>
  var ends: ClosedRange<Int>
  /// The most days it can last; nil without a limit.
  var longest: Int?

  /// Both hulls, so drawn in that s is not after e.
  init(starts: ClosedRange<Int>, ends: ClosedRange<Int>) {
    let highestStart = max(starts.lowerBound, min(starts.upperBound, ends.upperBound))
    self.starts = starts.lowerBound...highestStart
    let lowestEnd = max(ends.lowerBound, starts.lowerBound)
    self.ends = lowestEnd...max(lowestEnd, ends.upperBound)
  }

  private var shortest: Int {
    let (difference, overflow) = ends.lowerBound.subtractingReportingOverflow(starts.upperBound)
    return overflow ? (ends.lowerBound > 0 ? .max : 1) : max(1, difference == .max ? .max : difference + 1)
  }

  func isBefore(_ other: Extent) -> Answer {
    if ends.upperBound < other.starts.lowerBound { return .definite }
    return ends.lowerBound < other.starts.upperBound ? .possible : .impossible
  }

  func isWithin(_ period: Extent) -> Answer {
    if starts.lowerBound >= period.starts.upperBound, ends.upperBound <= period.ends.lowerBound {
      return .definite
    }
    if let longest = period.longest, shortest > longest { return .impossible }
    let canBegin = starts.upperBound >= period.starts.lowerBound
    let canEnd = ends.lowerBound <= period.ends.upperBound
    return canBegin && canEnd ? .possible : .impossible
  }

  func overlaps(_ period: Extent) -> Answer {
    if ends.lowerBound >= period.starts.upperBound, starts.upperBound <= period.ends.lowerBound {
      return .definite
    }
    let canMeet =
      starts.lowerBound <= period.ends.upperBound && ends.upperBound >= period.starts.lowerBound
    return canMeet ? .possible : .impossible
  }

  func excludes(_ other: Extent) -> Bool {
    starts.lowerBound > other.ends.upperBound || other.starts.lowerBound > ends.upperBound
  }
}

extension EDTF {
  /// What is known of each thing that the date stands for: one, or one for each member of a set.
  var extents: [Extent] { form.extents(asPeriod: false) }

  /// The same, a date without masks being taken as the whole of itself.
  var periods: [Extent] { form.extents(asPeriod: true) }
}

extension EDTF.Form {
  fileprivate func extents(asPeriod: Bool) -> [Extent] {
    switch self {
    case .date(let date), .dateTime(let date, _): return [date.extent(asPeriod: asPeriod)]
    case .set(_, let members): return members.map { $0.extent(asPeriod: asPeriod) }
    case .interval(let start, let end):
      return [Extent(starts: start.startHull(asPeriod), ends: end.endHull(asPeriod))]
    }
  }
}

extension IntervalEnd {
  fileprivate func startHull(_ asPeriod: Bool) -> ClosedRange<Int> {
    switch self {
    case .unknown: .min ... .max
    case .open: .min ... .min
    case .date(let date), .onOrAfter(let date): date.extent(asPeriod: asPeriod).starts
    case .onOrBefore(let date): .min...date.extent(asPeriod: asPeriod).starts.upperBound
    }
  }

  fileprivate func endHull(_ asPeriod: Bool) -> ClosedRange<Int> {
    switch self {
    case .unknown: .min ... .max
    case .open: .max ... .max
    case .date(let date), .onOrBefore(let date): date.extent(asPeriod: asPeriod).ends
    case .onOrAfter(let date): date.extent(asPeriod: asPeriod).ends.lowerBound ... .max
    }
  }
}

extension SetMember {
  fileprivate func extent(asPeriod: Bool) -> Extent {
    switch self {
    case .date(let date): return date.extent(asPeriod: asPeriod)
    case .onOrBefore(let date):
      let last = date.latest.number
      return asPeriod
        ? Extent(starts: .min ... .min, ends: last...last) : Extent(starts: .min...last, ends: .min...last)
    case .onOrAfter(let date):
      let first = date.earliest.number
      return asPeriod
        ? Extent(starts: first...first, ends: .max ... .max)
        : Extent(starts: first ... .max, ends: first ... .max)
    case .range(let from, let through):
      let (first, last) = (from.earliest.number, through.latest.number)
      return asPeriod
        ? Extent(starts: first...first, ends: last...last)
        : Extent(starts: first...last, ends: first...last)
    }
  }
}

extension CalendarDate {
  fileprivate func extent(asPeriod: Bool) -> Extent {
    guard let hull else { return Extent(starts: 0...0, ends: 0...0) }
    let whole = hull.first...hull.last
    guard asPeriod else { return Extent(starts: whole, ends: whole) }
    if isWholePeriod {
      return Extent(starts: hull.first...hull.first, ends: hull.last...hull.last)
    }
    var extent = Extent(starts: whole, ends: whole)
    switch precision {
    case .day, .second: extent.longest = 1
    case .month: extent.longest = 31
    case .season: extent.longest = 184
    case .year: extent.longest = significantDigits > 0 ? nil : 366
    }
    return extent
  }

  /// Whether the date, as a period, is known from its first to its last day.
  private var isWholePeriod: Bool {
    if significantDigits > 0 { return hullIsOneYear }
    if monthDigits.isPresent { return !isMasked }
    return yearMask == 0 || yearMask == 1 || yearMask == 3 || yearMask == 7 || yearMask == 15
  }

  private var hullIsOneYear: Bool {
    style == .fourDigits && significantDigits == 4
  }
}
