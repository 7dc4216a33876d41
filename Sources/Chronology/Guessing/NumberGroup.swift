/// Numbers with one sign between them: `07/10/1989`, `9.11.89`, `1984-5`, `7/1989`.
struct NumberGroup {
  var numbers: [String]
  var separator: Character
  var order: DayOrder?

  /// The first two or three numbers of tokens that have the same sign between them.
  static func first(in tokens: [DateToken]) -> (range: Range<Int>, separator: Character, numbers: [String])? {
    for start in tokens.indices {
      guard let first = tokens[start].digits else { continue }
      if start > 0, tokens[start - 1].isDash, tokens[start].isTight, start > 1 { continue }
      var numbers = [first]
      var end = start + 1
      var separator: Character?
      while end + 1 < tokens.count, let sign = tokens[end].sign, "./-".contains(sign), sign == separator ?? sign,
        tokens[end].isTight, tokens[end + 1].isTight || sign == ".", let number = tokens[end + 1].digits
      {
        separator = sign
        numbers.append(number)
        end += 2
      }
      if let separator, numbers.count == 2 || numbers.count == 3 { return (start..<end, separator, numbers) }
    }
    return nil
  }

  /// Two years in a row: `1985/86`, `88/89`.
  static func years(_ numbers: [String]) -> (first: Int, isShort: Bool)? {
    guard numbers.count == 2, let first = Int(numbers[0]), let second = Int(numbers[1]) else { return nil }
    if numbers[0].utf8.count == 4 {
      let isNext = numbers[1].utf8.count == 2 ? (first + 1) % 100 == second : second == first + 1
      return isNext ? (first, false) : nil
    }
    guard numbers[0].utf8.count == 2, numbers[1].utf8.count == 2, (first + 1) % 100 == second else { return nil }
    return (1900 + first, true)
  }

  /// What the numbers may mean, the likeliest first.
  func pieces(from piece: DatePiece) -> [DatePiece] {
    let values = numbers.compactMap { Int($0) }
    guard values.count == numbers.count, piece.season == nil else { return [] }
    let widths = numbers.map(\.utf8.count)
    func made(_ year: Int?, _ month: Int?, _ day: Int?, _ assumptions: [DatePiece.Assumption] = []) -> DatePiece? {
      var piece = piece
      (piece.year, piece.month, piece.day) = (year, month, day)
      piece.assumptions.formUnion(assumptions)
      guard (month.map { (0...12).contains($0) } ?? true), (day.map { (0...31).contains($0) } ?? true) else {
        return nil
      }
      return piece
    }
    if numbers.count == 3 {
      if widths[0] >= 3 {
        guard widths[0] == 4, widths[1] <= 2, widths[2] <= 2 else { return [] }
        if let piece = made(values[0], values[1], values[2]) { return [piece] }
        let turned = DatePiece.Assumption(kind: .correction, condition: "the day stands before the month")
        return [made(values[0], values[2], values[1], [turned])].compactMap { $0 }
      }
      guard widths[0] <= 2, widths[1] <= 2, widths[2] <= 4 else { return [] }
      if widths[2] >= 3 { return ordered(values[0], values[1], values[2], [], made) }
      guard widths[2] == 2 || piece.era != nil else { return [] }
      var found: [DatePiece] = []
      let year = piece.era == nil ? 1900 + values[2] : values[2]
      let century: [DatePiece.Assumption] = piece.era == nil ? [.century(year)] : []
      found += ordered(values[0], values[1], year, century, made)
      if values[0] > 31 || found.isEmpty, widths[0] == 2 {
        found += [made(1900 + values[0], values[1], values[2], [.century(1900 + values[0])])].compactMap { $0 }
      }
      return found
    }
    if widths[0] == 4, widths[1] <= 2 { return yearFirst(values, widths, made) }
    if widths[1] == 4, widths[0] <= 2 {
      // “21, 1991” is the end of “August 19–21, 1991”.
      let day = separator == " " ? made(values[1], nil, values[0]) : nil
      return [made(values[1], values[0], nil), day].compactMap { $0 }
    }
    guard widths[0] <= 2, widths[1] <= 2, separator != " " || piece.era == nil else { return [] }
    if values[1] > 12, values[1] > 31, let piece = made(1900 + values[1], values[0], nil, [.century(1900 + values[1])])
    {
      return [piece]
    }
    return ordered(values[0], values[1], nil, [], made)
  }

  /// Day and month in either order.
  private func ordered(
    _ first: Int, _ second: Int, _ year: Int?, _ others: [DatePiece.Assumption],
    _ make: (Int?, Int?, Int?, [DatePiece.Assumption]) -> DatePiece?
  ) -> [DatePiece] {
    let (canBeDay, canBeMonth) = (second <= 12 && first <= 31, first <= 12 && second <= 31)
    guard canBeDay, canBeMonth, first != second, first > 0, second > 0 else {
      var piece = canBeDay ? make(year, second, first, others) : canBeMonth ? make(year, first, second, others) : nil
      if first != second, first > 0, second > 0 { piece?.shownOrder = canBeDay ? .dayFirst : .monthFirst }
      return [piece].compactMap { $0 }
    }
    // Dots are written where the day comes first.
    switch order ?? (separator == "." ? .dayFirst : nil) {
    case .dayFirst?: return [make(year, second, first, others)].compactMap { $0 }
    case .monthFirst?: return [make(year, first, second, others)].compactMap { $0 }
    case nil:
      return [make(year, second, first, others + [.dayFirst]), make(year, first, second, others + [.monthFirst])]
        .compactMap { $0 }
    }
  }

  /// A month after its year, as in `1989/7`, `1989-07` and `1989.7`.
  ///
  /// What may be two years as well, as `1904/05`, is told by the reader of spans.
  private func yearFirst(
    _ values: [Int], _ widths: [Int], _ make: (Int?, Int?, Int?, [DatePiece.Assumption]) -> DatePiece?
  ) -> [DatePiece] {
    // `1999/00` are two years.
    if values[1] == 0, widths[1] == 2, separator == "/", values[0] % 100 == 99 { return [] }
    return [make(values[0], values[1], nil, [])].compactMap { $0 }
  }

  // MARK: One number alone

  /// What a number may mean that stands alone.
  static func single(_ digits: String, _ piece: DatePiece, _ tokens: [DateToken]) -> [DatePiece]? {
    guard tokens.count(where: { $0.digits != nil }) == 1 else { return nil }
    var piece = piece
    guard let value = Int(digits), digits.utf8.count <= 5 || piece.era != nil else { return [] }
    if digits.utf8.count >= 3 || piece.era != nil {
      piece.year = value
      guard value > 0 || piece.era == nil else { return [] }
      return [piece]
    }
    if tokens.contains(where: { $0.sign == "'" }) {
      piece.year = 1900 + value
      piece.assumptions.insert(.century(1900 + value))
      return [piece]
    }
    piece.loose = digits
    return [piece]
  }

  /// What a number of five digits or more means that is the whole of a text: counts of spreadsheets and computers.
  static func counts(_ text: String) -> [(date: String, condition: String)] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let digits = parts.first, parts.count <= 2,
      parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) && !$0.isEmpty }),
      (5...16).contains(digits.utf8.count), let number = Int(digits), number > 0
    else { return [] }
    var found: [(String, String)] = []
    func add(_ date: String?, _ condition: String) {
      if let date, Remedy.valid(date) != nil { found.append((date, condition)) }
    }
    func slice(_ start: Int, _ length: Int) -> Substring { digits.dropFirst(start).prefix(length) }
    if parts.count == 1 {
      switch digits.utf8.count {
      case 5,
        6 where slice(4, 2) == "00":
        add("Y\(number)", "it is the year \(number)")
      case 6:
        add("\(slice(0, 4))-\(slice(4, 2))", "it is a year and a month")
      case 8:
        add("\(slice(0, 4))-\(slice(4, 2))-\(slice(6, 2))", "")
        if slice(4, 4) >= "1000" {
          add("\(slice(4, 4))-\(slice(2, 2))-\(slice(0, 2))", "the day comes first")
          if slice(0, 2) != slice(2, 2) {
            add("\(slice(4, 4))-\(slice(0, 2))-\(slice(2, 2))", "the month comes first")
          }
        }
      default: break
      }
    }
    if number <= 2_958_465, number >= 10_000 {
      add(Day(number: number - 25_569).description, "it is a spreadsheet's number of a day")
    }
    let seconds = digits.utf8.count >= 12 ? number / 1000 : number
    if (100_000_000...4_102_444_800).contains(seconds) {
      add(Day(number: seconds / 86_400).description, "it is Unix time")
    }
    if found.isEmpty || digits.utf8.count == 9 || digits.utf8.count == 7 || digits.utf8.count > 10, parts.count == 1 {
      add("Y\(number)", "it is the year \(number)")
    }
    return found
  }
}
