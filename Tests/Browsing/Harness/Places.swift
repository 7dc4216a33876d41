import Foundation
import Glibc

/// Why a test of the whole program cannot go on.
struct HarnessError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// Where the program and the fixtures are.
enum Places {
  /// The program as it was built, beside the tests, or the one that `PERESTROIKA_PROGRAM` names.
  static func program() throws -> String {
    if let named = ProcessInfo.processInfo.environment["PERESTROIKA_PROGRAM"] { return named }
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folders = [tests, CommandLine.arguments[0]].map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    for folder in folders where access(folder + "/perestroika", X_OK) == 0 { return folder + "/perestroika" }
    throw HarnessError(
      "the program “perestroika” is not beside the tests in \(folders[0]); “swift build --build-tests” makes both")
  }

  private static let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Fixtures"

  /// A small catalogue of an invented town.
  static let catalogue = fixtures + "/catalogue"
  /// The catalogue of the era, which takes a moment to be read.
  static let realCatalogue =
    URL(fileURLWithPath: fixtures).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path + "/data"
  /// The two texts that it rests on.
  static let texts = fixtures + "/texts"

  /// The folder of the real texts; nil where the reader of the tests has none.
  static var library: String? {
    ProcessInfo.processInfo.environment["PERESTROIKA_LIBRARY"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the tests, and the program beside them, were built with a sanitizer, under which both are slow and large.
  static let isSanitized = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// tmux, without which nothing can be seen of a screen.
  static let tmux: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    .map { $0 + "/tmux" }.first { access($0, X_OK) == 0 }
}

/// A folder of one test's own: its home, its cache and whatever it makes.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: path + "/home", withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The environment in which the program runs: nothing of the reader's own, and the fixtures as catalogue and texts.
  func environment(_ changes: [String: String?] = [:]) -> [String: String] {
    var all = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": path + "/home",
      "XDG_CACHE_HOME": path + "/cache", "XDG_DATA_HOME": path + "/data", "XDG_STATE_HOME": path + "/state",
      "XDG_CONFIG_HOME": path + "/config", "TMPDIR": path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
      "PERESTROIKA_CATALOGUE": Places.catalogue, "PERESTROIKA_LIBRARY": Places.texts,
    ]
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] { all[name] = ProcessInfo.processInfo.environment[name] }
    for (name, value) in changes { all[name] = value }
    return all
  }

  /// Writes a file of the folder; folders on the way to it are made.
  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  /// Writes a file of the folder; folders on the way to it are made.
  func write(_ bytes: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  /// The text of a file of the folder; nil where there is none.
  func text(of name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the small catalogue, to be changed.
  /// - Returns: the path of the copy.
  func copyOfCatalogue() throws -> String {
    try FileManager.default.copyItem(atPath: Places.catalogue, toPath: path + "/catalogue")
    return path + "/catalogue"
  }

  /// A copy of the small library, to be changed.
  /// - Returns: the path of the copy.
  func copyOfTexts() throws -> String {
    try FileManager.default.copyItem(atPath: Places.texts, toPath: path + "/texts")
    return path + "/texts"
  }
}
