import Archive
import ArgumentParser
import Catalogue
import Glibc

/// The command line of the program.
@main
struct Perestroika: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perestroika",
    abstract: "A terminal browser for the years 1985 to 1991: timeline, event and source side by side.",
    usage: """
      perestroika [--fresh] [--catalogue DIR] [--library DIR]
      perestroika SUBCOMMAND …
      """,
    discussion: """
      Without a subcommand the browser starts; ? in it shows every key. Where standard output is not a terminal, \
      the events are listed as text instead.
      """,
    version: Version.words,
    subcommands: [
      Browse.self, List.self, Show.self, Search.self, SourceCommand.self, DateCommand.self, Check.self,
      LibraryCommand.self, MarksCommand.self,
      ImportCommand.self, Export.self,
    ],
    defaultSubcommand: Browse.self)

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let session = BrowsingSession(plainArguments: CommandLine.arguments.dropFirst()) {
        try session.run()
      } else {
        let arguments = withCommandFirst(Array(CommandLine.arguments.dropFirst()))
        try checkCommand(arguments.first)
        var command = try parseAsRoot(arguments)
        try command.run()
      }
      if EraArchive.isDamaged { throw Failure(EraArchive.damage) }
    } catch let status as ExitStatus {
      Output.flush()
      Glibc.exit(status.rawValue)
    } catch let failure as Failure {
      Output.flush()
      Output.error(failure.message)
      Glibc.exit(failure.status.rawValue)
    } catch {
      Output.flush()
      var text = fullMessage(for: error)
      if text.hasPrefix("Error: ") { text.removeFirst("Error: ".count) }
      let code = exitCode(for: error)
      if code.isSuccess {
        Output.line(text)
        Output.flush()
        Glibc.exit(0)
      }
      Output.error(text)
      Glibc.exit(code == .validationFailure ? ExitStatus.wrongUse.rawValue : code.rawValue)
    }
    Output.flush()
  }
}

extension Perestroika {
  /// The arguments with the folders of catalogue and library, which may stand before the command, after it.
  private static func withCommandFirst(_ arguments: [String]) -> [String] {
    var start = 0
    let names = ["--catalogue", "--library"]
    while start < arguments.count {
      if arguments[start] == "--no-own" {
        start += 1
      } else if let name = names.first(where: { arguments[start].hasPrefix($0) }) {
        start += arguments[start] == name ? 2 : 1
      } else {
        break
      }
    }
    guard start < arguments.count else { return arguments }
    var end = start
    var commands = configuration.subcommands
    while end < arguments.count {
      let word = arguments[end]
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else { break }
      commands = command.configuration.subcommands
      end += 1
    }
    return Array(arguments[start..<end] + arguments[..<start] + arguments[end...])
  }

  /// Names a command that there is not, which would be taken for an argument of the browser.
  private static func checkCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-"), word != "help" else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    if names.contains(word) { return }
    let meant = nearest(to: word, among: names).map { "did you mean “\($0)”?" }
    throw Failure(
      "there is no command “\(word)”; " + (meant ?? "there are: " + names.joined(separator: ", ")), .wrongUse)
  }
}

extension EraArchive {
  /// What is said of an archive that is damaged.
  static let damage = "the archive is damaged, so that something may be missing; the next start makes it anew"
}

/// How the program ends.
enum ExitStatus: Int32, Error {
  /// Something was found, or all is well.
  case found = 0
  /// Nothing was found, or something is wrong with the catalogue.
  case nothingFound = 1
  /// The command line cannot be understood.
  case wrongUse = 2
  /// A file cannot be read or written.
  case unreadable = 3
}

/// Why a command cannot go on.
struct Failure: Error {
  var message: String
  var status: ExitStatus

  init(_ message: String, _ status: ExitStatus = .unreadable) {
    self.message = message
    self.status = status
  }
}
