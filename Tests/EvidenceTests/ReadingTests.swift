import Editions
import Material
import Testing

@testable import Evidence

@Suite struct ReadingTests {
  private func read(_ text: String) -> [Paragraph] { Array(ReadingText(RawText(text)).paragraphs) }

  private func shown(_ text: String) -> [String] { read(text).map { "\($0.kind.rawValue): \($0.text)" } }

  @Test func joinsLinesAndCollapsesPadding() {
    let text =
      "The first line of a long paragraph   with    \nits padding, "
      + "and a second one\u{A0}\u{A0}\nthat ends here."
      + "\n\nAnother one follows."
    #expect(
      shown(text) == [
        "paragraph: The first line of a long paragraph with its padding, and a second one that ends here.",
        "paragraph: Another one follows.",
      ])
  }

  @Test func joinsWordsBrokenOverLinesAndPages() {
    let text = """
      A sentence may be broken in the middle of a preg-
      nant word, and it may also be interrupted by the foot of a page, as it is with this conti-

      17

      nent of a thing, or at a well-known compound, which is well-
      known to keep its hyphen.
      """
    let paragraphs = read(text)
    #expect(
      paragraphs.first?.text
        == "A sentence may be broken in the middle of a pregnant word, and it may also be "
        + "interrupted by the foot of a page, as it is with this continent of a thing, or at a "
        + "well-known compound, which is well-known to keep its hyphen."
    )
    #expect(paragraphs.dropFirst().map(\.kind) == [.furniture])
    #expect(paragraphs.last?.text == "17")
  }

  @Test func foldsDoubledMarksAndDashes() {
    #expect(shown("He said ‘‘no’’----and ``yes'' twice.") == ["paragraph: He said “no”—and “yes” twice."])
    #expect(
      shown("A ''term'' (''other''), \"''quoted''\" one.") == [
        "paragraph: A “term” (“other”), \"quoted\" one."
      ])
    #expect(shown("A rule: -------- stays as it is.") == ["paragraph: A rule: -------- stays as it is."])
  }

  @Test func recognisesHeadingsQuotationsAndFurniture() {
    let body =
      "This is a paragraph that is long enough to be taken for one, since it has some "
      + "lines' worth of words in it, and ends."
    let text = """
      Print this page

      Join us today

      A Title of Some Kind

      \(body)

      Elections in the north

      A caption
      A caption

      \(body) It announces a quotation:

          Set in by four blanks are the words
          of another, over two lines at least.

      \(body)

      Subscribe to our newsletter
      """
    #expect(
      read(text).map(\.kind) == [
        .furniture, .furniture, .heading, .paragraph, .heading, .furniture, .paragraph, .quotation,
        .paragraph,
        .furniture,
      ])
    #expect(
      read(text).filter { $0.kind == .quotation }.map(\.text) == [
        "Set in by four blanks are the words of another, over two lines at least."
      ])
    #expect(read(text).filter { $0.kind == .furniture }.map(\.text).contains("Subscribe to our newsletter"))
  }

  @Test func quotationsOfConvertedPagesAreSetIn() {
    let body = "The wardens of the northern dam counted the water every morning, and wrote it down in a book."
    let quotation = "We counted, and we wrote, and nobody ever asked us why we had done so for forty years."
    let blocks = [
      "Who Counted the Water?", body, "  " + quotation, "—The Book of the Dam", body, "  Short and set in", body,
      "-   an item of a list", body,
    ]
    let paragraphs = read(blocks.joined(separator: "\n\n"))
    #expect(paragraphs.filter { $0.kind == .quotation }.map(\.text) == [quotation, "—The Book of the Dam"])
    #expect(paragraphs.first?.kind == .heading)
    #expect(paragraphs.filter { $0.kind == .paragraph }.map(\.text).filter { $0 == body }.count == 4)
    // Where every paragraph is set in, none is a quotation for it.
    let set = (1...6).map { "  \(body) It was the year \($0)." }.joined(separator: "\n\n")
    #expect(read(set).allSatisfy { $0.kind == .paragraph })
  }

  /// Sentences near buttons and appeals stay what they are, whatever words stand in them.
  @Test func proseNearAppealsIsNoFurniture() {
    let body = (1...4).map { "The wardens of the northern dam counted the water in the year \($0), and wrote it down." }
      .joined(separator: " ")
    let prose = [
      "He wrote on Twitter that the dam would hold until the spring, and it did.",
      "Join us, he had told the wardens of the dam, or go home before the snow comes.",
      "Donate what you can spare to the widows, the old priest had said to them.",
      "The table of contents of their book names the dam only once.",
      "Nobody was ever asked again what had become of the gate.",
    ]
    let buttons = [
      "Share this page", "Follow us on Twitter", "Read more", "Related links", "Menu", "Donate", "Join us!",
      "You are reading a free article. Subscribe now for unlimited access to our newsletter.",
    ]
    var blocks = [body]
    for (index, button) in buttons.enumerated() {
      blocks.append(button)
      if index < prose.count { blocks.append(prose[index]) }
    }
    for edition in [blocks.joined(separator: "\n\n"), Edition(blocks.joined(separator: "\n\n")).wrapped(72).text] {
      let paragraphs = read(edition)
      #expect(paragraphs.filter { $0.kind == .paragraph }.map(\.text) == [body] + prose)
      #expect(Set(paragraphs.filter { $0.kind == .furniture }.map(\.text)) == Set(buttons))
    }
    #expect(read("\(body)\n\nMenus of that winter were short\n\n\(body)").allSatisfy { $0.kind != .furniture })
  }

  @Test func setsNoteNumbersOff() {
    var lines: [String] = []
    for number in 1...8 {
      lines.append("A claim of this size needs its proof.\(number) In 1989 there were 12,000 of them.")
    }
    let text = read(lines.joined(separator: "\n\n")).map(\.text)
    #expect(
      text
        == Array(
          repeating: "A claim of this size needs its proof. In 1989 there were 12,000 of them.", count: 8))
  }

  @Test(arguments: [":", ";", ","])
  func numbersBetweenEqualMarksAreNoNotes(_ mark: String) {
    let names = ["daemon", "bin", "sys", "sync", "games", "man", "lp", "mail"]
    let lines = names.enumerated().map { index, name in
      [name, "x", String(index + 1), String(index + 1), name, "/usr/sbin"].joined(separator: mark)
    }
    let text = read(lines.joined(separator: "\n")).map(\.text).joined(separator: " ")
    for line in lines { #expect(text.contains(line), "\(text)") }
  }

  @Test func takesGlossesOutOfSentences() {
    let filler =
      "with enough words on one line to show that lines are not as wide as a page, and that one is whole"
    let gloss =
      "The Old Town Hall (1650) is a building in the middle of a town that is not named here, and it has"
    let text = """
      It was widely connected with the
      Old Town Hall
      \(gloss) served as a museum of sorts and as a place of public meetings since it was ...
      and its many visitors, who came from
      far away.
      Another paragraph of the same article follows, \(filler), and goes on and on until it ends here.
      """
    let paragraphs = read(text)
    #expect(
      paragraphs.first?.text
        == "It was widely connected with the Old Town Hall and its many visitors, who came from far away.")
    #expect(paragraphs.dropFirst().first?.kind == .note)
  }

  @Test func hostileTextIsShownHarmless() {
    let paragraphs = read(
      "Words \u{1B}[31min red\u{1B}[0m and \u{202E}backwards\u{202C}, \u{1B}]0;title\u{7}after.")
    #expect(paragraphs.map(\.text) == ["Words in red and backwards, after."])
  }

  /// Every character on screen stands for a place in the file, in the order of the file; every place of the file
  /// belongs to a paragraph; and the views in which quotations are looked for lead back as well.
  private func expectSoundMap(of raw: RawText, sheet: EditionSheet? = nil, _ name: String) {
    let scalars = Array(raw.text.unicodeScalars)
    let reading = ReadingText(raw, sheet: sheet)
    #expect(scalars.count == raw.count, "\(name)")
    var last = -1
    for (index, paragraph) in reading.paragraphs.enumerated() {
      #expect(paragraph.number == index + 1 && paragraph.start > last, "\(name)")
      last = paragraph.start
      var before = -1
      for (position, scalar) in paragraph.text.unicodeScalars.enumerated() {
        let offset = paragraph.rawOffset(ofScalar: position)
        #expect(offset > before && offset >= paragraph.start && offset < paragraph.end, "\(name)")
        before = offset
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          #expect(scalars[offset] == scalar, "\(name)")
        }
        #expect(paragraph.scalarRange(ofRaw: offset..<(offset + 1)) == position..<(position + 1), "\(name)")
      }
      let count = paragraph.text.unicodeScalars.count
      for position in [Int.min, -1, count, count + 1, Int.max] {
        #expect((paragraph.start...paragraph.end).contains(paragraph.rawOffset(ofScalar: position)), "\(name)")
      }
      #expect(paragraph.scalarRange(ofRaw: 0..<raw.count) == 0..<count, "\(name)")
      #expect(paragraph.end <= raw.count, "\(name)")
    }
    var number = 0
    for offset in stride(from: 0, to: reading.paragraphs.isEmpty ? 0 : raw.count, by: 5) {
      guard let paragraph = reading.paragraph(atRaw: offset) else {
        Issue.record("\(name): no paragraph for \(offset)")
        continue
      }
      if paragraph.scalarRange(ofRaw: offset..<offset + 1).isEmpty { continue }
      #expect(paragraph.number >= number || paragraph.end > offset, "\(name)")
      number = paragraph.number
    }
    for view in [FoldedText(raw, range: 0..<raw.count), FoldedText(reading.paragraphs[...])] {
      let offsets = view.units.indices.map { view.raw(of: $0) }
      #expect(offsets == offsets.sorted() && offsets.allSatisfy(scalars.indices.contains), "\(name)")
    }
  }

  @Test func mapIsMonotoneAndTotalForAnyInput() throws {
    var dice = Dice(17)
    let parts = [
      "word", " ", "  ", "\n", "\n\n", "\r\n", "-", "-\n", "''", "‘‘", "’’", "----", "\u{1B}[1m", "\u{202E}",
      "é", "e\u{301}", "12", "\u{C}",
      "•", ".", ",", "“", "”", "…", "A", "\u{2028}", "\u{A0}", "The ", "of ", "\u{0B}", "7", ":", "{{", "𝔄",
      "\u{AD}\n", "(a=b, c=d)", "See also\n", "Donate\n\n",
    ]
    for round in 0..<400 {
      let text = (0..<dice.roll(120)).map { _ in parts[dice.roll(parts.count)] }.joined()
      let sheet = round % 2 == 0 ? nil : try randomSheet(&dice)
      expectSoundMap(of: RawText(text), sheet: sheet, "round \(round): \(text.debugDescription)")
    }
  }

  /// Bytes of no sense at all, those of no text and of damaged text in any encoding.
  @Test func mapIsMonotoneAndTotalForAnyBytes() throws {
    var dice = Dice(19)
    let sentence = Array("A sentence, of “words” — «слова» and so on.\n\nThen: it's over-\nworked 12 times.\n".utf8)
    var read = 0
    for round in 0..<300 {
      var bytes: [UInt8] = []
      switch round % 4 {
      case 0: bytes = (0..<dice.roll(400)).map { _ in UInt8(1 + dice.roll(255)) }
      case 1: bytes = (0..<dice.roll(400)).map { _ in UInt8(dice.roll(256)) }
      case 2:
        bytes = (0..<dice.roll(6)).flatMap { _ in sentence }
        for _ in 0..<dice.roll(40) where !bytes.isEmpty { bytes[dice.roll(bytes.count)] = UInt8(1 + dice.roll(255)) }
      default:
        var scalars = String.UnicodeScalarView()
        for _ in 0..<dice.roll(200) {
          if let scalar = Unicode.Scalar(UInt32(1 + dice.roll(dice.happens(0.7) ? 0x2FF : 0x10FFFF))) {
            scalars.append(scalar)
          }
        }
        bytes = Array(String(scalars).utf8)
      }
      guard let raw = try? RawText.decode(bytes) else { continue }
      read += 1
      expectSoundMap(of: raw, sheet: round % 3 == 0 ? try randomSheet(&dice) : nil, "round \(round)")
    }
    #expect(read > 150)
  }

  /// A text is looked at stretch by stretch, and it does not matter where these end.
  @Test func stretchesDoNotMatter() {
    var dice = Dice(77)
    for round in 0..<12 {
      var blocks = InventedText.paragraphs(60, &dice)
      for index in blocks.indices where dice.happens(0.15) {
        blocks[index] = ["Part \(index)", "A HEADING HERE", "— \(index) —", "Share this", "12"][dice.roll(5)]
      }
      let edition = Edition(blocks.joined(separator: "\n\n"))
      let text = round % 3 == 2 ? edition.text : edition.wrapped(round % 3 == 0 ? 72 : 50, hyphens: round % 2 == 0).text
      let raw = RawText(text)
      let whole = Array(ReadingText(raw).paragraphs)
      for stretch in [12, 30, 100] {
        let found = Array(ReadingText(raw, stretch: stretch).paragraphs)
        let difference = zip(found, whole).first { $0 != $1 }
        #expect(difference == nil && found.count == whole.count, "round \(round), stretches of \(stretch) lines")
      }
    }
  }

  @Test(arguments: ["One sentence follows another here. ", "unending", "Слово за словом идёт. "])
  func aLineThatIsLongerThanAnyParagraphIsParted(_ words: String) {
    let text = String(repeating: words, count: 400_000 / words.utf8.count)
    let raw = RawText(text)
    let paragraphs = ReadingText(raw).paragraphs
    #expect(paragraphs.count >= 400_000 / Composer.partLength)
    #expect(paragraphs.allSatisfy { $0.text.utf8.count <= Composer.partLength + 4 })
    #expect(paragraphs.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
    if words.hasSuffix(". ") { #expect(paragraphs.allSatisfy { $0.text.hasSuffix(".") }) }
    #expect(zip(paragraphs, paragraphs.dropFirst()).allSatisfy { $0.end <= $1.start })
    // Words that stand across the cut are found all the same.
    guard let second = paragraphs.dropFirst().first, words.contains(" ") else { return }
    let quote = TextQuoteSelector(exact: raw[second.start - 20..<second.start + 20])
    let anchor = AnchorResolver(raw, reading: ReadingText(raw)).resolve(quote)
    #expect(anchor.state == .ambiguous)
  }

  @Test func noLetterIsLostBesidesWhatIsTakenOut() {
    var dice = Dice(5)
    let text = InventedText.paragraphs(60, &dice).joined(separator: "\n\n")
    let edition = Edition(text).wrapped(60)
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.isAlphabetic }
    }
    #expect(letters(read(edition.text).map(\.text).joined()) == letters(text))
  }

  @Test func veryLongLinesTakeLinearTime() {
    let line = String(repeating: "-'`a \u{1B}[", count: 100_000)
    #expect(read(line).count < line.utf8.count / Composer.partLength * 2)
    #expect(read(String(repeating: "\n", count: 300_000) + "x").map(\.text) == ["x"])
  }

  private func randomSheet(_ dice: inout Dice) throws -> EditionSheet {
    func places(_ columns: Bool) -> SheetNode {
      .list(
        (0..<dice.roll(4)).map { _ in
          let line = 1 + dice.roll(12)
          if columns, dice.happens(0.6) { return .scalar("\(line):\(1 + dice.roll(6))-\(6 + dice.roll(9))") }
          return .scalar(dice.happens(0.5) ? "\(line)" : "\(line)-\(line + dice.roll(4))")
        })
    }
    return try EditionSheet(
      .map([
        "source": .scalar("x"), "digest": .scalar(String(repeating: "0", count: 64)),
        "paragraphs": .scalar(["blank", "line", "listed"][dice.roll(3)]), "starts": places(false),
        "continues": places(false), "glued": places(false), "hyphenated": places(false),
        "headings": places(false),
        "quotations": places(false), "notes": places(false), "furniture": places(false),
        "notes-within": places(true), "furniture-within": places(true), "taken-out": places(true),
        "note-numbers": .scalar(dice.happens(0.5) ? "rising" : "none"),
      ]))
  }

  @Test(arguments: ["\u{1B}]0;", "\u{9D}", "\u{1B}P", "\u{9B}1;2", "\u{1B}["] as [Escaped])
  func aControlSequenceCutShortSwallowsNoLine(_ sequence: Escaped) throws {
    let raw = try RawText.decode(
      Array("The first line ends with \(sequence.text)\nthe second one, which goes on.\n".utf8))
    let text = ReadingText(raw).paragraphs.map(\.text).joined(separator: "|")
    #expect(text.hasPrefix("The first line ends with") && text.hasSuffix("the second one, which goes on."), "\(text)")
  }

  /// Whatever stands in a file, each letter that is read has a place in it, and later letters have later places.
  @Test(arguments: [
    [0x4F, 0x9D, 0x0A, 0x73], Array("a \u{1B}]x\nb".utf8), Array("a\u{200B}\n\nb\u{AD}-\nc".utf8),
    Array("\u{9D}\n\u{1B}[1\n x".utf8),
  ])
  func theMapToTheFileNeverGoesBack(_ bytes: [UInt8]) throws {
    let raw = try RawText.decode(bytes)
    for paragraph in ReadingText(raw).paragraphs {
      let places = (0...paragraph.text.unicodeScalars.count).map { paragraph.rawOffset(ofScalar: $0) }
      #expect(places == places.sorted() && places.first.map { $0 >= paragraph.start } == true, "\(places)")
      #expect(places.allSatisfy { $0 <= paragraph.end }, "\(places) in \(paragraph.start)..<\(paragraph.end)")
    }
  }
}
