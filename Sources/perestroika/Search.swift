import Archive
import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Screen

/// Events and passages that meet a query.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search events and the texts of the sources.",
    discussion: """
      Words must all be met; "…" is a phrase, - leaves out, OR offers a choice; theme: source: person: place: \
      organisation: date: in: is: ask for properties.

      Example: perestroika search 'strike place:donbass' --json
      """)

  @OptionGroup var options: PlaceOptions

  @Argument(help: "What to look for.")
  var query: [String]

  @Flag(name: .long, help: "A JSON object with “events” and “passages”.")
  var json = false

  func run() throws {
    _ = useMeasuringLocale()
    let archive = try options.places.openForCommand()
    let query = SearchQuery(self.query.joined(separator: " "), isTyping: false)
    _ = try archive.tellMarks(for: query)
    let hits = archive.search(query)
    let span = try Span(from: nil, to: nil)
    let matcher = WordMatcher(query)
    if json {
      Output.line("{\"events\": [")
      for (number, position) in hits.events.enumerated() {
        guard let row = archive.event(position: Int(position)) else { continue }
        let answer = span.answer(for: row.date, alsoMeeting: query)
        let comma = number == hits.events.count - 1 ? "" : ","
        Output.line(EventOutput.document(of: row, answer: answer, archive: archive) + comma)
      }
      Output.line("], \"passages\": [")
      var words = WordsInFile(archive)
      for (number, hit) in hits.passages.enumerated() {
        let comma = number == hits.passages.count - 1 ? "" : ","
        Output.line(passage(hit, archive: archive, matcher: matcher, words: &words).line + comma)
      }
      Output.line("]}")
    } else {
      for position in hits.events {
        guard let row = archive.event(position: Int(position)) else { continue }
        Output.line(
          EventOutput.line(of: row, answer: span.answer(for: row.date, alsoMeeting: query), archive: archive))
      }
      for hit in hits.passages {
        guard let block = archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first else { continue }
        let name = archive.sources[hit.source].id
        Output.line("\(name) ¶ \(hit.paragraph)  \(snippet(of: block, matcher: matcher))")
      }
    }
    if hits.count == 0 {
      if !json {
        let meant = archive.suggestion(for: self.query.joined(separator: " "))
        Output.error("nothing was found" + (meant.map { "; did you mean “\($0)”?" } ?? ""))
      }
      throw ExitStatus.nothingFound
    }
  }

  private func passage(
    _ hit: PassageHit, archive: EraArchive, matcher: WordMatcher, words: inout WordsInFile
  ) -> JSONValue {
    let block = archive.blocks(hit.paragraph...hit.paragraph, ofSource: hit.source).first
    let place = block.map { words.place(of: matcher, in: $0, ofSource: archive.sources[hit.source].id) }
    return .object([
      .init("source", .string(archive.sources[hit.source].id)),
      .init("paragraph", .integer(hit.paragraph)),
      .init("start", place.map { .integer($0.lowerBound) } ?? .null),
      .init("end", place.map { .integer($0.upperBound) } ?? .null),
      .init("snippet", .text(block.map { snippet(of: $0, matcher: matcher) })),
    ])
  }

  /// Some words before and after the first hit, whole words only.
  private func snippet(of block: SourceBlock, matcher: WordMatcher) -> String {
    let scalars = Array(block.text.unicodeScalars).map { $0 == "\n" ? " " : $0 }
    let hit = matcher.ranges(in: scalars).first ?? 0..<0
    var start = max(0, hit.lowerBound - 60)
    var end = min(scalars.count, hit.upperBound + 60)
    while start > 0, start < hit.lowerBound, scalars[start - 1] != " " { start += 1 }
    while end < scalars.count, end > hit.upperBound, scalars[end] != " " { end -= 1 }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[start..<end])
    return (start > 0 ? "…" : "") + String(words) + (end < scalars.count ? "…" : "")
  }
}
