import Catalogue
import Evidence

/// Says of which source a text is, by what stands in it.
public struct Recogniser: Sendable {
  /// A source that a text may be of.
  public struct Candidate: Hashable, Sendable {
    /// The id of the source.
    public var source: String
    /// How its quotes stand in the text.
    public var fit: QuoteFit
  }

  /// What looking at a text came to.
  public enum Answer: Hashable, Sendable {
    /// It is a text of this source.
    case recognised(Candidate, LibraryIndex.Recognition)
    /// It is not sure of which source it is, if of any; the likeliest first.
    case unsure([Candidate])

    /// The source, where it is recognised.
    public var source: String? {
      if case .recognised(let candidate, _) = self { candidate.source } else { nil }
    }
  }

  private let sources: [Source]
  private let quotes: [[TextQuoteSelector]]
  private let census: QuoteCensus
  private let owners: [Int]
  private let sheets: [String: EditionSheet]

  /// Prepares for the sources of a catalogue.
  /// - Complexity: linear in the length of all quotes.
  public init(_ contents: CatalogueContents) {
    sources = contents.sources
    let numbers = Dictionary(zip(sources.map(\.id), 0...)) { first, _ in first }
    var quotes = [[TextQuoteSelector]](repeating: [], count: sources.count)
    for event in contents.events {
      for account in event.accounts {
        if let number = numbers[account.source] { quotes[number].append(account.quote) }
      }
    }
    self.quotes = quotes
    owners = quotes.indices.flatMap { Array(repeating: $0, count: quotes[$0].count) }
    census = QuoteCensus(quotes.flatMap { $0.map(\.exact) })
    sheets = Dictionary(contents.editionSheets.map { ($0.digest, $0) }) { first, _ in first }
  }

  /// The source, and how sure that is.
  ///
  /// Linear in the length of the text; a few passes over it for each quote of the sources that come into question.
  /// - Parameter progress: told now and then the share of the work that is done, from 0 to 1; whether to go on.
  /// - Throws: ``Cancelled`` once `progress` has answered no.
  public func recognise(
    _ raw: RawText, progress: (Double) -> Bool = { _ in true }
  ) throws(Cancelled) -> Answer {
    if let sheet = sheets[raw.digest], let number = sources.firstIndex(where: { $0.id == sheet.source }) {
      return .recognised(try candidate(number, in: raw, progress: progress), .digest)
    }
    let likely = candidates(for: raw)
    guard !likely.isEmpty else { return .unsure([]) }
    let text = text(raw)
    var found: [Candidate] = []
    for (step, number) in likely.enumerated() {
      let fit = try fit(number, in: text) { progress((Double(step) + $0) / Double(likely.count)) }
      found.append(Candidate(source: sources[number].id, fit: fit))
    }
    found = found.filter { $0.fit.found > 0 }.sorted { $0.fit.strength > $1.fit.strength }
    guard let best = found.first else { return .unsure([]) }
    let second = found.dropFirst().first?.fit ?? QuoteFit()
    let isAlone = best.fit.strength >= 2 * second.strength
    if isAlone, best.fit.found >= 3, best.fit.share >= 0.5 { return .recognised(best, .quotes) }
    if best.fit.found >= 5, best.fit.share >= 0.15, best.fit.found >= 4 * second.found {
      return .recognised(best, .someQuotes)
    }
    if isAlone, best.fit.share >= 0.5, let source = sources.first(where: { $0.id == best.source }),
      hasTitle(of: source, raw)
    {
      return .recognised(best, .someQuotes)
    }
    return .unsure(found)
  }

  /// How the quotes of a source stand in a text; nil for a source that the catalogue has not.
  /// - Parameter progress: told now and then the share of the work that is done, from 0 to 1; whether to go on.
  /// - Throws: ``Cancelled`` once `progress` has answered no.
  public func fit(
    of source: String, in raw: RawText, progress: (Double) -> Bool = { _ in true }
  ) throws(Cancelled) -> QuoteFit? {
    guard let number = sources.firstIndex(where: { $0.id == source }) else { return nil }
    return try candidate(number, in: raw, progress: progress).fit
  }

  private func candidate(
    _ number: Int, in raw: RawText, progress: (Double) -> Bool
  ) throws(Cancelled) -> Candidate {
    if quotes[number].isEmpty { return Candidate(source: sources[number].id, fit: QuoteFit()) }
    return Candidate(source: sources[number].id, fit: try fit(number, in: text(raw), progress: progress))
  }

  private func text(_ raw: RawText) -> CheckedText {
    CheckedText(source: "", raw: raw, sheet: sheets[raw.digest])
  }

  private func fit(
    _ number: Int, in text: CheckedText, progress: (Double) -> Bool
  ) throws(Cancelled) -> QuoteFit {
    guard let anchors = text.resolver.resolve(quotes[number], shouldContinue: progress) else { throw Cancelled() }
    return QuoteFit(anchors.map(\.state))
  }

  /// The few sources that a pass over the text speaks for, the likeliest first.
  private func candidates(for raw: RawText) -> [Int] {
    var counts = [Int](repeating: 0, count: sources.count)
    for (owner, isLikely) in zip(owners, census.areLikely(in: raw)) where isLikely { counts[owner] += 1 }
    func strength(_ number: Int) -> Double {
      let count = Double(counts[number])
      return count / Double(max(1, quotes[number].count)) * min(1, count / 3)
    }
    let ranked = counts.indices.filter { counts[$0] > 0 }.sorted {
      (strength($0), Double(counts[$0])) > (strength($1), Double(counts[$1]))
    }
    guard let best = ranked.first else { return [] }
    let rivals = ranked.dropFirst().filter {
      strength($0) * 4 >= strength(best) || counts[$0] * 4 >= counts[best]
    }
    return [best] + rivals.prefix(3)
  }

  /// Whether the title of a source stands near the beginning of a text.
  private func hasTitle(of source: Source, _ raw: RawText) -> Bool {
    QuoteCensus([source.title]).areLikely(in: raw, limit: 20_000) == [true]
  }
}
