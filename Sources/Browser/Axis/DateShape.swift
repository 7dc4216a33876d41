import Chronology

/// What a date looks like on the axis: how far it may reach, and what is uncertain about it.
struct DateShape: Hashable {
  /// How sure it is that something was on some days.
  enum Fill: Hashable {
    /// It was on all of them.
    case certain
    /// It began, ended or was at some time within them.
    case within
    /// The same, of a season.
    case season

    /// The sign of a cell.
    var sign: Unicode.Scalar {
      switch self {
      case .certain: "━"
      case .within: "┄"
      case .season: "░"
      }
    }
  }

  /// Days that are filled alike.
  struct Stretch: Hashable {
    var days: ClosedRange<Int>
    var fill: Fill
  }

  /// The stretches, in order of time.
  var stretches: [Stretch]
  /// The first day; nil where there is none, or it is not known.
  var first: Int?
  /// The last day; nil where there is none, or it is not known.
  var last: Int?
  /// What is uncertain about the beginning.
  var startSign: Unicode.Scalar?
  /// What is uncertain about the end, or about the whole where it is one date.
  var endSign: Unicode.Scalar?

  /// Stands for days before all others, and after them.
  private static let limits = -(1 << 48)...(1 << 48)

  init(_ date: EDTF) {
    first = date.earliest.day?.number
    last = date.latest.day?.number
    let whole = (first ?? Self.limits.lowerBound)...max(first ?? Self.limits.lowerBound, last ?? Self.limits.upperBound)
    switch date.form {
    case .date(let one):
      stretches = [Stretch(days: whole, fill: Self.fill(of: one))]
      endSign = Self.sign(of: one)
    case .dateTime(let one, _):
      stretches = [Stretch(days: whole, fill: .certain)]
      endSign = Self.sign(of: one)
    case .set(let kind, _):
      stretches = [Stretch(days: whole, fill: .within)]
      endSign = kind == .oneOf ? "?" : nil
      if first == nil { startSign = "∞" }
      if last == nil { endSign = "∞" }
    case .interval(let start, let end):
      stretches = Self.stretches(from: start, to: end, whole)
      startSign = Self.sign(of: start)
      endSign = Self.sign(of: end)
    }
  }

  private static func stretches(
    from start: IntervalEnd, to end: IntervalEnd, _ whole: ClosedRange<Int>
  ) -> [Stretch] {
    let head = unsure(start, whole)
    let tail = unsure(end, whole)
    // A day that is known is a day on which it was.
    let first = head.fill == .certain ? whole.lowerBound : head.days.upperBound + 1
    let last = tail.fill == .certain ? whole.upperBound : tail.days.lowerBound - 1
    let sureFirst = tail.fill == .certain ? min(first, whole.upperBound) : first
    let sureLast = head.fill == .certain ? max(last, whole.lowerBound) : last
    var stretches: [Stretch] = []
    func add(_ first: Int, _ last: Int, _ fill: Fill) {
      if first <= last { stretches.append(Stretch(days: first...last, fill: fill)) }
    }
    add(whole.lowerBound, min(head.days.upperBound, sureFirst - 1), head.fill)
    add(sureFirst, sureLast, .certain)
    add(max(tail.days.lowerBound, max(sureFirst, sureLast + 1)), whole.upperBound, tail.fill)
    return stretches
  }

  /// The days within which an end lies, and how sure it is that it was so on all of them.
  private static func unsure(_ end: IntervalEnd, _ whole: ClosedRange<Int>) -> Stretch {
    guard let date = end.date else { return Stretch(days: whole, fill: end == .unknown ? .within : .certain) }
    let first = max(whole.lowerBound, date.earliest.number)
    return Stretch(days: first...max(first, min(whole.upperBound, date.latest.number)), fill: fill(of: date))
  }

  private static func fill(of date: CalendarDate) -> Fill {
    switch date.precision {
    case .day, .second: date.isMasked ? .within : .certain
    case .season: .season
    case .month, .year: .within
    }
  }

  private static func sign(of date: CalendarDate) -> Unicode.Scalar? {
    switch date.qualification {
    case [.uncertain, .approximate]: "%"
    case .uncertain: "?"
    case .approximate: "≈"
    default: date.isMasked ? "X" : nil
    }
  }

  private static func sign(of end: IntervalEnd) -> Unicode.Scalar? {
    switch end {
    case .unknown: "?"
    case .open, .onOrBefore, .onOrAfter: "∞"
    case .date(let date): sign(of: date)
    }
  }
}
