/// Quotations that are looked for together, so that a long text is passed through once for all of them.
struct QuoteBatch {
  private(set) var searches: [QuoteSearch]
  private let literal: LiteralSearch

  init(_ searches: [QuoteSearch]) {
    self.searches = searches
    literal = LiteralSearch(searches.map(\.pattern.units))
  }

  /// Adds the places of a window where the very words stand.
  /// - Parameter isExhaustive: whether also of a quotation that stands in so many places that nothing can be said of
  ///   it any more.
  mutating func addLiteralPlaces(in window: Window, isExhaustive: Bool = false) {
    let found = window.views.map { literal.positions(in: $0.units, limit: QuoteSearch.mostPlaces) }
    for number in searches.indices where isExhaustive || !searches[number].isHopeless {
      searches[number].addLiteralPlaces(in: window, found: found.map { $0[number] })
    }
  }

  /// Whether so many of the quotations may stand in several places that the text holds a copy of itself.
  var hasCopies: Bool {
    let doubled = searches.count(where: \.isDoubled)
    return doubled >= 5 && doubled * 5 >= searches.count
  }

  /// What is needed to look for some of the quotations with errors.
  struct NearSearch {
    fileprivate let numbers: [Int]
    fileprivate let seeds: SeedSearch
    /// The first parts of the quotations, and then the last ones.
    fileprivate let parts: LiteralSearch
  }

  /// Prepares for those of the quotations, by their numbers, that may have errors.
  func nearSearch(_ numbers: [Int]) -> NearSearch? {
    let numbers = numbers.filter { searches[$0].budget > 0 }
    if numbers.isEmpty { return nil }
    let patterns = numbers.map { searches[$0].pattern.units }
    let part = FoldedText.shortestPart
    return NearSearch(
      numbers: numbers, seeds: SeedSearch(patterns, errors: numbers.map { searches[$0].seedErrors }),
      parts: LiteralSearch(patterns.map { Array($0.prefix(part)) } + patterns.map { Array($0.suffix(part)) }))
  }

  /// The most places of a part of a quotation in a window.
  private static let mostParts = 1_000

  /// Adds the places of a window that quotations come near.
  /// - Parameter isThorough: whether to look at twice the errors for each quotation; else only for those with a context.
  mutating func addNearPlaces(in window: Window, _ near: NearSearch, isThorough: Bool = false) {
    let stretches = window.views.map { near.seeds.ranges(in: $0.units) }
    let parts = window.views.map { near.parts.positions(in: $0.units, limit: QuoteBatch.mostParts) }
    for (index, number) in near.numbers.enumerated() {
      let isWhole = isThorough || searches[number].hasContext
      searches[number].addNearPlaces(
        in: window,
        stretches: zip(window.views, stretches).map { view, found in
          isWhole && view.units.count <= SeedSearch.threshold ? nil : found[index]
        })
      if isThorough { continue }
      searches[number].addInterruptedPlaces(
        in: window, parts: parts.map { (heads: $0[index], tails: $0[near.numbers.count + index]) })
    }
  }
}
