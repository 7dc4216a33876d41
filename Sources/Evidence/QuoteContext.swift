/// What stands before and after a quotation, in the view of `FoldedText`.
struct QuoteContext: Sendable {
  let prefix: [UInt16]
  let suffix: [UInt16]
  /// More than this of a context adds nothing.
  private static let most = 256

  init(_ quote: TextQuoteSelector) {
    prefix = Array(FoldedText(quote.prefix ?? "").units.suffix(QuoteContext.most))
    suffix = Array(FoldedText(quote.suffix ?? "").units.prefix(QuoteContext.most))
  }

  var isEmpty: Bool { prefix.isEmpty && suffix.isEmpty }
}

/// How well a place agrees with a context: from 0, not at all, to 1, letter for letter.
struct ContextFit: Sendable {
  /// The agreement before and after, as far as a context was given.
  var sides: [Double] = []

  /// The number of characters that differ.
  var errors = 0.0

  /// Adds the agreement on one side, of so many characters.
  mutating func add(_ agreement: Double, _ length: Int) {
    sides.append(agreement)
    errors += (1 - agreement) * Double(length)
  }

  /// Whether a context speaks clearly for this place rather than for another with the same words.
  func singlesOut(against other: ContextFit) -> Bool {
    mean - other.mean >= 0.08 || errors < 0.5 && other.errors >= 8
  }

  var mean: Double { sides.reduce(0, +) / Double(max(1, sides.count)) }
  /// Whether a single side is there nearly whole, or two for the greater part and together nearly whole: what stands
  /// twice in a text often has half of what stands around it in common as well.
  var reachesFloor: Bool { mean >= (sides.count == 1 ? 0.87 : 0.8) && sides.allSatisfy { $0 >= 0.7 } }
}

extension Window {
  /// How well a place agrees with a context, in the view in which it does so best.
  func fit(_ context: QuoteContext, around units: Range<Int>, view: Int, raw: Range<Int>) -> ContextFit {
    var best = ContextFit()
    for (index, other) in views.enumerated() {
      let range = index == view ? units : other.units(ofRaw: raw)
      if range.isEmpty { continue }
      let fit = other.fit(context, around: range)
      if best.sides.isEmpty || fit.mean > best.mean { best = fit }
    }
    return best
  }
}

extension FoldedText {
  /// So far off may a context be that something has been put in front of.
  private static let neighbourhood = 600

  fileprivate func fit(_ context: QuoteContext, around range: Range<Int>) -> ContextFit {
    var fit = ContextFit()
    if !context.prefix.isEmpty {
      let near = units[max(0, range.lowerBound - FoldedText.neighbourhood)..<range.lowerBound]
      fit.add(agreement(of: Array(near.reversed()), with: Array(context.prefix.reversed())), context.prefix.count)
    }
    if !context.suffix.isEmpty {
      let end = min(units.count, range.upperBound + FoldedText.neighbourhood)
      fit.add(agreement(of: Array(units[range.upperBound..<end]), with: context.suffix), context.suffix.count)
    }
    return fit
  }

  /// How much of `wanted` stands at the beginning of `found`, or a little less surely further on in it.
  private func agreement(of found: [UInt16], with wanted: [UInt16]) -> Double {
    let found = found.first == 0x20 ? Array(found.dropFirst()) : found
    let row = Levenshtein.anchoredRow(wanted, Array(found.prefix(wanted.count + wanted.count / 2)))
    let beside = max(0, 1 - Double(row.min() ?? wanted.count) / Double(wanted.count))
    if beside >= 0.8 || wanted.count < 12 { return beside }
    let endings = ApproximateSearch(wanted).endings(
      in: found, range: 0..<found.count, limit: wanted.count / 5)
    guard let errors = endings.map(\.distance).min() else { return beside }
    return max(beside, 0.9 - Double(errors) / Double(wanted.count))
  }
}
