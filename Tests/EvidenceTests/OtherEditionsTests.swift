import Foundation
import Testing

@testable import Evidence

/// Quotations taken from a text and looked for in other editions of it.
@Suite struct OtherEditionsTests {
  /// A quotation and the shown code points of the first edition that it was taken from.
  struct Sample {
    var quote: TextQuoteSelector
    var withContext: TextQuoteSelector
    var wanted: [Int]
  }

  /// Fragments of 4 to 15 words that stand in one place, and have no look-alike.
  static func samples(_ count: Int, from raw: RawText, _ reading: ReadingText, _ dice: inout Dice) -> [Sample] {
    let resolver = AnchorResolver(raw, reading: reading)
    let body = reading.paragraphs.filter { $0.kind != .furniture && $0.kind != .note }
    var samples: [Sample] = []
    for _ in 0..<(count * 20) where samples.count < count {
      let paragraph = body[dice.roll(body.count)]
      let scalars = Array(paragraph.text.unicodeScalars)
      let starts = [0] + scalars.indices.filter { scalars[$0] == " " }.map { $0 + 1 }
      let length = 4 + dice.roll(12)
      guard starts.count > length + 1 else { continue }
      let first = dice.roll(starts.count - length)
      let range = starts[first]..<(starts[first + length] - 1)
      func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
      let quote = TextQuoteSelector(exact: text(range))
      guard resolver.resolve(quote).state == .exact, resolver.lookalikes(of: quote).isEmpty else { continue }
      let withContext = TextQuoteSelector(
        exact: quote.exact, prefix: text(max(0, range.lowerBound - 32)..<range.lowerBound),
        suffix: text(range.upperBound..<min(scalars.count, range.upperBound + 32)))
      let wanted = range.filter { scalars[$0] != " " }.map { paragraph.rawOffset(ofScalar: $0) }
      samples.append(Sample(quote: quote, withContext: withContext, wanted: wanted))
    }
    return samples
  }

  static func editions(of base: Edition) -> [(name: String, edition: Edition)] {
    var dice = Dice(97)
    return [
      ("rewrapped", base.wrapped(72)), ("narrow", base.wrapped(40)), ("straight", base.straight.wrapped(65)),
      ("decomposed", base.mapped { String($0).decomposedStringWithCanonicalMapping }),
      ("windows", base.windowsLines), ("hyphenated", base.wrapped(60, hyphens: true)),
      ("adverts", base.withAdverts(&dice)), ("misread", base.misread(0.01, &dice)),
      ("misread and hyphenated", base.misread(0.01, &dice).wrapped(60, hyphens: true)),
    ]
  }

  static func damaged(_ base: Edition) -> [(name: String, edition: Edition)] {
    var dice = Dice(101)
    return [
      ("misread three", base.misread(0.03, &dice)), ("cut", base.cut(0.3, &dice)),
      ("cut and misread", base.cut(0.5, &dice).misread(0.03, &dice)), ("dropped", base.dropping(0.05, &dice)),
      ("copied", base.withGarbledCopy(0.05, &dice)),
      ("misread and copied", base.misread(0.02, &dice).withGarbledCopy(0.03, &dice)),
    ]
  }

  private struct Count {
    var found = 0
    var wrong: [String] = []
  }

  private func count(_ samples: [Sample], in edition: Edition) -> Count {
    let raw = RawText(edition.text)
    let resolver = AnchorResolver(raw, reading: ReadingText(raw))
    var count = Count()
    for sample in samples {
      for quote in [sample.quote, sample.withContext] {
        let anchor = resolver.resolve(quote)
        guard let start = anchor.start, let end = anchor.end else { continue }
        if edition.holds(start..<end, wanted: sample.wanted) {
          count.found += 1
        } else {
          count.wrong.append(quote.exact)
        }
      }
    }
    return count
  }

  /// How many quotations of how many were found in each edition; none of them, nor in damaged ones, at a
  /// wrong place.
  private func measure(
    _ text: String, sheet: EditionSheet? = nil, samples number: Int, seed: UInt64
  ) -> [String: (found: Int, all: Int)] {
    let raw = RawText(text)
    var dice = Dice(seed)
    let samples = Self.samples(number, from: raw, ReadingText(raw, sheet: sheet), &dice)
    #expect(samples.count == number)
    let base = Edition(text)
    var found: [String: (found: Int, all: Int)] = [:]
    for (name, edition) in Self.editions(of: base) {
      let count = count(samples, in: edition)
      found[name] = (count.found, samples.count * 2)
      #expect(count.wrong == [], "\(name)")
    }
    for (name, edition) in Self.damaged(base) {
      #expect(count(samples, in: edition).wrong == [], "\(name)")
    }
    return found
  }

  @Test func inventedTextIsFoundInEveryEdition() {
    var dice = Dice(1)
    let text = InventedText.paragraphs(60, &dice).joined(separator: "\n\n")
    for (name, count) in measure(text, samples: 60, seed: 2) {
      #expect(count.found * 100 >= count.all * 97, "\(name): \(count)")
    }
  }

  @Test func longUniqueQuotationsAreFoundWhereTheyWereTaken() {
    var dice = Dice(7)
    let text = InventedText.paragraphs(40, &dice).joined(separator: "\n\n")
    let raw = RawText(text)
    let samples = Self.samples(60, from: raw, ReadingText(raw), &dice).filter { $0.quote.exact.count >= 24 }
    #expect(samples.count > 30)
    for (name, edition) in Self.editions(of: Edition(text)) where !name.contains("misread") {
      let raw = RawText(edition.text)
      let resolver = AnchorResolver(raw, reading: ReadingText(raw))
      for sample in samples {
        let anchor = resolver.resolve(sample.quote)
        guard let start = anchor.start, let end = anchor.end else {
          Issue.record("\(name): \(anchor.state) \(sample.quote.exact)")
          continue
        }
        #expect(edition.holds(start..<end, wanted: sample.wanted), "\(name): \(sample.quote.exact)")
      }
    }
  }

  @Test func aPassageCutOutIsLost() {
    var dice = Dice(13)
    let text = InventedText.paragraphs(30, &dice).joined(separator: "\n\n")
    let raw = RawText(text)
    let samples = Self.samples(25, from: raw, ReadingText(raw), &dice)
    let base = Edition(text)
    for sample in samples {
      guard let first = sample.wanted.first, let last = sample.wanted.last else { continue }
      var edition = Edition()
      edition.append(base, 0..<first)
      edition.append(base, (last + 1)..<base.scalars.count)
      let cut = RawText(edition.misread(0.01, &dice).text)
      let resolver = AnchorResolver(cut, reading: ReadingText(cut))
      #expect(resolver.resolve(sample.quote).start == nil, "\(sample.quote.exact)")
      #expect(resolver.resolve(sample.withContext).start == nil, "\(sample.quote.exact)")
    }
  }

  @Test(.enabled(if: SourceFiles.folder != nil, "PERESTROIKA_LIBRARY names no folder with the texts"))
  func theTextsAreFoundInEveryEdition() throws {
    var sums: [String: (found: Int, all: Int)] = [:]
    for source in SourceFiles.all {
      guard let raw = try SourceFiles.text(source) else { continue }
      for (name, count) in measure(raw.text, sheet: try SourceFiles.sheet(source), samples: 30, seed: 3) {
        sums[name, default: (0, 0)].found += count.found
        sums[name, default: (0, 0)].all += count.all
      }
    }
    for (name, count) in sums { #expect(count.found * 100 >= count.all * 97, "\(name): \(count)") }
  }
}
