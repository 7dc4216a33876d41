import Evidence
import Foundation
import Material
import Testing

@testable import Archive

@Suite struct CoverageTests {
  /// The paragraphs of a text's body on which no account rests, worked out from the accounts.
  private func unquoted(_ archive: EraArchive, _ source: Int) -> [Int] {
    archive.blocks(1...archive.sources[source].blockCount, ofSource: source)
      .filter { $0.pins.isEmpty && ($0.kind == .paragraph || $0.kind == .quotation) }.map(\.number)
  }

  @Test func whatNothingIsQuotedFromIsFound() throws {
    let archive = try TemporaryEra().archive()
    for number in 0..<2 {
      let id = archive.sources[number].id
      let found = archive.passages(meeting: SearchQuery("is:unquoted source:\(id)"))
      #expect(found.map(\.paragraph) == unquoted(archive, number) && !found.isEmpty)
      let quoted = archive.passages(meeting: SearchQuery("-is:unquoted source:\(id) t"))
      #expect(Set(quoted.map(\.paragraph)).isDisjoint(with: found.map(\.paragraph)))
    }
    #expect(archive.passages(meeting: SearchQuery("is:unquoted")).count > unquoted(archive, 0).count)
    #expect(archive.passages(meeting: SearchQuery("is:unquoted in:events")).isEmpty)
    #expect(archive.events(meeting: SearchQuery("is:unquoted"), withBackground: true).isEmpty)
    // Without a text there is no passage of which this could be said.
    #expect(try TemporaryEra().archive(withTexts: false).passages(meeting: SearchQuery("is:unquoted")).isEmpty)
  }

  @Test func theContentsCountIt() throws {
    let archive = try TemporaryEra().archive()
    for number in 0..<2 {
      let entries = archive.contents(ofSource: number).entries
      let ends = entries.dropFirst().map(\.number) + [Int.max]
      for (entry, end) in zip(entries, ends) {
        let expected = unquoted(archive, number).count { $0 >= entry.number && $0 < end }
        #expect(entry.unquotedCount == expected, "¶ \(entry.number) of \(number)")
      }
    }
  }

  /// Letters that are written as two code points are found and marked like those that are one.
  @Test func decomposedTextsAreFoundAsTheyAreTyped() throws {
    let era = try TemporaryEra()
    let word = "Ма\u{438}\u{306}я ёлка café".decomposed
    try era.replace("Leaf 3 of the almanac.", with: "Leaf 3 of the \(word) almanac.", in: "texts/almanac.txt")
    let archive = try era.archive()
    for query in ["майя", "МАЙЯ", "ёлка", "cafe", "майя".decomposed] {
      let hits = archive.passages(meeting: SearchQuery(query))
      #expect(hits.map(\.paragraph) == [3], "\(query)")
      let text = archive.blocks(3...3, ofSource: 1).first?.text ?? ""
      #expect(!WordMatcher(SearchQuery(query)).ranges(in: Array(text.unicodeScalars)).isEmpty, "\(query)")
    }
  }

  // MARK: Pins

  /// What stands in the middle of a sentence, and not in it, is no part of a passage.
  @Test func aPassageIsNotTheNoteInItsMiddle() throws {
    let gloss = "The Quay (1850) is a place, and it has been there since ..."
    let text = "He came to the\nQuay\n\(gloss)\nby boat.\nAnother one."
    var sheet = EditionSheet(source: "x", digest: "")
    sheet.paragraphs = .line
    sheet.continues = [2, 4]
    sheet.notesWithin = [EditionSheet.Place(lines: 3...3)]
    let raw = RawText(text)
    let reading = ReadingText(raw, sheet: sheet)
    #expect(reading.paragraphs.map(\.kind) == [.paragraph, .note, .paragraph])
    let anchor = AnchorResolver(raw, reading: reading).resolve(TextQuoteSelector(exact: "to the Quay by boat"))
    let passage = reading.passage(ofRaw: (anchor.start ?? 0)..<(anchor.end ?? 0))
    #expect(passage == PassageRange(paragraph: 1, start: 8, endParagraph: 1, end: 27))
    let inNote = reading.passage(ofRaw: 25..<29)
    #expect(inNote?.paragraph == 2 && inNote?.endParagraph == 2)
  }

  /// Every account of a text is reached by going from pin to pin, those that begin at the same place as well.
  @Test func everyPinIsReachedInBothDirections() throws {
    let archive = try TemporaryEra().archive()
    for number in 0..<3 {
      let count = archive.sources[number].accountCount
      for forward in [true, false] {
        var seen: [[Int]] = []
        var (paragraph, offset) = forward ? (0, 0) : (Int.max >> 1, 0)
        var here: (event: Int, account: Int)?
        while let (pin, at) = archive.nextPin(
          ofSource: number, paragraph: paragraph, offset: offset, pin: here, forward: forward), seen.count <= count
        {
          seen.append([pin.event.position, pin.account])
          (paragraph, offset) = (at, pin.passage?.start ?? 0)
          here = (pin.event.position, pin.account)
        }
        #expect(seen.count == count && Set(seen).count == count, "source \(number), forward \(forward)")
      }
    }
  }

  @Test func twoQuotesFromTheSamePlaceAreTwoPins() throws {
    let era = try TemporaryEra()
    let quote = "Readings were taken daily"
    try era.write(
      """
      - id: first-reading
        date: 1987-02-01
        title: First
        theme: economy
        summary: One.
        accounts:
          - {source: almanac, says: One., quote: \(quote)}
      - id: second-reading
        date: 1987-02-02
        title: Second
        theme: economy
        summary: Two.
        accounts:
          - {source: almanac, says: Two., quote: \(quote) at the gauge}
      """, to: "era/events/more.yaml")
    let archive = try era.archive()
    let first = try #require(archive.event(id: "first-reading"))
    let second = try #require(archive.event(id: "second-reading"))
    let next = archive.nextPin(
      ofSource: 1, paragraph: 9, offset: 0, pin: (event: first.position, account: 0), forward: true)
    #expect(next?.pin.event.id == "second-reading")
    let back = archive.nextPin(
      ofSource: 1, paragraph: 9, offset: 0, pin: (event: second.position, account: 0), forward: false)
    #expect(back?.pin.event.id == "first-reading")
  }

  // MARK: Files

  @Test func whatCannotBeAFileIsNamed() throws {
    let era = try TemporaryEra()
    let loop = era.texts + "/loop.txt"
    #expect(symlink(loop, loop) == 0 && mkfifo(era.texts + "/pipe.md", 0o600) == 0)
    let outcome = try era.open().outcome
    #expect(outcome.unreadable.count == 2)
    #expect(outcome.unreadable.first?.hasPrefix(loop + ": ") == true)
    #expect(outcome.unreadable.last?.hasSuffix("pipe.md: it is not a file") == true)
    #expect(outcome.archive.textCount == 2)
  }
}

extension String {
  fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}
