import Catalogue
import Editions
import Evidence
import Files
import Foundation
import Library

/// Looks for quotations of texts in many other editions of them, and counts those shown at a wrong place.
///
///     PERESTROIKA_LIBRARY=~/texts swift run -c release anchor-trial [ROUNDS] [QUOTATIONS] [SEED]
///
/// Each round takes so many fragments of each text, and the quotes that the catalogue has of it, with and without what
/// stands around them, and looks for them in twenty-five editions made with other noise. The exit status is 1 when one
/// was shown at a wrong place, or when fewer than 97 of 100 were found in an edition that has nearly all letters.
@main struct AnchorTrial {
  private struct Text {
    var source: String
    var raw: RawText
    var reading: ReadingText
    /// What the catalogue quotes of it.
    var quotes: [QuoteSample]
  }

  private struct Tally {
    var asked = 0
    var found = 0
    var wrong = 0
    var isFaithful = false

    mutating func add(_ other: Tally) {
      asked += other.asked
      found += other.found
      wrong += other.wrong
    }
  }

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    func number(_ index: Int, or usual: Int) -> Int { numbers.count > index ? numbers[index] : usual }
    guard let folder = ProcessInfo.processInfo.environment["PERESTROIKA_LIBRARY"] else {
      print("PERESTROIKA_LIBRARY names the folder that holds the texts, each named by the id of its source")
      exit(2)
    }
    let texts = try texts(in: folder)
    var tallies: [String: Tally] = [:]
    var names: [String] = []
    for round in 0..<number(0, or: 3) {
      for (index, text) in texts.enumerated() {
        var dice = Dice(UInt64(number(2, or: 1) + round) &* 1_000_003 &+ UInt64(index))
        let samples =
          QuoteSample.some(number(1, or: 100), from: text.raw, text.reading, &dice) + text.quotes
        let base = Edition(text.raw.text)
        let faithful = Edition.faithful(to: base, &dice)
        for (place, one) in (faithful + Edition.damaged(base, &dice) + Edition.ruined(base, &dice)).enumerated() {
          if tallies[one.name] == nil { names.append(one.name) }
          tallies[one.name, default: Tally(isFaithful: place < faithful.count)].add(
            tally(samples, in: one.edition, name: "\(text.source), \(one.name), round \(round)"))
        }
      }
    }
    var all = Tally()
    for name in names {
      guard let tally = tallies[name] else { continue }
      row(name, tally)
      all.add(tally)
    }
    row("all", all)
    let missed = tallies.values.contains { $0.isFaithful && $0.found * 100 < $0.asked * 97 }
    exit(all.wrong > 0 || missed ? 1 : 0)
  }

  private static func row(_ name: String, _ tally: Tally) {
    let share = Double(tally.found) * 100 / Double(max(1, tally.asked))
    let name = name.padding(toLength: 26, withPad: " ", startingAt: 0)
    print(name + String(format: "%8d asked %6.1f %% found %5d wrong", tally.asked, share, tally.wrong))
  }

  private static func texts(in folder: String) throws -> [Text] {
    let contents = try CatalogueReader(folder: "data").scan().contentsWithQuotes()
    guard let contents else { throw ReadingError(path: "data", reason: "the catalogue has errors") }
    return ReadTexts(of: contents, in: [folder]).texts.compactMap { text in
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(text.source).txt"),
        let raw = try? RawText.decode([UInt8](bytes))
      else { return nil }
      let quotes = contents.events.flatMap(\.accounts).filter { $0.source == text.source }.map(\.quote)
      let anchors = text.resolver.resolve(quotes) { _ in true } ?? []
      let samples = zip(quotes, anchors).compactMap { quote, anchor -> QuoteSample? in
        guard let start = anchor.start, let end = anchor.end, anchor.state == .exact else { return nil }
        guard let sample = sample(quote, start..<end, of: raw, text.reading) else { return nil }
        // What stands twice may have the same around it too, which no search could tell apart.
        let isAlone = text.resolver.resolve(sample.withContext).start == start
        return isAlone ? sample : QuoteSample(quote: quote, withContext: quote, wanted: sample.wanted)
      }
      return Text(source: text.source, raw: raw, reading: text.reading, quotes: samples)
    }
  }

  /// A quote of the catalogue, as it is written there and with what stands around it.
  private static func sample(
    _ quote: TextQuoteSelector, _ range: Range<Int>, of raw: RawText, _ reading: ReadingText
  ) -> QuoteSample? {
    guard let paragraph = reading.paragraph(atRaw: range.lowerBound) else { return nil }
    let words = Array(raw[range].unicodeScalars)
    let shown = paragraph.scalarRange(ofRaw: range)
    let scalars = Array(paragraph.text.unicodeScalars)
    guard !shown.isEmpty, shown.upperBound <= scalars.count else { return nil }
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    let withContext = TextQuoteSelector(
      exact: quote.exact, prefix: text(max(0, shown.lowerBound - 32)..<shown.lowerBound),
      suffix: text(shown.upperBound..<min(scalars.count, shown.upperBound + 32)))
    return QuoteSample(
      quote: quote, withContext: withContext,
      wanted: words.indices.filter { !words[$0].properties.isWhitespace }.map { range.lowerBound + $0 })
  }

  private static func tally(_ samples: [QuoteSample], in edition: Edition, name: String) -> Tally {
    let raw = RawText(edition.text)
    let resolver = AnchorResolver(raw, reading: ReadingText(raw))
    let quotes = samples.flatMap { [$0.quote, $0.withContext] }
    var tally = Tally(asked: quotes.count)
    for (number, anchor) in (resolver.resolve(quotes) { _ in true } ?? []).enumerated() {
      guard let start = anchor.start, let end = anchor.end else { continue }
      let sample = samples[number / 2]
      if edition.holds(start..<end, wanted: sample.wanted) {
        tally.found += 1
      } else {
        tally.wrong += 1
        let isAlone = number % 2 == 0 && sample.quote.prefix == nil && sample.quote.suffix == nil
        let context = isAlone ? "alone" : "in context"
        print(
          "WRONG: \(name): \(anchor.state) \(start)–\(end), \(context), taken at \(sample.wanted.first ?? 0), "
            + "score \(anchor.score), \(quotes[number].exact.count) characters\n"
            + "  looked for: \(quotes[number].exact)\n  found:      \(edition.text(in: start..<end))")
      }
    }
    return tally
  }
}
