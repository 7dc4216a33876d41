/// Reads dates and spans of time: `10–21 July 1989`, `since 1989`, `1985 or 1986`, `с 10 по 12 июля 1989`.
struct SpanReader {
  /// A reading: a text that may be EDTF, and what it takes for granted.
  struct Reading {
    var text: String
    var assumptions: Set<DatePiece.Assumption> = []
    var isDay = false
    var shownOrder: DayOrder?
  }

  let order: DayOrder?
  /// Completes what has no year, where there is a place to take it from.
  let here: Day?
  /// Whether some reading would be a date if it had a year.
  private(set) var lacksYear = false

  init(order: DayOrder?, here: Day?) {
    self.order = order
    self.here = here
  }

  /// All readings, the likeliest first.
  mutating func readings(_ tokens: [DateToken]) -> [Reading] {
    if let opened = dots(tokens) { return opened }
    let tokens = trimmed(tokens)
    guard !tokens.isEmpty else { return [] }
    if let found = winter(tokens) ?? someTime(tokens) ?? openings(tokens) ?? endings(tokens) { return found }
    var found = single(tokens)
    // `Jul-10-1989` is a day, whatever stands on either side of its hyphens.
    if found.contains(where: { $0.isDay }) { return found }
    found += spans(tokens)
    if found.isEmpty { found = sets(tokens) }
    return found
  }

  private func trimmed(_ tokens: [DateToken]) -> [DateToken] {
    var tokens = tokens
    while let last = tokens.last, last.sign == "." || last.sign == "," || last.sign == ";" { tokens.removeLast() }
    return tokens
  }

  // MARK: One date

  private func points(_ tokens: [DateToken], order: DayOrder? = nil) -> [DatePiece] {
    PointReader.pieces(tokens, order: order ?? self.order)
  }

  private mutating func single(_ tokens: [DateToken]) -> [Reading] {
    points(tokens).compactMap { piece in
      var piece = piece
      if let loose = piece.loose {
        guard loose.utf8.count == 2, let number = Int(loose) else { return nil }
        piece.year = 1900 + number
        piece.assumptions.insert(.century(1900 + number))
      }
      return reading(piece)
    }
  }

  private mutating func reading(_ piece: DatePiece) -> Reading? {
    var piece = piece
    if piece.year == nil, piece.isFinerThanYear {
      guard let here else {
        lacksYear = true
        return nil
      }
      guard piece.month != nil || piece.season != nil else { return nil }
      piece.year = here.year
      piece.assumptions.insert(.init(kind: .place, condition: "the year is \(here.year)"))
    }
    guard let (first, last) = piece.text else { return nil }
    return Reading(
      text: last.map { first + "/" + $0 } ?? first, assumptions: piece.assumptions, isDay: piece.day != nil,
      shownOrder: piece.shownOrder)
  }

  /// The winter of two years: `winter 1985/86`.
  private func winter(_ tokens: [DateToken]) -> [Reading]? {
    guard tokens.contains(where: { $0.means(.season(24)) }) else { return nil }
    let rest = tokens.filter { token in
      !token.means(.season(24)) && !token.means(.filler) && !token.means(.year) && token.sign != "'"
        && token.sign != "."
    }
    guard rest.count == 3, rest[1].isDash, let years = NumberGroup.years([rest[0], rest[2]].compactMap(\.digits)) else {
      return nil
    }
    return [
      Reading(text: DatePiece.year(years.first) + "-24", assumptions: years.isShort ? [.century(years.first)] : [])
    ]
  }

  /// What this library writes for parts that are not known: “some month of 1989”, “some day in July 1989”.
  private mutating func someTime(_ tokens: [DateToken]) -> [Reading]? {
    guard tokens.count > 2, tokens[0].isWord("some"), tokens[1].isWord("month") || tokens[1].isWord("day") else {
      return nil
    }
    let isMonth = tokens[1].isWord("month")
    return points(Array(tokens.dropFirst(2))).compactMap { piece in
      guard piece.day == nil, piece.season == nil, piece.part == nil, piece.mask == 0, let text = piece.text else {
        return nil
      }
      if piece.month != nil { return isMonth ? nil : Reading(text: text.first + "-XX") }
      return Reading(text: text.first + (isMonth ? "-XX" : "-XX-XX"))
    }
  }

  // MARK: Open ends

  /// `..1989`, `1989..`, `1989…`, `1985..1987`: dots as EDTF has them, without its slash or brackets.
  private mutating func dots(_ tokens: [DateToken]) -> [Reading]? {
    let isEllipsis = tokens.map { $0.sign == "…" }
    let places = tokens.indices.filter { index in
      isEllipsis[index] || (index + 1 < tokens.count && tokens[index].sign == "." && tokens[index + 1].sign == ".")
    }
    guard let place = places.first else { return nil }
    var end = place
    while end < tokens.count, tokens[end].sign == "." || tokens[end].sign == "…" { end += 1 }
    guard places.allSatisfy({ $0 < end }) else { return [] }
    let (before, after) = (Array(tokens[..<place]), Array(tokens[end...]))
    if before.isEmpty { return ends(after) { _, last in "../" + last } }
    if after.isEmpty { return ends(before) { start, _ in start + "/.." } }
    let dash = DateToken(kind: .sign("–"), isTight: false)
    return spans(before + [dash] + after)
  }

  /// What begins with a word or a sign for one end alone.
  private mutating func openings(_ tokens: [DateToken]) -> [Reading]? {
    let first = tokens[0]
    let rest = Array(tokens.dropFirst())
    guard !rest.isEmpty else { return nil }
    if first.sign == "–" { return ends(rest) { _, last in "../" + last } }
    if first.sign == "?", rest[0].isDash { return ends(Array(rest.dropFirst())) { _, last in "/" + last } }
    if first.means(.unknown), rest[0].isDash { return ends(Array(rest.dropFirst())) { _, last in "/" + last } }
    if first.means(.between) {
      let found = joined(rest, by: { $0.means(.and) }) { "[\($0)..\($1)]" }
      if !found.isEmpty { return found }
    }
    if first.means(.from) {
      let found = spans(rest)
      if !found.isEmpty { return found }
      if !first.means(.since), !first.means(.filler), first.means(.from), case .word("from", _) = first.kind {
        return openEnd(rest)
      }
    }
    if first.means(.since), !first.means(.to) {
      let found = openEnd(rest)
      if !found.isEmpty { return found }
    }
    if first.means(.before) || first.means(.until) || first.means(.after) {
      // “antes de 1989”, “up to 1989”, “jusqu’en 1989”.
      var rest = rest
      while rest.count > 1, rest[0].sign == "'" || rest[0].means(.filler) || (rest[0].means(.to) && !rest[0].isDash) {
        rest.removeFirst()
      }
      if first.means(.until) {
        let found = ends(rest) { _, last in "../" + last }
        if !found.isEmpty { return found }
      }
      let isBefore = first.means(.before)
      let found = ends(rest) { start, last in isBefore ? "[..\(start)]" : "[\(last)..]" }
      if !found.isEmpty { return found }
    }
    return nil
  }

  private mutating func openEnd(_ tokens: [DateToken]) -> [Reading] {
    if let found = endings(tokens) { return found }
    return ends(tokens) { start, _ in start + "/.." }
  }

  /// What ends with a word or a sign for one end alone.
  private mutating func endings(_ tokens: [DateToken]) -> [Reading]? {
    guard let last = tokens.last, tokens.count > 1 else { return nil }
    let before = tokens[tokens.count - 2]
    if tokens.count > 2, before.means(.or) {
      let rest = Array(tokens.dropLast(2))
      if last.means(.earlier) || last.means(.before) { return ends(rest) { start, _ in "[..\(start)]" } }
      if last.means(.later) || last.means(.after) { return ends(rest) { _, last in "[\(last)..]" } }
    }
    if last.isDash, last.sign != "/" {
      let dashes = tokens.reversed().prefix { $0.isDash }.count
      let rest = Array(tokens.dropLast(dashes))
      // Libraries write a decade and a century with hyphens for the digits that are not known.
      if last.sign == "-", last.isTight, rest.count == 1, let digits = rest[0].digits {
        if digits.utf8.count == 3, dashes == 1 { return [Reading(text: digits + "X")] }
        if digits.utf8.count == 2, dashes == 2 { return [Reading(text: digits + "XX")] }
      }
      return dashes > 1 ? [] : ends(rest) { start, _ in start + "/.." }
    }
    if last.sign == "?" || last.means(.unknown), before.isDash, before.sign != "/" {
      return ends(Array(tokens.dropLast(2))) { start, _ in start + "/" }
    }
    let isOn = before.isDash && last.kind == .word("on", last.meanings)
    if last.means(.open) || isOn {
      var rest = Array(tokens.dropLast())
      // “по настоящее время”, “to the present”.
      while let word = rest.last, word.isDash || word.means(.to) || word.means(.filler) || word.means(.open) {
        rest.removeLast()
      }
      while rest.count > 1, rest[0].means(.since) || rest[0].means(.from) { rest.removeFirst() }
      return rest.isEmpty ? nil : ends(rest) { start, _ in start + "/.." }
    }
    if case .word(let word, _) = last.kind, ["время", "час", "в"].contains(word), before.means(.open) {
      return endings(Array(tokens.dropLast()))
    }
    return nil
  }

  /// A date or a span whose ends something is made of.
  private mutating func ends(_ tokens: [DateToken], _ make: (String, String) -> String) -> [Reading] {
    points(trimmed(tokens)).compactMap { piece in
      var piece = piece
      if let loose = piece.loose, let number = Int(loose), loose.utf8.count == 2 {
        piece.year = 1900 + number
        piece.assumptions.insert(.century(1900 + number))
      }
      if piece.year == nil, piece.isFinerThanYear, let here {
        piece.year = here.year
        piece.assumptions.insert(.init(kind: .place, condition: "the year is \(here.year)"))
      }
      piece.time = ""
      guard let (first, last) = piece.text else { return nil }
      return Reading(text: make(first, last ?? first), assumptions: piece.assumptions)
    }
  }

  // MARK: Two dates

  /// Spans, for every place where a sign or a word may stand between the two ends.
  private mutating func spans(_ tokens: [DateToken]) -> [Reading] {
    joined(tokens, by: { $0.isDash || $0.means(.to) }) { first, last in first + "/" + last }
  }

  private mutating func sets(_ tokens: [DateToken]) -> [Reading] {
    let either = joined(tokens, by: { $0.means(.or) }) { "[\($0),\($1)]" }
    if !either.isEmpty { return either }
    return joined(tokens, by: { $0.means(.and) || $0.sign == "&" }) { "{\($0),\($1)}" }
  }

  private mutating func joined(
    _ tokens: [DateToken], by isJoint: (DateToken) -> Bool, _ make: (String, String) -> String
  ) -> [Reading] {
    var found: [Reading] = []
    // A dash with blanks around it is what parts the ends, whatever stands tight within them.
    let places = tokens.indices.dropFirst().dropLast().filter { isJoint(tokens[$0]) }
    let wide = places.filter { !tokens[$0].isTight || tokens[$0].sign == "–" }
    for place in wide.isEmpty ? places : wide {
      let left = points(trimmed(Array(tokens[..<place])))
      if left.isEmpty { continue }
      // After `2018-01-15` the 02-03 of its end is a month and a day, too.
      let isISO = tokens[0].digits?.utf8.count == 4 && place > 3
      let right = points(trimmed(Array(tokens[(place + 1)...])), order: isISO ? .monthFirst : nil)
      let isSlash = tokens[place].sign == "/"
      for first in left {
        for last in right {
          guard let (first, last) = agreed(first, last), let (start, end) = merged(first, last, isSlash: isSlash) else {
            continue
          }
          guard let from = start.text, let to = end.text else { continue }
          let text = make(from.first, to.last ?? to.first)
          var assumptions = start.assumptions.union(end.assumptions)
          if first.time != "" || last.time != "" {
            assumptions.insert(.init(kind: .correction, condition: "the days are enough"))
          }
          found.append(
            Reading(text: text, assumptions: assumptions, shownOrder: start.shownOrder ?? end.shownOrder))
        }
      }
    }
    return found
  }

  /// Both ends, where they take the same for granted: the order of day and month, how years are counted.
  ///
  /// An end that can be read in one order tells the order of the other: `12/11/1989 - 14/11/1989`.
  private func agreed(_ first: DatePiece, _ last: DatePiece) -> (DatePiece, DatePiece)? {
    for one in first.assumptions where one.kind == .order || one.kind == .counting {
      for other in last.assumptions where other.kind == one.kind && other.choice != one.choice { return nil }
    }
    var (first, last) = (first, last)
    guard first.follow(last.shownOrder), last.follow(first.shownOrder) else { return nil }
    return (first, last)
  }

  /// Both ends, each completed from the other: “10 – 21 July 1989”, “August 19–21, 1991”, “1987–89”, “500–450 BC”.
  private mutating func merged(_ first: DatePiece, _ last: DatePiece, isSlash: Bool) -> (DatePiece, DatePiece)? {
    var (start, end) = (first, last)
    start.time = ""
    end.time = ""
    if let loose = start.loose, let number = Int(loose) {
      start.loose = nil
      if end.day != nil {
        start.day = number
      } else if end.mask == 2, !end.isFinerThanYear {
        start.year = end.era == .bc ? number * 100 : (number - 1) * 100
        start.mask = 2
      } else if let other = end.loose, loose.utf8.count == 2, other.utf8.count == 2, let second = Int(other),
        second > number, !isSlash
      {
        start.year = 1900 + number
        start.assumptions.insert(.century(1900 + number))
        end.loose = nil
        end.year = 1900 + second
      } else {
        return nil
      }
    }
    if let loose = end.loose, let number = Int(loose) {
      end.loose = nil
      if start.day != nil {
        end.day = number
      } else if !start.isFinerThanYear, start.mask == 0, let year = start.year {
        guard let completed = completed(year, loose, number) else { return nil }
        end.year = completed
      } else {
        return nil
      }
    }
    // “1970s–80s”.
    if start.mask == 1, end.mask == 1, let year = start.year, let other = end.year,
      end.assumptions.contains(.century(other)), start.assumptions.isEmpty
    {
      end.assumptions.remove(.century(other))
      end.year = year / 100 * 100 + other % 100
    }
    if start.era == nil, let era = end.era {
      // “100–50 BC”; “44 BC” alone would say so of the later year, too.
      if era == .ad || end.year ?? 0 <= start.year ?? Int.max { start.era = era }
    }
    if start.era == .bc, end.era == nil { return nil }
    guard complete(&start, &end) else { return nil }
    return (start, end)
  }

  /// The year that the last digits of it stand for, after another year: 1989 of `1987–89`.
  private func completed(_ year: Int, _ digits: String, _ number: Int) -> Int? {
    if digits.utf8.count == 1 { return number > year % 10 ? year / 10 * 10 + number : nil }
    if number > year % 100 { return year / 100 * 100 + number }
    return number == 0 && year % 100 == 99 ? year + 1 : nil
  }

  private mutating func complete(_ start: inout DatePiece, _ end: inout DatePiece) -> Bool {
    let startHasDay = start.day != nil
    if startHasDay != (end.day != nil), start.year == nil || start.month == nil || end.year == nil || end.month == nil {
      // A day and a whole month or year make no span where one is completed from the other.
      if startHasDay ? start.year == nil || start.month == nil : end.year == nil || end.month == nil { return false }
    }
    if start.month == nil, startHasDay { start.month = end.month }
    if end.month == nil, end.day != nil { end.month = start.month }
    if start.year == nil, end.year == nil {
      guard let here, start.isFinerThanYear, end.isFinerThanYear else {
        lacksYear = lacksYear || (start.isFinerThanYear && end.isFinerThanYear)
        return false
      }
      (start.year, end.year) = (here.year, here.year)
      start.assumptions.insert(.init(kind: .place, condition: "the year is \(here.year)"))
    }
    if start.year == nil {
      guard end.isFinerThanYear || end.part != nil, start.isFinerThanYear || start.part != nil, let year = end.year
      else { return false }
      start.year = year
      start.era = end.era
      start.assumptions.formUnion(end.assumptions.filter { $0.kind == .century })
      if let first = start.month, let last = end.month, first > last {
        start.year = year - 1
        start.assumptions.insert(.init(kind: .correction, condition: "it begins in \(year - 1)"))
      }
    }
    if end.year == nil {
      guard start.isFinerThanYear, end.isFinerThanYear else { return false }
      end.year = start.year
      end.era = start.era
    }
    return true
  }
}
