import ArgumentParser
import Chronology

/// Dates checked and explained.
struct DateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: "Check and explain EDTF dates; lines are read from standard input when none is given.",
    discussion: """
      Of a text that is not EDTF it is told what it may mean. The exit status is 1 when a date is not EDTF.

      Example: perestroika date 1989-07-XX '[1986,1987]' --json
      """)

  @Argument(help: "Dates in EDTF (ISO 8601-2:2019, Annex A), or as people write them.")
  var dates: [String] = []

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func run() throws {
    var areValid = true
    func report(_ text: String) {
      let report = DateReport(text)
      areValid = areValid && report.isValid
      Output.line(json ? report.json : report.text)
    }
    if dates.isEmpty {
      while let line = readLine() { report(line) }
    } else {
      dates.forEach(report)
    }
    if !areValid { throw ExitStatus.nothingFound }
  }
}
