import Archive
import ArgumentParser
import Catalogue
import Chronology
import Evidence
import Screen

/// One event with all its accounts.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an event with what each source says of it.",
    discussion: "Example: perestroika show law-on-cooperatives")

  @OptionGroup var options: PlaceOptions

  @Argument(help: "The id of the event, as “perestroika list” prints it.")
  var event: String

  @Flag(name: .long, help: "A JSON object.")
  var json = false

  @Option(name: .long, help: ArgumentHelp("The cells across that text may take.", valueName: "cells"))
  var width: Int?

  func run() throws {
    _ = useMeasuringLocale()
    let archive = try options.places.openForCommand()
    guard let row = archive.event(id: event), let detail = archive.detail(position: row.position) else {
      let ids = archive.identifiers(atMost: 20_000)
      let near = nearest(to: event, among: ids) ?? ids.first { $0.hasPrefix(event) }
      let meant = near.map { "; did you mean “\($0)”?" }
      throw Failure(
        "there is no event “\(harmless(event))”\(meant ?? "; “perestroika list” prints the ids of all")", .nothingFound)
    }
    if json {
      Output.line(EventOutput.document(of: row, answer: .definite, archive: archive))
    } else {
      EventOutput.text(of: detail, archive: archive, columns: width ?? min(100, Output.columns))
        .forEach { Output.line($0) }
    }
  }
}
