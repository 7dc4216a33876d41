import Evidence
import Foundation

/// A quotation of a text, and where it was taken from.
package struct QuoteSample {
  /// The words alone.
  package var quote: TextQuoteSelector
  /// The words with what stands around them.
  package var withContext: TextQuoteSelector
  /// The shown code points of the first edition that it was taken from.
  package var wanted: [Int]

  package init(quote: TextQuoteSelector, withContext: TextQuoteSelector, wanted: [Int]) {
    self.quote = quote
    self.withContext = withContext
    self.wanted = wanted
  }

  /// Fragments of 4 to 15 words that stand in one place.
  /// - Parameter mayHaveLookalikes: whether also those that something else in the text comes near.
  package static func some(
    _ count: Int, from raw: RawText, _ reading: ReadingText, mayHaveLookalikes: Bool = false, _ dice: inout Dice
  ) -> [QuoteSample] {
    let resolver = AnchorResolver(raw, reading: reading)
    let body = reading.paragraphs.filter { $0.kind != .furniture && $0.kind != .note }
    var samples: [QuoteSample] = []
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
      guard resolver.resolve(quote).state == .exact else { continue }
      guard mayHaveLookalikes || resolver.lookalikes(of: quote).isEmpty else { continue }
      let withContext = TextQuoteSelector(
        exact: quote.exact, prefix: text(max(0, range.lowerBound - 32)..<range.lowerBound),
        suffix: text(range.upperBound..<min(scalars.count, range.upperBound + 32)))
      let wanted = range.filter { scalars[$0] != " " }.map { paragraph.rawOffset(ofScalar: $0) }
      samples.append(QuoteSample(quote: quote, withContext: withContext, wanted: wanted))
    }
    return samples
  }
}

extension Edition {
  /// Editions in which nearly every quotation is to be found.
  package static func faithful(to base: Edition, _ dice: inout Dice) -> [(name: String, edition: Edition)] {
    [
      ("rewrapped", base.wrapped(72)), ("narrow", base.wrapped(40)), ("straight", base.straight.wrapped(65)),
      ("decomposed", base.mapped { String($0).decomposedStringWithCanonicalMapping }),
      ("windows", base.windowsLines), ("hyphenated", base.wrapped(60, hyphens: true)),
      ("adverts", base.withAdverts(&dice)), ("misread", base.misread(0.01, &dice)),
      ("misread and hyphenated", base.misread(0.01, &dice).wrapped(60, hyphens: true)),
    ]
  }

  /// Editions in which much is wrong or gone, so that nothing but the right place may be shown.
  package static func damaged(_ base: Edition, _ dice: inout Dice) -> [(name: String, edition: Edition)] {
    [
      ("misread three", base.misread(0.03, &dice)), ("cut", base.cut(0.3, &dice)),
      ("cut and misread", base.cut(0.5, &dice).misread(0.03, &dice)), ("dropped", base.dropping(0.05, &dice)),
      ("copied", base.withGarbledCopy(0.05, &dice)),
      ("misread and copied", base.misread(0.02, &dice).withGarbledCopy(0.03, &dice)),
    ]
  }

  /// Editions that are worse still.
  package static func ruined(_ base: Edition, _ dice: inout Dice) -> [(name: String, edition: Edition)] {
    [
      ("dropped 10 %", base.dropping(0.1, &dice)), ("dropped 15 %", base.dropping(0.15, &dice)),
      ("dropped 20 %", base.dropping(0.2, &dice)), ("misread 5 %", base.misread(0.05, &dice)),
      ("swapped 5 %", base.swapping(0.05, &dice)), ("cut to a third", base.cut(1.5, &dice)),
      ("dropped and misread", base.dropping(0.1, &dice).misread(0.02, &dice)),
      ("cut and dropped", base.cut(0.5, &dice).dropping(0.1, &dice)),
      ("copied, one in a hundred", base.withGarbledCopy(0.01, &dice)),
      ("copied, one in ten", base.withGarbledCopy(0.1, &dice)),
    ]
  }
}
