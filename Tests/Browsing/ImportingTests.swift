import Foundation
import Glibc
import Testing

/// `perestroika import`: what comes in, and what is left when it is ended in the middle.
@Suite(.onItsOwnThread)
struct ImportingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: scratch.path + "/" + folder)) ?? []).sorted()
  }

  @Test func anExportComesBackByteForByte() async throws {
    let exported = try await scratch.perestroika("export", "jsonl", "--background", "-o", "all.jsonl")
    #expect(exported.status == 0)
    let sources = try await scratch.perestroika("export", "csl-json", "-o", "sources.json")
    #expect(sources.status == 0)
    let taken = try await scratch.perestroika("import", "all.jsonl", "sources.json", "--into", "era")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.lines.first == "29 events, 2 sources; written to era/events/all.yaml")
    let check = try await scratch.perestroika("check", "--catalogue", "era")
    #expect(check.status == 0, "\(check.output)")
    let listed = try await scratch.perestroika("list", "--jsonl", "--background", "--catalogue", "era")
    // Each catalogue is a layer of its own name.
    let text = try #require(scratch.text(of: "all.jsonl"))
    #expect(listed.output == text.replacing(#""layer": "catalogue""#, with: #""layer": "era""#))
    let again = try await scratch.perestroika("import", "all.jsonl", "sources.json", "--into", "era", "--json")
    #expect(
      again.output == #"{"events": 0, "sources": 0, "unchanged": 31, "refused": 0, "file": null, "lost": []}"# + "\n")
    #expect(names("era/events") == ["all.yaml"])
  }

  @Test func theNewcomersTableBecomesACatalogue() async throws {
    try scratch.write("date,title,place\n9 Nov 1989,The Wall opens,Berlin\n1990,Unity,Berlin\n", to: "mine.csv")
    let taken = try await scratch.perestroika("import", "mine.csv", "--into", "mine")
    #expect(taken.status == 0 && taken.errors.isEmpty)
    #expect(try await scratch.perestroika("check", "--catalogue", "mine").status == 0)
    let listed = try await scratch.perestroika("list", "--catalogue", "mine")
    #expect(listed.lines.first?.hasPrefix("9 November 1989") == true && listed.lines.count == 2)
    #expect(try await scratch.perestroika("list", "place:berlin", "--catalogue", "mine").lines.count == 2)
  }

  @Test func theExampleOfTheReadmeWorks() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    let start = try #require(readme.range(of: "<!-- example -->\n```sh\n")).upperBound
    let end = try #require(readme.range(of: "```\n<!-- end -->", range: start..<readme.endIndex)).lowerBound
    let folder = try Places.program().split(separator: "/").dropLast().joined(separator: "/")
    let script = "set -e; PATH=/\(folder):$PATH\n" + readme[start..<end]
    let outcome = try await scratch.run(
      ["sh", "-c", script], ["PERESTROIKA_CATALOGUE": nil, "PERESTROIKA_LIBRARY": nil])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.lines.suffix(3).map { $0.prefix(12) } == ["c. 1989     ", "summer 1989 ", "10 July 1989"])
  }

  @Test func wrongUseAndWhatCannotBeRead() async throws {
    try scratch.write("date,title\n1989-13,A\n1989,B\n", to: "a.csv")
    for (arguments, status, words) in [
      (["no.csv", "--into", "x"], 3, "no.csv cannot be read"), (["a.csv"], 2, "--into"),
      (["a.csv", "--into", "x", "--column", "when=date"], 2, "expected KEY=NAME"),
      (["a.csv", "--into", "x", "--column", "date=Nowhere"], 2, "there is no column “Nowhere”"),
      (["a.csv", "--into", "x", "--format", "papyrus"], 2, "papyrus"), (["home", "--into", "x"], 3, "is a folder"),
      (["a.csv", "--into", "a.csv"], 3, "a.csv"), (["a.csv", "--into", "x"], 1, "a.csv:2:1: refused: “date”"),
    ] as [([String], Int32, String)] {
      let outcome = try await scratch.run([try Places.program(), "import"] + arguments)
      #expect(outcome.status == status && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
    }
    #expect(
      names("x")
        == ["catalogue.yaml", "events", "places.yaml", "sources.yaml", "themes.yaml"].filter { $0 != "places.yaml" })
  }

  /// An import that takes a moment.
  private func writeMany(_ count: Int) throws {
    try scratch.write(
      (1...count).map { "{\"date\": \"1989\", \"title\": \"Day \($0)\"}\n" }.joined(), to: "many.jsonl")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func anImportThatIsEndedLeavesTheFolderAsItWas(_ signal: Int32) async throws {
    try writeMany(6_000)
    // A shell that waits for the first sign of work sees it sooner than this process would.
    let script = """
      "$0" import many.jsonl --into era 2>errors &
      while [ ! -e era/.import/events.jsonl ]; do :; done
      kill -\(signal) $!
      wait $!
      """
    let ended = try await scratch.run(["sh", "-c", script, try Places.program()])
    #expect(ended.status == 128 + signal)
    #expect(names("era") == [".import"])
    if signal != SIGKILL { #expect(scratch.text(of: "errors")?.contains("goes on from here") == true) }
    let other = try await scratch.perestroika("list", "--catalogue", "era")
    #expect(other.status == 3 && other.errors.contains("no catalogue"))
    let again = try await scratch.perestroika("import", "many.jsonl", "--into", "era")
    #expect(again.status == 0 && again.lines.first?.hasPrefix("6000 events") == true, "\(again.errors)")
    #expect(names("era") == ["catalogue.yaml", "events", "sources.yaml", "themes.yaml"])
    let lines = scratch.text(of: "era/events/many.jsonl")?.split(separator: "\n") ?? []
    #expect(Set(lines).count == 6_000)
  }

  @Test func aFullDiskLeavesTheFolderAsItWas() async throws {
    try writeMany(3_000)
    let script = "ulimit -f 256; exec \"$0\" import many.jsonl --into era"
    let outcome = try await scratch.run(["sh", "-c", script, try Places.program()])
    #expect(outcome.status == 3 && outcome.errors.contains("cannot be written"), "\(outcome.errors)")
    #expect(names("era") == [".import"])
    let again = try await scratch.perestroika("import", "many.jsonl", "--into", "era")
    #expect(again.status == 0)
  }

  @Test func formulasStayWords() async throws {
    try scratch.write("date,title\n1989,\"=cmd|' /C calc'!A0\"\n1990,'=guarded\n", to: "a.csv")
    #expect(try await scratch.perestroika("import", "a.csv", "--into", "era").status == 0)
    let exported = try await scratch.perestroika("export", "csv", "--catalogue", "era")
    #expect(exported.output.contains(",'=cmd|' /C calc'!A0,") && !exported.output.contains(",=cmd"))
    let listed = try await scratch.perestroika("list", "--catalogue", "era")
    #expect(listed.lines.last?.contains("  =guarded  ") == true)
  }
}
