import Foundation
import Testing

/// The command line, against what perestroika(1) promises.
@Suite(.onItsOwnThread)
struct CommandLineTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let eventKeys: Set<String> = [
    "id", "date", "earliest", "latest", "words", "title", "summary", "note", "theme", "people", "organisations",
    "places", "background", "match", "leads_to", "links", "part_of", "kind", "importance", "names", "forms", "was",
    "wikidata", "layer", "witnesses", "independent", "disagreements", "accounts",
  ]
  private static let accountKeys: Set<String> = [
    "source", "says", "date", "figures", "note", "quote", "locator", "anchor", "id", "stance", "layer",
  ]

  private func json(_ outcome: Outcome) throws -> Any {
    try JSONSerialization.jsonObject(with: outcome.bytes, options: .fragmentsAllowed)
  }

  private func expectEvent(_ event: [String: Any]) {
    #expect(Set(event.keys) == Self.eventKeys)
    for account in event["accounts"] as? [[String: Any]] ?? [] {
      #expect(Set(account.keys) == Self.accountKeys)
      #expect(Set((account["quote"] as? [String: Any] ?? [:]).keys) == ["exact", "prefix", "suffix"])
      #expect(
        Set((account["anchor"] as? [String: Any] ?? [:]).keys) == ["state", "score", "start", "end", "paragraph"])
    }
    for disagreement in event["disagreements"] as? [[String: Any]] ?? [] {
      #expect(Set(disagreement.keys) == ["about", "accounts", "note", "id", "kind", "follows", "because"])
    }
  }

  @Test func listPrintsEventsInOrder() async throws {
    let plain = try await scratch.perestroika("list")
    #expect(plain.status == 0 && plain.lines.count == 28 && plain.errors.isEmpty)
    #expect(plain.lines[1].contains("≠"))
    let array = try #require(try json(try await scratch.perestroika("list", "--json")) as? [[String: Any]])
    #expect(array.count == 28)
    array.forEach(expectEvent)
    #expect(array.compactMap { $0["earliest"] as? String } == array.compactMap { $0["earliest"] as? String }.sorted())
    let lines = try await scratch.perestroika("list", "--jsonl").lines
    #expect(lines.count == 28)
    for line in lines {
      expectEvent(try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]))
    }
    let background = try await scratch.perestroika("list", "--background")
    #expect(background.lines.count == 29)
  }

  @Test func listChoosesByQueryAndSpan() async throws {
    let money = try await scratch.perestroika("list", "theme:money", "--jsonl")
    #expect(money.lines.count == 6)
    let spring = try await scratch.perestroika("list", "--from", "1989-03", "--to", "1989-07", "--json")
    let events = try #require(try json(spring) as? [[String: Any]])
    #expect(events.compactMap { $0["id"] as? String } == ["free-ballot", "salt-miners-strike"])
    let none = try await scratch.perestroika("list", "zzzyx")
    #expect(none.status == 1 && none.bytes.isEmpty && none.errors.contains("no event"))
    let empty = try await scratch.perestroika("list", "zzzyx", "--json")
    #expect(empty.status == 1)
    #expect((try json(empty) as? [Any])?.isEmpty == true)
    let wrong = try await scratch.perestroika("list", "--from", "1989-13")
    #expect(wrong.status == 2 && wrong.errors.contains("1989-13"))
    let reversed = try await scratch.perestroika("list", "--from", "1990", "--to", "1989")
    #expect(reversed.status == 2)
  }

  @Test func showPrintsOneEvent() async throws {
    let plain = try await scratch.perestroika("show", "mill-strike")
    #expect(plain.status == 0)
    for words in ["Strike at the north mill", "13 – 20 October 1986", "“three hundred millers", "≠ on strike", "¶ 11"] {
      #expect(plain.output.contains(words), "\(words)")
    }
    let event = try #require(try json(try await scratch.perestroika("show", "mill-strike", "--json")) as? [String: Any])
    expectEvent(event)
    #expect(event["leads_to"] as? [String] == ["salt-miners-strike"])
    #expect(event["note"] is NSNull)
    let account = try #require((event["accounts"] as? [[String: Any]])?.first)
    #expect((account["figures"] as? [String: Any])?["strikers"] as? Int == 300)
    let anchor = try #require(account["anchor"] as? [String: Any])
    #expect(anchor["state"] as? String == "exact")
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: Places.texts + "/harbour-chronicle.txt")),
      as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[try #require(anchor["start"] as? Int)..<(try #require(anchor["end"] as? Int))])
    #expect(
      String(words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        == "three hundred millers sat down upon their sacks")
    let missing = try await scratch.perestroika("show", "mill-strikes")
    #expect(missing.status == 1 && missing.errors.contains("mill-strikes") && missing.bytes.isEmpty)
    #expect(missing.errors.contains("did you mean “mill-strike”?"))
    #expect(try await scratch.perestroika("show").status == 2)
  }

  @Test func unattachedTextsHaveNoPlaces() async throws {
    let outcome = try await scratch.perestroika("show", "mill-strike", "--json", changes: ["PERESTROIKA_LIBRARY": nil])
    let event = try #require(try json(outcome) as? [String: Any])
    for account in try #require(event["accounts"] as? [[String: Any]]) {
      let anchor = try #require(account["anchor"] as? [String: Any])
      #expect(anchor["state"] as? String == "unattached")
      #expect(anchor["start"] is NSNull && anchor["end"] is NSNull)
    }
  }

  @Test func searchFindsEventsAndPassages() async throws {
    let found = try #require(try json(try await scratch.perestroika("search", "lantern", "--json")) as? [String: Any])
    #expect(Set(found.keys) == ["events", "passages"])
    let events = try #require(found["events"] as? [[String: Any]])
    events.forEach(expectEvent)
    let passages = try #require(found["passages"] as? [[String: Any]])
    #expect(!passages.isEmpty)
    for passage in passages {
      #expect(Set(passage.keys) == ["source", "paragraph", "start", "end", "snippet"])
      #expect((passage["snippet"] as? String)?.lowercased().contains("lantern") == true)
      // The bounds are those of the words in the file.
      let source = try #require(passage["source"] as? String)
      let data = try #require(FileManager.default.contents(atPath: Places.texts + "/\(source).txt"), "\(source)")
      let scalars = Array(String(decoding: data, as: UTF8.self).unicodeScalars)
      let start = try #require(passage["start"] as? Int)
      let end = try #require(passage["end"] as? Int)
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start..<end])
      #expect(["lantern", "lanterns"].contains(String(words).lowercased()))
    }
    #expect(try await scratch.perestroika("search", "lantern").status == 0)
    let none = try await scratch.perestroika("search", "zzzyx", "--json")
    #expect(none.status == 1)
    #expect(try #require(try json(none) as? [String: [Any]]).values.allSatisfy(\.isEmpty))
    #expect(try await scratch.perestroika("search").status == 2)
    for query in [
      "\"", "(", "-", "OR", "theme:", "date:x", "*", "a OR", "NEAR(", "^", "'", "\"a\" \"", "-\"", ":", "\u{0301}",
    ] {
      let odd = try await scratch.perestroika("search", "--", query)
      #expect(odd.status == 0 || odd.status == 1, "\(query): \(odd.status) \(odd.errors)")
    }
  }

  @Test func sourcePrintsTextDigestAndBibliography() async throws {
    let plain = try await scratch.perestroika("source", "mill-ledger")
    #expect(plain.status == 0 && plain.output.contains("The eel column left empty from here on"))
    let text = try #require(
      try json(try await scratch.perestroika("source", "mill-ledger", "--json")) as? [String: Any])
    #expect(Set(text.keys) == ["source", "record", "state", "paragraphs"])
    #expect(text["state"] as? String == "text")
    let paragraphs = try #require(text["paragraphs"] as? [[String: Any]])
    #expect(paragraphs.compactMap { $0["n"] as? Int } == Array(1...paragraphs.count))
    for paragraph in paragraphs {
      #expect(Set(paragraph.keys) == ["n", "kind", "text", "start", "end", "events"])
      #expect(["heading", "paragraph", "quotation", "note", "furniture"].contains(paragraph["kind"] as? String))
    }
    #expect(paragraphs.contains { $0["events"] as? [String] == ["eel-tax-ended"] })
    let record = try #require(text["record"] as? [String: Any])
    #expect(record["tier"] as? String == "primary" && record["perspective"] as? String == "accounts")
    let digest = try #require(
      try json(try await scratch.perestroika("source", "mill-ledger", "--json", changes: ["PERESTROIKA_LIBRARY": nil]))
        as? [String: Any])
    #expect(digest["state"] as? String == "digest")
    #expect(try await scratch.perestroika("source").output.contains("harbour-chronicle"))
    #expect((try json(try await scratch.perestroika("source", "--json")) as? [Any])?.count == 2)
    #expect(try await scratch.perestroika("source", "nobody").status == 1)
  }

  @Test func dateExplains() async throws {
    let outcome = try await scratch.perestroika("date", "1989-07-XX", "[1986,1987]", "198?-", "--json")
    #expect(outcome.status == 1)
    #expect(outcome.lines.count == 3)
    for line in outcome.lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(Set(object.keys) == ["edtf", "valid", "error", "level", "canonical", "earliest", "latest", "words"])
    }
    #expect(try await scratch.perestroika("date", "1988-05-26").status == 0)
    let piped = try await scratch.perestroika("date", "--json", input: "1985\n1986-02-30\n..\n")
    #expect(piped.status == 1 && piped.lines.count == 3)
  }

  @Test func checkProvesEveryQuote() async throws {
    let plain = try await scratch.perestroika("check")
    #expect(plain.status == 0)
    #expect(plain.output.contains("quotes: 46 exact"))
    let document = try #require(try json(try await scratch.perestroika("check", "--json")) as? [String: Any])
    #expect(Set(document.keys).isSuperset(of: ["errors", "coverage"]))
    #expect((document["errors"] as? [Any])?.isEmpty == true)
    #expect((document["coverage"] as? [Any])?.count == 2)
    let texts = try scratch.copyOfTexts()
    try FileManager.default.removeItem(atPath: texts + "/mill-ledger.txt")
    try Data("Nothing of that kind stands here.\n".utf8).write(to: URL(fileURLWithPath: texts + "/mill-ledger.txt"))
    let lost = try await scratch.perestroika("check", "--library", texts)
    #expect(lost.status == 1)
    #expect(lost.lines.contains { $0.hasPrefix("events/1985.yaml:") && $0.contains("error") }, "\(lost.output)")
  }

  @Test func checkWritesLocators() async throws {
    let catalogue = try scratch.copyOfCatalogue()
    let outcome = try await scratch.perestroika("check", "--write", "--catalogue", catalogue)
    #expect(outcome.status == 0)
    let event = try await scratch.perestroika("show", "mill-strike", "--json", "--catalogue", catalogue)
    #expect(event.output.contains("\"locator\": \"11\""), "\(event.output)")
    #expect(try await scratch.perestroika("check", "--catalogue", catalogue).status == 0)
    let without = try await scratch.perestroika(
      "check", "--write", "--catalogue", catalogue, changes: ["PERESTROIKA_LIBRARY": nil])
    #expect(without.status == 2)
  }

  @Test func wrongUseIsStatusTwo() async throws {
    for command in [
      ["--nonsense"], ["nonsense"], ["list", "--json", "--jsonll"], ["show", "a", "b"], ["--catalogue"],
      ["list", "--json", "--jsonl"], ["show", "mill-strike", "--width", "19"],
      ["--library", "x", "nonsense"],
    ] {
      let outcome = try await scratch.run([Places.program()] + command)
      #expect(outcome.status == 2, "\(command): \(outcome.errors)")
      #expect(!outcome.errors.isEmpty && outcome.bytes.isEmpty, "\(command)")
    }
  }

  @Test func foldersMayStandBeforeTheCommand() async throws {
    for arguments in [
      ["--catalogue", Places.catalogue, "list"], ["--catalogue=\(Places.catalogue)", "list"],
      ["--library", Places.texts, "--catalogue", Places.catalogue, "list"],
    ] {
      let outcome = try await scratch.run([Places.program()] + arguments, ["PERESTROIKA_CATALOGUE": nil])
      #expect(outcome.status == 0 && outcome.lines.count == 28, "\(arguments): \(outcome.errors)")
    }
    let marks = try await scratch.run([Places.program(), "--catalogue", Places.catalogue, "marks", "list", "--json"])
    #expect(marks.status == 1 && marks.output == "[]\n", "\(marks.errors)")
  }

  @Test func textKeepsToTheWidth() async throws {
    for command in [["show", "mill-strike"], ["source", "mill-ledger"], ["source"]] {
      let narrow = try await scratch.run([Places.program()] + command + ["--width", "34"])
      #expect(narrow.status == 0 && narrow.lines.allSatisfy { $0.count <= 34 }, "\(command)")
    }
  }

  @Test func whatWasMeantIsSaid() async throws {
    let command = try await scratch.run([Places.program(), "shwo", "mill-strike"])
    #expect(command.status == 2 && command.errors == "perestroika: there is no command “shwo”; did you mean “show”?\n")
    let option = try await scratch.perestroika("list", "--form", "1989")
    #expect(option.status == 2)
    #expect(option.errors.hasPrefix("perestroika: Unknown option '--form'. Did you mean '--from'?"))
    let source = try await scratch.perestroika("source", "mill-leger")
    #expect(source.status == 1 && source.errors.contains("did you mean “mill-ledger”?"))
  }

  @Test func helpAndVersionGoToStandardOutput() async throws {
    let help = try await scratch.perestroika("--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    for name in ["list", "show", "search", "source", "date", "check"] { #expect(help.output.contains("  \(name)")) }
    let version = try await scratch.perestroika("--version")
    #expect(version.status == 0 && version.lines.count >= 1 && version.errors.isEmpty)
  }

  @Test(arguments: ["list", "list --json", "search the", "source harbour-chronicle", "check", "--help"])
  func aClosedPipeIsNoError(_ arguments: String) async throws {
    let script = "{ \"$0\" \(arguments); echo $? >status; } | head -1"
    let outcome = try await scratch.run(["sh", "-c", script, Places.program()])
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.isEmpty)
    #expect(scratch.text(of: "status") == "0\n")
    let closed = try await scratch.run([
      "sh", "-c", "{ \"$0\" \(arguments); echo $? >status; } | true", Places.program(),
    ])
    #expect(closed.errors.isEmpty)
    #expect(scratch.text(of: "status") == "0\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func aFullDiskIsSaid() async throws {
    let outcome = try await scratch.run(["sh", "-c", "\"$0\" list >/dev/full", Places.program()])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("standard output cannot be written"))
  }
}
