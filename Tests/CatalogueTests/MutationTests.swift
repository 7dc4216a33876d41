import Testing

@testable import Catalogue

@Suite("Damaged files are read to their end")
struct MutationTests {
  /// A linear congruential generator (Knuth, MMIX), so that every run damages the files alike.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  private func damaged(_ text: String, _ generator: inout Generator) -> String {
    var scalars = Array(text.unicodeScalars)
    let signs = Array("\t\n :-'\"[]{}&*!|>%@`#,?~é\u{FEFF}\u{2028}😀\u{0}\\".unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<scalars.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(signs[Int.random(in: 0..<signs.count, using: &generator)], at: place)
      case 2: scalars[place] = signs[Int.random(in: 0..<signs.count, using: &generator)]
      default: scalars.removeSubrange(place...)
      }
      if scalars.isEmpty { return "" }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func check(_ text: String, file: String) throws {
    let source = SourceText(text, file: file)
    let pieces = DecodingWork.works(for: source).map { $0.run() }
    let problems = source.problems + pieces.flatMap(\.problems)
    let strange = problems.first { $0.line < 1 || $0.line > source.lines.count + 1 || $0.column < 1 }
    #expect(strange == nil, "\(text)")
    let usable = pieces.flatMap(\.values).count
    #expect(usable > 0 || problems.contains { $0.severity == .error } || text.isEmpty, "\(text)")
  }

  @Test func eventsInYAML() throws {
    let text = try #require(TemporaryCatalogue.sound["events/1988.yaml"])
    var generator = Generator(state: 1988)
    for _ in 0..<800 { try check(damaged(text, &generator), file: "events/1988.yaml") }
  }

  @Test func eventsInJSONLines() throws {
    let contents = try #require(try TemporaryCatalogue().read().contents)
    let text = contents.events.map { EventDocument($0).line + "\n" }.joined()
    var generator = Generator(state: 1989)
    for _ in 0..<800 { try check(damaged(text, &generator), file: "events/1988.jsonl") }
  }

  @Test func locatorsAreWrittenRightOrNotAtAll() throws {
    let text = try #require(TemporaryCatalogue.sound["events/1988.yaml"])
    let locators = ["law-on-cooperatives", "strike", "unrest"].flatMap { event in
      (0..<2).map { QuoteLocator(event: event, quotation: $0, paragraph: 90 + $0) }
    }
    var generator = Generator(state: 1990)
    var written = 0
    for _ in 0..<400 {
      let text = damaged(text, &generator)
      guard case .success(let once) = LocatorEdit.apply(locators, to: text, file: "events/1988.yaml") else {
        continue
      }
      written += 1
      let again = try LocatorEdit.apply(locators, to: once, file: "events/1988.yaml").get()
      #expect(again == once, "\(text)")
    }
    #expect(written > 100)
  }
}
