import Testing

@testable import Evidence

@Suite struct EditionSheetTests {
  private let digest = SheetNode.scalar(String(repeating: "a", count: 64))

  private func sheet(_ fields: [String: SheetNode]) throws -> EditionSheet {
    try EditionSheet(.map(fields.merging(["source": .scalar("x"), "digest": digest]) { own, _ in own }))
  }

  @Test func readsPlaces() {
    #expect(EditionSheet.Place("12") == EditionSheet.Place(lines: 12...12))
    #expect(EditionSheet.Place("12-15") == EditionSheet.Place(lines: 12...15))
    #expect(EditionSheet.Place("12:3-9") == EditionSheet.Place(lines: 12...12, columns: 3...9))
    for wrong in ["", "0", "5-3", "a", "1-2-3", "1:2:3", "1-2:3-4", "12:", "-3", "１２", "99999999999"] {
      #expect(EditionSheet.Place(wrong) == nil, "\(wrong)")
    }
  }

  @Test func saysWhatIsWrong() {
    func message(_ fields: [String: SheetNode]) -> String {
      do { _ = try sheet(fields) } catch { return "\(error)" }
      return ""
    }
    #expect(
      message(["headings": .list([.scalar("1"), .scalar("x")])]) == "headings[1]: expected 12 or 12-15")
    #expect(message(["headings": .list([.scalar("1:2-3")])]) == "headings[0]: expected 12 or 12-15")
    #expect(message(["starts": .scalar("1")]) == "starts: expected a list")
    #expect(message(["paragraphs": .scalar("pages")]) == "paragraphs: expected one of blank, line, listed")
    #expect(message(["heading": .list([])]).hasPrefix("heading: unknown key; known are source"))
    #expect(message(["digest": .scalar("12")]) == "digest: expected 64 hexadecimal digits")
    #expect(throws: SheetError.self) { try EditionSheet(.list([])) }
  }

  @Test func readsAFileByItsSheet() throws {
    let text = """
      Home | About
      A heading over
      two lines
      The first paragraph has a link to a (

      gloss here
      town) and is bro-
      7
      ken by a page; see [residue] this.1
      A second one begins.2 It ends.
      “Set in.”
      —A person
      """
    let named = try sheet([
      "paragraphs": .scalar("listed"), "starts": .list([.scalar("10")]), "headings": .list([.scalar("2-3")]),
      "quotations": .list([.scalar("11"), .scalar("12")]), "furniture": .list([.scalar("1")]),
      "notes-within": .list([.scalar("6")]), "furniture-within": .list([.scalar("8"), .scalar("9:20-28")]),
      "glued": .list([.scalar("7")]), "hyphenated": .list([.scalar("9")]), "note-numbers": .scalar("rising"),
    ])
    let paragraphs = ReadingText(RawText(text), sheet: named).paragraphs
    #expect(
      paragraphs.map { "\($0.kind.rawValue): \($0.text)" } == [
        "furniture: Home | About", "heading: A heading over two lines",
        "paragraph: The first paragraph has a link to a (town) and is broken by a page; see this.",
        "note: gloss here",
        "furniture: 7", "furniture: [residue]", "paragraph: A second one begins. It ends.",
        "quotation: “Set in.”",
        "quotation: —A person",
      ])
  }
}
