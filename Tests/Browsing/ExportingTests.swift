import Foundation
import Glibc
import Testing

/// `perestroika export`: what goes out, and what is left behind when it cannot.
@Suite(.onItsOwnThread)
struct ExportingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let formats = [
    "timelinejs", "timelinejs-csv", "csv", "jsonl", "markdown", "html", "icalendar", "markwhen", "csl-json", "biblatex",
    "ris", "annotations", "jsonfeed",
  ]

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path)
      .filter { !["home", "cache"].contains($0) && !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }
  }

  @Test func everyFormatIsTheSameInAFileAndInAPipe() async throws {
    for format in Self.formats {
      let piped = try await scratch.perestroika("export", format)
      let filed = try await scratch.perestroika("export", format, "--output", "file")
      #expect(piped.status == 0 && filed.status == 0 && filed.bytes.isEmpty)
      #expect(!piped.bytes.isEmpty && scratch.text(of: "file") == piped.output, "\(format)")
    }
    #expect(try names() == ["file"])
  }

  @Test func linesAreThoseOfTheList() async throws {
    let exported = try await scratch.perestroika("export", "jsonl", "--from", "1989-03", "--to", "1989-07")
    let listed = try await scratch.perestroika("list", "--jsonl", "--from", "1989-03", "--to", "1989-07")
    #expect(exported.output == listed.output && listed.lines.count == 2)
  }

  @Test func aChoiceCitesOnlyItsSources() async throws {
    let all = try await scratch.perestroika("export", "csl-json")
    let some = try await scratch.perestroika("export", "csl-json", "theme:money")
    let every = try #require(try JSONSerialization.jsonObject(with: all.bytes) as? [[String: Any]])
    let chosen = try #require(try JSONSerialization.jsonObject(with: some.bytes) as? [[String: Any]])
    #expect(!chosen.isEmpty && chosen.count <= every.count)
    let none = try await scratch.perestroika("export", "html", "zzzyx", "-o", "none")
    #expect(none.status == 1 && none.errors.contains("no event"))
    #expect(try names() == [])
  }

  @Test func wrongFormatsAreWrongUse() async throws {
    let outcome = try await scratch.perestroika("export", "papyrus")
    #expect(outcome.status == 2 && outcome.errors.contains("markdown"))
  }

  @Test func aFileThatCannotBeWrittenIsToldAndLeavesNothing() async throws {
    let missing = try await scratch.perestroika("export", "html", "-o", "no/such/folder/page.html")
    #expect(missing.status == 3 && missing.errors.contains("no/such/folder/page.html"))
    let folder = try await scratch.perestroika("export", "html", "-o", "home")
    #expect(folder.status == 3 && folder.errors.contains("folder"))
    let full = try await scratch.perestroika("export", "html", "-o", "/dev/full")
    #expect(full.status == 3 && full.errors.contains("space"))
    let piped = try await scratch.run(["sh", "-c", "exec \"$0\" export html >/dev/full", try Places.program()])
    #expect(piped.status == 3 && piped.errors.contains("space"))
    #expect(try names() == [])
  }

  @Test func aFullDiskLeavesWhatWasThere() async throws {
    try scratch.write("as it was", to: "page.html")
    _ = try await scratch.perestroika("list")
    let script = "ulimit -f 8; exec \"$0\" export html -o page.html"
    let outcome = try await scratch.run(["sh", "-c", script, try Places.program()])
    #expect(outcome.status == 3 && outcome.errors.contains("page.html cannot be written"))
    #expect(scratch.text(of: "page.html") == "as it was")
    #expect(try names() == ["page.html"])
  }

  @Test func aLinkStaysALink() async throws {
    try scratch.write("as it was", to: "page.html")
    symlink("page.html", scratch.path + "/link.html")
    let outcome = try await scratch.perestroika("export", "html", "-o", "link.html")
    #expect(outcome.status == 0)
    #expect(scratch.text(of: "page.html")?.hasSuffix("</html>\n") == true)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/link.html") == "page.html")
  }

  @Test func aClosedPipeIsNoError() async throws {
    let script = "\"$0\" export html | head -n 1; exit ${PIPESTATUS[0]}"
    let outcome = try await scratch.run(["bash", "-c", script, try Places.program()])
    #expect(outcome.status == 0 && outcome.errors.isEmpty && outcome.lines == ["<!DOCTYPE html>"])
  }

  @Test func anInterruptedExportLeavesNothingOrTheWhole() async throws {
    _ = try await scratch.perestroika("list")
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGTERM, SIGINT] {
      let process = try ChildProcess(
        [try Places.program(), "export", "html", "-o", "page.html"], environment: scratch.environment(),
        folder: scratch.path,
        streams: .files(input: "/dev/null", output: scratch.path + "/a.out", errors: scratch.path + "/a.err"))
      _ = try await eventually { try names().isEmpty ? nil : true }
      process.send(signal)
      let ending = try await process.end()
      if ending == .status(0) {
        #expect(scratch.text(of: "page.html")?.hasSuffix("</html>\n") == true)
        unlink(scratch.path + "/page.html")
      } else {
        #expect(ending == .signal(signal))
      }
      #expect(try names() == [])
    }
  }
}
