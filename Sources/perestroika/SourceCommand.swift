import Archive
import ArgumentParser
import Browser
import Catalogue
import Evidence
import Screen

/// The text of a source, or the bibliography.
struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Print the reading text of a source, or what the catalogue digests from it.",
    discussion: """
      Without a name the bibliography is printed. A text is read where --library or PERESTROIKA_LIBRARY names the folder \
      that holds it.

      Example: perestroika source doyle-2009 --library ~/texts
      """)

  @OptionGroup var options: PlaceOptions

  @Argument(help: "The id of the source.")
  var source: String?

  @Flag(name: .long, help: "JSON: an object for a source, an array of objects for the bibliography.")
  var json = false

  @OptionGroup var size: WidthOption

  func run() throws {
    _ = useMeasuringLocale()
    let archive = try options.places.openForCommand()
    guard let source else { return bibliography(archive) }
    guard let number = archive.sourceNumber(source) else {
      let meant = nearest(to: source, among: archive.sources.lazy.map(\.id)).map { "; did you mean “\($0)”?" }
      throw Failure(
        "there is no source “\(harmless(source))”\(meant ?? "; “perestroika source” lists them all")", .nothingFound)
    }
    json ? printDocument(archive, archive.sources[number]) : printText(archive, archive.sources[number])
  }

  private func bibliography(_ archive: EraArchive) {
    if json { Output.line("[") }
    for source in archive.sources {
      if json {
        let state = source.isAttached ? "text" : "digest"
        let comma = source.number == archive.sources.count - 1 ? "" : ","
        Output.line(
          "{\"source\": \(JSONValue.string(source.id).line), \"record\": \(source.record), "
            + "\"state\": \"\(state)\", \"accounts\": \(source.accountCount)}" + comma)
      } else {
        let facts = [source.tier, source.perspective, source.isAttached ? "text attached" : "no text"]
          .compactMap { $0 }.joined(separator: ", ")
        tell("\(source.id): \(source.citation)")
        tell("\(facts); \(Words.count(source.accountCount, "account", "accounts"))", indent: 3)
      }
    }
    if json { Output.line("]") }
  }

  private func forEachBlock(_ archive: EraArchive, _ source: SourceDetail, _ body: (SourceBlock) -> Void) {
    var number = 1
    while number <= source.blockCount {
      archive.blocks(number...number + 63, ofSource: source.number).forEach(body)
      number += 64
    }
  }

  /// Prints words as a paragraph of the width asked for.
  private func tell(_ words: String, indent: Int = 0) {
    EventOutput.paragraph(words, size.columns, indent: indent).forEach { Output.line($0) }
  }

  private func printText(_ archive: EraArchive, _ source: SourceDetail) {
    tell(source.citation)
    if !source.isAttached { tell("No text is attached; this is the catalogue's own digest.") }
    forEachBlock(archive, source) { block in
      Output.line()
      switch block.kind {
      case .furniture: tell("[\(block.text)]")
      case .quotation, .note: tell(block.text, indent: 4)
      case .digest:
        for pin in block.pins { tell("\(block.number). \(pin.event.title) (\(pin.event.id))") }
        tell(block.text, indent: 3)
        for pin in block.pins { tell("“\(pin.quote.exact)”", indent: 3) }
      case .heading, .paragraph: tell(block.text)
      }
    }
  }

  private func printDocument(_ archive: EraArchive, _ source: SourceDetail) {
    let state = source.isAttached ? "text" : "digest"
    Output.line(
      "{\"source\": \(JSONValue.string(source.id).line), \"record\": \(source.record), \"state\": \"\(state)\", "
        + "\"paragraphs\": [")
    forEachBlock(archive, source) { block in
      let kind = block.kind == .digest ? "paragraph" : block.kind.rawValue
      var events: [String] = []
      for pin in block.pins where !events.contains(pin.event.id) { events.append(pin.event.id) }
      let document = JSONValue.object([
        .init("n", .integer(block.number)), .init("kind", .string(kind)), .init("text", .string(block.text)),
        .init("start", source.isAttached ? .integer(block.start) : .null),
        .init("end", source.isAttached ? .integer(block.end) : .null), .init("events", .texts(events)),
      ])
      Output.line(document.line + (block.number == source.blockCount ? "" : ","))
    }
    Output.line("]}")
  }
}
