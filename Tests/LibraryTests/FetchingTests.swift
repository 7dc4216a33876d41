import Evidence
import Files
import Foundation
import Library
import Testing

@Suite(.enabled(if: RunningProgram.find("curl") != nil, "curl is not installed"))
struct FetchingTests {
  private let server: LoopbackServer

  init() throws {
    server = try #require(
      LoopbackServer([
        "/memoir": LoopbackServer.page(SaltBay.chronicle), "/moved": LoopbackServer.redirection("/memoir"),
        "/file": LoopbackServer.redirection("file:///etc/passwd"), "/round": LoopbackServer.redirection("/round"),
        "/large": LoopbackServer.page(String(repeating: "all work and no play ", count: 20_000)),
        "/empty": LoopbackServer.page(""),
      ]))
  }

  @Test(arguments: ["/memoir", "/moved"])
  func aPageIsFetched(_ path: String) throws {
    #expect(try Fetching().bytes(at: server.address + path) == Array(SaltBay.chronicle.utf8))
  }

  @Test(arguments: [
    ("/none", "404"), ("/file", "neither http nor https"), ("/round", "without end"), ("/large", "larger than"),
    ("/empty", "empty"), ("/with blank", "blanks"),
  ])
  func whatCannotBeFetchedSaysWhy(_ path: String, _ words: String) {
    var fetching = Fetching()
    fetching.largest = 100_000
    let error = #expect(throws: ReadingError.self) { try fetching.bytes(at: server.address + path) }
    #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "")")
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "-o/tmp/x", "gopher://x"])
  func onlyTheWebIsAskedFor(_ address: String) {
    #expect(throws: ReadingError.self) { try Fetching().bytes(at: address) }
  }

  @Test func whatWasFetchedIsRecognised() throws {
    let bay = try SaltBay()
    let address = server.address + "/moved"
    let text = try PreparedText.make(of: try Fetching().bytes(at: address), origin: address, name: "")
    let result = try bay.attaching.attach(text, as: .automatic, now: 0)
    #expect(result.entry.source == "chronicle" && result.entry.origin == address)
  }
}

@Suite struct ConverterTests {
  private let html =
    "<!DOCTYPE html><html><head><title>x</title></head><body><p>It stood <b>firm</b>.</p></body></html>"

  @Test func kindsAreKnownByTheirContent() {
    #expect(Converter.Kind(of: Array("%PDF-1.7".utf8), named: "x.txt") == .pdf)
    #expect(Converter.Kind(of: Array(("\n " + html).utf8), named: "x") == .html)
    #expect(Converter.Kind(of: Array("<p>".utf8), named: "PAGE.HTM") == .html)
    #expect(Converter.Kind(of: Array("a < b, <html".utf8), named: "x.txt") == nil)
  }

  @Test(
    .enabled(if: ["pandoc", "w3m", "lynx"].contains { RunningProgram.find($0) != nil }, "no converter is installed"))
  func aPageBecomesText() throws {
    let text = try PreparedText.make(of: Array(html.utf8), origin: "x.html", name: "x.html")
    #expect(text.raw.text.contains("It stood"))
    #expect(!text.raw.text.contains("<p>") && text.converter != nil)
  }

  @Test func aProgramThatTakesTooLongIsEnded() throws {
    let sleep = try #require(RunningProgram.find("sleep"))
    var program = RunningProgram(path: sleep, arguments: ["60"])
    program.seconds = 0
    #expect(throws: RunningProgram.Failure.tooSlow(seconds: 0)) {
      try program.run(output: "/dev/null", errors: "/dev/null")
    }
  }
}
