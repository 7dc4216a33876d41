import Catalogue
import Exchange

/// Imports into an empty folder, of which a whole catalogue must come whatever was read.
enum FuzzedImport {
  private static let folder = FuzzFolder.path + "/imported"
  private static let file = FuzzFolder.path + "/rows"

  /// A small file of every format, the first byte saying which.
  static let seeds: [[UInt8]] = ImportFormat.allCases.enumerated().map { number, format in
    let text =
      switch format {
      case .jsonl: "{\"id\": \"a\", \"date\": \"1989-07\", \"title\": \"A\", \"summary\": \"B\"}\n"
      case .csv: "id;date;title;summary;source\na;11.7.1989;A;\"B \"\"C\"\"\";one\n"
      case .timelinejs:
        "{\"events\": [{\"start_date\": {\"year\": \"1989\", \"month\": \"7\"}, \"text\": {\"headline\": \"A\", "
          + "\"text\": \"<p>B &amp; C</p>\"}, \"media\": {\"url\": \"https://example.org\"}}]}"
      case .timelinejsCSV:
        "Year,Month,Day,End Year,Headline,Text,Media\n1989,7,11,1990,A,<b>B</b>,https://example.org\n"
      case .cslJSON:
        "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\", \"issued\": {\"date-parts\": [[1989, 7]]}}]"
      case .bibtex: "@book{a, title = {A {B}}, author = {Doe, Jane}, year = 1989}\n"
      }
    return [UInt8(number)] + Array(text.utf8)
  }

  /// Reads the bytes as a file of the format that the first one says.
  static func read(_ bytes: [UInt8]) {
    FuzzFolder.remove(folder)
    FuzzFolder.write(Array(bytes.dropFirst()), to: file)
    let format = ImportFormat.allCases[Int(bytes.first ?? 0) % ImportFormat.allCases.count]
    do {
      let report = try Import(files: [file], folder: folder, options: Import.Options(format: format)).run { problem in
        precondition(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty)
        expectHarmless(problem.description)
      }
      guard let report, report.events + report.sources > 0 else { return }
      let errors = CatalogueReader(folder: folder).read().problems.filter { $0.severity == .error }
      precondition(errors.isEmpty, "what was imported is no catalogue: \(errors[0])")
    } catch {
      expectHarmless(error.message)
    }
  }
}
