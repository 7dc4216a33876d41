import Material
import Testing

@testable import Archive

/// Which words meet and which do not, whole and half typed.
@Suite struct WordFoldingTests {
  private func meets(_ typed: String, _ word: String) -> Bool {
    !WordMatcher(SearchQuery(typed)).ranges(in: Array(word.unicodeScalars)).isEmpty
  }

  private static let families = [
    "strike strikes striking struck", "stop stops stopped stopping", "hope hopes hoped hoping", "hop hopped hopping",
    "rate rated rating rates", "company companies", "study studies studied studying", "law laws",
    "cooperative cooperatives co-operative co-operatives Cooperative", "anti-soviet antisoviet", "labour labor Labour",
    "organise organize organised organizing organises", "organisation organization organisations",
    "programme program programmes programs", "centre center centres", "defence defense", "catalogue catalog catalogues",
    "travel travelled traveled travelling", "worker workers worker's workers’", "reform reforms reformed reforming",
    "change changed changing changes", "declare declares declared declaring declaration's", "agree agreed agrees",
    "need needed needs", "exceed exceeded exceeds", "class classes", "virus viruses", "crisis crises",
    "church churches",
    "bus buses", "die dies died dying", "use used using uses", "miner miners", "speak spoke spoken speaks", "man men",
    "Gorbachev Gorbachov Горбачёв Горбачев Gorbatchev Gorbatschow Gorbachev's", "Kuzbass Kuzbas Кузбасс",
    "perestroika perestroyka perestrojka перестройка Перестройка",
    "glasnost гласность Гласность glasnost' glasnost\u{2B9}",
    "Yeltsin Ельцин", "Andreyeva Andreeva Андреева", "Chernobyl Чернобыль", "Gorky Gorki Горький Горькии\u{306}",
    "Yuri Yury Юрий", "Nikolai Nikolay Николай", "Tolstoy Tolstoi Толстой", "Khrushchev Хрущёв Khrushchov",
    "café cafe cafe\u{301}", "Yelkin Ёлкин Е\u{308}лкин Елкин", "Łódź Lodz", "Zürich Zurich", "Straße Strasse",
    "naïve naive", "Shevardnadze Шеварднадзе",
    "Lithuania Lithuania's LITHUANIA", "analyse analyze analysed analyzing", "fulfil fulfill fulfilled",
    "decree decreed decrees", "guarantee guaranteed guarantees", "lie lies lied lying", "plan planned plans planning",
    "colour colors coloured coloring",
  ].map { $0.split(separator: " ").map(String.init) }

  @Test(arguments: families)
  func familiesMeet(_ family: [String]) {
    for typed in family {
      for word in family where word != "declaration's" && typed != "declaration's" {
        #expect(meets(typed + " ", word), "\(typed) finds \(word)")
        #expect(meets(typed, word), "\(typed), as the last word, finds \(word)")
      }
    }
  }

  @Test(
    arguments: [
      "hope hop", "rate rat", "plan plane", "win wine", "not note", "her here", "star stare", "strip stripe", "sky ski",
      "god good", "of off", "bas bass", "later latter", "as ass", "prince princess", "for four", "forth fourth",
      "cooperation cooperative", "union unit", "united unit", "even evening", "new news", "law lawyer", "state station",
      "us use", "on one", "to too", "red reed", "reform reformer", "organ organise", "general generation", "wed weed",
      "policy police", "university universe", "communist communism", "Gorbachev Grachev", "less les",
      "strike striker", "party part", "press pres", "her herring", "discus discuss", "bar bare", "mile mill",
    ].map { $0.split(separator: " ").map(String.init) })
  func othersDoNot(_ pair: [String]) {
    #expect(!meets(pair[0] + " ", pair[1]), "\(pair[0]) does not find \(pair[1])")
    #expect(!meets(pair[1] + " ", pair[0]), "\(pair[1]) does not find \(pair[0])")
  }

  /// Every beginning of every word finds the word, in whatever spelling it stands.
  @Test func halfAWordFindsIt() {
    for family in WordFoldingTests.families.joined().filter({ !$0.contains("’") && !$0.contains("'") }) {
      let scalars = Array(family.unicodeScalars)
      for length in 1...scalars.count where scalars[length - 1] != "-" {
        // A letter is typed with its mark.
        if scalars.dropFirst(length).first?.properties.generalCategory == .nonspacingMark { continue }
        var typed = String.UnicodeScalarView()
        typed.append(contentsOf: scalars[..<length])
        #expect(meets(String(typed), family), "\(String(typed)) finds \(family)")
      }
    }
    for (typed, word) in [
      ("gorbacho", "Gorbachev"), ("perestroy", "perestroika"), ("labou", "labor"), ("organiz", "organised"),
      ("andreye", "Andreeva"), ("andrey", "Andreyeva"), ("cooper", "co-operative"), ("co-oper", "cooperative"),
      ("Горб", "Gorbachev"), ("Gorba", "Горбачёв"), ("перест", "perestroika"), ("strik", "striking"),
      ("colou", "color"), ("перестр", "Perestroika"), ("Гласн", "glasnost"),
    ] {
      #expect(meets(typed, word), "\(typed) finds \(word)")
    }
    for (typed, word) in [("law", "flaw"), ("striki", "strike"), ("cooperativ", "cooperation"), ("labou", "lab")] {
      #expect(!meets(typed, word), "\(typed) does not find \(word)")
    }
  }

  /// The key of a key's word is the same for whoever writes it: folding is done once and for all.
  @Test func foldingTwiceChangesNothing() {
    for word in WordFoldingTests.families.joined() {
      let once = WordMatcher.folded(word)
      #expect(WordMatcher.folded(once) == once, "\(word)")
    }
  }

  @Test func anyBytesAreWords() {
    var generator = Generator(seed: 8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : UInt8(ascii: "z") - UInt8.random(in: 0...25, using: &generator)
      }
      bytes.withUnsafeBufferPointer { text in
        var scanner = WordScanner()
        var end = 0
        while scanner.next(in: text) {
          #expect(scanner.bytes.lowerBound >= end && scanner.bytes.upperBound <= text.count)
          #expect(!scanner.plain.isEmpty && !scanner.key.isEmpty)
          end = scanner.bytes.upperBound
        }
      }
    }
  }
}
