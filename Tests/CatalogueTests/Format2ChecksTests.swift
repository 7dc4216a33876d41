import Chronology
import Evidence
import Testing

@testable import Catalogue

@Suite("Checks of what format 2 brought")
struct Format2ChecksTests {
  /// The findings about a catalogue whose events are these; unused records are left out of them.
  private func findings(
    _ events: String, _ changes: [String: String] = [:], withStyle: Bool = false
  ) throws -> [String] {
    let reading = try TemporaryCatalogue(events: events, changes).read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    return ContentChecks.problems(in: contents, origins: reading.origins, withStyle: withStyle)
      .filter { !$0.message.hasPrefix("no event uses") }
      .map { $0.description.replacing("events/1988.yaml:", with: "") }
  }

  /// An event of nine lines, the last two of which are its accounts.
  private func event(
    _ id: String, _ date: String = "1988", _ line: String = "# none", says: String = "One.", more: String = "",
    second: String = "source: evening-paper"
  ) -> String {
    """
    - id: \(id)
      date: \(date)
      title: Something \(id)
      \(line)
      theme: economy
      summary: Something happened.
      accounts:
        - {source: morning-paper, says: \(says), quote: one or another thing\(more)}
        - {\(second), says: Two., quote: another thing or one}

    """
  }

  private func claim(_ id: String, _ rest: String = "") -> String {
    "{event: \(id), source: morning-paper, says: S., quote: so it had come to\(rest)}"
  }

  // MARK: Links

  @Test func circlesAmongBareIdsAreErrorsAndClaimsAreShownAsClaims() throws {
    let claims = event("a", "1988", "leads_to: [\(claim("b"))]") + event("b", "1988", "leads_to: [\(claim("a"))]")
    #expect(try findings(claims) == [])
    let mixed = event("a", "1988", "leads_to: [\(claim("b"))]") + event("b", "1988", "leads_to: [a]")
    #expect(try findings(mixed) == [])
    let bare = event("a", "1988", "leads_to: [b]") + event("b", "1988", "leads_to: [{event: a, note: By law.}]")
    #expect(try findings(bare) == ["4:13: error: “leads_to” runs in a circle: a → b → a"])
  }

  @Test func againstTimeTheRecordIsWrongAndASourceMayErr() throws {
    func text(_ link: String) -> String { event("a", "1988", "leads_to: [\(link)]") + event("b", "1987") }
    #expect(try findings(text("b")) == ["4:14: error: leads back in time: from 1988 to “b”, 1987"])
    #expect(
      try findings(text(claim("b"))) == [
        "4:14: warning: leads back in time: from 1988 to “b”, 1987; a source may err, then say so in a “note” of the link"
      ])
    #expect(try findings(text(claim("b", ", note: It errs."))) == [])
    #expect(try findings(text(claim("b", ", stance: denies"))) == [])
  }

  @Test func quotesOfLinksAreCheckedLikeThoseOfAccounts() throws {
    let long = claim("b").replacing("so it had come to", with: "a b c d e f g h i j k l m n o p")
    #expect(
      try findings(event("a", "1988", "leads_to: [b, \(long)]") + event("b")) == [
        "4:68: error: the quote has 16 words; 15 at most are allowed"
      ])
  }

  @Test func spellingsAreAvoidedInLinksAndVerdictsToo() throws {
    let link = claim("b", ", note: Gorbachov").replacing("S.", with: "Gorbachov did.")
    let dispute = "disputes: [{about: a, accounts: [0, 1], note: N., follows: 0, because: So Gorbachov.}]"
    let found = try findings(
      event("a", "1988", "leads_to: [\(link)]\n  \(dispute)") + event("b", "1988", "people: [gorbachev]"))
    #expect(found.count == 3 && found.allSatisfy { $0.contains("“Gorbachov” is a spelling to avoid") }, "\(found)")
    #expect(found.map { String($0.prefix(2)) } == ["4:", "4:", "5:"])
  }

  @Test func whatOnlyLinksNameIsUsed() throws {
    let text =
      event("a", "1988", "leads_to: [\(claim("b"))]", second: "source: morning-paper").replacing(
        "source: morning-paper, says: S.", with: "source: evening-paper, says: S.")
      + event("b", second: "source: morning-paper")
    let contents = try #require(try TemporaryCatalogue(events: text).read().contents)
    #expect(!ContentChecks.problems(in: contents).contains { $0.message.contains("the source “evening-paper”") })
  }

  // MARK: Disputes

  private func dispute(_ rest: String) -> String { event("a", "1988", "disputes: [{about: who, note: N., \(rest)}]") }

  @Test func aDisputeHasTwoVoicesOrSaysWhyOneIsEnough() throws {
    let one = "the dispute has one voice; name an account of another source, or say in “because” why one is enough"
    #expect(try findings(dispute("accounts: [0, 1]")) == [])
    #expect(try findings(dispute("accounts: [0]")) == ["4:47: warning: \(one)"])
    #expect(try findings(dispute("accounts: [0], because: The other paper burnt.")) == [])
    let same = dispute("accounts: [0, 1]").replacing("evening-paper", with: "morning-paper")
    #expect(try findings(same) == ["4:47: warning: \(one)"])
  }

  @Test func whoSaysWhySaysWhom() throws {
    #expect(
      try findings(dispute("accounts: [0, 1], because: So.")) == [
        "4:64: warning: “because” says why the record follows an account; name that account with “follows”"
      ])
    #expect(try findings(dispute("accounts: [0, 1], because: So., follows: 1")) == [])
    #expect(try findings(dispute("accounts: [0, 1], follows: 1")) == [])
  }

  @Test func aDisputeAboutTheDateExplainsTheAccountsThatItNames() throws {
    func text(_ accounts: String) -> String {
      event(
        "a", "1988", "disputes: [{about: date, note: N., accounts: [\(accounts)], because: So.}]", more: ", date: 1985")
    }
    #expect(try findings(text("0")) == [])
    #expect(
      try findings(text("1")) == [
        "8:78: warning: the account has 1985, the event 1988; a note of the account, or a dispute about “date”, "
          + "should explain it"
      ])
  }

  // MARK: Dates

  @Test func hoursAreThoseOfTheClockThere() throws {
    #expect(try findings(event("a", "1988-05-26T06:00:00", more: ", date: 1988-05-26T07:00:00")) == [])
    let remedy = "expected the clock time of the place without one"
    #expect(
      try findings(event("a", "1988-05-26T06:00:00Z", more: ", date: 1988-05-26T06:00:00+03:00")) == [
        "2:9: error: found a time zone in “1988-05-26T06:00:00Z”, \(remedy)",
        "8:78: error: found a time zone in “1988-05-26T06:00:00+03:00”, \(remedy)",
      ])
  }

  @Test func hoursOfOneDayDoNotDisagree() throws {
    let text = event("a", "1988-05-26", more: ", date: 1988-05-26T07:00:00").replacing(
      "says: Two.", with: "date: 1988-05-26T06:00:00, says: Two.")
    let contents = try #require(try TemporaryCatalogue(events: text).read().contents)
    #expect(contents.events[0].disagreements == [])
  }

  // MARK: Sources

  private func sources(_ first: String, _ second: String) -> [String: String] {
    func source(_ id: String, _ rest: String) -> String {
      "- {id: \(id), type: book, title: T, tier: primary\(rest.isEmpty ? "" : ", derived_from: " + rest)}\n"
    }
    return ["sources.yaml": source("morning-paper", first) + source("evening-paper", second)]
  }

  @Test func sourcesDoNotRepeatOneAnotherInACircle() throws {
    #expect(try findings(event("a"), sources("", "morning-paper")) == [])
    #expect(
      try findings(event("a"), sources("evening-paper", "morning-paper")) == [
        "sources.yaml:1:74: error: “derived_from” runs in a circle: morning-paper → evening-paper → morning-paper"
      ])
    #expect(
      try findings(event("a"), sources("morning-paper", "")) == [
        "sources.yaml:1:74: error: “derived_from” runs in a circle: morning-paper → morning-paper"
      ])
  }

  @Test func witnessesAreCountedByTheirRoots() throws {
    func reliance(_ changes: [String: String]) throws -> Int {
      let contents = try #require(try TemporaryCatalogue(events: event("a"), changes).read().contents)
      var checks = ContentChecks(contents, origins: Origins())
      _ = checks.finish()
      return checks.reliance.onSingleSource
    }
    #expect(try reliance(sources("", "")) == 0)
    #expect(try reliance(sources("", "morning-paper")) == 1)
  }

  @Test func rootsAreFoundThroughChainsAndCircles() {
    func source(_ id: String, _ origin: String?) -> Source {
      Source(id: id, tier: .primary, derivedFrom: origin, fields: [])
    }
    let roots = SourceRoots([source("a", nil), source("b", "a"), source("c", "b"), source("x", "y"), source("y", "x")])
    #expect(["a", "b", "c", "d"].map { roots.root(of: $0) } == ["a", "a", "a", "d"])
    #expect(Set(["x", "y"].map { roots.root(of: $0) }).isSubset(of: ["x", "y"]))
  }

  @Test func aDocumentCountsWitnesses() throws {
    let contents = try #require(
      try TemporaryCatalogue(events: event("a"), sources("", "morning-paper")).read().contents)
    let line = EventDocument(contents.events[0], roots: SourceRoots(contents.sources)).line
    #expect(line.contains(#""witnesses": 2, "independent": 1"#))
  }

  // MARK: People

  @Test func aSurnameAloneThatTwoBear() throws {
    let people = """
      - {id: gorbachev, name: Mikhail Gorbachev, forms: [Gorbachev, Gorby]}
      - {id: raisa, name: Raisa Gorbachev}

      """
    let text = event("a", "1988", "people: [gorbachev, raisa]")
    #expect(
      try findings(text, ["people.yaml": people]) == [
        "people.yaml:1:52: warning: “Gorbachev” alone may also be “raisa”; write it with a given name"
      ])
    #expect(try findings(text, ["people.yaml": people.replacing("[Gorbachev, ", with: "[M. Gorbachev, ")]) == [])
  }

  // MARK: Style

  /// What is found only where style is looked at.
  private func style(_ events: String, _ changes: [String: String] = [:]) throws -> [String] {
    let header = TemporaryCatalogue.header + "avoid: [by and large]\n"
    let all = ["catalogue.yaml": header].merging(changes) { $1 }
    let withStyle = try findings(events, all, withStyle: true)
    let structure = try findings(events, all)
    #expect(structure.allSatisfy(withStyle.contains))
    return withStyle.filter { !structure.contains($0) }
  }

  @Test func phrasesToAvoid() throws {
    let text = event("a").replacing("summary: Something happened.", with: "summary: It was, by and large, over.")
    #expect(try style(text) == ["6:12: warning: “by and large” is a phrase to avoid; say it plainly"])
    #expect(try style(text.replacing("by and large", with: "mostly")) == [])
  }

  @Test func glossesThatPointToASentenceBefore() throws {
    #expect(
      try style(event("a", says: "He spoke.")) == [
        "8:37: warning: begins with “He”, which nobody understands who reads this account alone; name who or what"
      ])
    #expect(try style(event("a", says: "Here and there it rained.")).count == 1)
    #expect(try style(event("a", says: "Henry spoke.")) == [])
  }

  @Test func aVerdictHasAReason() throws {
    #expect(
      try style(dispute("accounts: [0, 1], follows: 1")) == [
        "4:64: warning: says whom the record follows, and not why; add “because”"
      ])
  }

  @Test func whatRestsOnOneSourceSaysOnWhatItsDateRests() throws {
    let complaint = "8:5: warning: rests on one source, and no note says on what its date rests"
    let one = event("a", second: "source: morning-paper")
    #expect(try style(one) == [complaint])
    #expect(try style(one.replacing("# none", with: "note: The date is the paper's.")) == [])
    #expect(try style(event("a"), sources("", "morning-paper")) == [complaint])
  }

  @Test func landmarksRestOnMore() throws {
    #expect(
      try style(event("a", "1988", "importance: landmark")) == [
        "8:5: warning: a landmark needs 4 accounts of 3 independent sources and 2 perspectives; it has 2, 2 and 1"
      ])
  }

  // MARK: Texts

  private static let text = """
    The first paragraph speaks of the winter and of nothing else that matters to anybody here.

    In the second one the river rose, and so there was no bread in the town for many weeks.

    """

  private func textFindings(_ quote: String) throws -> (findings: TextFindings, catalogue: TemporaryCatalogue) {
    let events = """
      - id: a
        date: 1988
        title: A
        theme: economy
        summary: Something happened.
        leads_to:
          - b
          - event: b
            source: morning-paper
            says: Blames the water.
            quote: \(quote)
        accounts: [{source: evening-paper, says: One., quote: one or another thing}]
      - id: b
        date: 1989
        title: B
        theme: economy
        summary: Something happened.
        accounts: [{source: morning-paper, says: One., quote: speaks of the winter and of}]

      """
    let catalogue = try TemporaryCatalogue(events: events)
    let reading = catalogue.read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    let text = CheckedText(source: "morning-paper", raw: RawText(Self.text))
    return (TextChecks.findings(in: contents, texts: [text], origins: reading.origins), catalogue)
  }

  @Test func claimsOfLinksAreAnchoredAndTheirLocatorsWritten() throws {
    let (findings, catalogue) = try textFindings("and so there was no bread")
    #expect(findings.problems == [])
    #expect(findings.anchors["a"]?.map(\.state) == [.unattached, .exact])
    #expect(findings.coverage == [Coverage(source: "morning-paper", carrying: [1, 2], bare: [])])
    #expect(findings.locators.contains(QuoteLocator(event: "a", quotation: 1, paragraph: 2)))
    let writer = LocatorWriter(folder: catalogue.path)
    #expect(writer.write(findings.locators).written == ["events/1988.yaml"])
    let event = try #require(catalogue.read().contents?.events.first)
    #expect(event.links.map { $0.claim?.locator } == [nil, 2])
    #expect(event.accounts.map(\.locator) == [nil])
    #expect(writer.write(findings.locators).written == [])
    // A document gives the anchor of the claim beside it.
    let line = EventDocument(event, anchors: findings.anchors["a"] ?? []).line
    #expect(line.contains(#""locator": "2", "note": null, "stance": "claims", "anchor": {"state": "exact""#))
  }

  @Test func claimsOfLinksThatAreLost() throws {
    #expect(
      try textFindings("these words stand nowhere in it").findings.problems.map(\.description) == [
        "events/1988.yaml:11:14: error: the quote was not found in “morning-paper”"
      ])
  }

  @Test func locatorsOfLinksInLinesOfJSON() throws {
    let contents = try #require(try textFindings("and so there was no bread").catalogue.read().contents)
    let catalogue = try TemporaryCatalogue(
      [
        "events/a.jsonl": contents.events.map { EventDocument($0).line + "\n" }.joined(),
        "catalogue.yaml": TemporaryCatalogue.header,
      ], without: ["events/1988.yaml", "events/before.yaml"])
    let writer = LocatorWriter(folder: catalogue.path)
    let outcome = writer.write([QuoteLocator(event: "a", quotation: 1, paragraph: 7)])
    #expect(outcome.written == ["events/a.jsonl"] && outcome.problems == [])
    #expect(catalogue.read().contents?.events.first?.links.map { $0.claim?.locator } == [nil, 7])
  }
}
