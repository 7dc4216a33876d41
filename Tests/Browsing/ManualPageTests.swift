import Foundation
import Testing

/// perestroika(1) against what the program says of itself.
@Suite(.onItsOwnThread)
struct ManualPageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A command as ArgumentParser describes it.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var kind: String
      var names: [Name]?
      var shouldDisplay: Bool
    }
    var commandName: String
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?

    /// The command with those under it, each with its whole name.
    func all(after words: String = "") -> [(name: String, command: Command)] {
      let name = words.isEmpty ? "" : words + " "
      return (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { one in
        [(name + one.commandName, one)] + one.all(after: name + one.commandName)
      }
    }

    var longNames: [String] {
      (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
    }
  }

  private func root() async throws -> Command {
    struct Dump: Decodable { var command: Command }
    let outcome = try await scratch.perestroika("--experimental-dump-help")
    return try JSONDecoder().decode(Dump.self, from: outcome.bytes).command
  }

  private func page() throws -> [String] {
    let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/man/perestroika.1"
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The long options that a line of the page names.
  private func options(in line: String) -> [String] {
    guard line.contains("Fl ") else { return [] }
    return line.split { " \t,|()".contains($0) }.filter { $0.hasPrefix("-") && $0.count > 2 }
      .map { String($0.dropFirst()) }.filter { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
  }

  @Test func everyOptionIsInTheManualAndNoOther() async throws {
    let root = try await root()
    let commands = root.all().map(\.command)
    let known = Set(commands.flatMap(\.longNames) + root.longNames + ["help", "version"])
    let named = Set(try page().flatMap(options))
    #expect(known.subtracting(named) == [], "the manual lacks options")
    #expect(named.subtracting(known) == [], "the program lacks options of the manual")
  }

  @Test func everyCommandIsInTheSynopsis() async throws {
    let lines = try page()
    let start = try #require(lines.firstIndex(of: ".Sh SYNOPSIS"))
    let end = try #require(lines.firstIndex(of: ".Sh DESCRIPTION"))
    var blocks: [[String]] = []
    for line in lines[start..<end] {
      if line == ".Nm" { blocks.append([]) } else if !blocks.isEmpty { blocks[blocks.count - 1].append(line) }
    }
    var synopsis: [String: Set<String>] = [:]
    for block in blocks {
      let name = block.first { $0.hasPrefix(".Cm ") }.map { String($0.dropFirst(4)) } ?? "browse"
      synopsis[name, default: []].formUnion(block.flatMap(options))
    }
    for (name, command) in try await root().all() where command.subcommands?.isEmpty != false {
      let options = Set(command.longNames).subtracting(["catalogue", "library", "no-own", "help", "version"])
      let described = try #require(synopsis[name], "the synopsis lacks \(name)")
      // A group of options may stand for those that it holds.
      let isGrouped = name == "library add"
      #expect(described.subtracting(options) == [], "\(name)")
      #expect(isGrouped || options.subtracting(described) == [], "\(name)")
    }
    #expect(synopsis.count == (try await root().all().count { $0.command.subcommands?.isEmpty != false }))
  }

  @Test func everyHelpHasAnExample() async throws {
    for (name, _) in try await root().all() {
      let help = try await scratch.run(
        [try Places.program()] + name.split(separator: " ").map(String.init) + ["--help"])
      #expect(help.status == 0 && help.output.contains("Example: perestroika"), "\(name)")
    }
  }
}
