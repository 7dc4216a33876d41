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

  @OptionGroup var named: EventArgument

  @Flag(name: .long, help: "A JSON object.")
  var json = false

  @OptionGroup var size: WidthOption

  func run() throws {
    _ = useMeasuringLocale()
    let archive = try options.places.openForCommand()
    let row = try archive.row(ofEvent: named.event)
    if json {
      Output.line(EventOutput.document(of: row, answer: .definite, archive: archive))
    } else if let detail = archive.detail(position: row.position) {
      EventOutput.text(of: detail, archive: archive, columns: size.columns)
        .forEach { Output.line($0) }
    }
  }
}
