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
    var batch = QuoteBatch(quotes.map(QuoteSearch.init))
    for index in 0..<windows.count {
      guard shouldContinue(Double(index) / Double(windows.count) / 2) else { return nil }
      batch.addLiteralPlaces(in: windows[index])
    }
    var anchors = batch.searches.map { $0.literalVerdict.map(anchor) }
    let open = anchors.indices.filter { anchors[$0] == nil }
    guard addNearPlaces(of: open, to: &batch, from: 0.5, shouldContinue) else { return nil }
    for number in open where batch.searches[number].budget > 0 {
      anchors[number] = anchor(batch.searches[number].nearVerdict)
    }
    guard batch.hasCopies else { return anchors.map { $0 ?? Anchor(state: .lost, score: 0) } }
    // Of what stands twice the first is the text, and the second may be the better one by chance.
    let settled = anchors.indices.filter { anchors[$0]?.state == .exact }
    guard addNearPlaces(of: settled, to: &batch, from: 1, shouldContinue) else { return nil }
    return zip(anchors, batch.searches).map { anchor, search in
      guard let anchor, let start = anchor.start, let end = anchor.end, search.hasEarlierCopy(before: start..<end)
      else { return anchor ?? Anchor(state: .lost, score: 0) }
      return Anchor(state: .ambiguous, score: anchor.score)
    }
  }

  /// Adds the places that some quotations come near.
  /// - Returns: False once `shouldContinue` has answered no.
  private func addNearPlaces(
    of numbers: [Int], to batch: inout QuoteBatch, from share: Double, _ shouldContinue: (Double) -> Bool
  ) -> Bool {
    guard let near = batch.nearSearch(numbers) else { return true }
    for index in 0..<windows.count {
      guard shouldContinue(share + (1 - share) * Double(index) / Double(windows.count)) else { return false }
      batch.addNearPlaces(in: windows[index], near)
    }
    return true
  }

  /// The places of the file, in code points, that look like a quotation besides the one where it stands:
  /// those within twice the errors it may be found with.
  ///
  /// A quotation that has any must carry a prefix or a suffix.
  public func lookalikes(of quote: TextQuoteSelector) -> [Range<Int>] {
    lookalikes(of: [quote]) { _ in true }?[0] ?? []
  }

  /// The look-alikes of some quotations, in their order.
  ///
  /// - Parameter shouldContinue: asked now and then, with the share of the work that is done, from 0 to 1.
  /// - Returns: Places for each quotation; nil once `shouldContinue` has answered no.
  public func lookalikes(
    of quotes: [TextQuoteSelector], shouldContinue: (Double) -> Bool
  ) -> [[Range<Int>]]? {
    var batch = QuoteBatch(quotes.map { QuoteSearch(TextQuoteSelector(exact: $0.exact)) })
    var anchored = QuoteBatch(quotes.map(QuoteSearch.init))
    let near = batch.nearSearch(Array(quotes.indices))
    for index in 0..<windows.count {
      guard shouldContinue(Double(index) / Double(windows.count)) else { return nil }
      let window = windows[index]
      batch.addLiteralPlaces(in: window, isExhaustive: true)
      anchored.addLiteralPlaces(in: window)
      if let near { batch.addNearPlaces(in: window, near, isThorough: true) }
    }
    return zip(batch.searches, anchored.searches).map { search, anchored in
      let own = anchored.literalVerdict?.place ?? search.bestPlace
      return search.places.filter { own.map($0.isSame) != true }.map(\.raw).sorted { $0.lowerBound < $1.lowerBound }
    }
  }

  private func anchor(_ verdict: QuoteSearch.Verdict) -> Anchor {
    guard let place = verdict.place else { return Anchor(state: verdict.state, score: verdict.score) }
    return Anchor(
      state: verdict.state, score: verdict.score, start: place.raw.lowerBound, end: place.raw.upperBound,
      paragraph: reading.paragraph(atRaw: place.raw.lowerBound)?.number)
  }
}
