import Editions
import Testing

@testable import Evidence

@Suite struct AnchorTests {
  private func resolver(_ text: String, window: Int = Windows.length) -> AnchorResolver {
    let raw = RawText(text)
    return AnchorResolver(raw, reading: ReadingText(raw), window: window)
  }

  private func resolve(_ exact: String, in text: String, prefix: String? = nil, suffix: String? = nil)
    -> Anchor
  {
    resolver(text).resolve(TextQuoteSelector(exact: exact, prefix: prefix, suffix: suffix))
  }

  private let story = """
    In the autumn the wardens of the northern dam had closed the upper gate, and the
    villages below it went without water until the spring of 1902.

    In the autumn the wardens of the southern dam had closed the lower gate, and no-
    body noticed; the café in the ‘‘old’’ mill----a poor place----stayed open.
    """

  @Test func findsTheWordsLetterForLetter() {
    let anchor = resolve("villages below it went without water", in: story)
    #expect(anchor.state == .exact && anchor.score == 1 && anchor.paragraph == 1)
    #expect(anchor.start == 81 && anchor.end == 117)
  }

  @Test(arguments: [
    "the upper gate, and the villages below", "gate, and nobody noticed; the cafe\u{301} in",
    "in the \"old\" mill",
    "the “old” mill—a poor place—stayed open", "no-body noticed; the café",
  ])
  func whatTypographyChangesDoesNotMatter(quote: String) {
    #expect(resolve(quote, in: story).state == .exact)
  }

  @Test func aHyphenWithinALineMatters() {
    #expect(resolve("the vill-ages below it went without water", in: story).state == .fuzzy)
    #expect(
      resolve("a well known thing of the north", in: "It is a well-known thing of the north.").state == .fuzzy
    )
  }

  @Test func wordsAreNotPartsOfWords() {
    #expect(resolve("art of the whole", in: "It is part of the wholesale trade.").state != .exact)
    #expect(resolve("open the gate", in: "Do reopen the gates, open the gate.").start == 21)
  }

  @Test func severalPlacesNeedAContext() {
    #expect(resolve("In the autumn the wardens of the", in: story).state == .ambiguous)
    let second = resolve("In the autumn the wardens of the", in: story, suffix: "southern dam had closed")
    #expect(second.state == .exact && second.start == 145)
    let first = resolve("In the autumn the wardens of the", in: story, suffix: "northern dam had closed")
    #expect(first.state == .exact && first.start == 0)
    #expect(
      resolve("dam had closed the", in: story, prefix: "the autumn the wardens of the").state == .ambiguous)
    #expect(resolve("wardens of the", in: story, suffix: "eastern sluice were asleep by then").state == .lost)
  }

  @Test func aLongContextCountsToItsFarEnd() {
    let same = "a long stretch of words that are the same twice, so that only what is before them tells"
    let text =
      "Of the first town it is told:\n\n\(same) the end.\n\n"
      + "In another year it was:\n\n\(same) the end."
    let second = resolve("tells the end", in: text, prefix: "In another year it was: \(same.dropLast(6))")
    #expect(second.state == .exact && (second.start ?? 0) > 140)
  }

  @Test func theContextMustBeThereEvenForOneHit() {
    let quote = "went without water until the spring"
    #expect(
      resolve(quote, in: story, prefix: "and the villages below it", suffix: "of 1902.").state == .exact)
    #expect(
      resolve(quote, in: story, prefix: "a wholly different beginning", suffix: "and another ending").state
        == .lost)
    #expect(
      resolve(quote, in: story, prefix: "and the villages below it", suffix: "xqzkw vbnmt plrqs").state
        == .lost)
  }

  /// What stands twice has much of what stands around it in common: where one is misread or gone, the other is not it.
  @Test func theTwinOfAPassageThatIsGoneIsNotIt() {
    let gloss = "Ivan Petrovich Sidorov (a keeper, born in the year 1901)"
    let quote = "Ivan Petrovich Sidorov (a keeper, born in"
    func text(_ first: String) -> String {
      "They were led by the warden Ivan Sidorov\n\(first) then.\n\n"
        + String(repeating: "Nothing was heard of him for a long time. ", count: 20)
        + "\n\nIn May, the wise Ivan Sidorov\n\(gloss) spoke of it."
    }
    let prefix = "the warden Ivan Sidorov"
    #expect(resolve(quote, in: text(gloss), prefix: prefix).start == 41)
    let misread = text(gloss.replacing("keeper", with: "kceper"))
    #expect(resolve(quote, in: misread).state == .exact)
    #expect([nil, 41].contains(resolve(quote, in: misread, prefix: prefix).start))
    #expect(resolve(quote, in: text("and by nobody else"), prefix: prefix).state == .lost)
  }

  @Test func somethingMayStandBetweenTheWordsAndTheirContext() {
    let text =
      "The committee met at noon.\n\nBuy ten bicycles, only today in our shop!\n\nIt chose the second plan."
    let anchor = resolve("It chose the second plan", in: text, prefix: "The committee met at noon.")
    #expect(anchor.state == .exact)
  }

  @Test func misreadWordsAreFuzzy() {
    let text = story.replacing("without water until", with: "wilhout watcr until")
    let anchor = resolve("villages below it went without water until", in: text)
    #expect(anchor.state == .fuzzy && anchor.start == 81 && anchor.end == 123)
    #expect(anchor.score > 0.9 && anchor.score < 1)
  }

  @Test func anotherStatementIsNoMisreading() {
    #expect(resolve("water until the spring of 1903", in: story).state == .lost)
    #expect(resolve("precedents for later strike", in: "It set precedents for later strikes.").state == .lost)
    #expect(resolve("a quotation that stands nowhere in it", in: story).state == .lost)
    #expect(resolve("nobody had bread to eat", in: "Nobody has bread; nobody has bread to eat.").state == .lost)
    #expect(resolve("nobody has bread to eat", in: "Nobody has bread; nobody hqs bread to eat.").state == .fuzzy)
  }

  @Test func equallyNearPlacesAreAmbiguous() {
    #expect(resolve("In the autumn the wardens of the xorthern dam had", in: story).state == .ambiguous)
  }

  @Test func shortQuotationsAreFoundLetterForLetterOrNotAtAll() {
    #expect(resolve("the cafe", in: story).state == .lost)
    #expect(resolve("the café", in: story).state == .exact)
    #expect(resolve("", in: story).state == .lost)
    #expect(resolve(" -- ", in: story).state == .lost)
  }

  @Test func wordsMayRunAcrossAPageNumberAndAGloss() {
    let text =
      "They had agreed to mend the conti-\n\n12\n\nnental road before winter came.\n\nNo more of it."
    let anchor = resolve("mend the continental road before winter", in: text)
    #expect(anchor.state == .exact && anchor.paragraph == 1)
    let gloss =
      "He praised the Old Town Hall The Old Town Hall is a building in the town ... and its keepers."
    #expect(resolve("praised the Old Town Hall and its keepers", in: gloss).state == .fuzzy)
  }

  @Test func aSentenceIsNotTheNoteInItsMiddle() throws {
    let text =
      "A club of the\nTown Guild (TG)\nThe Town Guild (TG), once known by another name, is ...\nThe end."
    let raw = RawText(text)
    var sheet = EditionSheet(source: "x", digest: raw.digest)
    sheet.notesWithin = [EditionSheet.Place(lines: 3...3)]
    let found = AnchorResolver(raw, reading: ReadingText(raw, sheet: sheet))
    #expect(found.resolve(TextQuoteSelector(exact: "Town Guild (TG)")).state == .ambiguous)
    #expect(found.resolve(TextQuoteSelector(exact: "Town Guild (TG) The end")).state == .exact)
    #expect(found.resolve(TextQuoteSelector(exact: "once known by another")).paragraph == 2)
  }

  @Test func namesLookalikes() {
    let found = resolver(story)
    #expect(found.lookalikes(of: TextQuoteSelector(exact: "villages below it went without water")).isEmpty)
    let twice = TextQuoteSelector(exact: "In the autumn the wardens of the", suffix: "northern dam")
    #expect(found.lookalikes(of: twice).map(\.lowerBound) == [145])
    let near = TextQuoteSelector(exact: "the autumn the wardens of the northern dam")
    #expect(found.lookalikes(of: near).map(\.lowerBound) == [148])
  }

  @Test func longTextsAreSearchedInWindows() {
    var dice = Dice(41)
    let text = InventedText.paragraphs(40, &dice).joined(separator: "\n\n")
    let (whole, cut) = (resolver(text), resolver(text, window: 3_000))
    let words = text.split(whereSeparator: \.isWhitespace)
    for _ in 0..<30 {
      let start = dice.roll(words.count - 12)
      var quote = words[start..<(start + 8 + dice.roll(4))].joined(separator: " ")
      if dice.happens(0.5) { quote = quote.dropLast(2) + "qx" }
      let selector = TextQuoteSelector(exact: quote)
      let (first, second) = (whole.resolve(selector), cut.resolve(selector))
      #expect(first.state == second.state && first.start == second.start, "\(quote)")
    }
  }

  /// A text with more units than are searched thoroughly.
  @Test func quotationsOfALongTextAreFoundTogetherAsOneByOne() {
    var dice = Dice(43)
    let story = InventedText.paragraphs(30, &dice).joined(separator: "\n\n")
    let filler = (0..<24_000).map { _ in ["on the river", "of their own", "water"][dice.roll(3)] }
    let found = resolver(story + "\n\n" + filler.joined(separator: " "))
    let words = story.split(whereSeparator: \.isWhitespace)
    let quotes = (0..<24).map { number -> TextQuoteSelector in
      let start = dice.roll(words.count - 16)
      let quote = words[start..<(start + 6 + dice.roll(9))].joined(separator: " ")
      return TextQuoteSelector(
        exact: number % 3 == 0 ? quote : number % 3 == 1 ? quote.dropLast(2) + "qx" : "never " + quote.reversed(),
        prefix: number % 2 == 0 ? words[max(0, start - 3)..<start].joined(separator: " ") : nil)
    }
    let together = found.resolve(quotes) { _ in true }
    #expect(together == quotes.map(found.resolve))
    #expect(Set((together ?? []).map(\.state)).isSuperset(of: [.exact, .fuzzy, .lost]))
    let few = Array(quotes.prefix(6))
    #expect(found.lookalikes(of: few) { _ in true } == few.map(found.lookalikes))
    #expect(found.lookalikes(of: few) { _ in false } == nil)
  }

  @Test func searchingCanBeStopped() {
    let quotes = [TextQuoteSelector(exact: "a quotation that stands nowhere in it")]
    var shares: [Double] = []
    #expect(
      resolver(story).resolve(quotes) {
        shares.append($0); return true
      }?.count == 1)
    #expect(shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) } && shares.count >= 2)
    #expect(resolver(story).resolve(quotes) { _ in false } == nil)
  }
}
