import Testing

@testable import Chronology

@Suite struct ReportTests {
  @Test func jsonOfADate() {
    #expect(
      DateReport("1989-07").json
        == #"{"edtf": "1989-07", "valid": true, "error": null, "level": 0, "canonical": "1989-07", "#
        + #""earliest": "1989-07-01", "latest": "1989-07-31", "words": "July 1989"}"#)
    #expect(DateReport("../1989").json.contains(#""earliest": "..", "latest": "1989-12-31""#))
    #expect(DateReport("/1989").json.contains(#""earliest": null, "latest": "1989-12-31""#))
    #expect(DateReport("1989/..").json.contains(#""latest": "..""#))
  }

  @Test func jsonOfAMistake() {
    let json = DateReport("1989\u{1B}\"\\\n\u{7F}").json
    #expect(json.hasPrefix(#"{"edtf": "1989\u001b\"\\\n\u007f", "valid": false, "error": "column 5: "#))
    #expect(
      json.hasSuffix(#""level": null, "canonical": null, "earliest": null, "latest": null, "words": null}"#))
    #expect(!json.contains("\n") && !json.contains("\u{1B}"))
    #expect(DateReport("\u{1F600}\u{202E}").json.contains("\u{1F600}\\u202e"))
    #expect(DateReport.quoted("\u{E0001}") == #""\udb40\udc01""#)
    #expect(DateReport.quoted(nil) == "null")
  }

  @Test func textOfADate() {
    let lines = DateReport("?1989-?07").text.split(separator: "\n")
    #expect(lines.first == "?1989-?07")
    #expect(lines.contains("  canonical  1989-07?"))
    #expect(lines.contains("  words      July 1989 (uncertain)"))
  }

  @Test func textOfAMistakePointsAtIt() {
    #expect(
      DateReport("1989-02-30").text == """
        1989-02-30
                ^^
          not a date: column 9: found “30”, expected a day 01 to 28
        """)
    #expect(DateReport("1989-7-1").text.hasSuffix("\n  remedy: write 1989-07-01"))
  }

  @Test func controlCharactersAreNotEchoed() {
    let text = DateReport("19\u{1B}]0;title\u{7}89\u{9B}31m\u{202E}").text
    #expect(text.unicodeScalars.allSatisfy { $0.isPrinted || $0 == "\n" })
    #expect(text.hasPrefix("19\u{FFFD}]0;title\u{FFFD}89"))
  }

  @Test func longTextsAreCutAroundTheMistake() {
    let text = DateReport("[" + String(repeating: "1985,", count: 100) + "x]").text
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("…") && lines[0].unicodeScalars.count < 110)
    #expect(lines[0].count > lines[1].count - 1)
    #expect(Array(lines[0])[lines[1].count - 1] == "x")
  }
}
