import ArgumentParser
import Screen
import Settings

/// The browser itself.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Start the browser (this is what happens without a subcommand).",
    discussion: "Example: perestroika browse --library ~/texts")

  @OptionGroup var options: PlaceOptions

  @Flag(name: .long, help: "Start at the beginning.")
  var fresh = false

  @Option(name: .long, help: ArgumentHelp("Start at this event.", valueName: "id"))
  var event: String?

  @Option(name: .long, help: ArgumentHelp("Read this configuration.", valueName: "file"))
  var config: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The colours: \(ColourTheme.all.map(\.name).joined(separator: ", ")).", valueName: "name"))
  var theme: String?

  @Flag(inversion: .prefixedNo, help: "Use colours or none, whatever NO_COLOR in the environment says.")
  var color: Bool?

  @Flag(name: .long, help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(name: .customLong("dump-config"), help: "Print a configuration with every default.")
  var dumpConfig = false

  @Flag(name: .customLong("check-config"), help: "Print what is wrong with the configuration.")
  var checkConfig = false

  func run() throws {
    if dumpConfig { return Output.text(SettingsDump.text) }
    if checkConfig { return try ConfigurationFile(asked: config).check() }
    let appearance = Appearance(configuration: config, theme: theme, hasColours: color, isASCII: ascii)
    try BrowsingSession(places: options.places, isFresh: fresh, event: event, appearance: appearance).run()
  }
}
