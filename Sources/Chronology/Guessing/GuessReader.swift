/// Finds everything that a text may mean as a date.
struct GuessReader {
  let order: DayOrder?
  let here: Day?
  /// Why nothing was found.
  private(set) var problem: String?
  /// The order of day and month that the numbers show.
  private(set) var shownOrder: DayOrder?

  init(order: DayOrder?, here: Day?) {
    self.order = order
    self.here = here
  }

  /// Longer texts are hardly one date.
  static let longest = 120

  mutating func candidates(_ text: String) -> [DateGuess.Candidate] {
    guard text.utf8.count <= Self.longest else { return [] }
    if here != nil, text.utf8.count < 4, text.allSatisfy(\.isASCIIDigit), text.utf8.count != 2 { return [] }
    let found = read(text)
    if !found.isEmpty { return found }
    guard let here else { return [] }
    let typed = text.lowercased().split(separator: " ").joined(separator: " ")
    for form in [typed, WordSpelling.corrected(typed)] {
      if let date = RelativeDate.text(form, from: here), let edtf = try? Remedy.read(date) {
        return [DateGuess.Candidate(date: edtf, condition: "it is told from \(here)")]
      }
      let found = form == text ? [] : read(form)
      if !found.isEmpty {
        return form == typed
          ? found
          : found.map { candidate in
            let words = "“\(form)” is meant"
            return DateGuess.Candidate(
              date: candidate.date,
              condition: [words, candidate.condition].filter { !$0.isEmpty }.joined(separator: " and "),
              order: candidate.order)
          }
      }
    }
    return []
  }

  /// The readings that are dates, without doubles.
  private mutating func read(_ text: String) -> [DateGuess.Candidate] {
    let trimmed = text.trimmed
    let counts = NumberGroup.counts(trimmed)
    if !counts.isEmpty {
      return counts.compactMap { count in
        (try? Remedy.read(count.date)).map {
          .init(
            date: $0, condition: counts.count > 1 && count.condition.isEmpty ? "the year comes first" : count.condition)
        }
      }
    }
    if let exact = sure(trimmed) { return [.init(date: exact, condition: "")] }
    guard let tokens = DateToken.tokens(of: trimmed) else { return [] }
    var spans = SpanReader(order: order, here: here)
    let readings = spans.readings(tokens)
    var found: [DateGuess.Candidate] = []
    for reading in readings {
      guard let date = try? Remedy.read(reading.text) else { continue }
      shownOrder = shownOrder ?? reading.shownOrder
      let conditions = reading.assumptions.map(\.condition).sorted()
      let choice = reading.assumptions.first { $0.kind == .order }.map {
        $0.choice == 0 ? DayOrder.dayFirst : .monthFirst
      }
      let candidate = DateGuess.Candidate(
        date: date, condition: conditions.joined(separator: " and "), order: choice)
      if let same = found.firstIndex(where: { $0.date == date }) {
        if candidate.condition.isEmpty { found[same] = candidate }
      } else {
        found.append(candidate)
      }
    }
    if found.isEmpty {
      if spans.lacksYear {
        problem = "the year is missing"
      } else if let first = readings.first, let edtf = Self.impossible(first.text) {
        problem = edtf
      }
      return slips(trimmed)
    }
    return distinguished(found, readings.count)
  }

  /// Each of several candidates says what must hold for it.
  private func distinguished(_ found: [DateGuess.Candidate], _ count: Int) -> [DateGuess.Candidate] {
    guard found.count > 1 else { return found }
    return found.map { candidate in
      guard candidate.condition.isEmpty else { return candidate }
      let words = candidate.date.isInterval ? "a span is meant" : "it is \(candidate.date.words)"
      return .init(date: candidate.date, condition: words, order: candidate.order)
    }
  }

  /// “there is no 30 February 1989”.
  private static func impossible(_ text: String) -> String? {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[2]), let month = Int(parts[1]), (1...12).contains(month),
      let year = Int(parts[0])
    else { return nil }
    return "there is no \(day) \(English.month(month)) \(English.year(year))"
  }

  // MARK: Slips of EDTF

  /// What is EDTF but for its characters, or ISO 8601 in a form that EDTF leaves out, and can mean one thing only.
  private func sure(_ text: String) -> EDTF? {
    if let date = midnight(text) { return date }
    if text.contains(" ") || text.utf8.count < 5 {
      return text.first.map { "[{".contains($0) } ?? false
        ? valid(Slips.joined(text))
        : valid(Normal.text(text))
          .flatMap { text.contains(" ") ? nil : $0 }
    }
    let plain = Normal.text(text)
    if plain != text, let date = valid(plain) { return date }
    return valid(Slips.dayOfYear(plain)) ?? valid(Slips.week(plain))
  }

  /// A day that a database writes with the midnight of a zone, and with signs and zeros as Wikidata writes them.
  private func midnight(_ text: String) -> EDTF? {
    guard let place = text.firstIndex(where: { $0 == "T" || $0 == "t" }) else { return nil }
    let clock = text[text.index(after: place)...]
    guard clock.hasPrefix("00:00"), clock.allSatisfy({ "0:.Zz+-".contains($0) || $0.isASCIIDigit }) else { return nil }
    let time = clock.prefix { !"Zz+-".contains($0) }
    guard time.allSatisfy({ "0:.".contains($0) }) else { return nil }
    var day = text[..<place]
    if day.first == "+" { day = day.dropFirst() }
    while day.hasSuffix("-00") { day = day.dropLast(3) }
    return valid(String(day))
  }

  private func valid(_ text: String?) -> EDTF? { text.flatMap { try? Remedy.read($0) } }

  /// What is nearly EDTF: the draft of 2012 for sure, the rest as a correction.
  private mutating func slips(_ text: String) -> [DateGuess.Candidate] {
    let plain = Normal.text(text)
    if let date = valid(Draft2012.text(plain)) {
      problem = nil
      return [.init(date: date, condition: "")]
    }
    if let (slip, isSure) = Slips.text(plain), let date = valid(slip) {
      problem = nil
      return [.init(date: date, condition: isSure ? "" : "that is meant", isCorrection: true)]
    }
    return []
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
