import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("Disagreements")
struct DisagreementTests {
  private func event(
    _ date: String, _ accounts: [String?], notes: [Int: String] = [:], disputes: [Dispute] = []
  ) throws -> Event {
    Event(
      id: "e", date: try EDTF(date), title: "E", theme: "t", summary: "",
      accounts: try accounts.enumerated().map { index, date in
        Account(
          source: "s\(index)", date: try date.map { try EDTF($0) }, says: "",
          quote: TextQuoteSelector(exact: "q"), note: notes[index])
      }, disputes: disputes)
  }

  private func parties(_ date: String, _ accounts: [String?]) throws -> [Int] {
    try event(date, accounts).disagreements.first?.accounts ?? []
  }

  @Test func anAccountThatExcludesTheDateOfTheEvent() throws {
    let found = try event("1988-05-26", ["1988-05", "1985"], notes: [1: "A slip."]).disagreements
    let pairs = [Disagreement.Pair(0, 1)]
    #expect(
      found == [
        Disagreement(
          kind: .date, accounts: [0, 1], dissenters: [1], pairs: pairs, isWithRecord: true, about: "date",
          note: "A slip.")
      ])
    #expect(try event("1988-05-26", ["1988-05", "1985"]).misdatedAccounts == [1])
    #expect(try parties("1988-05-26", ["1985"]) == [0])
  }

  @Test func accountsWithoutADateSayNothing() throws {
    #expect(try parties("1988-05-26", [nil, "1988", nil]) == [])
    #expect(try parties("1988-05-26", [nil, "1985", nil]) == [1])
  }

  @Test func coarserAndFinerDatesAgree() throws {
    #expect(try parties("1988-05-26", ["1988", "1988-05", "1988-05-26", "1988-21", "198X", "1988~"]) == [])
    #expect(try parties("1988-05-26", ["1988", "1988-22"]) == [1])
    #expect(try parties("1988", ["1988-05", "1988-05-26"]) == [])
  }

  @Test func twoAccountsWithinTheSpanOfTheEventDoNotDisagree() throws {
    #expect(try parties("1989-07", ["1989-07-10", "1989-07-15"]) == [])
    #expect(try parties("1989-07/1989-10", ["1989-07", "1989-09"]) == [])
    #expect(try parties("1985/1991", ["1985/1988", "1989-07/1989-08", "1990-01-13"]) == [])
  }

  @Test func twoAccountsOfWhichOneReachesBeyondTheSpanDisagree() throws {
    #expect(
      try parties("1989-07-10/1989-07-21", ["1989-07-10/1989-07-12", "1989-07-20/1989-08-02"]) == [0, 1])
  }

  @Test func theNoteOfTheMisdatedAccountExplains() throws {
    let notes = [0: "Of the other.", 1: "A slip.", 2: "A slip."]
    let found = try event("1988-05-26", ["1988-05", "1985", "1985"], notes: notes).disagreements
    #expect(found.first?.note == "A slip.")
  }

  @Test func aStatedDisputeAboutTheDateExplainsWhatIsFound() throws {
    let dispute = Dispute(about: "date", accounts: [2], note: "The record has May.")
    let found = try event("1988-05-26", ["1988-05", "1985", nil], notes: [1: "A slip."], disputes: [dispute])
      .disagreements
    #expect(
      found == [
        Disagreement(
          kind: .date, accounts: [0, 1, 2], dissenters: [1, 2], pairs: [Disagreement.Pair(0, 1)],
          isWithRecord: true, about: "date", note: "The record has May.")
      ])
  }

  // MARK: Who is marked

  private func marked(_ date: String, _ accounts: [String?]) throws -> (dissenters: [Int], parties: String)? {
    try event(date, accounts).disagreements.first.map { ($0.dissenters, $0.parties) }
  }

  @Test func onlyTheAccountThatTheRecordContradictsIsMarked() throws {
    let law = try #require(try marked("1988-05-26", ["1988-05", "1988-05", "1988", "1985", nil, "1988-05-26"]))
    #expect(law.dissenters == [3])
    #expect(law.parties == "account 4 and the record")
    let two = try #require(try marked("1988-05-26", ["1985", "1988-05", "1987"]))
    #expect(two.dissenters == [0, 2])
    #expect(try #require(try marked("1988-05-26", ["1985", "1985"])).parties == "accounts 1, 2 and the record")
  }

  @Test func whereTheRecordStandsWithNeitherBothAreMarked() throws {
    let both = try #require(
      try marked("1989-07-10/1989-07-21", ["1989-07-10/1989-07-12", "1989-07-20/1989-08-02", "1989-07"]))
    #expect(both.dissenters == [0, 1])
    #expect(both.parties == "accounts 1, 2")
    // One that is wrong anyway does not draw in those it contradicts; those at odds with one another stay marked.
    let three = try #require(
      try marked("1989-07-10/1989-07-21", ["1989-07-10/1989-07-12", "1989-07-20/1989-08-02", "1985"]))
    #expect(three.dissenters == [0, 1, 2])
    #expect(three.parties == "accounts 1, 2, 3 and the record")
  }

  @Test func aStatedDisputeDoesNotMarkWhoGivesTheDateOfTheRecord() throws {
    let dispute = Dispute(about: "date", accounts: [0, 1], note: "The second is a slip.")
    let found = try event("1988-05-26", ["1988-05", "1985"], disputes: [dispute]).disagreements
    #expect(found.first?.accounts == [0, 1])
    #expect(found.first?.dissenters == [1])
  }

  @Test func thoseInAStatedDisputeAreAtOddsTwoByTwo() throws {
    let dispute = Dispute(about: "who spoke", accounts: [0, 2, 3], note: "Each names another.")
    let found = try event("1988", [nil, nil, nil, nil], disputes: [dispute]).disagreements
    #expect(found.first?.dissenters == [0, 2, 3])
    #expect(found.first?.pairs == [.init(0, 2), .init(0, 3), .init(2, 3)])
    #expect(found.first?.parties == "accounts 1, 3, 4")
  }

  @Test func statedDisputesComeLast() throws {
    let disputes = [Dispute(about: "who spoke", accounts: [0, 1], note: "One says she, one he.")]
    let found = try event("1988", ["1988", "1985"], disputes: disputes).disagreements
    #expect(found.map(\.kind) == [.date, .dispute])
    #expect(found.map(\.about) == ["date", "who spoke"])
    let alone = Dispute(about: "date", accounts: [0, 1], note: "Old and New Style.")
    #expect(try event("1988", ["1988", "1988"], disputes: [alone]).disagreements.map(\.kind) == [.dispute])
  }

  // MARK: Figures

  private func figures(_ figures: [[NamedFigure]]) throws -> [Disagreement] {
    var event = try event("1989", figures.map { _ in nil })
    for index in figures.indices { event.accounts[index].figures = figures[index] }
    return event.disagreements
  }

  @Test func figuresOfOneNameThatExcludeOneAnother() throws {
    let found = try figures([
      [NamedFigure("miners", Figure(5)), NamedFigure("strikers", Figure(100))],
      [NamedFigure("strikers", Figure(200))],
      [NamedFigure("strikers", Figure(low: 90, high: 300)), NamedFigure("pits", Figure(7))],
    ])
    #expect(
      found == [
        Disagreement(kind: .figure, accounts: [0, 1], pairs: [Disagreement.Pair(0, 1)], about: "strikers", note: nil)
      ])
  }

  @Test func figuresOfOtherTimesDoNotDisagree() throws {
    var later = Figure(200)
    later.asOf = try EDTF("1989-07-15")
    var sameDay = Figure(300)
    sameDay.asOf = try EDTF("1989-07-15")
    #expect(try figures([[NamedFigure("s", Figure(100))], [NamedFigure("s", later)]]) == [])
    #expect(
      try figures([[NamedFigure("s", Figure(100))], [NamedFigure("s", later)], [NamedFigure("s", sameDay)]])
        .map(\.accounts) == [[1, 2]])
  }

  @Test(arguments: [
    (Figure(100), Figure(100), false),
    (Figure(100), Figure(101), true),
    (Figure(low: 90, high: 100), Figure(100), false),
    (Figure(low: 90, high: 100), Figure(100.5), true),
    (Figure(low: 100, high: 100, isAbout: true), Figure(105), false),
    (Figure(low: 100, high: 100, isAbout: true), Figure(106), true),
    (Figure(low: 100, high: 100, isAbout: true), Figure(low: 110, high: 110, isAbout: true), false),
    (Figure(low: 100, high: 100, isAbout: true), Figure(low: 112, high: 112, isAbout: true), true),
    (Figure(low: 100, high: 100, isAtLeast: true), Figure(1e9), false),
    (Figure(low: 100, high: 100, isAtLeast: true), Figure(100), false),
    (Figure(low: 100, high: 100, isAtLeast: true), Figure(99), true),
    (Figure(low: 100, high: 100, isAbout: true, isAtLeast: true), Figure(96), false),
    (Figure(low: 100, high: 100, isAtMost: true), Figure(101), true),
    (Figure(low: 100, high: 100, isAtMost: true), Figure(-5), false),
    (Figure(low: 100, high: 100, isAtMost: true), Figure(low: 90, high: 90, isAtLeast: true), false),
    (Figure(low: 80, high: 80, isAtMost: true), Figure(low: 90, high: 90, isAtLeast: true), true),
    (Figure(low: -100, high: -100, isAbout: true), Figure(-104), false),
    (Figure(low: -100, high: -100, isAbout: true), Figure(-94), true),
  ])
  func figuresExcludeOneAnother(left: Figure, right: Figure, expected: Bool) {
    #expect(left.excludes(right) == expected)
    #expect(right.excludes(left) == expected)
  }
}
