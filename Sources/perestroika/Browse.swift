import ArgumentParser

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

  @Flag(name: .customLong("no-color"), help: "Use no colours; NO_COLOR in the environment does the same.")
  var noColor = false

  @Flag(name: .long, help: "Draw with ASCII characters alone.")
  var ascii = false

  func run() throws {
    try BrowsingSession(
      places: options.places, isFresh: fresh, event: event, hasColours: !noColor, isASCII: ascii
    ).run()
  }
}
