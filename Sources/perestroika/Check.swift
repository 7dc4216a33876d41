import Archive
import ArgumentParser
import Browser
import Catalogue
import Evidence
import Library

/// The catalogue and every quote of it, proved.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the catalogue, and every quote against the texts that are attached.",
    discussion: """
      The exit status is 1 when something is wrong. Quotes are checked against the texts in the folder that --library or \
      PERESTROIKA_LIBRARY names; without one that part is left out, and said so.

      Example: perestroika check --library ~/texts
      """)

  @OptionGroup var options: PlaceOptions

  @Flag(name: .long, help: "Write the paragraph of every quote that was found into the catalogue's files.")
  var write = false

  @Flag(name: .long, help: "Look at prose, support and taste too; the exit status is 1 for warnings as well.")
  var style = false

  @Flag(name: .long, help: "A JSON object with “errors”, “coverage” and “events”.")
  var json = false

  func run() throws {
    let folder = try options.places.catalogueFolder()
    let libraries = try options.places.libraryFolders()
    var (scan, checks) = ProgressLine.shown { show in
      CatalogueReader(folder: folder).check(withStyle: style) { show(ArchiveStore.Step("Reading the catalogue", $0)) }
    }
    var problems = scan.problems + (checks?.finish() ?? [])
    var findings: TextFindings?
    var unreadable: [ReadingError] = []
    if libraries.contains(where: { !FileStamp.files(in: $0, endings: TextFolder.endings, depth: 0).isEmpty }) {
      // To look for every quote, the events are held in memory.
      let reading = CatalogueReader(folder: folder).read()
      if let contents = reading.contents {
        let read = ReadTexts(of: contents, in: libraries)
        unreadable = read.unreadable
        if !read.texts.isEmpty {
          findings = ProgressLine.shown { show in
            TextChecks.findings(in: contents, texts: read.texts, origins: reading.origins) {
              show(ArchiveStore.Step("Looking for the quotes", $0))
            }
          }
        }
      }
    }
    problems += findings?.problems ?? []
    if write { problems += try writeLocators(findings, folder: folder) }
    problems.sort()
    if json {
      printDocument(problems, findings?.coverage ?? [], checks)
    } else {
      print(problems, findings, checks)
    }
    for error in unreadable { Output.error(error.description) }
    if !unreadable.isEmpty || problems.contains(where: { style || $0.severity == .error }) {
      throw ExitStatus.nothingFound
    }
  }

  private func writeLocators(_ findings: TextFindings?, folder: String) throws -> [Problem] {
    guard let findings else {
      throw Failure("--write needs the texts; --library names the folder that holds them", .wrongUse)
    }
    let outcome = LocatorWriter(folder: folder).write(findings.locators)
    for file in outcome.written { Output.errors(["written: \(file)"]) }
    return outcome.problems
  }

  private func print(_ problems: [Problem], _ findings: TextFindings?, _ checks: ContentChecks?) {
    for problem in problems { Output.line(problem.description) }
    if let findings {
      for coverage in findings.coverage {
        Output.line(
          "\(coverage.source): \(coverage.carrying.count) of \(coverage.total) paragraphs of its body carry an account"
            + (coverage.bare.isEmpty ? "" : "; none: ¶ " + Check.ranges(coverage.bare)))
      }
      let anchors = findings.anchors.values.joined()
      let states = Anchor.State.allCases.compactMap { state in
        let count = anchors.count { $0.state == state }
        return count == 0 ? nil : "\(count) \(state.rawValue)"
      }
      Output.line("quotes: " + states.joined(separator: ", "))
    } else {
      Output.line("no texts: the quotes were not looked for; --library names the folder that holds them")
    }
    if let reliance = checks?.reliance {
      Output.line(
        "events: \(reliance.onSingleSource) rest on a single source (is:single-source), "
          + "\(reliance.onNoPrimary) on no primary one (is:no-primary)")
    }
    let errors = problems.count { $0.severity == .error }
    Output.line(
      "\(Words.count(checks?.eventCount ?? 0, "event", "events")), \(Words.count(checks?.accountCount ?? 0, "account", "accounts")), "
        + "\(Words.count(checks?.disagreementCount ?? 0, "disagreement", "disagreements")); "
        + "\(Words.count(errors, "error", "errors")), \(Words.count(problems.count - errors, "warning", "warnings"))")
  }

  private func printDocument(_ problems: [Problem], _ coverage: [Coverage], _ checks: ContentChecks?) {
    func list(_ severity: Problem.Severity) -> JSONValue {
      .array(problems.filter { $0.severity == severity }.map(\.json))
    }
    let events = checks.map { checks in
      JSONValue.object([
        .init("total", .integer(checks.eventCount)),
        .init("single_source", .integer(checks.reliance.onSingleSource)),
        .init("no_primary", .integer(checks.reliance.onNoPrimary)),
      ])
    }
    Output.line(
      JSONValue.object([
        .init("errors", list(.error)), .init("warnings", list(.warning)),
        .init("coverage", .array(coverage.map(\.json))), .init("events", events ?? .null),
      ]).line)
  }

  /// Numbers as runs: `1–3, 7`.
  static func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
  }
}
