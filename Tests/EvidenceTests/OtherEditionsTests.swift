import Editions
import Testing

@testable import Evidence

/// Quotations taken from a text and looked for in other editions of it.
@Suite struct OtherEditionsTests {
  private struct Count {
    var found = 0
    var wrong: [String] = []
  }

  private func count(_ samples: [QuoteSample], in edition: Edition) -> Count {
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
    let samples = QuoteSample.some(number, from: raw, ReadingText(raw, sheet: sheet), &dice)
    #expect(samples.count == number)
    let base = Edition(text)
    var found: [String: (found: Int, all: Int)] = [:]
    var noise = Dice(97)
    for (name, edition) in Edition.faithful(to: base, &noise) {
      let count = count(samples, in: edition)
      found[name] = (count.found, samples.count * 2)
      #expect(count.wrong == [], "\(name)")
    }
    noise = Dice(101)
    for (name, edition) in Edition.damaged(base, &noise) {
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

  /// Every quotation of at least 24 characters that stands in one place only, in one piece, is found there, in each
  /// edition that has its letters.
  private func expectLongQuotations(
    of text: String, sheet: EditionSheet? = nil, samples number: Int, seed: UInt64
  ) {
    var dice = Dice(seed)
    let raw = RawText(text)
    let base = Edition(text)
    let samples = QuoteSample.some(
      number, from: raw, ReadingText(raw, sheet: sheet), mayHaveLookalikes: true, &dice
    ).filter { $0.quote.exact.count >= 24 && !base.interrupts($0.wanted) }
    #expect(samples.count * 2 > number)
    for (name, edition) in Edition.faithful(to: base, &dice) where !name.contains("misread") {
      let raw = RawText(edition.text)
      let resolver = AnchorResolver(raw, reading: ReadingText(raw))
      let anchors = resolver.resolve(samples.map(\.quote)) { _ in true } ?? []
      #expect(anchors.count == samples.count)
      for (sample, anchor) in zip(samples, anchors) where !edition.interrupts(sample.wanted) {
        guard let start = anchor.start, let end = anchor.end else {
          Issue.record("\(name): \(anchor.state) \(sample.wanted.first ?? 0)")
          continue
        }
        #expect(edition.holds(start..<end, wanted: sample.wanted), "\(name): \(sample.wanted.first ?? 0)")
      }
    }
  }

  @Test func longUniqueQuotationsAreFoundWhereTheyWereTaken() {
    var dice = Dice(7)
    expectLongQuotations(
      of: InventedText.paragraphs(40, &dice).joined(separator: "\n\n"), samples: 80, seed: 8)
  }

  @Test(.enabled(if: SourceFiles.folder != nil, "PERESTROIKA_LIBRARY names no folder with the texts"))
  func longUniqueQuotationsOfTheTextsAreFoundWhereTheyWereTaken() throws {
    for source in SourceFiles.all {
      guard let raw = try SourceFiles.text(source) else { continue }
      expectLongQuotations(of: raw.text, sheet: try SourceFiles.sheet(source), samples: 40, seed: 5)
    }
  }

  @Test func aPassageCutOutIsLost() {
    var dice = Dice(13)
    let text = InventedText.paragraphs(30, &dice).joined(separator: "\n\n")
    let raw = RawText(text)
    let samples = QuoteSample.some(25, from: raw, ReadingText(raw), &dice)
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
