import Catalogue
import Evidence
import Foundation
import Library
import Testing

@Suite struct RecogniserTests {
  private let bay: SaltBay

  init() throws { bay = try SaltBay() }

  private func answer(_ text: String) throws -> Recogniser.Answer {
    try Recogniser(bay.contents).recognise(RawText(text))
  }

  @Test func aTextIsKnownByItsQuotes() throws {
    guard case .recognised(let candidate, let recognition) = try answer(SaltBay.chronicle) else {
      Issue.record("not recognised")
      return
    }
    #expect(candidate.source == "chronicle" && recognition == .quotes)
    #expect(candidate.fit.exact == candidate.fit.total && candidate.fit.total > 8)
  }

  @Test func otherEditionsAreKnown() throws {
    let text = SaltBay.chronicle
    let editions = [
      text.replacingOccurrences(of: " ", with: "\n"), text.replacingOccurrences(of: "\n", with: "\r\n"),
      text.decomposedStringWithCanonicalMapping, String(repeating: "Quite another matter. ", count: 400) + text,
    ]
    for edition in editions { #expect(try answer(edition).source == "chronicle") }
  }

  @Test func aTextThatNothingIsQuotedFromIsNotKnown() throws {
    #expect(try answer("Nobody ever quoted this, and nobody will.") == .unsure([]))
  }

  @Test func aTextOfTwoSourcesIsNotDecidedQuietly() throws {
    let answer = try answer(SaltBay.chronicle + bay.memoir())
    guard case .unsure(let candidates) = answer else {
      Issue.record("decided: \(answer)")
      return
    }
    #expect(Set(candidates.map(\.source)) == ["chronicle", "memoir"])
  }

  @Test func aSingleQuoteIsNotEnough() throws {
    let answer = try answer("In another book: not one crane moved in the second week of the strike.")
    #expect(answer.source == nil)
  }

  @Test func aSheetIsCertain() throws {
    var contents = bay.contents
    let raw = RawText("A page that is known byte for byte.\n")
    contents.editionSheets = [EditionSheet(source: "almanac", digest: raw.digest)]
    guard case .recognised(let candidate, .digest) = try Recogniser(contents).recognise(raw) else {
      Issue.record("not recognised")
      return
    }
    #expect(candidate.source == "almanac" && candidate.fit.found == 0)
  }

  @Test func filesOfAFolderAreRecognisedWhateverTheirNames() throws {
    let file = try bay.write(SaltBay.chronicle, to: "texts/download (3).txt")
    let nobody = try bay.write("Nobody's words.\n", to: "texts/nobody.txt")
    let read = ReadTexts(of: bay.contents, in: [bay.path + "/texts"])
    #expect(read.texts.map(\.source) == ["chronicle"])
    #expect(read.files[file] == ReadTexts.File(source: "chronicle", isUsed: true))
    #expect(read.files[nobody] == ReadTexts.File(source: nil, isUsed: false))
    let digest = try PreparedText(Array(SaltBay.chronicle.utf8), origin: file).digest
    let known = ReadTexts(of: bay.contents, in: [bay.path + "/texts"], known: [digest: "memoir"])
    #expect(known.texts.map(\.source) == ["memoir"])
  }

  @Test func aNamedFileComesFirst() throws {
    let other = try bay.write(SaltBay.chronicle, to: "texts/a.txt")
    let named = try bay.write(SaltBay.chronicle + "More.\n", to: "texts/chronicle.txt")
    let read = ReadTexts(of: bay.contents, in: [bay.path + "/texts"])
    #expect(read.files[named]?.isUsed == true)
    #expect(read.files[other] == ReadTexts.File(source: "chronicle", isUsed: false))
  }
}
