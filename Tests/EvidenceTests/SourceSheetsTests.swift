import Testing

@testable import Evidence

/// What the five sheets make of the five texts, without a sentence of these.
@Suite(.enabled(if: SourceFiles.folder != nil, "PERESTROIKA_LIBRARY names no folder with the texts"))
struct SourceSheetsTests {
  private func reading(_ source: String) throws -> (raw: RawText, paragraphs: [Paragraph])? {
    guard let raw = try SourceFiles.text(source) else { return nil }
    return (raw, Array(ReadingText(raw, sheet: try SourceFiles.sheet(source)).paragraphs))
  }

  @Test(arguments: SourceFiles.all)
  func theSheetIsForTheFile(source: String) throws {
    guard let raw = try SourceFiles.text(source) else { return }
    let sheet = try SourceFiles.sheet(source)
    #expect(sheet.source == source)
    #expect(sheet.digest == raw.digest)
  }

  @Test(arguments: [
    ("bolshevik-tendency-1987", [8, 39, 16, 0]), ("doyle-2009", [8, 59, 0, 1]),
    ("gorbachev-1987", [0, 136, 0, 1]),
    ("rubalcaba", [1, 43, 5, 1]), ("wikipedia-perestroika", [5, 32, 2, 16]),
  ])
  func paragraphsAreOfTheirKinds(source: String, counts: [Int]) throws {
    guard let paragraphs = try reading(source)?.paragraphs else { return }
    let kinds: [Paragraph.Kind] = [.heading, .paragraph, .quotation, .note]
    for (kind, count) in zip(kinds, counts) {
      #expect(paragraphs.count(where: { $0.kind == kind }) == count, "\(kind)")
    }
  }

  @Test(arguments: SourceFiles.all)
  func paragraphsAreWhole(source: String) throws {
    guard let paragraphs = try reading(source)?.paragraphs else { return }
    for paragraph in paragraphs where paragraph.kind == .paragraph && paragraph.text.utf8.count > 40 {
      let text = paragraph.text
      let first = text.unicodeScalars.first { $0.properties.isAlphabetic }
      #expect(first?.properties.isUppercase == true, "\(paragraph.number)")
      #expect(text.last.map { ".!?:;,”\")".contains($0) } == true, "\(paragraph.number)")
      for mark in ["  ", "--", "''", "‘‘", "’’"] { #expect(!text.contains(mark), "\(paragraph.number)") }
    }
  }

  @Test(arguments: SourceFiles.all)
  func noLetterIsChangedOrLost(source: String) throws {
    guard let (raw, paragraphs) = try reading(source) else { return }
    let scalars = Array(raw.text.unicodeScalars)
    var shown = Set<Int>()
    for paragraph in paragraphs {
      for (index, scalar) in paragraph.text.unicodeScalars.enumerated() {
        let offset = paragraph.rawOffset(ofScalar: index)
        if scalar.properties.isAlphabetic { #expect(scalars[offset] == scalar) }
        #expect(shown.insert(offset).inserted)
      }
    }
    let unseen = scalars.indices.filter { scalars[$0].properties.isAlphabetic && !shown.contains($0) }
    #expect(unseen == [])
  }

  @Test func sixtyThreeNoteNumbersAreSetOff() throws {
    guard let (raw, paragraphs) = try reading("rubalcaba") else { return }
    let digits = raw.text.unicodeScalars.count(where: { $0.properties.numericType != nil })
    let shown = paragraphs.reduce(0) {
      $0 + $1.text.unicodeScalars.count(where: { $0.properties.numericType != nil })
    }
    #expect(digits - shown == 9 + 54 * 2)
  }

  @Test func theDocumentedAnchorIsWhereItIsSaidToBe() throws {
    guard let raw = try SourceFiles.text("wikipedia-perestroika") else { return }
    let reading = ReadingText(raw, sheet: try SourceFiles.sheet("wikipedia-perestroika"))
    let quote = TextQuoteSelector(exact: "enacted in May 1988, was perhaps the most radical")
    let anchor = AnchorResolver(raw, reading: reading).resolve(quote)
    #expect(anchor.state == .exact && anchor.start == 7935 && anchor.end == 7984)
  }
}
