import Editions
import Testing

@testable import Evidence

@Suite struct DecodingTests {
  @Test func readsUTF8AndLeavesOutItsMark() throws {
    let plain = try RawText.decode(Array("naïve – перестройка 𝔄".utf8))
    #expect(plain.encoding == .utf8)
    #expect(plain.count == 21)
    #expect(plain[8..<19] == "перестройка")
    let marked = try RawText.decode([0xEF, 0xBB, 0xBF] + Array("abc".utf8))
    #expect(marked.text == "abc")
    #expect(marked.digest != (try RawText.decode(Array("abc".utf8))).digest)
  }

  @Test(arguments: [true, false], [true, false])
  func readsUTF16(littleEndian: Bool, marked: Bool) throws {
    let text = "Plain words, слова and 𝔄"
    var bytes: [UInt8] = marked ? (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
    for unit in text.utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += littleEndian ? pair.reversed() : pair
    }
    let raw = try RawText.decode(bytes)
    #expect(raw.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
    #expect(raw.text == text)
  }

  @Test func recognisesTheSingleByteEncodings() throws {
    let windows1252 =
      Array("He said \u{201C}".utf8.prefix(8)) + [0x93] + Array("caf".utf8) + [0xE9, 0x94, 0x2E]
    #expect(try RawText.decode(windows1252).text == "He said “café”.")
    let word = "перестройка и гласность"
    let windows1251 = word.unicodeScalars.map { $0 == " " ? UInt8(0x20) : UInt8($0.value - 0x430 + 0xE0) }
    let cyrillic = try RawText.decode(windows1251)
    #expect(cyrillic.encoding == .windows1251)
    #expect(cyrillic.text == word)
    let koi = word.unicodeScalars.map { scalar -> UInt8 in
      scalar == " " ? 0x20 : UInt8(0x80 + (CodePage.koi8r.firstIndex(of: UInt16(scalar.value)) ?? 0))
    }
    let russian = try RawText.decode(koi)
    #expect(russian.encoding == .koi8r)
    #expect(russian.text == word)
  }

  @Test func keepsDamagedUTF8AndCountsTheDamage() throws {
    let bytes =
      Array("Gorbatschow über alles, größer, schöner, höher – naïve".utf8) + [0xC3, 0x20, 0xFF]
      + Array("x".utf8)
    let raw = try RawText.decode(bytes)
    #expect(raw.encoding == .utf8)
    #expect(raw.replacements == 2)
    #expect(raw.text.hasSuffix("naïve\u{FFFD} \u{FFFD}x"))
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: RawText.DecodingError.empty) { try RawText.decode([]) }
    #expect(throws: RawText.DecodingError.empty) { try RawText.decode(Array(" \n\t".utf8)) }
    #expect(throws: RawText.DecodingError.binary(what: "binary data", offset: 2)) {
      try RawText.decode(Array("ab\u{0}cd".utf8))
    }
    #expect(throws: RawText.DecodingError.binary(what: "a PDF document", offset: 0)) {
      try RawText.decode(Array("%PDF-1.4".utf8))
    }
    #expect(throws: RawText.DecodingError.self) { try RawText.decode((0..<512).map { UInt8($0 % 256) }) }
    let late = Array(String(repeating: "words ", count: 20_000).utf8) + [0]
    #expect(throws: RawText.DecodingError.binary(what: "binary data", offset: 120_000)) {
      try RawText.decode(late)
    }
    #expect("\(RawText.DecodingError.binary(what: "a PNG image", offset: 0))".contains("a PNG image"))
  }

  @Test func findsCodePointsInLongTexts() {
    let raw = RawText(String(repeating: "aé中𝔄", count: 1_000))
    #expect(raw.count == 4_000)
    for offset in stride(from: 0, to: 3_996, by: 37) {
      let expected = String("aé中𝔄aé中".unicodeScalars.dropFirst(offset % 4).prefix(3).map(Character.init))
      #expect(raw[offset..<(offset + 3)] == expected)
    }
    #expect(raw[3_999..<9_999] == "𝔄")
  }

  @Test func anyBytesAreTextOrAnError() {
    var dice = Dice(11)
    for _ in 0..<300 {
      let bytes = (0..<dice.roll(80)).map { _ in
        dice.happens(0.6) ? UInt8(0x20 + dice.roll(95)) : UInt8(dice.roll(256))
      }
      guard let raw = try? RawText.decode(bytes) else { continue }
      #expect(raw.count == raw.text.unicodeScalars.count)
      #expect(raw.count > 0)
    }
  }
}
