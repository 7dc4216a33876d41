import Evidence
import Files

/// A text that quotes are looked for in.
public struct CheckedText: Sendable {
  /// The id of its source.
  public var source: String
  /// Its clean reading.
  public var reading: ReadingText
  /// Finds quotes in it.
  public var resolver: AnchorResolver

  /// Makes a text to check against from its parts.
  public init(source: String, reading: ReadingText, resolver: AnchorResolver) {
    self.source = source
    self.reading = reading
    self.resolver = resolver
  }

  /// Reads a text as it is decoded, by its edition sheet where there is one.
  public init(source: String, raw: RawText, sheet: EditionSheet? = nil) {
    let reading = ReadingText(raw, sheet: sheet)
    self.init(source: source, reading: reading, resolver: AnchorResolver(raw, reading: reading))
  }
}

/// What checking a catalogue against texts came to.
public struct TextFindings: Sendable {
  /// Everything that is wrong, in the order of files and lines.
  public var problems: [Problem]
  /// For every event the anchors of its ``Event/quotations``, in their order.
  public var anchors: [String: [Anchor]]
  /// For every text which paragraphs of it carry an account.
  public var coverage: [Coverage]
  /// The paragraph of every quote that was found, for ``LocatorWriter``.
  public var locators: [QuoteLocator]
}

/// Which paragraphs of a text's body carry an account.
public struct Coverage: Hashable, Sendable {
  /// The id of the source.
  public var source: String
  /// The numbers of the paragraphs that carry one, ascending.
  public var carrying: [Int]
  /// The numbers of the paragraphs that carry none, ascending.
  public var bare: [Int]

  /// Makes a record of a coverage.
  public init(source: String, carrying: [Int], bare: [Int]) {
    self.source = source
    self.carrying = carrying
    self.bare = bare
  }

  /// The number of paragraphs of the body.
  public var total: Int { carrying.count + bare.count }

  /// The coverage as machine-readable output has it.
  public var json: JSONValue {
    .object([
      .init("source", .string(source)),
      .init("paragraphs", .integer(total)),
      .init("carrying", .integer(carrying.count)),
      .init("bare", .array(bare.map { .integer($0) })),
    ])
  }
}

/// Checks of a catalogue against the texts of its sources.
public enum TextChecks {
  /// The most words in a row that the catalogue's own words may share with a text.
  public static let longestSharedRun = 10

  /// Resolves every quote whose text is given and checks it, and the catalogue's own words, against the texts.
  ///
  /// Cost: some passes over each text, whatever the number of its quotes.
  /// - Parameter progress: told now and then the share of the work that is done, from 0 to 1.
  public static func findings(
    in contents: CatalogueContents, texts: [CheckedText], origins: Origins = Origins(),
    progress: (Double) -> Void = { _ in }
  ) -> TextFindings {
    let texts = Dictionary(texts.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    let quotes = contents.events.flatMap { event in
      event.quotations.enumerated().map { index, quotation in
        PlacedQuote(
          event: event.id, index: index, quotation: quotation,
          place: origins.place(of: event, path: quotation.path(at: index) + ["quote"]))
      }
    }
    let sights = sights(of: quotes, in: texts, progress: progress)
    let results = parallelMap(quotes.indices.map { (quotes[$0], sights[$0]) }) { quote, sight in
      sight.flatMap { sight in
        texts[quote.quotation.source].map { (sight.anchor, problems(of: quote, sight, in: $0)) }
      }
    }
    var findings = TextFindings(problems: [], anchors: [:], coverage: [], locators: [])
    var carrying: [String: Set<Int>] = [:]
    for (quote, result) in zip(quotes, results) {
      findings.anchors[quote.event, default: []].append(result?.0 ?? .unattached)
      guard let (anchor, problems) = result else { continue }
      findings.problems += problems
      guard let paragraph = anchor.paragraph else { continue }
      let last = anchor.end.flatMap { texts[quote.quotation.source]?.reading.paragraph(atRaw: $0 - 1)?.number }
      carrying[quote.quotation.source, default: []].formUnion(paragraph...max(paragraph, last ?? paragraph))
      findings.locators.append(
        QuoteLocator(
          event: quote.event, quotation: quote.quotation.indexInLayer, layer: quote.quotation.layer,
          paragraph: paragraph))
    }
    findings.coverage = contents.sources.compactMap { source in
      texts[source.id].map {
        coverage(of: $0.reading, source: source.id, carrying: carrying[source.id] ?? [])
      }
    }
    findings.problems += sharedRuns(contents, texts: texts, origins)
    findings.problems.sort()
    return findings
  }

  /// Which paragraphs of a text's body carry an account, by the paragraphs that its quotes stand in.
  ///
  /// The body is made of paragraphs and quotations; headings, notes and furniture are not counted.
  public static func coverage(of reading: ReadingText, source: String, carrying: Set<Int>) -> Coverage {
    let paragraphs = reading.paragraphs
    let body = paragraphs.indices.filter { [.paragraph, .quotation].contains(paragraphs.kind(at: $0)) }.map { $0 + 1 }
    return Coverage(
      source: source, carrying: body.filter(carrying.contains), bare: body.filter { !carrying.contains($0) })
  }

  // MARK: Quotes

  private struct PlacedQuote: Sendable {
    var event: String
    /// The index among the event's quotations.
    var index: Int
    var quotation: Quotation
    /// Where it stands in the files.
    var place: Origin
  }

  /// Where a quote stands, and the first place that looks like it.
  private struct Sight: Sendable {
    var anchor: Anchor
    var lookalike: Range<Int>?
  }

  /// Each text is passed through once for all of its quotes.
  private static func sights(
    of quotes: [PlacedQuote], in texts: [String: CheckedText], progress: (Double) -> Void
  ) -> [Sight?] {
    var sights = [Sight?](repeating: nil, count: quotes.count)
    let numbers = Dictionary(grouping: quotes.indices) { quotes[$0].quotation.source }
    func length(_ text: CheckedText) -> Double { Double(text.reading.paragraphs.last?.end ?? 0) + 1 }
    let total = texts.values.reduce(0) { $0 + length($1) }
    var done = 0.0
    for text in texts.values.sorted(by: { $0.source < $1.source }) {
      let numbers = numbers[text.source] ?? []
      func tell(_ share: Double) -> Bool {
        progress((done + share * length(text)) / total)
        return true
      }
      let anchors = text.resolver.resolve(numbers.map { quotes[$0].quotation.quote }) { tell($0 / 2) } ?? []
      for (number, anchor) in zip(numbers, anchors) { sights[number] = Sight(anchor: anchor) }
      let bare = numbers.filter { number in
        let quote = quotes[number].quotation.quote
        return sights[number]?.anchor.state == .exact && quote.prefix == nil && quote.suffix == nil
      }
      let lookalikes = text.resolver.lookalikes(of: bare.map { quotes[$0].quotation.quote }) { tell(0.5 + $0 / 2) }
      for (number, places) in zip(bare, lookalikes ?? []) { sights[number]?.lookalike = places.first }
      done += length(text)
    }
    return sights
  }

  private static func problems(
    of quote: PlacedQuote, _ sight: Sight, in text: CheckedText
  ) -> [Problem] {
    let place = quote.place
    let anchor = sight.anchor
    var problems: [Problem] = []
    switch anchor.state {
    case .exact, .unattached: break
    case .fuzzy:
      problems.append(
        Problem(
          at: place,
          message:
            "the quote stands in “\(text.source)” in other words (paragraph \(anchor.paragraph ?? 0)); "
            + "copy them letter for letter"))
    case .ambiguous:
      problems.append(
        Problem(
          at: place, message: "the quote stands in several places of “\(text.source)”; \(contextRemedy)"))
    case .lost:
      problems.append(Problem(at: place, message: "the quote was not found in “\(text.source)”"))
    }
    if let other = sight.lookalike {
      let paragraph = text.reading.paragraph(atRaw: other.lowerBound)?.number ?? 0
      problems.append(
        Problem(
          at: place,
          message:
            "the quote has a look-alike in paragraph \(paragraph) of “\(text.source)”; \(contextRemedy)"))
    }
    if anchor.state == .exact, isWholeSentence(anchor, in: text.reading) {
      problems.append(
        Problem(at: place, message: "the quote is a whole sentence of “\(text.source)”; leave some of it out")
      )
    }
    return problems
  }

  private static let contextRemedy = "write it as {exact: …, prefix: …, suffix: …} with the words around it"

  /// True where a sentence ends before the passage and with it.
  private static func isWholeSentence(_ anchor: Anchor, in reading: ReadingText) -> Bool {
    guard let start = anchor.start, let end = anchor.end, let paragraph = reading.paragraph(atRaw: start),
      paragraph.kind == .paragraph || paragraph.kind == .quotation
    else { return false }
    let scalars = Array(paragraph.text.unicodeScalars)
    let range = paragraph.scalarRange(ofRaw: start..<end)
    guard range.upperBound <= scalars.count, !range.isEmpty else { return false }
    func isAside(_ scalar: Unicode.Scalar) -> Bool { " “”‘’\"'()[]".unicodeScalars.contains(scalar) }
    func isEnd(_ scalar: Unicode.Scalar) -> Bool { ".!?…".unicodeScalars.contains(scalar) }
    let before = scalars[..<range.lowerBound].last { !isAside($0) }
    let beginsSentence = before.map(isEnd) ?? true
    let after = scalars[range.upperBound...].first { !isAside($0) }
    let last = scalars[range].last { !isAside($0) }
    let first = scalars[range].first { !isAside($0) }
    let endsSentence = last.map(isEnd) ?? false || after.map(isEnd) ?? false
    return beginsSentence && endsSentence && first?.properties.isLowercase == false
  }

  // MARK: Own words

  private static func sharedRuns(
    _ contents: CatalogueContents, texts: [String: CheckedText], _ origins: Origins
  ) -> [Problem] {
    let names = NameMask(contents)
    let indices = texts.values.sorted { $0.source < $1.source }.map { text in
      (
        source: text.source,
        index: WordRunIndex(
          text.reading.paragraphs.map(\.text).joined(separator: "\n"), seed: longestSharedRun + 1)
      )
    }
    return parallelMap(contents.events) { event in
      event.ownWords(withTitle: false).flatMap { part in
        let own = runWords(of: part.text)
        return indices.compactMap { text -> Problem? in
          let runs = text.index.runs(in: own, longerThan: longestSharedRun)
          guard let run = runs.first(where: { names.length(of: $0, in: own) > longestSharedRun }) else {
            return nil
          }
          return Problem(
            at: origins.place(of: event, path: part.path),
            message: "\(run.count) words in a row stand in “\(text.source)” too, "
              + "from “\(own[run].prefix(4).joined(separator: " ")) …”; \(longestSharedRun) at most are allowed"
          )
        }
      }
    }.flatMap { $0 }
  }
}
