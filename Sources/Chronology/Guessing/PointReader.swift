/// Reads one date, without the other end of a span: `10 July 1989`, `07/10/1989`, `early 1980s`, `Q3 1989`.
struct PointReader {
  let order: DayOrder?
  private var tokens: [DateToken]
  private var piece = DatePiece()
  private var weekday: Int?

  /// What the tokens may mean; empty where they are no date.
  static func pieces(_ tokens: [DateToken], order: DayOrder?) -> [DatePiece] {
    var reader = PointReader(order: order, tokens: tokens)
    return reader.pieces()
  }

  private init(order: DayOrder?, tokens: [DateToken]) {
    self.order = order
    self.tokens = tokens
  }

  private mutating func pieces() -> [DatePiece] {
    takeQualifiers()
    takeEra()
    guard takeTime() else { return [] }
    takeWeekday()
    tokens.removeAll { $0.sign.map { ",.()".contains($0) && $0 != "." } ?? false }
    let negative = takeSign()
    guard !tokens.isEmpty else { return [] }
    var pieces = group() ?? words()
    if negative { pieces = pieces.flatMap(before) }
    pieces = pieces.filter { piece in
      (piece.month.map { (0...12).contains($0) } ?? true) && (piece.day.map { (0...31).contains($0) } ?? true)
    }
    return matchingWeekday(pieces.map(withoutZeros))
  }

  /// Wikidata and others write 00 for a part that is not known.
  private func withoutZeros(_ piece: DatePiece) -> DatePiece {
    var piece = piece
    if piece.day == 0 { piece.day = nil }
    if piece.month == 0 { (piece.month, piece.day) = (nil, nil) }
    return piece
  }

  // MARK: What stands around a date

  private mutating func takeQualifiers() {
    let hasClock = tokens.contains { $0.means(.clock) && !$0.means(.year) }
    tokens.removeAll { token in
      switch token.kind {
      case .sign("?"): piece.qualification |= 1
      case .sign("~"): piece.qualification |= 2
      case .sign("%"): piece.qualification |= 3
      case .word(_, let meanings) where meanings.contains(.approximate) && !(hasClock && meanings.contains(.filler)):
        // “um 18 Uhr” is an hour, not an estimate.
        piece.qualification |= 2
      case .word(_, let meanings) where meanings.contains(.uncertain): piece.qualification |= 1
      default: return false
      }
      return true
    }
  }

  private mutating func takeEra() {
    for era in [DateWord.bc, .ad] where tokens.contains(where: { $0.means(era) }) {
      piece.era = era
      tokens.removeAll { $0.means(era) }
    }
  }

  /// A minus sign before the year.
  private mutating func takeSign() -> Bool {
    guard tokens.count > 1, tokens[0].sign == "-" || tokens[0].sign == "+", tokens[1].isTight, tokens[1].digits != nil
    else { return false }
    return tokens.removeFirst().sign == "-"
  }

  /// A year with a minus sign: most mean a year BC, ISO 8601 counts a year 0.
  private func before(_ piece: DatePiece) -> [DatePiece] {
    guard let year = piece.year ?? piece.loose.flatMap({ Int($0) }), piece.era == nil, year > 0 else { return [] }
    var era = piece
    (era.year, era.loose) = (year, nil)
    era.era = .bc
    era.assumptions.insert(.init(kind: .counting, condition: "a year BC is meant", choice: 0))
    var astronomical = era
    astronomical.era = nil
    astronomical.assumptions = piece.assumptions
    astronomical.year = -year
    astronomical.assumptions.insert(
      .init(kind: .counting, condition: "years are counted with a year 0, as in ISO 8601", choice: 1))
    return [era, astronomical]
  }

  /// `12:30`, `6.30 pm`, `18h30`, `18 Uhr`; a midnight that databases add is none.
  /// - Returns: false where there is no such hour.
  private mutating func takeTime() -> Bool {
    guard let start = timeStart() else { return true }
    var end = start
    var numbers: [String] = []
    while end < tokens.count {
      if let digits = tokens[end].digits, numbers.count < 3 {
        numbers.append(digits)
        end += 1
        if end + 1 < tokens.count, tokens[end].sign == ":" || tokens[end].sign == "h",
          tokens[end + 1].digits != nil, numbers.count < 3
        {
          end += 1
        } else if numbers.count == 1, end + 1 < tokens.count, tokens[end].means(.clock), tokens[end + 1].digits != nil,
          tokens[end + 1].isTight
        {
          end += 1
        } else {
          break
        }
      } else {
        break
      }
    }
    // Fractions of seconds.
    if numbers.count == 3, end + 1 < tokens.count, tokens[end].sign == ".", tokens[end + 1].isTight { end += 2 }
    guard var hour = Int(numbers[0]) else { return false }
    let zoneStart = end
    var zone = ""
    while end < tokens.count {
      if tokens[end].means(.clock) {
        end += 1
      } else if tokens[end].means(.morning) || tokens[end].means(.afternoon) {
        guard (1...12).contains(hour) else { return false }
        hour = hour % 12 + (tokens[end].means(.afternoon) ? 12 : 0)
        end += 1
      } else if case .word(let word, _) = tokens[end].kind, ["z", "utc", "gmt"].contains(word) {
        zone = "Z"
        end += 1
      } else if end == zoneStart, numbers.count > 1, end + 1 < tokens.count, let sign = tokens[end].sign,
        sign == "+" || sign == "-", tokens[end].isTight, let hours = tokens[end + 1].digits, tokens[end + 1].isTight
      {
        let minutes = end + 3 < tokens.count && tokens[end + 2].sign == ":" ? tokens[end + 3].digits : nil
        zone =
          String(sign) + hours.prefix(2) + ":" + (minutes ?? (hours.utf8.count == 4 ? String(hours.suffix(2)) : "00"))
        end += minutes == nil ? 2 : 4
      } else {
        break
      }
    }
    var begin = start
    let leading: Set = ["t", "at", "um", "a", "в", "о", "o", "kl"]
    if begin > 0, case .word(let word, _) = tokens[begin - 1].kind, leading.contains(word) { begin -= 1 }
    while begin > 0, tokens[begin - 1].sign == "," { begin -= 1 }
    tokens.removeSubrange(begin..<end)
    let minute = numbers.count > 1 ? Int(numbers[1]) ?? 60 : 0
    let second = numbers.count > 2 ? Int(numbers[2]) ?? 61 : 0
    if hour == 24, minute == 0, second == 0 { return false }
    guard hour < 24, minute < 60, second < 61 else { return false }
    if hour == 0, minute == 0, second == 0, numbers.count == 3 || zone != "" { return true }
    piece.time = "T\(Slips.two(hour)):\(Slips.two(minute)):\(Slips.two(second))" + zone
    return true
  }

  /// The first token of a time of day.
  private func timeStart() -> Int? {
    for index in tokens.indices {
      guard let digits = tokens[index].digits, digits.utf8.count <= 2 else { continue }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if next?.sign == ":", index + 2 < tokens.count, tokens[index + 2].digits?.utf8.count == 2 { return index }
      if next?.means(.morning) == true || next?.means(.afternoon) == true { return index }
      if case .word(let word, _)? = next?.kind {
        if ["uhr", "heures", "heure", "horas", "часов", "часа", "godz"].contains(word) { return index }
        // `18h30`, but not `1h 1989`.
        if word == "h", index + 2 < tokens.count, tokens[index + 2].isTight, tokens[index + 2].digits?.utf8.count == 2 {
          return index
        }
      }
    }
    return nil
  }

  private mutating func takeWeekday() {
    let hasOther = tokens.contains { token in
      token.meanings.contains { if case .month = $0 { true } else { false } }
    }
    let hasGroup = tokens.count { $0.digits != nil } > 2
    let months = tokens.count { token in token.meanings.contains { if case .month = $0 { true } else { false } } }
    guard
      let place = tokens.firstIndex(where: { token in
        guard let day = token.meanings.lazy.compactMap({ if case .weekday(let day) = $0 { day } else { nil } }).first
        else { return false }
        let isMonth = token.meanings.contains { if case .month = $0 { true } else { false } }
        let isOther = token.meanings.count > 1 && !isMonth
        if isMonth ? months > 1 || hasGroup : !isOther || hasGroup || (hasOther && isAtStart(token)) {
          weekday = day
          return true
        }
        return false
      })
    else { return }
    tokens.remove(at: place)
    while place < tokens.count, tokens[place].sign == "." || tokens[place].sign == "," { tokens.remove(at: place) }
  }

  /// Whether a short word before a day of the month can be a weekday, as in “Mi 12 Juli 1989”.
  private func isAtStart(_ token: DateToken) -> Bool {
    guard tokens.first == token else { return false }
    let next = tokens.dropFirst().first { $0.sign != "." && $0.sign != "," }
    return next?.digits.map { $0.utf8.count <= 2 } ?? false
  }

  /// Only the readings that fall on the weekday that is written; all of them, as a correction, where none does.
  private func matchingWeekday(_ pieces: [DatePiece]) -> [DatePiece] {
    guard let weekday else { return pieces }
    func day(_ piece: DatePiece) -> Day? {
      guard let year = piece.astronomicalYear, let month = piece.month, let day = piece.day else { return nil }
      return Day(year: year, month: month, day: day)
    }
    let matching = pieces.filter { day($0).map { $0.weekday == weekday } ?? true }
    if !matching.isEmpty {
      return matching.map { piece in
        var piece = piece
        if day(piece) != nil { piece.assumptions = piece.assumptions.filter { $0.kind != .order } }
        return piece
      }
    }
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return pieces.map { piece in
      var piece = piece
      if let day = day(piece) {
        piece.assumptions.insert(.init(kind: .correction, condition: "it was a \(names[day.weekday - 1])"))
      }
      return piece
    }
  }

  // MARK: Numbers with signs between them

  /// The readings where all but fillers is one group of numbers, as `07/10/1989`; nil where there is no such group.
  private func group() -> [DatePiece]? {
    guard let (range, separator, numbers) = NumberGroup.first(in: tokens) else {
      let rest = tokens.filter { $0.sign != "." && !isFiller($0) }
      let numbers = rest.compactMap(\.digits)
      guard numbers.count == rest.count, numbers.count == 2 || numbers.count == 3 else {
        return numbers.count == 1 && rest.count == 1 ? NumberGroup.single(numbers[0], piece, tokens) : nil
      }
      return NumberGroup(numbers: numbers, separator: " ", order: order).pieces(from: piece)
    }
    let rest = tokens[..<range.lowerBound] + tokens[range.upperBound...]
    let pieces = NumberGroup(numbers: numbers, separator: separator, order: order).pieces(from: piece)
    let others = rest.filter { !isFiller($0) && $0.sign != "." }
    if others.isEmpty { return pieces }
    return nil
  }

  private func isFiller(_ token: DateToken) -> Bool {
    token.means(.filler) || token.means(.year) || token.sign == ","
  }

  // MARK: Words

  private struct Found {
    var months: [Int] = []
    var season: Int?
    var ordinals: [Int] = []
    var third: Int?
    var quarter = false
    var half = false
    var thirdOf = false
    var century = false
    var decade: Int?
    var years: [String] = []
    var shortYears: [String] = []
    var numbers: [String] = []
    var romans: [Int] = []
  }

  private func words() -> [DatePiece] {
    guard let found = find() else { return [] }
    var piece = piece
    if let third = found.third { piece.part = (third, 3) }
    if found.century { return century(found, piece) }
    if let decade = found.decade {
      guard found.months.isEmpty, found.season == nil, found.years.isEmpty, found.numbers.isEmpty else { return [] }
      return self.decade(decade, piece)
    }
    if found.quarter || found.half || found.thirdOf { return division(found, piece) }
    guard found.ordinals.isEmpty || !found.months.isEmpty else { return [] }
    return dated(found, piece)
  }

  /// Sorts the words by their meanings; nil where one of them has none.
  private func find() -> Found? {
    var found = Found()
    let hasNumber = tokens.contains { $0.digits?.utf8.count ?? 0 > 2 }
    let hasOrdinal = tokens.contains { token in
      token.meanings.contains { if case .ordinal = $0 { true } else { false } } || token.roman != nil
    }
    for (index, token) in tokens.enumerated() {
      let before = index > 0 ? tokens[index - 1] : nil
      switch token.kind {
      case .number(let digits):
        if before?.sign == "'", digits.utf8.count == 2 {
          found.shortYears.append(digits)
        } else if digits.utf8.count > 2 {
          found.years.append(digits)
        } else {
          found.numbers.append(digits)
        }
      case .decade(let year):
        guard found.decade == nil else { return nil }
        found.decade = year
      case .sign(let sign):
        guard "-/.',".contains(sign) else { return nil }
        // Numbers with a dash between them are the ends of a span.
        if token.isDash, let first = before?.digits, index + 1 < tokens.count, let second = tokens[index + 1].digits,
          first.utf8.count < 3, second.utf8.count < 3
        {
          return nil
        }
      case .word(let word, let meanings):
        if let roman = token.roman, meanings.isEmpty || isRomanPlace(index) {
          found.romans.append(roman)
          continue
        }
        // “XIX в.”, “XIX w.”: the sign for a century is the word for “in” elsewhere.
        let followsNumber = before.map { $0.roman != nil || $0.digits != nil || $0.sign == "." } ?? false
        if ["в", "w", "c", "s"].contains(word), meanings.contains(.filler) || meanings.isEmpty || word == "c" {
          if followsNumber, index > 0, tokens[..<index].contains(where: { $0.roman != nil }) || !hasNumber,
            found.months.isEmpty
          {
            found.century = true
            continue
          }
        }
        guard let meaning = choose(meanings, found: found, hasOrdinal: hasOrdinal, hasNumber: hasNumber) else {
          return nil
        }
        switch meaning {
        case .month(let month): found.months.append(month)
        case .season(let code): found.season = code
        case .ordinal(let number): found.ordinals.append(number)
        case .third(let index): found.third = index
        case .quarter: found.quarter = true
        case .half: found.half = true
        case .thirdOf: found.thirdOf = true
        case .century: found.century = true
        case .filler, .year, .and, .decade, .to: continue
        default: return nil
        }
      }
    }
    guard found.months.count <= 1, found.years.count <= 1 else { return nil }
    if found.months.isEmpty, !found.century, !found.quarter, !found.half, found.romans.count == 1,
      (1...12).contains(found.romans[0])
    {
      found.months = [found.romans[0]]
      found.romans = []
    }
    return found
  }

  /// Whether a Roman numeral is one although it is a word as well: “V 1989”, “I квартал”.
  private func isRomanPlace(_ index: Int) -> Bool {
    let around = [index - 1, index + 1, index + 2].filter { tokens.indices.contains($0) }.map { tokens[$0] }
    return around.contains { $0.digits != nil || $0.means(.quarter) || $0.means(.half) || $0.means(.century) }
  }

  /// The one of several meanings that fits the rest.
  private func choose(_ meanings: [DateWord], found: Found, hasOrdinal: Bool, hasNumber: Bool) -> DateWord? {
    if meanings.count < 2 { return meanings.first }
    if let month = meanings.first(where: { if case .month = $0 { true } else { false } }) { return month }
    if meanings.contains(.half) {
      if let third = meanings.first(where: { if case .third = $0 { true } else { false } }), !hasOrdinal {
        return third
      }
      return hasOrdinal || !meanings.contains(.filler) || found.numbers.contains { $0.utf8.count == 1 }
        ? .half : .filler
    }
    if meanings.contains(.thirdOf) { return found.ordinals.isEmpty ? .ordinal(3) : .thirdOf }
    for meaning in [DateWord.century, .quarter] where meanings.contains(meaning) {
      if meaning == .century, meanings.contains(.filler) { return .filler }
      return meaning
    }
    if let third = meanings.first(where: { if case .third = $0 { true } else { false } }) { return third }
    return meanings.first { $0 == .filler || $0 == .year } ?? meanings.first
  }

  private func century(_ found: Found, _ piece: DatePiece) -> [DatePiece] {
    guard found.months.isEmpty, found.season == nil, found.years.isEmpty, found.decade == nil else { return [] }
    var ordinals = found.ordinals
    var numbers = found.romans + found.numbers.compactMap { Int($0) }
    var piece = piece
    if found.half || found.quarter {
      let count = found.half ? 2 : 4
      let index: Int
      if let ordinal = ordinals.first {
        index = ordinal
        ordinals.removeFirst()
      } else if numbers.count == 2 {
        index = numbers.removeFirst()
      } else {
        return []
      }
      let place = index == -1 ? count - 1 : index - 1
      guard (0..<count).contains(place) else { return [] }
      piece.part = (place, count)
    }
    if numbers.isEmpty, let ordinal = ordinals.first { numbers = [ordinal] }
    guard numbers.count == 1, (1...99).contains(numbers[0]) else { return [] }
    piece.mask = 2
    piece.year = piece.era == .bc ? numbers[0] * 100 : (numbers[0] - 1) * 100
    return [piece]
  }

  private func decade(_ year: Int, _ piece: DatePiece) -> [DatePiece] {
    var piece = piece
    piece.mask = 1
    piece.year = year
    if year < 100 {
      piece.year = 1900 + year
      piece.assumptions.insert(.century(1900 + year))
      return [piece]
    }
    guard year % 100 == 0 else { return [piece] }
    // “1900s”: a century, or its first ten years.
    var whole = piece
    whole.mask = 2
    whole.assumptions.insert(.init(kind: .correction, condition: "the whole century is meant", choice: 0))
    piece.assumptions.insert(.init(kind: .correction, condition: "the first ten years are meant", choice: 1))
    return [whole, piece]
  }

  /// Quarters, halves and thirds of a year or a month.
  private func division(_ found: Found, _ piece: DatePiece) -> [DatePiece] {
    var piece = piece
    var numbers = found.numbers
    var index = found.ordinals.first ?? found.romans.first
    if index == nil, let place = numbers.firstIndex(where: { $0.utf8.count == 1 }) {
      index = Int(numbers.remove(at: place))
    }
    let count = found.quarter ? 4 : found.half ? 2 : 3
    guard let index, found.season == nil else { return [] }
    let place = index == -1 ? count - 1 : index - 1
    guard (0..<count).contains(place) else { return [] }
    guard setYear(found, &numbers, &piece) else { return [] }
    guard numbers.isEmpty else { return [] }
    if let month = found.months.first {
      guard count != 4 else { return [] }
      piece.month = month
      piece.part = (place, count)
    } else {
      piece.season = [4: 33, 2: 40, 3: 37][count].map { $0 + place }
    }
    return [piece]
  }

  /// Puts the year into a piece; false where there are too many.
  private func setYear(_ found: Found, _ numbers: inout [String], _ piece: inout DatePiece) -> Bool {
    if let digits = found.years.first {
      guard found.shortYears.isEmpty, digits.utf8.count <= 5, let year = Int(digits) else { return false }
      piece.year = year
      return true
    }
    if let digits = found.shortYears.first
      ?? (numbers.count == 1 && numbers[0].utf8.count == 2 ? numbers.popLast() : nil),
      let year = Int(digits)
    {
      piece.year = piece.era == nil ? 1900 + year : year
      if piece.era == nil { piece.assumptions.insert(.century(1900 + year)) }
    }
    return found.shortYears.count <= 1
  }

  /// Months and seasons with their year and day, and years with “early” and its like.
  private func dated(_ found: Found, _ piece: DatePiece) -> [DatePiece] {
    var piece = piece
    var numbers = found.numbers
    piece.month = found.months.first
    piece.season = found.season
    if let day = found.ordinals.first {
      guard piece.month != nil, day > 0, numbers.isEmpty else { return [] }
      numbers = [String(day)]
    }
    let hasYear = !found.years.isEmpty || !found.shortYears.isEmpty
    guard found.romans.isEmpty else { return [] }
    guard piece.month != nil else {
      if !hasYear, numbers.count == 1, let number = Int(numbers[0]), piece.era != nil {
        piece.year = number
        return [piece]
      }
      if !hasYear, numbers.isEmpty { return piece.season == nil ? [] : [piece] }
      guard setYear(found, &numbers, &piece), numbers.isEmpty, piece.year != nil else { return [] }
      return [piece]
    }
    guard piece.season == nil else { return [] }
    if hasYear {
      guard setYear(found, &numbers, &piece), numbers.count <= 1 else { return [] }
      piece.day = numbers.first.flatMap { Int($0) }
      return isPlain(piece) ? [piece] : []
    }
    switch numbers.count {
    case 0: return [piece]
    case 1:
      guard let number = Int(numbers[0]) else { return [] }
      if piece.era != nil {
        piece.year = number
      } else if number > 31 {
        piece.year = 1900 + number
        piece.assumptions.insert(.century(1900 + number))
      } else {
        piece.day = number
      }
      return isPlain(piece) ? [piece] : []
    case 2:
      guard let first = Int(numbers[0]), let second = Int(numbers[1]) else { return [] }
      let (day, year) = first > 31 ? (second, first) : (first, second)
      piece.day = day
      piece.year = piece.era == nil ? 1900 + year : year
      if piece.era == nil { piece.assumptions.insert(.century(1900 + year)) }
      return isPlain(piece) ? [piece] : []
    default: return []
    }
  }

  /// No day is early or late.
  private func isPlain(_ piece: DatePiece) -> Bool { piece.day == nil || piece.part == nil }
}

extension DatePiece.Assumption {
  /// A year of two digits is one of this century.
  static func century(_ year: Int) -> Self { .init(kind: .century, condition: "the year is \(year)") }
}
