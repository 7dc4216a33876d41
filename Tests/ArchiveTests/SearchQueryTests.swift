import Chronology
import Foundation
import Material
import Testing

@testable import Archive

@Suite struct SearchQueryTests {
  private typealias Condition = SearchQuery.Condition

  /// A query put back into words: groups joined by `&`, alternatives by `|`, a prefix marked with `*`.
  private func shown(_ text: String, isTyping: Bool = true) -> String {
    SearchQuery(text, isTyping: isTyping).groups.map { group in
      group.map { condition in
        let subject =
          switch condition.subject {
          case .words(let words, let isPrefix): words.joined(separator: "+") + (isPrefix ? "*" : "")
          case .facet(let facet, let name): "\(facet)=\(name)"
          case .date(let date): "date=\(date.canonical)"
          case .scope(let scope): "in=\(scope)"
          case .flag(let flag): "is=\(flag.rawValue)"
          }
        return (condition.isNegated ? "!" : "") + subject
      }.joined(separator: "|")
    }.joined(separator: " & ")
  }

  @Test(
    arguments: [
      ("", ""), ("   ", ""), ("law", "law*"), ("law ", "law"), ("law on fer", "law & on & fer*"),
      ("Law FERRIES", "law & ferries*"), ("\"law on", "law+on*"), ("\"law on\"", "law+on"), ("“law on”", "law+on"),
      ("„law on“", "law+on"), ("„law on", "law+on*"), ("\"\"", ""), ("\"", ""), ("\"law\"ferry", "law & ferry*"),
      ("-strike", "!strike*"), ("-\"the strike\"", "!the+strike"), ("law -strike ferry", "law & !strike & ferry*"),
      ("-", ""), ("--", ""), ("- law", "law*"), ("law -", "law"), ("--law", "!law*"),
      ("law OR strike", "law|strike*"), ("law OR strike OR flood", "law|strike|flood*"),
      ("a law OR strike b", "a & law|strike & b*"), ("OR", "or*"), ("OR law", "or & law*"), ("law OR", "law & or*"),
      ("law OR OR strike", "law|strike*"), ("law or strike", "law & or & strike*"),
      ("law \"OR\" strike", "law & or & strike*"),
      ("theme:economy", "theme=economy"), ("Theme:Economy", "theme=economy"), ("-theme:economy", "!theme=economy"),
      ("theme:", ""), ("theme:economy law", "theme=economy & law*"), ("source:\"A chronicle\"", "source=a chronicle"),
      ("person:Вера", "person=вера"), ("place:salt-bay", "place=salt-bay"),
      ("organisation:council", "organisation=council"),
      ("date:1989-07", "date=1989-07"), ("date:1988/1990", "date=1988/1990"), ("date:nov1989", "date=1989-11"),
      ("date:\"summer 85\"", "date=1985-22"), ("date:198", "date+198*"), ("date:", ""),
      ("in:events", "in=events"), ("in:texts", "in=texts"), ("in:nowhere", "in+nowhere*"),
      ("is:disagreement", "is=disagreement"), ("is:single-source", "is=single-source"), ("is:marked", "is=marked"),
      ("is:background", "is=background"), ("is:odd", "is+odd*"), ("colour:red", "color+red*"),
      ("http://example.org", "http+example+org*"), ("north-west", "north+west*"), ("don't", "don+t*"),
      ("naïve", "naive*"), ("Ночь", "noch*"), ("作業", "作業*"), ("law\tferry\nstrike", "law & ferry & strike*"),
      ("law\u{0}ferry", "law & ferry*"), ("\u{1B}[31mlaw", "31mlaw*"), ("law\u{7F}x", "law+x*"),
      ("*", ""), ("law*", "law*"), ("(law", "law*"), ("^law", "law*"), ("title:law", "title+law*"),
      ("law AND ferry", "law & and & ferry*"), ("NEAR(law ferry, 2)", "near+law & ferry & 2*"), ("{law} : +", "law"),
      ("law;DROP", "law+drop*"), ("'", ""), ("%", ""), ("_", ""),
    ] as [(Escaped, String)])
  func read(_ text: Escaped, _ expected: String) {
    #expect(shown(text.text) == expected)
  }

  @Test func whenNothingIsTypedAnyMoreTheLastWordIsWhole() {
    #expect(shown("law on fer", isTyping: false) == "law & on & fer")
  }

  @Test func onlyWhatIsLookedForIsWanted() {
    let matcher = WordMatcher(SearchQuery("law -strike \"salt bay\" theme:economy fer"))
    let text = Array("law strike salt bay economy ferry salt".unicodeScalars)
    #expect(matcher.ranges(in: text) == [0..<3, 11..<19, 28..<33])
  }

  @Test func whateverIsTypedIsSomeQuery() throws {
    let archive = try TemporaryEra().archive()
    let all = archive.events(meeting: .everything, withBackground: true).count
    for text in SearchQueryTests.odd {
      let query = SearchQuery(text)
      guard query.groups.count == 1, query.groups[0].count == 1 else {
        _ = archive.search(query)
        continue
      }
      // An error in the query would leave both empty.
      var opposite = query
      opposite.groups[0][0].isNegated.toggle()
      let found = archive.events(meeting: query, withBackground: true).count
      let others = archive.events(meeting: opposite, withBackground: true).count
      #expect(found + others == all, "\(text.debugDescription)")
    }
  }

  private static let odd = [
    "law", "\"law", "\"", "\"law on ferries\"", "law*", "law*\"", "'law", "la'w", "AND", "NOT", "NEAR", "OR", "a:b",
    "theme:nothing", "theme:economy", "source:nothing", "source:memoir", "person:nobody", "person:%", "person:'",
    "person:\"", "place:_", "organisation:council", "date:1989", "date:1989-XX", "date:../1989", "date:1989/..",
    "date:/1989", "date:1989/", "date:Y170000002", "date:-0500", "in:events", "in:texts", "is:marked",
    "is:disagreement", "is:background", "is:single-source", "\u{378}", "\u{E000}", "\u{301}", "²", "½", "Ⅷ", "ª",
    "\u{10FFFF}", "𝔘", "🚢", "a\u{301}", "\u{3A9}", "ﬁsh", "İstanbul", "ß", "作業", "한글", "\u{FB01}",
    String(repeating: "law", count: 400),
  ]

  @Test func anythingAtAllIsSomeQuery() throws {
    let archive = try TemporaryEra().archive()
    let pieces = [
      "law", "\"", "-", "OR", " ", " ", ":", "theme:", "date:", "1989", "*", "(", ")", "“", "作", "é", "\u{0}",
      "\u{1B}", "+", "^", "{", "}", "'", ";", "in:", "is:", "%", "\\", "NEAR", "\u{301}",
    ]
    var generator = Generator(seed: 3)
    let count = ProcessInfo.processInfo.environment["SEARCH_FUZZ"].flatMap(Int.init) ?? 300
    for _ in 0..<count {
      let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let query = SearchQuery(text)
      // All that it asks for, and each single thing of it denied, make up everything.
      for condition in query.groups.joined() {
        let one = SearchQuery(groups: [[condition]])
        let denied = SearchQuery(groups: [[.init(subject: condition.subject, isNegated: !condition.isNegated)]])
        #expect(
          archive.events(meeting: one, withBackground: true).count
            + archive.events(meeting: denied, withBackground: true).count == archive.eventCount,
          "\(text.debugDescription)")
      }
      _ = archive.search(query)
    }
  }
}
