/// A place at which a quotation may stand.
struct Place: Sendable {
  /// The code points of the file.
  var raw: Range<Int>
  /// The code point of the file for each unit of the place.
  var offsets: [Int]
  /// Whether it was found in the clean reading rather than in the file.
  var isReading: Bool
  /// The number of errors: units, hyphens that differ, and words that its ends cut.
  var distance: Int
  /// How well what stands around it agrees with the context that was given.
  var fit = ContextFit()
  /// Whether it differs from the quotation as a misread copy does, and not as another statement would.
  var isMisreading = true

  /// Whether two places are made of the same characters for a good part.
  ///
  /// What a reading leaves out does not count: a note in the middle of a sentence is another place than the
  /// sentence.
  func isSame(_ other: Place) -> Bool {
    guard raw.overlaps(other.raw) else { return false }
    let own = Set(offsets)
    return other.offsets.count(where: own.contains) * 3 >= min(offsets.count, other.offsets.count)
  }
}

/// The search for one quotation through the windows of a text.
struct QuoteSearch {
  /// What a search comes to.
  struct Verdict {
    var state: Anchor.State
    var score: Double
    var place: Place?
  }

  let pattern: FoldedText
  private let context: QuoteContext
  /// What was found so far, no two the same.
  private(set) var places: [Place] = []
  /// The most errors that the quotation may be found with.
  let budget: Int

  /// After so many places none can be singled out any more.
  static let mostPlaces = 2_000

  init(_ quote: TextQuoteSelector) {
    pattern = FoldedText(quote.exact)
    context = QuoteContext(quote)
    budget = QuoteSearch.budget(pattern.units.count)
  }

  /// The number of errors that so many characters may be found with: one in eight, one in sixteen under 40
  /// characters, none under 12.
  static func budget(_ length: Int) -> Int {
    length < 12 ? 0 : length < 40 ? length / 16 : length / 8
  }

  /// The number of errors by which a place must be better than the next.
  private var margin: Int { max(2, pattern.units.count / 20) }

  private func likeness(_ place: Place) -> Double {
    max(0, 1 - Double(place.distance) / Double(max(1, pattern.units.count)))
  }

  // MARK: Gathering

  /// Adds the places where the letters of the quotation stand.
  ///
  /// - Parameter found: the units at which it begins in each view.
  mutating func addLiteralPlaces(in window: Window, found: [[Int]]) {
    guard !pattern.units.isEmpty, places.count < QuoteSearch.mostPlaces else { return }
    for (index, view) in window.views.enumerated() {
      for start in found[index] {
        let units = start..<(start + pattern.units.count)
        let (cuts, hyphens) = (view.cutWords(at: units), view.differingHyphens(in: units, from: pattern))
        add(units, errors: cuts + hyphens, cuts: cuts, view: index, in: window)
      }
    }
  }

  /// The most errors with which places are looked for in long texts.
  var seedErrors: Int { budget + margin }

  /// Adds the places that the quotation comes near.
  ///
  /// - Parameter stretches: for each view the stretches in which such places may be; nil for the whole of it, with twice
  ///   the budget of errors, which a context needs to be weighed.
  mutating func addNearPlaces(in window: Window, stretches: [[Range<Int>]?]) {
    if stretches.allSatisfy({ $0?.isEmpty == true }) { return }
    let search = ApproximateSearch(pattern.units)
    for (index, view) in window.views.enumerated() {
      let limit = stretches[index] == nil ? budget * 2 : seedErrors
      for range in stretches[index] ?? [0..<view.units.count] {
        for ending in search.endings(in: view.units, range: range, limit: limit) {
          let start = search.start(of: ending, in: view.units)
          add(start..<ending.end, errors: max(1, ending.distance), view: index, in: window)
        }
      }
    }
  }

  /// Whether the verdict depends on a context.
  var hasContext: Bool { !context.isEmpty }
  /// Whether the very words stand in several places that nothing can tell apart.
  var isHopeless: Bool { context.isEmpty && places.count(where: { $0.distance == 0 }) > 1 }

  /// Adds the places where the quotation is interrupted by a gloss, which ends with an ellipsis.
  /// - Parameter parts: for each view the units at which the first and the last part of it begin.
  mutating func addInterruptedPlaces(in window: Window, parts: [(heads: [Int], tails: [Int])]) {
    for (index, view) in window.views.enumerated() {
      for parts in view.interrupted(pattern.units, heads: parts[index].heads, tails: parts[index].tails) {
        add(
          parts.0.lowerBound..<parts.1.upperBound, leaving: parts.0.upperBound..<parts.1.lowerBound,
          errors: 1,
          view: index, in: window)
      }
    }
  }

  private mutating func add(
    _ units: Range<Int>, leaving gap: Range<Int> = 0..<0, errors: Int, cuts: Int = 0, view index: Int,
    in window: Window
  ) {
    guard !units.isEmpty, places.count < QuoteSearch.mostPlaces else { return }
    let view = window.views[index]
    let offsets = units.filter { !gap.contains($0) }.map { view.raw(of: $0) }
    let start = offsets[0]
    var place = Place(
      raw: start..<max(start + 1, window.rawEnd(of: units.upperBound - 1, view: index)), offsets: offsets,
      isReading: index > 0, distance: errors)
    if let same = places.firstIndex(where: { $0.isSame(place) }) {
      if (place.distance, place.isReading ? 1 : 0) >= (places[same].distance, places[same].isReading ? 1 : 0) {
        return
      }
      places.remove(at: same)
    }
    if !context.isEmpty { place.fit = window.fit(context, around: units, view: index, raw: place.raw) }
    if errors > 0, errors <= budget, gap.isEmpty {
      place.isMisreading = cuts == 0 && isMisreading(units, in: view)
    }
    places.append(place)
  }

  /// Whether a place is a misread copy of the quotation.
  ///
  /// In a short one no word may have become another that stands elsewhere in the text: misreading seldom makes words.
  private func isMisreading(_ units: Range<Int>, in view: FoldedText) -> Bool {
    let found = Array(view.units[units])
    guard Levenshtein.isMisreading(found, of: pattern.units) else { return false }
    if pattern.units.count >= 40 { return true }
    return Levenshtein.differences(found, from: pattern.units).allSatisfy { difference in
      !view.hasWordElsewhere(min(units.lowerBound + difference, units.upperBound - 1))
    }
  }

  // MARK: Judging

  /// Whether it may stand in several places.
  var isDoubled: Bool { places.count(where: { $0.distance <= budget }) > 1 }

  /// Whether a worse copy of what stands in a place stands before it.
  func hasEarlierCopy(before place: Range<Int>) -> Bool {
    places.contains {
      $0.distance > 0 && $0.distance <= budget && $0.isMisreading && $0.raw.upperBound <= place.lowerBound
        && (context.isEmpty || $0.fit.reachesFloor)
    }
  }

  /// The nearest place, if there is any.
  var bestPlace: Place? {
    places.min { ($0.distance, $0.raw.lowerBound) < ($1.distance, $1.raw.lowerBound) }
  }

  /// The verdict on the places with the very words; nil where there is none or the context speaks against
  /// all.
  var literalVerdict: Verdict? {
    let perfect = places.filter { $0.distance == 0 }
    guard !perfect.isEmpty else { return nil }
    if context.isEmpty {
      return perfect.count == 1
        ? Verdict(state: .exact, score: 1, place: perfect[0]) : Verdict(state: .ambiguous, score: 1)
    }
    let fitting = perfect.filter(\.fit.reachesFloor).sorted { $0.fit.mean > $1.fit.mean }
    guard let best = fitting.first else { return nil }
    if fitting.count > 1, !best.fit.singlesOut(against: fitting[1].fit) {
      return Verdict(state: .ambiguous, score: 1)
    }
    return Verdict(state: .exact, score: 1, place: best)
  }

  /// The verdict on the places with nearly the words: the one that stands out, if it does.
  var nearVerdict: Verdict {
    let within = places.filter { $0.distance <= budget }
    guard let nearest = within.min(by: { $0.distance < $1.distance }) else {
      return Verdict(state: .lost, score: 0)
    }
    return context.isEmpty ? verdictByWords(nearest) : verdictByContext(nearest)
  }

  private func verdictByWords(_ nearest: Place) -> Verdict {
    let score = likeness(nearest)
    let rivals = places.count(where: { $0.distance < nearest.distance + margin })
    if rivals > 1 { return Verdict(state: .ambiguous, score: score) }
    return nearest.isMisreading
      ? Verdict(state: .fuzzy, score: score, place: nearest) : Verdict(state: .lost, score: score)
  }

  private func verdictByContext(_ nearest: Place) -> Verdict {
    func rank(_ place: Place) -> Double { 0.55 * likeness(place) + 0.45 * place.fit.mean }
    let ranked = places.sorted { rank($0) > rank($1) }
    guard let best = ranked.first(where: { $0.distance <= budget && $0.fit.reachesFloor }) else {
      return Verdict(state: .lost, score: likeness(nearest))
    }
    let rival = ranked.first { $0.raw != best.raw }
    if let rival, rank(best) - rank(rival) < 0.05 { return Verdict(state: .ambiguous, score: likeness(best)) }
    return Verdict(state: .fuzzy, score: likeness(best), place: best)
  }
}
