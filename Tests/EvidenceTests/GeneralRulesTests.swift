import Editions
import Testing

@testable import Evidence

/// What is made of files that no sheet is for.
@Suite struct GeneralRulesTests {
  private func read(_ text: String) -> [Paragraph] { Array(ReadingText(RawText(text)).paragraphs) }

  private func kinds(_ text: String) -> [String] {
    read(text).map { "\($0.kind.rawValue): \($0.text.prefix(24))" }
  }

  private let body = (1...3).map { "The wardens of the dam counted the water in the year \($0), and wrote it down." }
    .joined(separator: " ")

  /// Where lines were paragraphs, they are paragraphs again after a program has wrapped them.
  @Test(arguments: [50, 72, 80])
  func linesThatAProgramWrappedAreWhatTheyWere(columns: Int) {
    var dice = Dice(61)
    let paragraphs = InventedText.paragraphs(60, &dice)
    let wrapped = paragraphs.map { Edition($0).wrapped(columns).text }.joined(separator: "\n")
    #expect(Wrapping.columns(of: RawText(wrapped)) == columns)
    let whole = Set(read(paragraphs.joined(separator: "\n")).map(\.text))
    let found = read(wrapped).filter { whole.contains($0.text) }.count
    // Where the last line was full, nothing tells that a paragraph ended there.
    #expect(found * 100 >= whole.count * 60, "\(found) of \(whole.count)")
    #expect(read(wrapped).map(\.text).joined(separator: " ") == paragraphs.joined(separator: " "))
  }

  @Test func linesThatNoProgramWrappedStayLines() {
    var dice = Dice(67)
    let set = (0..<200).map { _ in String(repeating: "la ", count: 15 + dice.roll(5)) + "end" }
    #expect(Wrapping.columns(of: RawText(set.joined(separator: "\n"))) == nil)
    #expect(Wrapping.columns(of: RawText(body)) == nil)
    let table = (0..<40).map { "row \($0 + 10)  counted at the gate of the dam   \($0 * 7 + 100)" }
    #expect(Wrapping.columns(of: RawText(table.joined(separator: "\n"))) == nil)
    let verse = (0..<40).map { "Line \($0) of a poem, short" }.joined(separator: "\n")
    #expect(Wrapping.columns(of: RawText(verse)) == nil)
  }

  @Test func whatIsAnnouncedIsAQuotation() {
    let quotation =
      "We counted it, and we wrote it down in the book, and nobody ever asked us why we did so for years. "
      + "Then the flood came, and the book was gone before anybody had read it."
    for lead in ["As an old warden told the paper that year,", "As one of the wardens explains:"] {
      let text = [body, body + " " + lead, quotation, body].joined(separator: "\n\n")
      for edition in [text, Edition(text).wrapped(72).text] {
        #expect(
          read(edition).map(\.kind) == [.paragraph, .paragraph, .quotation, .paragraph], "\(lead): \(edition.count)")
      }
    }
    // A letter, a list and a law are none.
    for lead in ["Dear friends,", "There were three reasons for that:"] {
      let text = [body, lead, quotation, body].joined(separator: "\n\n")
      #expect(read(text).allSatisfy { $0.kind != .quotation }, "\(lead)")
    }
    let law = (1...4).map { number in
      "Considering the reports of the wardens, and of the men of the northern dam, of which this is part \(number);"
    }
    #expect(read((law + [quotation, body]).joined(separator: "\n\n")).allSatisfy { $0.kind != .quotation })
  }

  @Test func quotationsAndWhereTheyAreFromStandApartInColumns() {
    let text = """
      The wardens of the northern dam had not counted
      it for a year when one of them wrote of this, that:
      ‘‘In all those years we have counted the water of
      the dam, and have written it into a book, and then
      nobody would ever ask us for it, not one of them,
      and so it was for years on end, until that spring.’’
      ----The Book of the Dam, second part

      After that nobody counted, and nobody asked for it
      either, and the book lay in a chest at the old gate.
      """
    #expect(
      kinds(text) == [
        "paragraph: The wardens of the north", "quotation: “In all those years we h",
        "quotation: —The Book of the Dam, se",
        "paragraph: After that nobody counte",
      ])
  }

  /// A copy joins what a hyphen had parted, and with it a part of the next line.
  @Test func aJoinedLineEndsAParagraphWhereItsRestIsShort() {
    let full = "the wardens of the dam counted it and wrote of it"
    let lines =
      ["The water was counted by " + full] + Array(repeating: full, count: 6)
      + [full + " and of the gate that overflowed."]
      + ["In the spring of that year they counted the water"] + Array(repeating: full, count: 6)
      + ["until it was over."]
    #expect(read(lines.joined(separator: "\n")).count == 2)
  }

  @Test func anAppealIsFurnitureWithItsSentences() {
    let appeal = [
      "Donate to the wardens", "An appeal for money",
      "The flood has laid bare how much the whole of the valley rests on those who count its water.",
      "Inevitably we could not sell our book this year, and ask you all to donate what you can spare for the dam.",
      "Please donate here.",
    ]
    let menu = (1...30).map { "Another page \($0)" }
    let paragraphs = read(([body, body] + appeal + menu).joined(separator: "\n\n"))
    #expect(paragraphs.prefix(2).allSatisfy { $0.kind == .paragraph })
    #expect(paragraphs.dropFirst(2).allSatisfy { $0.kind == .furniture })
    #expect(paragraphs.count == 2 + appeal.count + menu.count)
  }

  @Test func whatStandsUnderAnArticleIsFurnitureWithoutBlankLinesToo() {
    let article = (1...8).map { "\(body) That was the part of it that has the number \($0)." }
    let text = (article + ["See also", "*", "The other dam", "References", "*", "*", "External links", "A page"])
      .joined(separator: "\n")
    let found = read(text)
    #expect(found.prefix(8).allSatisfy { $0.kind == .paragraph })
    #expect(found.dropFirst(8).map(\.kind) == [.furniture, .furniture, .furniture])
  }

  @Test func residueOfTemplatesIsTakenOutOfTheSentence() {
    let text = "The dam ( ; rus, дамба, r=damba, a=dam.ogg, links=no) was built (in 1850) where a = b, c = d."
    #expect(
      read(text).map { "\($0.kind.rawValue): \($0.text)" } == [
        "paragraph: The dam was built (in 1850) where a = b, c = d.",
        "furniture: ( ; rus, дамба, r=damba, a=dam.ogg, links=no)",
      ])
  }

  @Test func whoWroteAndWhereItStoodAreNotes() {
    let text = ["The Water of the Dam", "By Anna Petrova", "From the Gazette, 18 November 2009", body, body]
    #expect(read(text.joined(separator: "\n\n")).map(\.kind) == [.heading, .note, .note, .paragraph, .paragraph])
    let other = ["The Water of the Dam", "Anna Petrova1", body, "By Spring 1986", body]
    #expect(read(other.joined(separator: "\n\n")).map(\.kind) == [.heading, .note, .paragraph, .heading, .paragraph])
  }
}
