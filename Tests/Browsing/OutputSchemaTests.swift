import Foundation
import Testing

/// What every command prints with `--json`, held to the schema that is published with the catalogue.
@Suite(.onItsOwnThread)
struct OutputSchemaTests {
  let scratch: Scratch
  let catalogue: String

  init() throws {
    scratch = try Scratch()
    catalogue = try scratch.copyOfCatalogueInFormat2()
  }

  /// What was printed, and the part of the schema that it is to meet.
  private struct Sample: Encodable {
    var definition: String
    /// Each a JSON text of its own.
    var texts: [String]
  }

  private static let python: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { $0 + "/python3" }.first { path in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = ["-c", "import jsonschema"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }

  private static let schema =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/data/schema/output.schema.json"

  private func complaints(_ samples: [Sample]) async throws -> [String] {
    let script = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for sample in json.load(sys.stdin):
          part = {'$ref': '#/$defs/' + sample['definition'], '$defs': schema['$defs']}
          validator = jsonschema.Draft202012Validator(part)
          for text in sample['texts']:
              for error in validator.iter_errors(json.loads(text)):
                  print(sample['definition'], list(error.path), error.message[:300].replace(chr(10), ' '))
      """
    let input = String(decoding: try JSONEncoder().encode(samples), as: UTF8.self)
    let outcome = try await scratch.run(
      [try #require(Self.python), "-W", "ignore", "-c", script, Self.schema], input: input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.lines
  }

  private func printed(_ arguments: [String], input: String? = nil) async throws -> String {
    let program = try Places.program()
    let outcome = try await scratch.run([program] + arguments, ["PERESTROIKA_CATALOGUE": catalogue], input: input)
    #expect(!outcome.bytes.isEmpty, "\(arguments): \(outcome.errors)")
    return outcome.output
  }

  /// The commands that have `--json`, and in what order they are tried here.
  private func samples() async throws -> [(command: String, sample: Sample)] {
    let absent = scratch.path + "/absent.txt"
    try scratch.write("Nothing that anybody quotes.\n", to: "nothing.txt")
    try scratch.write(#"{"date": "1989", "title": "A day", "colour": "red"}"# + "\n", to: "rows.jsonl")
    _ = try await scratch.run([
      try Places.program(), "marks", "add", "dearth-of-rope", "again", "--catalogue", catalogue,
    ])
    var samples: [(command: String, sample: Sample)] = []
    func add(_ command: String, _ definition: String, _ arguments: [String]..., input: String? = nil) async throws {
      var texts: [String] = []
      for arguments in arguments {
        texts.append(try await printed(command.split(separator: " ").map(String.init) + arguments, input: input))
      }
      samples.append((command, Sample(definition: definition, texts: texts)))
    }
    func lines(_ command: String, _ definition: String, _ arguments: [String]) async throws {
      let text = try await printed([command] + arguments)
      samples.append((command, Sample(definition: definition, texts: text.split(separator: "\n").map(String.init))))
    }
    try await add(
      "list", "list", ["--json", "--background"], ["--json", "zzzyx"], ["--json", "--from", "1989-07-10"])
    try await lines("list", "list-jsonl", ["--jsonl"])
    try await add("show", "show", ["mill-strike", "--json"], ["dearth-of-rope", "--json"])
    try await add("search", "search", ["--json", "rope"], ["--json", "zzzyx"])
    try await add("source", "source", ["mill-ledger", "--json"])
    try await add("source", "bibliography", ["--json"])
    try await lines("date", "date", ["1989-07-XX", "198?-", "../1985", "/1985", "Y17E7", "--json"])
    try await add("check", "check", ["--json"], ["--json", "--style"])
    try await add("marks list", "marks-list", ["--json"])
    try await add("library list", "library-list", ["--json"])
    try await add("library add", "library-add", ["--json", Places.texts, absent, scratch.path + "/nothing.txt"])
    try await add("library get", "library-add", ["--json", "mill-ledger"])
    try await add("library list", "library-list", ["--json"])
    try await add("import", "import", ["--json", scratch.path + "/rows.jsonl", "--into", scratch.path + "/taken"])
    return samples
  }

  @Test(.enabled(if: OutputSchemaTests.python != nil, "Python’s module jsonschema is not here"))
  func everyCommandPrintsWhatTheSchemaSays() async throws {
    let samples = try await samples()
    #expect(try await complaints(samples.map(\.sample)) == [])

    // Every command that has the option is tried, and every part that is named for a command is used.
    let dump = try await scratch.perestroika("--experimental-dump-help")
    let root = try #require(try JSONSerialization.jsonObject(with: dump.bytes) as? [String: Any])
    let known = commandsWithJSON(try #require(root["command"] as? [String: Any]))
    #expect(known == Set(samples.map(\.command)))

    // A schema that anything meets would hold nothing.
    let show = try #require(samples.first { $0.command == "show" }?.sample)
    for (right, wrong) in [
      ("\"kind\": \"condition\"", "\"kind\": \"era\""), ("\"follows\": 0", "\"follows\": \"chronicle\""),
      ("\"stance\": \"denies\"", "\"stance\": null"), ("\"was\": [", "\"old\": ["),
      ("\"as_of\": \"1985\"", "\"as_of\": 1985"),
    ] {
      let text = show.texts[1].replacing(right, with: wrong)
      #expect(text != show.texts[1], "\(right)")
      #expect(try await !complaints([Sample(definition: "show", texts: [text])]).isEmpty, "\(wrong)")
    }
  }

  private func commandsWithJSON(_ command: [String: Any], after words: [String] = []) -> Set<String> {
    var found: Set<String> = []
    for one in command["subcommands"] as? [[String: Any]] ?? [] {
      let name = words + [one["commandName"] as? String ?? ""]
      let names = (one["arguments"] as? [[String: Any]] ?? []).flatMap { $0["names"] as? [[String: Any]] ?? [] }
      let isLeaf = (one["subcommands"] as? [[String: Any]] ?? []).allSatisfy { $0["commandName"] as? String == "help" }
      if isLeaf, names.contains(where: { $0["name"] as? String == "json" }) {
        found.insert(name.joined(separator: " "))
      }
      found.formUnion(commandsWithJSON(one, after: name))
    }
    return found
  }

  @Test func theSchemaHasAVersion() throws {
    let data = try #require(FileManager.default.contents(atPath: Self.schema))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(schema["version"] as? Int == 1)
  }
}
