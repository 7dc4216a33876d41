import Foundation
import Material
import Testing

@testable import Archive

/// Queries over the catalogue of the era and its texts, with hits that they must and must not have.
///
/// Events are named by their ids, passages by source and paragraph. Rows with passages need the texts; without
/// PERESTROIKA_LIBRARY only their events are looked at.
@Suite struct RealQueriesTests {
  struct Row: Sendable {
    var query: String
    var isTyping = false
    /// What must be found.
    var found: [String] = []
    /// What must not be.
    var missed: [String] = []

    init(_ query: String, _ found: String, not missed: String = "", isTyping: Bool = false) {
      self.query = query
      self.isTyping = isTyping
      self.found = found.split(separator: " ").map(String.init)
      self.missed = missed.split(separator: " ").map(String.init)
    }
  }

  private static let rows = [
    // Inflection.
    Row("strike", "miners-strikes-1989 kuzbass-strike-committees lithuanian-communist-party-breaks-away rubalcaba:22"),
    Row("striking", "miners-strikes-1989 miners-strike-july-1990 lithuanian-communist-party-breaks-away"),
    Row("struck", "miners-strikes-1989 churbanov-sentenced", not: "chernobyl-disaster"),
    Row("law", "political-prisoners-released-1987 gorbachev-1987:37 doyle-2009:33 rubalcaba:42"),
    Row("laws", "law-on-cooperatives law-on-labour-disputes", not: "chernobyl-disaster"),
    Row("man", "april-plenum-1985 gorbachev-1987:50 rubalcaba:7"),
    Row("country", "vladivostok-speech gorbachev-1987:99 gorbachev-1987:100"),
    Row("company", "gorbachev-1987:68 bolshevik-tendency-1987:46 wikipedia-perestroika:31"),
    Row("speaking", "leningrad-speech-1985 gorbachev-1987:22 doyle-2009:12 gorbachev-1987:8"),
    Row("plan", "law-on-cooperatives gorbachev-1987:88", not: "gulf-war gorbachev-1987:15"),
    Row(
      "plane", "masses-in-world-affairs gorbachev-1987:15 gorbachev-1987:129",
      not: "law-on-cooperatives gorbachev-1987:88"),
    Row("police", "korotich-editor-of-ogonyok bolshevik-tendency-1987:59", not: "cold-war gorbachev-1987:5"),
    Row("policy", "cold-war gorbachev-1987:5", not: "korotich-editor-of-ogonyok bolshevik-tendency-1987:59"),
    Row("united", "daniloff-affair gorbachev-1987:110", not: "gorbachev-1987:14 ban-on-trotskys-works"),
    // Spelling.
    Row(
      "cooperative", "new-cooperatives-permitted-1987 law-on-cooperatives rubalcaba:7 rubalcaba:9",
      not: "murmansk-speech gorbachev-1987:100"),
    Row(
      "co-operatives", "new-cooperatives-permitted-1987 rubalcaba:49 gorbachev-1987:10 doyle-2009:46",
      not: "murmansk-speech gorbachev-1987:136"),
    Row("co operative", "cooperative-employment-end-of-1987 rubalcaba:43 rubalcaba:12", not: "cfe-treaty"),
    Row(
      "cooperation", "murmansk-speech cfe-treaty charter-of-paris gorbachev-1987:100", not: "rubalcaba:9 rubalcaba:43"),
    Row("labour", "miners-strike-1991 glasnost-policy gorbachev-1987:41 bolshevik-tendency-1987:36"),
    Row("labor", "miners-strike-1991 glasnost-policy gorbachev-1987:127 doyle-2009:55"),
    Row("organise", "kuzbass-strike-committees gorbachev-1987:5 doyle-2009:26", not: "chernobyl-disaster"),
    Row("organisation", "cold-war gorbachev-1987:19 bolshevik-tendency-1987:20"),
    Row("programme", "yakovlev-mind-behind-reforms vzglyad-on-air gorbachev-1987:78 doyle-2009:15"),
    Row("defence", "reykjavik-summit bolshevik-plan-for-a-militia gorbachev-1987:4"),
    Row("centre", "malta-summit kropotkinskaya-36-cafe gorbachev-1987:12 bolshevik-tendency-1987:18"),
    Row("market oriented", "rubalcaba:23"),
    Row(
      "Kuzbas", "small-strikes-before-july-1989 miners-strike-karaganda-1989 rubalcaba:22", not: "chernobyl-disaster"),
    // Letters.
    Row("Горбачёв", "perestroika reykjavik-summit gorbachev-1987:1", not: "lenin-birth"),
    Row("Gorbachov", "perestroika reykjavik-summit gorbachev-1987:1"),
    Row("перестройка", "perestroika leningrad-speech-1985 wikipedia-perestroika:1 wikipedia-perestroika:5"),
    Row("Хрущев", "october-anniversary-speech gorbachev-1987:73 bolshevik-tendency-1987:29"),
    Row("Ельцин", "yeltsin-october-plenum yeltsin-dismissed-moscow"),
    Row("walesa", "polish-round-table", not: "cold-war"),
    Row("dubcek", "velvet-revolution"),
    // Phrases.
    Row("\"new thinking\"", "new-political-thinking reykjavik-summit gorbachev-1987:109"),
    Row("\"thinking new\"", "", not: "reykjavik-summit gorbachev-1987:109"),
    Row("\"laws on cooperative\"", "law-on-cooperatives", not: "cooperatives-in-everyday-life"),
    // Half-typed words.
    Row("strik", "miners-strikes-1989 kuzbass-strike-committees rubalcaba:22", isTyping: true),
    Row("striki", "miners-strikes-1989 kuzbass-strike-committees", not: "chernobyl-disaster", isTyping: true),
    Row("gorbacho", "perestroika gorbachev-1987:1", isTyping: true),
    Row("перест", "perestroika wikipedia-perestroika:1", isTyping: true),
    Row("cooper", "new-cooperatives-permitted-1987 rubalcaba:43", isTyping: true),
    Row("\"new thin", "new-political-thinking gorbachev-1987:109", not: "chernobyl-disaster", isTyping: true),
    // Everything together.
    Row(
      "theme:labour strike -donbass", "kuzbass-strike-committees", not: "miners-strike-donbass-1989 chernobyl-disaster"),
    Row("strike date:1990-07", "miners-strike-july-1990", not: "miners-strikes-1989"),
    Row("strike source:rubalcaba", "rubalcaba:22 kuzbass-strike-committees"),
    Row("strike in:texts", "rubalcaba:22", not: "miners-strikes-1989 kuzbass-strike-committees"),
    Row("is:no-primary strike", "", not: "chernobyl-disaster"),
    // Signs that mean nothing.
    Row("\"strike", "miners-strikes-1989 rubalcaba:22"), Row("strike OR", "", not: "chernobyl-disaster"),
    Row("strike* ^(", "miners-strikes-1989 rubalcaba:22"), Row("NEAR(strike", "", not: "chernobyl-disaster"),
    Row("^strike", "miners-strikes-1989 rubalcaba:22", not: "chernobyl-disaster"),
    Row("{strike} +", "miners-strikes-1989", not: "chernobyl-disaster"),
    Row("title:strike", "", not: "miners-strikes-1989 chernobyl-disaster"),
    Row("strike\u{0}\u{1B}miners\r\n", "miners-strikes-1989", not: "chernobyl-disaster"),
    Row("\u{202E}strike\u{2069}", "miners-strikes-1989", not: "chernobyl-disaster"),
    Row("'strike'; --", "miners-strikes-1989", not: "chernobyl-disaster"),
    // Names as they are spelt elsewhere.
    Row("Gorbatchev", "perestroika gorbachev-1987:1"), Row("Gorbatschow", "perestroika gorbachev-1987:1"),
    Row("Горбачев", "perestroika gorbachev-1987:1"), Row("Горбаче\u{308}в", "perestroika gorbachev-1987:1"),
    Row("ХРУЩЁВ", "rehabilitations-after-stalin gorbachev-1987:73", not: "chernobyl-disaster"),
    Row("Шеварднадзе", "new-political-thinking shevardnadze-foreign-minister", not: "chernobyl-disaster"),
    Row("Лигачёв", "april-plenum-1985 yeltsin-october-plenum", not: "chernobyl-disaster"),
    Row("Ligachov", "april-plenum-1985 yeltsin-october-plenum", not: "chernobyl-disaster"),
    Row("Яковлев", "yakovlev-mind-behind-reforms doyle-2009:56", not: "chernobyl-disaster"),
    Row("Тбилиси", "tbilisi-killings doyle-2009:25", not: "chernobyl-disaster"),
    Row("Кузбас", "kuzbass-strike-committees rubalcaba:22", not: "chernobyl-disaster"),
    Row("гласность", "glasnost-policy wikipedia-perestroika:1", not: "gulf-war"),
    Row("glasnost'", "glasnost-policy wikipedia-perestroika:1", not: "gulf-war"),
    Row("glasnost\u{2B9}", "glasnost-policy wikipedia-perestroika:1", not: "gulf-war"),
    Row("perestro\u{12D}ka", "perestroika wikipedia-perestroika:1"), Row("Chornobyl", "chernobyl-disaster"),
    Row("Nagorno\u{2013}Karabakh", "karabakh-vote sumgait-pogrom", not: "chernobyl-disaster"),
    Row("Wilno", "baltic-way sajudis-founded", not: "chernobyl-disaster"),
    // Dashes and hyphens of all kinds.
    Row("co\u{2011}operative", "law-on-cooperatives rubalcaba:43", not: "murmansk-speech"),
    Row("co\u{2013}operative", "law-on-cooperatives rubalcaba:43", not: "murmansk-speech"),
    Row("co\u{AD}operative", "law-on-cooperatives rubalcaba:43", not: "murmansk-speech"),
    Row("antialcohol", "anti-alcohol-campaign", not: "chernobyl-disaster"),
    Row("anti alcohol", "anti-alcohol-campaign", not: "chernobyl-disaster"),
    // Half-typed words in other letters and spellings.
    Row("Горбач", "perestroika gorbachev-1987:1", isTyping: true),
    Row("Хрущ", "rehabilitations-after-stalin gorbachev-1987:73", not: "chernobyl-disaster", isTyping: true),
    Row("Ельци", "yeltsin-october-plenum", not: "chernobyl-disaster", isTyping: true),
    Row("шевард", "shevardnadze-foreign-minister", not: "chernobyl-disaster", isTyping: true),
    Row("кузба", "kuzbass-strike-committees rubalcaba:22", isTyping: true),
    Row("chernobyl'", "chernobyl-disaster", not: "miners-strikes-1989", isTyping: true),
    Row("anti-alc", "anti-alcohol-campaign", not: "chernobyl-disaster", isTyping: true),
    Row("\"miners' str", "miners-strikes-1989", not: "chernobyl-disaster", isTyping: true),
  ]

  private static let library = ProcessInfo.processInfo.environment["PERESTROIKA_LIBRARY"]
  private static let folder = NSTemporaryDirectory() + "real-queries-" + UUID().uuidString

  /// The folder of the catalogue of the era.
  static let catalogue = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("data").path

  /// Its archive.
  static let archive: EraArchive? = {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try? ArchiveStore(catalogue: catalogue, libraries: library.map { [$0] } ?? [], folder: folder).open().archive
  }()

  @Test(arguments: rows.indices)
  func finds(_ number: Int) throws {
    let row = RealQueriesTests.rows[number]
    let archive = try #require(RealQueriesTests.archive)
    let query = SearchQuery(row.query, isTyping: row.isTyping)
    let hits = archive.search(query)
    let events = Set(hits.events.compactMap { archive.event(position: Int($0))?.id })
    let passages = Set(hits.passages.map { "\(archive.sources[$0.source].id):\($0.paragraph)" })
    for (names, isWanted) in [(row.found, true), (row.missed, false)] {
      for name in names {
        if name.contains(":") {
          guard RealQueriesTests.library != nil else { continue }
          #expect(passages.contains(name) == isWanted, "\(row.query): \(name)")
        } else {
          // Events that were joined are found by the ids that they had before.
          let id = try #require(archive.event(id: name)?.id, "\(name)")
          #expect(events.contains(id) == isWanted, "\(row.query): \(name)")
        }
      }
    }
    // What is found in a text has something marked in it.
    let matcher = WordMatcher(query)
    for hit in hits.passages where !matcher.isEmpty {
      let block = archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first
      #expect(block.map { !matcher.ranges(in: Array($0.text.unicodeScalars)).isEmpty } == true, "\(row.query): \(hit)")
    }
  }

  /// What is marked in a paragraph, the index finds, and the other way round, for words of every kind.
  @Test(.enabled(if: library != nil, "PERESTROIKA_LIBRARY names no folder of texts"))
  func marksAndIndexAgree() throws {
    let archive = try #require(RealQueriesTests.archive)
    let sources = archive.sources.indices.filter { archive.sources[$0].isAttached }
    let queries = [
      "strike ", "strik", "cooperative ", "co-op", "\"new thin", "labour ", "Горб", "gorba", "organis", "use ", "men ",
      "s", "st", "cooperation ", "\"the party\"", "anti", "1987", "plan ",
    ]
    for text in queries {
      let query = SearchQuery(text)
      let matcher = WordMatcher(query)
      let found = Set(archive.passages(meeting: query))
      for source in sources {
        for block in archive.blocks(1...archive.sources[source].blockCount, ofSource: source)
        where block.kind != .furniture {
          let isMarked = !matcher.ranges(in: Array(block.text.unicodeScalars)).isEmpty
          let key = PassageHit.key(source: source, paragraph: block.number)
          if isMarked != found.contains(PassageHit(key: key)) {
            Issue.record(
              "\(text): \(archive.sources[source].id) ¶ \(block.number) \(isMarked ? "is marked" : "is found")")
          }
        }
      }
    }
  }
}
