import Evidence
import Foundation
import Testing

@testable import Catalogue

@Suite("The manual page of the format")
struct ManualTests {
  private static let tables: [KeyTable] = [
    .catalogue, .source, .name, .theme, .person, .organisation, .place, .figureKind, .event, .account, .figure,
    .link, .addition, .accountName, .dispute, .edition, .quote, .statedDisagreement,
  ]

  private static let beyondYAML = " in JSON Lines beyond YAML"

  private let lines: [String]

  init() throws {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("man/perestroika-catalogue.5"), encoding: .utf8)
    lines = page.components(separatedBy: "\n")
  }

  // MARK: Keys

  @Test func keysOfRecords() throws {
    let blocks = blocks(of: "keys")
    for table in Self.tables {
      let block = try #require(blocks[table.noun], "the page has no keys of \(table.noun)")
      let keys = block.flatMap(Self.describedKeys)
      let names = keys.map(\.name)
      #expect(names.filter { !table.keys.contains($0) } == [], "\(table.noun) has no such keys")
      #expect(table.keys.filter { !names.contains($0) } == [], "the page lacks keys of \(table.noun)")
      #expect(names.count == Set(names).count, "a key of \(table.noun) is there twice")
      #expect(Set(keys.filter(\.isRequired).map(\.name)) == Set(table.required), "what \(table.noun) needs")
    }
  }

  @Test func keysOfJSONLines() throws {
    for table in [KeyTable.event, .account, .link] {
      let block = try #require(blocks(of: "keys")[table.noun + Self.beyondYAML])
      let names = block.flatMap(Self.describedKeys).map(\.name)
      let whole = table.forJSONLines
      #expect(Set(names) == Set(whole.keys + whole.derived).subtracting(table.keys), "\(table.noun)")
    }
  }

  @Test func noOtherKeys() {
    let nouns = Self.tables.map(\.noun) + [KeyTable.event, .account, .link].map { $0.noun + Self.beyondYAML }
    #expect(Set(blocks(of: "keys").keys) == Set(nouns))
    let known = Self.tables.flatMap { $0.keys + $0.forJSONLines.keys + $0.forJSONLines.derived }
    let named = lines.flatMap { Self.names(after: ["Cm", "Va"], in: $0) }
    #expect(named.filter { !known.contains($0) } == [])
  }

  @Test(arguments: [("type", KeyTable.cslTypes), ("colour", Theme.colours)])
  func wordsOfKeys(key: String, words: [String]) throws {
    let block = try #require(blocks(of: "words")[key]).joined(separator: " ")
    #expect(block.split { ",. ".contains($0) }.map(String.init) == words)
  }

  /// The keys that a line tells of: those of an item of a list, and those set as variables.
  private static func describedKeys(in line: String) -> [(name: String, isRequired: Bool)] {
    let isItem = line.hasPrefix(".It ")
    let isRequired = isItem && line.split(separator: " ").contains("required")
    return names(after: isItem ? ["Cm"] : ["Va"], in: line).map { ($0, isRequired) }
  }

  /// The words of a line that stand under one of some macros.
  private static func names(after macros: Set<Substring>, in line: String) -> [String] {
    guard line.hasPrefix("."), !line.hasPrefix(".\\\"") else { return [] }
    var names: [String] = []
    var isName = false
    for token in line.dropFirst().split(separator: " ") {
      if token.count == 2, token.first?.isUppercase == true, token.last?.isLowercase == true {
        isName = macros.contains(token)
      } else if isName, token.contains(where: \.isLetter) {
        names.append(String(token))
      }
    }
    return names
  }

  /// The stretches of the page between comments: `.\" keys of …` and `.\" end of keys` where `kind` is `keys`.
  private func blocks(of kind: String) -> [String: [String]] {
    let beginning = ".\\\" \(kind) of "
    var blocks: [String: [String]] = [:]
    var name: String?
    for line in lines {
      if line == ".\\\" end of \(kind)" {
        name = nil
      } else if line.hasPrefix(beginning) {
        name = String(line.dropFirst(beginning.count))
      } else if let name {
        blocks[name, default: []].append(line)
      }
    }
    return blocks
  }

  // MARK: The example

  @Test func exampleIsRight() throws {
    let files = try exampleFiles()
    let catalogue = "harbour/"
    let example = try TemporaryCatalogue([:], without: Array(TemporaryCatalogue.sound.keys))
    for (name, text) in files where name.hasPrefix(catalogue) {
      try example.write(text, to: String(name.dropFirst(catalogue.count)))
    }
    let reading = example.read()
    #expect(reading.problems == [])
    let contents = try #require(reading.contents)
    #expect(ContentChecks.problems(in: contents, origins: reading.origins, withStyle: true) == [])
    #expect(Set(contents.files.map { catalogue + $0.path }) == Set(files.keys.filter { $0.hasPrefix(catalogue) }))

    let texts = contents.sources.compactMap { source -> CheckedText? in
      guard let text = files["texts/\(source.id).txt"] else { return nil }
      let raw = RawText(text)
      let sheet = contents.editionSheets.first { $0.digest == raw.digest }
      #expect(sheet != nil, "the digest of the edition sheet is that of another file")
      return CheckedText(source: source.id, raw: raw, sheet: sheet)
    }
    #expect(texts.count == 1)
    let findings = TextChecks.findings(in: contents, texts: texts, origins: reading.origins)
    #expect(findings.problems == [])
    let outcome = LocatorWriter(folder: example.path).write(findings.locators)
    #expect(outcome == .init(written: [], problems: []), "the locators of the example are not those of its text")

    let accounts = contents.events.reduce(0) { $0 + $1.accounts.count }
    let disagreements = contents.events.reduce(0) { $0 + $1.disagreements.count }
    let summary =
      "\(contents.events.count) events, \(accounts) accounts, \(disagreements) disagreements; 0 errors, 0 warnings"
    #expect(lines.contains(summary), "the page should say: \(summary)")
  }

  /// The files between the marks: each is a literal display under the macro `Pa` with its name.
  private func exampleFiles() throws -> [String: String] {
    let start = try #require(lines.firstIndex(of: ".\\\" example"))
    let end = try #require(lines.firstIndex(of: ".\\\" end of example"))
    var files: [String: String] = [:]
    var name: String?
    var isDisplay = false
    for line in lines[start..<end] {
      if line.hasPrefix(".Pa ") {
        name = String(line.dropFirst(4))
      } else if line.hasPrefix(".Bd ") || line == ".Ed" {
        isDisplay = line != ".Ed"
      } else if isDisplay {
        files[try #require(name), default: ""] += Self.plain(line) + "\n"
      }
    }
    return files
  }

  /// A line of a display as it is shown.
  private static func plain(_ line: String) -> String {
    let escapes = [("\\&", ""), ("\\-", "-"), ("\\(ti", "~"), ("\\(aq", "'"), ("\\e", "\\")]
    return escapes.reduce(line) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
