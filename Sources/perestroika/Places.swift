import Archive
import ArgumentParser
import Browser
import Catalogue
import Files
import Glibc
import Library

/// The options that say where the catalogue and the texts are.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder that holds a catalogue, or built-in; several lie one upon the other, the lowest first.",
      valueName: "dir"))
  var catalogue: [String] = []

  @Flag(name: .long, help: "Leave out your own catalogue, which otherwise lies on the built-in one.")
  var noOwn = false

  @Option(name: .long, help: ArgumentHelp("A folder of texts, read in place and never written to.", valueName: "dir"))
  var library: String?

  /// The places that they name.
  var places: Places { Places(catalogues: catalogue, leavesOutOwn: noOwn, library: library) }
}

/// Where the catalogue and the texts are.
struct Places: Hashable {
  /// The catalogues that were asked for, the lowest first: folders, or ``CatalogueLayer/builtIn``.
  var catalogues: [String] = []
  /// Whether the reader's own catalogue is left out.
  var leavesOutOwn = false
  /// The folder of texts, where it was asked for.
  var library: String?

  /// The catalogues that are read as one, the lowest first.
  ///
  /// They are those that were asked for, by an option or in the environment, else the one that comes with the program.
  /// On that lies the reader's own, if there is one.
  func layers() throws -> [CatalogueLayer] {
    var asked = catalogues
    if asked.isEmpty, let paths = Environment["PERESTROIKA_CATALOGUE"] {
      asked = paths.split(separator: ":").map(String.init)
    }
    var layers = try asked.map { $0 == CatalogueLayer.builtIn ? try Places.builtIn() : try Places.layer($0) }
    if layers.isEmpty { layers = [try Places.builtIn()] }
    let own = Environment.ownCatalogue
    let hasOwn = layers.contains { $0.folder == Places.absolute(own.path) }
    if !leavesOutOwn, !hasOwn, own.isThere, layers.contains(where: { $0.name == CatalogueLayer.builtIn }) {
      layers.append(CatalogueLayer(name: CatalogueLayer.own, folder: own.path))
    }
    for index in layers.indices {
      if let first = layers[..<index].firstIndex(where: { $0.folder == layers[index].folder }) {
        throw Failure("\(layers[first].folder) is named twice; a catalogue lies in the stack once", .wrongUse)
      }
      // Names are told apart, since output goes by them.
      let name = layers[index].name
      var number = 2
      while layers[..<index].contains(where: { $0.name == layers[index].name }) {
        layers[index].name = "\(name)-\(number)"
        number += 1
      }
    }
    return layers
  }

  private static func layer(_ asked: String) throws -> CatalogueLayer {
    let path = absolute(asked)
    guard access(path + "/catalogue.yaml", R_OK) == 0 else {
      throw Failure(
        "\(asked): no catalogue there (\(access(path, F_OK) == 0 ? "there is no catalogue.yaml in it that can be read" : "there is no such folder")); "
          + "--catalogue names the folder that holds catalogue.yaml")
    }
    if path == absolute(Environment.ownCatalogue.path) { return CatalogueLayer(name: CatalogueLayer.own, folder: path) }
    return CatalogueLayer(name: path.split(separator: "/").last.map(String.init) ?? path, folder: path)
  }

  private static func builtIn() throws -> CatalogueLayer {
    for candidate in candidates() where access(candidate + "/catalogue.yaml", R_OK) == 0 {
      return CatalogueLayer(name: CatalogueLayer.builtIn, folder: candidate)
    }
    throw Failure("no catalogue found beside the program; --catalogue DIR or PERESTROIKA_CATALOGUE names its folder")
  }

  /// The folders of texts: the one asked for or named in the environment, which wins, and the reader's own library.
  func libraryFolders() throws -> [String] {
    try askedFolder().map { $0 == Environment.libraryFolder ? [$0] : [$0, Environment.libraryFolder] }
      ?? [Environment.libraryFolder]
  }

  private func askedFolder() throws -> String? {
    guard let asked = library ?? Environment["PERESTROIKA_LIBRARY"] else { return nil }
    let path = Places.absolute(asked)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure("\(asked): there is no such folder of texts; --library names the folder that holds them")
    }
    return path
  }

  /// Where the archive of the catalogue and the texts is kept.
  func store() throws -> ArchiveStore {
    let layers = try layers()
    let own = Environment.ownCatalogue
    return ArchiveStore(
      layers: layers, own: layers.contains { $0.folder == own.path } ? nil : own, libraries: try libraryFolders(),
      folder: Environment.cacheFolder)
  }

  /// The archive of the catalogue and the texts, made anew where it must be.
  /// - Parameter progress: called with what is being done, while an archive is made.
  func open(progress: (ArchiveStore.Step) -> Void = { _ in }) throws -> ArchiveStore.Outcome {
    let store = try store()
    do {
      return try store.open(progress: progress)
    } catch ArchiveStore.Failure.problems(let problems) {
      Output.errors(problems.map(\.description))
      let count = problems.count(where: \.isFatal)
      let remedy = store.layers.last?.name == CatalogueLayer.own ? "; --no-own leaves your own catalogue out" : ""
      throw Failure(
        "the catalogue in \(store.layers.map(\.folder).joined(separator: ", ")) has "
          + "\(Words.count(count, "error", "errors")) and cannot be used\(remedy)", .nothingFound)
    } catch ArchiveStore.Failure.unwritable(let reason) {
      throw Failure("the archive can be written nowhere: \(reason)")
    }
  }

  /// The archive, with everything worth knowing about it told on standard error.
  func openForCommand() throws -> EraArchive {
    let outcome = try ProgressLine.shown { try open(progress: $0) }
    let errors = outcome.problems.filter(\.isFatal)
    if !errors.isEmpty {
      Output.errors(errors.map(\.description))
      Output.error("the catalogue has errors; this is its last good state")
    }
    let conflicts = outcome.problems.filter { $0.severity == .error && !$0.isFatal }
    if !conflicts.isEmpty { Output.errors(conflicts.map(\.description)) }
    for reason in outcome.unreadable + outcome.remarks { Output.error(reason) }
    return outcome.archive
  }

  private static func candidates() -> [String] {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard readlink("/proc/self/exe", &path, path.count - 1) > 0 else { return [] }
    let executable = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var parts = executable.split(separator: "/").map(String.init)
    parts.removeLast()
    var found: [String] = []
    if parts.last == "bin" { found.append("/" + (parts.dropLast() + ["share", "perestroika"]).joined(separator: "/")) }
    while !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      if access(folder + "/Package.swift", R_OK) == 0 {
        found.append(folder + "/data")
        break
      }
      parts.removeLast()
    }
    return found
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// The environment.
enum Environment {
  /// The value of a variable; nil where it is not set or empty.
  static subscript(name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The folder of the reader's own library (XDG base directories).
  static var libraryFolder: String {
    if let folder = Environment["XDG_DATA_HOME"], folder.hasPrefix("/") { return folder + "/perestroika/library" }
    return (Environment["HOME"] ?? homeOfOthers) + "/.local/share/perestroika/library"
  }

  /// The reader's own catalogue (XDG base directories).
  static var ownCatalogue: OwnCatalogue {
    OwnCatalogue(path: (dataFolder ?? homeOfOthers) + "/catalogue")
  }

  /// The folder for what the reader makes (XDG base directories); nil where there is no home.
  static var dataFolder: String? { folder("XDG_DATA_HOME", inHome: ".local/share") }

  /// The folder for where the reader was (XDG base directories); nil where there is no home.
  static var stateFolder: String? { folder("XDG_STATE_HOME", inHome: ".local/state") }

  private static func folder(_ name: String, inHome path: String) -> String? {
    if let folder = Environment[name], folder.hasPrefix("/") { return folder + "/perestroika" }
    return Environment["HOME"].map { "\($0)/\(path)/perestroika" }
  }

  /// The folder of what the reader has set (XDG base directories).
  static var configurationFolder: String {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/perestroika" }
    return (Environment["HOME"] ?? homeOfOthers) + "/.config/perestroika"
  }

  /// The folder for what can be made anew (XDG base directories).
  static var cacheFolder: String {
    if let folder = Environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/perestroika" }
    if let home = Environment["HOME"] { return home + "/.cache/perestroika" }
    return homeOfOthers
  }

  /// In the place of a home for those who have none; no folder where there is none that others cannot write to.
  private static var homeOfOthers: String { TemporaryFolder.path ?? "/dev/null" }
}
