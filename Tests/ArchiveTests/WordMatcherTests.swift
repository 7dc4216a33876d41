import Material
import Testing

@testable import Archive

@Suite struct WordMatcherTests {
  private func marked(_ query: String, in text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return WordMatcher(SearchQuery(query)).ranges(in: scalars).map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("har", "The harbour, the Harbours; char", ["harbour", "Harbours"]),
    ("har ", "The harbour has a har", ["har"]),
    (
      "strike ", "Strikes; a strike; striking, struck; striker’s strike’s",
      ["Strikes", "strike", "striking", "struck", "strike’s"]
    ),
    ("striki", "striking strikes", ["striking"]),
    ("cooperatives", "a co-operative, co operative and cooperative", ["co-operative", "co operative", "cooperative"]),
    ("co-op", "cooperation, a co-op", ["cooperation", "co-op"]),
    ("Gorbachov", "Gorbachev, Горбачёва, Горбачев", ["Gorbachev", "Горбачёва", "Горбачев"]),
    ("Горбач", "Gorbachev’s Gorbachovs", ["Gorbachev’s", "Gorbachovs"]),
    ("\"two piers\"", "two piers, two cranes, two  piers, piers two", ["two piers", "two  piers"]),
    ("\"market str", "along Market Street and Market Place", ["Market Street"]),
    ("north-west", "a north—west wind", ["north—west"]),
    ("naive", "naïve nai\u{308}ve naive", ["naïve", "nai\u{308}ve", "naive"]),
    ("señor", "senor señor", ["senor", "señor"]),
    ("НОЧЬ", "ночь и Ночью", ["ночь", "Ночью"]),
    ("мои ", "мой мои", ["мой", "мои"]),
    ("作業", "作業 stood", ["作業"]),
    ("strike -soup", "soup at the strike", ["strike"]),
    ("theme:economy", "theme economy", []),
    ("the thi", "the thing", ["the", "thing"]),
    ("", "anything", []),
  ])
  func marks(_ query: String, _ text: String, _ expected: [String]) {
    #expect(marked(query, in: text) == expected)
  }

  @Test func stretchesDoNotTouch() {
    let text = Array("salt bay salt bay salt".unicodeScalars)
    let ranges = WordMatcher(SearchQuery("\"salt bay\" OR bay OR salt")).ranges(in: text)
    for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.upperBound < next.lowerBound) }
    #expect(ranges == [0..<4, 5..<8, 9..<13, 14..<17, 18..<22] || ranges == [0..<8, 9..<17, 18..<22])
  }

  /// What the index finds is marked, and what is marked the index finds.
  @Test func agreesWithTheIndex() throws {
    let era = try TemporaryEra()
    let extra = """


      Ёлка стояла у моря, и Мой сосед сказал: ещё один зимний день; й.

      Façade and façade’s, Zürich—Genève, coöperate, Đorđe, Łódź, Straße, İzmir, αβγ, άλφα, ½ barrel, m², Ⅷ.

      Cafe\u{301} noir; e-mail; semi‐colon; rock’n’roll; 1989–90; 12,5; ice­breaker; l'été.
      """
    try era.write(try era.text(of: "texts/chronicle.txt") + extra, to: "texts/chronicle.txt")
    let archive = try era.archive()
    let number = try #require(archive.sourceNumber("chronicle"))
    let blocks = archive.blocks(1...archive.sources[number].blockCount, ofSource: number)
    var words: Set<String> = ["мои", "ели", "ель", "елка", "еще", "йод", "facade", "lodz", "dorde", "izmir", "αλφα"]
    for block in blocks {
      for word in SearchQuery.words(in: block.text) { words.formUnion([word, word + " ", String(word.prefix(2))]) }
    }
    for word in words {
      let query = SearchQuery(word + " source:chronicle")
      let prefixed = SearchQuery("source:chronicle " + word)
      for query in [query, prefixed] {
        let found = Set(archive.passages(meeting: query).map(\.paragraph))
        let matcher = WordMatcher(query)
        let marked = Set(
          blocks.filter { !matcher.ranges(in: Array($0.text.unicodeScalars)).isEmpty }.map(\.number))
        #expect(found == marked, "\(word.debugDescription)")
      }
    }
  }
}
