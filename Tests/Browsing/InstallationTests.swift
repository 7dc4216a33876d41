import Foundation
import Testing

/// The program where “make install” puts it, and what it says to shells.
@Suite(.onItsOwnThread)
struct InstallationTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func findsItsDataFromItsOwnPlace() async throws {
    let files = FileManager.default
    for folder in ["prefix/bin", "prefix/share"] {
      try files.createDirectory(atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
    }
    // A process of its own copies: what this one opens for writing, another test's child may hold open.
    _ = try await scratch.run(["cp", try Places.program(), "prefix/bin/perestroika"])
    try files.copyItem(atPath: Places.catalogue, toPath: scratch.path + "/prefix/share/perestroika")
    try files.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: scratch.path + "/prefix/bin/perestroika")
    for program in [scratch.path + "/prefix/bin/perestroika", scratch.path + "/link"] {
      let outcome = try await scratch.run(
        ["env", "-C", "/", program, "list"], ["PERESTROIKA_CATALOGUE": nil, "PERESTROIKA_LIBRARY": nil])
      #expect(outcome.status == 0 && outcome.lines.count == 28, "\(outcome.errors)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowEveryCommand(_ shell: String) async throws {
    let script = try await scratch.perestroika("--generate-completion-script", shell)
    #expect(script.status == 0)
    for command in ["list", "show", "search", "source", "date", "check", "export", "markwhen"] {
      #expect(script.output.contains(command))
    }
    let isHere = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)") }
    if isHere {
      let check = try await scratch.run([shell, "-n", "/dev/stdin"], input: script.output)
      #expect(check.status == 0, "\(check.errors)")
    }
  }
}
