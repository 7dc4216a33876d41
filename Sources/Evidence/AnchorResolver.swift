/// Finds quotations in a text: letter for letter first, then with errors, and never at a place that only
/// looks alike.
///
/// Made once for a text. The parts of a quotation are those of the W3C TextQuoteSelector. Words are compared
/// in a normalised view (`FoldedText`) of the file and of its clean reading.
public struct AnchorResolver: Sendable {
  private let reading: ReadingText
  private let windows: Windows

  /// Prepares a text and its clean reading.
  ///
  /// Linear time.
  public init(_ raw: RawText, reading: ReadingText) {
    self.init(raw, reading: reading, window: Windows.length)
  }

  init(_ raw: RawText, reading: ReadingText, window: Int) {
    self.reading = reading
    windows = Windows(raw, reading, length: window)
  }

  /// Fewer quotations than this are looked for one after another.
  private static let few = 4

  /// Where a quotation stands.
  ///
  /// Of several quotations for a long text better all are resolved at once.
  public func resolve(_ quote: TextQuoteSelector) -> Anchor {
    resolve([quote]) { _ in true }?[0] ?? Anchor(state: .lost, score: 0)
  }

  /// Where some quotations stand, in their order.
  ///
  /// - Parameter shouldContinue: asked now and then, with the share of the work that is done, from 0 to 1.
  /// - Returns: An anchor for each quotation; nil once `shouldContinue` has answered no.
  public func resolve(_ quotes: [TextQuoteSelector], shouldContinue: (Double) -> Bool) -> [Anchor]? {
    var searches = quotes.map(QuoteSearch.init)
    var anchors = [Anchor?](repeating: nil, count: quotes.count)
    let steps = Double(max(1, windows.count * 2))
    let literal = quotes.count < AnchorResolver.few ? nil : LiteralSearch(searches.map(\.pattern.units))
    for index in 0..<windows.count {
      guard shouldContinue(Double(index) / steps) else { return nil }
      let window = windows[index]
      let found = literal.map { search in
        window.views.map { search.positions(in: $0.units, limit: QuoteSearch.mostPlaces) }
      }
      for quote in searches.indices {
        searches[quote].addLiteralPlaces(in: window, found: found?.map { $0[quote] })
      }
    }
    for quote in searches.indices { anchors[quote] = searches[quote].literalVerdict.map(anchor) }
    let open = searches.indices.filter { anchors[$0] == nil && searches[$0].budget > 0 }
    for index in 0..<windows.count where !open.isEmpty {
      let window = windows[index]
      for (number, quote) in open.enumerated() {
        let share = Double(number) / Double(open.count)
        guard shouldContinue(0.5 + (Double(index) + share) / steps) else { return nil }
        searches[quote].addNearPlaces(in: window, isThorough: searches[quote].hasContext)
        searches[quote].addInterruptedPlaces(in: window)
      }
    }
    for quote in open { anchors[quote] = anchor(searches[quote].nearVerdict) }
    return anchors.map { $0 ?? Anchor(state: .lost, score: 0) }
  }

  /// The places of the file, in code points, that look like a quotation besides the one where it stands:
  /// those within twice the errors it may be found with.
  ///
  /// A quotation that has any must carry a prefix or a suffix.
  public func lookalikes(of quote: TextQuoteSelector) -> [Range<Int>] {
    var search = QuoteSearch(TextQuoteSelector(exact: quote.exact))
    var anchored = QuoteSearch(quote)
    for index in 0..<windows.count {
      let window = windows[index]
      search.addLiteralPlaces(in: window)
      if search.budget > 0 { search.addNearPlaces(in: window, isThorough: true) }
      anchored.addLiteralPlaces(in: window)
    }
    let own = anchored.literalVerdict?.place ?? search.bestPlace
    return search.places.filter { own.map($0.isSame) != true }.map(\.raw).sorted {
      $0.lowerBound < $1.lowerBound
    }
  }

  private func anchor(_ verdict: QuoteSearch.Verdict) -> Anchor {
    guard let place = verdict.place else { return Anchor(state: verdict.state, score: verdict.score) }
    return Anchor(
      state: verdict.state, score: verdict.score, start: place.raw.lowerBound, end: place.raw.upperBound,
      paragraph: reading.paragraph(atRaw: place.raw.lowerBound)?.number)
  }
}
