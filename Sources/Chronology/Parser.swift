/// Reads EDTF from UTF-8 bytes in one pass.
///
/// `edtf = interval / set / point`; see `EDTF` for the rulings. Linear in the number of bytes, but for masked
/// days, whose completions are searched.
struct Parser {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> EDTF {
    var parser = Parser(bytes: bytes)
    return try parser.readExpression()
  }

  /// The byte at the position, or 0 at the end; a 0 within the text matches nothing either.
  @inline(__always)
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  var isAtEnd: Bool { position >= bytes.count }

  @inline(__always)
  func byte(after count: Int) -> UInt8 {
    position + count < bytes.count ? bytes[position + count] : 0
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func takeDots() -> Bool {
    guard current == Byte.dot, byte(after: 1) == Byte.dot else { return false }
    position += 2
    return true
  }

  private mutating func readExpression() throws(Failure) -> EDTF {
    switch current {
    case Byte.openBracket, Byte.openBrace: return try readSet()
    case Byte.slash:
      position += 1
      return try readInterval(from: .unknown, startingAt: 0)
    case Byte.dot: return try readIntervalFromDots()
    default: break
    }
    let (date, hull) = try readDate()
    if isAtEnd {
      return EDTF(
        form: .date(date), earliest: .day(Day(number: hull.first)), latest: .day(Day(number: hull.last)))
    }
    if current == Byte.slash {
      position += 1
      return try readInterval(from: .date(date), startingAt: hull.first)
    }
    if current == Byte.letterT { return try readTime(of: date, hull) }
    if current == Byte.dot {
      throw Failure(
        at: position, length: byte(after: 1) == Byte.dot ? 2 : 1,
        "“/”, or the end of the text; “..” stands after the date of an interval's end, or within a set")
    }
    throw unexpected(after: date)
  }

  // MARK: Intervals

  private mutating func readIntervalFromDots() throws(Failure) -> EDTF {
    guard takeDots() else { throw Failure(at: position + 1, "“..”, or a date") }
    if take(Byte.slash) { return try readInterval(from: .open, startingAt: 0) }
    if isAtEnd { throw Failure(at: position, "“/” and a date, or a date and “/”") }
    let (date, hull) = try readDate()
    guard take(Byte.slash) else {
      throw isAtEnd
        ? Failure(at: position, "“/” and the end of the interval; a date “or earlier” is a set: [..1989]")
        : unexpected(after: date)
    }
    return try readInterval(from: .onOrBefore(date), startingAt: hull.first)
  }

  private mutating func readInterval(
    from start: IntervalEnd, startingAt first: Int
  ) throws(Failure) -> EDTF {
    let earliest: Bound
    switch start {
    case .unknown: earliest = .unknown
    case .date: earliest = .day(Day(number: first))
    default: earliest = .open
    }
    if isAtEnd || current == Byte.dot {
      let dots = position
      let isOpen = takeDots()
      guard isAtEnd else {
        throw isOpen
          ? Failure(
            at: dots, length: 2, "a date, then “..”; only the start of an interval has “..” before it")
          : Failure(at: position, "a date, “..”, or nothing")
      }
      guard start.date != nil else {
        throw Failure(at: dots, length: isOpen ? 2 : 0, "a date; an interval needs one at least")
      }
      return EDTF(
        form: .interval(start, isOpen ? .open : .unknown), earliest: earliest,
        latest: isOpen ? .open : .unknown)
    }
    let place = position
    let (date, hull) = try readDate()
    let isLimit = takeDots()
    guard isAtEnd else { throw unexpectedAtEnd(of: date, isLimit: isLimit) }
    if case .date = start, first > hull.last {
      throw Failure(at: place, length: position - place, "an end that is not before the start")
    }
    return EDTF(
      form: .interval(start, isLimit ? .onOrAfter(date) : .date(date)), earliest: earliest,
      latest: isLimit ? .open : .day(Day(number: hull.last)))
  }

  private func unexpectedAtEnd(of date: CalendarDate, isLimit: Bool) -> Failure {
    if current == Byte.slash {
      return Failure(at: position, "the end of the text; an interval has one “/”")
    }
    if current == Byte.letterT {
      return Failure(at: position, "the end of the text; the ends of an interval have no time of day")
    }
    return isLimit ? Failure(at: position, "the end of the text") : unexpected(after: date)
  }

  // MARK: Sets

  private mutating func readSet() throws(Failure) -> EDTF {
    let kind: SetKind = current == Byte.openBracket ? .oneOf : .allOf
    let closing = kind == .oneOf ? Byte.closeBracket : Byte.closeBrace
    position += 1
    var members: [SetMember] = []
    var first = Int.max
    var last = Int.min
    var opensEarlier = false
    var opensLater = false
    repeat {
      let (member, hull) = try readMember()
      members.append(member)
      first = min(first, hull.first)
      last = max(last, hull.last)
      if case .onOrBefore = member { opensEarlier = true }
      if case .onOrAfter = member { opensLater = true }
    } while take(Byte.comma)
    guard take(closing) else {
      throw Failure(
        at: position,
        kind == .oneOf ? "“,” and a further date, or “]”" : "“,” and a further date, or “}”")
    }
    guard isAtEnd else { throw Failure(at: position, "the end of the text after the set") }
    return EDTF(
      form: .set(kind, members), earliest: opensEarlier ? .open : .day(Day(number: first)),
      latest: opensLater ? .open : .day(Day(number: last)))
  }

  private mutating func readMember() throws(Failure) -> (SetMember, (first: Int, last: Int)) {
    if takeDots() {
      let (date, hull) = try readDate()
      if current == Byte.dot {
        throw Failure(at: position, "“,” or the end of the set; a member has “..” on one side")
      }
      return (.onOrBefore(date), hull)
    }
    let place = position
    let (date, hull) = try readDate()
    let dots = position
    guard takeDots() else { return (.date(date), hull) }
    if current == Byte.comma || current == Byte.closeBracket || current == Byte.closeBrace || isAtEnd {
      return (.onOrAfter(date), hull)
    }
    let second = position
    let (end, endHull) = try readDate()
    try check(rangeEnd: date, at: place, upTo: dots)
    try check(rangeEnd: end, at: second, upTo: position)
    guard date.precision == end.precision else {
      throw Failure(at: second, length: position - second, "a date as fine as the one before “..”")
    }
    guard hull.first <= endHull.last else {
      throw Failure(at: second, length: position - second, "a date that is not before the one before “..”")
    }
    if current == Byte.dot { throw Failure(at: position, "“,” or the end of the set") }
    return (.range(date, end), (hull.first, endHull.last))
  }

  private func check(rangeEnd date: CalendarDate, at start: Int, upTo end: Int) throws(Failure) {
    if date.isMasked || date.qualifications != 0 || date.season != nil || date.significantDigits > 0 {
      throw Failure(
        at: start, length: end - start,
        "a plain year, month or day; “..” joins no masked, qualified or seasonal dates")
    }
  }

  // MARK: What cannot follow

  private func unexpected(after date: CalendarDate) -> Failure {
    if Byte.isQualifier(current) {
      return Failure(at: position, "one qualifier only; “%” means both “?” and “~”")
    }
    switch date.precision {
    case .year where date.style != .fourDigits || date.significantDigits > 0:
      return Failure(at: position, "“?”, “~”, “%”, “/” or the end of the text")
    case .year:
      return Failure(
        at: position,
        Byte.isDigit(current)
          ? "“-” after four digits of the year; a longer year begins with Y"
          : "“-” and a month, “?”, “~”, “%”, “S” and a number, “/” or the end of the text")
    case .season: return Failure(at: position, "“?”, “~”, “%”, “/” or the end of the text")
    case .month: return Failure(at: position, "“-” and a day, “?”, “~”, “%”, “/” or the end of the text")
    default: return Failure(at: position, "“?”, “~”, “%”, “/”, “T” and a time, or the end of the text")
    }
  }
}

/// The bytes that mean something in EDTF.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let letterE = UInt8(ascii: "E")
  static let letterS = UInt8(ascii: "S")
  static let letterT = UInt8(ascii: "T")
  static let letterX = UInt8(ascii: "X")
  static let letterY = UInt8(ascii: "Y")
  static let letterZ = UInt8(ascii: "Z")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isQualifier(_ byte: UInt8) -> Bool { qualification(byte) != 0 }

  /// The bits of `Qualification` that a character stands for; 0 where it is none of them.
  @inline(__always)
  static func qualification(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "?"): 1
    case UInt8(ascii: "~"): 2
    case UInt8(ascii: "%"): 3
    default: 0
    }
  }
}
